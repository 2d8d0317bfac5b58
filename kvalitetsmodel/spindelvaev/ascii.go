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
	c.asciiFrame(float64(c.plan.radius))
	c.asciiSpokes(w)
	c.asciiRings(w)
	w.edges(func(from, to int) { c.asciiLine(c.vertices[from].cell(), c.vertices[to].cell()) })
	for i, v := range c.vertices {
		if _, scored := w.fraction(i); scored {
			c.stroke(round(v.x), round(v.y), vertexDot)
		}
	}
}

// asciiRings draws the rings inside the frame, lightly.
func (c *Canvas) asciiRings(w Web) {
	step := w.ringStep(c.plan.radius)
	for ring := step; ring < w.max(); ring += step {
		r := float64(c.plan.radius*ring) / float64(w.max())
		quarter := max(round(math.Pi/4*r), 1)
		for i := range quarter + 1 {
			sin, cos := math.Sincos(math.Pi / 2 * float64(i) / float64(quarter))
			c.gridDots(round(aspect*r*sin), round(r*cos))
		}
	}
}

// asciiFrame is the outermost ring. It has a dot in every row where the ring is steep and in every other
// column where it is flat.
func (c *Canvas) asciiFrame(r float64) {
	flat := r * math.Sqrt2 / 2
	for y := 0; float64(y) <= flat; y++ {
		c.gridDots(round(aspect*math.Sqrt(r*r-float64(y*y))), y)
	}
	for x := 0; float64(x) < aspect*flat; x += 2 {
		c.gridDots(x, round(math.Sqrt(r*r-float64(x*x)/4)))
	}
}

// gridDots marks a cell and its mirrors in both axes, unless that would make
// the dots run together.
func (c *Canvas) gridDots(x, y int) {
	c.gridDot(x, y)
	c.gridDot(-x, y)
	c.gridDot(x, -y)
	c.gridDot(-x, -y)
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
			right := c.spokeDot(w, i, row, x, y)
			left := c.spokeDot(w, (n-i)%n, row, -x, y)
			c.mark(x, y, right)
			c.mark(-x, y, left)
		}
	}
}

// spokeDot is what an axis shows in a cell: dots, or dashes for a gap.
func (c *Canvas) spokeDot(w Web, i, row, x, y int) rune {
	_, scored := w.fraction(i)
	switch {
	case scored && c.roomy(x, y):
		return gridDot
	case !scored && row%2 == 1:
		return gapDash
	}
	return c.at(x, y)
}

// asciiLine draws a line from the upper to the lower of two points, which makes
// it the same for both directions and in the mirror.
func (c *Canvas) asciiLine(a, b point) {
	if a.y > b.y || a.y == b.y && a.x > b.x {
		a, b = b, a
	}
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

// stroke puts a piece of a line down and clears the grid right beside it.
func (c *Canvas) stroke(x, y int, r rune) {
	c.mark(x, y, r)
	for _, beside := range [...]int{x - 1, x + 1} {
		if c.at(beside, y) == gridDot {
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
func round(f float64) int { return int(math.Round(f)) }

// cell is the middle of the cell that a point lies in; lines meet there.
func (p point) cell() point { return point{math.Round(p.x), math.Round(p.y)} }
