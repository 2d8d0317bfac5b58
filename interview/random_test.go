package interview_test

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Whatever is offered in whatever order: what is refused changes nothing, and
// what is accepted is exactly what the journal folds to.
func TestRandomChangesKeepSagAndJournalTogether(t *testing.T) {
	accepted, offered := map[string]int{}, 0
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(starts).Draw(t, "start")(t)
		shadow := f.fold() // learns of a change only through its entry
		for range rapid.IntRange(10, 60).Draw(t, "records") {
			changes := anyChanges(t, f)
			offered += len(changes)
			entries, err := f.sag.Record(f.model, noon, inspector, changes...)
			if refused := (*interview.RefusedError)(nil); err != nil && !errors.As(err, &refused) {
				t.Fatalf("Record(%+v): %v", changes, err)
			}
			if err != nil && entries != nil {
				t.Fatalf("refused changes gave %d entries", len(entries))
			}
			for _, entry := range entries {
				accepted[entry.Kind]++
				if err := shadow.Apply(entry); err != nil {
					t.Fatal(err)
				}
			}
			if !reflect.DeepEqual(f.sag, shadow) {
				t.Fatalf("after %+v (%v) the sag is\n%+v\nand its journal says\n%+v", changes, err, f.sag, shadow)
			}
			f.journal = append(f.journal, entries...)
		}
		if folded := f.fold(); !reflect.DeepEqual(f.sag, folded) {
			t.Fatalf("the sag is\n%+v\nand its journal folds to\n%+v", f.sag, folded)
		}
	})
	t.Logf("of %d offers were accepted: %v", offered, accepted)
	if few := 28; offered > 5000 && len(accepted) < few {
		t.Errorf("fewer than %d of the 34 kinds of change were ever accepted, so this proves little", few)
	}
}

// Ids of points and numbers of checks are never given twice.
func TestRandomPointsNeverShareAnID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := registered(t, krisecenter)
		points := map[interview.PointID]bool{}
		checks := map[interview.CheckRef]bool{}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			id := rapid.SampledFrom([]interview.PointID{"3.b.1", "3.b.2", "3.b.3"}).Draw(t, "point")
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				next := f.sag.NextPoint("3.b")
				if points[next] {
					t.Fatalf("point %s comes twice", next)
				}
				points[next] = true
				f.record(point(next, "3.b", 0))
			case 1:
				if f.sag.Point(id) != nil {
					f.record(interview.PointRemoved{Point: id})
				}
			case 2:
				if f.sag.Point(id) != nil {
					ref := interview.CheckRef{Point: id, Check: f.sag.NextCheck(id)}
					if checks[ref] {
						t.Fatalf("check %v comes twice", ref)
					}
					checks[ref] = true
					f.record(interview.CheckWritten{Point: id, Check: interview.Check{Nr: ref.Check}})
				}
			case 3:
				if p := f.sag.Point(id); p != nil && len(p.Checks) > 0 {
					f.record(interview.CheckRemoved{Point: id, Check: p.Checks[len(p.Checks)-1].Nr})
				}
			}
		}
	})
}

var starts = []func(rapid.TB) *folder{visiting, promised, visited, drafted, blank}

// anyChanges draws a record: one change, a few, or all that fill the gaps.
func anyChanges(t *rapid.T, f *folder) []interview.Change {
	tilsyn := len(f.sag.Tilsyn)
	if gaps := f.gaps(tilsyn); len(gaps) > 0 && rapid.IntRange(0, 9).Draw(t, "fill") == 9 {
		var changes []interview.Change
		for _, gap := range gaps {
			changes = append(changes, filling(gap, tilsyn))
		}
		return changes
	}
	changes := []interview.Change{anyChange(t, f)}
	for rapid.IntRange(0, 3).Draw(t, "more") == 3 {
		changes = append(changes, anyChange(t, f))
	}
	return changes
}

// anyChange draws a change that may or may not be allowed where the sag is now.
// Rapid leans to small numbers, so what is seldom allowed comes first.
func anyChange(t *rapid.T, f *folder) interview.Change {
	indikator := mostly(t, []kvalitetsmodel.IndikatorID{"3.b", "5.a", "14.a"}, "8.c", "11.x")
	latest := len(f.sag.Tilsyn)
	tilsyn := mostly(t, []int{latest}, 0, latest+1)
	points, checks := []interview.PointID{"3.b.1"}, []int{1}
	if n := len(f.sag.Points); n > 0 {
		points = []interview.PointID{f.sag.Points[n-1].ID, f.sag.Points[0].ID}
	}
	point := mostly(t, points, "5.a.1", "11.x.1")
	if p := f.sag.Point(point); p != nil {
		checks = append(numbers(p), f.sag.NextCheck(point))
	}
	check := mostly(t, checks, 0, 9)
	text := rapid.StringN(0, 12, -1).Draw(t, "text")
	switch rapid.IntRange(0, 32).Draw(t, "kind") {
	case 0:
		return interview.FindingNoted{Tilsyn: tilsyn, Point: point, Check: check, Note: text,
			Result: mostly(t, interview.Results, "", "ja"), Source: mostly(t, interview.Sources, "", "rygte")}
	case 1:
		return interview.TilsynClosed{Tilsyn: tilsyn}
	case 2:
		return interview.GodkendelseReopened{}
	case 3:
		return interview.GodkendelseClosed{}
	case 4:
		return interview.PointDrafted{Point: interview.FollowUpPoint{ID: f.sag.NextPoint(indikator), Indikator: indikator, Sentence: text,
			Tilsyn: tilsyn, Checks: []interview.Check{{Nr: 1, Text: text}, {Nr: check + 1, Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}}}}}
	case 5:
		return interview.CheckWritten{Point: point, Check: interview.Check{Nr: check, Text: text}}
	case 6:
		return interview.CheckRemoved{Point: point, Check: check}
	case 7:
		return interview.PointSentenceWritten{Point: point, Sentence: text}
	case 8:
		return interview.PointRemoved{Point: point}
	case 9:
		return interview.TilsynOpened{Tilsyn: mostly(t, []int{latest + 1}, latest, latest+2), Date: "2026-11-25", Anmeldt: rapid.Bool().Draw(t, "anmeldt")}
	case 10:
		return interview.ScoreSet{Tilsyn: tilsyn, Indikator: indikator, Score: mostly(t, []int{0, 1, 5}, -1, 6), IkkeBedoemt: rapid.Bool().Draw(t, "ikke")}
	case 11:
		return interview.BedoemmelseWritten{Tilsyn: tilsyn, Indikator: indikator, Text: text}
	case 12:
		return interview.TemaAssessed{Tilsyn: tilsyn, Tema: mostly(t, []int{1, 7}, 0, 5, 8), Text: text}
	case 13:
		return interview.TilbudRegistered{Edition: f.model.Edition, Tilbud: mostly(t, []interview.Tilbud{krisecenter, efterskole, opholdssted}, interview.Tilbud{})}
	case 14:
		return interview.AnswerGiven{Indikator: indikator, Text: text}
	case 16:
		return interview.CheckMoved{Point: point, Check: check, To: mostly(t, []int{0, 1}, -1, 9)}
	case 17:
		next := f.sag.NextCheck(point)
		return interview.PointRedrafted{Point: interview.FollowUpPoint{ID: point, Indikator: mostly(t, []kvalitetsmodel.IndikatorID{"3.b"}, "5.a"), Sentence: text,
			Checks: []interview.Check{{Nr: mostly(t, []int{next}, 1), Text: text}, {Nr: next + 1}}}}
	case 18:
		return interview.VejledningUsed{Vejledning: kvalitetsmodel.VejledningID{Navn: text, Version: "1"}}
	case 19:
		return interview.PointDeadlineSet{Point: point, Deadline: mostly(t, []interview.Date{"", "2027-03-01"}, "2027-02-30")}
	case 20:
		return interview.NumberDrawn{Tilsyn: tilsyn, Point: point, Check: check, Draw: interview.Draw{Number: mostly(t, []int{1, 4}, 0, 9), Of: mostly(t, []int{4, 12}, 0)}}
	case 21:
		return interview.PointStatusSet{Tilsyn: tilsyn, Point: point, Status: mostly(t, []interview.PointStatus{interview.PointClosed, interview.PointOpen, ""}, "væk")}
	case 15:
		return interview.ExpectationSet{Indikator: indikator, Expectation: mostly(t, []string{"forventes", "forventes-ikke", ""}, "måske")}
	}
	if rapid.IntRange(0, 3).Draw(t, "plan") > 0 {
		return anyPlanChange(t, f.sag)
	}
	return interview.ReasonsWritten{Indikator: indikator, Text: text}
}

// anyPlanChange draws a change of the opfølgningsplan.
func anyPlanChange(t *rapid.T, sag *interview.Sag) interview.Change {
	kind := rapid.IntRange(0, planKinds-1).Draw(t, "plan kind")
	if len(sag.Plan.Items) == 0 && rapid.Bool().Draw(t, "first") {
		kind = planKinds - 1
	}
	return planChange(t, sag, kind)
}

// planKinds is how many kinds of change of the plan there are.
const planKinds = 11

// planChange draws a change of the plan of one kind.
func planChange(t *rapid.T, sag *interview.Sag, kind int) interview.Change {
	items := []int{1}
	if n := len(sag.Plan.Items); n > 0 {
		items = []int{sag.Plan.Items[n-1].Nr, sag.Plan.Items[0].Nr}
	}
	nr := mostly(t, items, 0, 99)
	text := rapid.StringN(0, 12, -1).Draw(t, "plan text")
	date := mostly(t, []interview.Date{"", "2027-03-01", "2027-06-01"}, "2027-02-30")
	origin := mostly(t, append([]interview.Origin{""}, interview.Origins...), "rygte")
	result := mostly(t, append([]interview.Result{""}, interview.Results...), "ja")
	periods, progress := 0, 0
	if item := sag.Plan.Item(nr); item != nil {
		periods, progress = len(item.Periods), len(item.Progress)
	}
	switch kind {
	case 0:
		return interview.PlanItemRemoved{Item: nr}
	case 1:
		return interview.PlanItemMoved{Item: nr, To: mostly(t, []int{0, 1}, -1, 9)}
	case 2:
		return interview.PlanTextWritten{Item: nr, Column: mostly(t, interview.PlanColumns, "pris"), Text: text}
	case 3:
		return interview.PlanScopeSet{Item: nr, Temaer: mostly(t, [][]int{{1}, {3, 4}, nil}, []int{9}), Kriterier: mostly(t, [][]string{{"3"}, nil}, []string{"99"})}
	case 4:
		return interview.PlanOriginSet{Item: nr, Origin: origin, Deadline: date}
	case 5:
		return interview.PlanPeriodSet{Item: nr, Nr: mostly(t, []int{periods + 1, periods}, 0), Period: interview.Period{Start: date, End: mostly(t, []interview.Date{"2027-09-01"}, "2026-01-01", ""), Reason: text}}
	case 6:
		return interview.PlanProgressNoted{Item: nr, Nr: mostly(t, []int{progress + 1, progress}, -1), Progress: interview.Progress{Date: date, Text: text}}
	case 7:
		return interview.PlanStatusSet{Item: nr, Status: mostly(t, append([]interview.PlanStatus{""}, interview.PlanStatuses...), "væk"), Date: date}
	case 8:
		return interview.PlanVerified{Item: nr, Verification: interview.Verification{Result: result, Date: date, Note: text}}
	case 9:
		return interview.PlanApproved{Approval: mostly(t, []interview.Approval{{By: "Forstander", Date: "2027-03-01"}, {}}, interview.Approval{By: "Forstander"})}
	}
	return interview.PlanItemAdded{Item: interview.PlanItem{Nr: mostly(t, []int{sag.Plan.NextItem()}, 0, 1), Temaer: []int{3}, Origin: origin,
		Texts: map[interview.PlanColumn]string{interview.Forhold: text}}}
}

// mostly draws a value that could be right, and now and then an odd one.
func mostly[V any](t *rapid.T, right []V, odd ...V) V {
	if rapid.IntRange(0, 7).Draw(t, "odd?") == 7 {
		right = odd
	}
	return rapid.SampledFrom(right).Draw(t, "value")
}
