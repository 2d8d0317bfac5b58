//go:build tortur && !windows

package main

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// desk is the database that the torture tests work on: the two made-up sager and
// one whose godkendelse has just begun. It is made once and copied for every run.
var desk = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "spindel-tortur-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, err
	}
	model, err := library.Newest()
	if err != nil {
		return nil, err
	}
	at := time.Date(2026, time.November, 25, 9, 0, 0, 0, time.UTC)
	journals, err := demo.Sager(model, at, "Tilsynskonsulent A")
	if err != nil {
		return nil, err
	}
	begun, err := registered(model, navn, 1, at)
	if err != nil {
		return nil, err
	}
	ended, err := registered(model, "Krisecenteret Birkely", 2, at, approval(model)...)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "spindel.db")
	db, err := storage.Open(context.Background(), path, library)
	if err != nil {
		return nil, err
	}
	for _, journal := range append(journals, begun, ended) {
		if err := db.Append(context.Background(), journal); err != nil {
			return nil, err
		}
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// registered is the journal of a krisecenter.
func registered(model *kvalitetsmodel.Model, navn string, nr byte, at time.Time, then ...interview.Change) ([]interview.Entry, error) {
	sag := interview.NewSag(interview.NewSagID(navn, [4]byte{nr, 1, 2, 3}))
	return sag.Record(model, at, "Tilsynskonsulent A", append([]interview.Change{interview.TilbudRegistered{Edition: model.Edition,
		Tilbud: interview.Tilbud{Navn: navn, Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}}}, then...)...)
}

// approval is a godkendelse of a krisecenter with the least that lets it be closed.
func approval(model *kvalitetsmodel.Model) (changes []interview.Change) {
	profile := interview.Tilbud{Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}.Profile()
	for _, indikator := range model.Applying(profile) {
		changes = append(changes, interview.AnswerGiven{Indikator: indikator.ID, Text: "Det drøftes hver uge.", Date: "2026-03-01"},
			interview.ExpectationSet{Indikator: indikator.ID, Expectation: model.Godkendelse[0].Key},
			interview.ReasonsWritten{Indikator: indikator.ID, Text: "Det er set."})
	}
	for _, tema := range model.Temaer {
		changes = append(changes, interview.TemaAssessed{Tema: tema.Nr, Text: "Temaet er belyst."})
	}
	return append(changes, interview.GodkendelseClosed{})
}

// onDesk is a copy of that database in a folder of its own.
func onDesk(t *testing.T) (database string) {
	t.Helper()
	content, err := desk()
	if err != nil {
		t.Fatal(err)
	}
	database = filepath.Join(t.TempDir(), "spindel.db")
	if err := os.WriteFile(database, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return database
}

// crowd does a number of runs, each with a random source of its own, a few of them
// side by side: most of a run is waiting. It is not held back by the number of
// processors, as parallel tests are.
func crowd(t *testing.T, random *rand.Rand, persons, runs int, run func(t *testing.T, random *rand.Rand, n int)) {
	seeds := make([]uint64, runs)
	for n := range seeds {
		seeds[n] = random.Uint64()
	}
	var all sync.WaitGroup
	var next atomic.Int64
	for range persons {
		all.Go(func() {
			for n := int(next.Add(1)) - 1; n < runs; n = int(next.Add(1)) - 1 {
				t.Run(strconv.Itoa(n), func(t *testing.T) { run(t, rand.New(rand.NewPCG(seeds[n], 0)), n) })
			}
		})
	}
	all.Wait()
}
