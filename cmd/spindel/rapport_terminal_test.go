//go:build !windows

package main

import "testing"

// A file for Word is not for a terminal, which is told before anything is opened. A
// table is, and passes the writer that keeps terminals safe.
func TestRapportInATerminal(t *testing.T) {
	database := planned(t)
	rapport := func(format string) *terminal {
		return inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database},
			"rapport", "havnen", "--dokument", "opfoelgningsplan", "--som", format)
	}
	refused := rapport("docx")
	refused.waitFor("Fejl: En fil til Word kan ikke vises på skærmen.", "Prøv: --til plan.docx.")
	if code := refused.exit(patience); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
	shown := rapport("csv")
	shown.waitFor("Socialtilsynets efterprøvning", "Fod;;")
	if code := shown.exit(patience); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}
