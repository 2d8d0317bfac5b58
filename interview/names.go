package interview

import "reflect"

// names are what the points, checks and priorities of one line of a sag are called
// on another. What is not in them has the same name on both.
type names struct {
	points map[PointID]*Renumbering
	items  map[int]int
}

func newNames() names { return names{points: map[PointID]*Renumbering{}, items: map[int]int{}} }

// of is a change under the names of the other line. A change speaks of one point
// at most, so the names are never given twice over.
func (n names) of(change Change) Change {
	named := change
	for _, renumbering := range n.points {
		if other := renumbering.Of(change); !reflect.DeepEqual(other, change) {
			named = other
			break
		}
	}
	if planned, ok := named.(planChange); ok {
		named = planned.renumbered(func(nr int) int {
			if to, known := n.items[nr]; known {
				return to
			}
			return nr
		})
	}
	return named
}

// pair learns the names from a change and from what became of it.
func (n names) pair(change, became Change) {
	switch c := change.(type) {
	case PointDrafted:
		again := became.(PointDrafted).Point
		n.points[c.Point.ID] = &Renumbering{from: c.Point.ID, to: again.ID, checks: map[int]int{}}
		n.checks(c.Point, again)
	case PointRedrafted:
		n.checks(c.Point, became.(PointRedrafted).Point)
	case CheckWritten:
		n.check(c.Point, c.Check.Nr, became.(CheckWritten).Check.Nr)
	case PlanItemAdded:
		n.items[c.Item.Nr] = became.(PlanItemAdded).Item.Nr
	}
}

func (n names) checks(point, again FollowUpPoint) {
	for i, check := range point.Checks {
		n.check(point.ID, check.Nr, again.Checks[i].Nr)
	}
}

// check learns what a check of a point is called on the other line.
func (n names) check(point PointID, nr, to int) {
	r := n.points[point]
	if r == nil {
		r = &Renumbering{from: point, to: point, checks: map[int]int{}}
		n.points[point] = r
	}
	if r.checks == nil {
		r.checks = map[int]int{}
	}
	r.checks[nr] = to
}
