package maalbarhed_test

import (
	"testing"

	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

// The example answers of the guidance are what they are called, whatever the
// tilbudstype: the vague ones promise nothing, the measurable ones are so in full.
func TestExamplesOfTheGuidanceReadAsTheyAreCalled(t *testing.T) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	m, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	v, err := library.Vejledning(m.Edition)
	if err != nil {
		t.Fatal(err)
	}
	check := func(id kvalitetsmodel.IndikatorID, text string, want maalbarhed.Level) {
		t.Helper()
		if r := maalbarhed.Read(text); text != "" && r.Level() != want {
			t.Errorf("%s: %q is %s, want %s: %v", id, text, r.Level(), want, marked(text, r))
		}
	}
	for _, indikator := range m.Indikatorer() {
		for _, typ := range append([]kvalitetsmodel.Tilbudstype{{}}, m.Tilbudstyper...) {
			u, err := v.Udfoldelse(indikator.ID, []kvalitetsmodel.TilbudstypeKey{typ.Key})
			if err != nil {
				t.Fatal(err)
			}
			check(indikator.ID, u.Vagt, maalbarhed.Vagt)
			want := maalbarhed.Maalbart
			if u.Officiel { // the official SMART answer names its method and no more
				want = maalbarhed.Efterproevbart
				check(indikator.ID, u.Tillaeg.Vagt, maalbarhed.Vagt)
			}
			check(indikator.ID, u.Maalbart, want)
		}
	}
}
