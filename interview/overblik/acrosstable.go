package overblik

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"spindel/kvalitetsmodel"
)

// figure is a column of numbers: its heading in two lines, its width with the
// space before it, and what stands in it.
type figure struct {
	heads [2]string
	width int
	cell  func(tally) string
}

// figures are columns under a heading of their own, which may be empty.
type figures struct {
	title   string
	columns []figure
}

func (f figures) width() int {
	width := 0
	for _, column := range f.columns {
		width += column.width
	}
	return width
}

// head is the heading over the columns, ruled as far as they reach.
func (f figures) head() string {
	if f.title == "" {
		return pad("", f.width())
	}
	head := "  " + f.title + " "
	return head + strings.Repeat("-", max(0, f.width()-displaywidth.String(head)))
}

var sagerFigure = figures{"", []figure{
	{[2]string{"", "sager"}, 6, func(c tally) string { return fmt.Sprint(c.sager) }},
}}

var promiseFigures = figures{"Løfter mod praksis (antal tjek)", []figure{
	{[2]string{"", "i alt"}, 6, func(c tally) string { return fmt.Sprint(c.praksis.Checks()) }},
	{[2]string{"", "holdt"}, 6, func(c tally) string { return fmt.Sprint(c.praksis.Kept) }},
	{[2]string{"del-", "vist"}, 5, func(c tally) string { return fmt.Sprint(c.praksis.Partly) }},
	{[2]string{"ikke", "holdt"}, 6, func(c tally) string { return fmt.Sprint(c.praksis.NotKept) }},
	{[2]string{"ikke", "undersøgt"}, 10, func(c tally) string { return fmt.Sprint(c.praksis.NotExamined) }},
	{[2]string{"kunne ikke", "undersøges"}, 11, func(c tally) string { return fmt.Sprint(c.praksis.Impossible) }},
	{[2]string{"holdt", "i %"}, 6, func(c tally) string {
		if c.praksis.Examined() == 0 {
			return "–"
		}
		return share(c.praksis.Kept, c.praksis.Examined())
	}},
}}

// scoreFigures are how the scores of an edition are spread, the highest first.
func scoreFigures(model *kvalitetsmodel.Model) figures {
	spread := figures{title: "Score (antal sager)"}
	for i, step := range model.Tilsyn {
		column := figure{[2]string{"", fmt.Sprint(step.Score)}, 4, func(c tally) string { return fmt.Sprint(c.scores[step.Score]) }}
		if i == 0 {
			column.width++
		}
		spread.columns = append(spread.columns, column)
	}
	spread.columns = append(spread.columns,
		figure{[2]string{"ikke", "bedømt"}, 8, func(c tally) string { return fmt.Sprint(c.notScored) }},
		figure{[2]string{"", "mangler"}, 8, func(c tally) string { return fmt.Sprint(c.missing) }})
	return spread
}

const (
	idWidth     = 6  // "10.a" and a gap
	roomForType = 24 // the least room for what a row is of
)

// figures writes a table: a row for each indikator, and beneath it one for each
// tilbudstype where there are several.
func (t *text) figures(told []acrossIndikator, byType bool, groups ...figures) {
	label := t.width
	for _, group := range groups {
		label -= group.width()
	}
	blank := strings.Repeat(" ", label)
	titles, heads := blank, [2]string{blank, blank}
	for _, group := range groups {
		titles += group.head()
		for _, column := range group.columns {
			for line, head := range column.heads {
				heads[line] += fmt.Sprintf("%*s", column.width, head)
			}
		}
	}
	t.WriteByte('\n')
	t.line("%s", titles)
	t.line("%s", heads[0])
	t.line("%s", heads[1])

	row := func(name string, c tally) {
		const indent = "  "
		lines := wrap(name, label-len(indent))
		for _, line := range lines[:len(lines)-1] {
			t.line("%s", indent+line)
		}
		last := indent + lines[len(lines)-1]
		if displaywidth.String(last) > label { // a word that is longer than its column
			t.line("%s", last)
			last = ""
		}
		t.line("%s%s", pad(last, label), cells(groups, c))
	}
	for _, i := range told {
		first := fmt.Sprintf("%-*s", idWidth, i.indikator.ID)
		if byType {
			first += "alle"
		}
		t.line("%s%s", pad(first, label), cells(groups, i.all))
		if byType && len(i.typer) > 1 {
			for _, typed := range i.typer {
				row(typed.typ.Navn, typed.tally)
			}
		}
	}
}

func cells(groups []figures, c tally) string {
	var numbers strings.Builder
	for _, group := range groups {
		for _, column := range group.columns {
			fmt.Fprintf(&numbers, "%*s", column.width, column.cell(c))
		}
	}
	return numbers.String()
}
