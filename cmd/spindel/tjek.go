package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func tjekCommand(a *app) *cobra.Command {
	var repair, asJSON bool
	cmd := &cobra.Command{
		Use:   "tjek",
		Short: "Efterprøv databasen, og reparér den",
		Long: `Læs hele databasen igennem: filen er hel, hver sags journal hænger sammen,
oversigterne passer med journalerne, kladderne er, som de blev skrevet, og kun
du kan læse filerne. Det siges også, om disken er krypteret, og hvor i sagerne
noget ligner et CPR-nummer.

Med --reparer laves oversigter, der ikke passer, på ny fra journalerne. Er
filen eller en journal beskadiget, lægges databasen til side, som den er, og
alt, der er helt, reddes over i en ny. Det, der er gået tabt, bliver nævnt. Luk
alle andre vinduer med spindel først.`,
		Example: "  spindel tjek\n  spindel tjek --reparer\n  spindel tjek --json",
		Args:    arguments(0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			report, err := a.tjek(cmd.Context(), repair)
			if err != nil {
				return err
			}
			text, err := report.text(asJSON)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(cmd.OutOrStdout(), text); err != nil {
				return err
			}
			return report.fault()
		},
	}
	cmd.Flags().BoolVar(&repair, "reparer", false, "reparér det, der kan repareres")
	cmd.Flags().BoolVar(&asJSON, "json", false, "skriv som JSON")
	return cmd
}

// tjekReport is all that a look at the database found, after it was repaired where
// that was asked for.
type tjekReport struct {
	path    string
	verdict storage.Verdict
	disk    encryption // of the disk that the database lies on
	open    []string   // files that others than their owner can read
	numbers []numberIn // what looks like CPR numbers
	rescued *storage.Rescued
	rebuilt bool
	closed  []string // files that others could read until now
}

// numberIn is a place of a sag in which there is something like a CPR number.
type numberIn struct {
	sag interview.SagID
	interview.CPRPlace
	draft    interview.Field // a draft where this is not empty
	newcomer bool            // the draft is the registration of a tilbud that has no sag yet
}

// tjek looks at the database and repairs it first where that is asked for.
func (a *app) tjek(ctx context.Context, repair bool) (*tjekReport, error) {
	if !a.hasDatabase() {
		return nil, &fault{exitDatabase, fmt.Sprintf("Der er ingen database i %s, så der er intet at efterprøve.", a.databasePath()),
			"Vælg databasen med --database FIL."}
	}
	report := &tjekReport{path: a.databasePath(), disk: diskEncryption(a.databasePath())}
	err := a.look(ctx, report)
	damaged := errors.Is(err, interview.ErrStoreUnusable) || err == nil && report.verdict.Damaged()
	if !repair || err != nil && !damaged {
		return report, err
	}
	if damaged {
		if err := a.rescue(ctx, report); err != nil {
			return nil, err
		}
	} else if !report.verdict.Sound() {
		err := a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) error { return db.Rebuild(ctx) })
		if err != nil {
			return nil, err
		}
		report.rebuilt = true
	}
	if report.closed, err = closeToOthers(report.open); err != nil {
		return nil, err
	}
	return report, a.look(ctx, report)
}

// look reads all of the database.
func (a *app) look(ctx context.Context, report *tjekReport) error {
	return a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) (err error) {
		if report.verdict, err = db.Check(ctx); err != nil {
			return err
		}
		if report.open, err = openToOthers(report.path); err != nil {
			return err
		}
		report.numbers, err = numbersIn(ctx, db)
		return err
	})
}

func (a *app) rescue(ctx context.Context, report *tjekReport) error {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	rescued, err := storage.Rescue(ctx, report.path, library, time.Now(), a.by())
	report.rescued = &rescued
	return err
}

// numbersIn finds what looks like CPR numbers in all sager that can be read, and in
// the drafts.
func numbersIn(ctx context.Context, db *storage.DB) (found []numberIn, err error) {
	sager, err := db.List(ctx)
	if err != nil {
		return nil, fmt.Errorf("list sager: %w", err)
	}
	for _, sag := range sager {
		journal, err := db.Load(ctx, sag.ID)
		if errors.Is(err, interview.ErrBroken) || errors.Is(err, interview.ErrNotFound) {
			continue // the verdict says so
		}
		if err != nil {
			return nil, fmt.Errorf("load sag %s: %w", sag.ID, err)
		}
		for _, place := range interview.CPRNumbers(journal) {
			found = append(found, numberIn{sag: sag.ID, CPRPlace: place})
		}
	}
	drafts, err := db.Drafts(ctx)
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	for _, draft := range drafts {
		if masked := numbersOf(draft.Text); len(masked) > 0 {
			known := slices.ContainsFunc(sager, func(sag interview.Summary) bool { return sag.ID == draft.Sag })
			found = append(found, numberIn{sag: draft.Sag, draft: draft.Field, newcomer: !known && draft.Field == interview.RegistrationField,
				CPRPlace: interview.CPRPlace{At: draft.At, Subject: draft.Field.Danish(), Masked: masked}})
		}
	}
	return found, nil
}

// fault is the error with which a look ends that found damage.
func (r *tjekReport) fault() error {
	switch {
	case r.verdict.Damaged():
		return &fault{exitDatabase, "Databasen er beskadiget.", "Luk alle andre vinduer med spindel, og giv kommandoen spindel tjek --reparer."}
	case !r.verdict.Sound():
		return &fault{exitDatabase, "Oversigterne passer ikke med journalerne. Journalerne er hele.", "spindel tjek --reparer, som laver oversigterne på ny."}
	}
	return nil
}
