package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"spindel/interview"
	"spindel/interview/personnummer"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func maskerCommand(a *app) *cobra.Command {
	var yes bool
	var only []int
	cmd := &cobra.Command{
		Use:   "masker SAG",
		Short: "Slet CPR-numre i en sag, også i det, der er skrevet tidligere",
		Long: `Find det, der ligner CPR-numre, i alt, der er skrevet i en sag, og slet de
sidste fire cifre: 310190-1234 bliver til 310190-xxxx. Det gælder også
tidligere udgaver af teksterne og kladder. Det, der stod, findes ikke længere i
databasens filer.

Sagens journal får en indførsel om, hvornår, hvor og af hvem der er slettet.
Den siger intet om numrene. Det kan ikke fortrydes. Kopier, som spindel selv
har lavet ved siden af databasen, slettes helt, når de indeholder sagen.

Er noget af det ikke et CPR-nummer, så nævn kun de indførsler, der skal ændres,
med --indfoersel (eller --indførsel). Luk alle andre vinduer med spindel først.`,
		Example: "  spindel masker laerkebakken\n  spindel masker laerkebakken --indfoersel 12 --indfoersel 40",
		Args:    oneSag,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.masker(cmd.Context(), cmd.OutOrStdout(), args[0], only, yes)
		},
	}
	cmd.Flags().BoolVar(&yes, "ja", false, "slet uden at spørge")
	cmd.Flags().IntSliceVar(&only, "indfoersel", nil, "slet kun i indførsel `NR`, som kan gentages")
	cmd.Flags().SetNormalizeFunc(asciiFlag)
	return cmd
}

func (a *app) masker(ctx context.Context, out io.Writer, wanted string, only []int, yes bool) error {
	if !a.hasDatabase() {
		return unknownSag(wanted, nil)
	}
	return a.using(ctx, func(db *storage.DB, library *kvalitetsmodel.Library) error {
		id, err := findSag(ctx, db, wanted)
		if err != nil {
			return err
		}
		journal, err := db.Load(ctx, id)
		if err != nil {
			return fmt.Errorf("load sag %s: %w", id, err)
		}
		sag, err := interview.Fold(id, journal)
		if err != nil {
			return err
		}
		model, err := library.Edition(sag.Edition)
		if err != nil {
			return err
		}
		erased, places, err := interview.EraseCPR(model, journal, only, time.Now(), a.by())
		if err != nil {
			return err
		}
		drafts, masked, err := maskDrafts(ctx, db, id, len(only) == 0)
		if err != nil {
			return err
		}
		if len(places) == 0 && masked == 0 {
			return write(out, "Der er ikke fundet noget, der ligner et CPR-nummer.\n")
		}
		tellPlaces(out, places, masked)
		if !yes {
			if err := a.mayMask(out, db, id); err != nil {
				return err
			}
		}
		copies, err := db.Rewrite(ctx, journal[len(journal)-1].Hash, erased, drafts)
		if err != nil {
			return err
		}
		return write(out, maskedText(copies))
	})
}

// maskDrafts are the drafts of a sag as they are to be, and how many of them had a number.
func maskDrafts(ctx context.Context, db *storage.DB, id interview.SagID, mask bool) (drafts []interview.Draft, masked int, err error) {
	all, err := db.Drafts(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("list drafts: %w", err)
	}
	for _, draft := range all {
		if draft.Sag != id {
			continue
		}
		if clean := personnummer.Mask(draft.Text); mask && clean != draft.Text {
			draft.Text = clean
			masked++
		}
		drafts = append(drafts, draft)
	}
	return drafts, masked, nil
}

// numbersOf are the numbers in a text, masked.
func numbersOf(text string) (masked []string) {
	for _, hit := range personnummer.Find(text) {
		masked = append(masked, hit.Masked)
	}
	return masked
}

func tellPlaces(out io.Writer, places []interview.CPRPlace, drafts int) {
	for _, place := range places {
		fmt.Fprintf(out, "  indførsel %d, %s, %s: %s\n", place.Seq, place.At.Local().Format("2.1.2006"), place.Subject, strings.Join(place.Masked, ", "))
	}
	if drafts > 0 {
		fmt.Fprintf(out, "  og i %s\n", counted(drafts, "kladde", "kladder"))
	}
}

// mayMask asks before anything is gone for good.
func (a *app) mayMask(out io.Writer, db *storage.DB, id interview.SagID) error {
	if !isTerminal(a.stdin) {
		return misuse("--ja, som sletter uden at spørge.", "Der er ingen terminal at svare på. Intet er slettet.")
	}
	copies, err := db.Copies(id)
	if err != nil {
		return err
	}
	for _, name := range copies {
		fmt.Fprintf(out, "Denne fil, som spindel selv har lavet, indeholder sagen og slettes helt: %s\n", name)
	}
	return a.confirm(out, "Slet de sidste fire cifre af numrene? Det kan ikke fortrydes. (j/n) ", "slettet")
}

func maskedText(copies []string) string {
	text := "Numrene er slettet, og det er skrevet i sagens journal.\n"
	for _, name := range copies {
		text += "Kopien er slettet: " + name + "\n"
	}
	return text + "Kopier, udskrifter og filer, som du selv har lavet eller sendt, er ikke ændret.\n"
}
