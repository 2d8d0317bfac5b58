package spindelvaev

import "math"

// aspect is how many times higher than wide a cell of a terminal is.
const aspect = 2

// point is a place relative to the centre of the web; y grows downwards.
type point struct{ x, y float64 }

// direction points along axis i of n, one unit long. The left half is the
// exact mirror of the right, so that rounding cannot make the picture skew.
func direction(i, n int) point {
	switch {
	case i == 0:
		return point{0, -1}
	case 2*i == n:
		return point{0, 1}
	case 2*i > n:
		p := direction(n-i, n)
		return point{-p.x, p.y}
	}
	sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
	return point{sin, -cos}
}

// corners is how many corners the rings of a web with n axes have: one on each
// axis, as the threads of a web run. Fewer than three would enclose nothing.
func corners(n int) int {
	if n < 3 {
		return 12
	}
	return n
}

// at is the place at a distance along a direction, in cells.
func (p point) at(rows float64) point {
	return point{aspect * rows * p.x, rows * p.y}
}

// scaled is a direction made longer, in square units.
func (p point) scaled(length float64) point { return point{p.x * length, p.y * length} }

// downward orders two points, which makes the line between them the same
// whichever way it is drawn.
func downward(a, b point) (upper, lower point) {
	if a.y > b.y || a.y == b.y && a.x > b.x {
		return b, a
	}
	return a, b
}

// ringStep is the distance between drawn rings: each gets a row of its own.
func (w Web) ringStep(radius int) int {
	return (w.max() + radius - 1) / radius
}

// vertex is where a value lies on its axis.
type vertex struct {
	point
	ok bool // false for a gap
}

// edges calls line for each pair of neighbouring axes that both have a value.
// With all axes scored that closes the polygon; a gap breaks it.
func edges(vertices []vertex, line func(from, to point)) {
	n := len(vertices)
	for i, here := range vertices {
		there := vertices[(i+1)%n]
		if n == 1 || n == 2 && i == 1 {
			return
		}
		if here.ok && there.ok {
			line(here.point, there.point)
		}
	}
}
