package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/dokument"
	"spindel/kvalitetsmodel"
)

type rapportFlags struct {
	document  string
	format    string
	file      string
	overwrite bool
}

func rapportCommand(a *app) *cobra.Command {
	var flags rapportFlags
	cmd := &cobra.Command{
		Use:   "rapport SAG",
		Short: "Skriv et dokument om en sag til udskrift eller deling",
		Long: `Skriv et dokument om en sag. Opfølgningsplanen skrives som det officielle skema
med dets ni kolonner: som HTML, der åbnes og udskrives fra en browser (A4 på
tværs), eller som Markdown.

SAG er sagens id eller en del af tilbuddets navn. Uden --som afgør endelsen på
filen (.html, .htm eller .md), hvordan der skrives; ellers bliver det Markdown.`,
		Example: "  spindel rapport lærkebakken --dokument opfoelgningsplan --til plan.html\n" +
			"  spindel rapport lærkebakken --dokument opfoelgningsplan --som md",
		Args: oneSag,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.rapport(cmd.Context(), &flags, args[0])
			if err != nil {
				return err
			}
			if flags.file == "" {
				_, err = io.WriteString(cmd.OutOrStdout(), text)
				return err
			}
			if err := writeFile(flags.file, text, flags.overwrite); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "Dokumentet er skrevet til %s.\n", flags.file)
			return err
		},
	}
	cmd.Flags().StringVar(&flags.document, "dokument", "", "skriv dokumentet `D`: "+or(names(papers())))
	cmd.Flags().StringVar(&flags.format, "som", "", "skriv det som `F`: "+or(names(writers())))
	cmd.Flags().StringVar(&flags.file, "til", "", "skriv til `FIL` i stedet for på skærmen")
	cmd.Flags().BoolVar(&flags.overwrite, "overskriv", false, "erstat filen, hvis den findes")
	return cmd
}

// oneSag takes one sag and no less.
func oneSag(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misuse("spindel overblik, som viser alle sager.", "Der mangler en sag efter %s.", cmd.CommandPath())
	}
	return arguments(1, "én sag")(cmd, args)
}

// choice is something that a flag can name.
type choice[T any] struct {
	name string
	does T
}

type paper func(*kvalitetsmodel.Model, *interview.Sag, interview.Date) dokument.Document

// papers are the documents that --dokument can name.
func papers() []choice[paper] {
	return []choice[paper]{{"opfoelgningsplan", dokument.Opfoelgningsplan}}
}

// writers are the formats that --som can name.
func writers() []choice[func(dokument.Document) string] {
	return []choice[func(dokument.Document) string]{{"html", dokument.HTML}, {"md", dokument.Markdown}}
}

func names[T any](choices []choice[T]) []string {
	var names []string
	for _, c := range choices {
		names = append(names, c.name)
	}
	return names
}

// choose finds what was asked for, spelled with æ, ø and å or without.
func choose[T any](choices []choice[T], wanted string) (does T, found bool) {
	wanted = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa").Replace(strings.ToLower(wanted))
	i := slices.IndexFunc(choices, func(c choice[T]) bool { return c.name == wanted })
	if i < 0 {
		return does, false
	}
	return choices[i].does, true
}

// or lists words as alternatives: "html, md eller csv".
func or(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " eller " + words[last]
}

// choices are the document and the writer that were asked for, known before anything is opened.
func (f *rapportFlags) choices() (paper, func(dokument.Document) string, error) {
	hint := "--dokument " + or(names(papers())) + "."
	if f.document == "" {
		return nil, nil, misuse(hint, "Der mangler et dokument.")
	}
	compose, ok := choose(papers(), f.document)
	if !ok {
		return nil, nil, misuse(hint, "Dokumentet %s findes ikke.", kvalitetsmodel.Quote(f.document))
	}
	if f.overwrite && f.file == "" {
		return nil, nil, misuse("--til FIL --overskriv.", "Der er ingen fil at overskrive.")
	}
	format := f.asked()
	write, ok := choose(writers(), format)
	if !ok {
		return nil, nil, misuse("--som "+or(names(writers()))+".", "Dokumentet kan ikke skrives som %s.", kvalitetsmodel.Quote(format))
	}
	return compose, write, nil
}

// asked is the format that was named, or else that of the file. A file that names
// a format of its own is not filled with another one, which would not open.
func (f *rapportFlags) asked() string {
	if f.format != "" {
		return f.format
	}
	switch ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.file), ".")); ending {
	case "html", "htm":
		return "html"
	case "docx", "csv", "json", "pdf":
		return ending
	}
	return "md"
}

// rapport makes the text of the document.
func (a *app) rapport(ctx context.Context, flags *rapportFlags, wanted string) (string, error) {
	compose, write, err := flags.choices()
	if err != nil {
		return "", err
	}
	model, sag, err := a.folded(ctx, wanted)
	if err != nil {
		return "", err
	}
	return write(compose(model, sag, interview.DateOf(time.Now()))), nil
}

// folded is the sag that a person means, with the edition that it was made under.
// Where there is no database, none is made.
func (a *app) folded(ctx context.Context, wanted string) (model *kvalitetsmodel.Model, sag *interview.Sag, err error) {
	if !a.hasDatabase() {
		return nil, nil, unknownSag(wanted, nil)
	}
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, nil, err
	}
	db, err := a.open(ctx, library)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	id, err := findSag(ctx, db, wanted)
	if err != nil {
		return nil, nil, err
	}
	journal, err := db.Load(ctx, id)
	if err != nil {
		return nil, nil, fmt.Errorf("load sag %s: %w", id, err)
	}
	if sag, err = interview.Fold(id, journal); err != nil {
		return nil, nil, err
	}
	model, err = library.Edition(sag.Edition)
	return model, sag, err
}
