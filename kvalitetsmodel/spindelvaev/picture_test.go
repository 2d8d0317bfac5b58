package spindelvaev_test

import (
	"math"
	"strings"
	"unicode"

	. "spindel/kvalitetsmodel/spindelvaev"
)

// pic is an ASCII picture with its place in the frame.
type pic struct {
	text           string
	cells          [][]rune
	cx, cy, radius int
	named          bool
}

func picture(w Web, size Size) pic {
	var c Canvas
	c.Draw(w, size, Ascii)
	p := pic{text: c.String(), named: c.Named()}
	for line := range strings.SplitSeq(p.text, "\n") {
		p.cells = append(p.cells, []rune(line))
	}
	p.cx, p.cy, p.radius = c.Place()
	return p
}

// at is the cell relative to the centre.
func (p pic) at(x, y int) rune {
	x, y = x+p.cx, y+p.cy
	if y < 0 || y >= len(p.cells) || x < 0 || x >= len(p.cells[y]) {
		return ' '
	}
	return p.cells[y][x]
}

// inside calls visit for every cell of the outermost ring and within it.
func (p pic) inside(axes int, visit func(x, y int, r rune)) {
	half := make([]float64, 2*p.radius+1)
	lowest := 0.0
	for i := range axes {
		_, y := p.place(i, axes, 5-1e-9)
		lowest = max(lowest, math.Round(y))
	}
	const steps = 400
	for i := range axes {
		// The exact middle between two cells may come out as either.
		for _, ring := range [...]float64{5 - 1e-9, 5 + 1e-9} {
			ax, ay := p.place(i, axes, ring)
			bx, by := p.place(i+1, axes, ring)
			for s := 0.0; s <= steps; s++ {
				x, y := ax+(bx-ax)*s/steps, ay+(by-ay)*s/steps
				row := int(min(max(math.Round(y), float64(-p.radius)), lowest)) + p.radius
				half[row] = max(half[row], math.Abs(math.Round(x)))
			}
		}
	}
	half = half[:p.radius+int(lowest)+1]
	for row, widest := range half {
		for x := -int(widest); x <= int(widest); x++ {
			visit(x, row-p.radius, p.at(x, row-p.radius))
		}
	}
}

// place is where a value on an axis lies, in cells relative to the centre.
func (p pic) place(axis, axes int, value float64) (x, y float64) {
	angle := 2 * math.Pi * float64(axis) / float64(axes)
	rows := float64(p.radius) * value / 5
	return 2 * rows * math.Sin(angle), -rows * math.Cos(angle)
}

// distance is from a cell to a line between two points, in cells.
func distance(px, py, ax, ay, bx, by float64) float64 {
	length := (bx-ax)*(bx-ax) + (by-ay)*(by-ay)
	along := 0.0
	if length > 0 {
		along = min(max(((px-ax)*(bx-ax)+(py-ay)*(by-ay))/length, 0), 1)
	}
	return math.Hypot(px-ax-along*(bx-ax), py-ay-along*(by-ay))
}

// edge is a line that a picture must have, in cells relative to the centre.
type edge struct{ ax, ay, bx, by float64 }

// threads are the lines of the present tilsyn and of the previous one.
func (p pic) threads(w Web) (now, before []edge) {
	n := len(w.Axes)
	for i := range n {
		a, b := w.Axes[i], w.Axes[(i+1)%n]
		if a.OK && b.OK {
			now = append(now, p.edge(i, n, a.Value, b.Value))
		}
		if a.HasBefore && b.HasBefore {
			before = append(before, p.edge(i, n, a.Before, b.Before))
		}
	}
	return now, before
}

func (p pic) edge(i, n int, from, to float64) edge {
	ax, ay := p.place(i, n, from)
	bx, by := p.place(i+1, n, to)
	return edge{ax, ay, bx, by}
}

// nearest is the distance from a cell to the nearest of some lines.
func nearest(x, y float64, edges []edge) float64 {
	near := math.Inf(1)
	for _, e := range edges {
		near = min(near, distance(x, y, e.ax, e.ay, e.bx, e.by))
	}
	return near
}

// present is all that may hide the ghost: the lines and vertices of the present tilsyn.
func (p pic) present(w Web) []edge {
	all, _ := p.threads(w)
	for i, axis := range w.Axes {
		if axis.OK {
			x, y := p.place(i, len(w.Axes), axis.Value)
			all = append(all, edge{x, y, x, y})
		}
	}
	return all
}

// around is what stands in the middle of a line and the cells about it.
func (p pic) around(e edge) string {
	mx, my := int(math.Round((e.ax+e.bx)/2)), int(math.Round((e.ay+e.by)/2))
	near := ""
	for y := my - 1; y <= my+1; y++ {
		for x := mx - 1; x <= mx+1; x++ {
			near += string(p.at(x, y))
		}
	}
	return near
}

// shows looks for a label on one line, or on more that begin in the same column.
func (p pic) shows(nr, name, value string) bool {
	words := strings.Fields(name + " " + value)
	for y, line := range p.cells {
		for x := range line {
			if p.begins(x, y, nr+" "+words[0]) && p.reads(x+len(nr)+1, y, words, 3) {
				return true
			}
		}
	}
	return false
}

// reads tells whether words stand from a cell on, on a number of lines at most.
func (p pic) reads(x, y int, words []string, lines int) bool {
	if len(words) == 0 {
		return true
	}
	for n := len(words); n > 0 && lines > 0; n-- {
		if p.begins(x, y, strings.Join(words[:n], " ")) && p.reads(x, y+1, words[n:], lines-1) {
			return true
		}
	}
	return false
}

func (p pic) begins(x, y int, text string) bool {
	return y < len(p.cells) && x < len(p.cells[y]) && strings.HasPrefix(string(p.cells[y][x:]), text)
}

func place(c *Canvas) [3]int {
	x, y, radius := c.Place()
	return [3]int{x, y, radius}
}

// letters is the text outside of the web, each letter where it stands, without
// the note that comes and goes with the gaps.
func letters(c *Canvas, axes int) string {
	text := strings.ReplaceAll(c.String(), "– ingen score", "             ")
	p := pic{}
	for line := range strings.SplitSeq(text, "\n") {
		p.cells = append(p.cells, []rune(line))
	}
	p.cx, p.cy, p.radius = c.Place()
	p.inside(axes, func(x, y int, r rune) {
		if r != ' ' {
			p.cells[y+p.cy][x+p.cx] = ' '
		}
	})
	var b strings.Builder
	for _, row := range p.cells {
		kept := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return ' '
		}, string(row))
		b.WriteString(strings.TrimRight(kept, " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
