package main

import (
	"context"
	"os"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// answer writes an answer in a sag: svar FIL SAG INDIKATOR TEKST KONSULENT
func answer() {
	ctx := context.Background()
	library, err := kvalitetsmodel.Bundled()
	check(err)
	db, err := storage.Open(ctx, os.Args[1], library)
	check(err)
	id, err := findSag(ctx, db, os.Args[2])
	check(err)
	journal, err := db.Load(ctx, id)
	check(err)
	sag, err := interview.Fold(id, journal)
	check(err)
	model, err := library.Edition(sag.Edition)
	check(err)
	entries, err := sag.Record(model, time.Date(2026, 11, 26, 12, sag.Seq, 0, 0, time.UTC), os.Args[5],
		interview.AnswerGiven{Indikator: kvalitetsmodel.IndikatorID(os.Args[3]), Text: os.Args[4]})
	check(err)
	check(db.Append(ctx, entries))
	check(db.Close())
}
