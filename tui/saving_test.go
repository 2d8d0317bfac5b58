package tui

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"spindel/interview"
)

func TestGemtIsShownOnlyWhenTheStoreHasAnswered(t *testing.T) {
	library(t) // loaded outside, since its goroutines are not of this test
	newest(t)
	synctest.Test(t, func(t *testing.T) {
		d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0)
		d.store.FailWith(errors.New("disk full"))
		d.reach("svar").write(smart).press("tab").shows("Gemmer …").hides("Gemt kl.")
		synctest.Wait()
		d.hear().shows("IKKE GEMT – prøver igen").hides("Gemt kl.")
		d.write("Forstander").shows("IKKE GEMT – prøver igen")

		d.store.FailWith(nil)
		d.shows("IKKE GEMT – prøver igen").press("tab")
		synctest.Wait()
		d.hear().shows("Gemt kl. 12.00").hides("IKKE GEMT")
		if got := d.stored(havnelyset).Answers["3.b"]; got.Text != smart || got.Speaker != "Forstander" {
			t.Errorf("stored %+v", got)
		}
		d.write("x").shows("Gemmer …").hides("Gemt kl.") // a short field has a draft as well
		d.press("tab").write("y").shows("Gemmer …").hides("Gemt kl.")
	})
}

func TestLeavingWithAFailingStoreAsksFirst(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write(smart)
	d.store.FailWith(interview.ErrStoreUnusable)
	d.settle().press("ctrl+q").shows("Det sidste er ikke gemt")
	if d.quit {
		t.Fatal("the program ended without asking")
	}
	d.press("esc").write(" Mere.").press("ctrl+q").shows("Det sidste er ikke gemt").press("ctrl+q")
	if !d.quit {
		t.Error("the program does not end when asked twice")
	}
	d.store.FailWith(nil)
	if got := d.settle().stored(havnelyset).Answers["3.b"].Text; got != smart+" Mere." {
		t.Errorf("stored %q", got)
	}
}

func TestAHangupEndsWithoutAskingAndKeepsTheText(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write(smart)
	d.store.FailWith(interview.ErrStoreUnusable)
	d.settle().send(hangup{})
	if !d.quit {
		t.Fatal("the program goes on without a window")
	}
	d.store.FailWith(nil)
	if err := d.app.env.saver.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != smart {
		t.Errorf("stored %q", got)
	}
}

func TestQuittingCommitsWhatIsBeingTyped(t *testing.T) {
	for _, k := range []string{"ctrl+q", "ctrl+c"} {
		d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write(smart).press(k)
		if err := d.app.env.saver.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := d.stored(havnelyset).Answers["3.b"].Text; !d.quit || got != smart || len(d.drafts()) != 0 {
			t.Errorf("%s: ended %v, stored %q, drafts %v", k, d.quit, got, d.drafts())
		}
	}
}

func TestSavingNowStaysInTheField(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("Først.").press("ctrl+s").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != "Først." || !d.sagScreen().typing() {
		t.Fatalf("stored %q, typing %v", got, d.sagScreen().typing())
	}
	d.write(" Så.").press("ctrl+s").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != "Først. Så." {
		t.Errorf("stored %q", got)
	}
	for range len("Først. Så.") {
		d.press("backspace")
	}
	d.press("esc").settle()
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != "" {
		t.Errorf("emptied after saving, stored %q", got)
	}
}

func TestATextThatIsChangedBackLeavesNoDraft(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("x").settle()
	if len(d.drafts()) != 1 {
		t.Fatalf("drafts %v, want one", d.drafts())
	}
	d.press("backspace").settle()
	if len(d.drafts()) != 0 || d.sagScreen().page.editor == nil {
		t.Errorf("drafts %v of a text that is not on the screen", d.drafts())
	}
	d.press("esc").settle()
	if len(d.drafts()) != 0 || d.sag().Seq != 1 {
		t.Errorf("drafts %v, entry %d", d.drafts(), d.sag().Seq)
	}
}

// The program waits for a store that is slow, and ends when the text is there.
func TestLeavingWaitsForTheStore(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write(smart)
	d.store.FailWith(interview.ErrStoreUnusable)
	d.press("ctrl+q").shows("Det sidste er ikke gemt")
	if d.quit {
		t.Fatal("the program ended with a text that is not written")
	}
	d.store.FailWith(nil)
	for range 3 { // until the failure that was reported is heard of
		d.settle().hear()
	}
	d.hides("Det sidste er ikke gemt").press("ctrl+q")
	if got := d.stored(havnelyset).Answers["3.b"].Text; got != smart || !d.quit {
		t.Errorf("ended %v, stored %q", d.quit, got)
	}
}
