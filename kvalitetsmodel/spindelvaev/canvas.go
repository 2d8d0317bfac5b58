package spindelvaev

import "unicode/utf8"

// Tegn is the kind of characters that a web is drawn with.
type Tegn int

// The pens of a terminal.
const (
	Ascii Tegn = iota
	Braille
)

// tooSmall is shown instead of a web that nobody could read.
const tooSmall = "Vinduet er for lille til spindelvævet."

// empty is shown for a web without axes.
const empty = "Der er ingen temaer at tegne."

// Canvas is a drawing surface that can be used again and again; redrawing on it
// allocates nothing and plans anew only what has changed. The zero Canvas is ready. It is not for concurrent use.
type Canvas struct {
	size      Size
	cells     []rune
	footprint footprint // of the last drawing
	layout    layout
	plan      plan
	vertices  []vertex
	ghosts    []vertex // of the previous tilsyn
	dots      []uint8  // of braille cells, one bit to a dot
}

// Draw draws a web in a frame, in place of what was there.
func (c *Canvas) Draw(w Web, size Size, tegn Tegn) { c.draw(w, size, tegn, false) }

// Draw draws a web in a frame: lines joined by newlines, never wider nor higher
// than the frame, without spaces at their ends. Where the frame is too narrow
// for the names, the axes carry numbers only.
func Draw(w Web, size Size, tegn Tegn) string {
	var c Canvas
	c.Draw(w, size, tegn)
	return c.String()
}

// begin clears the canvas; false when there is no web to draw in the frame.
func (c *Canvas) begin(w Web, size Size) bool {
	c.clear(size)
	switch {
	case size.Width < minWidth || size.Height < minHeight:
		c.text(0, 0, tooSmall)
		return false
	case len(w.Axes) == 0:
		c.text(0, 0, empty)
		return false
	}
	return true
}

// web draws the planned web and its labels.
func (c *Canvas) web(w Web, tegn Tegn) {
	c.vertices, c.ghosts = c.vertices[:0], c.ghosts[:0]
	for i, dir := range c.plan.dirs {
		f, ok := w.fraction(i)
		c.vertices = append(c.vertices, vertex{dir.at(f * float64(c.plan.radius)), ok})
		f, ok = w.fractionBefore(i)
		c.ghosts = append(c.ghosts, vertex{dir.at(f * float64(c.plan.radius)), ok})
	}
	if tegn == Braille {
		c.braille(w)
	} else {
		c.ascii(w)
	}
	c.ringNumbers(w, tegn)
	c.labels()
}

func (c *Canvas) clear(size Size) {
	c.size = Size{max(size.Width, 0), max(size.Height, 0)}
	n := c.size.Width * c.size.Height
	if cap(c.cells) < n {
		c.cells = make([]rune, n)
	}
	c.cells = c.cells[:n]
	for i := range c.cells {
		c.cells[i] = ' '
	}
}

// set puts a character in a cell of the frame; outside of it, nothing happens.
func (c *Canvas) set(x, y int, r rune) {
	if x >= 0 && x < c.size.Width && y >= 0 && y < c.size.Height {
		c.cells[y*c.size.Width+x] = r
	}
}

// mark puts a character in a cell relative to the centre of the web.
func (c *Canvas) mark(x, y int, r rune) { c.set(c.plan.cx+x, c.plan.cy+y, r) }

// at is what stands in a cell relative to the centre of the web.
func (c *Canvas) at(x, y int) rune {
	x, y = c.plan.cx+x, c.plan.cy+y
	if x < 0 || x >= c.size.Width || y < 0 || y >= c.size.Height {
		return ' '
	}
	return c.cells[y*c.size.Width+x]
}

// AppendTo appends the picture to a buffer, for callers that keep one.
func (c *Canvas) AppendTo(dst []byte) []byte {
	end := len(dst)
	for y := range c.size.Height {
		if y > 0 {
			dst = append(dst, '\n')
		}
		row := c.cells[y*c.size.Width : (y+1)*c.size.Width]
		last := len(row)
		for last > 0 && row[last-1] == ' ' {
			last--
		}
		for _, r := range row[:last] {
			if r < utf8.RuneSelf {
				dst = append(dst, byte(r))
			} else {
				dst = utf8.AppendRune(dst, r)
			}
		}
		if last > 0 {
			end = len(dst)
		}
	}
	return dst[:end]
}

// String is the picture, without empty lines below it.
func (c *Canvas) String() string {
	return string(c.AppendTo(make([]byte, 0, len(c.cells)+c.size.Height)))
}
