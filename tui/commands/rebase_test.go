package commands_test

import (
	"errors"
	"maps"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

func reasons(text string) interview.ReasonsWritten {
	return interview.ReasonsWritten{Indikator: "1.a", Text: text}
}

func TestRebaseKeepsWhatBothWrote(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.behind(interview.AnswerGiven{Indikator: "1.b", Text: "B"})
		b.store.gate = make(chan struct{})
		b.record(answer("A"))
		b.record(reasons("AA"))
		close(b.store.gate)
		synctest.Wait()
		rebased := b.reported(commands.Rebased{}, commands.Saved{})[0].(commands.Rebased)
		stored := b.stored()
		if stored.Answers["1.b"].Text != "B" || stored.Answers["1.a"].Text != "A" || stored.Judgements["1.a"].Reasons != "AA" {
			t.Errorf("stored %+v %+v", stored.Answers, stored.Judgements)
		}
		if rebased.Refused != 0 || len(rebased.Drafts) != 0 {
			t.Errorf("refused %d, drafts %v", rebased.Refused, rebased.Drafts)
		}
	})
}

func TestRebaseAnswersWithTheSagAsItWillBe(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.behind(interview.AnswerGiven{Indikator: "1.b", Text: "B"})
		b.store.gate = make(chan struct{})
		b.record(answer("A"))
		synctest.Wait()
		b.record(reasons("AA")) // made on the old sag while its predecessor is being refused
		close(b.store.gate)
		synctest.Wait()
		reports := b.reported(commands.Rebased{}, commands.Saved{})
		b.sag = reports[0].(commands.Rebased).Sag
		if stored := b.stored(); b.sag.Head != stored.Head || b.sag.Seq != 4 {
			t.Errorf("answered with entry %d, stored %d", b.sag.Seq, stored.Seq)
		}
		b.record(answer("A igen")) // goes on from there without a conflict
		synctest.Wait()
		b.reported(commands.Saved{})
		if got := b.stored().Answers["1.a"].Text; got != "A igen" {
			t.Errorf("stored %q", got)
		}
	})
}

// everything is what a godkendelse needs before it can be closed.
func everything(model *kvalitetsmodel.Model, tilbud interview.Tilbud) []interview.Change {
	var changes []interview.Change
	for _, indikator := range model.Applying(tilbud.Profile()) {
		changes = append(changes, interview.AnswerGiven{Indikator: indikator.ID, Text: "Svar"},
			interview.ExpectationSet{Indikator: indikator.ID, Expectation: "forventes"},
			interview.ReasonsWritten{Indikator: indikator.ID, Text: "Grund"})
	}
	for _, tema := range model.Temaer {
		if model.TemaApplies(tema.Nr, tilbud.Profile()) {
			changes = append(changes, interview.TemaAssessed{Tema: tema.Nr, Text: "Vurdering"})
		}
	}
	return changes
}

func TestWhatTheRulesRefuseBecomesADraft(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.record(everything(b.model, b.sag.Tilbud)...)
		synctest.Wait()
		b.forget()
		b.behind(interview.GodkendelseClosed{})
		b.store.gate = make(chan struct{})
		b.record(answer("For sent"), interview.ExpectationSet{Indikator: "1.a", Expectation: "forventes-ikke"})
		b.record(interview.TemaAssessed{Tema: 1, Text: "Også for sent"})
		close(b.store.gate)
		b.after(time.Minute)
		rebased := b.reported(commands.Rebased{}, commands.Saved{})[0].(commands.Rebased)
		if rebased.Refused != 3 || len(rebased.Drafts) != 2 {
			t.Errorf("refused %d, drafts %v; want 3, and the 2 with a text", rebased.Refused, rebased.Drafts)
		}
		stored := map[interview.Field]string{}
		for _, draft := range b.drafts() {
			stored[draft.Field] = draft.Text
		}
		if len(stored) != 2 || stored[interview.AnswerField("1.a")] != "For sent" || stored[interview.TemaField(0, 1)] != "Også for sent" {
			t.Errorf("drafts %v", stored)
		}
		if got := b.stored(); !got.Closed || got.Answers["1.a"].Text != "Svar" {
			t.Errorf("closed %v, answer %q", got.Closed, got.Answers["1.a"].Text)
		}
	})
}

func TestARefusedTextGivesWayToANewerOne(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.record(everything(b.model, b.sag.Tilbud)...)
		synctest.Wait()
		b.behind(interview.GodkendelseClosed{})
		b.store.gate = make(chan struct{})
		b.record(answer("For sent"))
		synctest.Wait()
		b.draft("For sent, og mere")
		close(b.store.gate)
		b.after(time.Minute)
		if drafts := b.drafts(); len(drafts) != 1 || drafts[0].Text != "For sent, og mere" {
			t.Errorf("drafts %v", drafts)
		}
	})
}

func TestRebaseLeavesOtherSagerInPeace(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.behind(interview.AnswerGiven{Indikator: "1.b", Text: "B"})
		b.store.gate = make(chan struct{})
		b.record(answer("A"))
		other := interview.NewSag("skovhuset-x")
		entries, err := other.Record(b.model, time.Now(), "A", interview.TilbudRegistered{Edition: b.model.Edition, Tilbud: b.sag.Tilbud})
		if err != nil {
			t.Fatal(err)
		}
		b.saver.Append(entries)
		close(b.store.gate)
		synctest.Wait()
		b.reported(commands.Rebased{}, commands.Saved{})
		if journal, err := b.store.Load(ctx, other.ID); err != nil || len(journal) != 1 || journal[0].Hash != entries[0].Hash {
			t.Errorf("the other sag has %v, %v", journal, err)
		}
	})
}

func TestRebaseThatFailsIsTriedAgain(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.behind(interview.AnswerGiven{Indikator: "1.b", Text: "B"})
		b.store.gate = make(chan struct{})
		b.record(answer("A"))
		synctest.Wait()
		b.store.FailWith(errFull)
		close(b.store.gate)
		synctest.Wait()
		if failed := b.reported(commands.SaveFailed{})[0].(commands.SaveFailed); !errors.Is(failed.Err, errFull) {
			t.Errorf("reported %v", failed.Err)
		}
		b.store.FailWith(nil)
		b.after(time.Second)
		b.reported(commands.Rebased{}, commands.Saved{})
		if stored := b.stored(); stored.Answers["1.a"].Text != "A" || stored.Answers["1.b"].Text != "B" {
			t.Errorf("stored %+v", stored.Answers)
		}
	})
}

func TestRebaseOnTheSameFieldWritesOnlyWhatWasChanged(t *testing.T) {
	inBubble(t, func(b *bench) {
		b.record(answer("Det gamle svar."))
		synctest.Wait()
		b.behind(interview.AnswerGiven{Indikator: "1.a", Text: "Det nye svar."})
		b.store.gate = make(chan struct{})
		b.record(interview.AnswerGiven{Indikator: "1.a", Text: "Det gamle svar.", Speaker: "Leder"})
		synctest.Wait()
		b.record(interview.AnswerGiven{Indikator: "1.a", Text: "Det gamle svar.", Speaker: "Leder", Date: "2026-11-25"})
		close(b.store.gate)
		synctest.Wait()
		want := interview.Answer{Text: "Det nye svar.", Speaker: "Leder", Date: "2026-11-25"}
		if got := b.stored().Answers["1.a"]; got != want {
			t.Errorf("stored %+v, want %+v", got, want)
		}
	})
}

// Two programs that add a priority without knowing of each other both number it 1.
func TestRebaseKeepsTwoNewPrioritiesApart(t *testing.T) {
	inBubble(t, func(b *bench) {
		added := func(nr int) interview.PlanItemAdded {
			return interview.PlanItemAdded{Item: interview.PlanItem{Nr: nr}}
		}
		goal := func(nr int, text string) interview.PlanTextWritten {
			return interview.PlanTextWritten{Item: nr, Column: interview.Maal, Text: text}
		}
		b.behind(added(1), goal(1, "B"))
		b.store.gate = make(chan struct{})
		b.record(added(1))
		b.record(goal(1, "A1"))
		b.record(added(2), goal(2, "A2"))
		close(b.store.gate)
		synctest.Wait()
		rebased := b.reported(commands.Rebased{}, commands.Saved{})[0].(commands.Rebased)
		if !maps.Equal(rebased.Items, map[int]int{1: 2, 2: 3}) {
			t.Errorf("the new numbers are %v", rebased.Items)
		}
		b.record(goal(1, "A1, written before the screen knew")) // on the sag as the screen still has it
		synctest.Wait()
		b.record(goal(2, "A2 again"))
		synctest.Wait()
		var goals []string
		for _, item := range b.stored().Plan.Items {
			goals = append(goals, item.Texts[interview.Maal])
		}
		if want := []string{"B", "A1, written before the screen knew", "A2 again"}; !slices.Equal(goals, want) {
			t.Errorf("the goals are %q, want %q", goals, want)
		}
	})
}
