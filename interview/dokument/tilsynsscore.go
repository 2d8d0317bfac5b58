package dokument

import (
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// scores is the table of all scores and values, from the temaer down to the indikatorer.
func (r tilsynsrapport) scores() []Block {
	table := Table{Columns: []Column{{Head: "Tema, kriterium og indikator", Width: 52}, {Head: "Score eller værdi", Width: 22}}}
	if r.before != nil {
		table.Columns[0].Width, table.Columns[1].Width = 40, 18
		table.Columns = append(table.Columns, Column{Head: fmt.Sprintf("Ved tilsyn %d", r.before.Nr), Width: 16})
	}
	table.Columns = append(table.Columns, Column{Head: "Løfte mod praksis", Width: 26})
	for t := range r.values.Temaer {
		tema := &r.values.Temaer[t]
		if !tema.Applies {
			continue
		}
		name := fmt.Sprintf("Tema %d", tema.Tema.Nr)
		table.Rows = append(table.Rows, r.row(name, Line{Label: name, Text: tema.Tema.Navn}, Line{Text: tema.Value.String()},
			r.valueBefore(tema.Tema.Nr).String(), r.praksis.Temaer[tema.Tema.Nr]))
		for k := range tema.Kriterier {
			table.Rows = append(table.Rows, r.kriteriumRows(&tema.Kriterier[k])...)
		}
	}
	return []Block{Heading{2, "Scorer og værdier"}, table}
}

func (r tilsynsrapport) kriteriumRows(k *kvalitetsmodel.KriteriumValue) []Row {
	if !k.Applies {
		return nil
	}
	name := "Kriterium " + k.Kriterium.Nr
	rows := []Row{{}}
	var sum interview.Praksis
	for _, i := range k.Indikatorer {
		if i.Mark.State == kvalitetsmodel.GaelderIkke {
			continue
		}
		p := r.praksis.Indikatorer[i.Indikator.ID]
		sum = sum.Plus(p)
		rows = append(rows, r.row("Indikator "+string(i.Indikator.ID), Line{Text: fmt.Sprintf("%s %s", i.Indikator.ID, i.Indikator.Text)},
			Line{Text: r.mark(i.Mark)}, r.scoreBefore(i.Indikator.ID), p))
	}
	rows[0] = r.row(name, Line{Label: name, Text: k.Kriterium.Text}, Line{Text: k.Value.String()}, r.kriteriumBefore(k.Kriterium.Nr).String(), sum)
	return rows
}

func (r tilsynsrapport) row(name string, what, now Line, before string, p interview.Praksis) Row {
	cells := []Cell{{what}, {now}}
	if r.before != nil {
		cells = append(cells, Cell{{Text: before}})
	}
	return Row{Name: name, Cells: append(cells, Cell{{Text: kept(p)}})}
}

// mark is what the tilsyn says of an indikator.
func (r tilsynsrapport) mark(m kvalitetsmodel.Mark) string {
	switch m.State {
	case kvalitetsmodel.Scoret:
		return step(r.model, m.Score)
	case kvalitetsmodel.IkkeBedoemt:
		return "Ikke bedømt denne gang"
	case kvalitetsmodel.GaelderIkke:
		return "Gælder ikke"
	}
	return missing
}

// valueBefore is the value of a tema at the tilsyn before.
func (r tilsynsrapport) valueBefore(nr int) kvalitetsmodel.Value {
	for _, tema := range r.earlier.Temaer {
		if tema.Tema.Nr == nr {
			return tema.Value
		}
	}
	return kvalitetsmodel.Value{}
}

func (r tilsynsrapport) kriteriumBefore(nr string) kvalitetsmodel.Value {
	for _, tema := range r.earlier.Temaer {
		for _, k := range tema.Kriterier {
			if k.Kriterium.Nr == nr {
				return k.Value
			}
		}
	}
	return kvalitetsmodel.Value{}
}

// scoreBefore is the score of an indikator at the tilsyn before, in the official words.
func (r tilsynsrapport) scoreBefore(id kvalitetsmodel.IndikatorID) string {
	for _, tema := range r.earlier.Temaer {
		for _, k := range tema.Kriterier {
			for _, i := range k.Indikatorer {
				if i.Indikator.ID == id && i.Mark.State == kvalitetsmodel.Scoret {
					return step(r.model, i.Mark.Score)
				}
			}
		}
	}
	return "–"
}
