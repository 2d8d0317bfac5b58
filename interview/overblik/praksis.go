package overblik

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// outcomes are the rows of løfte mod praksis, in the order in which they are told.
var outcomes = []struct {
	name string
	of   func(interview.Praksis) int
}{
	{"holdt", func(p interview.Praksis) int { return p.Kept }},
	{"delvist", func(p interview.Praksis) int { return p.Partly }},
	{"ikke holdt", func(p interview.Praksis) int { return p.NotKept }},
	{"ikke undersøgt", func(p interview.Praksis) int { return p.NotExamined }},
	{"kunne ikke undersøges", func(p interview.Praksis) int { return p.Impossible }},
}

// visits lists every tilsyn with what it found, the latest first, where there is
// more than one.
func (t *text) visits(model *kvalitetsmodel.Model, sag *interview.Sag) {
	if len(sag.Tilsyn) < 2 {
		return
	}
	t.heading("Tilsyn indtil nu", fmt.Sprintf("%d tilsyn, det seneste først", len(sag.Tilsyn)))
	for nr := len(sag.Tilsyn); nr >= 1; nr-- {
		total := sag.Praksis(model, nr).Total
		var facts []string
		for _, outcome := range outcomes {
			if n := outcome.of(total); n > 0 {
				facts = append(facts, fmt.Sprintf("%d %s", n, outcome.name))
			}
		}
		if total.Checks() == 0 {
			facts = append(facts, "intet løfte at følge op på")
		}
		first := fmt.Sprintf("Tilsyn %-3d ", nr)
		t.line("%s%s", first, visit(sag.Visit(nr)))
		t.facts(strings.Repeat(" ", len(first)), facts)
	}
}

// praksis sets what was promised against what the latest tilsyn found, a column
// for each tema, with the values of the temaer at this tilsyn and at those before.
func (t *text) praksis(model *kvalitetsmodel.Model, sag *interview.Sag) {
	latest := sag.Latest()
	if latest == nil {
		return
	}
	t.heading("Løfte mod praksis", fmt.Sprintf("tilsyn %d, %s", latest.Nr, latest.Date.Danish()))
	sheet := sag.Praksis(model, latest.Nr)
	var applying []*kvalitetsmodel.Tema
	for i := range model.Temaer {
		if model.TemaApplies(model.Temaer[i].Nr, sag.Tilbud.Profile()) {
			applying = append(applying, &model.Temaer[i])
		}
	}
	const label, last = 31, 7
	column := min((t.width-label-last)/max(len(applying), 1), 6)
	row := func(name string, cell func(*kvalitetsmodel.Tema) string, total string) {
		var line strings.Builder
		line.WriteString(pad(name, label))
		for _, tema := range applying {
			fmt.Fprintf(&line, "%*s", column, cell(tema))
		}
		t.line("%s%*s", line.String(), last, total)
	}

	row("Tema", func(tema *kvalitetsmodel.Tema) string { return fmt.Sprint(tema.Nr) }, "I alt")
	for nr := latest.Nr; nr >= 1; nr-- {
		name, values := "Temaets værdi", map[int]kvalitetsmodel.Value{}
		if latest.Nr > 1 {
			name = fmt.Sprintf("Værdi ved tilsyn %d", nr)
		}
		for _, value := range sag.Evaluation(model, nr).Temaer {
			values[value.Tema.Nr] = value.Value
		}
		row(name, func(tema *kvalitetsmodel.Tema) string { return values[tema.Nr].String() }, "")
	}
	t.WriteByte('\n')
	if sheet.Total.Checks() == 0 {
		t.fill("", "Der er ingen løfter at følge op på ved dette tilsyn.")
		return
	}
	row("Tjek af løfter", func(tema *kvalitetsmodel.Tema) string { return fmt.Sprint(sheet.Temaer[tema.Nr].Checks()) }, fmt.Sprint(sheet.Total.Checks()))
	for _, outcome := range outcomes {
		row("  "+outcome.name, func(tema *kvalitetsmodel.Tema) string {
			if sheet.Temaer[tema.Nr].Checks() == 0 {
				return "" // nothing was promised, so nothing was broken either
			}
			return fmt.Sprint(outcome.of(sheet.Temaer[tema.Nr]))
		}, fmt.Sprint(outcome.of(sheet.Total)))
	}
	t.WriteByte('\n')
	t.fill("", "Tallene viser, hvor mange tjek af det, tilbuddet har lovet, tilsynet fandt holdt. De støtter bedømmelsen og sætter aldrig en score.")
}
