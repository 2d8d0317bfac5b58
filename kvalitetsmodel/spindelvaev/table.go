package spindelvaev

import (
	"slices"
	"strconv"
)

// table is the numbers of the web standing up: a line for each tema, more where
// the width asks for it.
type table struct {
	nr, name, value, before, coverage int // widths; 0 for a column that is not there
	width, height                     int
	head                              bool
}

// Table is the numbers of the web: number, name and value of each axis, the
// values right-aligned, with the values of the previous tilsyn and the coverage
// where there are any. Where a tema has no value its name says so.
func Table(w Web, width int) string {
	w.Axes = slices.Clone(w.Axes)
	for i := range w.Axes {
		if _, scored := w.fraction(i); !scored {
			w.Axes[i].Navn += unscored
		}
	}
	t := w.table(width)
	var c Canvas
	c.clear(Size{width, t.height + w.footRows(t, false)})
	c.foot(w, t, 0, c.table(w, t, 0, 0), false, Ascii)
	return c.String()
}

// table measures the rows for a width.
func (w Web) table(width int) table {
	t, haunted := table{}, w.haunted()
	for i, axis := range w.Axes {
		t.nr = max(t.nr, len(strconv.Itoa(axis.Nr)))
		t.name = max(t.name, cells(axis.Navn))
		t.value = max(t.value, valueWidth(w.value(i)))
		t.coverage = max(t.coverage, coverageCells(axis))
		if haunted {
			t.before = max(t.before, valueWidth(w.valueBefore(i)))
		}
	}
	t.head = t.before > 0 || t.coverage > 0
	if t.head {
		t.value = max(t.value, cells(valueWord))
		t.height++
	}
	rest := t.nr + 1 + betweenTitles + t.value
	if t.before > 0 {
		rest += betweenTitles + t.before
	}
	if t.coverage > 0 {
		t.coverage = max(t.coverage, cells(coveredWord))
		rest += betweenTitles + t.coverage
	}
	t.name = max(min(t.name, width-rest), 1)
	t.width = t.name + rest
	for _, axis := range w.Axes {
		t.height += lineCount(axis.Navn, t.name)
	}
	return t
}

// inset is the frame of a table with its notes. It keeps its size when a gap
// gets its value: the note on gaps has a line of its own, empty without gaps.
func (w Web) inset(t table) Size {
	return Size{t.width, t.height + w.footRows(t, true)}
}

// table writes the rows and returns the row after the last.
func (c *Canvas) table(w Web, t table, x, y int) int {
	name := x + t.nr + 1
	value := name + t.name + betweenTitles + t.value
	before := value
	if t.before > 0 {
		before += betweenTitles + t.before
	}
	coverage := before + betweenTitles + t.coverage
	if t.head {
		c.text(name, y, temaWord)
		c.right(value, y, valueWord)
		if t.before > 0 {
			c.right(before, y, previousWord)
		}
		if t.coverage > 0 {
			c.right(coverage, y, coveredWord)
		}
		y++
	}
	for i, axis := range w.Axes {
		c.number(x+t.nr, y, axis.Nr)
		c.right(value, y, w.value(i))
		if t.before > 0 {
			c.right(before, y, w.valueBefore(i))
		}
		if t.coverage > 0 {
			c.coverage(coverage, y, axis)
		}
		y = c.lines(name, y, t.name, axis.Navn)
	}
	return y
}

// footRows is how many lines the notes below a table take.
func (w Web) footRows(t table, inset bool) int {
	rows := 0
	if inset {
		rows++
	}
	if inset && w.keyed() || w.Name != "" {
		rows += lineCount(w.Name, t.keyCells(inset))
	}
	if inset && w.haunted() || w.NameBefore != "" {
		rows += lineCount(w.NameBefore, t.keyCells(inset))
	}
	if t.coverage > 0 {
		rows += lineCount(coverageNote, t.width)
	}
	return rows
}

// foot writes the notes below a table: which tilsyn the columns are, with their
// strokes beside a web, what the coverage means, and what stands for a gap.
func (c *Canvas) foot(w Web, t table, x, y int, inset bool, tegn Tegn) {
	if inset && w.keyed() || w.Name != "" {
		y = c.footKey(t, x, y, inset, sample(tegn, false), valueWord, w.Name)
	}
	if inset && w.haunted() || w.NameBefore != "" {
		y = c.footKey(t, x, y, inset, sample(tegn, true), previousWord, w.NameBefore)
	}
	if t.coverage > 0 {
		y = c.lines(x, y, t.width, coverageNote)
	}
	if inset && w.gaps() {
		c.text(x, y, unscoredNote)
	}
}

func (c *Canvas) footKey(t table, x, y int, inset bool, stroke, word, name string) int {
	width := t.keyCells(inset)
	if inset {
		x = c.text(x, y, stroke) + 1
	}
	end := c.text(x, y, word)
	if name != "" {
		c.text(end, y, ":")
	}
	return c.lines(x+cells(valueWord)+2, y, width, name)
}

// keyCells is the width for the name of a tilsyn below a table.
func (t table) keyCells(inset bool) int {
	width := t.width - cells(valueWord) - 2
	if inset {
		width -= sampleCells + 1
	}
	return width
}
