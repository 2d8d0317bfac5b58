//go:build tortur

package maalbarhed_test

import (
	"fmt"
	"testing"

	"spindel/interview/maalbarhed"
	"spindel/interview/tortur"
)

// The time follows the length, also of texts that begin what they never end.
func TestTortureLensIsLinear(t *testing.T) {
	parts := []string{
		"Vi holder husmøde hver mandag, og referatet ligger i journalen senest 14 dage efter. ", "det er ikke besluttet, hvem der ikke ", "kontaktpersonen og ", "hver ",
		"mindst ", "senest ", "80 % af ", "14. 3,5 1/1-28 ", "1.", "æ", "a\u030a", "og, ", "- ", "\n", "(", "»", "ikke ikke ", "to gange om ", "uge 1, 2, 3, ", "hvis ikke, så ", "🙂",
	}
	worst := tortur.Growth(t, parts, func(text string) { maalbarhed.Read(text) })
	tortur.Report(t, tortur.Row{Promise: "Målbarhedslinsen bruger tid efter tekstens længde",
		Test:  "tekster på 64 KB og 512 KB: én sætning uden ende, kun tal, kun tegn, kun nægtelser og andet, der begynder uden at slutte",
		Count: fmt.Sprintf("%d tekster", 2*len(parts)), Result: "8 gange teksten, højst " + worst + " gange tiden"})
}
