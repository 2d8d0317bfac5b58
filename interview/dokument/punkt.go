package dokument

import (
	"cmp"
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// promise is a follow-up point in its own words, with what stands before its checks,
// in a paper of the godkendelse (0) or of a tilsyn. Its deadline is that of today: a
// paper of what went before must not seem to know it.
func (b basis) promise(point *interview.FollowUpPoint, stage int, more ...Line) Paragraph {
	lines := Paragraph{{Label: pointName(point), Text: orMissing(point.Sentence)}}
	if point.Tilsyn > 0 {
		lines = append(lines, Line{Label: "Skrevet ved", Text: fmt.Sprintf("tilsyn %d", point.Tilsyn)})
	}
	if point.Deadline != "" {
		label := "Frist"
		if stage < len(b.sag.Tilsyn) {
			label = "Frist nu"
		}
		lines = append(lines, Line{Label: label, Text: point.Deadline.Danish()})
	}
	lines = append(lines, more...)
	if point.Lead != "" && len(point.Checks) > 0 {
		lines = append(lines, Line{Text: point.Lead})
	}
	return lines
}

func pointName(point *interview.FollowUpPoint) string { return "Opfølgningspunkt " + string(point.ID) }

// notSaid stands where nobody has to write anything, and nobody has.
const notSaid = "Ikke angivet"

// planned is a point with how and where each of its checks is to be verified.
func (b basis) planned(point *interview.FollowUpPoint) []Block {
	if len(point.Checks) == 0 {
		return []Block{b.promise(point, point.Tilsyn, Line{Text: "Punktet har ingen tjek. Det følges op som en helhed."})}
	}
	table := Table{Columns: []Column{{Head: "Tjek", Width: 50}, {Head: "Måde", Width: 18}, {Head: "Hvor", Width: 32}}}
	for i, check := range point.Checks {
		table.Rows = append(table.Rows, Row{Name: checkName(i), Cells: []Cell{
			{{Text: orMissing(check.Text)}}, {{Text: waysOf(check)}}, {{Text: cmp.Or(check.Hvor, notSaid)}}}})
	}
	return []Block{b.promise(point, point.Tilsyn), table}
}

func checkName(i int) string { return fmt.Sprintf("Tjek %d", i+1) }

// waysOf are the ways in which a check can be verified.
func waysOf(check interview.Check) string {
	if len(check.Ways) == 0 {
		return notSaid
	}
	ways := make([]string, len(check.Ways))
	for i, way := range check.Ways {
		ways[i] = string(way)
	}
	return strings.Join(ways, ", ")
}

// answered is the answer of the tilbud in its own words.
func answered(label string, answer interview.Answer) Definitions {
	if answer.Text == "" {
		return Definitions{{Label: label, Text: missing}}
	}
	return Definitions{{Label: label, Text: answer.Text}, {Label: "Oplyst af", Text: said(answer)}}
}

// kept counts what a tilsyn found of what was promised: "3 holdt, 1 delvist".
func kept(p interview.Praksis) string {
	var facts []string
	for _, outcome := range []struct {
		n    int
		name string
	}{{p.Kept, "holdt"}, {p.Partly, "delvist"}, {p.NotKept, "ikke holdt"}, {p.NotExamined, "ikke undersøgt"}, {p.Impossible, "kunne ikke undersøges"}} {
		if outcome.n > 0 {
			facts = append(facts, fmt.Sprintf("%d %s", outcome.n, outcome.name))
		}
	}
	if len(facts) == 0 {
		return "–"
	}
	return strings.Join(facts, ", ")
}

// step is a score with the official words for it: "4: I høj grad opfyldt".
func step(model *kvalitetsmodel.Model, score int) string {
	for _, s := range model.Tilsyn {
		if s.Score == score {
			return fmt.Sprintf("%d: %s", s.Score, s.Text)
		}
	}
	return fmt.Sprint(score)
}

// steps is the official scale.
func steps(model *kvalitetsmodel.Model) List {
	var list List
	for _, s := range model.Tilsyn {
		list = append(list, Line{Label: fmt.Sprint(s.Score), Text: s.Text})
	}
	return list
}

// visited is when and how a tilsyn was made.
func visited(t *interview.Tilsyn) string {
	how := "uanmeldt"
	if t.Anmeldt {
		how = "anmeldt"
	}
	return fmt.Sprintf("%s, %s", onDay(t), how)
}

// onDay is a tilsyn with its day.
func onDay(t *interview.Tilsyn) string {
	if t.Date == "" {
		return fmt.Sprintf("tilsyn %d uden dato", t.Nr)
	}
	return fmt.Sprintf("tilsyn %d den %s", t.Nr, t.Date.Danish())
}
