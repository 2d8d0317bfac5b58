package interview

import "slices"

// Again fits a change that was taken from Inverse to the sag as it is now. No
// number is used twice, so a check, a point or a priority that comes back gets one
// of its own; the Renumbering tells that to the changes that still speak of the old one.
func Again(now *Sag, change Change) (Change, Renumbering) {
	switch c := change.(type) {
	case PointDrafted:
		old := c.Point
		c.Point = old.renumbered(now.NextCheck(old.ID)) // above those that other changes may still speak of
		c.Point.ID = now.NextPoint(old.Indikator)
		return c, renumbering(old, c.Point)
	case PointRedrafted:
		old := c.Point
		c.Point = old.renumbered(now.NextCheck(old.ID))
		return c, renumbering(old, c.Point)
	case PlanItemAdded:
		old := c.Item.Nr
		c.Item = c.Item.clone()
		c.Item.Nr = now.Plan.NextItem()
		return c, Renumbering{fromItem: old, toItem: c.Item.Nr}
	case CheckWritten:
		if now.Point(c.Point) != nil && now.check(CheckRef{c.Point, c.Check.Nr}) == nil {
			old := c.Check.Nr
			c.Check.Nr = now.NextCheck(c.Point)
			return c, Renumbering{from: c.Point, to: c.Point, checks: map[int]int{old: c.Check.Nr}}
		}
	}
	return change, Renumbering{}
}

// Renumbering is the new numbers of a point and of its checks, or of a priority of
// the opfølgningsplan.
type Renumbering struct {
	from, to         PointID
	checks           map[int]int
	aside            int // added to the numbers of checks that are still gone
	fromItem, toItem int
}

// renumbering pairs the numbers of a point that came back with its old ones.
func renumbering(old, again FollowUpPoint) Renumbering {
	r := Renumbering{from: old.ID, to: again.ID, checks: map[int]int{}}
	for i, check := range old.Checks {
		r.checks[check.Nr] = again.Checks[i].Nr
	}
	if len(old.Checks) == 0 && old.ID != again.ID { // its numbers begin anew, and what waits still speaks of the old ones
		r.aside = 1 << 20
	}
	return r
}

// Of is a change that speaks of the new numbers where it spoke of the old ones.
func (r Renumbering) Of(change Change) Change {
	switch c := change.(type) {
	case PointDrafted:
		c.Point = r.point(c.Point)
		return c
	case PointRedrafted:
		c.Point = r.point(c.Point)
		return c
	case PointSentenceWritten:
		c.Point, _ = r.ref(c.Point, 0)
		return c
	case PointRemoved:
		c.Point, _ = r.ref(c.Point, 0)
		return c
	case CheckWritten:
		c.Point, c.Check.Nr = r.ref(c.Point, c.Check.Nr)
		return c
	case CheckMoved:
		c.Point, c.Check = r.ref(c.Point, c.Check)
		return c
	case CheckRemoved:
		c.Point, c.Check = r.ref(c.Point, c.Check)
		return c
	case FindingNoted:
		c.Point, c.Check = r.ref(c.Point, c.Check)
		return c
	case PointDeadlineSet:
		c.Point, _ = r.ref(c.Point, 0)
		return c
	case PointStatusSet:
		c.Point, _ = r.ref(c.Point, 0)
		return c
	}
	if c, ok := change.(PlanItemAdded); ok {
		c.Item.Nr = r.item(c.Item.Nr)
		c.Item.Point, _ = r.ref(c.Item.Point, WholePoint)
		return c
	}
	if c, ok := change.(planChange); ok {
		return c.renumbered(r.item)
	}
	return change
}

func (r Renumbering) item(nr int) int {
	if nr == r.fromItem && r.fromItem != 0 {
		return r.toItem
	}
	return nr
}

// each lets changes that wait to be made speak of the new numbers.
func (r Renumbering) each(waiting []Change) {
	for i, change := range waiting {
		waiting[i] = r.Of(change)
	}
}

func (r Renumbering) ref(point PointID, check int) (PointID, int) {
	if point != r.from {
		return point, check
	}
	if nr, renumbered := r.checks[check]; renumbered {
		check = nr
	} else if check != WholePoint {
		check += r.aside
	}
	return r.to, check
}

func (r Renumbering) point(point FollowUpPoint) FollowUpPoint {
	if point.ID != r.from {
		return point
	}
	point.ID, point.Checks = r.to, slices.Clone(point.Checks)
	for i, check := range point.Checks {
		_, point.Checks[i].Nr = r.ref(r.from, check.Nr)
	}
	return point
}
