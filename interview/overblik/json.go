package overblik

import (
	"encoding/json"
	"fmt"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// SagerJSON is the list of all sager on a day, the one changed last first:
//
//	{"sager":[{"sag":"…","navn":"…","fase":"tilsyn","advarsler":[…],…}],"i_alt":{…}}
func SagerJSON(all []interview.Summary, today interview.Date) (string, error) {
	list := sagerDocument{Sager: []sagLine{}, Total: total(all)}
	list.Total.Watched = len(watch(all, today))
	for _, s := range byChange(all) {
		list.Sager = append(list.Sager, lineOf(s, today))
	}
	return encode(list)
}

// SagJSON is one sag on a day, made under the edition model:
//
//	{"sag":"…",…,"tilbud":{…},"temaer":[…],"mangler":[…],"punkter":[…],"tilsyn":{…}|null,
//	 "alle_tilsyn":[…],"praksis":{…}|null,"opfoelgningsplan":{…}|null}
func SagJSON(model *kvalitetsmodel.Model, sag *interview.Sag, today interview.Date) (string, error) {
	document := sagDocument{
		sagLine: lineOf(interview.Summarize(model, sag), today),
		Tilbud: tilbudDocument{sag.Tilbud.PrivatBestyrelse, sag.Tilbud.Maalgruppe, sag.Tilbud.Ansoeger,
			sag.Tilbud.Specialister},
		Temaer:     temaer(model, sag),
		Vage:       append([]kvalitetsmodel.IndikatorID{}, sag.Untestable(model)...),
		Vejledning: sag.Vejledning,
		Mangler:    gaps(model, sag),
		Punkter:    points(model, sag, today),
		AlleTilsyn: []visitDocument{},
		Plan:       planOf(&sag.Plan, today),
	}
	for _, tilsyn := range sag.Tilsyn {
		document.AlleTilsyn = append(document.AlleTilsyn, visitOf(model, sag, tilsyn))
	}
	if n := len(document.AlleTilsyn); n > 0 {
		document.Tilsyn = &document.AlleTilsyn[n-1].tilsynDocument
		document.Praksis = practiceOf(model, sag, n)
	}
	return encode(document)
}

func encode(document any) (string, error) {
	out, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		return "", fmt.Errorf("encode overblik: %w", err)
	}
	return string(out) + "\n", nil
}

type sagerDocument struct {
	Sager []sagLine `json:"sager"`
	Total totals    `json:"i_alt"`
}

// sagLine is a sag in one line; both documents begin with it.
type sagLine struct {
	Sag     interview.SagID                 `json:"sag"`
	Navn    string                          `json:"navn"`
	Typer   []kvalitetsmodel.TilbudstypeKey `json:"typer"`
	Udgave  string                          `json:"udgave"`
	Fase    interview.Phase                 `json:"fase"` // "godkendelse", "afventer-tilsyn", "tilsyn" or "tilsyn-afsluttet"
	Aendret time.Time                       `json:"aendret"`

	Indikatorer   int `json:"indikatorer"` // that apply
	Besvaret      int `json:"besvaret"`
	Uefterproevet int `json:"kan_ikke_efterproeves"` // of these, answers that promise nothing that can be checked
	Bedoemt       int `json:"bedoemt"`               // with an expectation
	ForventesIkke int `json:"forventes_ikke"`        // of these, not expected to be met
	Punkter       int `json:"antal_punkter"`
	Tjek          int `json:"antal_tjek"`

	TilsynNr       int            `json:"tilsyn_nr"`   // 0 for none
	TilsynDato     interview.Date `json:"tilsyn_dato"` // "2026-11-25", or "" for none
	Bekraeftet     int            `json:"bekraeftet"`
	Delvist        int            `json:"delvist"`
	IkkeBekraeftet int            `json:"ikke_bekraeftet"`
	IkkeUndersoegt int            `json:"ikke_undersoegt"`
	Scoret         int            `json:"scoret"`
	IkkeBedoemt    int            `json:"ikke_bedoemt"`

	KunneIkke   int            `json:"kunne_ikke_undersoeges"`
	Godkendt    interview.Date `json:"godkendt"` // the day of the closing in UTC, or "" while it is open
	Prioriteter int            `json:"plan_prioriteter"`
	PlanAabne   int            `json:"plan_aabne"` // of these, not yet seen fulfilled
	Advarsler   []warningLine  `json:"advarsler"`
}

// warningLine is what a leader wants to see early: "antal" is how many points,
// priorities or checks, and "siden" the earliest day that it is about.
type warningLine struct {
	Art   interview.WarningKind `json:"art"`
	Antal int                   `json:"antal"`
	Siden interview.Date        `json:"siden"`
}

func lineOf(s interview.Summary, today interview.Date) sagLine {
	warnings := []warningLine{}
	for _, w := range s.Warnings(today) {
		warnings = append(warnings, warningLine{w.Kind, w.Count, w.Since})
	}
	return sagLine{
		Sag: s.ID, Navn: s.Navn, Typer: s.Typer, Udgave: s.Edition, Fase: s.Phase, Aendret: s.Changed.UTC(),
		Indikatorer: s.Indikatorer, Besvaret: s.Answered, Uefterproevet: s.Untestable, Bedoemt: s.Judged, ForventesIkke: s.NotExpected,
		Punkter: s.Points, Tjek: s.Checks,
		TilsynNr: s.Tilsyn, TilsynDato: s.TilsynDate, Bekraeftet: s.Confirmed, Delvist: s.Partly,
		IkkeBekraeftet: s.Unconfirmed, IkkeUndersoegt: s.Unexamined, Scoret: s.Scored, IkkeBedoemt: s.NotScored,
		KunneIkke: s.Impossible, Godkendt: s.ClosedOn, Prioriteter: s.PlanItems, PlanAabne: s.PlanOpen, Advarsler: warnings,
	}
}

type sagDocument struct {
	sagLine
	Tilbud     tilbudDocument               `json:"tilbud"`
	Temaer     []temaLine                   `json:"temaer"`
	Vage       []kvalitetsmodel.IndikatorID `json:"vage_svar"`  // the indikatorer whose answer cannot be checked
	Vejledning kvalitetsmodel.VejledningID  `json:"vejledning"` // that the interviewer used last
	Mangler    []gapLine                    `json:"mangler"`
	Punkter    []pointLine                  `json:"punkter"`
	Tilsyn     *tilsynDocument              `json:"tilsyn"` // the latest, null for none
	AlleTilsyn []visitDocument              `json:"alle_tilsyn"`
	Praksis    *practiceDocument            `json:"praksis"`          // of the latest tilsyn, null for none
	Plan       *planDocument                `json:"opfoelgningsplan"` // null for none
}

// tilbudDocument is what the registration says beyond name and tilbudstyper.
type tilbudDocument struct {
	PrivatBestyrelse bool   `json:"privat_bestyrelse"`
	Maalgruppe       string `json:"maalgruppe"`
	Ansoeger         string `json:"ansoeger"`
	Specialister     string `json:"specialister"`
}

type gapLine struct {
	Tema      int                        `json:"tema"`
	Indikator kvalitetsmodel.IndikatorID `json:"indikator"` // "" for the tema itself
	Hvad      string                     `json:"hvad"`
}

func gaps(model *kvalitetsmodel.Model, sag *interview.Sag) []gapLine {
	lines := []gapLine{}
	for _, gap := range missing(model, sag) {
		lines = append(lines, gapLine{gap.Tema, gap.Indikator, gap.What})
	}
	return lines
}
