package spindelvaev

import "math"

// The characters of the previous tilsyn: a dotted line, and a vertex of its own.
const (
	ghostLine = ':'
	ghostDot  = 'x'
)

// asciiGhost draws a dotted line, with the same distance between the dots in
// all directions: every row where it is steep, every other column where it is flat.
func (c *Canvas) asciiGhost(from, to point) {
	a, b := downward(from.cell(), to.cell())
	if math.Abs(b.x-a.x) <= aspect*(b.y-a.y) {
		for y := math.Ceil(a.y); y <= b.y; y++ {
			c.stroke(round(a.x+(y-a.y)*(b.x-a.x)/(b.y-a.y)), int(y), ghostLine)
		}
		return
	}
	for x := evenFrom(min(a.x, b.x)); float64(x) <= max(a.x, b.x); x += 2 {
		c.stroke(x, round(a.y+(float64(x)-a.x)*(b.y-a.y)/(b.x-a.x)), ghostLine)
	}
}
