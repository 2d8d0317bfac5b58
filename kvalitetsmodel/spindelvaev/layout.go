package spindelvaev

// arrangement is how a web and its numbers share a frame.
type arrangement int

const (
	nowhere  arrangement = iota // the frame is too small
	alone                       // the web, and its key where there is room
	beside                      // a table beside the web
	underWeb                    // a strip of numbers below it
)

// airyHeight is a frame that can spare an empty line; a lower one has it only
// where the web leaves it.
const airyHeight = 30

// layout is an arrangement with its measures; the plan of the canvas goes with it.
type layout struct {
	arrangement
	keyed bool
	strip strip
	table table
}

// lay decides where everything goes, or finds that nothing has to move since the
// last drawing and only looks at the values anew.
func (c *Canvas) lay(w Web, size Size, numbers bool) {
	switch {
	case !c.footprint.renew(w, size, numbers):
		c.plan.refresh(w)
	case numbers:
		c.layout = c.withNumbers(w, size)
	default:
		c.layout = c.withoutNumbers(w, size, names, numerals)
	}
}

// withNumbers finds the layout of Side.
func (c *Canvas) withNumbers(w Web, size Size) layout {
	strip, stripRadius := c.fitStrip(w, names, size)
	table := w.table(size.Width)
	inset := w.inset(table)
	switch {
	case c.fitTable(w, names, size, inset, max((7*stripRadius+7)/8, minRadius)):
		return layout{arrangement: beside, table: table}
	case stripRadius > 0:
		c.plan.choose(w, strip.above(size), names)
		return layout{arrangement: underWeb, strip: strip}
	case c.fitTable(w, numerals, size, inset, minRadius):
		return layout{arrangement: beside, table: table}
	}
	return c.small(w, size)
}

// small finds the layout of Side in a frame that has no room for a table.
func (c *Canvas) small(w Web, size Size) layout {
	if w.haunted() {
		if l := c.withoutNumbers(w, size, changes); l.arrangement != nowhere {
			return l
		}
		if strip, radius := c.fitStrip(w, numerals, size); radius > 0 {
			c.plan.choose(w, strip.above(size), numerals)
			return layout{arrangement: underWeb, strip: strip}
		}
	}
	return c.withoutNumbers(w, size, values, numerals)
}

// withoutNumbers finds the layout of a web alone, in the first wording that fits,
// above its key where there is room for one.
func (c *Canvas) withoutNumbers(w Web, size Size, wordings ...wording) layout {
	_, _, needed := w.keyTitles(size.Width)
	l := layout{arrangement: alone, keyed: needed > 0 && size.Height > minHeight}
	above := size
	if l.keyed {
		above.Height = max(size.Height-2, minHeight)
	}
	if !c.plan.choose(w, above, wordings...) {
		return layout{}
	}
	return l
}

// fitStrip finds the strip for a width and the radius of the web above it, 0 when
// the two do not fit. The line of notes is there where the web leaves room for it
// and an empty line.
func (c *Canvas) fitStrip(w Web, words wording, size Size) (s strip, radius int) {
	if s = w.strip(size.Width); s.width > size.Width {
		return s, 0
	}
	if size.Height >= airyHeight {
		s.lead = 1
		s.height++
	}
	c.plan.prepare(w, words)
	if !c.plan.fit(s.above(size)) {
		return s, 0
	}
	spare := s.above(size).Height - c.plan.extent().height
	if w.covered() && spare+s.lead > 1 && cells(coverageNote) <= size.Width {
		s.note = true
		s.height++
	}
	return s, c.plan.radius
}

func (c *Canvas) fitTable(w Web, words wording, size, inset Size, smallest int) bool {
	c.plan.prepare(w, words)
	return c.plan.fitBeside(size, inset, smallest)
}
