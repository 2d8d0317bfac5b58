package spindelvaev

import "fmt"

// The words of rows, columns and notes.
const (
	temaWord      = "Tema"
	valueWord     = "Værdi"
	previousWord  = "Før"
	coveredWord   = "Bedømt"
	coveredTitle  = "Indikatorer bedømt"
	coverageNote  = "Bedømt: indikatorer med score af dem, der gælder."
	unscored      = " (ingen score)"
	unscoredNote  = noValue + " ingen score"
	sampleCells   = 5
	betweenKeys   = 4
	betweenTitles = 2
)

// sample shows a stroke of the present tilsyn or of the previous one.
func sample(tegn Tegn, before bool) string {
	switch {
	case tegn == Braille && before:
		return "⢎⡱⠒ ⠒"
	case tegn == Braille:
		return "⢾⡷⠒⠒⠒"
	case before:
		return "x : x"
	default:
		return "o---o"
	}
}

// coverageWords is a coverage as a sentence has it: "3 af 5 indikatorer bedømt".
func coverageWords(scored, of int) string {
	if of == 1 {
		return fmt.Sprintf("%d af 1 indikator bedømt", scored)
	}
	return fmt.Sprintf("%d af %d indikatorer bedømt", scored, of)
}

// keyed tells whether the strokes are explained.
func (w Web) keyed() bool { return w.Name != "" || w.haunted() }

// title is the name of the tilsyn, or what its numbers are.
func (w Web) title() string {
	if w.Name != "" {
		return w.Name
	}
	return valueWord
}

func (w Web) titleBefore() string {
	if w.NameBefore != "" {
		return w.NameBefore
	}
	return previousWord
}

// keyTitles are the names in the key when it stands in one line, shorter where
// they would not fit, and its width; 0 when there is no key.
func (w Web) keyTitles(width int) (now, before string, needed int) {
	if !w.keyed() {
		return "", "", 0
	}
	now, before = w.title(), w.titleBefore()
	if w.keyCells(now, before) > width {
		now, before = valueWord, previousWord
	}
	return now, before, w.keyCells(now, before)
}

func (w Web) keyCells(now, before string) int {
	n := sampleCells + 1 + cells(now)
	if w.haunted() {
		n += betweenKeys + sampleCells + 1 + cells(before)
	}
	return n
}

// key explains the strokes in the middle of a row.
func (c *Canvas) key(w Web, y int, tegn Tegn) {
	now, before, needed := w.keyTitles(c.size.Width)
	x := (c.size.Width - needed) / 2
	x = c.text(c.text(x, y, sample(tegn, false))+1, y, now)
	if w.haunted() {
		c.text(c.text(x+betweenKeys, y, sample(tegn, true))+1, y, before)
	}
}
