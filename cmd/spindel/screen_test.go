//go:build !windows

package main

import (
	"slices"
	"strings"
	"unicode"
)

// screen is what a person sees: letters in rows, and the cursor.
type screen struct {
	rows [][]rune
	x, y int
}

func (s screen) String() string {
	var b strings.Builder
	for _, row := range s.rows {
		b.WriteString(strings.TrimRight(string(row), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// row is a row of the screen; the header is row 0.
func (s screen) row(y int) string { return strings.TrimRight(string(s.rows[y]), " ") }

// reads tells whether a text stands in one of the columns, however it is wrapped there.
func (s screen) reads(text string) bool {
	text = squeeze(text)
	if strings.Contains(squeeze(s.String()), text) {
		return true
	}
	return slices.ContainsFunc(s.columns(), func(column string) bool { return strings.Contains(squeeze(column), text) })
}

// squeeze drops what wrapping and frames put into a text.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '│' {
			return -1
		}
		return r
	}, text)
}

// columns takes the rows between header and footer apart where a line goes from
// top to bottom. The lens may stand on a line of its own above the footer.
func (s screen) columns() []string {
	body := s.rows[min(1, len(s.rows)-1):max(len(s.rows)-1, 1)]
	if last := len(body) - 1; last > 0 && !slices.Contains(body[last], '│') {
		body = body[:last]
	}
	width := len(body[0])
	var columns []string
	for left, x := 0, 0; x <= width; x++ {
		if x < width && slices.ContainsFunc(body, func(row []rune) bool { return row[x] != '│' }) {
			continue
		}
		var column strings.Builder
		for _, row := range body {
			column.WriteString(string(row[left:x]))
			column.WriteByte('\n')
		}
		columns = append(columns, column.String())
		left = min(x+1, width)
	}
	return columns
}
