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

// Layers of dots: a cell with a line in it shows no ring or spoke.
type layer int

const (
	grid layer = iota
	line
)

func (c *Canvas) braille(w Web) {
	n := len(c.cells)
	if cap(c.dots) < 2*n {
		c.dots = make([]uint8, 2*n)
	}
	c.dots = c.dots[:2*n]
	clear(c.dots)
	c.brailleGrid(w)
	w.edges(func(from, to int) { c.brailleLine(c.vertices[from], c.vertices[to]) })
	for i, v := range c.vertices {
		if _, scored := w.fraction(i); scored {
			c.brailleVertex(v)
		}
	}
	for i := range n {
		dots := c.dots[n+i]
		if dots == 0 {
			dots = c.dots[i]
		}
		if dots != 0 {
			c.cells[i] = blankDots + rune(dots)
		}
	}
}

// brailleGrid draws rings and spokes in dots; the axis of a gap is dashed.
func (c *Canvas) brailleGrid(w Web) {
	step := w.ringStep(c.plan.radius)
	radius := float64(c.plan.radius * dotRows)
	for ring := step; ring <= w.max(); ring += step {
		r := radius * float64(ring) / float64(w.max())
		pitch := 4.0
		if ring == w.max() {
			pitch = 2
		}
		quarter := max(round(math.Pi/2*r/pitch), 1)
		for i := range quarter + 1 {
			sin, cos := math.Sincos(math.Pi / 2 * float64(i) / float64(quarter))
			x, y := round(r*sin), round(r*cos)
			c.dot(x, y, grid)
			c.dot(-x, y, grid)
			c.dot(x, -y, grid)
			c.dot(-x, -y, grid)
		}
	}
	for i, dir := range c.plan.dirs {
		_, scored := w.fraction(i)
		for r := range c.plan.radius*dotRows + 1 {
			if scored && r%4 == 0 || !scored && r%8 < 4 {
				c.dot(round(dir.x*float64(r)), round(dir.y*float64(r)), grid)
			}
		}
	}
}

// brailleLine draws a solid line between two points given in cells.
func (c *Canvas) brailleLine(a, b point) {
	if a.y > b.y || a.y == b.y && a.x > b.x {
		a, b = b, a
	}
	ax, ay := a.x*dotColumns, a.y*dotRows
	dx, dy := b.x*dotColumns-ax, b.y*dotRows-ay
	steps := math.Ceil(max(math.Abs(dx), dy))
	for i := 0.0; i <= steps; i++ {
		t := i / max(steps, 1)
		c.dot(round(ax+t*dx), round(ay+t*dy), line)
	}
}

// brailleVertex draws a blot of three by three dots.
func (c *Canvas) brailleVertex(v point) {
	x, y := round(v.x*dotColumns), round(v.y*dotRows)
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			c.dot(x+dx, y+dy, line)
		}
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
