package demo

import (
	"slices"
	"time"

	"spindel/interview"
)

// sitting is work that was done in one go.
type sitting struct {
	begin, end time.Time
	changes    []interview.Change
}

// moment is when change i was made: the changes share the time evenly, and the
// last one is made at the end.
func (s sitting) moment(i int) time.Time {
	step := s.end.Sub(s.begin) / time.Duration(len(s.changes))
	return s.end.Add(-step * time.Duration(len(s.changes)-1-i))
}

// workday is a sitting that lasts a day.
func workday(day time.Time, changes ...interview.Change) sitting {
	return sitting{hour(day, 9), hour(day, 15), changes}
}

// sittings lays the story out in time.
func (s story) sittings(edition string, at time.Time) []sitting {
	all := s.Godkendelse.sittings(interview.TilbudRegistered{Edition: edition, Tilbud: s.Tilbud}, at)
	for i, t := range s.Tilsyn {
		all = append(all, t.sittings(i+1, at)...)
	}
	return inOrder(append(all, s.Plan.sittings(at)...))
}

// sittings are two days of interview and a day at the desk in the week after.
func (g godkendelse) sittings(registered interview.Change, at time.Time) []sitting {
	first := tuesday(g.Dag.from(at))
	second := first.AddDate(0, 0, 2)
	half := len(g.Svar) / 2
	return []sitting{
		workday(first, append([]interview.Change{registered}, answers(g.Svar[:half], first, at)...)...),
		workday(second, answers(g.Svar[half:], second, at)...),
		workday(first.AddDate(0, 0, 7), g.judgements()...),
	}
}

// sittings are a visit and a day at the desk in the week after, or the visit and
// what was written during it where it is on the day of the demo.
func (t tilsyn) sittings(nr int, at time.Time) []sitting {
	if t.Dag == (dag{}) {
		return []sitting{{earlier(at, 3*time.Hour), at, append(t.visit(nr, at), t.desk(nr, at)...)}}
	}
	day := tuesday(t.Dag.from(at))
	return []sitting{workday(day, t.visit(nr, day)...), workday(day.AddDate(0, 0, 7), t.desk(nr, at)...)}
}

// inOrder puts the sittings in order of time, and makes one of those of the same day.
func inOrder(all []sitting) []sitting {
	slices.SortStableFunc(all, func(a, b sitting) int { return a.begin.Compare(b.begin) })
	var merged []sitting
	for _, s := range all {
		if last := len(merged) - 1; last >= 0 && merged[last].begin.Equal(s.begin) {
			merged[last].changes = append(merged[last].changes, s.changes...)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// tuesday is the Tuesday of the week of a day.
func tuesday(day time.Time) time.Time {
	sinceMonday := (int(day.Weekday()) + 6) % 7
	return day.AddDate(0, 0, 1-sinceMonday)
}

func hour(day time.Time, hour int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), hour, 0, 0, 0, day.Location())
}

// earlier is some time before, and never on another day.
func earlier(at time.Time, by time.Duration) time.Time {
	if then, midnight := at.Add(-by), hour(at, 0); then.After(midnight) {
		return then
	}
	return hour(at, 0)
}
