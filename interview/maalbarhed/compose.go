package maalbarhed

import (
	"strings"
	"unicode/utf8"

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
	for from := 0; from < len(text); {
		to := from + letter(text[from:])
		pieces = append(pieces, piece{b.Len(), from})
		b.WriteString(norm.NFC.String(text[from:to]))
		from = to
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

// letter is the length of the letter that a text begins with and of all that is
// composed with it. The iterator of norm takes two letters for one here and there.
func letter(text string) int {
	_, end := utf8.DecodeRuneInString(text)
	for end < len(text) && !norm.NFC.PropertiesString(text[end:]).BoundaryBefore() {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return end
}
