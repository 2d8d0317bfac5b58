package spindelvaev

import (
	"strconv"
	"unicode"
)

// text writes along a row and returns the cell after the last.
func (c *Canvas) text(x, y int, s string) int {
	for _, r := range s {
		if unicode.IsControl(r) {
			r = ' '
		}
		c.set(x, y, r)
		x++
	}
	return x
}

// right writes a text that ends before a cell.
func (c *Canvas) right(end, y int, s string) { c.text(end-cells(s), y, s) }

// number writes a number that ends before a cell.
func (c *Canvas) number(end, y, n int) { c.right(end, y, strconv.Itoa(n)) }

// lines writes a text in a column and returns the row after the last.
func (c *Canvas) lines(x, y, width int, s string) int {
	for part := range lines(s, width) {
		c.text(x, y, part)
		y++
	}
	return y
}

// coverage writes "3/5" so that it ends before a cell, nothing where it is not known.
func (c *Canvas) coverage(end, y int, axis Axis) {
	if axis.Of <= 0 {
		return
	}
	of := strconv.Itoa(axis.Of)
	c.right(end, y, of)
	end -= len(of) + 1
	c.text(end, y, "/")
	c.number(end, y, axis.Scored)
}

// coverageCells is the width kept for a coverage, the same whatever has a score.
func coverageCells(axis Axis) int {
	if axis.Of <= 0 {
		return 0
	}
	of := len(strconv.Itoa(axis.Of))
	return max(of, len(strconv.Itoa(axis.Scored))) + 1 + of
}
