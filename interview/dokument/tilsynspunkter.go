package dokument

import (
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// points are the follow-up points that the tilsyn added, closed or took up again,
// and the lots that it drew.
func (r tilsynsrapport) points() []Block {
	blocks := []Block{Heading{2, "Nye opfølgningspunkter"}}
	for i := range r.sag.Points {
		if point := &r.sag.Points[i]; point.Tilsyn == r.visit.Nr && r.applies(point.Indikator) {
			blocks = append(blocks, r.planned(point)...)
		}
	}
	if len(blocks) == 1 {
		blocks = append(blocks, Paragraph{{Text: "Der blev ikke skrevet nye punkter ved tilsynet."}})
	}
	blocks = append(blocks, Heading{2, "Afsluttede punkter"}, r.decided(interview.PointClosed, "Ingen punkter blev afsluttet ved tilsynet."))
	if again := r.decided(interview.PointOpen, ""); again != nil {
		blocks = append(blocks, Heading{2, "Punkter, der er taget op igen"}, again)
	}
	return append(blocks, Heading{2, "Lodtrækninger"}, r.draws())
}

// decided lists the points of which the tilsyn decided something, or says that there are none.
func (r tilsynsrapport) decided(status interview.PointStatus, none string) Block {
	var list List
	for i := range r.sag.Points {
		if point := &r.sag.Points[i]; r.visit.Points[point.ID] == status && r.applies(point.Indikator) {
			list = append(list, Line{Label: string(point.ID), Text: orMissing(point.Sentence)})
		}
	}
	switch {
	case list != nil:
		return list
	case none != "":
		return Paragraph{{Text: none}}
	}
	return nil
}

// draws lists the lots, which name a number and never whom it stands for.
func (r tilsynsrapport) draws() Block {
	var list List
	for i := range r.sag.Points {
		point := &r.sag.Points[i]
		for c, check := range point.Verifiable() {
			if draws := r.visit.Draws[interview.CheckRef{Point: point.ID, Check: check.Nr}]; len(draws) > 0 && r.applies(point.Indikator) {
				list = append(list, Line{Label: fmt.Sprintf("%s, tjek %d", point.ID, c+1), Text: lots(draws)})
			}
		}
	}
	if list == nil {
		return Paragraph{{Text: "Der blev ikke trukket lod ved tilsynet."}}
	}
	return list
}

// unexamined is what the tilsyn did not look into, and why that is so.
func (r tilsynsrapport) unexamined() []Block {
	blocks := []Block{Heading{2, "Det, der ikke er undersøgt"}, Heading{3, "Indikatorer uden score"}}
	if table := r.unscored(); len(table.Rows) > 0 {
		blocks = append(blocks, table)
	} else {
		blocks = append(blocks, Paragraph{{Text: "Alle indikatorer, der gælder for tilbuddet, har fået en score."}})
	}
	blocks = append(blocks, Heading{3, "Tjek uden resultat"})
	if table := r.unseen(); len(table.Rows) > 0 {
		blocks = append(blocks, table)
	} else {
		blocks = append(blocks, Paragraph{{Text: "Alle tjek er undersøgt."}})
	}
	blocks = append(blocks, Heading{3, "Indikatorer, der ikke gælder for tilbuddet"})
	return append(blocks, r.exempt("")...)
}

func (r tilsynsrapport) unscored() Table {
	table := Table{Columns: []Column{{Head: "Indikator", Width: 50}, {Head: "Hvorfor den ikke har en score", Width: 50}}}
	for _, tema := range r.values.Temaer {
		for _, k := range tema.Kriterier {
			for _, i := range k.Indikatorer {
				if i.Mark.State != kvalitetsmodel.IkkeBedoemt && i.Mark.State != kvalitetsmodel.Mangler {
					continue
				}
				why := Cell{{Text: "Socialtilsynet har valgt ikke at bedømme den denne gang."}}
				if i.Mark.State == kvalitetsmodel.Mangler {
					why = Cell{{Label: missing, Text: "Der er ikke taget stilling til den."}}
				}
				if text := r.visit.Bedoemmelser[i.Indikator.ID]; text != "" {
					why = append(why, Line{Text: text})
				}
				table.Rows = append(table.Rows, Row{Name: "Indikator " + string(i.Indikator.ID),
					Cells: []Cell{{{Label: string(i.Indikator.ID), Text: i.Indikator.Text}}, why}})
			}
		}
	}
	return table
}

// unseen are the checks of what was promised before the tilsyn that have no
// result, gathered by point where that holds for all of it.
func (r tilsynsrapport) unseen() Table {
	table := Table{Columns: []Column{{Head: "Opfølgnings\u00adpunkt", Width: 15}, {Head: "Det, der skulle efterprøves", Width: 45}, {Head: "Hvorfor der ikke er et resultat", Width: 40}}}
	for i := range r.sag.Points {
		point := &r.sag.Points[i]
		if point.Tilsyn >= r.visit.Nr || !r.applies(point.Indikator) {
			continue
		}
		row := func(what string, why ...Line) {
			table.Rows = append(table.Rows, Row{Name: pointName(point), Cells: []Cell{{{Text: string(point.ID)}}, {{Text: orMissing(what)}}, why}})
		}
		if !r.looked(point) {
			row(point.Sentence, r.unlooked(point))
			continue
		}
		for _, check := range point.Verifiable() {
			found := r.visit.Findings[interview.CheckRef{Point: point.ID, Check: check.Nr}]
			if found.Result != "" && found.Result != interview.IkkeUndersoegt && found.Result != interview.KunneIkke {
				continue
			}
			why := Cell{{Text: capital(resulted(found)) + "."}}
			if found.Note != "" {
				why = append(why, Line{Text: found.Note})
			}
			row(check.Text, why...)
		}
	}
	return table
}

// unlooked is why a whole point was left alone.
func (r tilsynsrapport) unlooked(point *interview.FollowUpPoint) Line {
	if closed := r.sag.ClosedBefore(point.ID, r.visit.Nr); closed > 0 && !r.sag.FollowedUpAt(point, r.visit.Nr) {
		return Line{Text: fmt.Sprintf("Punktet blev afsluttet ved %s.", onDay(r.sag.Visit(closed)))}
	}
	if r.visit.Points[point.ID] == interview.PointClosed {
		return Line{Text: "Punktet blev afsluttet ved tilsynet uden et fund."}
	}
	n := len(point.Verifiable())
	if len(point.Checks) == 0 {
		return Line{Text: "Intet fund noteret."}
	}
	return Line{Text: fmt.Sprintf("Ingen af de %d tjek har et fund.", n)}
}
