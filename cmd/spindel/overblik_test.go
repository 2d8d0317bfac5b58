package main

import (
	"context"
	"os"
	"time"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// inspected makes a database with a sag of each kind that a leader looks for:
// the demo's, with deadlines that have passed and a plan, one that waits for its
// first tilsyn, and one that has just had its first: tilsynssager FIL
func inspected() {
	ctx := context.Background()
	library, err := kvalitetsmodel.Bundled()
	check(err)
	model, err := library.Newest()
	check(err)
	db, err := storage.Open(ctx, os.Args[1], library)
	check(err)
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

	journal, err := demo.Journal(model, at, "Prøve Konsulent")
	check(err)
	sag, err := interview.Fold(demo.ID, journal)
	check(err)
	check(db.Append(ctx, journal))
	overdue, err := sag.Record(model, at, "Prøve Konsulent",
		interview.PointDeadlineSet{Point: "3.b.1", Deadline: "2020-03-01"},
		interview.PointDeadlineSet{Point: "1.d.1", Deadline: "2020-05-01"},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{3}, Origin: interview.Paabud, Deadline: "2020-04-01"}})
	check(err)
	check(db.Append(ctx, overdue))

	waiting := approved(model, "Botilbuddet Solsiden", "botilbud-107")
	check(db.Append(ctx, waiting))
	visited := approved(model, "Krisecenter Havnen", "krisecenter")
	sag, err = interview.Fold(visited[0].Sag, visited)
	check(err)
	more, err := sag.Record(model, at, "Prøve Konsulent", interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25"},
		interview.ScoreSet{Tilsyn: 1, Indikator: "1.a", Score: 4})
	check(err)
	check(db.Append(ctx, append(visited, more...)))
	check(db.Close())
}

// approved is the journal of a godkendelse that was closed in May 2020.
func approved(model *kvalitetsmodel.Model, navn string, typ kvalitetsmodel.TilbudstypeKey) []interview.Entry {
	sag := interview.NewSag(interview.NewSagID(navn, [4]byte{1, 2, 3, 4}))
	var journal []interview.Entry
	closed := time.Date(2020, 5, 3, 12, 0, 0, 0, time.UTC)
	record := func(change interview.Change) {
		entries, err := sag.Record(model, closed, "Prøve Konsulent", change)
		check(err)
		journal = append(journal, entries...)
	}
	record(interview.TilbudRegistered{Edition: model.Edition, Tilbud: interview.Tilbud{Navn: navn, Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{typ}}})
	for _, gap := range sag.MissingGodkendelse(model) {
		switch gap.What {
		case "svar":
			record(interview.AnswerGiven{Indikator: gap.Indikator, Text: "Vi holder husmøde hver mandag."})
		case "forventning":
			record(interview.ExpectationSet{Indikator: gap.Indikator, Expectation: model.Godkendelse[0].Key})
		case "begrundelse":
			record(interview.ReasonsWritten{Indikator: gap.Indikator, Text: "Svaret er konkret."})
		default:
			record(interview.TemaAssessed{Tema: gap.Tema, Text: "Tilbuddet har forudsætningerne."})
		}
	}
	record(interview.GodkendelseClosed{})
	return journal
}
