package main

import (
	"github.com/spf13/cobra"

	"spindel/tui"
)

func interviewCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "interview [SAG]",
		Short: "Gennemfør interviewet til en godkendelse",
		Long: `Gennemfør interviewet til en godkendelse: tilbuddets svar på hver indikator, de
opfølgningspunkter, der følger af dem, og din bedømmelse.

SAG er sagens id eller en del af tilbuddets navn. Uden SAG vælger du den på
skærmen eller registrerer et nyt tilbud.`,
		Example: "  spindel interview\n  spindel interview lærkebakken",
		Args:    arguments(1, "én sag"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.interactive(cmd.Context(), tui.InterviewMode, argument(args))
		},
	}
}

// argument is the only argument of a command, or "".
func argument(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
