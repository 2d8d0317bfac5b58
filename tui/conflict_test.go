package tui

import (
	"testing"

	"spindel/interview"
)

func TestAnotherProgramChangedTheSag(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0)
	amend(t, d.store, havnelyset, answered(t, "3.a", "Skrevet i et andet vindue.")...)
	d.reach("svar").write(smart).press("tab").settle()
	d.shows("Sagen er blevet ændret i et andet vindue. Dine ændringer er føjet til.")
	for _, sag := range []*interview.Sag{d.stored(havnelyset), d.sag()} {
		if sag.Answers["3.a"].Text != "Skrevet i et andet vindue." || sag.Answers["3.b"].Text != smart {
			t.Errorf("answers %+v", sag.Answers)
		}
	}
	d.write("Forstander").press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"]; got.Text != smart || got.Speaker != "Forstander" {
		t.Errorf("going on after it, the answer is %+v", got)
	}
}

func TestTypingGoesOnWhileTheSagIsRebased(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0)
	amend(t, d.store, havnelyset, answered(t, "3.a", "Skrevet i et andet vindue.")...)
	d.reach("svar").write("Alle").press("ctrl+s").write(" har").settle().write(" tre mål.").press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != "Alle har tre mål." {
		t.Errorf("stored %q", got)
	}
}

func TestAnotherProgramMendedTheRegistration(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0)
	privat := krisecenter
	privat.PrivatBestyrelse = true
	amend(t, d.store, havnelyset, interview.TilbudRegistered{Edition: newest(t).Edition, Tilbud: privat})
	d.reach("svar").write(smart).press("esc").settle()
	if d.to("8.c", 0).hides("Gælder ikke for tilbuddet."); !d.sag().Tilbud.PrivatBestyrelse {
		t.Error("the registration is as it was")
	}
}

func TestWhatIsRefusedAfterAConflictBecomesADraft(t *testing.T) {
	d := openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, sizes[0]).to("3.b", 0)
	amend(t, d.store, havnelyset, interview.GodkendelseClosed{})
	d.reach("svar").write(" Og mere.").press("esc").settle().settle()
	d.shows("1 ændring kunne ikke bruges. Teksten er bevaret.")
	drafts := d.drafts()
	if len(drafts) != 1 || drafts[0].Field != interview.AnswerField("3.b") || drafts[0].Text != smart+" Og mere." {
		t.Fatalf("drafts %+v", drafts)
	}
	if !d.sag().Closed || d.sag().Answers["3.b"].Text != smart {
		t.Errorf("closed %v, answer %q", d.sag().Closed, d.sag().Answers["3.b"].Text)
	}
	d.press("g", "j").reach("svar").shows("er hentet frem").press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != smart+" Og mere." {
		t.Errorf("after reopening, stored %q", got)
	}
}

func TestAnotherProgramReopenedTheGodkendelseUnderANewTilsyn(t *testing.T) {
	t.Parallel()
	d := openAt(t, withKrisecenter(t, closed(t, krisecenter)...), havnelyset, sizes[0])
	amend(t, d.store, havnelyset, interview.GodkendelseReopened{})
	d.press("enter", "enter").shows("tilsyn 1").to("3.b", 0).reach("bedømmelse").write("Set.").settle().
		shows("1 ændring kunne ikke bruges.").shows("Krisecenter Havnelyset · godkendelse")
	if drafts := d.settle().drafts(); len(drafts) != 1 || drafts[0].Text != "Set." {
		t.Errorf("drafts %v", drafts)
	}
}
