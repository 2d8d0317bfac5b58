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

// fold is how far a label is folded to make room for the web.
type fold int

const (
	flat   fold = iota // on one line
	halved             // the name on two lines
	narrow             // on up to three lines, the value may have one of its own
	folds
)

// label is the text at the end of an axis, ready to be set.
type label struct {
	nr     string
	name   string
	value  string
	before string // the value at the previous tilsyn
	set    [folds]setting
	gap    bool
}

// setting is a label broken into lines. The breaks are places in the name; one
// at its end stands before the value.
type setting struct {
	width, lines int
	breaks       [2]int
}

// maxBreaks is as many places as are tried, which is more than a name has.
const maxBreaks = 12

// label measures the label of axis i.
func (w Web) label(i int, words wording) label {
	axis := w.Axes[i]
	l := label{nr: strconv.Itoa(axis.Nr), value: w.value(i), before: w.valueBefore(i)}
	_, scored := w.fraction(i)
	l.gap = !scored
	nr, value := len(l.nr), valueWidth(l.value)
	width := 0
	switch words {
	case numerals:
		width = nr + len("-")
	case values:
		width = nr + 2 + value
	case changes:
		width = nr + 2 + value + cells(beforeWord) + valueWidth(l.before)
	case names:
		l.name = axis.Navn
		l.setName(nr+1, value)
		return l
	}
	for f := range l.set {
		l.set[f] = setting{width: width, lines: 1}
	}
	return l
}

// setName finds the narrowest settings of number, name and value.
func (l *label) setName(indent, value int) {
	var places, before [maxBreaks]int // bytes and cells up to each place for a break
	n, seen := 0, 0
	for at, r := range l.name {
		if r == ' ' && n < maxBreaks-1 {
			places[n], before[n] = at, seen
			n++
		}
		seen++
	}
	places[n], before[n] = len(l.name), seen
	whole := seen + 1 + value
	best := setting{width: indent + whole, lines: 1}
	l.set[flat] = best
	for a := range n {
		best.take(indent+max(before[a], whole-before[a]-1), 2, places[a], 0)
	}
	l.set[halved] = best
	best.take(indent+max(before[n], value), 2, places[n], 0)
	for b := range n + 1 {
		for a := range b {
			best.take(indent+max(before[a], before[b]-before[a]-1, whole-before[b]-1), 3, places[a], places[b])
		}
	}
	l.set[narrow] = best
}

// take takes breaks that make the label narrower.
func (s *setting) take(width, lines, first, second int) {
	if width < s.width {
		*s = setting{width, lines, [2]int{first, second}}
	}
}
