package tui

import (
	"fmt"
	"strings"

	"spindel/interview"
)

// progressElements are the log of a priority, the newest entry last, and how far
// the tilbud says that it is.
func (p *planStage) progressElements(item *interview.PlanItem) []element {
	elements := []element{paragraph("Notater om fremdriften", boldStyle)}
	for i, entry := range item.Progress {
		if entry.Text != "" {
			elements = append(elements, p.progressElement(item.Nr, i+1, entry))
		}
	}
	return append(elements, p.newProgressElement(item.Nr, len(item.Progress)+1))
}

// progressElement is an entry of the log, which is mended as it is written: with
// its date in front.
func (p *planStage) progressElement(nr, entry int, note interview.Progress) element {
	remove := func() {
		if p.record(interview.PlanProgressNoted{Item: nr, Nr: entry, Progress: interview.Progress{Date: note.Date}}) {
			p.notice = "Notatet er fjernet. Ctrl+Z henter det frem igen."
		}
	}
	return element{
		id: string(interview.ProgressField(nr, entry)),
		view: func(width int, focused bool) []string {
			return focusLines(hang(pointer(focused)+"· ", note.Date.Short()+": "+note.Text, width), focused)
		},
		text: &textSpec{
			field: interview.ProgressField(nr, entry), label: "Notat om fremdriften", value: note.Date.Short() + ": " + note.Text,
			commit: func(text string) {
				if text == "" {
					remove()
					return
				}
				p.noteProgress(nr, entry, text)
			},
		},
		keys:  map[string]func(){"x": remove, "delete": remove},
		hints: []hint{{"Enter", "ret"}, {"x", "fjern"}},
	}
}

func (p *planStage) newProgressElement(nr, entry int) element {
	return element{
		id: string(interview.ProgressField(nr, entry)), view: actionView("+ nyt notat"),
		text: &textSpec{
			field: interview.ProgressField(nr, entry), label: "Nyt notat, dateret i dag. En anden dato skrives foran: 12.4.2027: …",
			commit: func(text string) {
				if text != "" {
					p.noteProgress(nr, entry, text)
				}
			},
		},
		hints: []hint{{"Enter", "skriv et notat om fremdriften"}},
	}
}

// noteProgress writes an entry of the log. Without a date in front it keeps the
// date that it has, and a new one is of today.
func (p *planStage) noteProgress(nr, entry int, text string) {
	note := interview.Progress{Date: p.today(), Text: text}
	if item := p.sag.Plan.Item(nr); item != nil && entry <= len(item.Progress) && item.Progress[entry-1].Date != "" {
		note.Date = item.Progress[entry-1].Date
	}
	if front, rest, found := strings.Cut(text, ":"); found {
		date, err := interview.ParseDate(front)
		switch rest = strings.TrimSpace(rest); {
		case err == nil && rest == "":
			p.notice = "Skriv også, hvad der er sket. Teksten er bevaret."
			return
		case err == nil:
			note.Date, note.Text = date, rest
		case strings.Trim(front, "0123456789.-/ ") == "":
			p.notice = notADate(front)
			return
		}
	}
	p.record(interview.PlanProgressNoted{Item: nr, Nr: entry, Progress: note})
}

// statusElements are what the tilbud itself says, and when it said so.
func (p *planStage) statusElements(item *interview.PlanItem) []element {
	nr := item.Nr
	var options []option
	for i, status := range interview.PlanStatuses {
		options = append(options, option{
			key: fmt.Sprint(i + 1), text: status.Danish(), chosen: item.Status == status,
			pick: func() { p.record(interview.PlanStatusSet{Item: nr, Status: status, Date: p.today()}) }})
	}
	status := p.choice("status", "Tilbuddets status", "ikke oplyst", options, false,
		hint{"1–4", "det, tilbuddet oplyser i dag"}, hint{"Delete", "fjern status"})
	none := func() {
		if now := p.sag.Plan.Item(nr); now != nil && now.Status != "" {
			p.record(interview.PlanStatusSet{Item: nr})
		}
	}
	status.keys["delete"], status.keys["backspace"] = none, none
	elements := []element{blank(), status}
	if item.Status != "" {
		elements = append(elements, p.day(interview.PlanStatusDate, nr, "Oplyst den", "(fx "+p.today().Short()+")", item.StatusDate, func(text string) {
			now := p.sag.Plan.Item(nr)
			date, err := interview.ParseDate(text)
			if now == nil || err != nil {
				p.notice = notADate(text)
				return
			}
			p.record(interview.PlanStatusSet{Item: nr, Status: now.Status, Date: date})
		}))
	}
	return elements
}
