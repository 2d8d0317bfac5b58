package spindelvaev

import "strconv"

// ringNumbers writes the values of the rings on the first axis, right beside it
// where the polygon is in the way.
func (c *Canvas) ringNumbers(w Web, tegn Tegn) {
	step := w.ringStep(c.plan.radius)
	for ring := step; ring <= w.max(); ring += step {
		y := -round(float64(c.plan.radius*ring) / float64(w.max()))
		if x, free := besideAxis(func(x int) bool { return c.drawn(x, y, tegn) || c.hasVertex(x, y) }); free {
			c.text(c.plan.cx+x, c.plan.cy+y, strconv.Itoa(ring))
		} else if x, free := besideAxis(func(x int) bool { return c.hasVertex(x, y) }); free {
			c.text(c.plan.cx+x, c.plan.cy+y, strconv.Itoa(ring))
		}
	}
}

// besideAxis is the first cell on or right beside the first axis that is not taken.
func besideAxis(taken func(x int) bool) (x int, free bool) {
	for _, x := range [...]int{0, 1, -1} {
		if !taken(x) {
			return x, true
		}
	}
	return 0, false
}

// drawn tells whether a line of a polygon is in a cell relative to the centre.
func (c *Canvas) drawn(x, y int, tegn Tegn) bool {
	if tegn == Braille {
		at := (c.plan.cy+y)*c.size.Width + c.plan.cx + x
		return c.dots[int(line)*len(c.cells)+at] != 0 || c.dots[int(ghost)*len(c.cells)+at] != 0
	}
	switch c.at(x, y) {
	case ' ', gridDot, gapDash, centreDot:
		return false
	}
	return true
}

// hasVertex tells whether a vertex is in a cell relative to the centre.
func (c *Canvas) hasVertex(x, y int) bool {
	for i := range c.vertices {
		if c.vertices[i].in(x, y) || c.ghosts[i].in(x, y) {
			return true
		}
	}
	return false
}

func (v vertex) in(x, y int) bool { return v.ok && round(v.x) == x && round(v.y) == y }

// labels writes the text at the end of each axis.
func (c *Canvas) labels() {
	for i, l := range c.plan.labels {
		b := c.plan.boxes[i]
		x, y := c.plan.cx+b.x, c.plan.cy+b.y
		next := c.text(x, y, l.nr)
		switch {
		case c.plan.words == names:
			c.name(next+1, y, l, l.set[c.plan.folded[i]])
		case c.plan.words == numerals && l.gap:
			c.text(next, y, noValue)
		case c.plan.words == values:
			c.text(c.text(next, y, ": "), y, l.value)
		case c.plan.words == changes:
			end := c.text(next, y, ": ") + valueWidth(l.value)
			c.right(end, y, l.value)
			c.text(c.text(end, y, beforeWord), y, l.before)
		}
	}
}

// name writes name and value in the lines of a setting.
func (c *Canvas) name(x, y int, l label, set setting) {
	from := 0
	for _, to := range set.breaks[:set.lines-1] {
		c.text(x, y, l.name[from:to])
		from, y = to+1, y+1
	}
	if from < len(l.name) {
		x = c.text(x, y, l.name[from:]) + 1
	} else if from == len(l.name) {
		x++
	}
	c.text(x, y, l.value)
}
