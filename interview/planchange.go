package interview

import (
	"maps"
	"slices"
)

// The changes of the opfølgningsplan.
type (
	// PlanItemAdded puts a priority after the others, with what is known of it
	// already: a finding or a low score that it was started from.
	PlanItemAdded struct {
		Item  PlanItem `json:"item"`
		Place int      `json:"place,omitempty"` // its priority where it was taken out before, 0 for the last
	}

	// PlanItemRemoved takes a priority out of the plan.
	PlanItemRemoved struct {
		Item int `json:"item"`
	}

	// PlanItemMoved gives a priority another place among the others.
	PlanItemMoved struct {
		Item int `json:"item"`
		To   int `json:"to"` // its place, from 0
	}

	// PlanTextWritten is a text of a priority.
	PlanTextWritten struct {
		Item   int        `json:"item"`
		Column PlanColumn `json:"column"`
		Text   string     `json:"text"`
	}

	// PlanScopeSet says which temaer and kriterier a priority is about.
	PlanScopeSet struct {
		Item      int      `json:"item"`
		Temaer    []int    `json:"temaer,omitempty"`
		Kriterier []string `json:"kriterier,omitempty"`
	}

	// PlanOriginSet says where a priority comes from; only a påbud has a deadline.
	PlanOriginSet struct {
		Item     int    `json:"item"`
		Origin   Origin `json:"origin"`
		Deadline Date   `json:"deadline,omitempty"`
	}

	// PlanPeriodSet is the time frame of a priority. Nr is one above the number of
	// those it had, and then a reason is asked for when there was one, or the number
	// of the latest, which it mends; without dates it takes that one back.
	PlanPeriodSet struct {
		Item int `json:"item"`
		Nr   int `json:"nr"`
		Period
	}

	// PlanProgressNoted writes in the progress log; an empty text takes the entry back.
	PlanProgressNoted struct {
		Item int `json:"item"`
		Nr   int `json:"nr"` // from 1
		Progress
	}

	// PlanStatusSet is how far the tilbud says that it has come.
	PlanStatusSet struct {
		Item   int        `json:"item"`
		Status PlanStatus `json:"status"`
		Date   Date       `json:"date,omitempty"`
	}

	// PlanVerified is what the socialtilsyn has seen of a priority.
	PlanVerified struct {
		Item int `json:"item"`
		Verification
	}

	// PlanApproved is the management of the tilbud approving the plan; an empty one takes it back.
	PlanApproved struct {
		Approval
		Changed bool `json:"changed,omitempty"` // an earlier approval comes back, after which the plan was changed
	}
)

// Field of each change; see Change.

func (PlanItemAdded) Field() Field       { return "" }
func (PlanItemRemoved) Field() Field     { return "" }
func (PlanItemMoved) Field() Field       { return "" }
func (c PlanTextWritten) Field() Field   { return PlanField(c.Item, c.Column) }
func (PlanScopeSet) Field() Field        { return "" }
func (PlanOriginSet) Field() Field       { return "" }
func (PlanPeriodSet) Field() Field       { return "" }
func (c PlanProgressNoted) Field() Field { return ProgressField(c.Item, c.Nr) }
func (PlanStatusSet) Field() Field       { return "" }
func (c PlanVerified) Field() Field      { return VerificationField(c.Item) }
func (PlanApproved) Field() Field        { return "" }

// planTextOf is the free text that a change of the plan carries into its field.
func planTextOf(change Change) string {
	switch c := change.(type) {
	case PlanTextWritten:
		return c.Text
	case PlanProgressNoted:
		return c.Text
	case PlanVerified:
		return c.Note
	}
	return ""
}

func (c PlanItemAdded) apply(s *Sag) error {
	if s.Plan.Item(c.Item.Nr) != nil || c.Item.Nr <= s.Plan.numbered {
		return ErrBroken
	}
	item := c.Item.clone()
	if item.Texts == nil {
		item.Texts = map[PlanColumn]string{}
	}
	maps.DeleteFunc(item.Texts, func(_ PlanColumn, text string) bool { return text == "" }) // as PlanTextWritten leaves it
	at := len(s.Plan.Items)
	if c.Place > 0 {
		at = min(c.Place-1, at)
	}
	s.Plan.Items = slices.Insert(s.Plan.Items, at, item)
	s.Plan.numbered = item.Nr
	s.Plan.touched()
	return nil
}

func (c PlanItemRemoved) apply(s *Sag) error {
	at := s.Plan.place(c.Item)
	if at < 0 {
		return ErrBroken
	}
	s.Plan.Items = slices.Delete(s.Plan.Items, at, at+1)
	s.Plan.touched()
	return nil
}

func (c PlanItemMoved) apply(s *Sag) error {
	from := s.Plan.place(c.Item)
	if from < 0 || c.To < 0 || c.To >= len(s.Plan.Items) {
		return ErrBroken
	}
	item := s.Plan.Items[from]
	s.Plan.Items = slices.Insert(slices.Delete(s.Plan.Items, from, from+1), c.To, item)
	s.Plan.touched()
	return nil
}

func (c PlanTextWritten) apply(s *Sag) error {
	return s.Plan.change(c.Item, c.Column != Resultat, func(item *PlanItem) error {
		if c.Text == "" {
			delete(item.Texts, c.Column)
		} else {
			item.Texts[c.Column] = c.Text
		}
		return nil
	})
}

func (c PlanScopeSet) apply(s *Sag) error {
	return s.Plan.change(c.Item, true, func(item *PlanItem) error {
		item.Temaer, item.Kriterier = slices.Clone(c.Temaer), slices.Clone(c.Kriterier)
		return nil
	})
}

func (c PlanOriginSet) apply(s *Sag) error {
	return s.Plan.change(c.Item, true, func(item *PlanItem) error {
		item.Origin, item.Deadline = c.Origin, c.Deadline
		return nil
	})
}

func (c PlanPeriodSet) apply(s *Sag) error {
	return s.Plan.change(c.Item, true, func(item *PlanItem) error {
		last, none := len(item.Periods), c.Start == "" && c.End == ""
		switch {
		case c.Nr == last+1:
			item.Periods = append(item.Periods, c.Period)
		case c.Nr != last || last == 0:
			return ErrBroken
		case none:
			item.Periods = item.Periods[:last-1]
		default:
			item.Periods[last-1] = c.Period
		}
		return nil
	})
}

func (c PlanProgressNoted) apply(s *Sag) error {
	return s.Plan.change(c.Item, false, func(item *PlanItem) error {
		switch {
		case c.Nr == len(item.Progress)+1:
			item.Progress = append(item.Progress, c.Progress)
		case c.Nr < 1 || c.Nr > len(item.Progress):
			return ErrBroken
		default:
			item.Progress[c.Nr-1] = c.Progress
		}
		return nil
	})
}

func (c PlanStatusSet) apply(s *Sag) error {
	return s.Plan.change(c.Item, false, func(item *PlanItem) error {
		item.Status, item.StatusDate = c.Status, c.Date
		return nil
	})
}

func (c PlanVerified) apply(s *Sag) error {
	return s.Plan.change(c.Item, false, func(item *PlanItem) error {
		item.Verification = c.Verification
		return nil
	})
}

func (c PlanApproved) apply(s *Sag) error {
	s.Plan.Approval, s.Plan.ChangedSince = c.Approval, c.Changed
	return nil
}

// change changes a priority. What the management approved is the plan itself, not
// how it goes with it.
func (p *Opfoelgningsplan) change(nr int, approved bool, do func(*PlanItem) error) error {
	at := p.place(nr)
	if at < 0 {
		return ErrBroken
	}
	if err := do(&p.Items[at]); err != nil {
		return err
	}
	if approved {
		p.touched()
	}
	return nil
}

// approvable is what the management approves of the plan.
func (p Opfoelgningsplan) approvable() []PlanItem {
	items := p.clone().Items
	for i := range items {
		item := &items[i]
		item.Progress, item.Status, item.StatusDate, item.Verification = nil, "", "", Verification{}
		delete(item.Texts, Resultat)
	}
	return items
}

// touched notes that what was approved is no longer what stands there.
func (p *Opfoelgningsplan) touched() { p.ChangedSince = p.Approval != Approval{} }

// planChange is a change of a priority that is there, which can speak of another number.
type planChange interface {
	renumbered(number func(item int) int) Change
}

func (c PlanItemRemoved) renumbered(number func(int) int) Change { c.Item = number(c.Item); return c }
func (c PlanItemMoved) renumbered(number func(int) int) Change   { c.Item = number(c.Item); return c }
func (c PlanTextWritten) renumbered(number func(int) int) Change { c.Item = number(c.Item); return c }
func (c PlanScopeSet) renumbered(number func(int) int) Change    { c.Item = number(c.Item); return c }
func (c PlanOriginSet) renumbered(number func(int) int) Change   { c.Item = number(c.Item); return c }
func (c PlanPeriodSet) renumbered(number func(int) int) Change   { c.Item = number(c.Item); return c }
func (c PlanProgressNoted) renumbered(number func(int) int) Change {
	c.Item = number(c.Item)
	return c
}
func (c PlanStatusSet) renumbered(number func(int) int) Change { c.Item = number(c.Item); return c }
func (c PlanVerified) renumbered(number func(int) int) Change  { c.Item = number(c.Item); return c }
