package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spindel/interview/tortur"
)

// TestRowsSayWhatCameOfTheTests reads what go test writes of a test that passed, one
// that failed after it had reported, and one that was skipped.
func TestRowsSayWhatCameOfTheTests(t *testing.T) {
	const events = `{"Action":"attr","Package":"p","Test":"A","Key":"loefte","Value":"La"}
{"Action":"attr","Package":"p","Test":"A","Key":"resultat","Value":"0 tabt"}
{"Action":"pass","Package":"p","Test":"A"}
{"Action":"attr","Package":"p","Test":"B","Key":"froe","Value":"7"}
{"Action":"attr","Package":"p","Test":"B","Key":"loefte","Value":"Lb"}
{"Action":"attr","Package":"p","Test":"B","Key":"resultat","Value":"0 tabt"}
{"Action":"fail","Package":"p","Test":"B"}
{"Action":"attr","Package":"p","Test":"C","Key":"loefte","Value":"Lc"}
{"Action":"skip","Package":"p","Test":"C"}
`
	rows, err := rowsOf(strings.NewReader(events), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"La": "0 tabt", "Lb": "FEJLET (frø 7)", "Lc": "ikke prøvet her"}
	if len(rows) != len(want) {
		t.Errorf("%d rows", len(rows))
	}
	for _, row := range rows {
		if want[row.Promise] != row.Result {
			t.Errorf("%s: %q, want %q", row.Promise, row.Result, want[row.Promise])
		}
	}
}

// TestAPromiseThatIsNotTriedIsAnError writes a page and holds it against other runs.
func TestAPromiseThatIsNotTriedIsAnError(t *testing.T) {
	name := filepath.Join(t.TempDir(), "side.md")
	if err := os.WriteFile(name, []byte("# Før\n\n"+heading+"\n## Efter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	rows := []tortur.Row{{Promise: "A", Test: "a", Count: "1", Result: "0"}, {Promise: "B", Test: "b", Count: "2", Result: "0"}}
	for range 2 { // the second time in place of the first
		if err := writePage(name, rows); err != nil {
			t.Fatal(err)
		}
	}
	page, err := os.ReadFile(name)
	if want := "# Før\n\n" + markdown(rows) + "\n## Efter\n"; err != nil || string(page) != want {
		t.Errorf("the page is\n%s\nwant\n%s", page, want)
	}
	if err := holdPage(name, rows); err != nil {
		t.Error(err)
	}
	if err := holdPage(name, rows[:1]); err == nil || !strings.Contains(err.Error(), "B (b)") {
		t.Errorf("without its second row: %v", err)
	}
}
