package dokument

import (
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Godkendelse is the godkendelsesgrundlag of a sag: what the tilbud said to each
// indikator, how it was judged and why, and what a tilsyn is to follow up. It is
// what the decision rests on and not the decision itself.
func Godkendelse(model *kvalitetsmodel.Model, sag *interview.Sag, written interview.Date) Document {
	g := godkendelse{basis{model, sag, written}, sag.MissingGodkendelse(model)}
	doc := g.paper("Godkendelsesgrundlag", !sag.Closed,
		Line{Text: "Dokumentet er grundlaget for socialtilsynets afgørelse om godkendelse og er ikke selv afgørelsen."})
	doc.Blocks = append(doc.Blocks, g.state(), g.registered())
	doc.Blocks = append(doc.Blocks, g.missing()...)
	doc.Blocks = append(doc.Blocks, g.overview()...)
	doc.Blocks = append(doc.Blocks, Heading{2, "Indikatorer, der ikke gælder for tilbuddet"})
	doc.Blocks = append(doc.Blocks, g.exempt("")...)
	for _, tema := range g.temaer() {
		doc.Blocks = append(doc.Blocks, g.tema(tema)...)
	}
	if sag.Closed {
		doc.Blocks = append(doc.Blocks, Signature{Label: "For socialtilsynet"})
	}
	return doc
}

type godkendelse struct {
	basis
	gap []interview.Gap
}

func (g godkendelse) state() Paragraph {
	if g.sag.Closed {
		return Paragraph{{Text: fmt.Sprintf("Godkendelsen blev afsluttet den %s.", interview.DateOf(g.sag.ClosedAt).Danish())}}
	}
	text := "Godkendelsen er ikke afsluttet, men intet mangler."
	if n := len(g.gap); n > 0 {
		text = fmt.Sprintf("Godkendelsen er ikke afsluttet. Der mangler %s.", amount(n, "ting", "ting"))
	}
	return Paragraph{{Text: text}}
}

func (g godkendelse) registered() Definitions {
	t := g.sag.Tilbud
	specialister := "Ingen er noteret"
	if t.Specialister != "" {
		specialister = t.Specialister
	}
	vejledning := "Det er ikke noteret, hvilken der blev brugt"
	if v := g.sag.Vejledning; v.Navn != "" {
		vejledning = fmt.Sprintf("%s (aftryk %s)", v.Danish(), v.Aftryk)
	}
	return append(g.registration(),
		Line{Label: "Ansøger", Text: orMissing(t.Ansoeger)},
		Line{Label: "Specialister inddraget", Text: specialister},
		Line{Label: "Kvalitetsmodel", Text: g.model.Title},
		Line{Label: "Vejledning", Text: vejledning})
}

func (g godkendelse) missing() []Block {
	if g.sag.Closed || len(g.gap) == 0 {
		return nil
	}
	return []Block{Heading{2, missing}, gaps(g.gap)}
}

// overview is how the indikatorer of each tema were judged, and in which words.
func (g godkendelse) overview() []Block {
	table := Table{Columns: []Column{{Head: "Tema", Width: 40}, {Head: "Indikatorer, der gælder", Width: 15}}}
	const left = 45
	for _, e := range g.model.Godkendelse {
		table.Columns = append(table.Columns, Column{Head: expectationHead(e), Width: left / (len(g.model.Godkendelse) + 1)})
	}
	table.Columns = append(table.Columns, Column{Head: "Ikke bedømt endnu", Width: left / (len(g.model.Godkendelse) + 1)})
	words := List{}
	for _, e := range g.model.Godkendelse {
		words = append(words, Line{Text: e.Text})
	}
	for _, tema := range g.temaer() {
		judged, all := map[string]int{}, 0
		for k := range tema.Kriterier {
			for _, indikator := range g.applying(&tema.Kriterier[k]) {
				judged[g.sag.Judgements[indikator.ID].Expectation]++
				all++
			}
		}
		name := fmt.Sprintf("Tema %d", tema.Nr)
		row := Row{Name: name, Cells: []Cell{{{Label: name, Text: tema.Navn}}, {{Text: fmt.Sprint(all)}}}}
		for _, e := range g.model.Godkendelse {
			row.Cells = append(row.Cells, Cell{{Text: fmt.Sprint(judged[e.Key])}})
		}
		row.Cells = append(row.Cells, Cell{{Text: fmt.Sprint(judged[""])}})
		table.Rows = append(table.Rows, row)
	}
	return []Block{Heading{2, "Bedømmelserne i overblik"},
		Paragraph{{Text: "For hver indikator, der gælder for tilbuddet, bedømmes et af følgende:"}}, words, table}
}

// expectationHead is a judgement in a word or two, made from its key.
func expectationHead(e kvalitetsmodel.Expectation) string {
	switch e.Key {
	case "forventes":
		return "Forventes"
	case "forventes-ikke":
		return "Forventes ikke"
	}
	return e.Text
}

func (g godkendelse) tema(tema *kvalitetsmodel.Tema) []Block {
	blocks := []Block{temaHeading(tema), Heading{3, "Socialtilsynets vurdering af temaet"},
		Paragraph{{Text: orMissing(g.sag.TemaAssessment[tema.Nr])}}}
	for k := range tema.Kriterier {
		applying := g.applying(&tema.Kriterier[k])
		if len(applying) > 0 {
			blocks = append(blocks, kriteriumHeading(&tema.Kriterier[k]))
		}
		for _, indikator := range applying {
			blocks = append(blocks, g.indikator(indikator)...)
		}
	}
	return blocks
}

func (g godkendelse) indikator(indikator *kvalitetsmodel.Indikator) []Block {
	judgement := g.sag.Judgements[indikator.ID]
	blocks := []Block{indikatorHeading(indikator), append(answered("Tilbuddets svar", g.sag.Answers[indikator.ID]),
		Line{Label: "Bedømmelse", Text: orMissing(g.expectation(judgement.Expectation))},
		Line{Label: "Begrundelse", Text: orMissing(judgement.Reasons)})}
	points := 0
	for _, point := range g.sag.PointsOf(indikator.ID) {
		if point.Tilsyn == 0 { // what a tilsyn added belongs to its own report
			blocks = append(blocks, g.planned(point)...)
			points++
		}
	}
	if points == 0 {
		blocks = append(blocks, Paragraph{{Label: "Opfølgningspunkt", Text: "Der er ikke skrevet noget."}})
	}
	return blocks
}

// expectation is a judgement in the official words.
func (g godkendelse) expectation(key string) string {
	for _, e := range g.model.Godkendelse {
		if e.Key == key {
			return e.Text
		}
	}
	return key
}
