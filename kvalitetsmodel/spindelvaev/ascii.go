package spindelvaev

import "math"

// The characters of the ASCII pen. Lines are drawn with characters of their direction.
const (
	gridDot   = '.'
	gapDash   = '~'
	centreDot = '+'
	vertexDot = 'o'
)

func (c *Canvas) ascii(w Web) {
	c.mark(0, 0, centreDot)
	c.asciiRing(float64(c.plan.radius))
	c.asciiSpokes(w)
	step := w.ringStep(c.plan.radius)
	for ring := step; ring < w.max(); ring += step {
		c.asciiRing(float64(c.plan.radius*ring) / float64(w.max()))
	}
	edges(c.ghosts, c.asciiGhost)
	edges(c.vertices, c.asciiLine)
	c.asciiVertices(c.ghosts, ghostDot)
	c.asciiVertices(c.vertices, vertexDot)
}

func (c *Canvas) asciiVertices(vertices []vertex, dot rune) {
	for _, v := range vertices {
		if v.ok {
			c.stroke(round(v.x), round(v.y), dot)
		}
	}
}

// asciiRing draws a ring lightly, each edge of the right half with its mirror:
// a dot in every row where the edge is steep, in every other column where it is flat.
func (c *Canvas) asciiRing(r float64) {
	n := len(c.plan.corners)
	for i := 0; 2*i < n; i++ {
		a, b := downward(c.plan.corners[i].at(r), c.plan.corners[i+1].at(r))
		if math.Abs(b.x-a.x) > aspect*(b.y-a.y) {
			for x := evenFrom(min(a.x, b.x)); float64(x) <= max(a.x, b.x); x += 2 {
				c.gridDots(x, round(a.y+(float64(x)-a.x)*(b.y-a.y)/(b.x-a.x)))
			}
			continue
		}
		for y := math.Ceil(a.y); y <= b.y; y++ {
			c.gridDots(round(a.x+(y-a.y)*(b.x-a.x)/(b.y-a.y)), int(y))
		}
	}
}

// evenFrom is the first even number from f on. Marks in even columns only are
// the same in the mirror.
func evenFrom(f float64) int {
	return 2 * int(math.Ceil(f/2))
}

// gridDots marks a cell and its mirror, unless that would make the dots run together.
func (c *Canvas) gridDots(x, y int) {
	c.gridDot(x, y)
	c.gridDot(-x, y)
}

func (c *Canvas) gridDot(x, y int) {
	if c.roomy(x, y) {
		c.mark(x, y, gridDot)
	}
}

// roomy tells whether a cell and those beside it are free.
func (c *Canvas) roomy(x, y int) bool {
	return c.at(x, y) == ' ' && c.at(x-1, y) == ' ' && c.at(x+1, y) == ' '
}

// asciiSpokes goes out along the axes in pairs, right and left at once, so that
// the dots are the same on both sides.
func (c *Canvas) asciiSpokes(w Web) {
	n := len(w.Axes)
	for i := 0; 2*i <= n; i++ {
		for row := 1; row <= c.plan.radius; row++ {
			at := c.plan.dirs[i].at(float64(row))
			x, y := round(at.x), round(at.y)
			right := c.spokeDot(i, row, x, y)
			left := c.spokeDot((n-i)%n, row, -x, y)
			c.mark(x, y, right)
			c.mark(-x, y, left)
		}
	}
}

// spokeDot is what an axis shows in a cell: dots, or dashes for a gap.
func (c *Canvas) spokeDot(i, row, x, y int) rune {
	scored := c.vertices[i].ok
	switch {
	case scored && c.roomy(x, y):
		return gridDot
	case !scored && row%2 == 1:
		return gapDash
	}
	return c.at(x, y)
}

// asciiLine draws a solid line from the upper to the lower of two points.
func (c *Canvas) asciiLine(from, to point) {
	a, b := downward(from.cell(), to.cell())
	dx, dy := b.x-a.x, b.y-a.y
	diagonal := '\\'
	if dx < 0 {
		diagonal = '/'
	}
	switch steepness := dy / math.Abs(dx); {
	case steepness < 0.5:
		c.asciiShallow(a, b)
	case steepness < 0.75:
		c.asciiStairs(a, b, diagonal)
	default:
		c.asciiSteep(a, b, diagonal)
	}
}

// stroke puts a piece of a line down and clears what is fainter right beside it.
func (c *Canvas) stroke(x, y int, r rune) {
	c.mark(x, y, r)
	for _, beside := range [...]int{x - 1, x + 1} {
		if under := c.at(beside, y); under == gridDot || under == ghostLine && r != ghostLine && r != ghostDot {
			c.mark(beside, y, ' ')
		}
	}
}

// asciiShallow goes column by column; the underscore stands for half a row down.
func (c *Canvas) asciiShallow(a, b point) {
	for x := math.Ceil(min(a.x, b.x)); x <= max(a.x, b.x); x++ {
		half := round(2 * (a.y + (x-a.x)*(b.y-a.y)/(b.x-a.x)))
		if half&1 == 0 {
			c.stroke(int(x), half/2, '-')
		} else {
			c.stroke(int(x), (half-1)/2, '_')
		}
	}
}

// asciiStairs goes down a step at a time: a diagonal, then an underscore.
func (c *Canvas) asciiStairs(a, b point, diagonal rune) {
	onward := 1
	if b.x < a.x {
		onward = -1
	}
	for y := math.Ceil(a.y); y <= b.y; y++ {
		x := round(a.x + (y-a.y)*(b.x-a.x)/(b.y-a.y))
		c.stroke(x, int(y), diagonal)
		if next := round(a.x + (y+1-a.y)*(b.x-a.x)/(b.y-a.y)); y+1 <= b.y && (next-x)*onward > 1 {
			c.stroke(x+onward, int(y), '_')
		}
	}
}

// asciiSteep goes row by row, a diagonal where the column changes.
func (c *Canvas) asciiSteep(a, b point, diagonal rune) {
	slant := (b.x - a.x) / (b.y - a.y)
	last := round(a.x)
	for y := math.Ceil(a.y); y <= b.y; y++ {
		x := round(a.x + (y-a.y)*slant)
		if x != last || math.Abs(slant) > 0.6 {
			c.stroke(x, int(y), diagonal)
		} else {
			c.stroke(x, int(y), '|')
		}
		last = x
	}
}

// round is to the nearest cell, halves away from the centre, the same on both sides.
func round(f float64) int {
	if f < 0 {
		return -int(0.5 - f)
	}
	return int(f + 0.5)
}

// cell is the middle of the cell that a point lies in; lines meet there.
func (p point) cell() point { return point{float64(round(p.x)), float64(round(p.y))} }
