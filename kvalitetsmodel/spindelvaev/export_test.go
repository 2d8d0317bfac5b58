package spindelvaev

// Place tells a test where the web of the last drawing is; radius in rows.
func (c *Canvas) Place() (cx, cy, radius int) { return c.plan.cx, c.plan.cy, c.plan.radius }

// Named tells a test whether the last drawing carries the names on its axes.
func (c *Canvas) Named() bool { return c.plan.words == names }
