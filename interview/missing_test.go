package interview_test

import (
	"slices"
	"testing"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// At the start three things are missing of every indikator that applies and one
// of every tema: the numbers are counted in the official text.
func TestMissingAtTheStartOfAGodkendelse(t *testing.T) {
	tests := []struct {
		tilbud              interview.Tilbud
		indikatorer, temaer int
		without             []kvalitetsmodel.IndikatorID
	}{
		{krisecenter, 23, 7, []kvalitetsmodel.IndikatorID{"1.d", "2.f", "3.c", "6.a", "6.b", "8.c", "14.c"}},
		{efterskole, 20, 6, []kvalitetsmodel.IndikatorID{"1.b", "6.a", "6.b", "8.a", "8.b", "8.c", "9.a", "9.b", "9.c", "14.c"}},
		{opholdssted, 30, 7, nil},
	}
	for _, test := range tests {
		t.Run(test.tilbud.Navn, func(t *testing.T) {
			f := registered(t, test.tilbud)
			gaps := f.gaps(0)
			if want := 3*test.indikatorer + test.temaer; len(gaps) != want {
				t.Errorf("%d gaps, want %d", len(gaps), want)
			}
			named := map[kvalitetsmodel.IndikatorID]int{}
			temaer := map[int]int{}
			for _, gap := range gaps {
				if gap.Indikator == "" {
					temaer[gap.Tema]++
				} else {
					named[gap.Indikator]++
				}
			}
			for _, indikator := range f.model.Indikatorer() {
				want := 3
				if slices.Contains(test.without, indikator.ID) {
					want = 0
				}
				if named[indikator.ID] != want {
					t.Errorf("%d gaps of %s, want %d", named[indikator.ID], indikator.ID, want)
				}
			}
			if len(temaer) != test.temaer {
				t.Errorf("gaps of %d temaer, want %d", len(temaer), test.temaer)
			}
			f.settle(0)
			if gaps := f.gaps(0); len(gaps) != 0 {
				t.Errorf("gaps when everything is there: %v", texts(gaps))
			}
			f.record(interview.GodkendelseClosed{})
		})
	}
}

func TestMissingFollowsTheOrderOfTheModel(t *testing.T) {
	f := registered(t, krisecenter)
	got := texts(f.gaps(0))
	for i, want := range []string{"1.a: svar mangler", "1.a: forventning mangler", "1.a: begrundelse mangler", "1.b: svar mangler"} {
		if got[i] != want {
			t.Errorf("gap %d is %q, want %q", i, got[i], want)
		}
	}
	if got[6] != "Tema 1: vurdering mangler" || got[7] != "2.a: svar mangler" {
		t.Errorf("after tema 1: %v", got[6:8])
	}
}

func TestEveryPieceOfAGodkendelseCounts(t *testing.T) {
	tests := []struct {
		change interview.Change
		want   string
	}{
		{interview.AnswerGiven{Indikator: "3.b"}, "3.b: svar mangler"},
		{interview.AnswerGiven{Indikator: "3.b", Speaker: "Forstander"}, "3.b: svar mangler"},
		{interview.ExpectationSet{Indikator: "3.b"}, "3.b: forventning mangler"},
		{interview.ReasonsWritten{Indikator: "3.b"}, "3.b: begrundelse mangler"},
		{interview.TemaAssessed{Tema: 3}, "Tema 3: vurdering mangler"},
	}
	for _, test := range tests {
		f := registered(t, krisecenter)
		f.settle(0)
		f.record(test.change)
		if got := texts(f.gaps(0)); !slices.Equal(got, []string{test.want}) {
			t.Errorf("after %+v missing %v, want %q", test.change, got, test.want)
		}
	}
}

func TestMissingOfATilsyn(t *testing.T) {
	f := visiting(t)
	if got := len(f.gaps(1)); got != 23 {
		t.Errorf("%d gaps at the start, want a score for each of the 23 indikatorer", got)
	}
	f.record(interview.ScoreSet{Tilsyn: 1, Indikator: "1.a", Score: 4}, interview.ScoreSet{Tilsyn: 1, Indikator: "1.b", IkkeBedoemt: true})
	want := []string{"1.a: bedømmelse mangler", "Tema 1: vurdering mangler", "2.a: score mangler"}
	if got := texts(f.gaps(1))[:3]; !slices.Equal(got, want) {
		t.Errorf("missing %v, want %v", got, want)
	}
	f.record(interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "1.a", Text: "Set."}, interview.TemaAssessed{Tilsyn: 1, Tema: 1, Text: "God."})
	if got := texts(f.gaps(1))[0]; got != "2.a: score mangler" {
		t.Errorf("tema 1 is done, and yet: %s", got)
	}
	f.settle(1)
	if gaps := f.gaps(1); len(gaps) != 0 {
		t.Errorf("gaps when everything is there: %v", texts(gaps))
	}
	if gaps := f.gaps(2); gaps != nil {
		t.Errorf("a tilsyn that is not there misses %v", texts(gaps))
	}
}

// A tilsyn that judges nothing is the choice of the inspector, once it is made for each indikator.
func TestTilsynThatJudgesNothingNeedsNoTexts(t *testing.T) {
	f := visiting(t)
	for _, indikator := range f.model.Applying(krisecenter.Profile()) {
		f.record(interview.ScoreSet{Tilsyn: 1, Indikator: indikator.ID, IkkeBedoemt: true})
	}
	if gaps := f.gaps(1); len(gaps) != 0 {
		t.Errorf("missing %v", texts(gaps))
	}
	f.record(interview.TilsynClosed{Tilsyn: 1})
}

func TestEvaluationIsOfTheTilsyn(t *testing.T) {
	f := visiting(t)
	f.record(interview.ScoreSet{Tilsyn: 1, Indikator: "1.a", Score: 2}, interview.ScoreSet{Tilsyn: 1, Indikator: "1.b", Score: 5})
	for _, test := range []struct {
		tilsyn int
		want   kvalitetsmodel.Mark
	}{{1, kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: 2}}, {2, kvalitetsmodel.Mark{}}} {
		evaluation := f.sag.Evaluation(f.model, test.tilsyn)
		if len(evaluation.Temaer) != 7 {
			t.Fatalf("%d temaer, want 7", len(evaluation.Temaer))
		}
		if got := evaluation.Temaer[0].Kriterier[0].Indikatorer[0].Mark; got != test.want {
			t.Errorf("tilsyn %d: 1.a is %+v, want %+v", test.tilsyn, got, test.want)
		}
	}
}
