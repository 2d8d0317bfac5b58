package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func importCommand(a *app) *cobra.Command {
	var merge bool
	cmd := &cobra.Command{
		Use:   "import FIL",
		Short: "Læs sager fra en fil i udvekslingsformatet",
		Long: `Læs sager fra en fil, som spindel eksport har skrevet; - læser fra tastaturet
eller et andet program. Hele filen kontrolleres først, og den gemmes helt eller
slet ikke. Den samme fil kan læses igen, uden at noget sker.

Er en sag ændret både her og i filen, gemmes intet, før du har set hvor. Med
--flet gøres filens ændringer igen oven på dem, der er her. Der skrives aldrig
noget over: det, der ikke kan bruges, bliver nævnt.

Ligner noget af det nye et CPR-nummer, siger spindel, hvor det står. Det bliver
gemt alligevel, og spindel masker SAG tager de sidste fire cifre ud.`,
		Example: "  spindel import sager.json\n  spindel import sager.json --flet",
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			library, err := kvalitetsmodel.Bundled()
			if err != nil {
				return err
			}
			var sager []udveksling.Sag
			err = a.reading(args[0], func(file io.Reader) (err error) {
				sager, err = udveksling.Read(file, library)
				return err
			})
			if err != nil {
				return err
			}
			return a.receive(cmd.Context(), cmd.OutOrStdout(), library, sager, merge, func() error { return nil })
		},
	}
	cmd.Flags().BoolVar(&merge, "flet", false, "gør filens ændringer igen oven på dem, der er her")
	return cmd
}

// oneFile takes one file and no less.
func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misuse(cmd.CommandPath()+" --help", "Der mangler en fil efter %s.", cmd.CommandPath())
	}
	return arguments(1, "én fil")(cmd, args)
}

// reading lets read have a file, or what comes in where it is named -.
func (a *app) reading(path string, read func(io.Reader) error) error {
	if path == "-" {
		return read(a.stdin)
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(read(file), file.Close())
}

// receive tells what the sager of a file mean for the database and stores them,
// all or none, once the person accepts. Where they can all be stored, accept is
// asked first.
func (a *app) receive(ctx context.Context, out io.Writer, library *kvalitetsmodel.Library, sager []udveksling.Sag, merge bool, accept func() error) (err error) {
	db, err := a.open(ctx, library)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var batches [][]interview.Entry
	var told bytes.Buffer
	unused, diverged := 0, 0
	for _, sag := range sager {
		meeting, err := meet(ctx, db, sag)
		if err != nil {
			return err
		}
		tellMeeting(&told, meeting)
		if meeting.Standing != udveksling.Diverged {
			tellCPR(&told, sag.ID, meeting.There)
			batches = append(batches, meeting.There)
			continue
		}
		diverged++
		if !merge {
			tellCPR(&told, sag.ID, meeting.There)
			continue
		}
		model, err := library.Edition(sag.Edition)
		if err != nil {
			return err
		}
		onto, err := db.Load(ctx, sag.ID)
		if err != nil {
			return err
		}
		joined, err := interview.Join(model, onto, sag.Journal, meeting.Common)
		if err != nil {
			return err
		}
		tellJoined(&told, joined)
		tellCPR(&told, sag.ID, joined.Entries)
		unused += len(joined.Unused)
		batches = append(batches, joined.Entries)
	}
	if _, err := out.Write(told.Bytes()); err != nil {
		return err
	}
	if diverged > 0 && !merge {
		return &fault{exitConflict, counted(diverged, "sag er", "sager er") + " ændret både her og i filen. Intet er gemt.",
			"--flet, som gør filens ændringer igen oven på dem, der er her, og aldrig skriver noget over."}
	}
	changes := false
	for _, batch := range batches {
		changes = changes || len(batch) > 0
	}
	if changes {
		if err := accept(); err != nil {
			return err
		}
		if err := db.Receive(ctx, batches...); err != nil {
			return err
		}
		if _, err := io.WriteString(out, "Gemt.\n"); err != nil {
			return err
		}
	} else if _, err := io.WriteString(out, "Der er intet nyt at gemme.\n"); err != nil {
		return err
	}
	if unused > 0 {
		return &fault{exitConflict, counted(unused, "ændring", "ændringer") + " fra filen kunne ikke bruges.",
			"Resten er med. Aftal med den, der har skrevet dem, hvad der skal stå, og skriv det i sagen."}
	}
	return nil
}

// meet puts a sag of a file beside the one in the database. CPR numbers that were
// erased here do not come back with it.
func meet(ctx context.Context, db *storage.DB, sag udveksling.Sag) (udveksling.Meeting, error) {
	stored, err := db.Load(ctx, sag.ID)
	if err != nil && !errors.Is(err, interview.ErrNotFound) {
		return udveksling.Meeting{}, err
	}
	sag.Journal, err = interview.AlignErased(stored, sag.Journal)
	if err != nil {
		return udveksling.Meeting{}, err
	}
	return udveksling.Meet(sag, stored), nil
}

// tellMeeting says what a sag of a file is to the one in the database.
func tellMeeting(out io.Writer, m udveksling.Meeting) {
	fmt.Fprintf(out, "%s (%s): ", kvalitetsmodel.Quote(m.Sag.Tilbud.Navn), m.Sag.ID)
	switch m.Standing {
	case udveksling.New:
		fmt.Fprintf(out, "en ny sag med %s\n", counted(len(m.There), "indførsel", "indførsler"))
	case udveksling.Same:
		fmt.Fprint(out, "den samme som her\n")
	case udveksling.Longer:
		fmt.Fprintf(out, "%s mere end her\n", counted(len(m.There), "indførsel", "indførsler"))
	case udveksling.Shorter:
		fmt.Fprintf(out, "den er nyere her, med %s mere end filen\n", counted(len(m.Here), "indførsel", "indførsler"))
	case udveksling.Diverged:
		since := "fra begyndelsen"
		if m.Common > 0 {
			since = fmt.Sprintf("efter indførsel %d", m.Common)
		}
		fmt.Fprintf(out, "ændret både her og i filen %s\n  her:     %s\n  i filen: %s\n", since, span(m.Here), span(m.There))
	}
}

// span says how many entries there are, from when to when, and who wrote them.
func span(entries []interview.Entry) string {
	first, last := entries[0].At, entries[0].At
	var authors []string
	seen := map[string]bool{}
	for _, entry := range entries {
		if entry.At.Before(first) {
			first = entry.At
		}
		if entry.At.After(last) {
			last = entry.At
		}
		if !seen[entry.By] {
			seen[entry.By] = true
			authors = append(authors, kvalitetsmodel.Quote(entry.By))
		}
	}
	const most = 5
	if rest := len(authors) - most; rest > 0 {
		authors = append(authors[:most], fmt.Sprintf("%d til", rest))
	}
	const moment = "2.1.2006 kl. 15.04"
	from, to := first.Local().Format(moment), last.Local().Format(moment)
	when := from + " til " + to
	if from == to {
		when = from
	}
	return fmt.Sprintf("%s fra %s af %s", counted(len(entries), "indførsel", "indførsler"), when, strings.Join(authors, ", "))
}

// tellJoined says what came of the changes of a file, and names what could not be used.
func tellJoined(out io.Writer, joined interview.Joined) {
	fmt.Fprintf(out, "  %s fra filen gøres igen her, og %d er her i forvejen\n",
		counted(len(joined.Entries), "ændring", "ændringer"), joined.There)
	for _, unused := range joined.Unused {
		why := "sagens regler tillader det ikke her"
		if unused.Clash {
			why = "her står der noget andet"
		}
		fmt.Fprintf(out, "  kan ikke bruges: %s (indførsel %d i filen, af %s): %s\n",
			unused.Subject, unused.Entry.Seq, kvalitetsmodel.Quote(unused.Entry.By), why)
	}
}
