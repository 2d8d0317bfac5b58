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
	separator string
	bom       bool
	csv       []string // the flags that were given and that only CSV has
	tilsyn    int
	numbered  bool // a tilsyn was asked for by its number
}

func rapportCommand(a *app) *cobra.Command {
	var flags rapportFlags
	cmd := &cobra.Command{
		Use:   "rapport SAG",
		Short: "Skriv et dokument om en sag til udskrift eller deling",
		Long: `Skriv et dokument om en sag:

  godkendelse       godkendelsesgrundlaget: svar, bedømmelser, begrundelser,
                    opfølgningspunkter og vurderingen af hvert tema
  tilsyn            rapporten om det seneste tilsyn eller om det, som --tilsyn
                    nævner: spindelvæv, scorer, fund og vurderinger
  opfoelgningsplan  det officielle skema med dets ni kolonner (A4 på tværs)
  overdragelse      det, den næste tilsynskonsulent skal vide, på to sider
  tilbudsportal     vurderingen af hvert tema til Tilbudsportalen og intet andet

Er godkendelsen eller tilsynet ikke afsluttet, står der kladde i titlen. Et
dokument skrives som:

  docx   til Word og LibreOffice, hvor det kan udfyldes og underskrives
  html   til en browser, der kan udskrive det
  csv    til regneark
  json   til andre programmer
  md     Markdown, som også kan læses, som det er

SAG er sagens id eller en del af tilbuddets navn. Uden --som afgør endelsen på
filen (.docx, .html, .htm, .csv, .json eller .md), hvordan der skrives; ellers
bliver det Markdown.

CSV passer til Excel på dansk: semikolon mellem cellerne, komma i tallene og et
mærke (BOM), som Excel kender tegnsættet på. Med --skilletegn komma er der komma
mellem cellerne, punktum i tallene og intet mærke. Tekst, der begynder som en
formel (=, +, - eller @), får en apostrof foran, så den forbliver tekst.`,
		Example: "  spindel rapport lærkebakken --dokument godkendelse --til godkendelse.html\n" +
			"  spindel rapport lærkebakken --dokument tilsyn --tilsyn 1 --til tilsyn.docx\n" +
			"  spindel rapport lærkebakken --dokument tilbudsportal",
		Args: oneSag,
		RunE: func(cmd *cobra.Command, args []string) error {
			flags.csv = given(cmd, "skilletegn", "bom")
			flags.numbered = cmd.Flags().Changed("tilsyn")
			text, err := a.rapport(cmd.Context(), &flags, args[0])
			if err != nil {
				return err
			}
			if flags.file == "" {
				return a.printReport(cmd.OutOrStdout(), flags.asked(), text)
			}
			if err := writeFile(flags.file, string(text), flags.overwrite); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "Dokumentet er skrevet til %s.\n", flags.file)
			return err
		},
	}
	cmd.Flags().StringVar(&flags.document, "dokument", "", "skriv dokumentet `D`; de fem står ovenfor")
	cmd.Flags().IntVar(&flags.tilsyn, "tilsyn", 0, "tag tilsyn nummer `N` i stedet for det seneste")
	cmd.Flags().StringVar(&flags.format, "som", "", "skriv det som `F`: "+or(names(writers())))
	cmd.Flags().StringVar(&flags.file, "til", "", "skriv til `FIL` i stedet for på skærmen")
	cmd.Flags().BoolVar(&flags.overwrite, "overskriv", false, "erstat filen, hvis den findes")
	cmd.Flags().StringVar(&flags.separator, "skilletegn", "", "i CSV: sæt `TEGN` mellem cellerne: semikolon eller komma")
	cmd.Flags().BoolVar(&flags.bom, "bom", false, "i CSV: begynd med BOM (sker med semikolon)")
	return cmd
}

// given are the flags among some that were given.
func given(cmd *cobra.Command, names ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool { return !cmd.Flags().Changed(name) })
}

// printReport writes a document to stdout. What a program is to read is written as it
// is; only on a terminal does CSV pass the writer that keeps terminals safe.
func (a *app) printReport(safe io.Writer, format string, text []byte) error {
	to := safe
	if exact := format == "docx" || format == "csv"; exact && !isTerminal(a.stdout) {
		to = a.stdout
	}
	if _, err := to.Write(text); err != nil {
		return errors.Join(&fault{exitFailure, "Dokumentet kunne ikke skrives ud.", "Se efter, om der er plads på disken, og prøv igen."}, err)
	}
	return nil
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
	var all []choice[paper]
	for _, p := range dokument.Papers() {
		all = append(all, choice[paper]{p.Key, p.Make})
	}
	return all
}

// tilsynsrapport is the one document that is about a tilsyn.
const tilsynsrapport = "tilsyn"

type writer func(dokument.Document, dokument.CSVOptions) ([]byte, error)

// writers are the formats that --som can name.
func writers() []choice[writer] {
	file := func(write func(dokument.Document) ([]byte, error)) writer {
		return func(doc dokument.Document, _ dokument.CSVOptions) ([]byte, error) { return write(doc) }
	}
	page := func(write func(dokument.Document) string) writer {
		return func(doc dokument.Document, _ dokument.CSVOptions) ([]byte, error) { return []byte(write(doc)), nil }
	}
	return []choice[writer]{
		{"docx", file(dokument.DOCX)}, {"html", page(dokument.HTML)}, {"csv", dokument.CSV},
		{"json", file(dokument.JSON)}, {"md", page(dokument.Markdown)},
	}
}

// csvOptions are those that were asked for. The mark goes with the semicolon, since
// both are for Excel in Danish.
func (f *rapportFlags) csvOptions(format string) (dokument.CSVOptions, error) {
	if len(f.csv) > 0 && format != "csv" {
		return dokument.CSVOptions{}, misuse("--som csv, eller uden --"+f.csv[0]+".", "--%s er kun til CSV.", f.csv[0])
	}
	options := dokument.DanishExcel()
	switch f.separator {
	case "", "semikolon", ";":
	case "komma", ",":
		options = dokument.CSVOptions{Separator: ','}
	default:
		return options, misuse("--skilletegn semikolon eller --skilletegn komma.", "Der kan ikke stå %s mellem cellerne.", kvalitetsmodel.Quote(f.separator))
	}
	if slices.Contains(f.csv, "bom") {
		options.BOM = f.bom
	}
	return options, nil
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
func (f *rapportFlags) choices() (paper, writer, error) {
	hint := "--dokument " + or(names(papers())) + "."
	if f.document == "" {
		return nil, nil, misuse(hint, "Der mangler et dokument.")
	}
	compose, ok := choose(papers(), f.document)
	if !ok {
		return nil, nil, misuse(hint, "Dokumentet %s findes ikke.", kvalitetsmodel.Quote(f.document))
	}
	if f.numbered && !strings.EqualFold(f.document, tilsynsrapport) {
		return nil, nil, misuse("--dokument "+tilsynsrapport+".", "Kun en tilsynsrapport handler om ét tilsyn.")
	}
	if f.numbered && f.tilsyn < 1 {
		return nil, nil, misuse("--tilsyn 1, som er det første efter godkendelsen.", "Et tilsyn har et nummer fra 1 og op.")
	}
	if f.numbered {
		compose = dokument.TilsynsrapportOf(f.tilsyn)
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
		return strings.ToLower(f.format)
	}
	switch ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.file), ".")); ending {
	case "html", "htm":
		return "html"
	case "docx", "csv", "json", "pdf":
		return ending
	}
	return "md"
}

// rapport makes the document.
func (a *app) rapport(ctx context.Context, flags *rapportFlags, wanted string) ([]byte, error) {
	compose, write, err := flags.choices()
	if err != nil {
		return nil, err
	}
	options, err := flags.csvOptions(flags.asked())
	if err != nil {
		return nil, err
	}
	if flags.asked() == "docx" && flags.file == "" && isTerminal(a.stdout) {
		return nil, misuse("--til plan.docx.", "En fil til Word kan ikke vises på skærmen.")
	}
	model, sag, err := a.folded(ctx, wanted)
	if err != nil {
		return nil, err
	}
	if err := flags.visited(sag); err != nil {
		return nil, err
	}
	return write(compose(model, sag, interview.DateOf(time.Now())), options)
}

// visited reports that the tilsyn that was asked for has not been made.
func (f *rapportFlags) visited(sag *interview.Sag) error {
	switch last := len(sag.Tilsyn); {
	case !strings.EqualFold(f.document, tilsynsrapport):
		return nil
	case last == 0:
		return &fault{exitNotFound, "Der er ikke ført tilsyn i sagen.", fmt.Sprintf("spindel opfølgning %s, når godkendelsen er afsluttet.", sag.ID)}
	case f.numbered && f.tilsyn > last:
		return &fault{exitNotFound, fmt.Sprintf("Tilsyn %d findes ikke i sagen.", f.tilsyn), fmt.Sprintf("--tilsyn %d, som er det seneste.", last)}
	}
	return nil
}
