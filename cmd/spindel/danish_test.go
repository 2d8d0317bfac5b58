package main

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// english finds words that cobra, pflag or the operating system would say.
var english = regexp.MustCompile(`(?i)\b(usage|flags?|unknown|commands?|help for|default|requires?|invalid|available|` +
	`additional|argument|accepts|error|failed|cannot|no such|permission|is a directory|use "|did you mean|completion|autocompletion)\b`)

// say runs the program without a terminal and answers with all that it said.
func say(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	var out strings.Builder
	dir := t.TempDir()
	getenv := func(key string) string {
		return map[string]string{"SPINDEL_DATABASE": dir + "/spindel.db"}[key]
	}
	code = run(context.Background(), host{args, strings.NewReader(""), &out, &out, getenv})
	return code, out.String()
}

// every lists the paths of all commands, the root as the empty one.
func every(cmd *cobra.Command, path ...string) [][]string {
	all := [][]string{path}
	for _, sub := range cmd.Commands() {
		all = append(all, every(sub, append(append([]string{}, path...), sub.Name())...)...)
	}
	return all
}

func TestHelpIsDanish(t *testing.T) {
	for _, path := range every(newRoot(&app{})) {
		for _, args := range [][]string{append(path, "--help"), append(path, "-h"), append([]string{"hjælp"}, path...)} {
			code, said := say(t, args...)
			if code != exitOK || !strings.Contains(said, "Brug:\n  spindel") || !strings.Contains(said, "vis hjælp") {
				t.Errorf("%q: exit code %d\n%s", args, code, said)
			}
			danish(t, args, said)
			for line := range strings.SplitSeq(said, "\n") {
				if got := utf8.RuneCountInString(line); got > 80 && !strings.Contains(line, defaultDatabase()) {
					t.Errorf("%q: a line of %d columns:\n%s", args, got, line)
				}
			}
		}
	}
}

func TestMisuseIsDanish(t *testing.T) {
	for _, path := range every(newRoot(&app{})) {
		mistakes := [][]string{{"--ukendt"}, {"-x"}, {"-xh"}, {"--database"}, {"--help=måske"}, {"--=x"}, {"---"}, {"a", "b", "c"}}
		cmd, _, err := newRoot(&app{}).Find(path)
		if err != nil {
			t.Fatal(err)
		}
		cmd.NonInheritedFlags().VisitAll(func(flag *pflag.Flag) {
			if flag.Value.Type() == "bool" {
				mistakes = append(mistakes, []string{"--" + flag.Name + "=ja"})
			} else {
				mistakes = append(mistakes, []string{"--" + flag.Name})
			}
		})
		for _, mistake := range mistakes {
			args := append(append([]string{}, path...), mistake...)
			if len(path) > 0 && path[0] == helpName && mistake[0] == "a" {
				continue // below
			}
			if len(path) > 0 && path[0] == "eksport" && mistake[0] == "a" {
				continue // it takes many sager
			}
			code, said := say(t, args...)
			if code != exitUsage || !strings.HasPrefix(said, "Fejl: ") || !strings.Contains(said, "\nPrøv: ") || strings.Count(said, "\n") != 2 {
				t.Errorf("%q: exit code %d, want %d with one sentence and a hint\n%s", args, code, exitUsage, said)
			}
			danish(t, args, said)
		}
	}
	for _, args := range [][]string{{"ukendt"}, {"overblk"}, {"completion"}, {"__complete"}, {"__complete", ""}, {"__completeNoDesc", "x"},
		{"hjælp", "ukendt"}, {"model", "ukendt"}, {"model", "tjek"}} {
		code, said := say(t, args...)
		if code != exitUsage || !strings.HasPrefix(said, "Fejl: ") {
			t.Errorf("%q: exit code %d\n%s", args, code, said)
		}
		danish(t, args, said)
	}
}

func danish(t *testing.T, args []string, said string) {
	t.Helper()
	plain := strings.NewReplacer("--help", "", "KOMMANDO", "", "»completion«", "", "completion", "").Replace(said)
	if word := english.FindString(plain); word != "" {
		t.Errorf("%q says %q:\n%s", args, word, said)
	}
}
