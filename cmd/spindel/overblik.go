package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func overblikCommand(a *app) *cobra.Command {
	var asJSON, across bool
	var typ string
	cmd := &cobra.Command{
		Use:   "overblik [SAG]",
		Short: "Vis alle sager, eller én sag med punkter og spindelvæv",
		Long: `Vis alle sager i kort form, den senest ændrede først, og det, der kræver
opmærksomhed: overskredne frister, tjek, der ikke er bekræftet, og tilbud, der
er godkendt uden at have haft tilsyn. Eller vis én sag med det, der mangler,
opfølgningspunkterne, det, tilsynet har fundet, opfølgningsplanen og
spindelvævet.

SAG er sagens id eller en del af tilbuddets navn.

Med --paa-tvaers (eller --på-tværs) vises hver indikator over alle sager: hvor
ofte løfterne er holdt, hvor meget der ikke kunne undersøges, og hvordan
scorerne er fordelt, for hver tilbudstype. Ingen sag bliver nævnt.`,
		Example: "  spindel overblik\n  spindel overblik lærkebakken\n  spindel overblik --json\n" +
			"  spindel overblik --paa-tvaers\n  spindel overblik --paa-tvaers --type krisecenter",
		Args: arguments(1, "én sag"),
		RunE: func(cmd *cobra.Command, args []string) error {
			typed := cmd.Flags().Changed("type")
			text, err := "", acrossOnly(argument(args), across, typed, typ)
			switch {
			case err != nil:
			case across:
				text, err = a.paaTvaers(cmd.Context(), typ, typed, asJSON)
			default:
				text, err = a.overblik(cmd.Context(), argument(args), asJSON)
			}
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
	cmd.Flags().BoolVar(&across, "paa-tvaers", false, "vis hver indikator over alle sager")
	cmd.Flags().StringVar(&typ, "type", "", "tag kun tilbudstypen `T` med på tværs (se model typer)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "skriv som JSON")
	cmd.Flags().SetNormalizeFunc(asciiFlag)
	return cmd
}

// overblik makes the text. Where there is no database, none is made.
func (a *app) overblik(ctx context.Context, wanted string, asJSON bool) (text string, err error) {
	if wanted != "" {
		model, sag, err := a.folded(ctx, wanted)
		if err != nil {
			return "", err
		}
		return a.sag(model, sag, asJSON)
	}
	var all []interview.Summary
	if a.hasDatabase() {
		err = a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) error {
			if all, err = db.List(ctx); err != nil {
				return fmt.Errorf("list sager: %w", err)
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return a.sager(all, asJSON)
}

func (a *app) page() overblik.Page {
	return overblik.Page{Width: a.width(), Zone: time.Local, Today: today()}
}

// today is the day where the reader is.
func today() interview.Date { return interview.DateOf(time.Now()) }

func (a *app) sager(all []interview.Summary, asJSON bool) (string, error) {
	if asJSON {
		return overblik.SagerJSON(all, today())
	}
	return a.page().Sager(all), nil
}

func (a *app) sag(model *kvalitetsmodel.Model, sag *interview.Sag, asJSON bool) (string, error) {
	if asJSON {
		return overblik.SagJSON(model, sag, today())
	}
	return a.page().Sag(model, sag), nil
}
