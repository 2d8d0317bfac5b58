package kvalitetsmodel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/kildetest"
)

func official(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	m, err := library.Edition("sociale-tilbud-2017")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// mended applies the model's corrections of a place to a line of the text.
func mended(t *testing.T, m *kvalitetsmodel.Model, place, line string) string {
	t.Helper()
	for _, c := range m.Corrections {
		if c.Place != place {
			continue
		}
		if strings.Count(line, c.From) != 1 {
			t.Errorf("the correction of %s: %q occurs %d times in %q", place, c.From, strings.Count(line, c.From), line)
		}
		line = strings.Replace(line, c.From, c.To, 1)
	}
	return line
}

func TestWordingIsThatOfTheOfficialText(t *testing.T) {
	m, temaer := official(t), kildetest.Temaer()
	if len(temaer) != 7 || len(m.Temaer) != 7 {
		t.Fatalf("temaer: text %d, model %d, want 7", len(temaer), len(m.Temaer))
	}
	var kriterier, indikatorer, mends int
	for i, want := range temaer {
		got := m.Temaer[i]
		if got.Navn != want.Navn {
			t.Errorf("tema %d = %q, want %q", got.Nr, got.Navn, want.Navn)
		}
		if !slices.Equal(got.Indledning, want.Indledning) {
			t.Errorf("tema %d, indledning:\n got %q\nwant %q", got.Nr, got.Indledning, want.Indledning)
		}
		if len(got.Kriterier) != len(want.Kriterier) {
			t.Fatalf("tema %d has %d kriterier, want %d", got.Nr, len(got.Kriterier), len(want.Kriterier))
		}
		for k, want := range want.Kriterier {
			kriterier++
			got := got.Kriterier[k]
			if line := "Kriterium " + got.Nr + ": " + got.Text; line != want.Line {
				t.Errorf("got %q\nwant %q", line, want.Line)
			}
			if len(got.Indikatorer) != len(want.Indikatorer) {
				t.Fatalf("kriterium %s has %d indikatorer, want %d", got.Nr, len(got.Indikatorer), len(want.Indikatorer))
			}
			for j, want := range want.Indikatorer {
				indikatorer++
				got := got.Indikatorer[j]
				correct := mended(t, m, want.ID, want.Line)
				if correct != want.Line {
					mends++
				}
				if line := fmt.Sprintf("Indikator %s: %s", got.ID, got.Text); line != correct {
					t.Errorf("got %q\nwant %q", line, correct)
				}
			}
		}
	}
	if kriterier != 11 || indikatorer != 30 {
		t.Errorf("%d kriterier and %d indikatorer, want 11 and 30", kriterier, indikatorer)
	}
	if mends != len(m.Corrections) {
		t.Errorf("%d corrections change a line of the text, but %d are listed", mends, len(m.Corrections))
	}
}

func TestJudgementsAreThoseOfTheOfficialText(t *testing.T) {
	m := official(t)
	var expectations, scale []string
	for _, e := range m.Godkendelse {
		expectations = append(expectations, e.Text)
	}
	for _, s := range m.Tilsyn {
		scale = append(scale, fmt.Sprintf("%s (%d)", s.Text, s.Score))
	}
	if want := kildetest.Expectations(); !slices.Equal(expectations, want) || len(want) != 2 {
		t.Errorf("godkendelse = %q, want %q", expectations, want)
	}
	if want := kildetest.Scale(); !slices.Equal(scale, want) || len(want) != 5 {
		t.Errorf("tilsyn = %q, want %q", scale, want)
	}
}

func TestWhatAppliesIsDerivedFromTheOfficialText(t *testing.T) {
	m := official(t)
	var keys []string
	for _, typ := range m.Tilbudstyper {
		keys = append(keys, string(typ.Key))
	}
	slices.Sort(keys)
	if want := kildetest.Tilbudstyper(); !slices.Equal(keys, want) || len(want) != 13 {
		t.Fatalf("tilbudstyper = %v, want the 13 of %v", keys, want)
	}
	for _, key := range keys {
		for _, bestyrelse := range []bool{false, true} {
			profile := kvalitetsmodel.Profile{
				Tilbudstyper:     []kvalitetsmodel.TilbudstypeKey{kvalitetsmodel.TilbudstypeKey(key)},
				PrivatBestyrelse: bestyrelse,
			}
			expected := kildetest.Expected(key, bestyrelse)
			if len(expected) != len(m.Indikatorer()) {
				t.Fatalf("the text has %d indikatorer, the model %d", len(expected), len(m.Indikatorer()))
			}
			for id, applies := range expected {
				got := m.Applies(kvalitetsmodel.IndikatorID(id), profile)
				if got.Applies != applies {
					t.Errorf("%s to %s, bestyrelse %v: applies = %v, want %v", id, key, bestyrelse, got.Applies, applies)
				}
				if want := kildetest.Exemption(id, key, bestyrelse); got.Grund != want {
					t.Errorf("%s to %s, bestyrelse %v: grund\n got %q\nwant %q", id, key, bestyrelse, got.Grund, want)
				}
			}
		}
	}
}

// The counts were worked out by hand from the text, before the program existed.
func TestHowMuchAppliesToEachTilbudstype(t *testing.T) {
	type counts struct{ with, without, kriterier, temaer int }
	adults, ambulant, shelter := counts{28, 27, 11, 7}, counts{23, 22, 10, 7}, counts{24, 23, 10, 7}
	for key, want := range map[kvalitetsmodel.TilbudstypeKey]counts{
		"botilbud-107":      adults,
		"botilbud-108":      adults,
		"botilbudslignende": adults,
		"doegnbehandling":   adults,
		"opholdssted":       {30, 29, 11, 7},
		"doegninstitution":  {30, 29, 11, 7},
		"aflastning":        {27, 26, 11, 7},
		"sikret":            {28, 27, 11, 7},
		"efterskole":        {20, 20, 8, 6},
		"ambulant-alkohol":  ambulant,
		"ambulant-stof":     ambulant,
		"krisecenter":       shelter,
		"forsorgshjem":      shelter,
	} {
		m := official(t)
		with := kvalitetsmodel.Profile{Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{key}, PrivatBestyrelse: true}
		without := kvalitetsmodel.Profile{Tilbudstyper: with.Tilbudstyper}
		got := counts{with: len(m.Applying(with)), without: len(m.Applying(without))}
		for _, tema := range m.Evaluate(with, nil).Temaer {
			if tema.Applies != m.TemaApplies(tema.Tema.Nr, with) {
				t.Errorf("%s: Evaluate and TemaApplies differ on tema %d", key, tema.Tema.Nr)
			}
			if tema.Applies {
				got.temaer++
			}
			for _, kriterium := range tema.Kriterier {
				if kriterium.Applies {
					got.kriterier++
				}
			}
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v", key, got, want)
		}
	}
}
