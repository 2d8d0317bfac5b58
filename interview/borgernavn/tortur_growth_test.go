//go:build tortur

package borgernavn_test

import (
	"fmt"
	"testing"

	"spindel/interview/borgernavn"
	"spindel/interview/tortur"
)

// The time follows the length, also of texts that are all names, or nearly.
func TestTortureNamesAreLinear(t *testing.T) {
	parts := []string{"Sofie ", "Sofie Holm ", "Sofie Holm, ", "A. ", "Anne-", "van der ", "Hansens ", "Bo og ", "sofie holm ", "Æ", "å", "\n", ". ", "Navn: ", "M. B. ", "Sofie-Marie Holm-Jensen "}
	worst := tortur.Growth(t, parts, func(text string) { borgernavn.Find(text, "Sofie Holm", "Kirsten Dam") })
	tortur.Report(t, tortur.Row{Promise: "Søgningen efter navne på borgere bruger tid efter tekstens længde",
		Test: "tekster på 64 KB og 512 KB, der kun er navne og begyndelser på navne", Count: fmt.Sprintf("%d tekster", 2*len(parts)),
		Result: "8 gange teksten, højst " + worst + " gange tiden"})
}
