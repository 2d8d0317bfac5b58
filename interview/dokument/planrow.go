package dokument

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// planRow is a priority on its way into the nine columns of the official form.
type planRow struct {
	model    *kvalitetsmodel.Model
	sag      *interview.Sag
	item     *interview.PlanItem
	priority int
}

func (r planRow) row() Row {
	row := Row{Name: priority(r.priority)}
	for i, head := range interview.PlanForm {
		cell := r.texts(head.Texts)
		switch i {
		case 0:
			cell = r.scope()
		case 5:
			cell = r.period()
		case len(interview.PlanForm) - 1:
			cell = append(cell, r.status(), r.verification())
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// scope is what the priority is about and where it comes from.
func (r planRow) scope() Cell {
	cell := Cell{{Label: priority(r.priority)}}
	for _, nr := range r.item.Temaer {
		line := Line{Label: fmt.Sprintf("Tema %d", nr)}
		if tema := r.model.Tema(nr); tema != nil {
			line.Text = tema.Navn
		}
		cell = append(cell, line)
	}
	for _, nr := range r.item.Kriterier {
		cell = append(cell, Line{Label: "Kriterium " + nr, Text: kriterium(r.model, nr)})
	}
	return append(cell, r.origin()...)
}

// kriterium is the wording of a kriterium, empty where the edition has none such.
func kriterium(model *kvalitetsmodel.Model, nr string) string {
	for _, tema := range model.Temaer {
		for _, kriterium := range tema.Kriterier {
			if kriterium.Nr == nr {
				return kriterium.Text
			}
		}
	}
	return ""
}

func (r planRow) origin() Cell {
	from := Line{Label: "Baggrund", Text: r.item.Origin.Danish()}
	if r.item.Origin == interview.Paabud {
		if r.item.Deadline == "" {
			from.Text += " uden frist"
		} else {
			from.Text += " med frist den " + r.item.Deadline.Danish()
		}
	}
	cell := Cell{from}
	if r.item.Point != "" {
		cell = append(cell, Line{Label: "Opfølgningspunkt", Text: string(r.item.Point)})
	}
	if visit := r.sag.Visit(r.item.Tilsyn); visit != nil {
		cell = append(cell, Line{Label: "Skrevet ved", Text: fmt.Sprintf("tilsyn %d den %s", visit.Nr, visit.Date.Danish())})
	}
	return cell
}

// texts are what was written in a column. Where it asks for two things, each is named.
func (r planRow) texts(columns []interview.PlanColumn) Cell {
	var cell Cell
	for _, column := range columns {
		text := r.item.Texts[column]
		if text == "" {
			continue
		}
		line := Line{Text: text}
		if len(columns) > 1 {
			line.Label = capital(column.Danish())
		}
		cell = append(cell, line)
	}
	return cell
}

// period is the time frame that holds, and beneath it those that held before, the
// latest first, each with why it gave way.
func (r planRow) period() Cell {
	var cell Cell
	periods := r.item.Periods
	for i := len(periods) - 1; i >= 0; i-- {
		frame := periods[i]
		if i == len(periods)-1 {
			cell = append(cell, start(frame), end(frame))
		} else {
			cell = append(cell, Line{Label: "Tidligere", Text: between(frame)})
			cell = append(cell, reason("Grund til ændringen", periods[i+1])...)
		}
	}
	if len(periods) > 0 {
		cell = append(cell, reason("Grund", periods[0])...)
	}
	return cell
}

func reason(label string, p interview.Period) Cell {
	if p.Reason == "" {
		return nil
	}
	return Cell{{Label: label, Text: p.Reason}}
}

func start(p interview.Period) Line { return Line{Label: "Start", Text: day(p.Start)} }
func end(p interview.Period) Line   { return Line{Label: "Slut", Text: day(p.End)} }

func day(d interview.Date) string {
	if d == "" {
		return "ikke skrevet"
	}
	return d.Danish()
}

func between(p interview.Period) string {
	switch {
	case p.Start == "" && p.End == "":
		return "ikke skrevet"
	case p.End == "":
		return "fra den " + day(p.Start)
	case p.Start == "":
		return "til den " + day(p.End)
	}
	return day(p.Start) + " – " + day(p.End)
}

// status is what the tilbud says.
func (r planRow) status() Line {
	return Line{Label: "Tilbuddets status", Text: dated(r.item.Status.Danish(), r.item.StatusDate), Apart: true}
}

// verification is what the socialtilsyn has seen.
func (r planRow) verification() Line {
	v := r.item.Verification
	result := "ikke efterprøvet"
	if v.Result != "" {
		result = v.Result.Danish()
	}
	lines := []string{dated(result, v.Date)}
	if v.Note != "" {
		lines = append(lines, v.Note)
	}
	return Line{Label: "Socialtilsynets efterprøvning", Text: strings.Join(lines, "\n"), Apart: true}
}

func dated(text string, day interview.Date) string {
	if day == "" {
		return text
	}
	return text + " den " + day.Danish()
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
