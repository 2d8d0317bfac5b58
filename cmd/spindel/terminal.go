package main

import (
	"context"
	"errors"
	"os"
	"time"

	"golang.org/x/term"

	"spindel/interview"
	"spindel/storage"
	"spindel/tui"
)

// interactive runs the program on the screen, with a sag opened when one is
// wanted. Nothing is made on the disk before it is clear that it can run.
func (a *app) interactive(ctx context.Context, mode tui.Mode, wanted string) (err error) {
	if err := a.requireTerminal(); err != nil {
		return err
	}
	if wanted != "" && !a.hasDatabase() {
		return unknownSag(wanted, nil)
	}
	library, err := a.library()
	if err != nil {
		return err
	}
	db, err := a.open(ctx, library)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closed(db)) }()
	var sag interview.SagID
	if wanted != "" {
		if sag, err = findSag(ctx, db, wanted); err != nil {
			return err
		}
	}
	return tui.Run(ctx, tui.Options{Store: db, Library: library, Now: time.Now, By: a.by(), WriteFile: writePaper,
		Damage: damageIn(db), Mode: mode, Sag: sag})
}

// closeWithin is how long the program waits at its end for another one that holds
// the database. What is left to do then, the next one does that opens it.
const closeWithin = 500 * time.Millisecond

func closed(db *storage.DB) error {
	done := make(chan error, 1)
	go func() { done <- db.Close() }()
	select {
	case err := <-done:
		return err
	case <-time.After(closeWithin):
		return nil
	}
}

// damageIn looks at all hashes of a database, and says what a person has to know of them.
func damageIn(db *storage.DB) func(context.Context) string {
	return func(ctx context.Context) string {
		verdict, err := db.Verify(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			return "Databasen kunne ikke læses igennem. Luk programmet, og giv kommandoen spindel tjek, som siger hvorfor."
		case verdict.Damaged():
			return "Noget af det, der er gemt, er ændret af andet end spindel, for eksempel af en disk, der svigter. " +
				"Luk programmet, og giv kommandoen spindel tjek, som siger hvor. spindel tjek --reparer redder det, der er helt."
		case err == nil && !verdict.Sound():
			return "Oversigterne passer ikke med journalerne, som er hele. Luk programmet, og giv kommandoen spindel tjek --reparer, som laver dem på ny."
		}
		return ""
	}
}

// requireTerminal refuses to paint a screen where there is none.
func (a *app) requireTerminal() error {
	if isTerminal(a.stdin) && isTerminal(a.stdout) && a.getenv("TERM") != "dumb" {
		return nil
	}
	return misuse("spindel overblik eller spindel demo --overblik, som kan bruges uden terminal.",
		"Denne del af spindel skal have en terminal at tegne på.")
}

func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
