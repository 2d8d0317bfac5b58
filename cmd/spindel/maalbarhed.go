package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

// maxAnswer is the longest line that is read, in bytes. It is far above any answer.
const maxAnswer = 1 << 20

type maalbarhedFlags struct {
	profile   profileFlags
	indikator string
	json      bool
	explain   bool
}

func maalbarhedCommand(a *app) *cobra.Command {
	var flags maalbarhedFlags
	cmd := &cobra.Command{
		Use:     "maalbarhed [FIL]",
		Aliases: []string{"målbarhed"},
		Short:   "Se, hvad i et svar der kan efterprøves",
		Long: `Se, hvad i et svar der kan efterprøves. Hver linje i FIL er et svar; uden FIL,
eller med -, læses det, der skrives ind.

Et svar er vagt, når intet i det kan efterprøves, efterprøvbart, når noget kan,
og målbart, når det siger, hvad eller hvor meget, hvornår, og hvem eller hvor
det kan ses. Til sidst står det næste spørgsmål at stille.`,
		Example: "  spindel maalbarhed svar.txt\n  spindel maalbarhed --indikator 3.b svar.txt\n  spindel maalbarhed --json < svar.txt",
		Args:    arguments(1, "én fil"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.explain && !flags.json {
				return misuse("at skrive --json også.", "Ordene står der i forvejen, når der ikke skrives JSON.")
			}
			return a.maalbarhed(cmd.OutOrStdout(), &flags, argument(args))
		},
	}
	flags.profile.add(cmd.Flags())
	cmd.Flags().StringVar(&flags.indikator, "indikator", "", "spørg, som det passer til indikatoren `I`")
	cmd.Flags().BoolVar(&flags.json, "json", false, "skriv en linje JSON for hvert svar")
	cmd.Flags().BoolVar(&flags.explain, "forklar", false, "tag ordene bag facetterne med, og hvor de står")
	return cmd
}

func (a *app) maalbarhed(out io.Writer, flags *maalbarhedFlags, path string) (err error) {
	questions, err := a.questions(flags)
	if err != nil {
		return err
	}
	in := a.stdin
	if path != "" && path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		in = file
	}
	write := a.readable(out)
	if flags.json {
		write = jsonLines(out, flags.explain)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxAnswer)
	asked := ""
	for nr := 1; lines.Scan(); nr++ {
		text, _ := interview.Clean(lines.Text())
		switch {
		case !utf8.Valid(lines.Bytes()):
			return &fault{exitFailure, fmt.Sprintf("Linje %d er ikke gyldig UTF-8.", nr), "at gemme filen som UTF-8."}
		case strings.TrimSpace(text) == "":
			continue
		}
		reading := maalbarhed.Read(text)
		question := reading.Question(questions, asked)
		if question != "" {
			asked = question
		}
		if err := write(text, reading, question); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return &fault{exitFailure, "En linje er for lang til at være et svar.", "at dele teksten op i linjer på højst 1 MB."}
	}
	return lines.Err()
}

// questions are those to ask: of an indikator, or such as fit any of them.
func (a *app) questions(flags *maalbarhedFlags) ([]kvalitetsmodel.FacetQuestion, error) {
	if flags.indikator == "" {
		if len(flags.profile.typer) > 0 || flags.profile.privatBestyrelse {
			return nil, misuse("at skrive --indikator også.", "Tilbudstypen ændrer kun spørgsmålene til en indikator.")
		}
		return maalbarhed.Questions(), nil
	}
	library, err := a.library()
	if err != nil {
		return nil, err
	}
	model, err := library.Newest()
	if err != nil {
		return nil, err
	}
	id, err := model.ParseIndikator(flags.indikator)
	if err != nil {
		return nil, err
	}
	profile, err := flags.profile.profile(model)
	if err != nil {
		return nil, err
	}
	guide, err := library.Vejledning(model.Edition)
	if err != nil {
		return nil, a.brokenVejledning(err)
	}
	u, err := guide.Udfoldelse(id, profile.Tilbudstyper)
	return u.Questions(), err
}

// jsonLines writes a line of JSON for each answer, with keys that stay.
func jsonLines(out io.Writer, explain bool) func(string, maalbarhed.Reading, string) error {
	type word struct {
		Facet kvalitetsmodel.Facet `json:"facet"`
		Tekst string               `json:"tekst"`
		Fra   int                  `json:"fra"` // the first character of it in the answer, from 0
		Til   int                  `json:"til"` // the first one after it
	}
	type line struct {
		Tekst       string                 `json:"tekst"`
		Niveau      string                 `json:"niveau"`
		Facetter    []kvalitetsmodel.Facet `json:"facetter"`
		Vage        []string               `json:"vage"`
		Spoergsmaal string                 `json:"spoergsmaal"`
		Ord         []word                 `json:"ord,omitempty"`
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return func(text string, reading maalbarhed.Reading, question string) error {
		l := line{Tekst: text, Niveau: reading.Level().String(), Facetter: []kvalitetsmodel.Facet{}, Vage: []string{}, Spoergsmaal: question}
		l.Facetter = append(l.Facetter, reading.Found()...)
		for _, span := range reading.Vage {
			l.Vage = append(l.Vage, text[span.Start:span.End])
		}
		if explain {
			for _, mark := range reading.Marks {
				l.Ord = append(l.Ord, word{mark.Facet, text[mark.Start:mark.End],
					utf8.RuneCountInString(text[:mark.Start]), utf8.RuneCountInString(text[:mark.End])})
			}
		}
		return encoder.Encode(l)
	}
}

// readable writes each answer with what was found in it, as text.
func (a *app) readable(out io.Writer) func(string, maalbarhed.Reading, string) error {
	first := true
	return func(text string, reading maalbarhed.Reading, question string) error {
		var b strings.Builder
		if !first {
			b.WriteByte('\n')
		}
		first = false
		fill(&b, "", text, a.width())
		fill(&b, fmt.Sprintf("  %-15s", "Målbarhed"), reading.Level().Danish(), a.width())
		for _, facet := range reading.Found() {
			var words []string
			for _, mark := range reading.Marks {
				if mark.Facet == facet {
					words = append(words, text[mark.Start:mark.End])
				}
			}
			fill(&b, fmt.Sprintf("  %-15s", facet.Danish()), strings.Join(words, " · "), a.width())
		}
		var vage []string
		for _, span := range reading.Vage {
			vage = append(vage, text[span.Start:span.End])
		}
		fill(&b, fmt.Sprintf("  %-15s", "kan strækkes"), strings.Join(vage, " · "), a.width())
		fill(&b, fmt.Sprintf("  %-15s", "Spørg"), question, a.width())
		_, err := io.WriteString(out, b.String())
		return err
	}
}
