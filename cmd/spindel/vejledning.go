package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
	"spindel/storage/privat"
)

func vejledningCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "vejledning",
		Short: "Vis, hvilken vejledning der bruges, eller brug jeres egen",
		Long: `Vis, hvilken vejledning der bruges i interviewet: spørgsmål, eksempler og tjek
til hver indikator. Et socialtilsyn kan tage en kopi, rette den til og bruge
den i stedet, så alle spørger efter det samme. Sagen husker, hvilken der blev
brugt.`,
		Example: "  spindel model vejledning\n  spindel model vejledning eksport vores\n" +
			"  spindel model vejledning tjek vores\n  spindel model vejledning brug vores",
		Args: known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			model, guide, err := a.vejledning()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "I brug: %s (%s), med %s.\n", guide.Danish(), guide.Aftryk, indikatorer(model, guide))
			return err
		},
	}
	cmd.AddCommand(vejledningEksport(a), vejledningTjek(), vejledningBrug(a))
	return cmd
}

// vejledning is the newest edition with the guidance that is in use.
func (a *app) vejledning() (*kvalitetsmodel.Model, *kvalitetsmodel.Vejledning, error) {
	library, err := a.library()
	if err != nil {
		return nil, nil, err
	}
	model, err := library.Newest()
	if err != nil {
		return nil, nil, err
	}
	guide, err := library.Vejledning(model.Edition)
	if err != nil {
		return nil, nil, a.brokenVejledning(err)
	}
	return model, guide, nil
}

// brokenVejledning tells of the first mistake in the guidance that is in use.
func (a *app) brokenVejledning(err error) error {
	if mistakes := mistakesIn(err); len(mistakes) > 0 {
		return &fault{exitFailure, fmt.Sprintf("Vejledningen i %s har fejl: %s.", kvalitetsmodel.Quote(a.vejledningFolder()), mistakes[0]),
			"spindel model vejledning brug --standard, som går tilbage til spindels egen."}
	}
	return err
}

func vejledningEksport(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "eksport MAPPE",
		Short: "Skriv vejledningen til en mappe, så den kan rettes til",
		Long: `Skriv den vejledning, der bruges, til en ny eller tom mappe: en fil for hver
indikator, og vejledning.yaml med navn og version. En fil, der slettes, hentes
igen fra spindels egen vejledning. Det, der er officielt, er indikator 3.b.`,
		Example: "  spindel model vejledning eksport vores",
		Args:    folder("eksport"),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, guide, err := a.vejledning()
			if err != nil {
				return err
			}
			if err := writeFolder(args[0], guide.Files()); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "Vejledningen er skrevet til %s. Giv den jeres navn og en version i vejledning.yaml.\n", args[0])
			return err
		},
	}
}

func vejledningTjek() *cobra.Command {
	return &cobra.Command{
		Use:   "tjek MAPPE",
		Short: "Se efter, om en vejledning er i orden",
		Long: `Se efter, om en vejledning er i orden. Hver fejl vises med fil, linje, og hvad
der skal gøres. Et eksempel på et svar, som spindel læser anderledes, end det
er ment, bliver nævnt, men er ikke en fejl.`,
		Example: "  spindel model vejledning tjek vores",
		Args:    folder("tjek"),
		RunE: func(cmd *cobra.Command, args []string) error {
			model, guide, err := loadVejledning(args[0])
			if err != nil {
				return tellMistakes(cmd, "Vejledningen", err)
			}
			for _, remark := range remarks(model, guide) {
				if _, err := fmt.Fprintf(cmd.OutOrStdout(), "Bemærk: %s\n", remark); err != nil {
					return err
				}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s er i orden: %s, med %s.\n", args[0], guide.Danish(), indikatorer(model, guide))
			return err
		},
	}
}

func vejledningBrug(a *app) *cobra.Command {
	var standard bool
	cmd := &cobra.Command{
		Use:   "brug MAPPE",
		Short: "Brug en vejledning i interviewet fra nu af",
		Long: `Brug vejledningen i MAPPE i interviewet fra nu af. Den tjekkes først og kopieres
ind ved siden af databasen. Med --standard bruges spindels egen igen.`,
		Example: "  spindel model vejledning brug vores\n  spindel model vejledning brug --standard",
		Args: func(cmd *cobra.Command, args []string) error {
			if standard && len(args) > 0 {
				return misuse("spindel model vejledning brug --standard", "Med --standard skal der ikke stå en mappe.")
			}
			if standard {
				return nil
			}
			return folder("brug")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			use := func() (kvalitetsmodel.VejledningID, error) { return a.useStandard() }
			if !standard {
				use = func() (kvalitetsmodel.VejledningID, error) { return a.use(cmd, args[0]) }
			}
			id, err := use()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "Fra nu af bruges %s.\n", id.Danish())
			return err
		},
	}
	cmd.Flags().BoolVar(&standard, "standard", false, "gå tilbage til spindels egen vejledning")
	return cmd
}

// folder takes one folder.
func folder(command string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return misuse("spindel model vejledning "+command+" MAPPE", "Der mangler en mappe.")
		}
		return arguments(1, "én mappe")(cmd, args)
	}
}

// loadVejledning reads the whole vejledning in a folder, which is for the newest edition.
func loadVejledning(path string) (*kvalitetsmodel.Model, *kvalitetsmodel.Vejledning, error) {
	model, err := newest()
	if err != nil {
		return nil, nil, err
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil, &fault{exitFailure, fmt.Sprintf("Mappen %s findes ikke.", kvalitetsmodel.Quote(path)), "Se efter, om navnet er skrevet rigtigt."}
	case err != nil:
		return nil, nil, err
	case !info.IsDir():
		return nil, nil, &fault{exitFailure, fmt.Sprintf("%s er en fil og ikke en mappe.", kvalitetsmodel.Quote(path)), "den mappe, som filen ligger i."}
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, err
	}
	guide, err := kvalitetsmodel.LoadVejledning(model, os.DirFS(filepath.Dir(absolute)), filepath.Base(absolute))
	if err != nil {
		return nil, nil, err
	}
	return model, guide, errors.Join(ownName(model, guide, path), guide.Check(model))
}

// ownName refuses a vejledning that was changed and still goes by spindel's name,
// since a sag would then seem to be made with spindel's.
func ownName(model *kvalitetsmodel.Model, guide *kvalitetsmodel.Vejledning, path string) error {
	bundled, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	standard, err := bundled.Vejledning(model.Edition)
	if err != nil || guide.Navn != standard.Navn || guide.Aftryk == standard.Aftryk {
		return err
	}
	return &kvalitetsmodel.FileError{
		File:    filepath.Join(path, "vejledning.yaml"),
		Problem: fmt.Sprintf("vejledningen er rettet, men hedder stadig %s", kvalitetsmodel.Quote(guide.Navn)),
		Remedy:  "skriv jeres eget navn og en version i filen",
	}
}

// indikatorer counts those that a vejledning speaks of: "1 indikator".
func indikatorer(model *kvalitetsmodel.Model, guide *kvalitetsmodel.Vejledning) string {
	if n := len(guide.Indikatorer(model)); n != 1 {
		return fmt.Sprintf("%d indikatorer", n)
	}
	return "1 indikator"
}

// remarks are about example answers that the lens reads otherwise than they are meant.
func remarks(model *kvalitetsmodel.Model, guide *kvalitetsmodel.Vejledning) []string {
	var all []string
	remark := func(id kvalitetsmodel.IndikatorID, text, meant string, level maalbarhed.Level) {
		said := fmt.Sprintf("%s.yaml: eksemplet på et %s svar læses som %s: %s", id, meant, level.Danish(), kvalitetsmodel.Quote(text))
		if !slices.Contains(all, said) { // variants may share an example
			all = append(all, said)
		}
	}
	for _, id := range guide.Indikatorer(model) {
		for _, typ := range append([]kvalitetsmodel.Tilbudstype{{}}, model.Tilbudstyper...) {
			u, err := guide.Udfoldelse(id, []kvalitetsmodel.TilbudstypeKey{typ.Key})
			if err != nil || u.Officiel {
				continue
			}
			if level := maalbarhed.Read(u.Vagt).Level(); u.Vagt != "" && level != maalbarhed.Vagt {
				remark(id, u.Vagt, "vagt", level)
			}
			if level := maalbarhed.Read(u.Maalbart).Level(); level != maalbarhed.Maalbart {
				remark(id, u.Maalbart, "målbart", level)
			}
		}
	}
	return all
}

// use takes a vejledning into use: a copy of it beside the database, put in place whole.
func (a *app) use(cmd *cobra.Command, path string) (kvalitetsmodel.VejledningID, error) {
	model, guide, err := loadVejledning(path)
	if err != nil {
		return kvalitetsmodel.VejledningID{}, tellMistakes(cmd, "Vejledningen", err)
	}
	place := filepath.Join(a.vejledningFolder(), model.Edition)
	fresh := place + ".ny"
	if err := os.RemoveAll(fresh); err != nil {
		return kvalitetsmodel.VejledningID{}, err
	}
	if err := writeFolder(fresh, guide.Files()); err != nil {
		return kvalitetsmodel.VejledningID{}, err
	}
	if err := os.RemoveAll(place); err != nil {
		return kvalitetsmodel.VejledningID{}, err
	}
	return guide.VejledningID, os.Rename(fresh, place)
}

// useStandard goes back to the guidance that the edition brings with it.
func (a *app) useStandard() (kvalitetsmodel.VejledningID, error) {
	model, err := newest()
	if err != nil {
		return kvalitetsmodel.VejledningID{}, err
	}
	if err := os.RemoveAll(filepath.Join(a.vejledningFolder(), model.Edition)); err != nil {
		return kvalitetsmodel.VejledningID{}, err
	}
	_, guide, err := a.vejledning()
	if err != nil {
		return kvalitetsmodel.VejledningID{}, err
	}
	return guide.VejledningID, nil
}

// writeFolder writes files into a folder that is new or empty.
func writeFolder(dir string, files map[string][]byte) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return &fault{exitFailure, fmt.Sprintf("Mappen %s er ikke tom.", kvalitetsmodel.Quote(dir)), "en mappe, der ikke findes endnu."}
	}
	if err := privat.Folder(dir); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	for name, data := range files {
		if strings.ContainsAny(name, `/\`) {
			return fmt.Errorf("file %q of a vejledning: %w", name, os.ErrInvalid)
		}
		file, err := privat.Create(filepath.Join(dir, name))
		if err != nil {
			return fmt.Errorf("write the vejledning: %w", err)
		}
		_, err = file.Write(data)
		if err := errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("write the vejledning: %w", err)
		}
	}
	return nil
}
