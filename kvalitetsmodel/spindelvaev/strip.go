package spindelvaev

import "strconv"

// strip is the table lying down, for a web that carries the names: a column for
// each tema, a row for each kind of number, which is also the key of its stroke.
type strip struct {
	titles, column int // widths
	width, height  int
	lead           int  // empty lines above
	short          bool // no room for the names of the tilsyn
	note           bool // a line below says what the coverage means
}

// strip is the most generous strip that fits a width, if any does.
func (w Web) strip(width int) strip {
	column, haunted := 0, w.haunted()
	for i, axis := range w.Axes {
		column = max(column, len(strconv.Itoa(axis.Nr)), valueWidth(w.value(i)), coverageCells(axis))
		if haunted {
			column = max(column, valueWidth(w.valueBefore(i)))
		}
	}
	var s strip
	for _, s.short = range [...]bool{false, true} {
		for _, s.column = range [...]int{column + 3, column + 1} {
			s.titles = w.titleCells(s.short)
			s.width = s.titles + len(w.Axes)*s.column
			if s.width <= width {
				s.height = w.stripRows()
				return s
			}
		}
	}
	return s
}

func (w Web) stripRows() int {
	rows := 2
	if w.haunted() {
		rows++
	}
	if w.covered() {
		rows++
	}
	return rows
}

// titleCells is the width of the titles of the rows.
func (w Web) titleCells(short bool) int {
	now, before, covered := w.title(), w.titleBefore(), coveredTitle
	if short {
		now, before, covered = valueWord, previousWord, coveredWord
	}
	if !w.haunted() {
		before = ""
	}
	if !w.covered() {
		covered = ""
	}
	width := max(cells(now), cells(before))
	if w.keyed() {
		width += sampleCells + 1
	}
	return max(width, cells(covered), cells(temaWord))
}

// strip writes a strip, each row from its own end of the numbers.
func (c *Canvas) strip(w Web, s strip, x, y int, tegn Tegn) {
	now, before, covered := w.title(), w.titleBefore(), coveredTitle
	if s.short {
		now, before, covered = valueWord, previousWord, coveredWord
	}
	y += s.lead
	first := y
	c.text(x, y, temaWord)
	for i, axis := range w.Axes {
		c.number(x+s.end(i), y, axis.Nr)
	}
	y++
	c.stripTitle(w, x, y, now, tegn, false)
	for i := range w.Axes {
		c.right(x+s.end(i), y, w.value(i))
	}
	if w.haunted() {
		y++
		c.stripTitle(w, x, y, before, tegn, true)
		for i := range w.Axes {
			c.right(x+s.end(i), y, w.valueBefore(i))
		}
	}
	if w.covered() {
		y++
		c.text(x, y, covered)
		for i, axis := range w.Axes {
			c.coverage(x+s.end(i), y, axis)
		}
	}
	c.stripNotes(w, s, x, first, y)
}

func (c *Canvas) stripTitle(w Web, x, y int, title string, tegn Tegn, before bool) {
	if w.keyed() {
		x = c.text(x, y, sample(tegn, before)) + 1
	}
	c.text(x, y, title)
}

// stripNotes says what the numbers mean, where there is room for it: what stands
// for a gap beside the title of the first row, else beside the numbers.
func (c *Canvas) stripNotes(w Web, s strip, x, first, last int) {
	if s.note {
		c.text(x, last+1, coverageNote)
	}
	if !w.gaps() {
		return
	}
	inTitle := cells(temaWord) + betweenTitles
	switch beside := x + s.width + 3; {
	case inTitle+cells(unscoredNote) <= s.titles:
		c.text(x+inTitle, first, unscoredNote)
	case beside+cells(unscoredNote) <= c.size.Width:
		c.text(beside, last, unscoredNote)
	}
}

// above is the frame that a strip leaves for the web.
func (s strip) above(size Size) Size { return Size{size.Width, size.Height - s.height} }

// end is the cell after the column of an axis.
func (s strip) end(i int) int { return s.titles + (i+1)*s.column }
