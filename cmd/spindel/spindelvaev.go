package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/spindelvaev"
)

type spindelvaevFlags struct {
	profile profileFlags
	tegn    string
	json    bool
	explain bool
}

func spindelvaevCommand(a *app) *cobra.Command {
	var flags spindelvaevFlags
	cmd := &cobra.Command{
		Use:     "spindelvaev [INDIKATOR=SCORE …]",
		Aliases: []string{"spindelvæv"},
		Short:   "Tegn et spindelvæv af de scorer, du skriver",
		Long: `Tegn et spindelvæv af de scorer, du skriver. Værdien af et kriterium er
gennemsnittet af dets indikatorer, og værdien af et tema er gennemsnittet af
dets kriterier.

Uden --type er alle indikatorer med. Et tema uden score tegnes aldrig som 0.`,
		Example: "  spindel spindelvaev 1.a=4 1.b=3 2.a=5\n  spindel spindelvaev --type krisecenter --tegn braille 1.a=4 3.b=2\n" +
			"  spindel spindelvaev --json 1.a=4 1.b=3",
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.spindelvaev(&flags, args)
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
	flags.profile.add(cmd.Flags())
	cmd.Flags().StringVar(&flags.tegn, "tegn", "ascii", "tegn med `T`: ascii, braille eller svg")
	cmd.Flags().Lookup("tegn").DefValue = "" // pflag would name the default in English
	cmd.Flags().BoolVar(&flags.json, "json", false, "skriv de nøjagtige værdier som JSON")
	cmd.Flags().BoolVar(&flags.explain, "forklar", false, "skriv, hvordan hvert tal er blevet til")
	return cmd
}

// check refuses flags that do not go together.
func (f *spindelvaevFlags) check() error {
	switch {
	case !slices.Contains([]string{"ascii", "braille", "svg"}, f.tegn):
		return misuse("--tegn ascii, --tegn braille eller --tegn svg.", "Spindelvævet kan ikke tegnes med %s.", kvalitetsmodel.Quote(f.tegn))
	case f.json && f.tegn != "ascii":
		return misuse("--json uden --tegn.", "JSON er tal og kan ikke tegnes med %s.", kvalitetsmodel.Quote(f.tegn))
	case f.explain && (f.json || f.tegn == "svg"):
		return misuse("--forklar uden --json og --tegn svg.", "Forklaringen er tekst og kan ikke stå i JSON eller SVG.")
	}
	return nil
}

func (a *app) spindelvaev(flags *spindelvaevFlags, args []string) (string, error) {
	if err := flags.check(); err != nil {
		return "", err
	}
	model, err := newest()
	if err != nil {
		return "", err
	}
	profile, err := flags.profile.profile(model)
	if err != nil {
		return "", err
	}
	marks, err := parseScores(model, profile, args)
	if err != nil {
		return "", err
	}
	evaluation := model.Evaluate(profile, marks)
	if flags.json {
		return valuesJSON(evaluation)
	}
	text := a.draw(evaluation, flags.tegn)
	if flags.explain {
		text += "\n" + a.page().Explain(evaluation)
	}
	return text, nil
}

func (a *app) draw(evaluation kvalitetsmodel.Evaluation, tegn string) string {
	switch tegn {
	case "svg":
		return strings.TrimRight(spindelvaev.SVG(spindelvaev.FromEvaluation(evaluation)), "\n") + "\n"
	case "braille":
		return a.page().Spindelvaev(evaluation, spindelvaev.Braille)
	}
	return a.page().Spindelvaev(evaluation, spindelvaev.Ascii)
}

// parseScores reads arguments like "1.a=4".
func parseScores(model *kvalitetsmodel.Model, profile kvalitetsmodel.Profile, args []string) (map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark, error) {
	marks := map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark{}
	for _, arg := range args {
		left, right, ok := strings.Cut(arg, "=")
		if !ok {
			return nil, misuse("for eksempel 1.a=4.", "%s mangler en score.", kvalitetsmodel.Quote(arg))
		}
		id, err := model.ParseIndikator(left)
		if err != nil {
			return nil, err
		}
		score, err := model.ParseScore(right)
		if err != nil {
			return nil, err
		}
		if _, twice := marks[id]; twice {
			return nil, misuse("at give den én score.", "Indikator %s står der flere gange.", id)
		}
		if applies := model.Applies(id, profile); !applies.Applies {
			return nil, misuse("at tage den ud eller vælge en anden tilbudstype.", "Indikator %s kan ikke bedømmes for tilbuddet. %s", id, applies.Grund)
		}
		marks[id] = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: score}
	}
	return marks, nil
}

func valuesJSON(evaluation kvalitetsmodel.Evaluation) (string, error) {
	out, err := json.Marshal(struct {
		Temaer []overblik.TemaValue `json:"temaer"`
	}{overblik.Values(evaluation)})
	if err != nil {
		return "", fmt.Errorf("encode the values: %w", err)
	}
	return string(out) + "\n", nil
}
