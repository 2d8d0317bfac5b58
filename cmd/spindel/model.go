package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"spindel/kvalitetsmodel"
)

func modelCommand(a *app) *cobra.Command {
	var asJSON bool
	var kind profileFlags
	show := func(cmd *cobra.Command, _ []string) error {
		text, err := a.modelText(&kind, asJSON)
		if err != nil {
			return err
		}
		_, err = io.WriteString(cmd.OutOrStdout(), text)
		return err
	}
	addFlags := func(cmd *cobra.Command) *cobra.Command {
		kind.add(cmd.Flags())
		cmd.Flags().BoolVar(&asJSON, "json", false, "skriv som JSON, hvad der gælder og hvorfor")
		return cmd
	}
	cmd := addFlags(&cobra.Command{
		Use:   "model",
		Short: "Vis kvalitetsmodellen, og hvad der gælder for et tilbud",
		Long: `Vis kvalitetsmodellens temaer, kriterier og indikatorer. Med --type vises også,
hvilke indikatorer der ikke gælder for tilbuddet, og hvorfor. Har et tilbud
flere tilbudstyper, falder en indikator kun bort, når den gør det for dem alle.`,
		Example: "  spindel model\n  spindel model --type krisecenter\n  spindel model --type efterskole --json\n  spindel model typer",
		Args:    known,
		RunE:    show,
	})
	cmd.AddCommand(
		addFlags(&cobra.Command{
			Use:   "vis",
			Short: "Vis modellen (det samme som spindel model)",
			Args:  arguments(0, ""),
			RunE:  show,
		}),
		modelTyperCommand(),
		modelTjekCommand(),
		vejledningCommand(a),
	)
	return cmd
}

func (a *app) modelText(kind *profileFlags, asJSON bool) (string, error) {
	model, err := newest()
	if err != nil {
		return "", err
	}
	profile, err := kind.profile(model)
	if err != nil {
		return "", err
	}
	if asJSON {
		return modelJSON(model, profile)
	}
	return readable(model, profile, a.width()), nil
}

func modelJSON(model *kvalitetsmodel.Model, profile kvalitetsmodel.Profile) (string, error) {
	type line struct {
		ID      kvalitetsmodel.IndikatorID `json:"id"`
		Gaelder bool                       `json:"gaelder"`
		Grund   string                     `json:"grund"`
	}
	document := struct {
		Udgave      string `json:"udgave"`
		Indikatorer []line `json:"indikatorer"`
	}{Udgave: model.Edition}
	for _, indikator := range model.Indikatorer() {
		applies := model.Applies(indikator.ID, profile)
		document.Indikatorer = append(document.Indikatorer, line{indikator.ID, applies.Applies, applies.Grund})
	}
	out, err := json.Marshal(document)
	if err != nil {
		return "", fmt.Errorf("encode the model: %w", err)
	}
	return string(out) + "\n", nil
}

func modelTyperCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "typer",
		Short: "Vis tilbudstyperne",
		Long:  "Vis tilbudstyperne med det korte navn, som --type skal have.",
		Args:  arguments(0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			model, err := newest()
			if err != nil {
				return err
			}
			for _, typ := range model.Tilbudstyper {
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%-18s%s\n%18s%s\n", typ.Key, typ.Navn, "", typ.Hjemmel); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
