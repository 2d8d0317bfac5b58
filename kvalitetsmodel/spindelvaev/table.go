package spindelvaev

import (
	"strconv"
	"strings"
	"unicode"
)

// What is said of a tema without a value: after its name, or once for all.
const (
	unscored     = " (ingen score)"
	unscoredNote = noValue + " ingen score"
)

// Table is the numbers of the web: number, name and value of each axis, the
// values right-aligned. A tema has one line, more where the width asks for it.
// Where a tema has no value its name says so.
func Table(w Web, width int) string {
	return strings.Join(w.rows(width, unscored), "\n")
}

// rows are the lines of a table, with a note at the name of each gap.
func (w Web) rows(width int, note string) []string {
	nr, name, value := 0, 0, valueCells
	rowNames := make([]string, len(w.Axes))
	for i, axis := range w.Axes {
		rowNames[i] = clean(axis.Navn)
		if _, scored := w.fraction(i); !scored {
			rowNames[i] += note
		}
		nr = max(nr, len(strconv.Itoa(axis.Nr)))
		name = max(name, cells(rowNames[i]))
		value = max(value, cells(w.value(i)))
	}
	name = max(min(name, width-nr-value-3), 1)
	var lines []string
	for i, axis := range w.Axes {
		for j, part := range wrap(rowNames[i], name) {
			row := strings.Repeat(" ", nr+1) + part
			if j == 0 {
				row = padLeft(strconv.Itoa(axis.Nr), nr) + " " + padRight(part, name) + "  " + padLeft(w.value(i), value)
			}
			lines = append(lines, cut(row, width))
		}
	}
	return lines
}

// insetRows is the table as it stands beside a web. It keeps its size when a
// gap gets its value: the note on gaps has a line of its own, empty without gaps.
func (w Web) insetRows(width int) []string {
	note := ""
	if w.gaps() {
		note = cut(unscoredNote, width)
	}
	return append(w.rows(width, ""), note)
}

// strip is the table in two lines, numbers above values, for a web that carries
// the names, and its width without the note on gaps that may follow it.
func (w Web) strip(width int) (lines []string, stripWidth int) {
	const numberTitle, valueTitle = "Tema", "Værdi"
	column := valueCells
	for i, axis := range w.Axes {
		column = max(column, len(strconv.Itoa(axis.Nr)), cells(w.value(i)))
	}
	column += 3
	if len(w.Axes)*column+cells(valueTitle) > width {
		column -= 2
	}
	upper, lower := padRight(numberTitle, cells(valueTitle)), valueTitle
	for i, axis := range w.Axes {
		upper += padLeft(strconv.Itoa(axis.Nr), column)
		lower += padLeft(w.value(i), column)
	}
	stripWidth = cells(lower)
	if w.gaps() && width-(width-stripWidth)/2 >= stripWidth+3+cells(unscoredNote) {
		lower += "   " + unscoredNote
	}
	return []string{upper, lower}, stripWidth
}

// wrap breaks a text at word borders, and words that are wider than the width.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && cells(line)+1+cells(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for cells(word) > width {
			head := cut(word, width)
			lines = append(lines, head)
			word = word[len(head):]
		}
		line = word
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// cut is the start of a text, at most width cells of it.
func cut(s string, width int) string {
	for at := range s {
		if width <= 0 {
			return s[:at]
		}
		width--
	}
	return s
}

// clean makes control characters spaces, so that a text stays in its row.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(width-cells(s), 0)) + s
}

func padRight(s string, width int) string {
	return s + strings.Repeat(" ", max(width-cells(s), 0))
}
