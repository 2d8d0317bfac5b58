package demo_test

import (
	"reflect"
	"slices"
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
)

func aakanden(t *testing.T) (*kvalitetsmodel.Model, *interview.Sag) {
	t.Helper()
	return edition(t), both(t, afternoon)[1]
}

func TestSagerBeginWithTheFirst(t *testing.T) {
	_, first, _ := made(t, afternoon)
	sager := journals(t, afternoon)
	if len(sager) != 2 || !reflect.DeepEqual(sager[0], first) {
		t.Error("the first of the sager is not the journal of the first")
	}
	if sager[1][0].Sag != demo.Aakanden || demo.Aakanden != "aakanden-demo" {
		t.Errorf("the second is %s", sager[1][0].Sag)
	}
}

func TestAakandenIsAKrisecenterThatMostIsExpectedOf(t *testing.T) {
	model, sag := aakanden(t)
	tilbud := sag.Tilbud
	if tilbud.Navn != "Krisecenteret Åkanden" || !slices.Equal(tilbud.Tilbudstyper, []kvalitetsmodel.TilbudstypeKey{"krisecenter"}) ||
		tilbud.Maalgruppe == "" || tilbud.Ansoeger == "" || tilbud.Specialister == "" {
		t.Errorf("registered as %+v", tilbud)
	}
	summary := interview.Summarize(model, sag)
	if summary.NotExpected != 2 || summary.Untestable < 3 {
		t.Errorf("%d are not expected, %d answers are vague", summary.NotExpected, summary.Untestable)
	}
}

// The first tilsyn is done with: every indikator is judged, and what was promised
// is held against every kind of finding.
func TestAakandensFirstTilsynFoundBrokenPromises(t *testing.T) {
	model, sag := aakanden(t)
	first := sag.Visit(1)
	if !first.Closed || first.Date != "2025-11-25" || !first.Anmeldt {
		t.Errorf("tilsyn 1 on %s, closed %v, anmeldt %v", first.Date, first.Closed, first.Anmeldt)
	}
	if gaps := sag.MissingTilsyn(model, 1); len(gaps) != 0 {
		t.Errorf("missing: %v", gaps)
	}
	for _, tema := range model.Temaer {
		if first.TemaAssessment[tema.Nr] == "" {
			t.Errorf("tema %d is not assessed", tema.Nr)
		}
	}
	results := map[interview.Result]int{}
	for i := range sag.Points {
		for _, check := range sag.Points[i].Verifiable() {
			if sag.Points[i].Tilsyn == 0 {
				results[first.Findings[interview.CheckRef{Point: sag.Points[i].ID, Check: check.Nr}].Result]++
			}
		}
	}
	if results[""] != 0 || results[interview.Delvist] < 5 || results[interview.IkkeBekraeftet] < 5 ||
		results[interview.KunneIkke] != 1 || results[interview.IkkeUndersoegt] == 0 {
		t.Errorf("found %v", results)
	}
	notJudged := slices.ContainsFunc(model.Applying(sag.Tilbud.Profile()), func(i *kvalitetsmodel.Indikator) bool {
		return first.Marks[i.ID].State == kvalitetsmodel.IkkeBedoemt
	})
	if !notJudged {
		t.Error("nothing is set aside as ikke bedømt")
	}
}

func TestAakandensPointsGoOnFromTilsynToTilsyn(t *testing.T) {
	_, sag := aakanden(t)
	draw := interview.CheckRef{Point: "3.b.1", Check: 1}
	if got := sag.Visit(1).Draws[draw]; !slices.Equal(got, []interview.Draw{{Number: 4, Of: 9}}) {
		t.Errorf("drawn at tilsyn 1: %v", got)
	}
	if closed := sag.ClosedBefore("8.a.1", 2); closed != 1 {
		t.Errorf("8.a.1 was closed at tilsyn %d", closed)
	}
	added := sag.Point("7.a.2")
	if added == nil || added.Tilsyn != 1 || sag.PraksisOf(added, 2).Examined() == 0 {
		t.Errorf("the point of tilsyn 1 is %+v", added)
	}
}

// The second tilsyn is half way: the spindelvæv has a ghost of the first one all
// around, and a gap of its own.
func TestAakandensSecondTilsynIsHalfWay(t *testing.T) {
	model, sag := aakanden(t)
	summary := interview.Summarize(model, sag)
	if summary.Phase != interview.UnderTilsyn || summary.Tilsyn != 2 || summary.TilsynDate != "2026-11-25" || sag.Latest().Anmeldt {
		t.Errorf("phase %q, tilsyn %d on %s", summary.Phase, summary.Tilsyn, summary.TilsynDate)
	}
	if found := len(sag.Latest().Findings); found < summary.Checks/4 || found > summary.Checks*3/4 {
		t.Errorf("%d of %d checks have a finding, want about half", found, summary.Checks)
	}
	var higher, lower, gaps int
	before, now := sag.Evaluation(model, 1), sag.Evaluation(model, 2)
	for i, ghost := range before.Temaer {
		switch value := now.Temaer[i].Value; {
		case !ghost.Value.OK():
			t.Errorf("tema %d has no value at tilsyn 1", ghost.Tema.Nr)
		case !value.OK():
			gaps++
		case value.Float() > ghost.Value.Float():
			higher++
		case value.Float() < ghost.Value.Float():
			lower++
		}
	}
	if higher == 0 || lower == 0 || gaps == 0 {
		t.Errorf("%d temaer are higher than last time, %d lower, %d without a score", higher, lower, gaps)
	}
	if len(sag.MissingTilsyn(model, 2)) == 0 {
		t.Error("nothing is missing, so the tilsyn is not half way")
	}
}

func TestAakandensDeadlines(t *testing.T) {
	model, sag := aakanden(t)
	summary := interview.Summarize(model, sag)
	want := []interview.Warning{
		{Kind: interview.Overdue, Count: 1, Since: "2025-10-27"},
		{Kind: interview.PlanOverdue, Count: 1, Since: "2026-07-27"},
		{Kind: interview.Unkept, Count: 2, Since: "2026-11-25"},
	}
	if got := summary.Warnings("2026-11-25"); !slices.Equal(got, want) {
		t.Errorf("warnings %+v, want %+v", got, want)
	}
	if last := summary.Deadlines[len(summary.Deadlines)-1]; last <= "2026-11-25" {
		t.Errorf("deadlines %v, want one that is to come", summary.Deadlines)
	}
}

func TestAakandensPlanIsFilledInAndApproved(t *testing.T) {
	_, sag := aakanden(t)
	plan := &sag.Plan
	if plan.Approval.By != "Leder" || plan.Approval.Date == "" || plan.ChangedSince {
		t.Errorf("approved: %+v, changed since: %v", plan.Approval, plan.ChangedSince)
	}
	origins, statuses := map[interview.Origin]int{}, map[interview.PlanStatus]int{}
	var changed, verified int
	for _, item := range plan.Items {
		origins[item.Origin]++
		statuses[item.Status]++
		for _, column := range interview.PlanColumns {
			if item.Texts[column] == "" {
				t.Errorf("priority %d has no %s", item.Nr, column)
			}
		}
		if len(item.Temaer) == 0 || len(item.Kriterier) == 0 || item.Period().Start == "" || item.Period().End == "" ||
			len(item.Progress) == 0 || item.Tilsyn != 1 || sag.Point(item.Point) == nil {
			t.Errorf("priority %d is %+v", item.Nr, item)
		}
		if item.Origin == interview.Anbefaling && len(item.Periods) > 1 && item.Period().Reason != "" {
			changed++
		}
		if item.Done() && item.Verification.Note != "" && item.Verification.Date != "" {
			verified++
		}
		if finding := sag.PraksisOf(sag.Point(item.Point), 1); finding.Partly+finding.NotKept == 0 {
			t.Errorf("priority %d is of %s, which tilsyn 1 found kept", item.Nr, item.Point)
		}
	}
	wantOrigins := map[interview.Origin]int{interview.Paabud: 1, interview.Anbefaling: 2, interview.EgetInitiativ: 1}
	if !reflect.DeepEqual(origins, wantOrigins) || statuses[interview.UnderWay] == 0 || statuses[interview.Carried] == 0 || changed != 1 || verified != 1 {
		t.Errorf("origins %v, statuses %v, %d with a changed time frame, %d seen fulfilled", origins, statuses, changed, verified)
	}
	if paabud := plan.Items[0]; paabud.Origin != interview.Paabud || paabud.Deadline >= "2026-11-25" || paabud.Done() {
		t.Errorf("the first priority is %+v, want a påbud whose deadline has passed", paabud)
	}
}
