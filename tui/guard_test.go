package tui

import (
	"strings"
	"testing"

	"spindel/interview"
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
	d.press("esc").shows("Gemt, men noget ligner et CPR-nummer. Gå ind i feltet igen, og tryk Ctrl+G.").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; !strings.Contains(got, "610190 1234") {
		t.Errorf("stored %q", got)
	}
}

// The forms warn as well, say which field it is, mask in all of them and never block.
func TestTheFormsWarnAndMask(t *testing.T) {
	d := sit(t, nil, 80, 24, Options{}).press("n").write("Havnelyset").press("tab").write("Unge, 6101901234").shows("Målgruppe: noget ligner et CPR-nummer. Ctrl+G skriver 610190-xxxx i stedet.")
	d.press("tab", "tab").write("910185-4321").press("ctrl+g").hides("CPR-nummer").shows("Unge, 610190-xxxx").shows("910185-xxxx").write(".")
	d.press("tab", "space", "tab", "enter").settle().hides("CPR-nummer")
	id := interview.NewSagID("Havnelyset", [4]byte{})
	if got := d.stored(id).Tilbud; got.Maalgruppe != "Unge, 610190-xxxx" || got.Specialister != "910185-xxxx." {
		t.Errorf("stored %+v", got)
	}
	d.press("r").write(" 610190-1234").press("tab", "tab", "tab", "tab", "tab", "enter").settle()
	d.shows("Registreringen er gemt, men noget i den ligner et CPR-nummer. Ret den med r.")
	if got := d.stored(id).Tilbud.Navn; got != "Havnelyset 610190-1234" {
		t.Errorf("stored %q", got)
	}
}

// A name is hinted at while it is new, after a CPR number and never in its place, and
// not where somebody is named who works there.
func TestANameIsHintedAtSoftly(t *testing.T) {
	const hint = "kan være et navn på en borger"
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("Vi talte med leder Tove Ravn.").hides(hint)
	d.press("enter").write("Sofie Holm har tre mål.").shows("Linje 2 kan være et navn på en borger: Sofie Holm")
	d.write(" 610190-1234").hides(hint).shows("CPR-nummer").press("ctrl+g").shows("Linje 2 " + hint)
	d.press("ctrl+s").hides(hint).write(" Og").hides(hint).write(" Ali Omar.").shows("Ali Omar")
	d.press("tab").hides(hint).write("Sofie Holm").hides(hint).press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"]; !strings.HasSuffix(got.Text, "Og Ali Omar.") || got.Speaker != "Sofie Holm" {
		t.Errorf("stored %+v", got)
	}
	d.reach("svar").write(" Sofie Holm sagde det.").hides(hint)
}
