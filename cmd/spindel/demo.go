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
	"spindel/tui"
)

func demoCommand(a *app) *cobra.Command {
	var summary bool
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Prøv programmet på en opdigtet sag",
		Long: `Åbn programmet på en opdigtet sag: en godkendelse med alle svar og et første
tilsyn, der er halvvejs. Sagen ligger i en midlertidig database, som slettes,
når du lukker programmet. Dine egne sager røres ikke.`,
		Example: "  spindel demo\n  spindel demo --overblik",
		Args:    arguments(0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !summary {
				return a.demo(cmd.Context())
			}
			text, err := a.demoOverblik()
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

func (a *app) demoOverblik() (string, error) {
	_, model, journal, err := a.demoSag()
	if err != nil {
		return "", err
	}
	sag, err := interview.Fold(journal[0].Sag, journal)
	if err != nil {
		return "", err
	}
	return a.sag(model, sag, false)
}

func (a *app) demoSag() (*kvalitetsmodel.Library, *kvalitetsmodel.Model, []interview.Entry, error) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, nil, nil, err
	}
	model, err := library.Newest()
	if err != nil {
		return nil, nil, nil, err
	}
	journal, err := demo.Journal(model, time.Now(), a.by())
	return library, model, journal, err
}

// demo runs the program on a database in a folder that only this person can
// read and that is gone when the program ends.
func (a *app) demo(ctx context.Context) (err error) {
	if err := a.requireTerminal(); err != nil {
		return err
	}
	library, _, journal, err := a.demoSag()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "spindel-demo-") // 0700
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	db, err := storage.Open(ctx, filepath.Join(folder, "demo.db"), library)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Append(ctx, journal); err != nil {
		return fmt.Errorf("store the demo: %w", err)
	}
	return tui.Run(ctx, tui.Options{Store: db, Library: library, Now: time.Now, By: a.by(),
		Mode: tui.Start, Demo: true})
}
