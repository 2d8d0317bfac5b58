package tui

import (
	"context"
	"testing"

	"spindel/interview/demo"
)

func found(text string) Options {
	return Options{Damage: func(context.Context) string { return text }}
}

// TestDamageIsToldWhereverThePersonIs: behind the draft that is offered first, and in
// a sag that was opened at once. Nothing is told where all is well.
func TestDamageIsToldWhereverThePersonIs(t *testing.T) {
	const text = "Luk programmet, og giv kommandoen spindel tjek."
	d := sit(t, leftBehind(t), 80, 24, found(text)).shows(begun).hides(text).press("esc").shows("Der er fejl i databasen").shows(text)
	d.press("enter").hides(text).press("down").hides(text)

	options := found(text)
	options.Sag = demo.ID
	sit(t, withDemo(t), 80, 24, options).shows(text).press("esc").hides(text).shows("Lærkebakken")

	options.Damage = found("").Damage
	sit(t, withDemo(t), 80, 24, options).hides("fejl i databasen")
}
