package interview_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// planned is a tilbud whose opfølgningsplan has three priorities. The first says
// something everywhere, the second has nothing but its forhold, the third nothing.
func planned(t rapid.TB) *folder {
	t.Helper()
	f := drafted(t)
	f.record(
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{3}, Kriterier: []string{"3"}, Origin: interview.Paabud, Deadline: "2027-06-01",
			Point: "3.b.1", Texts: map[interview.PlanColumn]string{interview.Forhold: "Målene er ikke konkrete."}}},
		interview.PlanPeriodSet{Item: 1, Nr: 1, Period: interview.Period{Start: "2027-01-01", End: "2027-05-01"}},
		interview.PlanProgressNoted{Item: 1, Nr: 1, Progress: interview.Progress{Date: "2027-02-01", Text: "Kurset er holdt."}},
		interview.PlanStatusSet{Item: 1, Status: interview.UnderWay, Date: "2027-02-01"},
		interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Delvist, Date: "2027-03-01", Note: "Set i to planer."}},
		added(2), interview.PlanTextWritten{Item: 2, Column: interview.Forhold, Text: "Maden."},
		added(3))
	return f
}

// approved is planned with the plan approved.
func approved(t rapid.TB) *folder {
	t.Helper()
	f := planned(t)
	f.record(interview.PlanApproved{Approval: forstander})
	return f
}

var forstander = interview.Approval{By: "Forstander", Date: "2027-01-15"}

func added(nr int) interview.Change {
	return interview.PlanItemAdded{Item: interview.PlanItem{Nr: nr}}
}

func period(nr int, start, end interview.Date, reason string) interview.Change {
	return interview.PlanPeriodSet{Item: 1, Nr: nr, Period: interview.Period{Start: start, End: end, Reason: reason}}
}

func progress(nr int, date interview.Date, text string) interview.Change {
	return interview.PlanProgressNoted{Item: 1, Nr: nr, Progress: interview.Progress{Date: date, Text: text}}
}

func planText(item int, column interview.PlanColumn, text string) interview.Change {
	return interview.PlanTextWritten{Item: item, Column: column, Text: text}
}

// priorities are the numbers of the priorities in their order.
func priorities(sag *interview.Sag) []int {
	all := []int{}
	for _, item := range sag.Plan.Items {
		all = append(all, item.Nr)
	}
	return all
}

func TestEveryChangeOfThePlanIsFolded(t *testing.T) {
	type (
		change = interview.Change
		item   = interview.PlanItem
		texts  = map[interview.PlanColumn]string
	)
	order := func(s *interview.Sag) any { return priorities(s) }
	first := func(part func(*item) any) func(*interview.Sag) any {
		return func(s *interview.Sag) any { return part(s.Plan.Item(1)) }
	}
	periods := first(func(i *item) any { return []any{i.Periods, i.Period()} })
	log := first(func(i *item) any { return i.Progress })
	earlier := interview.Period{Start: "2027-01-01", End: "2027-05-01"}
	later := interview.Period{Start: "2027-01-01", End: "2027-09-01", Reason: "Kurset er flyttet."}
	approval := func(s *interview.Sag) any { return []any{s.Plan.Approval, s.Plan.ChangedSince} }
	testFolds(t, []foldCase{
		{"a sag without a plan", drafted, nil,
			func(s *interview.Sag) any { return []any{priorities(s), s.Plan.NextItem(), s.Plan.Open()} }, []any{[]int{}, 1, 0}},
		{"a priority with all that is known of it already", drafted,
			[]change{interview.PlanItemAdded{Item: item{Nr: 1, Temaer: []int{3, 4}, Kriterier: []string{"3"}, Origin: interview.Paabud, Deadline: "2027-06-01",
				Point: "3.b.1", Texts: texts{interview.Forhold: "Målene."}}}},
			first(func(i *item) any { return *i }),
			item{Nr: 1, Temaer: []int{3, 4}, Kriterier: []string{"3"}, Origin: interview.Paabud, Deadline: "2027-06-01", Point: "3.b.1", Texts: texts{interview.Forhold: "Målene."}}},
		{"a priority of which nothing is known", drafted, []change{added(1)}, first(func(i *item) any { return *i }), item{Nr: 1, Texts: texts{}}},
		{"a text of a new priority that says nothing is none", drafted,
			[]change{interview.PlanItemAdded{Item: item{Nr: 1, Texts: texts{interview.Forhold: "", interview.Maal: "Ro."}}}},
			first(func(i *item) any { return i.Texts }), texts{interview.Maal: "Ro."}},
		{"a new priority comes last", planned, []change{added(4)}, order, []int{1, 2, 3, 4}},
		{"a priority that comes back at the first place", planned, []change{interview.PlanItemAdded{Item: item{Nr: 4}, Place: 1}}, order, []int{4, 1, 2, 3}},
		{"a priority that comes back in the middle", planned, []change{interview.PlanItemAdded{Item: item{Nr: 4}, Place: 3}}, order, []int{1, 2, 4, 3}},
		{"a priority that comes back at the end", planned, []change{interview.PlanItemAdded{Item: item{Nr: 4}, Place: 4}}, order, []int{1, 2, 3, 4}},
		{"a priority whose place is gone comes last", planned,
			[]change{interview.PlanItemRemoved{Item: 1}, interview.PlanItemRemoved{Item: 2}, interview.PlanItemAdded{Item: item{Nr: 4}, Place: 3}}, order, []int{3, 4}},
		{"a priority that is taken out", planned, []change{interview.PlanItemRemoved{Item: 2}}, order, []int{1, 3}},
		{"the number of a priority never comes back", planned, []change{interview.PlanItemRemoved{Item: 3}},
			func(s *interview.Sag) any { return s.Plan.NextItem() }, 4},
		{"a priority moved up", planned, []change{interview.PlanItemMoved{Item: 3, To: 0}}, order, []int{3, 1, 2}},
		{"a priority moved down", planned, []change{interview.PlanItemMoved{Item: 1, To: 2}}, order, []int{2, 3, 1}},
		{"a priority moved to where it is", planned, []change{interview.PlanItemMoved{Item: 2, To: 1}}, order, []int{1, 2, 3}},
		{"a priority that is moved keeps its words", planned, []change{interview.PlanItemMoved{Item: 2, To: 0}},
			func(s *interview.Sag) any {
				return []any{s.Plan.Items[0].Texts, s.Plan.Priority(2), s.Plan.Priority(9)}
			},
			[]any{texts{interview.Forhold: "Maden."}, 1, 0}},

		{"a text", planned, []change{planText(1, interview.Maal, "Alle har et mål.")}, first(func(i *item) any { return i.Texts }),
			texts{interview.Forhold: "Målene er ikke konkrete.", interview.Maal: "Alle har et mål."}},
		{"an empty text takes the text back", planned, []change{planText(1, interview.Forhold, "")}, first(func(i *item) any { return i.Texts }), texts{}},
		{"the temaer and kriterier", planned, []change{interview.PlanScopeSet{Item: 1, Temaer: []int{4, 7}, Kriterier: []string{"5", "14"}}},
			first(func(i *item) any { return []any{i.Temaer, i.Kriterier} }), []any{[]int{4, 7}, []string{"5", "14"}}},
		{"an anbefaling without a deadline", planned, []change{interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling}},
			first(func(i *item) any { return []any{i.Origin, i.Deadline} }), []any{interview.Anbefaling, interview.Date("")}},
		{"a påbud with another deadline", planned, []change{interview.PlanOriginSet{Item: 1, Origin: interview.Paabud, Deadline: "2027-07-01"}},
			first(func(i *item) any { return []any{i.Origin, i.Deadline} }), []any{interview.Paabud, interview.Date("2027-07-01")}},

		{"a first time frame of one day alone", planned, []change{interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{End: "2027-08-01"}}},
			func(s *interview.Sag) any { return s.Plan.Item(2).Period() }, interview.Period{End: "2027-08-01"}},
		{"a new time frame stands beside the one before", planned, []change{period(2, later.Start, later.End, later.Reason)},
			periods, []any{[]interview.Period{earlier, later}, later}},
		{"the latest time frame is mended in its place", planned, []change{period(2, later.Start, later.End, later.Reason), period(2, "2027-01-01", "2027-10-01", "Kurset er flyttet igen.")},
			periods, []any{[]interview.Period{earlier, {Start: "2027-01-01", End: "2027-10-01", Reason: "Kurset er flyttet igen."}},
				interview.Period{Start: "2027-01-01", End: "2027-10-01", Reason: "Kurset er flyttet igen."}}},
		{"without dates the latest time frame is taken back", planned, []change{period(2, later.Start, later.End, later.Reason), period(2, "", "", "")},
			periods, []any{[]interview.Period{earlier}, earlier}},
		{"the only time frame is taken back", planned, []change{period(1, "", "", "")}, periods, []any{[]interview.Period{}, interview.Period{}}},

		{"an entry in the log of progress", planned, []change{progress(2, "2027-03-01", "Alle har et mål.")},
			log, []interview.Progress{{Date: "2027-02-01", Text: "Kurset er holdt."}, {Date: "2027-03-01", Text: "Alle har et mål."}}},
		{"an entry that is mended", planned, []change{progress(2, "", "Nyt."), progress(1, "2027-02-02", "Kurset er holdt to gange.")},
			log, []interview.Progress{{Date: "2027-02-02", Text: "Kurset er holdt to gange."}, {Text: "Nyt."}}},
		{"an entry that is taken back keeps its number", planned, []change{progress(2, "", "Nyt."), progress(1, "", ""), progress(3, "", "Nyere.")},
			log, []interview.Progress{{}, {Text: "Nyt."}, {Text: "Nyere."}}},
		{"the status", planned, []change{interview.PlanStatusSet{Item: 1, Status: interview.Carried, Date: "2027-05-01"}},
			first(func(i *item) any { return []any{i.Status, i.StatusDate} }), []any{interview.Carried, interview.Date("2027-05-01")}},
		{"what the tilbud says of itself is not what was seen", planned, []change{interview.PlanStatusSet{Item: 1, Status: interview.Carried}},
			func(s *interview.Sag) any { return []any{s.Plan.Item(1).Done(), s.Plan.Open()} }, []any{false, 3}},
		{"what the socialtilsyn has seen", planned, []change{interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet, Date: "2027-06-01", Note: "Set."}}},
			func(s *interview.Sag) any {
				return []any{s.Plan.Item(1).Verification, s.Plan.Item(1).Done(), s.Plan.Open()}
			},
			[]any{interview.Verification{Result: interview.Bekraeftet, Date: "2027-06-01", Note: "Set."}, true, 2}},
		{"what was seen is taken back", planned, []change{interview.PlanVerified{Item: 1}},
			first(func(i *item) any { return i.Verification }), interview.Verification{}},

		{"the approval", approved, nil, approval, []any{forstander, false}},
		{"the approval is taken back", approved, []change{interview.PlanApproved{}}, approval, []any{interview.Approval{}, false}},
		{"approved anew after a change", approved, []change{added(4), interview.PlanApproved{Approval: interview.Approval{By: "Bestyrelsen", Date: "2027-02-01"}}},
			approval, []any{interview.Approval{By: "Bestyrelsen", Date: "2027-02-01"}, false}},
		{"an approval that comes back with the changes after it", approved, []change{interview.PlanApproved{}, interview.PlanApproved{Approval: forstander, Changed: true}},
			approval, []any{forstander, true}},
		{"a plan that nobody approved is not changed since", planned, []change{added(4)}, approval, []any{interview.Approval{}, false}},
	})
}

// The management approves the plan, and not how it goes with it.
func TestAnApprovalIsOfThePlanAndNotOfHowItGoes(t *testing.T) {
	for _, test := range []struct {
		name    string
		change  interview.Change
		changed bool
	}{
		{"one more priority", added(4), true},
		{"a priority taken out", interview.PlanItemRemoved{Item: 3}, true},
		{"another order", interview.PlanItemMoved{Item: 3, To: 0}, true},
		{"a goal", planText(1, interview.Maal, "Alle har et mål."), true},
		{"who is responsible", planText(1, interview.AnsvarligFor, "Afdelingslederen"), true},
		{"a text taken out", planText(1, interview.Forhold, ""), true},
		{"the temaer", interview.PlanScopeSet{Item: 1, Temaer: []int{4}}, true},
		{"the origin", interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling}, true},
		{"a new time frame", period(2, "2027-01-01", "2027-09-01", "Kurset er flyttet."), true},
		{"a mended time frame", period(1, "2027-01-01", "2027-04-01", ""), true},
		{"a time frame taken back", period(1, "", "", ""), true},
		{"the result", planText(1, interview.Resultat, "Alle har et mål."), false},
		{"progress", progress(2, "2027-03-01", "Alle har et mål."), false},
		{"progress taken back", progress(1, "", ""), false},
		{"the status", interview.PlanStatusSet{Item: 1, Status: interview.Carried}, false},
		{"what the socialtilsyn has seen", interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet}}, false},
		{"what has nothing to do with the plan", interview.AnswerGiven{Indikator: "5.a", Text: "Ja."}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := approved(t)
			f.record(test.change)
			if f.sag.Plan.Approval != forstander || f.sag.Plan.ChangedSince != test.changed {
				t.Errorf("approved by %v, changed since %v; want %v", f.sag.Plan.Approval, f.sag.Plan.ChangedSince, test.changed)
			}
		})
	}
}

// A change that a rule stops must not be half made by those before it in the same record.
func TestChangesOfThePlanInOneRecordAreAllOrNone(t *testing.T) {
	approved(t).refused(blank(t).model,
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4}, Place: 1},
		interview.PlanItemMoved{Item: 1, To: 3},
		planText(1, interview.Forhold, "Andet."), planText(3, interview.Maal, "Nyt."),
		interview.PlanScopeSet{Item: 1, Temaer: []int{4}},
		interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling},
		period(1, "2027-01-01", "2027-04-01", ""), period(2, "2027-01-01", "2027-09-01", "Fordi."),
		progress(1, "", "Andet."), progress(2, "", "Nyt."),
		interview.PlanStatusSet{Item: 1, Status: interview.GivenUp},
		interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet}},
		interview.PlanItemRemoved{Item: 2},
		interview.PlanApproved{Approval: interview.Approval{By: "Bestyrelsen", Date: "2027-02-01"}},
		interview.PlanItemRemoved{Item: 99})

	f := visiting(t)
	f.record(drawn(1, 1, 2, 3))
	f.refused(f.model,
		drawn(1, 1, 4, 12), drawn(1, 2, 4, 12),
		interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointClosed},
		interview.PointDeadlineSet{Point: "3.b.1", Deadline: "2026-10-01"},
		drawn(1, 1, 13, 12))
}

func TestDueIsTheFirstOfThePaabudAndTheTimeFrame(t *testing.T) {
	end := func(date interview.Date) []interview.Period {
		return []interview.Period{{End: "2020-01-01"}, {End: date}}
	}
	for _, test := range []struct {
		name string
		item interview.PlanItem
		want interview.Date
	}{
		{"nothing", interview.PlanItem{}, ""},
		{"the latest time frame", interview.PlanItem{Periods: end("2027-05-01")}, "2027-05-01"},
		{"a time frame without an end", interview.PlanItem{Periods: []interview.Period{{Start: "2027-01-01"}}}, ""},
		{"a påbud alone", interview.PlanItem{Origin: interview.Paabud, Deadline: "2027-06-01"}, "2027-06-01"},
		{"a påbud after the time frame", interview.PlanItem{Origin: interview.Paabud, Deadline: "2027-06-01", Periods: end("2027-05-01")}, "2027-05-01"},
		{"a påbud before the time frame", interview.PlanItem{Origin: interview.Paabud, Deadline: "2027-06-01", Periods: end("2027-07-01")}, "2027-06-01"},
		{"a påbud whose deadline is not known", interview.PlanItem{Origin: interview.Paabud, Periods: end("2027-07-01")}, "2027-07-01"},
		{"an anbefaling that kept the deadline of a påbud", interview.PlanItem{Origin: interview.Anbefaling, Deadline: "2027-06-01", Periods: end("2027-07-01")}, "2027-07-01"},
	} {
		if got := test.item.Due(); got != test.want {
			t.Errorf("%s: due %q, want %q", test.name, got, test.want)
		}
	}
}

// Nine columns as the official form has them, in which every text has its place once.
func TestPlanFormHoldsEveryTextOnce(t *testing.T) {
	var columns []interview.PlanColumn
	var groups []string
	for _, head := range interview.PlanForm {
		columns = append(columns, head.Texts...)
		if len(groups) == 0 || groups[len(groups)-1] != head.Group {
			groups = append(groups, head.Group)
		}
		if head.Question == "" {
			t.Errorf("a column without a question: %+v", head)
		}
	}
	if len(interview.PlanForm) != 9 || !slices.Equal(columns, interview.PlanColumns) {
		t.Errorf("%d columns hold %v, want the 9 of the form to hold %v", len(interview.PlanForm), columns, interview.PlanColumns)
	}
	if want := []string{"HVAD?", "HVORNÅR?", "RESULTAT"}; !slices.Equal(groups, want) {
		t.Errorf("the form is headed %v, want %v", groups, want)
	}
}

func TestDanishWordsOfThePlan(t *testing.T) {
	var got []string
	for _, origin := range append(slices.Clone(interview.Origins), "") {
		got = append(got, origin.Danish())
	}
	for _, status := range append(slices.Clone(interview.PlanStatuses), "") {
		got = append(got, status.Danish())
	}
	for _, column := range append(slices.Clone(interview.PlanColumns), "pris") {
		got = append(got, column.Danish())
	}
	for _, status := range []interview.PointStatus{interview.PointOpen, interview.PointClosed, ""} {
		got = append(got, status.Danish())
	}
	got = append(got, interview.Draw{Number: 4, Of: 12}.Danish())
	want := []string{"påbud", "anbefaling", "eget initiativ", "ikke valgt",
		"ikke begyndt", "i gang", "gennemført", "opgivet", "ikke oplyst",
		"forhold", "årsag", "konkrete mål", "aktiviteter", "ressourcer", "monitorering og dokumentation", "ansvarlig", "resultat", "pris",
		"taget op igen", "afsluttet", "åbent", "nr. 4 af 12"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What one sag has of the plan is not changed by what is done to another that came from it.
func TestAFoldedPlanSharesNothingWithTheChangesItCameFrom(t *testing.T) {
	item := interview.PlanItem{Nr: 1, Temaer: []int{3}, Kriterier: []string{"3"}, Texts: map[interview.PlanColumn]string{interview.Forhold: "Maden."}}
	scope := interview.PlanScopeSet{Item: 1, Temaer: []int{4}, Kriterier: []string{"5"}}
	f := drafted(t)
	f.record(interview.PlanItemAdded{Item: item}, scope)
	back := interview.Inverse(f.sag, interview.PlanItemRemoved{Item: 1}).(interview.PlanItemAdded)
	f.record(planText(1, interview.Forhold, "Søvnen."), planText(1, interview.Maal, "Ro."))
	item.Temaer[0], scope.Temaer[0], scope.Kriterier[0] = 9, 9, "99"
	want := interview.PlanItem{Nr: 1, Temaer: []int{4}, Kriterier: []string{"5"}, Texts: map[interview.PlanColumn]string{interview.Forhold: "Maden."}}
	if !reflect.DeepEqual(back.Item, want) {
		t.Errorf("what takes the removal back became %+v, want %+v", back.Item, want)
	}
	if got := f.sag.Plan.Item(1).Temaer; !slices.Equal(got, []int{4}) {
		t.Errorf("the sag follows what its caller does to the change: %v", got)
	}
}
