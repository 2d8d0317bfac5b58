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
func (c *Canvas) Side(w Web, size Size, tegn Tegn) {
	if !c.begin(w, size) {
		return
	}
	strip, stripRadius := c.fitStrip(w, names, size)
	table := w.table(size.Width)
	inset := w.inset(table)
	switch {
	case c.fitTable(w, names, size, inset, max((4*stripRadius+4)/5, minRadius)):
		c.besideTable(w, table, tegn)
	case stripRadius > 0:
		c.aboveStrip(w, names, size, strip, tegn)
	case c.fitTable(w, numbers, size, inset, minRadius):
		c.besideTable(w, table, tegn)
	case !c.small(w, size, tegn):
		c.text(0, 0, tooSmall)
	}
}

// small draws a web in a frame that has no room for a table.
func (c *Canvas) small(w Web, size Size, tegn Tegn) bool {
	if !w.haunted() {
		return c.alone(w, size, tegn, values, numbers)
	}
	if c.alone(w, size, tegn, changes) {
		return true
	}
	strip, radius := c.fitStrip(w, numbers, size)
	if radius == 0 {
		return c.alone(w, size, tegn, values, numbers)
	}
	c.aboveStrip(w, numbers, size, strip, tegn)
	return true
}

// fitStrip finds the strip for a width and the radius of the web above it, 0 when
// the two do not fit. The line of notes is there where the web leaves room for it
// and an empty line.
func (c *Canvas) fitStrip(w Web, words wording, size Size) (s strip, radius int) {
	if s = w.strip(size.Width); s.width > size.Width {
		return s, 0
	}
	c.plan.prepare(w, words)
	if !c.plan.fit(s.above(size)) {
		return s, 0
	}
	spare := s.above(size).Height - c.plan.extent().height
	if w.covered() && spare > 1 && cells(coverageNote) <= size.Width {
		s.note = true
		s.height++
	}
	return s, c.plan.radius
}

// above is the frame that a strip leaves for the web.
func (s strip) above(size Size) Size { return Size{size.Width, size.Height - s.height} }

func (c *Canvas) fitTable(w Web, words wording, size, inset Size, smallest int) bool {
	c.plan.prepare(w, words)
	return c.plan.fitBeside(size, inset, smallest)
}

func (c *Canvas) besideTable(w Web, t table, tegn Tegn) {
	x, y := c.plan.inset.x, c.plan.inset.y
	c.foot(w, t, x, c.table(w, t, x, y), true, tegn)
	c.web(w, tegn)
}

func (c *Canvas) aboveStrip(w Web, words wording, size Size, s strip, tegn Tegn) {
	above := s.above(size)
	c.plan.choose(w, above, words)
	x := (size.Width - s.width) / 2
	if s.note {
		x = min(x, size.Width-cells(coverageNote))
	}
	c.strip(w, s, x, above.Height, tegn)
	c.web(w, tegn)
}
