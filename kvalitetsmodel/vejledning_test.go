package kvalitetsmodel_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"spindel/kvalitetsmodel"
)

// guidance is the vejledning that the official edition brings with it.
func guidance(tb testing.TB) *kvalitetsmodel.Vejledning {
	tb.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		tb.Fatal(err)
	}
	v, err := library.Vejledning(official(tb).Edition)
	if err != nil {
		tb.Fatal(err)
	}
	if err := v.Check(official(tb)); err != nil {
		tb.Fatal(err)
	}
	return v
}

// forms are the udfoldelser of an indikator: the one for everybody, and the one
// of each tilbudstype to which the indikator applies.
func forms(t *testing.T, id kvalitetsmodel.IndikatorID) map[kvalitetsmodel.TilbudstypeKey]kvalitetsmodel.Udfoldelse {
	t.Helper()
	m, v := official(t), guidance(t)
	all := map[kvalitetsmodel.TilbudstypeKey]kvalitetsmodel.Udfoldelse{}
	for _, typ := range append([]kvalitetsmodel.Tilbudstype{{}}, m.Tilbudstyper...) {
		var types []kvalitetsmodel.TilbudstypeKey
		if typ.Key != "" {
			types = append(types, typ.Key)
			if !m.Applies(id, kvalitetsmodel.Profile{Tilbudstyper: types, PrivatBestyrelse: true}).Applies {
				continue
			}
		}
		u, err := v.Udfoldelse(id, types)
		if err != nil {
			t.Fatal(err)
		}
		all[typ.Key] = u
	}
	return all
}

func TestEveryIndikatorIsUnfoldedInFull(t *testing.T) {
	between := func(t *testing.T, what string, n, low, high int) {
		t.Helper()
		if n < low || n > high {
			t.Errorf("%d %s, want %d to %d", n, what, low, high)
		}
	}
	for _, indikator := range official(t).Indikatorer() {
		for typ, u := range forms(t, indikator.ID) {
			t.Run(string(indikator.ID)+" "+string(typ), func(t *testing.T) {
				asked, vague, answers := len(u.Spoergsmaal), u.Vagt, u.Maalbart
				if u.Tillaeg != nil {
					asked, vague = asked+len(u.Tillaeg.Spoergsmaal), u.Tillaeg.Vagt
				}
				between(t, "things to cover", len(u.Daekker), 2, 4)
				between(t, "questions", asked, 3, 5)
				between(t, "checks", len(u.Checks), 3, 6)
				if vague == "" || answers == "" || u.Opfoelgning == "" || u.Kilde == "" {
					t.Error("an example answer, the follow-up sentence or the source is missing")
				}
				if u.Officiel == (indikator.ID != "3.b") {
					t.Error("only 3.b is official")
				}
				if !u.Officiel && u.Kilde != "Inspiration udarbejdet af projektet, ikke officielt materiale." {
					t.Errorf("our own guidance is labelled %q", u.Kilde)
				}
				for _, check := range u.Checks {
					if len(check.Ways) == 0 || check.Hvor == "" && !u.Officiel {
						t.Errorf("check %q does not say how or where", check.Text)
					}
				}
			})
		}
	}
}

// Each facet can be asked for, and named in a check, with words of the indikator.
func TestEveryFacetIsAskedForAndNamed(t *testing.T) {
	for _, indikator := range official(t).Indikatorer() {
		for typ, u := range forms(t, indikator.ID) {
			templates := u.Checks
			if u.Tillaeg != nil {
				templates = append(templates, u.Tillaeg.Checks...)
				templates = append(templates, kvalitetsmodel.CheckTemplate{Konkret: u.Tillaeg.Konkret})
			}
			for _, facet := range kvalitetsmodel.Facets {
				asked, named := false, false
				for _, q := range u.Questions() {
					asked = asked || len(q.Facets) == 1 && q.Facets[0] == facet
				}
				for _, template := range templates {
					named = named || strings.Contains(strings.Join(template.Konkret, " "), "{"+string(facet)+"}")
				}
				if !asked || !named {
					t.Errorf("%s %s: %s asked for: %t, named in a check: %t", indikator.ID, typ, facet, asked, named)
				}
			}
		}
	}
}

var words = regexp.MustCompile(`[\pL\d]+`)

// No mould is cast thirty times: no question and no check stands under more than
// two indikatorer, not even with other signs or letters in capitals.
func TestNoQuestionOrCheckIsSharedByMoreThanTwoIndikatorer(t *testing.T) {
	stands := map[string]map[kvalitetsmodel.IndikatorID]bool{}
	texts := 0
	for _, indikator := range official(t).Indikatorer() {
		note := func(text string) {
			key := strings.Join(words.FindAllString(strings.ToLower(text), -1), " ")
			if stands[key] == nil {
				stands[key] = map[kvalitetsmodel.IndikatorID]bool{}
				texts++
			}
			stands[key][indikator.ID] = true
		}
		for _, u := range forms(t, indikator.ID) {
			for _, all := range []*kvalitetsmodel.Udfoldelse{&u, u.Tillaeg} {
				if all == nil {
					continue
				}
				for _, text := range all.Spoergsmaal {
					note(text)
				}
				for _, q := range all.Efterspoerg {
					note(q.Text)
				}
				for _, check := range all.Checks {
					for _, text := range append(check.Konkret, check.Text) {
						if text != "" {
							note(text)
						}
					}
				}
			}
		}
	}
	for text, ids := range stands {
		if len(ids) > 2 {
			t.Errorf("%q stands under %d indikatorer", text, len(ids))
		}
	}
	t.Logf("%d different questions and checks", texts)
}

// A question is said aloud and shown on one line beside the answer.
func TestQuestionsAreShort(t *testing.T) {
	for _, indikator := range official(t).Indikatorer() {
		for typ, u := range forms(t, indikator.ID) {
			for _, q := range u.Questions() {
				if n := utf8.RuneCountInString(q.Text); n > 95 || !strings.HasSuffix(q.Text, "?") {
					t.Errorf("%s %s: %q has %d letters, or is no question", indikator.ID, typ, q.Text, n)
				}
			}
		}
	}
}
