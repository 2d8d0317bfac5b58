package spindelvaev

import "math"

// A braille cell has two columns and four rows of dots, which makes the dots square.
const (
	dotColumns = 2
	dotRows    = 4
	blankDots  = '\u2800'
)

// dotBits are the bits of a braille character by row and column.
var dotBits = [dotRows][dotColumns]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// layer is a sheet of dots. A cell shows the uppermost that has dots in it, so
// that a line is never blurred by what lies below it.
type layer int

const (
	grid layer = iota
	ghost
	line
	layers
)

func (c *Canvas) braille(w Web) {
	n := len(c.cells)
	if cap(c.dots) < int(layers)*n {
		c.dots = make([]uint8, int(layers)*n)
	}
	c.dots = c.dots[:int(layers)*n]
	clear(c.dots)
	c.brailleRings(w)
	c.brailleSpokes()
	edges(c.ghosts, c.brailleGhost)
	edges(c.vertices, c.brailleLine)
	for _, v := range c.ghosts {
		if v.ok {
			c.brailleHollow(v.point)
		}
	}
	for _, v := range c.vertices {
		if v.ok {
			c.brailleBlot(v.point)
		}
	}
	c.compose()
}

// compose turns the dots into characters.
func (c *Canvas) compose() {
	n := len(c.cells)
	below, middle, above := c.dots[:n], c.dots[n:2*n], c.dots[2*n:3*n]
	for i := range c.cells {
		dots := above[i]
		if dots == 0 {
			dots = middle[i]
		}
		if dots == 0 {
			dots = below[i]
		}
		if dots != 0 {
			c.cells[i] = blankDots + rune(dots)
		}
	}
}

// brailleRings draws the rings in dots, the outermost closer than the others.
func (c *Canvas) brailleRings(w Web) {
	step := w.ringStep(c.plan.radius)
	for ring := step; ring <= w.max(); ring += step {
		pitch := 4.0
		if ring == w.max() {
			pitch = 2
		}
		r := float64(c.plan.radius*dotRows*ring) / float64(w.max())
		for i := 0; 2*i < len(c.plan.corners); i++ {
			a, b := c.plan.corners[i].scaled(r), c.plan.corners[i+1].scaled(r)
			steps := max(math.Round(math.Hypot(b.x-a.x, b.y-a.y)/pitch), 1)
			for s := 0.0; s <= steps; s++ {
				x, y := round(a.x+(b.x-a.x)*s/steps), round(a.y+(b.y-a.y)*s/steps)
				c.dot(x, y, grid)
				c.dot(-x, y, grid)
			}
		}
	}
}

// brailleSpokes draws the axes in dots; the axis of a gap is dashed.
func (c *Canvas) brailleSpokes() {
	for i, dir := range c.plan.dirs {
		scored := c.vertices[i].ok
		for r := range c.plan.radius*dotRows + 1 {
			if scored && r%4 == 0 || !scored && r%8 < 4 {
				c.dot(round(dir.x*float64(r)), round(dir.y*float64(r)), grid)
			}
		}
	}
}

// brailleLine draws a solid line between two points given in cells.
func (c *Canvas) brailleLine(from, to point) { c.brailleDots(from, to, line) }

// brailleGhost draws a line of short dashes.
func (c *Canvas) brailleGhost(from, to point) { c.brailleDots(from, to, ghost) }

func (c *Canvas) brailleDots(from, to point, on layer) {
	a, b := downward(from, to)
	ax, ay := a.x*dotColumns, a.y*dotRows
	dx, dy := b.x*dotColumns-ax, b.y*dotRows-ay
	steps := math.Ceil(max(math.Abs(dx), dy))
	for i := 0.0; i <= steps; i++ {
		if on == ghost && int(i)%4 > 1 {
			continue
		}
		t := i / max(steps, 1)
		c.dot(round(ax+t*dx), round(ay+t*dy), on)
	}
}

// brailleBlot draws a vertex: three by three dots.
func (c *Canvas) brailleBlot(v point) {
	x, y := round(v.x*dotColumns), round(v.y*dotRows)
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			c.dot(x+dx, y+dy, line)
		}
	}
}

// brailleHollow draws a vertex of the ghost: a small ring.
func (c *Canvas) brailleHollow(v point) {
	x, y := round(v.x*dotColumns), round(v.y*dotRows)
	for side := -1; side <= 1; side++ {
		c.dot(x+side, y-2, ghost)
		c.dot(x+side, y+2, ghost)
		c.dot(x-2, y+side, ghost)
		c.dot(x+2, y+side, ghost)
	}
}

// dot sets a dot relative to the centre of the web.
func (c *Canvas) dot(x, y int, on layer) {
	x += c.plan.cx * dotColumns
	y += c.plan.cy*dotRows + 1
	if x < 0 || y < 0 || x >= c.size.Width*dotColumns || y >= c.size.Height*dotRows {
		return
	}
	cell := y/dotRows*c.size.Width + x/dotColumns
	c.dots[int(on)*len(c.cells)+cell] |= dotBits[y%dotRows][x%dotColumns]
}
