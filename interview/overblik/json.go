package overblik

import (
	"encoding/json"
	"fmt"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// SagerJSON is the list of all sager, the one changed last first:
//
//	{"sager":[{"sag":"…","navn":"…","fase":"tilsyn",…}],"i_alt":{…}}
func SagerJSON(all []interview.Summary) (string, error) {
	list := sagerDocument{Sager: []sagLine{}, Total: total(all)}
	for _, s := range byChange(all) {
		list.Sager = append(list.Sager, lineOf(s))
	}
	return encode(list)
}

// SagJSON is one sag, made under the edition model:
//
//	{"sag":"…",…,"tilbud":{…},"temaer":[…],"mangler":[…],"punkter":[…],"tilsyn":{…}|null}
func SagJSON(model *kvalitetsmodel.Model, sag *interview.Sag) (string, error) {
	document := sagDocument{
		sagLine: lineOf(interview.Summarize(model, sag)),
		Tilbud: tilbudDocument{sag.Tilbud.PrivatBestyrelse, sag.Tilbud.Maalgruppe, sag.Tilbud.Ansoeger,
			sag.Tilbud.Specialister},
		Temaer:     temaer(model, sag),
		Vage:       append([]kvalitetsmodel.IndikatorID{}, sag.Untestable(model)...),
		Vejledning: sag.Vejledning,
		Mangler:    gaps(model, sag),
		Punkter:    points(sag),
	}
	if latest := sag.Latest(); latest != nil {
		document.Tilsyn = &tilsynDocument{Nr: latest.Nr, Dato: latest.Date, Anmeldt: latest.Anmeldt, Afsluttet: latest.Closed,
			Temaer: Values(sag.Evaluation(model, latest.Nr))}
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
}

func lineOf(s interview.Summary) sagLine {
	return sagLine{
		Sag: s.ID, Navn: s.Navn, Typer: s.Typer, Udgave: s.Edition, Fase: s.Phase, Aendret: s.Changed.UTC(),
		Indikatorer: s.Indikatorer, Besvaret: s.Answered, Uefterproevet: s.Untestable, Bedoemt: s.Judged, ForventesIkke: s.NotExpected,
		Punkter: s.Points, Tjek: s.Checks,
		TilsynNr: s.Tilsyn, TilsynDato: s.TilsynDate, Bekraeftet: s.Confirmed, Delvist: s.Partly,
		IkkeBekraeftet: s.Unconfirmed, IkkeUndersoegt: s.Unexamined, Scoret: s.Scored, IkkeBedoemt: s.NotScored,
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

type pointLine struct {
	ID        interview.PointID          `json:"id"`
	Indikator kvalitetsmodel.IndikatorID `json:"indikator"`
	Saetning  string                     `json:"saetning"`
	Tilsyn    int                        `json:"tilsyn"` // that added it, 0 for the godkendelse
	Tjek      []checkLine                `json:"tjek"`
}

type checkLine struct {
	Nr     int                           `json:"nr"`
	Tekst  string                        `json:"tekst"`
	Maader []kvalitetsmodel.Verification `json:"maader"` // how it can be verified
	Hvor   string                        `json:"hvor"`
	Fund   interview.Result              `json:"fund"` // of the latest tilsyn, "" where nobody has looked
	Note   string                        `json:"note"`
	Kilde  interview.Source              `json:"kilde"`
}

func points(sag *interview.Sag) []pointLine {
	lines := []pointLine{}
	for _, point := range sag.Points {
		line := pointLine{point.ID, point.Indikator, point.Sentence, point.Tilsyn, []checkLine{}}
		for _, check := range point.Checks {
			found := finding(sag, point.ID, check.Nr)
			ways := append([]kvalitetsmodel.Verification{}, check.Ways...)
			line.Tjek = append(line.Tjek, checkLine{check.Nr, check.Text, ways, check.Hvor, found.Result, found.Note, found.Source})
		}
		lines = append(lines, line)
	}
	return lines
}

type tilsynDocument struct {
	Nr        int            `json:"nr"`
	Dato      interview.Date `json:"dato"`
	Anmeldt   bool           `json:"anmeldt"`
	Afsluttet bool           `json:"afsluttet"`
	Temaer    []TemaValue    `json:"temaer"`
}
