package tui

import (
	"strings"
	"testing"
)

// The number is an erstatningsnummer, which no person can have.
func TestACPRNumberIsWarnedOfAndMasked(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("Beboeren").press("enter").write("610190-123").hides("CPR-nummer")
	d.write("4").shows("Linje 2 ligner et CPR-nummer. Tryk Ctrl+G for at skrive 610190-xxxx i stedet.")
	d.write(" flyttede ind").shows("CPR-nummer").press("ctrl+g").hides("CPR-nummer").shows("610190-xxxx flyttede ind")
	d.press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != "Beboeren\n610190-xxxx flyttede ind" {
		t.Errorf("stored %q", got)
	}
}

// It warns and never blocks: what is left as it stands is saved as it stands.
func TestACPRNumberIsSavedAllTheSame(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").paste("Nr. 610190 1234").shows("Linje 1 ligner et CPR-nummer")
	d.press("esc").shows("Teksten er gemt, men noget i den ligner et CPR-nummer.").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; !strings.Contains(got, "610190 1234") {
		t.Errorf("stored %q", got)
	}
}
