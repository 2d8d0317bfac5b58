package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"spindel/kvalitetsmodel"
)

func modelTjekCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "tjek FIL",
		Short: "Se efter, om en modelfil er i orden",
		Long: `Se efter, om en modelfil eller en hel udgave er i orden. FIL er en model.yaml
eller mappen med udgaven. Hver fejl vises med fil, linje, og hvad der skal
gøres.`,
		Example: "  spindel model tjek min-udgave\n  spindel model tjek min-udgave/model.yaml",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("spindel model tjek model.yaml", "Der mangler en fil eller mappe at tjekke.")
			}
			return arguments(1, "én fil eller mappe")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			model, err := loadModel(args[0])
			if err == nil {
				_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s er i orden: udgaven %s (temaer: %d, indikatorer: %d, tilbudstyper: %d).\n",
					args[0], model.Edition, len(model.Temaer), len(model.Indikatorer()), len(model.Tilbudstyper))
				return err
			}
			return tellMistakes(cmd, "Modellen", err)
		},
	}
}

// tellMistakes writes each mistake of some files with its place and remedy, and
// answers with their sum.
func tellMistakes(cmd *cobra.Command, what string, err error) error {
	mistakes := mistakesIn(err)
	if len(mistakes) == 0 {
		return err
	}
	for _, m := range mistakes {
		place := m.File
		if m.Line > 0 {
			place = fmt.Sprintf("%s, linje %d", m.File, m.Line)
		}
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %s.\n  Gør sådan: %s.\n", place, m.Problem, m.Remedy); err != nil {
			return err
		}
	}
	return &fault{exitFailure, fmt.Sprintf("%s har %d fejl.", what, len(mistakes)), "at rette det, der står ovenfor, og tjekke igen."}
}

// loadModel reads a model file, or the folder of an edition with its vejledning.
func loadModel(path string) (*kvalitetsmodel.Model, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		folder, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		return loadEdition(os.DirFS(filepath.Dir(folder)), filepath.Base(folder))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return kvalitetsmodel.Parse(path, data)
}

// loadEdition reads an edition and all of its vejledning, where it has one.
func loadEdition(fsys fs.FS, id string) (*kvalitetsmodel.Model, error) {
	model, err := kvalitetsmodel.Load(fsys, id)
	if err != nil {
		return nil, err
	}
	dir := path.Join(id, "vejledning")
	if _, err := fs.Stat(fsys, dir); errors.Is(err, fs.ErrNotExist) {
		return model, nil
	}
	guide, err := kvalitetsmodel.LoadVejledning(model, fsys, dir)
	if err != nil {
		return nil, err
	}
	return model, guide.Check(model)
}

// mistakesIn takes an error of a model apart.
func mistakesIn(err error) []*kvalitetsmodel.FileError {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*kvalitetsmodel.FileError
		for _, one := range joined.Unwrap() {
			all = append(all, mistakesIn(one)...)
		}
		return all
	}
	var one *kvalitetsmodel.FileError
	if errors.As(err, &one) {
		return []*kvalitetsmodel.FileError{one}
	}
	return nil
}
