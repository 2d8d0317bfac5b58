package interview_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

// parting is a sag that two people have gone on with, each on their own.
type parting struct {
	model       *kvalitetsmodel.Model
	common      []interview.Entry
	here, there *storetest.Writer
	onto, line  []interview.Entry
}

type tester interface {
	rapid.TB
	Context() context.Context
}

func answered(id kvalitetsmodel.IndikatorID, text string) interview.Change {
	return interview.AnswerGiven{Indikator: id, Text: text, Speaker: "Forstander", Date: "2026-11-25"}
}

// parted begins two lines of a sag that has these changes behind it.
func parted(t tester, prepare func(*storetest.Writer) []interview.Entry) *parting {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	p := &parting{model: model, common: prepare(storetest.NewWriter(model, "lunden-k7q2"))}
	go1 := func(by string, later time.Duration) *storetest.Writer {
		sag, err := interview.Fold("lunden-k7q2", p.common)
		if err != nil {
			t.Fatal(err)
		}
		return &storetest.Writer{Model: model, Sag: sag, Clock: sag.Changed.Add(later), By: by}
	}
	p.here, p.there = go1("Her", time.Hour), go1("Der", 2*time.Hour)
	p.onto, p.line = slices.Clone(p.common), slices.Clone(p.common)
	return p
}

func (p *parting) record(t tester, here, there []interview.Change) {
	t.Helper()
	for _, change := range here {
		p.onto = append(p.onto, p.here.Record(t, change)...)
	}
	for _, change := range there {
		p.line = append(p.line, p.there.Record(t, change)...)
	}
}

func (p *parting) join(t tester) interview.Joined {
	t.Helper()
	joined, err := interview.Join(p.model, p.onto, p.line, len(p.common))
	if err != nil {
		t.Fatal(err)
	}
	if sum := len(joined.Entries) + joined.There + len(joined.Unused); sum != len(p.line)-len(p.common) {
		t.Fatalf("%d entries are accounted for of %d", sum, len(p.line)-len(p.common))
	}
	sag := interview.NewSag("lunden-k7q2")
	for _, entry := range slices.Concat(p.onto, joined.Entries) {
		if err := sag.Replay(p.model, entry); err != nil {
			t.Fatalf("the joined journal is refused: %v", err)
		}
	}
	if !reflect.DeepEqual(sag, joined.Sag) {
		t.Fatalf("the sag is\n%+v\nand its journal says\n%+v", joined.Sag, sag)
	}
	return joined
}

func begun(t tester) func(*storetest.Writer) []interview.Entry {
	return func(w *storetest.Writer) []interview.Entry {
		point := func(id interview.PointID) interview.Change {
			return interview.PointDrafted{Point: interview.FollowUpPoint{ID: id, Indikator: "3.b", Sentence: "Mål", Checks: []interview.Check{{Nr: 1, Text: "Et"}, {Nr: 2, Text: "To"}}}}
		}
		return slices.Concat(w.Register(t), w.Answer(t, "1.a", "Før"), w.Record(t, point("3.b.1")))
	}
}

func drafting(nr interview.PointID, sentence string, checks ...string) interview.Change {
	point := interview.FollowUpPoint{ID: nr, Indikator: "3.b", Sentence: sentence}
	for i, text := range checks {
		point.Checks = append(point.Checks, interview.Check{Nr: i + 1, Text: text})
	}
	return interview.PointDrafted{Point: point}
}

func subjects(joined interview.Joined) []string {
	var subjects []string
	for _, unused := range joined.Unused {
		subjects = append(subjects, unused.Subject)
	}
	return subjects
}

func TestJoinTakesWhatOnlyOneSideTouched(t *testing.T) {
	p := parted(t, begun(t))
	p.record(t, []interview.Change{answered("1.a", "Her"), drafting("3.b.2", "Deres", "A")},
		[]interview.Change{answered("1.b", "Der"), drafting("3.b.2", "Vores", "B", "C"),
			interview.CheckWritten{Point: "3.b.2", Check: interview.Check{Nr: 3, Text: "D"}},
			interview.CheckMoved{Point: "3.b.2", Check: 3, To: 0},
			interview.PointSentenceWritten{Point: "3.b.2", Sentence: "Vores mål"},
			interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 3, Text: "Tre"}},
			interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 3, Text: "Tre igen"}},
			added(1), planText(1, interview.Forhold, "Mål")})
	joined := p.join(t)
	if len(joined.Unused) != 0 || joined.There != 0 {
		t.Fatalf("unused %v, there %d", subjects(joined), joined.There)
	}
	if a := joined.Sag.Answers; a["1.a"].Text != "Her" || a["1.b"].Text != "Der" {
		t.Errorf("the answers are %+v", a)
	}
	if p := joined.Sag.Point("3.b.2"); p.Sentence != "Deres" || len(p.Checks) != 1 {
		t.Errorf("the point that was here is %+v", p)
	}
	if p := joined.Sag.Point("3.b.3"); p == nil || p.Sentence != "Vores mål" || len(p.Checks) != 3 || p.Checks[0].Text != "D" {
		t.Errorf("the point that came is %+v", p)
	}
	if p := joined.Sag.Point("3.b.1"); len(p.Checks) != 3 || p.Checks[2].Text != "Tre igen" {
		t.Errorf("the common point is %+v", p)
	}
	if entry := joined.Entries[0]; entry.By != "Der" || !entry.At.Equal(p.line[len(p.common)].At) {
		t.Errorf("the entry is by %s at %v", entry.By, entry.At)
	}
	again := *p
	again.onto = slices.Concat(p.onto, joined.Entries)
	if twice := again.join(t); len(twice.Entries) != 0 || twice.There != 9 {
		t.Errorf("joined twice it adds %d entries, %d were there", len(twice.Entries), twice.There)
	}
}

func TestJoinNeverWritesOver(t *testing.T) {
	p := parted(t, begun(t))
	p.record(t, []interview.Change{answered("1.a", "Her"), interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Her"},
		interview.ExpectationSet{Indikator: "1.a", Expectation: "forventes"}, interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 1, Text: "Her"}}},
		[]interview.Change{answered("1.a", "Der"), answered("1.a", "Der igen"), interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Der"},
			interview.ExpectationSet{Indikator: "1.a", Expectation: "forventes-ikke"}, interview.CheckRemoved{Point: "3.b.1", Check: 1},
			interview.CheckRemoved{Point: "3.b.1", Check: 2}})
	joined := p.join(t)
	want := []string{"svaret på indikator 1.a", "svaret på indikator 1.a", "opfølgningspunkt 3.b.1", "forventningen til indikator 1.a", "et tjek i opfølgningspunkt 3.b.1"}
	if got := subjects(joined); !slices.Equal(got, want) {
		t.Errorf("unused %q, want %q", got, want)
	}
	if len(joined.Entries) != 1 || joined.Sag.Answers["1.a"].Text != "Her" || joined.Sag.Point("3.b.1").Sentence != "Her" {
		t.Errorf("%d entries, %+v", len(joined.Entries), joined.Sag)
	}
}

// Both wrote the same, each on their own, and only one of them went on.
func TestJoinKeepsWhatBothSidesSaidFirst(t *testing.T) {
	p := parted(t, begun(t))
	p.record(t, []interview.Change{answered("1.b", "Ens")}, []interview.Change{answered("1.b", "Ens"), interview.AnswerGiven{Indikator: "1.b"}})
	if joined := p.join(t); len(joined.Entries) != 0 || joined.There != 1 || len(joined.Unused) != 1 || joined.Sag.Answers["1.b"].Text != "Ens" {
		t.Errorf("%d entries, unused %v, there %d", len(joined.Entries), subjects(joined), joined.There)
	}
}

// A line that goes on after it was joined is joined again, and what was written
// here in the meantime stands.
func TestJoinAgainWhenBothWentOn(t *testing.T) {
	p := parted(t, begun(t))
	p.record(t, []interview.Change{drafting("3.b.2", "Her")}, []interview.Change{answered("1.b", "B"), answered("1.b", "C"), drafting("3.b.2", "Der", "X"), answered("2.a", "Der")})
	first := p.join(t)
	p.onto, p.here.Sag = append(p.onto, first.Entries...), first.Sag
	p.record(t, []interview.Change{answered("2.a", "Her"), interview.PointSentenceWritten{Point: "3.b.3", Sentence: "Rettet her"}},
		[]interview.Change{answered("1.b", "D"), answered("2.a", "Der igen"), interview.PointSentenceWritten{Point: "3.b.2", Sentence: "Rettet der"},
			interview.CheckWritten{Point: "3.b.2", Check: interview.Check{Nr: 1, Text: "X rettet"}}})
	second := p.join(t)
	if want := []string{"svaret på indikator 2.a", "opfølgningspunkt 3.b.2"}; !slices.Equal(subjects(second), want) || len(second.Entries) != 2 {
		t.Errorf("unused %q, want %q; %d entries", subjects(second), want, len(second.Entries))
	}
	point := second.Sag.Point("3.b.3")
	if a := second.Sag.Answers; a["1.b"].Text != "D" || a["2.a"].Text != "Her" || point.Sentence != "Rettet her" || point.Checks[0].Text != "X rettet" {
		t.Errorf("the answers are %+v, the point %+v", a, point)
	}
}

func TestJoinSkipsWhatBothSidesSay(t *testing.T) {
	p := parted(t, begun(t))
	same := []interview.Change{answered("1.a", "Ens"), interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Ens"}, interview.CheckRemoved{Point: "3.b.1", Check: 2}}
	p.record(t, same, same)
	if joined := p.join(t); len(joined.Entries)+len(joined.Unused) != 0 || joined.There != 3 {
		t.Errorf("%d entries, unused %v, there %d", len(joined.Entries), subjects(joined), joined.There)
	}
}

// A tilsyn, a point or a priority that did not come over is not taken for one of
// the same number on the other line.
func TestJoinDoesNotMixTwoTilsyn(t *testing.T) {
	p := parted(t, func(w *storetest.Writer) []interview.Entry {
		entries := w.Fill(t)
		return append(entries, w.Record(t, interview.TilsynClosed{Tilsyn: 1})...)
	})
	p.record(t, []interview.Change{interview.TilsynOpened{Tilsyn: 2, Date: "2028-01-10"}},
		[]interview.Change{interview.TilsynOpened{Tilsyn: 2, Date: "2028-05-20"}, interview.ScoreSet{Tilsyn: 2, Indikator: "3.b", Score: 4}})
	joined := p.join(t)
	if want := []string{"åbningen af tilsyn 2", "scoren for indikator 3.b"}; !slices.Equal(subjects(joined), want) || len(joined.Sag.Visit(2).Marks) != 0 {
		t.Errorf("unused %q, want %q; marks %v", subjects(joined), want, joined.Sag.Visit(2).Marks)
	}
}

func TestRandomJoinsKeepBothSides(t *testing.T) {
	made, there, clashes, ruled := 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := parted(t, func(w *storetest.Writer) []interview.Entry {
			if rapid.IntRange(0, 2).Draw(t, "filled") == 0 {
				return w.Fill(t)
			}
			return slices.Concat(begun(t)(w), w.Random(t))
		})
		for range rapid.IntRange(1, 8).Draw(t, "here") {
			p.onto = append(p.onto, p.here.Random(t)...)
		}
		for range rapid.IntRange(1, 8).Draw(t, "there") {
			p.line = append(p.line, p.there.Random(t)...)
		}
		before, err := interview.Fold("lunden-k7q2", p.common)
		if err != nil {
			t.Fatal(err)
		}
		joined := p.join(t)
		made, there = made+len(joined.Entries), there+joined.There
		for _, unused := range joined.Unused {
			if unused.Clash {
				clashes++
			} else {
				ruled++
			}
			if unused.Subject == "" {
				t.Fatalf("nothing says what %s is about", unused.Entry.Kind)
			}
		}
		for id, answer := range p.here.Sag.Answers {
			if answer.Text != before.Answers[id].Text && joined.Sag.Answers[id].Text != answer.Text {
				t.Fatalf("the answer to %s was %q here and is %q", id, answer.Text, joined.Sag.Answers[id].Text)
			}
		}
		for _, point := range p.here.Sag.Points {
			was, is := before.Point(point.ID), joined.Sag.Point(point.ID)
			if (was == nil || was.Sentence != point.Sentence) && (is == nil || is.Sentence != point.Sentence) {
				t.Fatalf("point %s was %+v here and is %+v", point.ID, point, is)
			}
		}
		for _, visit := range p.here.Sag.Tilsyn {
			for id, mark := range visit.Marks {
				old := kvalitetsmodel.Mark{}
				if first := before.Visit(visit.Nr); first != nil {
					old = first.Marks[id]
				}
				if is := joined.Sag.Visit(visit.Nr).Marks[id]; mark != old && is != mark {
					t.Fatalf("the score of %s was %v here and is %v", id, mark, is)
				}
			}
		}
		again := *p
		again.onto = slices.Concat(p.onto, joined.Entries)
		late := false
		for _, entry := range again.join(t).Entries { // the rules can allow later what they stood against at first
			stood := slices.ContainsFunc(joined.Unused, func(unused interview.Unused) bool {
				return unused.Entry.Kind == entry.Kind && unused.Entry.At.Equal(entry.At)
			})
			if removes := strings.HasSuffix(entry.Kind, "Removed"); !stood && !(late && removes) { // what came late can be taken out late
				t.Fatalf("joined twice it adds %s %s", entry.Kind, entry.Payload)
			}
			late = late || stood
		}
	})
	t.Logf("made %d, there %d, clashes %d, refused %d", made, there, clashes, ruled)
	if made == 0 || there == 0 || clashes == 0 || ruled == 0 {
		t.Error("some outcome never came, so this proves little")
	}
}
