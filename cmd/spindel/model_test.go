package main

import (
	"encoding/json"
	"fmt"
	"testing"

	"spindel/kvalitetsmodel/kildetest"
)

// TestModelJSONSaysWhatTheOfficialTextSays holds the command against what is
// read out of the official text, for every tilbudstype.
func TestModelJSONSaysWhatTheOfficialTextSays(t *testing.T) {
	const tilbudstyper, indikatorer = 13, 30
	all := kildetest.Tilbudstyper()
	if len(all) != tilbudstyper {
		t.Fatalf("%d tilbudstyper, want %d", len(all), tilbudstyper)
	}
	for _, typ := range all {
		for _, bestyrelse := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/%t", typ, bestyrelse), func(t *testing.T) {
				args := []string{"model", "--type", typ, "--json"}
				if bestyrelse {
					args = append(args, "--privat-bestyrelse")
				}
				code, said := say(t, args...)
				if code != exitOK {
					t.Fatalf("exit code %d: %s", code, said)
				}
				var document struct {
					Udgave      string
					Indikatorer []struct {
						ID, Grund string
						Gaelder   bool
					}
				}
				if err := json.Unmarshal([]byte(said), &document); err != nil {
					t.Fatal(err)
				}
				if len(document.Indikatorer) != indikatorer {
					t.Errorf("%d indikatorer, want %d", len(document.Indikatorer), indikatorer)
				}
				expected := kildetest.Expected(typ, bestyrelse)
				for _, indikator := range document.Indikatorer {
					if want, known := expected[indikator.ID]; !known || indikator.Gaelder != want {
						t.Errorf("%s applies: %t, the text says %t", indikator.ID, indikator.Gaelder, want)
					}
					if want := kildetest.Exemption(indikator.ID, typ, bestyrelse); indikator.Grund != want {
						t.Errorf("%s: %q, the text says %q", indikator.ID, indikator.Grund, want)
					}
				}
			})
		}
	}
}
