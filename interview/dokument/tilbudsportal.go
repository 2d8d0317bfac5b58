package dokument

import (
	"fmt"
	"slices"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Tilbudsportal is the text that is published on Tilbudsportalen: the written
// assessment of each tema and nothing else of the sag. Of each tema it is that of
// the latest closed tilsyn that assessed it, or else that of the godkendelse.
func Tilbudsportal(model *kvalitetsmodel.Model, sag *interview.Sag, written interview.Date) Document {
	b := basis{model, sag, written}
	doc := b.paper("Tekst til Tilbudsportalen", !sag.Closed,
		Line{Text: "Kun den skriftlige kvalitetsvurdering på temaniveau indberettes til Tilbudsportalen."})
	if !sag.Closed {
		doc.Blocks = append(doc.Blocks, Paragraph{{Text: "Godkendelsen er ikke afsluttet. Vurderingen offentliggøres først, hvis tilbuddet godkendes."}})
	}
	doc.Blocks = append(doc.Blocks, b.sources()...)
	for _, tema := range b.temaer() {
		text, _ := b.latestAssessment(tema.Nr)
		doc.Blocks = append(doc.Blocks, Heading{2, tema.Navn}, Paragraph{{Text: orMissing(text)}})
	}
	return doc
}

// latestAssessment is the text that holds of a tema, and where it was written: the
// number of a closed tilsyn, or 0 for the godkendelse.
func (b basis) latestAssessment(tema int) (text string, tilsyn int) {
	for nr := len(b.sag.Tilsyn); nr >= 1; nr-- {
		if visit := b.sag.Visit(nr); visit.Closed && visit.TemaAssessment[tema] != "" {
			return visit.TemaAssessment[tema], nr
		}
	}
	return b.sag.TemaAssessment[tema], 0
}

// sources say where the texts are from, the latest first, and which of them speak
// of an indikator, which is not published.
func (b basis) sources() []Block {
	from := map[int][]string{}
	var naming []string
	for _, tema := range b.temaer() {
		text, nr := b.latestAssessment(tema.Nr)
		from[nr] = append(from[nr], tema.Navn)
		if b.namesIndikator(text) {
			naming = append(naming, tema.Navn)
		}
	}
	facts := Definitions{{Label: "Tilbud", Text: b.sag.Tilbud.Navn}}
	for nr := len(b.sag.Tilsyn); nr >= 0; nr-- {
		if len(from[nr]) == 0 {
			continue
		}
		label := "Fra godkendelsen"
		if nr > 0 {
			label = "Fra " + onDay(b.sag.Visit(nr))
		}
		text := strings.Join(from[nr], " · ")
		if len(from) == 1 {
			text = "Alle temaer"
		}
		facts = append(facts, Line{Label: label, Text: text})
	}
	blocks := []Block{facts}
	if len(naming) > 0 {
		blocks = append(blocks, Paragraph{{Label: "Se efter", Text: fmt.Sprintf(
			"Vurderingen nævner en indikator under %s. Kun temaniveauet offentliggøres.", strings.Join(naming, " · "))}})
	}
	return blocks
}

// namesIndikator reports whether a text has the number of an indikator in it.
func (b basis) namesIndikator(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n,;:()»«!?", r) })
	return slices.ContainsFunc(b.model.Indikatorer(), func(i *kvalitetsmodel.Indikator) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.TrimRight(word, ".") == string(i.ID) })
	})
}
