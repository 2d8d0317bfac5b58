package overblik

import (
	"spindel/interview"
	"spindel/kvalitetsmodel"
)

type tilsynDocument struct {
	Nr        int            `json:"nr"`
	Dato      interview.Date `json:"dato"`
	Anmeldt   bool           `json:"anmeldt"`
	Afsluttet bool           `json:"afsluttet"`
	Temaer    []TemaValue    `json:"temaer"`
}

// visitDocument is a tilsyn with what it found of the promises.
type visitDocument struct {
	tilsynDocument
	Praksis countLine `json:"praksis"`
}

func visitOf(model *kvalitetsmodel.Model, sag *interview.Sag, tilsyn *interview.Tilsyn) visitDocument {
	return visitDocument{
		tilsynDocument{Nr: tilsyn.Nr, Dato: tilsyn.Date, Anmeldt: tilsyn.Anmeldt, Afsluttet: tilsyn.Closed,
			Temaer: Values(sag.Evaluation(model, tilsyn.Nr))},
		countOf(sag.Praksis(model, tilsyn.Nr).Total)}
}

// countLine is løfte mod praksis: how many checks of what was promised came out how.
type countLine struct {
	Tjek           int `json:"tjek"` // in all
	Holdt          int `json:"holdt"`
	Delvist        int `json:"delvist"`
	IkkeHoldt      int `json:"ikke_holdt"`
	IkkeUndersoegt int `json:"ikke_undersoegt"`
	KunneIkke      int `json:"kunne_ikke_undersoeges"`
}

func countOf(p interview.Praksis) countLine {
	return countLine{p.Checks(), p.Kept, p.Partly, p.NotKept, p.NotExamined, p.Impossible}
}

// practiceDocument is løfte mod praksis of a tilsyn, for the temaer and indikatorer that apply.
type practiceDocument struct {
	Tilsyn      int             `json:"tilsyn"`
	Total       countLine       `json:"i_alt"`
	Temaer      []temaCount     `json:"temaer"`
	Indikatorer []indikatorLine `json:"indikatorer"`
}

type temaCount struct {
	Nr    int      `json:"nr"`
	Navn  string   `json:"navn"`
	Value *float64 `json:"vaerdi"`
	countLine
}

type indikatorLine struct {
	ID    kvalitetsmodel.IndikatorID `json:"id"`
	Tema  int                        `json:"tema"`
	Score *int                       `json:"score"` // null where there is none
	countLine
}

func practiceOf(model *kvalitetsmodel.Model, sag *interview.Sag, nr int) *practiceDocument {
	sheet := sag.Praksis(model, nr)
	document := &practiceDocument{Tilsyn: nr, Total: countOf(sheet.Total), Temaer: []temaCount{}, Indikatorer: []indikatorLine{}}
	for _, tema := range sag.Evaluation(model, nr).Temaer {
		if !tema.Applies {
			continue
		}
		document.Temaer = append(document.Temaer, temaCount{tema.Tema.Nr, tema.Tema.Navn, exact(tema.Value), countOf(sheet.Temaer[tema.Tema.Nr])})
		for _, kriterium := range tema.Kriterier {
			for _, i := range kriterium.Indikatorer {
				if i.Mark.State == kvalitetsmodel.GaelderIkke {
					continue
				}
				line := indikatorLine{ID: i.Indikator.ID, Tema: tema.Tema.Nr, countLine: countOf(sheet.Indikatorer[i.Indikator.ID])}
				if i.Mark.State == kvalitetsmodel.Scoret {
					line.Score = &i.Mark.Score
				}
				document.Indikatorer = append(document.Indikatorer, line)
			}
		}
	}
	return document
}
