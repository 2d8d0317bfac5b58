package spindelvaev

import "math"

// The free space between an inset and the web.
const (
	insetGapX = 3
	insetGapY = 1
)

// placeInset finds a corner of the frame where the inset stays clear of the web
// and its labels, moves the web aside for it, and centres the two.
func (p *plan) placeInset(size, inset Size) bool {
	if inset.Height > size.Height {
		return false
	}
	all := p.extent()
	middle := (size.Height-all.height)/2 - all.y
	top, bottom := -all.y, size.Height-all.height-all.y
	lowest := size.Height - inset.Height
	return p.dock(size, inset, middle, 0) ||
		p.dock(size, inset, middle, lowest/2) ||
		p.dock(size, inset, top, lowest) ||
		p.dock(size, inset, bottom, 0)
}

// dock tries the inset in the given row of the frame, on the right and then on
// the left of the web with its centre in row cy.
func (p *plan) dock(size, inset Size, cy, row int) bool {
	all := p.extent()
	left, right := all.x, all.x+all.width-1
	innerLeft, innerRight, meets := p.span(row-insetGapY-cy, row+inset.Height+insetGapY-cy)
	for _, onRight := range [...]bool{true, false} {
		var x int
		switch {
		case !meets:
			x = -inset.Width / 2
		case onRight:
			x = max(right-inset.Width+1, innerRight+insetGapX+1)
		default:
			x = min(left, innerLeft-insetGapX-inset.Width)
		}
		first, last := min(left, x), max(right, x+inset.Width-1)
		if width := last - first + 1; width <= size.Width {
			p.cx = (size.Width-width)/2 - first
			p.cy = cy
			p.inset = box{p.cx + x, row, inset.Width, inset.Height}
			p.hasInset = true
			return true
		}
	}
	return false
}

// span is how far the web and its labels reach to the left and to the right in
// some rows relative to the centre; false when they do not reach into them.
func (p *plan) span(from, to int) (left, right int, meets bool) {
	left, right = math.MaxInt, math.MinInt
	for y := max(from, -p.radius); y < min(to, p.radius+1); y++ {
		half := p.halfWidth(y)
		left, right = min(left, -half), max(right, half)
	}
	for _, b := range p.boxes {
		if b.y < to && from < b.y+b.height {
			left, right = min(left, b.x), max(right, b.x+b.width-1)
		}
	}
	return left, right, left <= right
}
