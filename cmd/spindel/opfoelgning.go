package main

import (
	"github.com/spf13/cobra"

	"spindel/tui"
)

func opfoelgningCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "opfølgning [SAG]",
		Aliases: []string{"opfoelgning"},
		Short:   "Følg op ved et tilsyn",
		Long: `Følg op ved et driftsorienteret tilsyn: hvert opfølgningspunkt fra godkendelsen
med sine tjek, det, du finder, og scoren for hver indikator.

SAG er sagens id eller en del af tilbuddets navn. Uden SAG vælger du den på
skærmen.`,
		Example: "  spindel opfølgning\n  spindel opfølgning lærkebakken",
		Args:    arguments(1, "én sag"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.interactive(cmd.Context(), tui.OpfoelgningMode, argument(args))
		},
	}
}
