package dokument

import (
	"strings"
	"unicode/utf8"
)

// The measures of a printed page of the overdragelsesark, in tenths of a line. The
// widths are in characters, a little less than those of the type that is used, so
// that a page never holds less than it is thought to.
const (
	pageHeight    = 620
	titleHeight   = 26
	headingHeight = 22
	columnsHeight = 26 // of the head of the table, which is repeated on the next page
	belowHeight   = 14 // of the line below the table
	footHeight    = 40
	rowSpace      = 6 // around the text of a row

	pageWidth    = 110
	promiseWidth = 50
	checkWidth   = 41
	whyWidth     = 20

	mostRunes = 900 // of a text that is quoted
)

// sheet is the room for points on two pages.
type sheet struct {
	first, second int // what is taken of each
	turned        bool
}

// newSheet is two pages with what stands above and below the points.
func newSheet(above, below []Block) sheet {
	return sheet{
		first:  titleHeight + headHeight(above) + headingHeight + columnsHeight,
		second: columnsHeight + belowHeight + height(below) + footHeight,
	}
}

// take gives a row its place, or reports that there is none. A row is never parted,
// so one that does not fit on the first page leaves the rest of it empty.
func (s *sheet) take(row int) bool {
	if !s.turned && s.first+row <= pageHeight {
		s.first += row
		return true
	}
	s.turned = true
	if s.second+row > pageHeight {
		return false
	}
	s.second += row
	return true
}

// headHeight is that of the first list of the paper, whose terms stand side by side
// where there is room.
func headHeight(blocks []Block) int {
	lines, used := 0, pageWidth
	for _, block := range blocks {
		facts, _ := block.(Definitions)
		for _, line := range facts {
			length := utf8.RuneCountInString(line.Label) + utf8.RuneCountInString(line.Text) + 6
			if used+length > pageWidth || strings.Contains(line.Text, "\n") {
				lines += linesOf([]Line{line}, pageWidth-20)
				used = 0
			}
			used += length
		}
	}
	return 11 * lines
}

// height is that of blocks that stand below one another.
func height(blocks []Block) int {
	tenths := 0
	for _, block := range blocks {
		switch b := block.(type) {
		case Heading:
			tenths += headingHeight
		case Paragraph:
			tenths += 10*linesOf(b, pageWidth) + 4
		case List:
			tenths += 10*linesOf(b, pageWidth) + 7
		case Definitions:
			tenths += 11*linesOf(b, pageWidth) + 4
		}
	}
	return tenths
}

// rowHeight is that of a row of the table of points.
func rowHeight(row Row) int {
	most := 0
	for i, width := range []int{whyWidth, promiseWidth, checkWidth} {
		most = max(most, 10*linesOf(row.Cells[i], width)+len(row.Cells[i]))
	}
	return most + rowSpace
}

// linesOf is how many lines text takes, broken between words.
func linesOf(lines []Line, width int) int {
	n := 0
	for _, line := range lines {
		text := line.Text
		if line.Label != "" {
			text = line.Label + ": " + text
		}
		for part := range strings.SplitSeq(text, "\n") {
			n += broken(part, width)
		}
	}
	return n
}

func broken(text string, width int) int {
	n, used := 1, 0
	for _, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		if used > 0 && used+1+length > width {
			n, used = n+1, 0
		}
		if used > 0 {
			used++
		}
		used += length
		for used > width { // a word that is broken itself
			n, used = n+1, used-width
		}
	}
	return n
}
