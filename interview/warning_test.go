package interview_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// A deadline stands until the point is closed, or is found kept in full by the
// latest tilsyn that looked.
func TestWhichDeadlinesOfPointsStand(t *testing.T) {
	const due = interview.Date("2026-10-01")
	stands, done := []interview.Date{due}, []interview.Date(nil)
	find := func(tilsyn int, check int, result interview.Result) interview.Change {
		return interview.FindingNoted{Tilsyn: tilsyn, Point: "3.b.1", Check: check, Result: result}
	}
	all := func(f *folder, result interview.Result) {
		for check := range 5 {
			f.record(find(len(f.sag.Tilsyn), check+1, result))
		}
	}
	dated := func(t rapid.TB) *folder {
		f := drafted(t)
		f.record(deadline("3.b.1", due))
		f.settle(0)
		f.record(interview.GodkendelseClosed{}, interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25"})
		return f
	}
	for _, test := range []struct {
		name    string
		from    func(rapid.TB) *folder
		changes func(f *folder)
		want    []interview.Date
	}{
		{"before it is looked at", dated, func(*folder) {}, stands},
		{"a point without a deadline", visiting, func(*folder) {}, done},
		{"a deadline that is taken back", dated, func(f *folder) { f.record(deadline("3.b.1", "")) }, done},
		{"a deadline that is set at the tilsyn", visiting, func(f *folder) { f.record(deadline("3.b.1", due)) }, stands},
		{"kept in full", dated, func(f *folder) { all(f, interview.Bekraeftet) }, done},
		{"kept but for a part", dated, func(f *folder) { all(f, interview.Bekraeftet); f.record(find(1, 5, interview.Delvist)) }, stands},
		{"kept but for what was not examined", dated, func(f *folder) { all(f, interview.Bekraeftet); f.record(find(1, 5, interview.IkkeUndersoegt)) }, stands},
		{"kept but for what could not be examined", dated, func(f *folder) { all(f, interview.Bekraeftet); f.record(find(1, 5, interview.KunneIkke)) }, stands},
		{"kept but for what nobody has looked at", dated, func(f *folder) { f.record(find(1, 1, interview.Bekraeftet)) }, stands},
		{"not kept", dated, func(f *folder) { all(f, interview.IkkeBekraeftet) }, stands},
		{"kept, and not looked at by the next tilsyn", dated, func(f *folder) { all(f, interview.Bekraeftet); f.next("2027-05-03") }, done},
		{"kept, and set aside by the next tilsyn", dated, func(f *folder) { all(f, interview.Bekraeftet); f.next("2027-05-03"); all(f, interview.KunneIkke) }, done},
		{"kept, and no longer kept at the next tilsyn", dated, func(f *folder) {
			all(f, interview.Bekraeftet)
			f.next("2027-05-03")
			f.record(find(2, 1, interview.IkkeBekraeftet))
		}, stands},
		{"not kept, and kept at the next tilsyn", dated, func(f *folder) { all(f, interview.IkkeBekraeftet); f.next("2027-05-03"); all(f, interview.Bekraeftet) }, done},
		{"closed, though nobody has looked at it", dated, func(f *folder) { f.record(decided(1, "3.b.1", interview.PointClosed)) }, done},
		{"closed, though it is not kept", dated, func(f *folder) {
			all(f, interview.IkkeBekraeftet)
			f.record(decided(1, "3.b.1", interview.PointClosed))
		}, done},
		{"closed at an earlier tilsyn", dated, func(f *folder) { f.record(decided(1, "3.b.1", interview.PointClosed)); f.next("2027-05-03") }, done},
		{"closed, and the decision is taken back", dated, func(f *folder) {
			f.record(decided(1, "3.b.1", interview.PointClosed), decided(1, "3.b.1", ""))
		}, stands},
		{"taken up again", dated, func(f *folder) {
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			f.record(decided(2, "3.b.1", interview.PointOpen))
		}, stands},
		{"kept and closed, and taken up again", dated, func(f *folder) {
			all(f, interview.Bekraeftet)
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			f.record(decided(2, "3.b.1", interview.PointOpen))
		}, stands},
		{"taken up again, and kept in full since", dated, func(f *folder) {
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			f.record(decided(2, "3.b.1", interview.PointOpen))
			f.next("2027-11-03")
			all(f, interview.Bekraeftet)
		}, done},
		{"a point without checks", promisedWhole, func(*folder) {}, stands},
		{"a point without checks that is kept", promisedWhole, func(f *folder) { f.record(finding(1, "5.a.1", interview.WholePoint)) }, done},
		{"the nearest comes first", promisedWhole, func(f *folder) {
			f.record(deadline("3.b.1", "2026-09-30"), interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.2", Indikator: "3.b", Tilsyn: 1, Deadline: due}})
		}, []interview.Date{"2026-09-30", due, due}},
		{"a point of an indikator that fell away", func(t rapid.TB) *folder { return registered(t, opholdssted) }, func(f *folder) {
			public := opholdssted
			public.PrivatBestyrelse = false
			f.record(point("8.c.1", "8.c", 0, 1), deadline("8.c.1", due), interview.TilbudRegistered{Edition: f.model.Edition, Tilbud: public})
		}, done},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := test.from(t)
			test.changes(f)
			if got := interview.Summarize(f.model, f.sag).Deadlines; !slices.Equal(got, test.want) {
				t.Errorf("the deadlines that stand are %v, want %v", got, test.want)
			}
		})
	}
}

func TestWhichDeadlinesOfThePlanStand(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes []interview.Change
		open    int
		want    []interview.Date
	}{
		{"the time frame comes before the påbud", nil, 3, []interview.Date{"2027-05-01"}},
		{"the påbud comes first", []interview.Change{interview.PlanOriginSet{Item: 1, Origin: interview.Paabud, Deadline: "2027-04-01"}}, 3, []interview.Date{"2027-04-01"}},
		{"the latest time frame counts", []interview.Change{period(2, "2027-01-01", "2027-09-01", "Fordi."), interview.PlanOriginSet{Item: 1}}, 3, []interview.Date{"2027-09-01"}},
		{"the nearest comes first", []interview.Change{interview.PlanPeriodSet{Item: 3, Nr: 1, Period: interview.Period{End: "2027-02-01"}}}, 3, []interview.Date{"2027-02-01", "2027-05-01"}},
		{"carried through, says the tilbud", []interview.Change{interview.PlanStatusSet{Item: 1, Status: interview.Carried}}, 3, []interview.Date{"2027-05-01"}},
		{"seen fulfilled", []interview.Change{interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet}}}, 2, nil},
		{"seen partly fulfilled", []interview.Change{interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Delvist}}}, 3, []interview.Date{"2027-05-01"}},
		{"taken out", []interview.Change{interview.PlanItemRemoved{Item: 1}}, 2, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := planned(t)
			f.record(test.changes...)
			got := interview.Summarize(f.model, f.sag)
			if got.PlanOpen != test.open || got.PlanItems != len(f.sag.Plan.Items) || !slices.Equal(got.PlanDeadlines, test.want) {
				t.Errorf("%d of %d open until %v, want %d until %v", got.PlanOpen, got.PlanItems, got.PlanDeadlines, test.open, test.want)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	type (
		days    = []interview.Date
		warning = interview.Warning
	)
	const today = interview.Date("2027-03-01")
	for _, test := range []struct {
		name    string
		summary interview.Summary
		want    []warning
	}{
		{"nothing to tell", interview.Summary{Phase: interview.UnderTilsyn}, nil},
		{"a deadline today is not overdue", interview.Summary{Deadlines: days{today}, PlanDeadlines: days{today}}, nil},
		{"a deadline tomorrow is not overdue", interview.Summary{Deadlines: days{"2027-03-02"}}, nil},
		{"a deadline yesterday is", interview.Summary{Deadlines: days{"2027-02-28"}}, []warning{{interview.Overdue, 1, "2027-02-28"}}},
		{"those that have passed are counted since the first", interview.Summary{Deadlines: days{"2026-12-31", "2027-02-28", today, "2027-04-01"}},
			[]warning{{interview.Overdue, 2, "2026-12-31"}}},
		{"a deadline of the plan", interview.Summary{PlanDeadlines: days{"2027-02-27", "2027-02-28", today}}, []warning{{interview.PlanOverdue, 2, "2027-02-27"}}},
		{"what was not confirmed", interview.Summary{Unconfirmed: 3, TilsynDate: "2026-11-25", Partly: 2, Unexamined: 1, Impossible: 1},
			[]warning{{interview.Unkept, 3, "2026-11-25"}}},
		{"no tilsyn yet", interview.Summary{Phase: interview.AwaitingTilsyn, ClosedOn: "2026-03-02"}, []warning{{interview.NoTilsyn, 1, "2026-03-02"}}},
		{"a godkendelse under way awaits no tilsyn", interview.Summary{Phase: interview.UnderGodkendelse}, nil},
		{"a tilsyn that is done awaits no first", interview.Summary{Phase: interview.TilsynDone, ClosedOn: "2026-03-02"}, nil},
		{"everything, in its order", interview.Summary{Phase: interview.AwaitingTilsyn, ClosedOn: "2026-03-02", Unconfirmed: 1, TilsynDate: "2026-11-25",
			Deadlines: days{"2027-02-01"}, PlanDeadlines: days{"2027-01-01"}},
			[]warning{{interview.Overdue, 1, "2027-02-01"}, {interview.PlanOverdue, 1, "2027-01-01"}, {interview.Unkept, 1, "2026-11-25"}, {interview.NoTilsyn, 1, "2026-03-02"}}},
	} {
		if got := test.summary.Warnings(today); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestDaysBetweenDates(t *testing.T) {
	for _, test := range []struct {
		from, to interview.Date
		want     int
	}{
		{"2027-03-01", "2027-03-01", 0}, {"2027-03-01", "2027-03-02", 1}, {"2027-03-02", "2027-03-01", -1},
		{"2028-02-28", "2028-03-01", 2}, {"2027-02-28", "2027-03-01", 1}, {"2026-12-31", "2027-12-31", 365},
		{"2027-03-27", "2027-03-29", 2}, // over the change to summer time
		{"", "2027-03-01", 0}, {"2027-03-01", "", 0}, {"2027-02-29", "2027-03-01", 0},
	} {
		if got := test.from.DaysUntil(test.to); got != test.want {
			t.Errorf("from %q to %q are %d days, want %d", test.from, test.to, got, test.want)
		}
	}
	for date, want := range map[interview.Date]string{"2026-11-25": "25.11.2026", "2027-01-05": "5.1.2027", "": "", "2027-02-29": "2027-02-29"} {
		if got := date.Short(); got != want {
			t.Errorf("%q in figures is %q, want %q", date, got, want)
		}
	}
	for _, date := range []interview.Date{"2026-11-25", "2027-01-05"} {
		if back, err := interview.ParseDate(date.Short()); err != nil || back != date {
			t.Errorf("%q is typed as %q and read as %q, %v", date, date.Short(), back, err)
		}
	}
}
