package demo

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

//go:embed sag.yaml
var file []byte

// story is sag.yaml.
type story struct {
	Tilbud      interview.Tilbud
	Godkendelse godkendelse
	Tilsyn      tilsyn
}

type godkendelse struct {
	Svar   []svar
	Temaer []tema
}

type svar struct {
	Indikator   kvalitetsmodel.IndikatorID
	Tekst       string
	OplystAf    string `yaml:"oplyst_af"`
	Opfoelgning string
	Tjek        []tjek
	Forventning string
	Begrundelse string
}

type tjek struct {
	Tekst  string
	Maader []kvalitetsmodel.Verification
	Hvor   string
}

type tilsyn struct {
	Anmeldt bool
	Fund    []fund
	Scorer  []score
	Temaer  []tema
}

type fund struct {
	Indikator kvalitetsmodel.IndikatorID
	Tjek      int
	Resultat  interview.Result
	Note      string
	Kilde     interview.Source
}

type score struct {
	Indikator   kvalitetsmodel.IndikatorID
	Score       int
	IkkeBedoemt bool `yaml:"ikke_bedoemt"`
	Bedoemmelse string
}

type tema struct {
	Nr    int
	Tekst string
}

var read = sync.OnceValues(func() (story, error) {
	var s story
	if err := yaml.UnmarshalWithOptions(file, &s, yaml.Strict()); err != nil {
		return story{}, fmt.Errorf("read the made-up sag: %w", err)
	}
	return s, nil
})
