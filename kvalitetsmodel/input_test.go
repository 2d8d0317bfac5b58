package kvalitetsmodel_test

import (
	"errors"
	"strings"
	"testing"

	"spindel/kvalitetsmodel"
)

func TestParseScore(t *testing.T) {
	m := official(t)
	for score, typed := range map[int]string{1: "1", 2: "2", 3: "3", 4: "4", 5: "5"} {
		if got, err := m.ParseScore(typed); got != score || err != nil {
			t.Errorf("ParseScore(%q) = %d, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "0", "6", " 6", " 4", "4 ", "-1", "+3", "03", "3,5", "3.5", "3.0", "x", "fem", "٣", "1e0", "99999999999999999999"} {
		_, err := m.ParseScore(typed)
		if !errors.Is(err, kvalitetsmodel.ErrScore) {
			t.Errorf("ParseScore(%q): %v", typed, err)
		}
	}
	_, err := m.ParseScore("3,5")
	if want := "ugyldig score »3,5«: skriv et helt tal fra 1 til 5"; err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
	if _, err := proeve(t).ParseScore("5"); !errors.Is(err, kvalitetsmodel.ErrScore) {
		t.Errorf("5 on a scale of 1 to 4: %v", err)
	}
}

func TestParseIndikator(t *testing.T) {
	m := official(t)
	for typed, want := range map[string]kvalitetsmodel.IndikatorID{
		"3.b": "3.b", "3b": "3.b", "3B": "3.b", "3.B": "3.b", " 14c ": "14.c", "10.a": "10.a",
	} {
		if got, err := m.ParseIndikator(typed); got != want || err != nil {
			t.Errorf("ParseIndikator(%q) = %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", ".", "3", "b", "3..b", "3.z", "1.0a", "1.4c", "11.a", "1.c", "3.b x"} {
		if got, err := m.ParseIndikator(typed); !errors.Is(err, kvalitetsmodel.ErrUnknownIndikator) {
			t.Errorf("ParseIndikator(%q) = %q, %v", typed, got, err)
		}
	}
}

func TestParseTilbudstype(t *testing.T) {
	m := official(t)
	for _, typ := range m.Tilbudstyper {
		if got, err := m.ParseTilbudstype(strings.ToUpper(string(typ.Key))); got != typ.Key || err != nil {
			t.Errorf("ParseTilbudstype(%q) = %q, %v", typ.Key, got, err)
		}
	}
	for typed, want := range map[string]string{
		"kriscenter":  "ukendt tilbudstype »kriscenter«: mente du krisecenter?",
		"x\x1b[31m\n": "ukendt tilbudstype »x\uFFFD[31m\uFFFD«: vælg en af opholdssted, ",
	} {
		_, err := m.ParseTilbudstype(typed)
		if !errors.Is(err, kvalitetsmodel.ErrUnknownTilbudstype) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("ParseTilbudstype(%q): %v, want %q", typed, err, want)
		}
	}
}
