package tui

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
)

func TestADocumentIsWrittenFromWhereTheSagIs(t *testing.T) {
	d := openAt(t, withAakanden(t), demo.Aakanden, sizes[0]).press("D").shows("> Tilsynsrapport").press("enter")
	name := "aakanden-demo-tilsyn-2026-11-23.html"
	d.shows("Dokumentet er skrevet").shows("/mappe/" + name).press("enter")
	if !strings.Contains(string(d.files[name]), "Krisecenteret Åkanden") || !strings.Contains(string(d.files[name]), "<svg") {
		t.Errorf("the report is %.200s", d.files[name])
	}
	d.press("p", "D").shows("> Opfølgningsplan").press("w")
	if word := d.files["aakanden-demo-opfoelgningsplan-2026-11-23.docx"]; !bytes.HasPrefix(word, []byte("PK")) {
		t.Errorf("the plan is %.20q", word)
	}
	d.press("enter", "D", "esc").hides("Skriv et dokument")
}

func TestADocumentThatCannotBeWrittenIsTold(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, sizes[0])
	d.app.env.writeFile = func(string, []byte) (string, error) {
		return "", fmt.Errorf("write: %w", &interview.RefusedError{Problem: "Der er ikke plads på disken", Remedy: "Frigør plads."})
	}
	d.press("D", "up", "up", "enter").shows("Dokumentet er ikke skrevet").shows("Der er ikke plads på disken. Frigør plads.")
}
