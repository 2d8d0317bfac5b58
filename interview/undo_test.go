package interview_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// visible is what a person sees of a sag: everything but the numbers that checks and points go by.
func visible(sag *interview.Sag) any {
	type point struct {
		indikator, sentence, lead, deadline string
		checks                              map[string]int
	}
	points := map[string]int{}
	for _, p := range sag.Points {
		seen := point{string(p.Indikator), p.Sentence, p.Lead, string(p.Deadline), map[string]int{}}
		for _, c := range p.Checks {
			seen.checks[c.Text+c.Hvor]++
		}
		points[fmt.Sprintf("%+v", seen)]++ // maps are printed in order; two points may say the same
	}
	type visit struct {
		marks, bedoemmelser, temaer, findings, decided any
	}
	var visits []visit
	for _, t := range sag.Tilsyn {
		visits = append(visits, visit{filled(t.Marks), filled(t.Bedoemmelser), filled(t.TemaAssessment), counted(t.Findings), filled(t.Points)})
	}
	return []any{filled(sag.Answers), filled(sag.Judgements), filled(sag.TemaAssessment), points, visits, visiblePlan(sag.Plan)}
}

// visiblePlan is the plan without the numbers that its priorities go by.
func visiblePlan(plan interview.Opfoelgningsplan) string {
	seen := fmt.Sprint(plan.Approval)
	for _, item := range plan.Items {
		item.Nr = 0
		item.Progress = slices.DeleteFunc(slices.Clone(item.Progress), func(p interview.Progress) bool { return p == interview.Progress{} })
		seen += fmt.Sprintf("\n%+v", item)
	}
	return seen
}

// counted is what was found, without the numbers of the checks.
func counted(findings map[interview.CheckRef]interview.Finding) map[interview.Finding]int {
	count := map[interview.Finding]int{}
	for _, finding := range filled(findings) {
		count[finding]++
	}
	return count
}

// again makes a change that takes another back, and answers with it as it was made.
func again(f *folder, change interview.Change) interview.Change {
	change, _ = interview.Again(f.sag, change)
	f.record(change)
	return change
}

// filled leaves out what says nothing, which a change taken back may leave behind.
func filled[K, V comparable](all map[K]V) map[K]V {
	var nothing V
	said := map[K]V{}
	for k, v := range all {
		if v != nothing {
			said[k] = v
		}
	}
	return said
}

// What is taken back is made again as often as not, so that the next change finds something there.
func TestInverseTakesAChangeBack(t *testing.T) {
	takenBack := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(append(slices.Clone(starts), approved)).Draw(t, "start")(t)
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			backAndForth(t, f, anyChange(t, f), takenBack)
		}
	})
	t.Log(takenBack)
	if len(takenBack) < 18 {
		t.Errorf("only %d kinds of change were taken back, so this proves little", len(takenBack))
	}
	if takenBack["NumberDrawn"] > 0 {
		t.Error("a lot was taken back")
	}
}

// Every kind of change of the plan in turn, on a plan that was approved and says something everywhere.
func TestInverseTakesAChangeOfThePlanBack(t *testing.T) {
	takenBack := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		f := approved(t)
		for i := range rapid.IntRange(planKinds, 3*planKinds).Draw(t, "changes") {
			backAndForth(t, f, planChange(t, f.sag, i%planKinds), takenBack)
		}
	})
	t.Log(takenBack)
	for _, kind := range []string{"PlanItemAdded", "PlanItemRemoved", "PlanItemMoved", "PlanTextWritten", "PlanScopeSet",
		"PlanOriginSet", "PlanPeriodSet", "PlanProgressNoted", "PlanStatusSet", "PlanVerified", "PlanApproved"} {
		if takenBack[kind] < 20 {
			t.Errorf("%s was taken back %d times, so this proves little", kind, takenBack[kind])
		}
	}
}

// backAndForth makes a change, if the rules allow it, takes it back, and makes it again or not.
func backAndForth(t *rapid.T, f *folder, change interview.Change, takenBack map[string]int) {
	before := f.fold()
	if inverse := interview.Inverse(before, change); f.tries(change) && inverse != nil {
		there := f.fold()
		made := again(f, inverse)
		if got, want := visible(f.sag), visible(before); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v does not take %+v back:\n%v\n%v", inverse, change, got, want)
		}
		takenBack[f.journal[len(f.journal)-2].Kind]++
		if rapid.Bool().Draw(t, "again") {
			again(f, interview.Inverse(there, made))
			if got, want := visible(f.sag), visible(there); !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v is not made again:\n%v\n%v", change, got, want)
			}
		}
	}
}

func TestInverseOfWhatIsNotTakenBack(t *testing.T) {
	sag := visited(t).sag
	for _, change := range []interview.Change{
		interview.TilbudRegistered{}, interview.GodkendelseClosed{}, interview.GodkendelseReopened{},
		interview.TilsynOpened{}, interview.TilsynClosed{}, interview.VejledningUsed{Vejledning: oest},
		interview.CheckMoved{Point: "5.a.1", Check: 1}, interview.PointRedrafted{Point: interview.FollowUpPoint{ID: "5.a.1"}},
		drawn(1, 1, 4, 12), interview.PointDeadlineSet{Point: "5.a.1"}, interview.PointStatusSet{Tilsyn: 2, Point: "3.b.1"},
		interview.PlanItemRemoved{Item: 1}, interview.PlanItemMoved{Item: 1}, planText(1, interview.Maal, "Ro."), interview.PlanScopeSet{Item: 1},
		interview.PlanOriginSet{Item: 1}, period(1, "2027-01-01", "", ""), progress(1, "", "Nyt."),
		interview.PlanStatusSet{Item: 1}, interview.PlanVerified{Item: 1},
	} {
		if got := interview.Inverse(sag, change); got != nil {
			t.Errorf("%T is taken back by %T", change, got)
		}
	}
}

// What takes a change of the plan back, as it is sealed. The numbers are those of before.
func TestInverseOfTheChangesOfAPlan(t *testing.T) {
	first := approved(t).sag.Plan.Items[0]
	for _, test := range []struct{ change, want interview.Change }{
		{added(4), interview.PlanItemRemoved{Item: 4}},
		{interview.PlanItemRemoved{Item: 1}, interview.PlanItemAdded{Item: first, Place: 1}},
		{interview.PlanItemMoved{Item: 3, To: 0}, interview.PlanItemMoved{Item: 3, To: 2}},
		{planText(1, interview.Maal, "Ro."), planText(1, interview.Maal, "")},
		{planText(2, interview.Forhold, "Ro."), planText(2, interview.Forhold, "Maden.")},
		{interview.PlanScopeSet{Item: 1, Temaer: []int{4}}, interview.PlanScopeSet{Item: 1, Temaer: []int{3}, Kriterier: []string{"3"}}},
		{interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling}, interview.PlanOriginSet{Item: 1, Origin: interview.Paabud, Deadline: "2027-06-01"}},
		{period(1, "2027-01-01", "2027-04-01", ""), period(1, "2027-01-01", "2027-05-01", "")},
		{period(1, "", "", ""), period(1, "2027-01-01", "2027-05-01", "")},
		{period(2, "2027-01-01", "2027-09-01", "Fordi."), period(2, "", "", "")},
		{progress(1, "", ""), progress(1, "2027-02-01", "Kurset er holdt.")},
		{progress(2, "", "Nyt."), progress(2, "", "")},
		{interview.PlanStatusSet{Item: 1, Status: interview.Carried}, interview.PlanStatusSet{Item: 1, Status: interview.UnderWay, Date: "2027-02-01"}},
		{interview.PlanVerified{Item: 1}, interview.PlanVerified{Item: 1, Verification: first.Verification}},
		{interview.PlanApproved{}, interview.PlanApproved{Approval: forstander}},
	} {
		if got := interview.Inverse(approved(t).sag, test.change); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%+v is taken back by\n%+v\nwant\n%+v", test.change, got, test.want)
		}
	}
	f := approved(t)
	f.record(added(4))
	if got, want := interview.Inverse(f.sag, interview.PlanApproved{}), (interview.PlanApproved{Approval: forstander, Changed: true}); got != want {
		t.Errorf("the approval of a plan that was changed comes back as %+v, want %+v", got, want)
	}
}

// A check goes back to the place that it came from, and forth again.
func TestInverseOfAMove(t *testing.T) {
	for _, move := range []interview.CheckMoved{
		{Point: "3.b.1", Check: 4, To: 1}, {Point: "3.b.1", Check: 1, To: 4}, {Point: "3.b.1", Check: 3, To: 2},
	} {
		f := drafted(t)
		before := f.fold()
		f.record(move)
		there := f.fold()
		back := interview.Inverse(before, move)
		f.record(back)
		if got := numbers(f.sag.Point("3.b.1")); !slices.Equal(got, []int{1, 2, 3, 4, 5}) {
			t.Errorf("%+v does not take %+v back: %v", back, move, got)
		}
		f.record(interview.Inverse(there, back))
		if got, want := numbers(f.sag.Point("3.b.1")), numbers(there.Point("3.b.1")); !slices.Equal(got, want) {
			t.Errorf("%+v made again gives %v, want %v", move, got, want)
		}
	}
}

// A point gets back its words and the order of its checks, under numbers that it never had.
func TestInverseOfARedraft(t *testing.T) {
	words := func(sag *interview.Sag) []string {
		point := sag.Point("3.b.1")
		all := []string{point.Sentence, point.Lead}
		for _, check := range point.Checks {
			all = append(all, check.Text, check.Hvor, fmt.Sprint(check.Ways))
		}
		return all
	}
	f := drafted(t)
	before, change := f.fold(), interview.PointRedrafted{Point: redrafted(6, 7)}
	f.record(change)
	there := f.fold()
	back := interview.Inverse(before, change)
	again(f, back)
	if got, want := words(f.sag), words(before); !slices.Equal(got, want) {
		t.Errorf("taken back the point says\n%q\nwant\n%q", got, want)
	}
	if got := numbers(f.sag.Point("3.b.1")); !slices.Equal(got, []int{8, 9, 10, 11, 12}) {
		t.Errorf("taken back its checks are numbered %v", got)
	}
	if got := numbers(before.Point("3.b.1")); !slices.Equal(got, []int{1, 2, 3, 4, 5}) {
		t.Errorf("the sag before has its checks numbered %v", got)
	}
	again(f, interview.Inverse(there, back))
	if got, want := words(f.sag), words(there); !slices.Equal(got, want) {
		t.Errorf("made again the point says\n%q\nwant\n%q", got, want)
	}
}
