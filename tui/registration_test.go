package tui

import (
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
)

func TestAnUnfinishedRegistrationIsKept(t *testing.T) {
	t.Parallel()
	d := sit(t, nil, 80, 24, Options{}).press("n").write("Havnely").paste("set\r\nKøge").press("esc", "n")
	d.shows("> Havnelyset Køge")
}

// The program has ended at the third field; the next run goes on there.
func TestAnUnfinishedRegistrationIsOfferedAgain(t *testing.T) {
	t.Parallel()
	first := sit(t, nil, 80, 24, Options{}).press("n").write("Havnelyset").press("enter").write("Kvinder på 18 år").press("enter").write("Kom").settle()
	want := []interview.Draft{{Sag: "registrering-aaaa", Field: interview.RegistrationField, At: noon,
		Text: "Navn: Havnelyset\nMålgruppe: Kvinder på 18 år\nAnsøger: Kom"}}
	if got := first.drafts(); len(got) != 1 || got[0].Text != want[0].Text || got[0].Sag != want[0].Sag {
		t.Fatalf("the drafts are %+v, want %+v", got, want)
	}
	d := sit(t, first.store, 80, 24, Options{}).shows("I registreringen af et nyt tilbud.").shows("Målgruppe: Kvinder på 18 år")
	d.press("enter").shows("registrér et tilbud").shows("> Kvinder på 18 år").press("enter", "enter").write("munen")
	d.press("enter", "enter", "space", "enter", "enter").settle().shows("Havnelyset · godkendelse")
	tilbud := d.stored("havnelyset-aaaa").Tilbud
	if tilbud.Navn != "Havnelyset" || tilbud.Maalgruppe != "Kvinder på 18 år" || tilbud.Ansoeger != "Kommunen" || len(tilbud.Tilbudstyper) != 1 {
		t.Errorf("registered is %+v", tilbud)
	}
	if left := d.drafts(); len(left) != 0 {
		t.Errorf("left is %+v", left)
	}
}

func registrationLeft(t *testing.T, store *storetest.Memory, id interview.SagID) *storetest.Memory {
	t.Helper()
	draft := interview.Draft{Sag: id, Field: interview.RegistrationField, Text: "Navn: Det nye sted\nTilbudstype: " + newest(t).Tilbudstyper[0].Navn, At: noon}
	if err := store.SaveDraft(t.Context(), draft); err != nil {
		t.Fatal(err)
	}
	return store
}

func TestAPostponedRegistrationIsTakenUpWithTheNextOne(t *testing.T) {
	t.Parallel()
	d := sit(t, registrationLeft(t, storetest.NewMemory(library(t)), "registrering-k7q2"), 80, 24, Options{}).press("esc", "n").shows("> Det nye sted")
	d.press("end").write("!").settle()
	if got := d.drafts(); len(got) != 1 || got[0].Sag != "registrering-k7q2" {
		t.Errorf("the drafts are %+v", got)
	}
}

func TestARegistrationIsDropped(t *testing.T) {
	t.Parallel()
	d := sit(t, registrationLeft(t, storetest.NewMemory(library(t)), "registrering-k7q2"), 80, 24, Options{}).press("ctrl+d").settle()
	if got := d.drafts(); len(got) != 0 {
		t.Errorf("the drafts are %+v", got)
	}
	d.press("n").hides("Det nye sted").write("x").press("backspace").settle()
	if got := d.drafts(); len(got) != 0 {
		t.Errorf("emptied again, the drafts are %+v", got)
	}
}

// What was being mended is offered where the sag is opened, taken up by the key that
// mends, and gone when the person leaves it or is through.
func TestAMendingThatWasCutOffIsTakenUp(t *testing.T) {
	for name, c := range map[string]struct {
		options Options
		keys    []string
		mended  bool
	}{
		"from the list":             {Options{}, []string{"enter"}, true},
		"in the sag":                {Options{Sag: havnelyset}, []string{"enter"}, true},
		"postponed and then mended": {Options{Sag: havnelyset}, []string{"esc", "r"}, true},
		"left":                      {Options{Sag: havnelyset}, []string{"enter"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).press("r", "end").write(" på øen").settle().store
			d := sit(t, store, 80, 24, c.options).shows("Navn: " + krisecenter.Navn + " på øen").press(c.keys...)
			d.shows("ret registreringen").shows("Din tekst fra 23. november 2026 kl. 12.00 er hentet frem.").shows(krisecenter.Navn + " på øen")
			want := krisecenter
			if c.mended {
				d.press("enter", "enter", "enter", "enter", "enter", "enter")
				want.Navn += " på øen"
			} else {
				d.press("esc")
			}
			if got := d.settle().stored(havnelyset).Tilbud; !got.Equal(want) {
				t.Errorf("registered is %+v", got)
			}
			if left := d.drafts(); len(left) != 0 {
				t.Errorf("left is %+v", left)
			}
		})
	}
}

// Looking at a registration keeps no draft of it.
func TestLookingAtARegistrationKeepsNothing(t *testing.T) {
	t.Parallel()
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).press("r", "enter", "enter", "enter", "enter", "enter").settle()
	if left := d.drafts(); len(left) != 0 {
		t.Errorf("left is %+v", left)
	}
}
