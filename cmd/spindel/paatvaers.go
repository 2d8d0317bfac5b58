package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"spindel/interview"
	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
)

// asciiFlag lets a flag be written with its Danish letters: --på-tværs. A Mac may
// send å as a and a ring.
func asciiFlag(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	return pflag.NormalizedName(strings.NewReplacer("å", "aa", "a\u030a", "aa", "æ", "ae", "ø", "oe").Replace(name))
}

// acrossOnly refuses what does not go together with --paa-tvaers, or without it.
func acrossOnly(sag string, across, typed bool, typ string) error {
	switch {
	case across && sag != "":
		return misuse("spindel overblik --paa-tvaers, eller spindel overblik "+sag+".",
			"--paa-tvaers viser alle sager sammen og kan ikke have %s efter sig.", kvalitetsmodel.Quote(sag))
	case typed && !across:
		return misuse("spindel overblik --paa-tvaers --type "+cmp.Or(typ, "T")+".", "--type hører til --paa-tvaers.")
	}
	return nil
}

// paaTvaers makes the text of all sager together. Where there is no database,
// none is made.
func (a *app) paaTvaers(ctx context.Context, typed string, only, asJSON bool) (string, error) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return "", err
	}
	models, err := library.Editions()
	if err != nil {
		return "", err
	}
	var typ kvalitetsmodel.TilbudstypeKey
	if only {
		if typ, err = parseTilbudstype(models, typed); err != nil {
			return "", err
		}
	}
	practice, err := a.practice(ctx, library)
	if err != nil {
		return "", err
	}
	if asJSON {
		return overblik.PaaTvaersJSON(models, practice, typ)
	}
	return a.page().PaaTvaers(models, practice, typ), nil
}

// parseTilbudstype finds a tilbudstype of any edition, the newest first, and
// fails as the newest does.
func parseTilbudstype(models []*kvalitetsmodel.Model, typed string) (kvalitetsmodel.TilbudstypeKey, error) {
	var unknown error
	for _, model := range models {
		typ, err := model.ParseTilbudstype(typed)
		if err == nil {
			return typ, nil
		}
		unknown = cmp.Or(unknown, err)
	}
	return "", unknown
}

// practice reads what the tilsyn say, of editions that the library has.
func (a *app) practice(ctx context.Context, library *kvalitetsmodel.Library) (practice []interview.Practice, err error) {
	if !a.hasDatabase() {
		return nil, nil
	}
	db, err := a.open(ctx, library)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	practice, err = db.Practice(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the practice: %w", err)
	}
	known := library.IDs()
	for _, p := range practice {
		if !slices.Contains(known, p.Edition) {
			return nil, fmt.Errorf("%w: %s", kvalitetsmodel.ErrUnknownEdition, p.Edition)
		}
	}
	return practice, nil
}
