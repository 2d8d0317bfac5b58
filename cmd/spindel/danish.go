package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"spindel/kvalitetsmodel"
)

// speakDanish replaces every text of cobra and pflag that a person can meet.
func speakDanish(root *cobra.Command) {
	cobra.MousetrapHelpText = "" // a double click on Windows starts the program
	cobra.EnableCommandSorting = false
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().BoolP("help", "h", false, "vis hjælp")
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { fmt.Fprint(cmd.OutOrStdout(), helpText(cmd)) })
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		_, err := fmt.Fprint(cmd.ErrOrStderr(), helpText(cmd))
		return err
	})
	root.SetFlagErrorFunc(flagError)
}

// withoutCompletion refuses the hidden commands with which cobra serves a shell:
// it offers no other way to be rid of them, and they speak English.
func withoutCompletion(root *cobra.Command, args []string) error {
	if len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) {
		return known(root, args)
	}
	return nil
}

// helpText is the help of a command.
func helpText(cmd *cobra.Command) string {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\nBrug:\n  %s\n", strings.TrimSpace(about), useLine(cmd))
	if len(cmd.Aliases) > 0 {
		fmt.Fprintf(&b, "\nKan også skrives:\n  %s\n", strings.Join(cmd.Aliases, ", "))
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\nKommandoer:\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == helpName {
				fmt.Fprintf(&b, "  %-12s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nEksempler:\n%s\n", strings.TrimRight(cmd.Example, "\n"))
	}
	if flags := cmd.NonInheritedFlags(); flags.HasAvailableFlags() && cmd.HasParent() {
		fmt.Fprintf(&b, "\nTilvalg:\n%s", flags.FlagUsages())
	}
	fmt.Fprintf(&b, "\nFælles tilvalg:\n%s", cmd.Root().PersistentFlags().FlagUsages())
	if !cmd.HasParent() {
		fmt.Fprintf(&b, "\n%s\nMere om en kommando: spindel KOMMANDO --help\n", exitHelp)
	}
	return b.String()
}

func useLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Use
	}
	return cmd.Parent().CommandPath() + " " + cmd.Use
}

// flagError says in Danish what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	help := cmd.CommandPath() + " --help"
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + string([]rune(short)[:1])
		}
		if meant := closestFlag(cmd, name); meant != "" {
			help = fmt.Sprintf("%s (mente du %s?)", help, meant)
		}
		return misuse(help, "Tilvalget %s findes ikke.", kvalitetsmodel.Quote(name))
	case errors.As(err, &missing):
		return misuse(help, "Tilvalget --%s mangler en værdi.", missing.GetFlag().Name)
	case errors.As(err, &invalid):
		return misuse(help, "Tilvalget --%s kan ikke have værdien %s.", invalid.GetFlag().Name, kvalitetsmodel.Quote(invalid.GetValue()))
	case errors.As(err, &syntax):
		return misuse(help, "Tilvalget %s er skrevet forkert.", kvalitetsmodel.Quote(syntax.GetSpecifiedFlag()))
	}
	return misuse(help, "Et tilvalg er skrevet forkert.")
}

func closestFlag(cmd *cobra.Command, name string) string {
	var known []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) { known = append(known, "--"+flag.Name) })
	if near := closest(name, known, 1); len(near) > 0 {
		return near[0]
	}
	return ""
}

// arguments lets a command have at most so many arguments; what names them in an error.
func arguments(most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case slices.Contains(args, ""):
			return misuse(cmd.CommandPath()+" --help", "Ordet efter %s er tomt.", cmd.CommandPath())
		case len(args) <= most:
			return nil
		case most == 0:
			return misuse(cmd.CommandPath(), "%s skal ikke have %s efter sig.", cmd.CommandPath(), kvalitetsmodel.Quote(args[0]))
		}
		return misuse(cmd.CommandPath()+" --help", "%s kan kun have %s efter sig, og der står %d ord.", cmd.CommandPath(), what, len(args))
	}
}

// known refuses a word where a command is expected.
func known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, append([]string{sub.Name()}, sub.Aliases...)...)
		}
	}
	hint := cmd.CommandPath() + " --help"
	if near := closest(args[0], names, 1); len(near) > 0 {
		hint = cmd.CommandPath() + " " + near[0]
	}
	return misuse(hint, "Kommandoen %s findes ikke.", kvalitetsmodel.Quote(args[0]))
}
