package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
	"spindel/storage"
	"spindel/storage/privat"
	"spindel/tui"
)

func demoCommand(a *app) *cobra.Command {
	var summary bool
	cmd := &cobra.Command{
		Use:   "demo [SAG]",
		Short: "Prøv programmet på to opdigtede sager",
		Long: `Åbn programmet på to opdigtede sager. Opholdsstedet Lærkebakken har en
godkendelse med alle svar og et første tilsyn, der er halvvejs. Krisecenteret
Åkanden har et tilsyn bag sig, en opfølgningsplan og et andet tilsyn, der er
halvvejs. De ligger i en midlertidig database, som slettes, når du lukker
programmet. Dine egne sager røres ikke.

SAG er en af de to: sagens id eller en del af tilbuddets navn. Uden SAG vælger
du på skærmen, og --overblik viser Lærkebakken.`,
		Example: "  spindel demo\n  spindel demo åkanden\n  spindel demo --overblik\n  spindel demo --overblik åkanden",
		Args:    arguments(1, "én sag"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !summary {
				return a.demo(cmd.Context(), argument(args))
			}
			text, err := a.demoOverblik(argument(args))
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
	cmd.Flags().BoolVar(&summary, "overblik", false, "skriv overblikket over sagen i stedet for at åbne den")
	return cmd
}

// demoOverblik is the summary of one made-up sag, the first where none is wanted.
func (a *app) demoOverblik(wanted string) (string, error) {
	_, model, err := newestModel()
	if err != nil {
		return "", err
	}
	journal, err := a.demoSag(model, wanted)
	if err != nil {
		return "", err
	}
	sag, err := interview.Fold(journal[0].Sag, journal)
	if err != nil {
		return "", err
	}
	return a.sag(model, sag, false)
}

func (a *app) demoSag(model *kvalitetsmodel.Model, wanted string) ([]interview.Entry, error) {
	if wanted == "" {
		return demo.Journal(model, time.Now(), a.by())
	}
	sager, err := demo.Sager(model, time.Now(), a.by())
	if err != nil {
		return nil, err
	}
	return pickDemo(model, sager, wanted)
}

// pickDemo picks the made-up sag that a person means by an id or a part of a name.
func pickDemo(model *kvalitetsmodel.Model, sager [][]interview.Entry, wanted string) ([]interview.Entry, error) {
	journals := map[interview.SagID][]interview.Entry{}
	var all []interview.Summary
	for _, journal := range sager {
		sag, err := interview.Fold(journal[0].Sag, journal[:1]) // the registration, which has the name
		if err != nil {
			return nil, err
		}
		journals[sag.ID] = journal
		all = append(all, interview.Summarize(model, sag))
	}
	found, err := interview.Find(all, wanted)
	switch {
	case errors.Is(err, interview.ErrNotFound):
		return nil, &fault{exitNotFound, fmt.Sprintf("Sagen %s er ikke med i demoen.", kvalitetsmodel.Quote(wanted)),
			"lærkebakken eller åkanden."}
	case errors.Is(err, interview.ErrAmbiguous):
		return nil, ambiguousSag(wanted, all)
	}
	return journals[found.ID], err
}

func newestModel() (*kvalitetsmodel.Library, *kvalitetsmodel.Model, error) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, nil, err
	}
	model, err := library.Newest()
	return library, model, err
}

// demo runs the program on a database in a folder that only this person can
// read and that is gone when the program ends.
func (a *app) demo(ctx context.Context, wanted string) (err error) {
	if err := a.requireTerminal(); err != nil {
		return err
	}
	library, model, err := newestModel()
	if err != nil {
		return err
	}
	sager, err := demo.Sager(model, time.Now(), a.by())
	if err != nil {
		return err
	}
	options := tui.Options{Library: library, Now: time.Now, By: a.by(), WriteFile: writePaper, Mode: tui.Start, Demo: true}
	if wanted != "" {
		journal, err := pickDemo(model, sager, wanted)
		if err != nil {
			return err
		}
		options.Sag = journal[0].Sag
	}
	folder, err := privat.TemporaryFolder(os.TempDir(), "spindel-demo")
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	db, err := storage.Open(ctx, filepath.Join(folder, "demo.db"), library)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, journal := range sager {
		if err := db.Append(ctx, journal); err != nil {
			return fmt.Errorf("store the demo: %w", err)
		}
	}
	options.Store = db
	return tui.Run(ctx, options)
}
