package tui

import (
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
)

// letter is a letter of a text that is no space, with the style of its word.
type letter struct {
	r     rune
	style *lipgloss.Style
}

// lettersOf lists the letters of a text from a place in it on, or backwards from
// it, with the style of each.
func lettersOf(text string, styles []*lipgloss.Style) []letter {
	var all []letter
	for i, r := range text {
		if !unicode.IsSpace(r) {
			all = append(all, letter{r, styles[i]})
		}
	}
	return all
}

// markRows sets off words in rows that show a part of a text, wrapped in any way.
// The rows are found in the text by the letter with which one of them begins. A
// row that does not fit is left as it is.
func markRows(rows []string, at int, letters []letter, first int) []string {
	marked := make([]string, len(rows))
	next := first
	for y := at; y < len(rows); y++ {
		marked[y], next = markRow(rows[y], letters, next)
	}
	before := first
	for y := at - 1; y >= 0; y-- {
		before -= countLetters(rows[y])
		marked[y], _ = markRow(rows[y], letters, max(before, 0))
	}
	return marked
}

// markRow sets off the words of one row, whose letters begin at first.
func markRow(row string, letters []letter, first int) (marked string, next int) {
	var b, run strings.Builder
	var style *lipgloss.Style
	flush := func() {
		if style != nil && run.Len() > 0 {
			b.WriteString(style.Render(run.String()))
		} else {
			b.WriteString(run.String())
		}
		run.Reset()
	}
	next = first
	for _, r := range row {
		var s *lipgloss.Style
		if !unicode.IsSpace(r) {
			if next >= len(letters) || letters[next].r != r {
				return row, next // the row shows something else, such as a selection
			}
			s = letters[next].style
			next++
		}
		if s != style {
			flush()
			style = s
		}
		run.WriteRune(r)
	}
	flush()
	return b.String(), next
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
