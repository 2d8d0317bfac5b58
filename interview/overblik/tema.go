package overblik

import (
	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// temaLine is how far a sag is with one tema. All counts are of the indikatorer
// that apply to the tilbud.
type temaLine struct {
	Nr      int    `json:"nr"`
	Navn    string `json:"navn"`
	Applies bool   `json:"gaelder"`

	Indikatorer int  `json:"indikatorer"`
	Answered    int  `json:"besvaret"`
	Expected    int  `json:"forventes"`
	NotExpected int  `json:"forventes_ikke"`
	Assessed    bool `json:"vurderet"` // its text of the godkendelse is written

	// Of the latest tilsyn; zero where there is none.
	Scored         int  `json:"scoret"`
	NotScored      int  `json:"ikke_bedoemt"`
	TilsynAssessed bool `json:"vurderet_ved_tilsyn"`
}

// temaer counts every tema of the edition.
func temaer(model *kvalitetsmodel.Model, sag *interview.Sag) []temaLine {
	profile, latest := sag.Tilbud.Profile(), sag.Latest()
	var all []temaLine
	for _, t := range model.Temaer {
		tema := temaLine{Nr: t.Nr, Navn: t.Navn, Applies: model.TemaApplies(t.Nr, profile), Assessed: sag.TemaAssessment[t.Nr] != ""}
		if latest != nil {
			tema.TilsynAssessed = latest.TemaAssessment[t.Nr] != ""
		}
		for _, k := range t.Kriterier {
			for _, i := range k.Indikatorer {
				if model.Applies(i.ID, profile).Applies {
					tema.add(model, sag, i.ID)
				}
			}
		}
		all = append(all, tema)
	}
	return all
}

func (tema *temaLine) add(model *kvalitetsmodel.Model, sag *interview.Sag, id kvalitetsmodel.IndikatorID) {
	tema.Indikatorer++
	if sag.Answers[id].Text != "" {
		tema.Answered++
	}
	switch sag.Judgements[id].Expectation {
	case "":
	case model.Godkendelse[0].Key:
		tema.Expected++
	default:
		tema.NotExpected++
	}
	if latest := sag.Latest(); latest != nil {
		switch latest.Marks[id].State {
		case kvalitetsmodel.Scoret:
			tema.Scored++
		case kvalitetsmodel.IkkeBedoemt:
			tema.NotScored++
		}
	}
}
