package maalbarhed

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// compose gives the composed form (NFC) of a text, and where each place in it
// lies in the text: the place before the letter there, and the one after the
// letter that ends there. Places are asked for in rising order.
func compose(text string) (composed string, place func(int) (before, after int)) {
	if norm.NFC.IsNormalString(text) {
		return text, func(i int) (int, int) { return i, i }
	}
	type piece struct{ out, in int }
	var pieces []piece
	var b strings.Builder
	var iter norm.Iter
	iter.InitString(norm.NFC, text)
	for !iter.Done() {
		pieces = append(pieces, piece{b.Len(), iter.Pos()})
		b.Write(iter.Next())
	}
	pieces = append(pieces, piece{b.Len(), len(text)})
	at := 0
	return b.String(), func(i int) (before, after int) {
		for at+1 < len(pieces) && pieces[at+1].out <= i {
			at++
		}
		before, after = pieces[at].in, pieces[at].in
		if pieces[at].out < i {
			after = pieces[at+1].in
		}
		return before, after
	}
}
