package spindelvaev

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines breaks a text at word borders, and words that are wider than the width.
// There is always one line.
func lines(s string, width int) iter.Seq[string] {
	width = max(width, 1)
	return func(yield func(string) bool) {
		from, to, used := 0, 0, 0 // the line so far, and its cells
		for at := 0; ; {
			word, end := nextWord(s, at)
			if word == end {
				break
			}
			if gap := cells(s[to:word]); to > from && used+gap+cells(s[word:end]) <= width {
				used += gap + cells(s[word:end])
				to, at = end, end
				continue
			}
			if to > from && !yield(s[from:to]) {
				return
			}
			for cells(s[word:end]) > width {
				head := word + len(cut(s[word:end], width))
				if !yield(s[word:head]) {
					return
				}
				word = head
			}
			from, to, at, used = word, end, end, cells(s[word:end])
		}
		yield(s[from:to])
	}
}

// nextWord finds the next word from a place in a text; empty at its end.
func nextWord(s string, at int) (from, to int) {
	from = at
	for from < len(s) {
		r, n := utf8.DecodeRuneInString(s[from:])
		if !spacing(r) {
			break
		}
		from += n
	}
	to = from
	for to < len(s) {
		r, n := utf8.DecodeRuneInString(s[to:])
		if spacing(r) {
			break
		}
		to += n
	}
	return from, to
}

func spacing(r rune) bool {
	if r > ' ' && r < 0x7f {
		return false
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// lineCount is how many lines a text takes.
func lineCount(s string, width int) int {
	n := 0
	for range lines(s, width) {
		n++
	}
	return n
}

// wrap is the same as lines, for callers that need them all at once.
func wrap(s string, width int) []string {
	var all []string
	for part := range lines(s, width) {
		all = append(all, clean(part))
	}
	return all
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

// cells is the width of a text in terminal cells: one to a rune.
func cells(s string) int { return utf8.RuneCountInString(s) }
