package interview_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// Everything that was done is taken back, down to the start, and made again.
func TestHistoryGoesBackAndForth(t *testing.T) {
	deepest := 0
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom([]func(rapid.TB) *folder{drafted, blank}).Draw(t, "start")(t)
		var history interview.History
		seen := []any{visible(f.sag)}
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			change := anyChange(t, f)
			noted := history
			noted.Made(f.sag, change)
			if interview.Inverse(f.sag, change) == nil || !f.tries(change) {
				continue
			}
			history = noted
			seen = append(seen, visible(f.sag))
		}
		deepest = max(deepest, len(seen))
		for range 2 {
			for i := len(seen) - 2; i >= 0; i-- {
				if _, done := history.Undo(f.sag, f.tries); !done || !reflect.DeepEqual(visible(f.sag), seen[i]) {
					t.Fatalf("back at step %d (done %v):\n%v\nwant\n%v", i, done, visible(f.sag), seen[i])
				}
			}
			for i := 1; i < len(seen); i++ {
				if _, done := history.Redo(f.sag, f.tries); !done || !reflect.DeepEqual(visible(f.sag), seen[i]) {
					t.Fatalf("forth at step %d (done %v):\n%v\nwant\n%v", i, done, visible(f.sag), seen[i])
				}
			}
		}
	})
	if deepest < 10 {
		t.Errorf("the longest history had %d steps, so this proves little", deepest)
	}
}

// tries makes a change, unless a rule stands against it.
func (f *folder) tries(change interview.Change) bool {
	entries, err := f.sag.Record(f.model, noon, inspector, change)
	f.journal = append(f.journal, entries...)
	return err == nil
}

// A check that comes back has a new number, and what waits to be taken back of
// it goes on to that.
func TestHistoryOfAPoint(t *testing.T) {
	write := func(nr int, text string) interview.Change {
		return interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: nr, Text: text}}
	}
	for name, changes := range map[string][]interview.Change{
		"two drafts":                    {interview.PointRedrafted{Point: redrafted(6, 7)}, interview.PointRedrafted{Point: redrafted(8, 9)}},
		"a draft and a check":           {interview.PointRedrafted{Point: redrafted(6, 7)}, write(8, "Nyt.")},
		"a check that is gone":          {write(5, "Andet."), interview.CheckRemoved{Point: "3.b.1", Check: 5}},
		"two checks that are gone":      {interview.CheckRemoved{Point: "3.b.1", Check: 5}, interview.CheckRemoved{Point: "3.b.1", Check: 4}},
		"a check that moved":            {interview.CheckMoved{Point: "3.b.1", Check: 5, To: 0}, interview.CheckRemoved{Point: "3.b.1", Check: 5}},
		"a point that is gone":          {write(2, "Andet."), interview.PointRemoved{Point: "3.b.1"}},
		"a moved point that is gone":    {interview.CheckMoved{Point: "3.b.1", Check: 5, To: 0}, interview.PointRemoved{Point: "3.b.1"}},
		"a bare point that is gone":     {interview.CheckRemoved{Point: "3.b.1", Check: 1}, interview.PointRedrafted{Point: redrafted(6, 7)}, write(6, "Nyt."), interview.CheckRemoved{Point: "3.b.1", Check: 7}, interview.CheckRemoved{Point: "3.b.1", Check: 6}, interview.PointRemoved{Point: "3.b.1"}},
		"a check written, then a draft": {write(2, "Andet."), interview.PointRedrafted{Point: redrafted(6, 7)}},
	} {
		t.Run(name, func(t *testing.T) {
			f := drafted(t)
			start := visible(f.sag)
			var history interview.History
			for _, change := range changes {
				before := f.fold()
				f.record(change)
				history.Made(before, change)
			}
			end := visible(f.sag)
			for range 3 {
				for range changes {
					history.Undo(f.sag, f.tries)
				}
				if got := visible(f.sag); !reflect.DeepEqual(got, start) {
					t.Fatalf("taken back\n%v\nwant\n%v", got, start)
				}
				for range changes {
					history.Redo(f.sag, f.tries)
				}
				if got := visible(f.sag); !reflect.DeepEqual(got, end) {
					t.Fatalf("made again\n%v\nwant\n%v", got, end)
				}
			}
			given := map[string]bool{}
			for _, entry := range f.journal {
				change, err := entry.Change()
				if c, ok := change.(interview.PointDrafted); ok && err == nil {
					if given[string(c.Point.ID)] {
						t.Errorf("point %s was given twice", c.Point.ID)
					}
					given[string(c.Point.ID)] = true
				}
			}
		})
	}
}

// A priority that comes back stands where it stood, under a number that none had
// before, and what waits to be taken back of it goes on to that.
func TestHistoryOfAPlan(t *testing.T) {
	remove := func(nr int) interview.Change { return interview.PlanItemRemoved{Item: nr} }
	for name, changes := range map[string][]interview.Change{
		"a text, and the priority is gone":         {planText(2, interview.Maal, "Ro."), remove(2)},
		"the first priority is gone":               {remove(1)},
		"all priorities are gone":                  {remove(2), remove(1), remove(3)},
		"gone from a place that it was moved to":   {interview.PlanItemMoved{Item: 3, To: 0}, remove(3), remove(1)},
		"a new one, written on and moved":          {added(4), planText(4, interview.Maal, "Ro."), interview.PlanItemMoved{Item: 4, To: 0}},
		"a new one that is gone again":             {added(4), planText(4, interview.Maal, "Ro."), remove(4)},
		"two new ones, of which the first is gone": {added(4), added(5), planText(4, interview.Maal, "Ro."), remove(4)},
		"everything there is to say, and gone": {
			interview.PlanScopeSet{Item: 1, Temaer: []int{4}}, interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling},
			period(2, "2027-01-01", "2027-09-01", "Kurset er flyttet."), progress(2, "", "Nyt."),
			interview.PlanStatusSet{Item: 1, Status: interview.Carried},
			interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet}}, remove(1)},
		"time frames that come and go": {period(1, "2027-01-01", "2027-04-01", ""), period(2, "2027-01-01", "2027-09-01", "Kurset er flyttet."),
			period(2, "2027-01-01", "2027-10-01", "Kurset er flyttet igen."), period(2, "", "", ""), period(1, "", "", "")},
		"progress that comes and goes":           {progress(2, "2027-03-01", "Nyt."), progress(1, "", ""), progress(2, "", "")},
		"an approval that is taken back":         {interview.PlanApproved{}},
		"an approval of what was changed":        {planText(2, interview.Maal, "Ro."), interview.PlanApproved{}},
		"an approval of what is gone altogether": {remove(1), remove(2), remove(3), interview.PlanApproved{}},
		"another approval":                       {planText(2, interview.Maal, "Ro."), interview.PlanApproved{Approval: interview.Approval{By: "Bestyrelsen", Date: "2027-02-01"}}},
	} {
		t.Run(name, func(t *testing.T) {
			f := approved(t)
			start := visible(f.sag)
			var history interview.History
			for _, change := range changes {
				before := f.fold()
				f.record(change)
				history.Made(before, change)
			}
			end := visible(f.sag)
			for range 3 {
				for range changes {
					history.Undo(f.sag, f.tries)
				}
				if got := visible(f.sag); !reflect.DeepEqual(got, start) {
					t.Fatalf("taken back\n%v\nwant\n%v", got, start)
				}
				for range changes {
					history.Redo(f.sag, f.tries)
				}
				if got := visible(f.sag); !reflect.DeepEqual(got, end) {
					t.Fatalf("made again\n%v\nwant\n%v", got, end)
				}
			}
			given := map[int]bool{}
			for _, entry := range f.journal {
				change, err := entry.Change()
				if c, ok := change.(interview.PlanItemAdded); ok && err == nil {
					if given[c.Item.Nr] {
						t.Errorf("priority %d was given twice", c.Item.Nr)
					}
					given[c.Item.Nr] = true
				}
			}
		})
	}
}

// Every change that waits speaks of the new number of a priority, a point or a check that came back, and of no other.
func TestRenumberingReachesEveryChange(t *testing.T) {
	f := planned(t)
	_, item := interview.Again(f.sag, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1}}) // comes back as 4
	_, point := interview.Again(f.sag, interview.PointDrafted{Point: *f.sag.Point("3.b.1")})    // comes back as 3.b.2, its check 2 as 7
	finding := func(id interview.PointID, check int) interview.Change {
		return interview.FindingNoted{Tilsyn: 1, Point: id, Check: check, Note: "Set."}
	}
	moved := *f.sag.Point("3.b.1")
	moved.ID, moved.Checks = "3.b.2", slices.Clone(moved.Checks)
	for i := range moved.Checks {
		moved.Checks[i].Nr += 5
	}
	for _, test := range []struct {
		renumbering  interview.Renumbering
		change, want interview.Change
	}{
		{item, added(1), added(4)},
		{item, interview.PlanItemRemoved{Item: 1}, interview.PlanItemRemoved{Item: 4}},
		{item, interview.PlanItemMoved{Item: 1, To: 1}, interview.PlanItemMoved{Item: 4, To: 1}},
		{item, planText(1, interview.Maal, "Ro."), planText(4, interview.Maal, "Ro.")},
		{item, interview.PlanScopeSet{Item: 1}, interview.PlanScopeSet{Item: 4}},
		{item, interview.PlanOriginSet{Item: 1}, interview.PlanOriginSet{Item: 4}},
		{item, interview.PlanPeriodSet{Item: 1, Nr: 1}, interview.PlanPeriodSet{Item: 4, Nr: 1}},
		{item, interview.PlanProgressNoted{Item: 1, Nr: 1}, interview.PlanProgressNoted{Item: 4, Nr: 1}},
		{item, interview.PlanStatusSet{Item: 1}, interview.PlanStatusSet{Item: 4}},
		{item, interview.PlanVerified{Item: 1}, interview.PlanVerified{Item: 4}},
		{item, interview.PlanVerified{Item: 2}, interview.PlanVerified{Item: 2}},
		{item, interview.PlanApproved{Approval: forstander}, interview.PlanApproved{Approval: forstander}},
		{item, finding("3.b.1", 2), finding("3.b.1", 2)},
		{point, interview.PlanVerified{Item: 1}, interview.PlanVerified{Item: 1}},
		{point, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4, Point: "3.b.1"}}, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4, Point: "3.b.2"}}},
		{point, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4, Point: "5.a.1"}}, interview.PlanItemAdded{Item: interview.PlanItem{Nr: 4, Point: "5.a.1"}}},
		{point, deadline("3.b.1", "2027-03-01"), deadline("3.b.2", "2027-03-01")},
		{point, decided(1, "3.b.1", interview.PointClosed), decided(1, "3.b.2", interview.PointClosed)},
		{point, finding("3.b.1", 2), finding("3.b.2", 7)},
		{point, finding("3.b.1", interview.WholePoint), finding("3.b.2", interview.WholePoint)},
		{point, finding("5.a.1", 2), finding("5.a.1", 2)},
		{point, interview.PointSentenceWritten{Point: "3.b.1"}, interview.PointSentenceWritten{Point: "3.b.2"}},
		{point, interview.PointRemoved{Point: "3.b.1"}, interview.PointRemoved{Point: "3.b.2"}},
		{point, interview.CheckRemoved{Point: "3.b.1", Check: 2}, interview.CheckRemoved{Point: "3.b.2", Check: 7}},
		{point, interview.CheckMoved{Point: "3.b.1", Check: 2, To: 1}, interview.CheckMoved{Point: "3.b.2", Check: 7, To: 1}},
		{point, interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 2}}, interview.CheckWritten{Point: "3.b.2", Check: interview.Check{Nr: 7}}},
		{point, interview.PointRedrafted{Point: *f.sag.Point("3.b.1")}, interview.PointRedrafted{Point: moved}},
		{point, interview.PointDrafted{Point: *f.sag.Point("3.b.1")}, interview.PointDrafted{Point: moved}},
	} {
		if got := test.renumbering.Of(test.change); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%+v becomes\n%+v\nwant\n%+v", test.change, got, test.want)
		}
	}
}

// An approval comes back with what was changed after it, and without what was not.
func TestHistoryOfAnApprovalKnowsWhatWasChangedAfterIt(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes []interview.Change
		want    bool
	}{
		{"nothing was changed", []interview.Change{interview.PlanApproved{}}, false},
		{"changed before", []interview.Change{added(4), interview.PlanApproved{}}, true},
		{"changed before another approval", []interview.Change{added(4), interview.PlanApproved{Approval: interview.Approval{By: "Bestyrelsen", Date: "2027-02-01"}}}, true},
	} {
		f := approved(t)
		var history interview.History
		for _, change := range test.changes {
			history.Made(f.sag, change)
			f.record(change)
		}
		if _, done := history.Undo(f.sag, f.tries); !done || f.sag.Plan.Approval != forstander || f.sag.Plan.ChangedSince != test.want {
			t.Errorf("%s: taken back %v, approved by %v, changed since %v; want %v", test.name, done, f.sag.Plan.Approval, f.sag.Plan.ChangedSince, test.want)
		}
	}
}

// A priority that was started from a follow-up point goes with it to its new id.
func TestHistoryOfAPriorityThatWasStartedFromAPoint(t *testing.T) {
	f := visiting(t)
	var history interview.History
	for _, change := range []interview.Change{
		point("5.a.1", "5.a", 1, 1),
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Point: "5.a.1", Tilsyn: 1}},
	} {
		history.Made(f.sag, change)
		f.record(change)
	}
	for range 2 {
		history.Undo(f.sag, f.tries)
	}
	for range 2 {
		history.Redo(f.sag, f.tries)
	}
	if f.sag.Point("5.a.2") == nil || len(f.sag.Plan.Items) != 1 || f.sag.Plan.Items[0].Point != "5.a.2" {
		t.Errorf("the points are %+v and the priorities %+v", f.sag.Points, f.sag.Plan.Items)
	}
}

// A lot is drawn once and for all: what is taken back is what was done before it.
func TestHistoryNeverTakesALotBack(t *testing.T) {
	f := visiting(t)
	var history interview.History
	for _, change := range []interview.Change{
		interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointClosed}, drawn(1, 2, 4, 12), drawn(1, 2, 7, 12)} {
		history.Made(f.sag, change)
		f.record(change)
	}
	if _, done := history.Undo(f.sag, f.tries); !done || len(f.sag.Visit(1).Points) != 0 {
		t.Errorf("the closing was not taken back: %v", f.sag.Visit(1).Points)
	}
	if field, done := history.Undo(f.sag, f.tries); done {
		t.Errorf("something more was taken back: %q", field)
	}
	history.Redo(f.sag, f.tries)
	want := []interview.Draw{{Number: 4, Of: 12}, {Number: 7, Of: 12}}
	if got := f.sag.Visit(1).Draws[interview.CheckRef{Point: "3.b.1", Check: 2}]; !reflect.DeepEqual(got, want) {
		t.Errorf("the lots are %v, want %v", got, want)
	}
}

// A deadline and a decision go with a point that comes back, and so does what waits to be said of it.
func TestHistoryOfADeadlineAndADecision(t *testing.T) {
	f := visiting(t)
	f.record(point("5.a.1", "5.a", 1, 1))
	start := visible(f.sag)
	var history interview.History
	changes := []interview.Change{
		interview.PointDeadlineSet{Point: "5.a.1", Deadline: "2027-03-01"},
		interview.PointDeadlineSet{Point: "5.a.1", Deadline: "2027-04-01"},
		interview.PointRemoved{Point: "5.a.1"},
	}
	for _, change := range changes {
		history.Made(f.sag, change)
		f.record(change)
	}
	history.Undo(f.sag, f.tries)
	if got := f.sag.Point("5.a.2"); got == nil || got.Deadline != "2027-04-01" {
		t.Fatalf("the point came back as %+v", got)
	}
	history.Undo(f.sag, f.tries)
	if got := f.sag.Point("5.a.2").Deadline; got != "2027-03-01" {
		t.Errorf("the deadline before was %q, want 2027-03-01", got)
	}
	history.Undo(f.sag, f.tries)
	if got := visible(f.sag); !reflect.DeepEqual(got, start) {
		t.Errorf("taken back\n%v\nwant\n%v", got, start)
	}
}
