package kvalitetsmodel_test

import (
	"strings"
	"testing"

	"spindel/kvalitetsmodel"
)

// FuzzParse holds that any file is either a model that can be used or refused
// with mistakes that a person can act on, and that nothing panics.
func FuzzParse(f *testing.F) {
	good := read(f, "testdata/udgaver/proeve/model.yaml")
	f.Add([]byte(good))
	f.Add([]byte(good[:len(good)/2]))
	f.Add([]byte(strings.ReplaceAll(good, "\n", "\r\n")))
	f.Add([]byte("{udgave: a, temaer: [{nr: 1}]}"))
	f.Add([]byte("- - -\n? a\n: b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := kvalitetsmodel.Parse("model.yaml", data)
		if (m == nil) == (err == nil) {
			t.Fatalf("model %v and error %v", m, err)
		}
		lines := strings.Count(string(data), "\n") + 1
		for _, mistake := range mistakes(t, err) {
			if mistake.Problem == "" || mistake.Remedy == "" || mistake.Line < 0 || mistake.Line > lines {
				t.Fatalf("a mistake of a file with %d lines: %+v", lines, mistake)
			}
		}
		if m == nil {
			return
		}
		if m.MinScore() != 1 || len(m.Evaluate(kvalitetsmodel.Profile{}, nil).Temaer) != len(m.Temaer) {
			t.Fatalf("a model that cannot be used: %+v", m)
		}
		for _, indikator := range m.Indikatorer() {
			if id, err := m.ParseIndikator(string(indikator.ID)); id != indikator.ID || err != nil {
				t.Fatalf("indikator %q is found as %q, %v", indikator.ID, id, err)
			}
		}
	})
}
