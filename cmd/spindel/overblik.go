package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
)

func overblikCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "overblik [SAG]",
		Short: "Vis alle sager, eller én sag med punkter og spindelvæv",
		Long: `Vis alle sager i kort form, den senest ændrede først, eller én sag med det, der
mangler, opfølgningspunkterne, det, tilsynet har fundet, og spindelvævet.

SAG er sagens id eller en del af tilbuddets navn.`,
		Example: "  spindel overblik\n  spindel overblik lærkebakken\n  spindel overblik --json",
		Args:    arguments(1, "én sag"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.overblik(cmd.Context(), argument(args), asJSON)
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "skriv som JSON")
	return cmd
}

// overblik makes the text. Where there is no database, none is made.
func (a *app) overblik(ctx context.Context, wanted string, asJSON bool) (text string, err error) {
	if !a.hasDatabase() {
		if wanted != "" {
			return "", unknownSag(wanted, nil)
		}
		return a.sager(nil, asJSON)
	}
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return "", err
	}
	db, err := a.open(ctx, library)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if wanted == "" {
		all, err := db.List(ctx)
		if err != nil {
			return "", fmt.Errorf("list sager: %w", err)
		}
		return a.sager(all, asJSON)
	}
	id, err := findSag(ctx, db, wanted)
	if err != nil {
		return "", err
	}
	journal, err := db.Load(ctx, id)
	if err != nil {
		return "", fmt.Errorf("load sag %s: %w", id, err)
	}
	sag, err := interview.Fold(id, journal)
	if err != nil {
		return "", err
	}
	model, err := library.Edition(sag.Edition)
	if err != nil {
		return "", err
	}
	return a.sag(model, sag, asJSON)
}

func (a *app) page() overblik.Page { return overblik.Page{Width: a.width(), Zone: time.Local} }

func (a *app) sager(all []interview.Summary, asJSON bool) (string, error) {
	if asJSON {
		return overblik.SagerJSON(all)
	}
	return a.page().Sager(all), nil
}

func (a *app) sag(model *kvalitetsmodel.Model, sag *interview.Sag, asJSON bool) (string, error) {
	if asJSON {
		return overblik.SagJSON(model, sag)
	}
	return a.page().Sag(model, sag), nil
}
