package overblik

import (
	"fmt"
	"slices"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// plan is the opfølgningsplan, a few lines for each priority.
func (t *text) plan(model *kvalitetsmodel.Model, plan *interview.Opfoelgningsplan, today interview.Date) {
	if len(plan.Items) == 0 {
		return
	}
	t.heading("Opfølgningsplan", priorities(plan.Open(), len(plan.Items)))
	t.fill("", approval(plan))
	for i := range plan.Items {
		t.WriteByte('\n')
		t.priority(model, i+1, &plan.Items[i], today)
	}
}

func approval(plan *interview.Opfoelgningsplan) string {
	a := plan.Approval
	switch {
	case a == interview.Approval{}:
		return "Tilbuddets ledelse har ikke godkendt planen."
	case plan.ChangedSince:
		return fmt.Sprintf("Godkendt af tilbuddets ledelse (%s, %s). Planen er ændret siden.", a.By, a.Date.Danish())
	}
	return fmt.Sprintf("Godkendt af tilbuddets ledelse (%s, %s).", a.By, a.Date.Danish())
}

func (t *text) priority(model *kvalitetsmodel.Model, nr int, item *interview.PlanItem, today interview.Date) {
	first := fmt.Sprintf("%-4s", fmt.Sprintf("%d.", nr))
	const indent, label = 4, 16
	field := func(name, value string) {
		if value != "" {
			t.fill(first+pad(name, label), value)
			first = strings.Repeat(" ", indent)
		}
	}
	field("Baggrund", origin(item, today))
	field("Tema", strings.Join(scope(model, item), "\n"))
	field("Mål", short(item.Texts[interview.Maal], t.width-indent-label))
	field("Tidsramme", period(item, today))
	status := "har ikke oplyst, hvor langt det er"
	if item.Status != "" {
		status = "oplyser: " + item.Status.Danish()
	}
	field("Tilbuddet", said(status, item.StatusDate, ""))
	field("Socialtilsynet", verified(item.Verification))
}

// origin is where a priority comes from, with the deadline of a påbud.
func origin(item *interview.PlanItem, today interview.Date) string {
	text := item.Origin.Danish()
	if item.Deadline != "" {
		text += fmt.Sprintf(" med frist %s", item.Deadline.Danish())
		text += exceeded(item.Deadline, item, today)
	}
	var from []string
	if item.Point != "" {
		from = append(from, "punkt "+string(item.Point))
	}
	if item.Tilsyn > 0 {
		from = append(from, fmt.Sprintf("tilsyn %d", item.Tilsyn))
	}
	if len(from) > 0 {
		text += " (fra " + strings.Join(from, ", ") + ")"
	}
	return text
}

// exceeded marks a day of a priority that has passed without the goal being reached.
func exceeded(day interview.Date, item *interview.PlanItem, today interview.Date) string {
	if day == "" || day >= today || item.Done() {
		return ""
	}
	return ", overskredet med " + count(day.DaysUntil(today), "dag", "dage")
}

// scope names the temaer of a priority, each with its kriterier.
func scope(model *kvalitetsmodel.Model, item *interview.PlanItem) []string {
	var lines []string
	for _, nr := range item.Temaer {
		line, tema := fmt.Sprint(nr), model.Tema(nr)
		if tema == nil {
			lines = append(lines, line)
			continue
		}
		line += " " + tema.Navn
		var kriterier []string
		for _, kriterium := range tema.Kriterier {
			if slices.Contains(item.Kriterier, kriterium.Nr) {
				kriterier = append(kriterier, kriterium.Nr)
			}
		}
		if len(kriterier) > 0 {
			line += " (kriterium " + strings.Join(kriterier, ", ") + ")"
		}
		lines = append(lines, line)
	}
	return lines
}

// goalLines is how much of a goal is shown: the plan itself is another document.
const goalLines = 3

// short is running text cut to a few lines of a width.
func short(running string, width int) string {
	lines := wrap(running, width-2)
	if len(lines) <= goalLines {
		return running
	}
	return strings.Join(lines[:goalLines], "\n") + " …"
}

// period is the time frame that holds now, and whether it was changed.
func period(item *interview.PlanItem, today interview.Date) string {
	p := item.Period()
	var text string
	switch {
	case p.Start == "" && p.End == "":
		return "ikke aftalt"
	case p.End == "":
		text = "fra " + p.Start.Danish()
	case p.Start == "":
		text = "til " + p.End.Danish()
	default:
		text = fmt.Sprintf("%s til %s", p.Start.Danish(), p.End.Danish())
	}
	if p.End != item.Deadline { // it is told of the påbud already
		text += exceeded(p.End, item, today)
	}
	if changed := len(item.Periods) - 1; changed > 0 {
		text += fmt.Sprintf(" (ændret %s)", count(changed, "gang", "gange"))
	}
	return text
}

// said is a state with the day on which it was told, and a note.
func said(state string, day interview.Date, note string) string {
	if day != "" {
		state += fmt.Sprintf(" (%s)", day.Danish())
	}
	if note != "" {
		state += ". " + note
	}
	return state
}

// verified is what the socialtilsyn has seen of a priority.
func verified(v interview.Verification) string {
	state := "har ikke efterprøvet resultatet endnu"
	if v.Result != "" {
		state = v.Result.Danish()
	}
	return said(state, v.Date, v.Note)
}
