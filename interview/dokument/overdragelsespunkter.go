package dokument

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
)

const (
	mostPoints = 10
	mostChecks = 3
	mostLines  = 5 // of a list
)

// points are the weightiest points that there is room for between what stands above
// and what stands below them.
func (a overdragelse) points(list []arbejdsliste.Item, room sheet) []Block {
	table := Table{Columns: []Column{{Head: "Punkt, og hvorfor det vejer", Width: 18}, {Head: "Tilbuddets løfte, ordret", Width: 45}, {Head: "Tjek", Width: 37}}}
	for _, item := range list[:min(mostPoints, len(list))] {
		row := a.row(item)
		if !room.take(rowHeight(row)) {
			break
		}
		table.Rows = append(table.Rows, row)
	}
	heading := Heading{2, "De vigtigste punkter"}
	if len(list) == 0 {
		return []Block{heading, Paragraph{{Text: "Der er ingen åbne opfølgningspunkter."}}}
	}
	blocks := []Block{heading}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if left := len(list) - len(table.Rows); left > 0 {
		blocks = append(blocks, Paragraph{{Text: fmt.Sprintf("%s til står i sagen, det vigtigste først.", amount(left, "åbent punkt", "åbne punkter"))}})
	}
	return blocks
}

func (a overdragelse) row(item arbejdsliste.Item) Row {
	point := item.Point
	var reasons []string
	for _, reason := range item.Reasons {
		reasons = append(reasons, reason.Danish())
	}
	if item.State == arbejdsliste.New {
		reasons = append(reasons, "nyt ved dette tilsyn")
	}
	if len(reasons) == 0 {
		reasons = []string{"skal følges op"}
	}
	why := Cell{{Label: string(point.ID), Text: strings.Join(reasons, "; ")}}
	if p := item.Praksis; p.Examined() > 0 {
		p.NotExamined, p.Impossible = 0, 0
		why = append(why, Line{Label: fmt.Sprintf("Tilsyn %d", a.next()), Text: kept(p)})
	}
	return Row{Name: pointName(point), Cells: []Cell{why, a.promised(point), checksInBrief(point)}}
}

// promised is the exact wording of a promise: the answer of the tilbud, or the
// sentence of a point that has none of its own. It is quoted whole or not at all.
func (a overdragelse) promised(point *interview.FollowUpPoint) Cell {
	if answer := a.sag.Answers[point.Indikator]; point.Tilsyn == 0 && answer.Text != "" {
		return Cell{{Text: brief(answer.Text, mostRunes, "svaret er for langt til arket og står i godkendelsen")}, {Label: "Oplyst af", Text: said(answer)}}
	}
	return Cell{{Text: brief(point.Sentence, mostRunes, "punktet er for langt til arket og står i sagen")}}
}

// checksInBrief are the first checks of a point without where to look.
func checksInBrief(point *interview.FollowUpPoint) Cell {
	if len(point.Checks) == 0 {
		return Cell{{Text: "Punktet følges op som en helhed."}}
	}
	var cell Cell
	for i, check := range point.Checks[:min(mostChecks, len(point.Checks))] {
		cell = append(cell, Line{Label: fmt.Sprint(i + 1), Text: brief(check.Text, mostRunes/3, "tjekket er for langt til arket")})
	}
	if left := len(point.Checks) - mostChecks; left > 0 {
		cell = append(cell, Line{Text: fmt.Sprintf("og %d tjek til", left)})
	}
	return cell
}

// brief is a text as it was written, or why it is not here: it is never cut.
func brief(text string, most int, instead string) string {
	switch {
	case strings.TrimSpace(text) == "":
		return missing
	case utf8.RuneCountInString(text) > most || strings.Count(text, "\n") > most/promiseWidth:
		return capital(instead) + "."
	}
	return text
}

// some are the first lines of a list, and how many there are beside them.
func some(lines List, single, several string) List {
	if left := len(lines) - mostLines; left > 0 {
		return append(lines[:mostLines:mostLines], Line{Text: amount(left, single, several) + "."})
	}
	return lines
}
