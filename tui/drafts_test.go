package tui

import (
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
)

const begun = "Vi vil bruge SMART"

func leftBehind(t *testing.T) *storetest.Memory {
	t.Helper()
	store := withKrisecenter(t)
	leave(t, store, interview.AnswerField("3.b"), begun)
	return store
}

func TestADraftIsOfferedAndResumed(t *testing.T) {
	d := sit(t, leftBehind(t), 80, 24, Options{}).shows(begun).press("enter")
	if at := d.sagScreen().index.place(); at != (node{tema: 3, indikator: "3.b"}) || !d.sagScreen().typing() {
		t.Fatalf("resumed at %v, typing %v", at, d.sagScreen().typing())
	}
	d.write("-modellen.").press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != begun+"-modellen." || len(d.drafts()) != 0 {
		t.Errorf("stored %q, drafts %v", got, d.drafts())
	}
}

// A draft that is taken up and left as it was is text that the person wants to keep.
func TestADraftThatIsResumedAndLeftIsKept(t *testing.T) {
	d := sit(t, leftBehind(t), 80, 24, Options{}).press("enter", "esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != begun || len(d.drafts()) != 0 {
		t.Errorf("stored %q, drafts %v", got, d.drafts())
	}
}

// Typed and typed back, or stored by the other window: nothing is left to offer.
func TestADraftThatSaysWhatStandsThereIsForgotten(t *testing.T) {
	store := withKrisecenter(t, interview.AnswerGiven{Indikator: "3.b", Text: begun, Speaker: "Forstander"})
	leave(t, store, interview.AnswerField("3.b"), begun)
	d := sit(t, store, 80, 24, Options{}).press("enter", "esc").settle()
	if len(d.drafts()) != 0 {
		t.Errorf("drafts %v", d.drafts())
	}
}

func TestADraftIsDropped(t *testing.T) {
	for name, options := range map[string]Options{"in the list": {}, "in the sag": {Sag: havnelyset}} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, leftBehind(t), 80, 24, options).shows(begun).press("ctrl+d").settle()
			if len(d.drafts()) != 0 || d.stored(havnelyset).Seq != 1 {
				t.Errorf("drafts %v, entry %d", d.drafts(), d.stored(havnelyset).Seq)
			}
			d.hides(begun)
		})
	}
}

func TestADraftIsPostponedAndTakenUpInItsField(t *testing.T) {
	d := sit(t, leftBehind(t), 80, 24, Options{Sag: havnelyset}).press("esc").hides(begun).settle()
	if len(d.drafts()) != 1 {
		t.Fatalf("postponed, the drafts are %v", d.drafts())
	}
	d.to("3.b", 0).press("enter").shows("Din tekst fra 23. november 2026 kl. 12.00 er hentet frem.").shows(begun)
	d.press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != begun {
		t.Errorf("stored %q", got)
	}
}

func TestDraftsAreOfferedOneByOne(t *testing.T) {
	store := leftBehind(t)
	leave(t, store, interview.AnswerField("1.a"), "Et andet svar")
	d := sit(t, store, 80, 24, Options{})
	for i := range 2 {
		if _, offered := d.app.dialog.(*draftDialog); !offered {
			t.Fatalf("draft %d is not offered:\n%s", i+1, d.screen())
		}
		d.press("esc")
	}
	if d.app.dialog != nil {
		t.Errorf("a third dialog:\n%s", d.screen())
	}
	d.press("n", "esc")
	if d.app.dialog != nil {
		t.Errorf("the drafts are offered again in the same run:\n%s", d.screen())
	}
}

func TestADraftOfAClosedFieldIsKept(t *testing.T) {
	store := withKrisecenter(t, closed(t, krisecenter)...)
	leave(t, store, interview.AnswerField("3.b"), begun)
	d := sit(t, store, 80, 24, Options{}).press("enter").settle()
	d.shows("Der kan ikke skrives i feltet nu. Teksten er bevaret og kan hentes senere.")
	if len(d.drafts()) != 1 {
		t.Errorf("drafts %v", d.drafts())
	}
}

// A finding is noted by one key while the text of its note waits to be taken up.
func TestAPostponedDraftSurvivesOtherChangesOfItsField(t *testing.T) {
	ref := interview.CheckRef{Point: "3.b.1", Check: 1}
	store := withDemo(t)
	if err := store.SaveDraft(t.Context(), interview.Draft{Sag: demo.ID, Field: interview.NoteField(1, ref), Text: begun, At: noon}); err != nil {
		t.Fatal(err)
	}
	d := sit(t, store, 80, 24, Options{Sag: demo.ID}).shows(begun).press("esc")
	d.to("3.b", 0).press("enter", "d").settle()
	if drafts := d.drafts(); len(drafts) != 1 || drafts[0].Text != begun {
		t.Fatalf("drafts %+v", drafts)
	}
	d.press("n").shows("er hentet frem").press("esc").settle()
	finding := d.stored(demo.ID).Latest().Findings[ref]
	if finding.Note != begun || finding.Result != interview.Delvist || len(d.drafts()) != 0 {
		t.Errorf("finding %+v, drafts %v", finding, d.drafts())
	}
}

// What a rule refuses is not thrown away with the field.
func TestAnImpossibleDateIsKeptForLater(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0).reach("dato")
	d.press("backspace").write("x").press("tab").shows("er ikke en dato").press("esc").to("3.b", 0).reach("dato").shows("er hentet frem")
	if got := d.sagScreen().page.editor.text(); got == "" || got[len(got)-1] != 'x' {
		t.Errorf("the field holds %q", got)
	}
}
