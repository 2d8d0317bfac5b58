package interview

import (
	"fmt"
	"slices"
	"strings"

	"spindel/kvalitetsmodel"
)

// RegistrationField is where a tilbud is registered. The form is one field, whose
// text RegistrationDraft writes. A registration that has no sag yet is a draft of a
// sag that no journal has.
const RegistrationField Field = "registrering"

// The labels of the lines of a registration that is not finished.
const (
	navnLabel         = "Navn"
	maalgruppeLabel   = "Målgruppe"
	ansoegerLabel     = "Ansøger"
	specialisterLabel = "Specialister"
	typeLabel         = "Tilbudstype"
	bestyrelseLabel   = "Privat med bestyrelse"
	yes               = "ja"
)

// RegistrationDraft writes what is filled in of a registration as a person reads it,
// one line for each thing. It is empty when nothing is.
func RegistrationDraft(model *kvalitetsmodel.Model, t Tilbud) string {
	var b strings.Builder
	line := func(label, text string) {
		if text, _ = CleanLine(text); text != "" {
			fmt.Fprintf(&b, "%s: %s\n", label, text)
		}
	}
	line(navnLabel, t.Navn)
	line(maalgruppeLabel, t.Maalgruppe)
	line(ansoegerLabel, t.Ansoeger)
	line(specialisterLabel, t.Specialister)
	for _, known := range model.Tilbudstyper {
		if slices.Contains(t.Tilbudstyper, known.Key) {
			line(typeLabel, known.Navn)
		}
	}
	if t.PrivatBestyrelse {
		line(bestyrelseLabel, yes)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ReadRegistration reads what RegistrationDraft wrote. What it does not know, as a
// tilbudstype of another edition, is left out.
func ReadRegistration(model *kvalitetsmodel.Model, draft string) (t Tilbud) {
	for line := range strings.Lines(draft) {
		label, text, _ := strings.Cut(line, ":")
		text, _ = CleanLine(text)
		switch label {
		case navnLabel:
			t.Navn = text
		case maalgruppeLabel:
			t.Maalgruppe = text
		case ansoegerLabel:
			t.Ansoeger = text
		case specialisterLabel:
			t.Specialister = text
		case bestyrelseLabel:
			t.PrivatBestyrelse = text == yes
		case typeLabel:
			for _, known := range model.Tilbudstyper {
				if known.Navn == text {
					t.Tilbudstyper = append(t.Tilbudstyper, known.Key)
				}
			}
		}
	}
	return t
}
