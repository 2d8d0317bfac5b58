package main

import (
	"context"
	"errors"
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// using opens the database for a piece of work and closes it again.
func (a *app) using(ctx context.Context, work func(*storage.DB, *kvalitetsmodel.Library) error) (err error) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	db, err := a.open(ctx, library)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return work(db, library)
}

// journal is the journal of the sag that a person means. Where there is no
// database, none is made.
func (a *app) journal(ctx context.Context, wanted string) (journal []interview.Entry, err error) {
	if !a.hasDatabase() {
		return nil, unknownSag(wanted, nil)
	}
	err = a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) error {
		id, err := findSag(ctx, db, wanted)
		if err != nil {
			return err
		}
		if journal, err = db.Load(ctx, id); err != nil {
			return fmt.Errorf("load sag %s: %w", id, err)
		}
		return nil
	})
	return journal, err
}

// folded is the sag that a person means, with the edition that it was made under.
func (a *app) folded(ctx context.Context, wanted string) (*kvalitetsmodel.Model, *interview.Sag, error) {
	journal, err := a.journal(ctx, wanted)
	if err != nil {
		return nil, nil, err
	}
	sag, err := interview.Fold(journal[0].Sag, journal)
	if err != nil {
		return nil, nil, err
	}
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, nil, err
	}
	model, err := library.Edition(sag.Edition)
	return model, sag, err
}
