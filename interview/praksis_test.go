package interview_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// anyVisits draws a sag with promises of all kinds and up to three tilsyn: points
// with and without checks, some of them of a tilsyn, some closed or taken up again,
// of indikatorer that apply, fell away or are not in the edition.
func anyVisits(t *rapid.T, model *kvalitetsmodel.Model) *interview.Sag {
	sag := interview.NewSag(sagID)
	sag.Edition = model.Edition
	sag.Tilbud = rapid.SampledFrom([]interview.Tilbud{krisecenter, efterskole, opholdssted}).Draw(t, "tilbud")
	visits := rapid.IntRange(0, 3).Draw(t, "visits")
	ids := []kvalitetsmodel.IndikatorID{"3.b", "3.c", "5.a", "8.c", "9.a", "14.a", "11.x"}
	for range rapid.IntRange(0, 6).Draw(t, "points") {
		id := rapid.SampledFrom(ids).Draw(t, "indikator")
		point := interview.FollowUpPoint{ID: interview.PointID(string(id) + "." + string(rune('1'+len(sag.Points)))), Indikator: id,
			Tilsyn: rapid.IntRange(0, visits).Draw(t, "promised at")}
		for nr := range rapid.IntRange(0, 3).Draw(t, "checks") {
			point.Checks = append(point.Checks, interview.Check{Nr: 2*nr + 1})
		}
		sag.Points = append(sag.Points, point)
	}
	for nr := 1; nr <= visits; nr++ {
		tilsyn := &interview.Tilsyn{Nr: nr, Findings: map[interview.CheckRef]interview.Finding{}, Points: map[interview.PointID]interview.PointStatus{}}
		for _, point := range sag.Points {
			for check := range 6 { // numbers 0, 2 and 4 are there for some points only, or were removed
				result := rapid.SampledFrom(append([]interview.Result{""}, interview.Results...)).Draw(t, "result")
				tilsyn.Findings[interview.CheckRef{Point: point.ID, Check: check}] = interview.Finding{Result: result}
			}
			if rapid.IntRange(0, 3).Draw(t, "nobody looked") == 0 {
				maps.DeleteFunc(tilsyn.Findings, func(ref interview.CheckRef, _ interview.Finding) bool { return ref.Point == point.ID })
			}
			if status := rapid.SampledFrom([]interview.PointStatus{interview.PointClosed, "", interview.PointOpen}).Draw(t, "decision"); status != "" {
				tilsyn.Points[point.ID] = status
			}
		}
		sag.Tilsyn = append(sag.Tilsyn, tilsyn)
	}
	return sag
}

// The sums of every indikator, of every tema and in all are those of a count of
// check by check that knows nothing of the program's own.
func TestPraksisEqualsAnIndependentCount(t *testing.T) {
	model := blank(t).model
	counted := map[interview.Result]int{}
	skipped := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		sag := anyVisits(t, model)
		for nr := range len(sag.Tilsyn) + 1 {
			type tally = map[interview.Result]int
			indikatorer, temaer, total := map[kvalitetsmodel.IndikatorID]tally{}, map[int]tally{}, tally{}
			for _, point := range sag.Points {
				tema := 0
				for _, candidate := range model.Temaer {
					for _, kriterium := range candidate.Kriterier {
						for _, indikator := range kriterium.Indikatorer {
							if indikator.ID == point.Indikator && model.Applies(point.Indikator, sag.Tilbud.Profile()).Applies {
								tema = candidate.Nr
							}
						}
					}
				}
				if tema == 0 {
					skipped["fell away"]++
					continue
				}
				if point.Tilsyn >= nr {
					skipped["not promised by then"]++
					continue
				}
				closed := false
				for _, tilsyn := range sag.Tilsyn[:nr-1] {
					if status := tilsyn.Points[point.ID]; status != "" {
						closed = status == interview.PointClosed
					}
				}
				var results []interview.Result
				if len(point.Checks) == 0 {
					results = append(results, sag.Tilsyn[nr-1].Findings[interview.CheckRef{Point: point.ID}].Result)
				}
				for _, check := range point.Checks {
					results = append(results, sag.Tilsyn[nr-1].Findings[interview.CheckRef{Point: point.ID, Check: check.Nr}].Result)
				}
				looked := slices.ContainsFunc(results, func(r interview.Result) bool { return r != "" && r != interview.IkkeUndersoegt })
				if closed && sag.Tilsyn[nr-1].Points[point.ID] != interview.PointOpen && !looked {
					skipped["closed"]++
					continue
				}
				for _, sums := range []func() tally{
					func() tally { return in(indikatorer, point.Indikator) }, func() tally { return in(temaer, tema) }, func() tally { return total }} {
					for _, result := range results {
						sums()[result]++
					}
				}
				for _, result := range results {
					counted[result]++
				}
			}
			sheet := sag.Praksis(model, nr)
			if len(sheet.Indikatorer) != len(indikatorer) || len(sheet.Temaer) != len(temaer) {
				t.Fatalf("at tilsyn %d the sheet has %v and %v, want %v and %v", nr, sheet.Indikatorer, sheet.Temaer, indikatorer, temaer)
			}
			for id, want := range indikatorer {
				wantPraksis(t, string(id), sheet.Indikatorer[id], want)
			}
			for tema, want := range temaer {
				wantPraksis(t, "tema", sheet.Temaer[tema], want)
			}
			wantPraksis(t, "in all", sheet.Total, total)
		}
	})
	if len(counted) != len(interview.Results)+1 || len(skipped) != 3 {
		t.Errorf("counted %v and skipped %v, so this proves too little", counted, skipped)
	}
}

// in is the entry of a map, made when it is first asked for.
func in[K comparable](all map[K]map[interview.Result]int, key K) map[interview.Result]int {
	if all[key] == nil {
		all[key] = map[interview.Result]int{}
	}
	return all[key]
}

func wantPraksis(t *rapid.T, what string, got interview.Praksis, want map[interview.Result]int) {
	t.Helper()
	checks := 0
	for _, n := range want {
		checks += n
	}
	examined := want[interview.Bekraeftet] + want[interview.Delvist] + want[interview.IkkeBekraeftet]
	if got.Kept != want[interview.Bekraeftet] || got.Partly != want[interview.Delvist] || got.NotKept != want[interview.IkkeBekraeftet] ||
		got.NotExamined != want[interview.IkkeUndersoegt]+want[""] || got.Impossible != want[interview.KunneIkke] ||
		got.Examined() != examined || got.Checks() != checks {
		t.Fatalf("%s: %+v, want %v", what, got, want)
	}
}

func TestOutcomeOfAWholePromise(t *testing.T) {
	type praksis = interview.Praksis
	for _, test := range []struct {
		praksis praksis
		want    interview.Result
	}{
		{praksis{}, interview.IkkeUndersoegt},
		{praksis{NotExamined: 3}, interview.IkkeUndersoegt},
		{praksis{Impossible: 3}, interview.KunneIkke},
		{praksis{Impossible: 3, NotExamined: 1}, interview.IkkeUndersoegt},
		{praksis{Kept: 1}, interview.Bekraeftet},
		{praksis{Kept: 2, NotExamined: 4}, interview.Bekraeftet},
		{praksis{Kept: 2, Impossible: 4}, interview.Bekraeftet},
		{praksis{NotKept: 1}, interview.IkkeBekraeftet},
		{praksis{NotKept: 2, NotExamined: 1, Impossible: 1}, interview.IkkeBekraeftet},
		{praksis{Partly: 1}, interview.Delvist},
		{praksis{Partly: 1, Kept: 5}, interview.Delvist},
		{praksis{Partly: 1, NotKept: 5}, interview.Delvist},
		{praksis{Kept: 1, NotKept: 1}, interview.Delvist},
		{praksis{Kept: 1, NotKept: 1, NotExamined: 9, Impossible: 9}, interview.Delvist},
	} {
		if got := test.praksis.Outcome(); got != test.want {
			t.Errorf("the outcome of %+v is %q, want %q", test.praksis, got, test.want)
		}
	}
}

// What is held against practice, told of a sag as it is recorded.
func TestPraksisCountsWhatWasPromisedBeforeTheTilsyn(t *testing.T) {
	type praksis = interview.Praksis
	public := opholdssted
	public.PrivatBestyrelse = false
	for _, test := range []struct {
		name    string
		from    func(rapid.TB) *folder
		changes func(f *folder)
		tilsyn  int
		want    map[kvalitetsmodel.IndikatorID]praksis
	}{
		{"a tilsyn that has just begun", promisedWhole, func(*folder) {}, 1,
			map[kvalitetsmodel.IndikatorID]praksis{"3.b": {NotExamined: 5}, "5.a": {NotExamined: 1}}},
		{"a tilsyn under way", promisedWhole, func(f *folder) {
			f.record(finding(1, "3.b.1", 1), finding(1, "5.a.1", interview.WholePoint),
				interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 2, Result: interview.KunneIkke},
				interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 3, Result: interview.IkkeUndersoegt},
				interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 4, Note: "En note er intet fund."})
		}, 1, map[kvalitetsmodel.IndikatorID]praksis{"3.b": {Kept: 1, NotExamined: 3, Impossible: 1}, "5.a": {Kept: 1}}},
		{"what the tilsyn itself has added", visiting, func(f *folder) { f.record(point("5.a.1", "5.a", 1, 1, 2), finding(1, "5.a.1", 1)) }, 1,
			map[kvalitetsmodel.IndikatorID]praksis{"3.b": {NotExamined: 5}}},
		{"what an earlier tilsyn has added", visiting, func(f *folder) { f.record(point("5.a.1", "5.a", 1, 1, 2)); f.next("2027-05-03") }, 2,
			map[kvalitetsmodel.IndikatorID]praksis{"3.b": {NotExamined: 5}, "5.a": {NotExamined: 2}}},
		{"two points of one indikator", drafted, func(f *folder) {
			f.record(point("3.b.2", "3.b", 0, 1))
			f.settle(0)
			f.record(interview.GodkendelseClosed{}, interview.TilsynOpened{Tilsyn: 1}, finding(1, "3.b.2", 1))
		}, 1, map[kvalitetsmodel.IndikatorID]praksis{"3.b": {Kept: 1, NotExamined: 5}}},
		{"a point that this tilsyn closes", visiting, func(f *folder) { f.record(decided(1, "3.b.1", interview.PointClosed)) }, 1,
			map[kvalitetsmodel.IndikatorID]praksis{"3.b": {NotExamined: 5}}},
		{"a point that an earlier tilsyn closed", visiting, func(f *folder) { f.record(decided(1, "3.b.1", interview.PointClosed)); f.next("2027-05-03") }, 2,
			map[kvalitetsmodel.IndikatorID]praksis{}},
		{"a closed point that was looked at all the same", visiting, func(f *folder) {
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			f.record(interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 1, Result: interview.IkkeBekraeftet})
		}, 2, map[kvalitetsmodel.IndikatorID]praksis{"3.b": {NotKept: 1, NotExamined: 4}}},
		{"a closed point that was set aside again", visiting, func(f *folder) {
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			f.record(interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 1, Result: interview.IkkeUndersoegt})
		}, 2, map[kvalitetsmodel.IndikatorID]praksis{}},
		{"a point that is taken up again", visiting, func(f *folder) {
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			f.record(decided(2, "3.b.1", interview.PointOpen))
		}, 2, map[kvalitetsmodel.IndikatorID]praksis{"3.b": {NotExamined: 5}}},
		{"a point of an indikator that fell away", func(t rapid.TB) *folder { return registered(t, opholdssted) }, func(f *folder) {
			f.record(point("8.c.1", "8.c", 0, 1), point("3.b.1", "3.b", 0, 1), interview.TilbudRegistered{Edition: f.model.Edition, Tilbud: public})
			f.settle(0)
			f.record(interview.GodkendelseClosed{}, interview.TilsynOpened{Tilsyn: 1}, finding(1, "8.c.1", 1), finding(1, "3.b.1", 1))
		}, 1, map[kvalitetsmodel.IndikatorID]praksis{"3.b": {Kept: 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := test.from(t)
			test.changes(f)
			sheet := f.sag.Praksis(f.model, test.tilsyn)
			if !maps.Equal(sheet.Indikatorer, test.want) {
				t.Errorf("got %+v, want %+v", sheet.Indikatorer, test.want)
			}
			var total praksis
			for _, p := range test.want {
				total = total.Plus(p)
			}
			if sheet.Total != total {
				t.Errorf("in all %+v, want %+v", sheet.Total, total)
			}
		})
	}
}

// What a sag tells of itself across sager: each indikator that applies, and of the latest tilsyn alone.
func TestPracticeIsOfTheLatestTilsyn(t *testing.T) {
	f := promised(t)
	if got := interview.PracticeOf(f.model, f.sag); got != nil {
		t.Errorf("without a tilsyn the practice is %v", got)
	}
	f.record(interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25"}, finding(1, "3.b.1", 1))
	f.next("2027-05-03")
	f.record(interview.ScoreSet{Tilsyn: 2, Indikator: "3.b", Score: 2}, interview.ScoreSet{Tilsyn: 2, Indikator: "5.a", IkkeBedoemt: true},
		interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 1, Result: interview.Delvist})
	var want []interview.Practice
	for _, indikator := range f.model.Applying(krisecenter.Profile()) {
		p := interview.Practice{Edition: "sociale-tilbud-2017", Typer: krisecenter.Tilbudstyper, Indikator: indikator.ID}
		switch indikator.ID {
		case "3.b":
			p.Praksis, p.Mark = interview.Praksis{Partly: 1, NotExamined: 4}, kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: 2}
		case "5.a":
			p.Mark = kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}
		}
		want = append(want, p)
	}
	if got := interview.PracticeOf(f.model, f.sag); !reflect.DeepEqual(got, want) {
		t.Errorf("the practice is\n%+v\nwant\n%+v", got, want)
	}
}
