package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func sletCommand(a *app) *cobra.Command {
	var yes bool
	var receipt string
	cmd := &cobra.Command{
		Use:   "slet SAG",
		Short: "Slet en sag helt, med en kvittering",
		Long: `Slet alt, der er skrevet i en sag, så det ikke længere findes i databasens
filer. Det kan ikke fortrydes. Kopier, som spindel selv har lavet ved siden af
databasen, slettes også, når de indeholder sagen.

Kvitteringen siger, hvad der er slettet, hvornår og af hvem, og intet af det,
der stod i sagen. Kopier, udskrifter og filer, som du selv har lavet eller
sendt, skal du selv slette. Luk alle andre vinduer med spindel først.`,
		Example: "  spindel slet laerkebakken-k7q2\n  spindel slet laerkebakken-k7q2 --ja --kvittering kvittering.txt",
		Args:    oneSag,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.slet(cmd.Context(), cmd.OutOrStdout(), args[0], yes)
			if err != nil {
				return err
			}
			if receipt != "" {
				if err := writeFile(receipt, text, false); err != nil {
					return errors.Join(err, write(cmd.OutOrStdout(), text)) // it is gone all the same
				}
			}
			return write(cmd.OutOrStdout(), text)
		},
	}
	cmd.Flags().BoolVar(&yes, "ja", false, "slet uden at spørge")
	cmd.Flags().StringVar(&receipt, "kvittering", "", "skriv kvitteringen i `FIL`")
	return cmd
}

func write(out io.Writer, text string) error {
	_, err := io.WriteString(out, text)
	return err
}

// slet erases a sag and answers with the receipt.
func (a *app) slet(ctx context.Context, out io.Writer, wanted string, yes bool) (string, error) {
	if !a.hasDatabase() {
		return "", unknownSag(wanted, nil)
	}
	var erased storage.Erased
	var sag interview.Summary
	err := a.using(ctx, func(db *storage.DB, _ *kvalitetsmodel.Library) error {
		id, err := findSag(ctx, db, wanted)
		if err != nil {
			return err
		}
		if sag, err = summaryOf(ctx, db, id); err != nil {
			return err
		}
		if !yes {
			if err := a.askToErase(out, db, sag); err != nil {
				return err
			}
		}
		erased, err = db.Erase(ctx, id)
		return err
	})
	if err != nil {
		return "", err
	}
	// The database is closed now: looking at its files would take the locks from it.
	left, err := storage.Traces(a.databasePath(), string(sag.ID), erased.Head)
	if err != nil {
		return "", err
	}
	if left > 0 {
		return "", &fault{exitFailure, "Sagen er slettet, men der er stadig spor af den i databasens filer.",
			"Luk alle andre vinduer med spindel, og giv kommandoen spindel tjek."}
	}
	return a.sletReceipt(sag, erased), nil
}

func summaryOf(ctx context.Context, db *storage.DB, id interview.SagID) (interview.Summary, error) {
	all, err := db.List(ctx)
	if err != nil {
		return interview.Summary{}, fmt.Errorf("list sager: %w", err)
	}
	return interview.Find(all, string(id))
}

// askToErase says what goes, and wants the id of the sag before it does.
func (a *app) askToErase(out io.Writer, db *storage.DB, sag interview.Summary) error {
	if !isTerminal(a.stdin) {
		return misuse("--ja, som sletter uden at spørge.", "Der er ingen terminal at svare på. Intet er slettet.")
	}
	copies, err := db.Copies(sag.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s (%s)\n%s, %d af %d indikatorer besvaret, %s, senest ændret %s.\n", kvalitetsmodel.Quote(sag.Navn), sag.ID,
		sag.Phase.Danish(), sag.Answered, sag.Indikatorer, counted(sag.Points, "opfølgningspunkt", "opfølgningspunkter"),
		sag.Changed.Local().Format("2.1.2006"))
	fmt.Fprint(out, "Alt i sagen slettes, også kladder. Det kan ikke fortrydes.\n")
	for _, name := range copies {
		fmt.Fprintf(out, "Denne fil, som spindel selv har lavet, indeholder sagen og slettes helt: %s\n", name)
	}
	fmt.Fprint(out, "Skriv sagens id for at slette den: ")
	answer, err := bufio.NewReader(a.stdin).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if strings.TrimSpace(answer) != string(sag.ID) {
		return &fault{exitFailure, "Det er ikke sagens id. Intet er slettet.", ""}
	}
	return nil
}

// sletReceipt says what was erased and nothing of what stood there.
func (a *app) sletReceipt(sag interview.Summary, erased storage.Erased) string {
	const moment = "2.1.2006 kl. 15.04"
	var b strings.Builder
	line := func(what, said string, args ...any) { fmt.Fprintf(&b, "%-14s %s\n", what, fmt.Sprintf(said, args...)) }
	b.WriteString("Kvittering for sletning af en sag\n")
	line("Sag:", "%s", sag.ID)
	line("Tilbud:", "%s", sag.Navn)
	line("Slettet:", "%s af %s", time.Now().Format(moment), a.by())
	line("Database:", "%s", a.databasePath())
	line("Omfang:", "%s fra %s til %s og %s", counted(erased.Entries, "indførsel", "indførsler"),
		erased.First.Local().Format("2.1.2006"), erased.Last.Local().Format("2.1.2006"), counted(erased.Drafts, "kladde", "kladder"))
	line("Sidste aftryk:", "%s", erased.Head)
	for _, name := range erased.Copies {
		line("Kopi slettet:", "%s", name)
	}
	line("Efterprøvet:", "databasens filer er læst igennem, og sagens id og aftryk står der ikke")
	line("Ikke slettet:", "kopier, udskrifter og filer, som du selv har lavet eller sendt")
	return b.String()
}
