package dokument

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// tema is a tema with its value, how it came about, its assessment, and each
// indikator that the tilsyn looked at.
func (r tilsynsrapport) tema(t *kvalitetsmodel.TemaValue) []Block {
	value := Definitions{{Label: "Værdi", Text: r.compared(t.Value.String(), r.valueBefore(t.Tema.Nr))},
		{Label: "Udregning", Text: t.Explain()}}
	blocks := []Block{temaHeading(t.Tema), value, Heading{3, "Socialtilsynets vurdering af temaet"}, Paragraph{{Text: r.assessment(t)}}}
	for k := range t.Kriterier {
		blocks = append(blocks, r.kriterium(&t.Kriterier[k])...)
	}
	return blocks
}

func (r tilsynsrapport) compared(now string, before kvalitetsmodel.Value) string {
	if r.before == nil {
		return now
	}
	return fmt.Sprintf("%s (ved %s: %s)", now, onDay(r.before), before)
}

// assessment is what was written of a tema. None is missing where nothing was scored.
func (r tilsynsrapport) assessment(t *kvalitetsmodel.TemaValue) string {
	text := r.visit.TemaAssessment[t.Tema.Nr]
	if text == "" && !t.Value.OK() {
		return "Temaet er ikke vurderet ved dette tilsyn."
	}
	return orMissing(text)
}

// kriterium is a kriterium with the indikatorer that there is something to tell
// of. The others are told of where it is told what was not examined.
func (r tilsynsrapport) kriterium(k *kvalitetsmodel.KriteriumValue) []Block {
	if !k.Applies {
		return nil
	}
	blocks := []Block{kriteriumHeading(k.Kriterium), Paragraph{{Text: k.Explain()}}}
	for _, i := range k.Indikatorer {
		if i.Mark.State != kvalitetsmodel.GaelderIkke && r.told(i) {
			blocks = append(blocks, r.indikator(i)...)
		}
	}
	return blocks
}

// told reports whether the tilsyn has anything to say of an indikator.
func (r tilsynsrapport) told(i kvalitetsmodel.IndikatorValue) bool {
	if i.Mark.State == kvalitetsmodel.Scoret || r.visit.Bedoemmelser[i.Indikator.ID] != "" {
		return true
	}
	for _, point := range r.sag.PointsOf(i.Indikator.ID) {
		if r.looked(point) {
			return true
		}
	}
	return false
}

// looked reports whether the tilsyn has noted anything of a point, or drawn a lot.
func (r tilsynsrapport) looked(point *interview.FollowUpPoint) bool {
	for _, check := range point.Verifiable() {
		ref := interview.CheckRef{Point: point.ID, Check: check.Nr}
		if r.visit.Findings[ref] != (interview.Finding{}) || len(r.visit.Draws[ref]) > 0 {
			return true
		}
	}
	return false
}

func (r tilsynsrapport) indikator(i kvalitetsmodel.IndikatorValue) []Block {
	id := i.Indikator.ID
	facts := Definitions{{Label: "Score", Text: r.mark(i.Mark)}}
	if r.before != nil {
		facts = append(facts, Line{Label: "Ved tilsyn " + fmt.Sprint(r.before.Nr), Text: r.scoreBefore(id)})
	}
	if text := r.visit.Bedoemmelser[id]; text != "" || i.Mark.State == kvalitetsmodel.Scoret {
		facts = append(facts, Line{Label: "Bedømmelse", Text: orMissing(text)})
	}
	if p := r.praksis.Indikatorer[id]; p.Checks() > 0 {
		facts = append(facts, Line{Label: "Løfte mod praksis", Text: kept(p)})
	}
	facts = append(facts, answered("Tilbuddets løfte", r.sag.Answers[id])...)
	blocks := []Block{indikatorHeading(i.Indikator), facts}
	for _, point := range r.sag.PointsOf(id) {
		if r.looked(point) {
			blocks = append(blocks, r.promise(point, r.visit.Nr, r.decision(point)...), r.findings(point))
		}
	}
	return blocks
}

// decision is what the tilsyn decided of a point.
func (r tilsynsrapport) decision(point *interview.FollowUpPoint) []Line {
	if status := r.visit.Points[point.ID]; status != "" {
		return []Line{{Label: "Punktet er", Text: status.Danish()}}
	}
	return nil
}

// findings are the checks of a point with what was found of each.
func (r tilsynsrapport) findings(point *interview.FollowUpPoint) Table {
	table := Table{Columns: []Column{{Head: "Tjek", Width: 34}, {Head: "Fund", Width: 18}, {Head: "Note og kilde", Width: 48}}}
	if r.visit.Nr > 1 {
		table.Columns = []Column{{Head: "Tjek", Width: 27}, {Head: "Fund", Width: 15}, {Head: "Note og kilde", Width: 32}, {Head: "Tidligere fund", Width: 26}}
	}
	for i, check := range point.Verifiable() {
		ref := interview.CheckRef{Point: point.ID, Check: check.Nr}
		found := r.visit.Findings[ref]
		row := Row{Name: checkName(i), Cells: []Cell{{{Text: orMissing(check.Text)}}, {{Text: capital(resulted(found))}}, r.note(found, r.visit.Draws[ref])}}
		if r.visit.Nr > 1 {
			row.Cells = append(row.Cells, r.found(ref))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// resulted is the outcome of a check. That nobody has looked is said as it is.
func resulted(f interview.Finding) string {
	if f.Result == "" {
		return "intet fund noteret"
	}
	return f.Result.Danish()
}

func (r tilsynsrapport) note(f interview.Finding, draws []interview.Draw) Cell {
	var cell Cell
	if f.Note != "" {
		cell = append(cell, Line{Text: f.Note})
	}
	if f.Source != "" {
		cell = append(cell, Line{Label: "Kilde", Text: f.Source.Danish()})
	}
	if len(draws) > 0 {
		cell = append(cell, Line{Label: "Lod", Text: lots(draws)})
	}
	if len(cell) == 0 {
		return Cell{{Text: "–"}}
	}
	return cell
}

func lots(draws []interview.Draw) string {
	all := make([]string, len(draws))
	for i, draw := range draws {
		all[i] = draw.Danish()
	}
	return strings.Join(all, ", ")
}

// found is what the latest tilsyn before found of the same check.
func (r tilsynsrapport) found(ref interview.CheckRef) Cell {
	finding, nr := r.sag.Earlier(ref, r.visit.Nr)
	if nr == 0 {
		return Cell{{Text: "–"}}
	}
	cell := Cell{{Text: fmt.Sprintf("%s (tilsyn %d)", capital(resulted(finding)), nr)}}
	if finding.Note != "" {
		cell = append(cell, Line{Text: finding.Note})
	}
	return cell
}
