package overblik

import (
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// PaaTvaersJSON is what Page.PaaTvaers shows, in exact counts:
//
//	{"type":"","udgaver":[{"udgave":"…","navn":"…","indikatorer":[{"id":"3.b",…,"alle":{…},"typer":[…]}],"uden_tal":["8.c"]}]}
func PaaTvaersJSON(models []*kvalitetsmodel.Model, practice []interview.Practice, only kvalitetsmodel.TilbudstypeKey) (string, error) {
	document := acrossDocument{Type: only, Udgaver: []editionLine{}}
	for _, edition := range across(models, practice, only) {
		line := editionLine{Udgave: edition.model.Edition, Navn: edition.model.Title, Indikatorer: []acrossLine{}, UdenTal: edition.silent()}
		for _, i := range edition.indikatorer {
			if !i.all.silent() {
				line.Indikatorer = append(line.Indikatorer, acrossOf(edition.model, i))
			}
		}
		document.Udgaver = append(document.Udgaver, line)
	}
	return encode(document)
}

type acrossDocument struct {
	Type    kvalitetsmodel.TilbudstypeKey `json:"type"` // the only one that is counted, or "" for all
	Udgaver []editionLine                 `json:"udgaver"`
}

type editionLine struct {
	Udgave      string                       `json:"udgave"`
	Navn        string                       `json:"navn"`
	Indikatorer []acrossLine                 `json:"indikatorer"`
	UdenTal     []kvalitetsmodel.IndikatorID `json:"uden_tal"` // neither a check nor a judgement
}

type acrossLine struct {
	ID    kvalitetsmodel.IndikatorID `json:"id"`
	Tekst string                     `json:"tekst"`
	Tema  int                        `json:"tema"`
	Alle  tallyLine                  `json:"alle"`
	Typer []typeLine                 `json:"typer"` // a sag with several counts under each
}

type typeLine struct {
	Type kvalitetsmodel.TilbudstypeKey `json:"type"`
	Navn string                        `json:"navn"`
	tallyLine
}

type tallyLine struct {
	Sager int `json:"sager"`
	countLine
	Scorer      map[string]int `json:"scorer"` // how many sager have each score of the scale
	IkkeBedoemt int            `json:"ikke_bedoemt"`
	Mangler     int            `json:"mangler"`
}

func acrossOf(model *kvalitetsmodel.Model, i acrossIndikator) acrossLine {
	line := acrossLine{i.indikator.ID, i.indikator.Text, i.tema.Nr, tallyOf(model, i.all), []typeLine{}}
	for _, typed := range i.typer {
		line.Typer = append(line.Typer, typeLine{typed.typ.Key, typed.typ.Navn, tallyOf(model, typed.tally)})
	}
	return line
}

func tallyOf(model *kvalitetsmodel.Model, t tally) tallyLine {
	line := tallyLine{t.sager, countOf(t.praksis), map[string]int{}, t.notScored, t.missing}
	for _, step := range model.Tilsyn {
		line.Scorer[fmt.Sprint(step.Score)] = t.scores[step.Score]
	}
	return line
}
