package interview

import "slices"

// History is what can be taken back of the changes that were made since a sag
// was opened, and made again.
type History struct {
	undos, redos [][]Change // what takes a step back and what makes one again, the latest last
}

// Made notes changes that are about to be made to a sag as one step.
func (h *History) Made(before *Sag, changes ...Change) {
	var step []Change
	for _, change := range slices.Backward(changes) {
		if inverse := Inverse(before, change); inverse != nil {
			step = append(step, inverse)
		}
	}
	if len(step) > 0 {
		h.undos = append(h.undos, step)
	}
	h.redos = nil
}

// Undo takes the latest step back with changes of their own, handed to do one by
// one, since what one of them speaks of may be gone by now. It answers with the
// field that the step was about, and whether any of it was taken back.
func (h *History) Undo(now *Sag, do func(Change) bool) (Field, bool) {
	fields := replay(&h.undos, &h.redos, now, do)
	if len(fields) == 0 {
		return "", false
	}
	return fields[len(fields)-1], true // it went backwards
}

// Redo makes again what was taken back last.
func (h *History) Redo(now *Sag, do func(Change) bool) (Field, bool) {
	fields := replay(&h.redos, &h.undos, now, do)
	if len(fields) == 0 {
		return "", false
	}
	return fields[0], true
}

// replay makes the latest step of one side, which then stands on the other. A
// step of which nothing can be made stays where it is.
func replay(from, to *[][]Change, now *Sag, do func(Change) bool) (fields []Field) {
	if len(*from) == 0 {
		return nil
	}
	step := (*from)[len(*from)-1]
	var back []Change
	for i := range step {
		change, renumbering := Again(now, step[i])
		inverse := Inverse(now, change)
		if !do(change) {
			continue
		}
		fields = append(fields, change.Field())
		for _, waiting := range append(append(slices.Clone(*from), *to...), back) { // the rest of the step is among from
			renumbering.each(waiting)
		}
		back = append([]Change{inverse}, back...)
	}
	if len(fields) > 0 {
		*from = (*from)[:len(*from)-1]
		*to = append(*to, back)
	}
	return fields
}
