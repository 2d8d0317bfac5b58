package dokument

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// missing stands where something is not written yet. A paper never leaves it blank.
const missing = "Mangler"

// basis is what a paper is made from.
type basis struct {
	model   *kvalitetsmodel.Model
	sag     *interview.Sag
	written interview.Date
}

// paper is a Document of the sag without its blocks. One that is not closed says so
// in its title and at the foot of every page, since pages are parted and copied.
func (b basis) paper(title string, draft bool, foot ...Line) Document {
	if draft {
		title += " (kladde)"
		foot = append([]Line{{Text: "Dette er en kladde. Den er ikke afsluttet og kan blive ændret."}}, foot...)
	}
	foot = append(foot, Line{Text: fmt.Sprintf("Kvalitetsmodel: %s. Skrevet ud fra sag %s i spindel den %s.",
		b.model.Title, b.sag.ID, b.written.Danish())})
	return Document{
		Title:   title,
		Subject: b.sag.Tilbud.Navn,
		Running: fmt.Sprintf("%s · %s · sag %s", title, b.sag.Tilbud.Navn, b.sag.ID),
		Foot:    foot,
	}
}

// registration is what is registered of the tilbud.
func (b basis) registration() Definitions {
	t := b.sag.Tilbud
	bestyrelse := "Ikke registreret som privat tilbud med en bestyrelse"
	if t.PrivatBestyrelse {
		bestyrelse = "Privat tilbud med en bestyrelse"
	}
	return append(tilbud(b.model, b.sag),
		Line{Label: "Bestyrelse", Text: bestyrelse},
		Line{Label: "Målgruppe", Text: orMissing(t.Maalgruppe)})
}

// applies reports whether an indikator applies to the tilbud.
func (b basis) applies(id kvalitetsmodel.IndikatorID) bool {
	return b.model.Applies(id, b.sag.Tilbud.Profile()).Applies
}

// applying are the indikatorer of a kriterium that apply to the tilbud.
func (b basis) applying(kriterium *kvalitetsmodel.Kriterium) []*kvalitetsmodel.Indikator {
	var some []*kvalitetsmodel.Indikator
	for i := range kriterium.Indikatorer {
		if indikator := &kriterium.Indikatorer[i]; b.applies(indikator.ID) {
			some = append(some, indikator)
		}
	}
	return some
}

// temaer are those that apply to the tilbud.
func (b basis) temaer() []*kvalitetsmodel.Tema {
	var some []*kvalitetsmodel.Tema
	for i := range b.model.Temaer {
		if tema := &b.model.Temaer[i]; b.model.TemaApplies(tema.Nr, b.sag.Tilbud.Profile()) {
			some = append(some, tema)
		}
	}
	return some
}

// exempt is a table of the indikatorer that do not apply, each with the official
// sentence by which it falls away.
func (b basis) exempt(caption string) []Block {
	table := Table{Caption: caption, Columns: []Column{{Head: "Indikator", Width: 50}, {Head: "Hvorfor den ikke gælder", Width: 50}}}
	for _, indikator := range b.model.Indikatorer() {
		if a := b.model.Applies(indikator.ID, b.sag.Tilbud.Profile()); !a.Applies {
			table.Rows = append(table.Rows, Row{Name: "Indikator " + string(indikator.ID),
				Cells: []Cell{{{Label: string(indikator.ID), Text: indikator.Text}}, {{Text: a.Grund}}}})
		}
	}
	if len(table.Rows) == 0 {
		return []Block{Paragraph{{Text: "Alle kvalitetsmodellens indikatorer gælder for tilbuddet."}}}
	}
	return []Block{table}
}

func temaHeading(tema *kvalitetsmodel.Tema) Heading {
	return Heading{2, fmt.Sprintf("Tema %d: %s", tema.Nr, tema.Navn)}
}

func kriteriumHeading(kriterium *kvalitetsmodel.Kriterium) Heading {
	return Heading{3, fmt.Sprintf("Kriterium %s: %s", kriterium.Nr, kriterium.Text)}
}

func indikatorHeading(indikator *kvalitetsmodel.Indikator) Heading {
	return Heading{4, fmt.Sprintf("Indikator %s: %s", indikator.ID, indikator.Text)}
}

// said is who gave an answer, and when.
func said(answer interview.Answer) string {
	speaker := orMissing(answer.Speaker)
	if answer.Date == "" {
		return speaker + ", uden dato"
	}
	return speaker + ", den " + answer.Date.Danish()
}

// gaps gathers the places where the same thing is missing.
func gaps(all []interview.Gap) Definitions {
	var facts Definitions
	places := map[string]int{}
	for _, gap := range all {
		label, place := capital(gap.What), string(gap.Indikator)
		if gap.Indikator == "" {
			label, place = label+" af tema", fmt.Sprint(gap.Tema)
		}
		i, known := places[label]
		if !known {
			places[label] = len(facts)
			facts = append(facts, Line{Label: label, Text: place})
			continue
		}
		facts[i].Text += ", " + place
	}
	return facts
}

func orMissing(text string) string {
	if strings.TrimSpace(text) == "" {
		return missing
	}
	return text
}

// amount is a number of things: "1 tjek", "3 punkter".
func amount(n int, single, several string) string {
	if n == 1 {
		return "1 " + single
	}
	return fmt.Sprintf("%d %s", n, several)
}
