package interview

import "slices"

// Rebase fits changes that were made on one line of a sag onto another line of
// the same sag. It holds the line that they were made on.
type Rebase struct {
	Base     *Sag          // the sag that the next change was made on
	numbered []Renumbering // the new numbers of what the changes added, the latest last
}

// Fit fits the next change onto the sag now, as Merge does. A priority whose
// number is taken gets a new one, which the changes after it then speak of.
func (r *Rebase) Fit(now *Sag, change Change) Change {
	if added, ok := change.(PlanItemAdded); ok {
		again, numbered := Again(now, added)
		r.numbered = append(r.numbered, numbered)
		return again
	}
	return Merge(r.Base, now, r.renumber(change))
}

// renumber lets a change speak of the new numbers.
func (r *Rebase) renumber(change Change) Change {
	for _, numbered := range slices.Backward(r.numbered) { // a new number can be an old one too
		change = numbered.Of(change)
	}
	return change
}
