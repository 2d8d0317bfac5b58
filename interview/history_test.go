package interview_test

import (
	"reflect"
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
