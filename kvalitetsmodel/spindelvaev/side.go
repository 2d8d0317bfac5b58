package spindelvaev

// Side draws the web with its numbers beside it, as large as the frame allows:
// a table of names and values where there is room for it, else a strip of
// numbers below a web that carries the names, else a table below a web that
// carries numbers. A frame too small for any of it has the web alone, with the
// values on its axes where they fit.
func Side(w Web, width, height int, tegn Tegn) string {
	var c Canvas
	c.Side(w, Size{width, height}, tegn)
	return c.String()
}

// Side draws what the function Side does, in place of what was there.
func (c *Canvas) Side(w Web, size Size, tegn Tegn) { c.draw(w, size, tegn, true) }

// draw draws the web and what goes with it.
func (c *Canvas) draw(w Web, size Size, tegn Tegn, numbers bool) {
	if !c.begin(w, size) {
		return
	}
	c.lay(w, size, numbers)
	switch c.layout.arrangement {
	case nowhere:
		c.text(0, 0, tooSmall)
		return
	case beside:
		x, y := c.plan.inset.x, c.plan.inset.y
		c.foot(w, c.layout.table, x, c.table(w, c.layout.table, x, y), true, tegn)
	case underWeb:
		strip := c.layout.strip
		x := (size.Width - strip.width) / 2
		if strip.note {
			x = min(x, size.Width-cells(coverageNote))
		}
		c.strip(w, strip, x, size.Height-strip.height, tegn)
	case alone:
		if c.layout.keyed {
			c.key(w, size.Height-1, tegn)
		}
	}
	c.web(w, tegn)
}
