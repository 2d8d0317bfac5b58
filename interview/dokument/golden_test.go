package dokument_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"spindel/interview"
	"spindel/interview/dokument"
)

var update = flag.Bool("update", false, "write the golden files anew; print the pages and look at them before you keep them")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not as before:\n%s", name, got)
	}
}

func TestGolden(t *testing.T) {
	changed := with(t)
	changed.record(interview.PlanTextWritten{Item: 4, Column: interview.Maal, Text: "Alle værelser er malet."})
	for name, r := range map[string]recorder{"tom": without(t), "fuld": with(t), "aendret": changed} {
		doc := dokument.Opfoelgningsplan(r.model, r.sag, today)
		golden(t, name+".html", dokument.HTML(doc))
		golden(t, name+".md", dokument.Markdown(doc))
	}
}
