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

// at is the place at a distance along a direction, in cells.
func (p point) at(rows float64) point {
	return point{aspect * rows * p.x, rows * p.y}
}

// halfWidth is how many cells to each side a circle of a radius in rows may
// touch in a row; negative for rows outside of it.
func halfWidth(radius, row int) int {
	if row < 0 {
		row = -row
	}
	if row > radius {
		return -1
	}
	inner := max(float64(row)-0.5, 0)
	return int(math.Ceil(aspect * math.Sqrt(float64(radius*radius)-inner*inner)))
}

// ringStep is the distance between drawn rings: each gets a row of its own.
func (w Web) ringStep(radius int) int {
	return (w.max() + radius - 1) / radius
}

// edges calls line for each pair of neighbouring axes that both have a value.
// With all axes scored that closes the polygon; a gap breaks it.
func (w Web) edges(line func(from, to int)) {
	n := len(w.Axes)
	for i := range n {
		next := (i + 1) % n
		if n == 1 || n == 2 && i == 1 {
			return
		}
		_, here := w.fraction(i)
		_, there := w.fraction(next)
		if here && there {
			line(i, next)
		}
	}
}
