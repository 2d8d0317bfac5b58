package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"spindel/interview"
)

// option is one of the things that can be chosen on an element, by a single key.
type option struct {
	key, text string
	says      string // what stands there when it is chosen, where that is more than the text
	chosen    bool
	pick      func()
}

// choice is an element with options. Away from it only what is chosen stands there,
// so that the page reads like the form.
func (p *planStage) choice(id, label, none string, options []option, many bool, hints ...hint) element {
	e := element{
		id:    id,
		keys:  map[string]func(){"enter": func() { p.screen.page.move(1) }},
		hints: hints,
		view: func(width int, focused bool) []string {
			if focused {
				return focusLines(optionLines(label, options, many, width), true)
			}
			return chosenLines(label, none, options, width)
		},
	}
	for _, o := range options {
		e.keys[o.key] = o.pick
	}
	return e
}

func optionLines(label string, options []option, many bool, width int) []string {
	marks := map[bool]string{true: "(•)", false: "( )"}
	if many {
		marks = map[bool]string{true: markDone, false: markNone}
	}
	lines := hang("> ", label, width)
	for _, o := range options {
		lines = append(lines, hang(fmt.Sprintf("  %s %s ", o.key, marks[o.chosen]), o.text, width)...)
	}
	return lines
}

func chosenLines(label, none string, options []option, width int) []string {
	var lines []string
	for _, o := range options {
		switch {
		case o.chosen && o.says != "":
			lines = append(lines, hang("  ", o.says, width)...)
		case o.chosen:
			lines = append(lines, hang("  "+label+": ", o.text, width)...)
		}
	}
	if len(lines) == 0 {
		return styled(faintStyle, hang("  "+label+": ", none, width))
	}
	return lines
}

// group begins a part of the form, under the heading that the form gives it.
func group(name string) element {
	return element{view: func(width int, _ bool) []string {
		return []string{"", boldStyle.Render(ruled(name, width))}
	}}
}

func ruled(name string, width int) string {
	line := "── " + name + " "
	return cut(line+strings.Repeat("─", max(0, width-ansi.StringWidth(line))), width)
}

// day is a field for a date on one line.
func (p *planStage) day(column interview.PlanColumn, nr int, label, empty string, value interview.Date, commit func(text string)) element {
	return p.waiting("ikke noteret", field(string(column), textSpec{
		field: interview.PlanField(nr, column), ownDraft: true, label: label, hint: empty, single: true,
		value: value.Short(), same: func(text string) bool { return sameDay(text, value) }, commit: commit,
	}))
}

// waiting shows the text that was typed in a field and could not be recorded: in
// the place of what is missing, or beneath what stands.
func (p *planStage) waiting(why string, e element) element {
	draft, waits := p.drafts[e.text.field]
	if !waits {
		return e
	}
	view, spec := e.view, *e.text
	e.view = func(width int, focused bool) []string {
		text := draft.Text + " (" + why + ")"
		if spec.value == "" {
			return hang(pointer(focused)+spec.label+": ", text, width)
		}
		return append(view(width, focused), hang("    ", text, width)...)
	}
	return e
}

// sameDay tells that a text is another way of writing a day.
func sameDay(text string, day interview.Date) bool {
	date, err := interview.ParseDate(text)
	return err == nil && date == day
}
