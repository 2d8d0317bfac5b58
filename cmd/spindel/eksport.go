package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func eksportCommand(a *app) *cobra.Command {
	var all, schema, overwrite bool
	var file string
	cmd := &cobra.Command{
		Use:   "eksport [SAG …]",
		Short: "Skriv sager i det åbne udvekslingsformat",
		Long: `Skriv sager med hele deres journal i et åbent format (JSON), som spindel import
og andre programmer kan læse. Formatet er beskrevet i docs/udveksling.md, og
--skema skriver dets JSON Schema. Det, du har skrevet og ikke forladt endnu,
kommer ikke med.

Filen er ikke krypteret. Skal en sag sendes til en kollega, så brug spindel
overdrag.`,
		Example: "  spindel eksport lærkebakken --til laerkebakken.json\n  spindel eksport --alle --til sager.json\n  spindel eksport --skema",
		Args:    arguments(1000, "sager"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var text string
			var count int
			var err error
			switch {
			case schema && (all || len(args) > 0), all && len(args) > 0:
				return misuse(cmd.CommandPath()+" --help", "Skriv enten sager, --alle eller --skema.")
			case schema:
				text = udveksling.Schema
			case !all && len(args) == 0:
				return misuse("spindel overblik, som viser alle sager, eller --alle.", "Der mangler en sag efter %s.", cmd.CommandPath())
			default:
				if text, count, err = a.eksport(cmd.Context(), args); err != nil {
					return err
				}
			}
			if file == "" || file == "-" {
				_, err = io.WriteString(cmd.OutOrStdout(), text)
				return err
			}
			if err := writeFile(file, text, overwrite); err != nil {
				return err
			}
			what := "Formatets skema er"
			if !schema {
				what = counted(count, "sag er", "sager er")
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s skrevet til %s.\n", what, file)
			return err
		},
	}
	cmd.Flags().BoolVar(&all, "alle", false, "skriv alle sager")
	cmd.Flags().BoolVar(&schema, "skema", false, "skriv formatets JSON Schema")
	cmd.Flags().StringVar(&file, "til", "", "skriv til `FIL` i stedet for på skærmen")
	cmd.Flags().BoolVar(&overwrite, "overskriv", false, "erstat filen, hvis den findes")
	return cmd
}

// eksport is the text of the file with the sager that are wanted, all where none
// is named, and how many they are. Where there is no database, none is made.
func (a *app) eksport(ctx context.Context, wanted []string) (text string, count int, err error) {
	nothing := &fault{exitNotFound, "Der er ingen sager endnu.", "spindel interview, som opretter en sag."}
	if !a.hasDatabase() {
		if len(wanted) > 0 {
			return "", 0, unknownSag(wanted[0], nil)
		}
		return "", 0, nothing
	}
	var journals [][]interview.Entry
	err = a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) error {
		ids, err := wantedSager(ctx, db, wanted)
		for _, id := range ids {
			journal, err := db.Load(ctx, id)
			if err != nil {
				return fmt.Errorf("load sag %s: %w", id, err)
			}
			journals = append(journals, journal)
		}
		return err
	})
	if err != nil {
		return "", 0, err
	}
	if len(journals) == 0 {
		return "", 0, nothing
	}
	var file bytes.Buffer
	if err := udveksling.Write(&file, journals...); err != nil {
		return "", 0, unwritable(err)
	}
	return file.String(), len(journals), nil
}

// wantedSager are the ids of the sager that are named, each once, or of all.
func wantedSager(ctx context.Context, store interview.Store, wanted []string) ([]interview.SagID, error) {
	var ids []interview.SagID
	if len(wanted) == 0 {
		all, err := store.List(ctx)
		if err != nil {
			return nil, fmt.Errorf("list sager: %w", err)
		}
		for _, summary := range all {
			ids = append(ids, summary.ID)
		}
		return ids, nil
	}
	for _, name := range wanted {
		id, err := findSag(ctx, store, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// unwritable tells of a sag of our own that the format cannot take.
func unwritable(err error) error {
	var refused *udveksling.Error
	if !errors.As(err, &refused) {
		return err
	}
	problem, _ := refused.Explain()
	remedy := "Luk alle vinduer med spindel, og giv kommandoen spindel tjek --reparer."
	if refused.Kind == udveksling.TooLarge {
		remedy = "Skriv færre sager i hver fil."
	}
	return &fault{exitFailure, problem + ".", remedy}
}
