package demo

import (
	"fmt"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// The ids of the made-up sager.
const (
	ID       interview.SagID = "laerkebakken-demo"
	Aakanden interview.SagID = "aakanden-demo"
)

// Journal is the whole journal of the first made-up sag under an edition, written
// by one tilsynskonsulent. The first tilsyn is on the day of at, whose last entry
// it is; the godkendelse lies about eight months before. The error has a
// *interview.RefusedError when the sag does not fit the edition.
func Journal(model *kvalitetsmodel.Model, at time.Time, by string) ([]interview.Entry, error) {
	story, err := laerkebakken()
	if err != nil {
		return nil, err
	}
	return story.journal(model, at, by)
}

// Sager are the journals of all made-up sager, as Journal makes that of the first.
// The tilsynskonsulent was at the other ones earlier on the day of at, so that a
// list in which the last one changed comes first keeps them in this order.
func Sager(model *kvalitetsmodel.Model, at time.Time, by string) ([][]interview.Entry, error) {
	first, err := Journal(model, at, by)
	if err != nil {
		return nil, err
	}
	story, err := aakanden()
	if err != nil {
		return nil, err
	}
	second, err := story.journal(model, earlier(at, 4*time.Hour), by)
	if err != nil {
		return nil, err
	}
	return [][]interview.Entry{first, second}, nil
}

// journal records the story; its last entry is made at the moment given.
func (s story) journal(model *kvalitetsmodel.Model, at time.Time, by string) ([]interview.Entry, error) {
	sag := interview.NewSag(s.id)
	var journal []interview.Entry
	for _, sitting := range s.sittings(model.Edition, at) {
		for i, change := range sitting.changes {
			entries, err := sag.Record(model, sitting.moment(i), by, change)
			if err != nil {
				return nil, fmt.Errorf("record %T as number %d of the made-up sag %s: %w", change, sag.Seq+1, s.id, err)
			}
			journal = append(journal, entries...)
		}
	}
	return journal, nil
}
