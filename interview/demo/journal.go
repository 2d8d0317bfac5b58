package demo

import (
	"fmt"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// ID is the id of the made-up sag.
const ID interview.SagID = "laerkebakken-demo"

// Journal is the whole journal of the made-up sag under an edition, written by
// one tilsynskonsulent. The first tilsyn is on the day of at, whose last entry
// it is; the godkendelse lies about eight months before. The error has a
// *interview.RefusedError when the sag does not fit the edition.
func Journal(model *kvalitetsmodel.Model, at time.Time, by string) ([]interview.Entry, error) {
	story, err := read()
	if err != nil {
		return nil, err
	}
	sag := interview.NewSag(ID)
	var journal []interview.Entry
	for _, sitting := range story.sittings(model.Edition, at) {
		for i, change := range sitting.changes {
			entries, err := sag.Record(model, sitting.moment(i), by, change)
			if err != nil {
				return nil, fmt.Errorf("record %T as number %d of the made-up sag: %w", change, sag.Seq+1, err)
			}
			journal = append(journal, entries...)
		}
	}
	return journal, nil
}

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

// sittings lays the story out in time: two days of interview, a day at the
// desk in the week after, and the tilsyn.
func (s story) sittings(edition string, at time.Time) []sitting {
	first := tuesday(at.AddDate(0, -8, 0))
	second := first.AddDate(0, 0, 2)
	desk := first.AddDate(0, 0, 7)
	half := len(s.Godkendelse.Svar) / 2
	registered := interview.TilbudRegistered{Edition: edition, Tilbud: s.Tilbud}
	return []sitting{
		{hour(first, 9), hour(first, 15), append([]interview.Change{registered}, answers(s.Godkendelse.Svar[:half], first)...)},
		{hour(second, 9), hour(second, 15), answers(s.Godkendelse.Svar[half:], second)},
		{hour(desk, 9), hour(desk, 15), s.Godkendelse.judgements()},
		{visitBegan(at), at, s.Tilsyn.changes(at)},
	}
}

// tuesday is the Tuesday of the week of a day.
func tuesday(day time.Time) time.Time {
	sinceMonday := (int(day.Weekday()) + 6) % 7
	return day.AddDate(0, 0, 1-sinceMonday)
}

func hour(day time.Time, hour int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), hour, 0, 0, 0, day.Location())
}

// visitBegan is three hours before, and never on another day.
func visitBegan(at time.Time) time.Time {
	began := at.Add(-3 * time.Hour)
	if midnight := hour(at, 0); began.Before(midnight) {
		return midnight
	}
	return began
}
