package spindelvaev

// Side draws the web with its numbers beside it, as large as the frame allows:
// a table of names and values where there is room for it, else two lines of
// numbers and values below a web that carries the names, else a table below a
// web that carries numbers. A frame too small for any of it has the web alone,
// with the values on its axes where they fit.
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
	strip, stripWidth := w.strip(size.Width)
	aboveStrip := Size{size.Width, size.Height - len(strip)}
	stripRadius := 0
	if stripWidth <= size.Width {
		stripRadius = c.plan.radiusFor(w, names, aboveStrip)
	}
	table := w.insetRows(size.Width)
	inset := extentOf(table)
	switch {
	case c.plan.fitTable(w, names, size, inset) && 5*c.plan.radius >= 4*stripRadius:
		c.block(c.plan.inset.x, c.plan.inset.y, table)
	case stripRadius > 0:
		c.plan.choose(w, aboveStrip, names)
		c.block((size.Width-stripWidth)/2, aboveStrip.Height, strip)
	case c.plan.fitTable(w, numbers, size, inset):
		c.block(c.plan.inset.x, c.plan.inset.y, table)
	case !c.plan.choose(w, size, names, values, numbers):
		c.text(0, 0, tooSmall)
		return
	}
	c.web(w, tegn)
}

// radiusFor is the largest radius that fits, 0 when none does.
func (p *plan) radiusFor(w Web, words wording, size Size) int {
	p.prepare(w, words)
	if !p.fit(size) {
		return 0
	}
	return p.radius
}

func (p *plan) fitTable(w Web, words wording, size, inset Size) bool {
	p.prepare(w, words)
	return p.fitBeside(size, inset)
}

// block writes lines below each other.
func (c *Canvas) block(x, y int, lines []string) {
	for i, line := range lines {
		c.text(x, y+i, line)
	}
}

func extentOf(lines []string) Size {
	size := Size{Height: len(lines)}
	for _, line := range lines {
		size.Width = max(size.Width, cells(line))
	}
	return size
}
