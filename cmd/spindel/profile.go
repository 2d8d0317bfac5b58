package main

import (
	"github.com/spf13/pflag"

	"spindel/kvalitetsmodel"
)

// profileFlags are the flags that say what kind of tilbud is meant.
type profileFlags struct {
	typer            []string
	privatBestyrelse bool
}

func (p *profileFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&p.typer, "type", nil, "tilbudstypen `T`, som kan gentages (se model typer)")
	flags.BoolVar(&p.privatBestyrelse, "privat-bestyrelse", false, "tilbuddet er privat og har en bestyrelse")
}

func (p *profileFlags) profile(model *kvalitetsmodel.Model) (kvalitetsmodel.Profile, error) {
	profile := kvalitetsmodel.Profile{PrivatBestyrelse: p.privatBestyrelse}
	for _, typed := range p.typer {
		key, err := model.ParseTilbudstype(typed)
		if err != nil {
			return kvalitetsmodel.Profile{}, err
		}
		profile.Tilbudstyper = append(profile.Tilbudstyper, key)
	}
	return profile, nil
}

// newest is the edition that the commands without a sag work with.
func newest() (*kvalitetsmodel.Model, error) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, err
	}
	return library.Newest()
}
