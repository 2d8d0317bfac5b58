package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
)

// paragraph is text to read.
func paragraph(text string, style lipgloss.Style) element {
	return element{view: func(width int, _ bool) []string { return styled(style, wrap(text, width)) }}
}

// heading begins a part of a page, with a blank line above.
func heading(text string) element {
	return element{view: func(width int, _ bool) []string {
		return append([]string{""}, styled(boldStyle, wrap(text, width))...)
	}}
}

// list is lines of text behind marks.
func list(mark string, items []string, style lipgloss.Style) element {
	return element{view: func(width int, _ bool) []string {
		var lines []string
		for _, item := range items {
			lines = append(lines, styled(style, hang(mark, item, width))...)
		}
		return lines
	}}
}

// blank is an empty line.
func blank() element {
	return element{view: func(int, bool) []string { return []string{""} }}
}

// field is a text that is typed in as soon as it is reached.
func field(id string, spec textSpec) element {
	return element{
		id: id, text: &spec, opens: true,
		view: func(width int, focused bool) []string {
			if spec.single {
				return hang(pointer(focused)+spec.label+": ", or(spec.value, spec.hint), width)
			}
			return append(styled(boldStyle, wrap(spec.label, width)), answerLines(spec, spec.hint, width)...)
		},
	}
}

// answerLines is the text of a field, or what stands there instead, with what the
// lens sees in it.
func answerLines(spec textSpec, otherwise string, width int) []string {
	if spec.value == "" || spec.lens == nil {
		return quoted(or(spec.value, otherwise), spec.value == "", width)
	}
	spec.lens.read(spec.value)
	lines := spec.lens.quote(width)
	return append(lines, spec.lens.summary(width)...)
}

// shown is a field that can only be read.
func shown(spec textSpec) element {
	return element{view: func(width int, _ bool) []string {
		if spec.single {
			return hang("  "+spec.label+": ", or(spec.value, "–"), width)
		}
		return append([]string{boldStyle.Render(cut(spec.label, width))}, answerLines(spec, "–", width)...)
	}}
}

// quoted is text behind a bar, line for line as it was written.
func quoted(text string, faint bool, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		wrapped := wrap(paragraph, width-2)
		if len(wrapped) == 0 {
			wrapped = []string{""}
		}
		for _, line := range wrapped {
			if faint {
				line = faintStyle.Render(line)
			}
			lines = append(lines, faintStyle.Render("│ ")+line)
		}
	}
	return lines
}

// pointer marks the element in focus without colour.
func pointer(focused bool) string {
	if focused {
		return "> "
	}
	return "  "
}

// focusLines makes the lines of the element in focus stand out.
func focusLines(lines []string, focused bool) []string {
	if focused {
		return styled(boldStyle, lines)
	}
	return lines
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// notADate says of a text that it is none.
func notADate(text string) string {
	return fmt.Sprintf("»%s« er ikke en dato. Skriv den som 25.11.2026.", text)
}
