package main

import (
	"strings"

	"github.com/spf13/cobra"

	"spindel/tui"

	"spindel/kvalitetsmodel"
)

// newRoot is the command tree. Without a command the program itself starts.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "spindel [KOMMANDO]",
		Short: "Godkendelse og tilsyn efter kvalitetsmodellen",
		Long: `Godkendelse og tilsyn efter kvalitetsmodellen: det, tilbuddet har lovet, holdt
op mod det, det gør. Uden en kommando åbner programmet med listen over sager.

Sagerne gemmes i én fil på din egen computer, og intet sendes nogen steder hen.
Uden --database og SPINDEL_DATABASE er det:
  ` + defaultDatabase(),
		Args: known,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.interactive(cmd.Context(), tui.Start, "") },
	}
	speakDanish(root)
	flags := root.PersistentFlags()
	flags.StringVar(&a.database, "database", "", "brug `FIL` som database (ellers SPINDEL_DATABASE)")
	flags.StringVar(&a.konsulent, "konsulent", "", "skriv `NAVN` i sagen (ellers SPINDEL_KONSULENT)")
	root.AddCommand(
		interviewCommand(a),
		opfoelgningCommand(a),
		overblikCommand(a),
		rapportCommand(a),
		eksportCommand(a),
		importCommand(a),
		overdragCommand(a),
		modtagCommand(a),
		kopiCommand(a),
		tjekCommand(a),
		maskerCommand(a),
		sletCommand(a),
		demoCommand(a),
		spindelvaevCommand(a),
		maalbarhedCommand(a),
		modelCommand(a),
		versionCommand(),
	)
	root.SetHelpCommand(helpCommand())
	return root
}

const helpName = "hjælp"

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     helpName + " [KOMMANDO]",
		Aliases: []string{"hjaelp", "help"},
		Short:   "Vis hjælp til en kommando",
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return misuse("spindel --help", "Der er ingen hjælp til %s.", kvalitetsmodel.Quote(strings.Join(args, " ")))
			}
			return found.Help()
		},
	}
}
