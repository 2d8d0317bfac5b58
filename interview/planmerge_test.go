package interview_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// Two windows at the same plan; see TestMergeKeepsWhatTheOtherWrote.
func TestMergeKeepsWhatTheOtherWroteInThePlan(t *testing.T) {
	type (
		origin = interview.PlanOriginSet
		scope  = interview.PlanScopeSet
		status = interview.PlanStatusSet
	)
	verified := func(result interview.Result, date interview.Date, note string) interview.Change {
		return interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: result, Date: date, Note: note}}
	}
	second := func(start, end interview.Date) interview.Change { // the first time frame of priority 2
		return interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{Start: start, End: end}}
	}
	first := func(part func(*interview.PlanItem) any) func(*interview.Sag) any {
		return func(s *interview.Sag) any { return part(s.Plan.Item(1)) }
	}
	periods := first(func(i *interview.PlanItem) any { return i.Periods })
	log := first(func(i *interview.PlanItem) any { return i.Progress })
	seen := first(func(i *interview.PlanItem) any { return i.Verification })
	from := first(func(i *interview.PlanItem) any { return []any{i.Origin, i.Deadline} })
	about := first(func(i *interview.PlanItem) any { return []any{i.Temaer, i.Kriterier} })
	said := first(func(i *interview.PlanItem) any { return []any{i.Status, i.StatusDate} })
	begun := func(s *interview.Sag) any { return s.Plan.Item(2).Periods }
	approval := func(s *interview.Sag) any { return []any{s.Plan.Approval, s.Plan.ChangedSince} }
	const held, kept = "Kurset er holdt.", "Set i to planer."
	older := interview.Period{Start: "2027-01-01", End: "2027-05-01"}
	for _, test := range []struct {
		name         string
		from         func(rapid.TB) *folder
		theirs, mine interview.Change
		got          func(*interview.Sag) any
		want         any
	}{
		{"both add a priority", planned,
			interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4, Origin: interview.Anbefaling}}, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4, Origin: interview.EgetInitiativ}},
			func(s *interview.Sag) any {
				return []any{priorities(s), s.Plan.Item(4).Origin, s.Plan.Item(5).Origin}
			}, []any{[]int{1, 2, 3, 4, 5}, interview.Anbefaling, interview.EgetInitiativ}},
		{"they take out a priority, I bring one back to its place", planned,
			interview.PlanItemRemoved{Item: 1}, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4}, Place: 2},
			func(s *interview.Sag) any { return priorities(s) }, []int{2, 4, 3}},
		{"both write a text", planned, planText(1, interview.Maal, "Deres."), planText(1, interview.Ressourcer, "Mit."),
			first(func(i *interview.PlanItem) any {
				return []string{i.Texts[interview.Maal], i.Texts[interview.Ressourcer]}
			}), []string{"Deres.", "Mit."}},

		{"both note progress", planned, progress(2, "2027-03-01", "Deres."), progress(2, "2027-03-02", "Mit."),
			log, []interview.Progress{{Date: "2027-02-01", Text: held}, {Date: "2027-03-01", Text: "Deres."}, {Date: "2027-03-02", Text: "Mit."}}},
		{"their date, my text of the same entry", planned, progress(1, "2027-02-02", held), progress(1, "2027-02-01", "Kurset er holdt to gange."),
			log, []interview.Progress{{Date: "2027-02-02", Text: "Kurset er holdt to gange."}}},
		{"their text, my date of the same entry", planned, progress(1, "2027-02-01", "Deres."), progress(1, "2027-02-03", held),
			log, []interview.Progress{{Date: "2027-02-03", Text: "Deres."}}},
		{"their text, and I take the entry back", planned, progress(1, "2027-02-01", "Deres."), progress(1, "", ""),
			log, []interview.Progress{{}}},

		{"their end date, my start date, each with a reason", planned,
			period(2, "2027-01-01", "2027-09-01", "Deres."), period(2, "2027-02-01", "2027-05-01", "Min."),
			periods, []interview.Period{older, {Start: "2027-01-01", End: "2027-09-01", Reason: "Deres."}, {Start: "2027-02-01", End: "2027-09-01", Reason: "Min."}}},
		{"their end date, my start date of the first time frame", planned, second("", "2027-09-01"), second("2027-02-01", ""),
			begun, []interview.Period{{Start: "2027-02-01", End: "2027-09-01"}}},
		{"the same first time frame", planned, second("2027-02-01", "2027-09-01"), second("2027-02-01", "2027-09-01"),
			begun, []interview.Period{{Start: "2027-02-01", End: "2027-09-01"}}},
		{"their first time frame, and mine with a reason", planned, second("2027-02-01", "2027-09-01"),
			interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{Start: "2027-03-01", Reason: "Min."}},
			begun, []interview.Period{{Start: "2027-02-01", End: "2027-09-01"}, {Start: "2027-03-01", End: "2027-09-01", Reason: "Min."}}},
		{"their end date, my start date of the one that both mend", planned,
			period(1, "2027-01-01", "2027-09-01", ""), period(1, "2027-02-01", "2027-05-01", ""),
			periods, []interview.Period{{Start: "2027-02-01", End: "2027-09-01"}}},
		{"their reason, my end date of the one that both mend", planned,
			period(1, "2027-01-01", "2027-05-01", "Deres."), period(1, "2027-01-01", "2027-09-01", ""),
			periods, []interview.Period{{Start: "2027-01-01", End: "2027-09-01", Reason: "Deres."}}},
		{"their end date, and I take the time frame back", planned, period(1, "2027-01-01", "2027-09-01", ""), period(1, "", "", ""),
			periods, []interview.Period{}},

		{"their result, my note", planned, verified(interview.Bekraeftet, "2027-03-01", kept), verified(interview.Delvist, "2027-03-01", "Min note."),
			seen, interview.Verification{Result: interview.Bekraeftet, Date: "2027-03-01", Note: "Min note."}},
		{"their note, my result", planned, verified(interview.Delvist, "2027-03-01", "Deres note."), verified(interview.Bekraeftet, "2027-03-01", kept),
			seen, interview.Verification{Result: interview.Bekraeftet, Date: "2027-03-01", Note: "Deres note."}},
		{"their date, my result", planned, verified(interview.Delvist, "2027-04-01", kept), verified(interview.IkkeBekraeftet, "2027-03-01", kept),
			seen, interview.Verification{Result: interview.IkkeBekraeftet, Date: "2027-04-01", Note: kept}},

		{"their temaer, my kriterier", planned, scope{Item: 1, Temaer: []int{3, 4}, Kriterier: []string{"3"}}, scope{Item: 1, Temaer: []int{3}, Kriterier: []string{"3", "5"}},
			about, []any{[]int{3, 4}, []string{"3", "5"}}},
		{"their kriterier, my temaer", planned, scope{Item: 1, Temaer: []int{3}}, scope{Item: 1, Temaer: []int{4}, Kriterier: []string{"3"}},
			about, []any{[]int{4}, []string(nil)}},
		{"their deadline, my origin stays", planned, origin{Item: 1, Origin: interview.Paabud, Deadline: "2027-07-01"}, origin{Item: 1, Origin: interview.Paabud, Deadline: "2027-06-01"},
			from, []any{interview.Paabud, interview.Date("2027-07-01")}},
		{"their deadline, and I make it an anbefaling", planned, origin{Item: 1, Origin: interview.Paabud, Deadline: "2027-07-01"}, origin{Item: 1, Origin: interview.Anbefaling},
			from, []any{interview.Anbefaling, interview.Date("")}},
		{"their status, my date", planned, status{Item: 1, Status: interview.Carried, Date: "2027-02-01"}, status{Item: 1, Status: interview.UnderWay, Date: "2027-04-01"},
			said, []any{interview.Carried, interview.Date("2027-04-01")}},
		{"their date, my status", planned, status{Item: 1, Status: interview.UnderWay, Date: "2027-04-01"}, status{Item: 1, Status: interview.Carried, Date: "2027-02-01"},
			said, []any{interview.Carried, interview.Date("2027-04-01")}},

		{"they go on, I approve", planned, progress(2, "", "Deres."), interview.PlanApproved{Approval: forstander},
			approval, []any{forstander, false}},
		{"they see it fulfilled, I approve", planned, verified(interview.Bekraeftet, "", ""), interview.PlanApproved{Approval: forstander},
			approval, []any{forstander, false}},
		{"they write the result, I approve", planned, planText(1, interview.Resultat, "Deres."), interview.PlanApproved{Approval: forstander},
			approval, []any{forstander, false}},
		{"they change the plan, I approve what I saw", planned, planText(1, interview.Maal, "Deres."), interview.PlanApproved{Approval: forstander},
			approval, []any{forstander, true}},
		{"they change the order, I approve what I saw", planned, interview.PlanItemMoved{Item: 3, To: 0}, interview.PlanApproved{Approval: forstander},
			approval, []any{forstander, true}},
		{"they change the plan, I take the approval back", approved, planText(1, interview.Maal, "Deres."), interview.PlanApproved{},
			approval, []any{interview.Approval{}, false}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := test.from(t)
			base := f.fold()
			f.record(test.theirs)
			f.record(interview.Merge(base, f.sag, test.mine))
			if got := test.got(f.sag); !reflect.DeepEqual(got, test.want) {
				t.Errorf("after theirs and mine it says\n%+v\nwant\n%+v", got, test.want)
			}
		})
	}
}

// What two windows cannot have meant is told to the one that comes last, and not guessed.
func TestMergeLeavesToTheRulesWhatCannotBeBoth(t *testing.T) {
	for _, test := range []struct {
		name         string
		theirs, mine interview.Change
		problem      string
	}{
		{"two first time frames that end on different days",
			interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{End: "2027-09-01"}},
			interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{End: "2027-10-01"}}, "Tidsrammen ændres uden begrundelse"},
		{"an end before their start",
			interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{Start: "2027-09-01"}},
			interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{End: "2027-08-01"}}, "Sluttidspunktet ligger før starten"},
		{"mending a time frame after which there is another",
			period(2, "2027-01-01", "2027-09-01", "Deres."), period(1, "2027-01-01", "2027-04-01", ""), "Tidsrammen er ændret et andet sted"},
		{"the deadline of what is no longer a påbud",
			interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling}, interview.PlanOriginSet{Item: 1, Origin: interview.Paabud, Deadline: "2027-07-01"}, "Kun et påbud har en frist"},
		{"a text of a priority that they took out",
			interview.PlanItemRemoved{Item: 1}, planText(1, interview.Maal, "Mit."), "Prioriteten findes ikke i opfølgningsplanen"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := planned(t)
			base := f.fold()
			f.record(test.theirs)
			if got := f.refused(f.model, interview.Merge(base, f.sag, test.mine)); got.Problem != test.problem {
				t.Errorf("refused with %q, want %q", got.Problem, test.problem)
			}
		})
	}
}

// Whatever I did to a priority that they have taken out is refused, and nothing of it lands elsewhere.
func TestMergeOfAPriorityThatTheyTookOut(t *testing.T) {
	for _, mine := range []interview.Change{
		interview.PlanItemRemoved{Item: 1}, interview.PlanItemMoved{Item: 1, To: 1}, planText(1, interview.Maal, "Mit."), interview.PlanScopeSet{Item: 1, Temaer: []int{4}},
		interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling}, period(1, "2027-01-01", "2027-04-01", ""), progress(2, "", "Nyt."),
		interview.PlanStatusSet{Item: 1, Status: interview.Carried}, interview.PlanVerified{Item: 1, Verification: interview.Verification{Note: "Set."}},
	} {
		f := planned(t)
		base := f.fold()
		f.record(interview.PlanItemRemoved{Item: 1})
		if got := f.refused(f.model, interview.Merge(base, f.sag, mine)); got.Problem != "Prioriteten findes ikke i opfølgningsplanen" {
			t.Errorf("%T is refused with %q", mine, got.Problem)
		}
	}
}

// Both windows draw a lot, set a deadline and close a point: nothing of it is lost or told twice.
func TestMergeOfWhatIsDoneAtATilsyn(t *testing.T) {
	f := visiting(t)
	base := f.fold()
	f.record(drawn(1, 2, 4, 12), deadline("3.b.1", "2026-12-01"), decided(1, "3.b.1", interview.PointClosed))
	for _, mine := range []interview.Change{drawn(1, 2, 7, 12), decided(1, "3.b.1", interview.PointClosed)} {
		f.record(interview.Merge(base, f.sag, mine))
	}
	if got := f.sag.Visit(1).Draws[interview.CheckRef{Point: "3.b.1", Check: 2}]; !slices.Equal(got, []interview.Draw{{Number: 4, Of: 12}, {Number: 7, Of: 12}}) {
		t.Errorf("the lots are %v", got)
	}
	if point := f.sag.Point("3.b.1"); point.Deadline != "2026-12-01" || f.sag.Visit(1).Points["3.b.1"] != interview.PointClosed {
		t.Errorf("the deadline is %q and the decisions %v", point.Deadline, f.sag.Visit(1).Points)
	}
}

// A draft that is made anew from the answer leaves the deadline alone, here and there.
func TestADeadlineNeitherHindersNorLosesARedraft(t *testing.T) {
	answer := "Vi bruger SMART-modellen, og kontaktpersonen gennemgår målene hver måned."
	f := drafted(t)
	f.record(deadline("3.b.1", "2026-10-01"))
	u := udfoldelse(t, "3.b", krisecenter)
	again := f.sag.Redraft(f.model.Indikator("3.b"), u, answer)
	if again == nil {
		t.Fatal("the point no longer follows a corrected answer")
	}
	f.record(interview.AnswerGiven{Indikator: "3.b", Text: answer}, again)
	if got := f.sag.Point("3.b.1").Deadline; got != "2026-10-01" {
		t.Errorf("drafted anew the deadline is %q", got)
	}
	if again := f.sag.Redraft(f.model.Indikator("3.b"), u, answer); again != nil {
		t.Errorf("the same answer drafts it once more: %+v", again)
	}

	// A day that the answer itself says follows the answer, until somebody sets another.
	say := func(date interview.Date, day string) {
		t.Helper()
		answer := "Kontaktpersonen gennemgår målene inden " + day + "."
		again := f.sag.Redraft(f.model.Indikator("3.b"), u, answer)
		if again == nil {
			t.Fatalf("the point does not follow the answer to %s", day)
		}
		f.record(interview.AnswerGiven{Indikator: "3.b", Text: answer}, again)
		if got := f.sag.Point("3.b.1").Deadline; got != date {
			t.Errorf("after an answer to %s the deadline is %q, want %q", day, got, date)
		}
	}
	f = drafted(t)
	say("2027-03-01", "1. marts 2027")
	say("2027-04-01", "1. april 2027")
	f.record(deadline("3.b.1", "2027-12-31"))
	say("2027-12-31", "1. maj 2027")

	f = drafted(t)
	base := f.fold()
	mine := f.sag.Redraft(f.model.Indikator("3.b"), u, answer).(interview.PointRedrafted)
	f.record(deadline("3.b.1", "2026-10-01"))
	f.record(interview.Merge(base, f.sag, mine))
	if got := f.sag.Point("3.b.1"); got.Deadline != "2026-10-01" || len(got.Checks) != len(mine.Point.Checks) || got.Checks[0].Nr <= 5 {
		t.Errorf("after their deadline and my draft the point is %+v", got)
	}
}
