package commands_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"spindel/interview"
	"spindel/tui/commands"
)

func TestAppendsKeepTheirOrder(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		var want []string
		for i := range 50 {
			b.record(answer(fmt.Sprint(i)))
			want = append(want, fmt.Sprintf("append %d", i+2))
		}
		close(b.store.gate)
		synctest.Wait()
		b.wrote(want...)
		b.reported(commands.Saved{})
		if got := b.stored(); got.Head != b.sag.Head || got.Answers["1.a"].Text != "49" {
			t.Errorf("stored %+v", got)
		}
	})
}

func TestADraftIsWrittenAfterAPause(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.draft("V")
		b.after(200 * time.Millisecond)
		b.draft("Vi")
		b.after(299 * time.Millisecond)
		b.wrote()
		if !b.saver.Pending() {
			t.Error("a draft that is not written is not pending")
		}
		b.after(time.Millisecond)
		b.wrote(`draft "Vi"`)
		b.reported(commands.Saved{})
		if b.saver.Pending() {
			t.Error("a draft that is written is pending")
		}
	})
}

func TestADraftIsWrittenWithinASecondOfTyping(t *testing.T) {
	inBubble(t, func(b *bench) {
		text := ""
		for range 25 { // a letter every 100 ms
			text += "a"
			b.draft(text)
			b.after(100 * time.Millisecond)
		}
		b.wrote(`draft "aaaaaaaaa"`, `draft "aaaaaaaaaaaaaaaaaa"`)
		b.reported(commands.Saved{}, commands.Saved{})
		b.after(200 * time.Millisecond)
		b.wrote(fmt.Sprintf("draft %q", text))
	})
}

func TestAnAppendSettlesItsDraft(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.draft("Vi")
		b.record(answer("Vi bruger"))
		b.after(time.Minute)
		b.wrote("append 2")
		b.draft("Noget nyt")
		b.after(time.Minute)
		b.wrote(`draft "Noget nyt"`)
	})
}

func TestAnAppendSettlesADraftThatIsBeingWritten(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		b.draft("Vi")
		b.after(300 * time.Millisecond)
		b.record(answer("Vi bruger"))
		close(b.store.gate)
		b.after(time.Minute)
		b.wrote(`draft "Vi"`, "append 2")
		if drafts := b.drafts(); len(drafts) != 0 {
			t.Errorf("drafts %v", drafts)
		}
	})
}

// The clock may stand still between two keys, so it cannot tell which text is newer.
func TestATextTypedWhileItsDraftIsBeingWrittenIsWrittenToo(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		b.draft("Vi")
		go func() { time.Sleep(300 * time.Millisecond); b.draft("Vi b") }()
		b.after(300 * time.Millisecond)
		b.draft("Vi bruger")
		close(b.store.gate)
		b.after(time.Minute)
		if drafts := b.drafts(); len(drafts) != 1 || drafts[0].Text != "Vi bruger" {
			t.Errorf("drafts %v", drafts)
		}
	})
}

func TestATextTypedInTheSameInstantIsWrittenToo(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		b.draft("Vi")
		go b.saver.Flush(ctx)
		synctest.Wait() // the draft is being written
		b.draft("Vi bruger")
		close(b.store.gate)
		b.after(time.Minute)
		if drafts := b.drafts(); len(drafts) != 1 || drafts[0].Text != "Vi bruger" {
			t.Errorf("drafts %v", drafts)
		}
	})
}

func TestDropDraft(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.draft("Vi")
		b.after(time.Second)
		b.draft("Vi br")
		b.saver.DropDraft(id, interview.AnswerField("1.a"))
		b.after(time.Minute)
		b.wrote(`draft "Vi"`, "drop svar/1.a")
		if drafts := b.drafts(); len(drafts) != 0 || b.saver.Pending() {
			t.Errorf("drafts %v, pending %v", drafts, b.saver.Pending())
		}
	})
}

func TestWhatFailsIsTriedAgain(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.FailWith(errFull)
		b.record(answer("en"))
		synctest.Wait()
		failures := b.reported(commands.SaveFailed{})
		if err := failures[0].(commands.SaveFailed).Err; !errors.Is(err, errFull) {
			t.Errorf("reported %v", err)
		}
		b.record(answer("to"))
		synctest.Wait()
		b.reported(commands.SaveFailed{})
		b.after(999 * time.Millisecond)
		b.reported()
		b.after(time.Millisecond)
		b.reported(commands.SaveFailed{})
		if !b.saver.Pending() {
			t.Error("what failed is not pending")
		}
		b.store.FailWith(nil)
		b.forget()
		b.after(time.Second)
		b.wrote("append 2", "append 3")
		b.reported(commands.Saved{})
	})
}

func TestADraftThatFailsIsTriedAgain(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.FailWith(errFull)
		b.draft("Vi")
		b.after(300 * time.Millisecond)
		b.reported(commands.SaveFailed{})
		b.store.FailWith(nil)
		b.after(time.Second)
		b.reported(commands.Saved{})
		if drafts := b.drafts(); len(drafts) != 1 || drafts[0].Text != "Vi" {
			t.Errorf("drafts %v", drafts)
		}
	})
}

func TestSavedIsReportedOnlyWhenTheStoreHasAnswered(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		b.record(answer("en"))
		b.after(time.Minute)
		b.reported()
		close(b.store.gate)
		synctest.Wait()
		b.reported(commands.Saved{})
	})
}

func TestHandingOverNeverWaitsForTheStore(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		began := time.Now()
		for i := range 100 {
			b.record(answer(fmt.Sprint(i)))
			b.draft("x")
			b.saver.DropDraft(id, interview.AnswerField("1.a"))
		}
		if waited := time.Since(began); waited != 0 {
			t.Errorf("waited %v", waited)
		}
		close(b.store.gate)
	})
}

func TestFlush(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.record(answer("en"))
		b.saver.Draft(interview.Draft{Sag: id, Field: interview.AnswerField("1.b"), Text: "to"})
		if err := b.saver.Flush(ctx); err != nil {
			t.Fatal(err)
		}
		b.wrote("append 2", `draft "to"`)
		if waited := time.Since(start); waited != 0 {
			t.Errorf("waited %v", waited)
		}

		b.store.FailWith(errFull)
		b.draft("tre")
		if err := b.saver.Flush(ctx); !errors.Is(err, errFull) {
			t.Errorf("failing store: %v", err)
		}

		b.store.FailWith(nil)
		b.store.gate = make(chan struct{})
		short, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		if err := b.saver.Flush(short); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("store that hangs: %v", err)
		}
		close(b.store.gate)
	})
}

func TestCloseWritesEverything(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.record(answer("en"))
		b.saver.Draft(interview.Draft{Sag: id, Field: interview.AnswerField("1.b"), Text: "to"})
		if err := b.saver.Close(ctx); err != nil {
			t.Fatal(err)
		}
		b.wrote("append 2", `draft "to"`)
		if err := b.saver.Close(ctx); err != nil {
			t.Errorf("closed twice: %v", err)
		}
		if err := b.saver.Flush(ctx); err != nil {
			t.Errorf("flushed after closing: %v", err)
		}
	})
}

func TestCloseReportsWhatIsLost(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.FailWith(errFull)
		b.record(answer("en"))
		if err := b.saver.Close(ctx); err == nil {
			t.Error("closing says nothing of what was lost")
		}
		if err := b.saver.Close(ctx); err == nil {
			t.Error("closing again says nothing of what was lost")
		}
	})
}

func TestCloseWaitsNoLongerThanItMay(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.gate = make(chan struct{})
		b.record(answer("en"))
		short, cancel := context.WithTimeout(ctx, 2*time.Second)
		defer cancel()
		if err := b.saver.Close(short); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("store that hangs: %v", err)
		}
		close(b.store.gate)
		if err := b.saver.Close(ctx); err != nil {
			t.Errorf("closed again when the store works: %v", err)
		}
	})
}

func TestReadingSeesWhatWasHandedOver(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.record(answer("en"))
		b.saver.Draft(interview.Draft{Sag: id, Field: interview.AnswerField("1.b"), Text: "to", At: start})
		list := commands.ReadSager(ctx, b.store, b.saver)().(commands.SagerRead)
		if list.Err != nil || len(list.Sager) != 1 || list.Sager[0].Answered != 1 || len(list.Drafts) != 1 {
			t.Errorf("read %+v", list)
		}
		b.record(answer("tre"))
		sag := commands.ReadSag(ctx, b.store, b.saver, id)().(commands.SagRead)
		if sag.Err != nil || sag.Sag.Answers["1.a"].Text != "tre" || sag.Drafts[interview.AnswerField("1.b")].Text != "to" {
			t.Errorf("read %+v", sag)
		}
		if unknown := commands.ReadSag(ctx, b.store, b.saver, "ukendt")().(commands.SagRead); !errors.Is(unknown.Err, interview.ErrNotFound) {
			t.Errorf("an unknown sag: %v", unknown.Err)
		}
		b.store.FailWith(errFull)
		if list := commands.ReadSager(ctx, b.store, b.saver)().(commands.SagerRead); !errors.Is(list.Err, errFull) {
			t.Errorf("a failing store: %v", list.Err)
		}
	})
}

// An entry drops the draft of its field, and must not drop one that was typed while it waited.
func TestATextTypedWhileItsEntryWaitsIsNotDroppedByIt(t *testing.T) {
	for _, typed := range []string{"Vi bruger SMART", ""} {
		inBubble(t, func(b *bench) {
			b.store.goesWrong(errFull, "")
			b.record(answer("Vi bruger"))
			b.draft("Vi bruger SMART")
			b.after(300 * time.Millisecond)
			if drafts := b.drafts(); len(drafts) != 1 {
				t.Errorf("drafts %v", drafts)
			}
			if typed == "" {
				b.saver.DropDraft(id, interview.AnswerField("1.a"))
			}
			b.store.goesWrong(nil, "")
			b.after(time.Minute)
			got := ""
			for _, draft := range b.drafts() {
				got = draft.Text
			}
			if got != typed || b.saver.Pending() || b.stored().Answers["1.a"].Text != "Vi bruger" {
				t.Errorf("draft %q, want %q; answer %q", got, typed, b.stored().Answers["1.a"].Text)
			}
		})
	}
}

func TestAStoreThatPanicsIsAFailedWrite(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.store.goesWrong(nil, "Borgeren fortæller")
		b.draft("Vi")
		b.after(300 * time.Millisecond)
		var crash *commands.Crash
		err := b.reported(commands.SaveFailed{})[0].(commands.SaveFailed).Err
		if !errors.As(err, &crash) || crash.Where == "ukendt sted" || strings.Contains(err.Error(), "Borgeren") {
			t.Errorf("reported %v", err)
		}
		b.store.goesWrong(nil, "")
		b.after(time.Second)
		b.reported(commands.Saved{})
		if drafts := b.drafts(); len(drafts) != 1 || drafts[0].Text != "Vi" {
			t.Errorf("drafts %v", drafts)
		}
	})
}
