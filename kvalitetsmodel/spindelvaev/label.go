package spindelvaev

import "strconv"

// wording is how much a label on the web says.
type wording int

const (
	names    wording = iota // "3 Målgruppe, metoder og resultater 3,5"
	changes                 // "3: 3,5 før 3,1"
	values                  // "3: 3,5"
	numerals                // "3", or "3–" for a gap
)

// beforeWord stands between a value and the one at the previous tilsyn.
const beforeWord = " før "

// label is the text at the end of an axis, ready to be set on one line or two.
type label struct {
	nr       string
	name     string
	value    string
	before   string // the value at the previous tilsyn
	split    int    // where the name breaks when set on two lines
	one, two int    // width in cells on one line and on two; two is 0 where it cannot fold
	gap      bool
}

// text measures the label of axis i.
func (w Web) label(i int, words wording) label {
	axis := w.Axes[i]
	l := label{nr: strconv.Itoa(axis.Nr), value: w.value(i)}
	_, scored := w.fraction(i)
	l.gap = !scored
	nr, value := len(l.nr), valueWidth(l.value)
	switch words {
	case numerals:
		l.one = nr + len("-")
		return l
	case values:
		l.one = nr + 2 + value
		return l
	case changes:
		l.before = w.valueBefore(i)
		l.one = nr + 2 + value + cells(beforeWord) + valueWidth(l.before)
		return l
	}
	l.name = axis.Navn
	name := cells(l.name)
	l.one = nr + 1 + name + 1 + value
	l.two = l.one
	seen := 0
	for at, r := range l.name {
		if r == ' ' {
			l.breakAt(at, nr+1+seen, nr+1+name-seen-1+1+value)
		}
		seen++
	}
	return l
}

// breakAt takes a word border as the break when it makes the label narrower.
func (l *label) breakAt(at, first, second int) {
	if width := max(first, second); width < l.two {
		l.two, l.split = width, at
	}
}

// folds tells whether two lines are narrower than one.
func (l label) folds() bool { return l.two > 0 && l.two < l.one }
