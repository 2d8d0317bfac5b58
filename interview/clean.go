package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes foreign text safe to keep and to show: valid UTF-8 in NFC, lines
// ended by LF, a space for a tab, and no control, bidirectional, tag or other
// invisible characters but those that hold an emoji together. It answers
// with the text and how many characters were removed, so that the person can be
// told. Cleaning a clean text changes nothing.
func Clean(s string) (clean string, removed int) {
	if plain(s) {
		return s, 0
	}
	s = norm.NFC.String(lineEnds.Replace(s)) // what stands beside what is seen on the characters that are kept
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		next, _ := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			removed++
		case r != '\n' && invisible(r) && !holds(last, r, next):
			removed++
		default:
			b.WriteRune(r)
			last = r
		}
	}
	return norm.NFC.String(b.String()), removed
}

// CleanLine is Clean for a field of one line: lines are joined by a space.
func CleanLine(s string) (clean string, removed int) {
	clean, removed = Clean(s)
	return strings.TrimSpace(strings.ReplaceAll(clean, "\n", " ")), removed
}

// lineEnds are the other ways to end a line, and the tab.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// plain reports whether all of a text is ASCII that needs no cleaning, as most is.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x7f || s[i] < ' ' && s[i] != '\n' {
			return false
		}
	}
	return true
}

const (
	joiner     = '\u200d'
	uncoloured = '\ufe0e' // asks for the plain form of the character before it
	coloured   = '\ufe0f' // and this for the coloured one
	keycap     = '\u20e3' // drawn around the digit before it
	separation = '\u034f' // put by NFC itself between more than 30 combining marks
)

func invisible(r rune) bool {
	const tags = 0xe // the plane of tags and of selectors that can smuggle bytes
	return unicode.IsControl(r) || r>>16 == tags ||
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) && r != separation
}

// holds reports whether an invisible character holds an emoji together.
func holds(last, r, next rune) bool {
	switch r {
	case joiner:
		return (picture(last) || last == coloured || last == uncoloured) && picture(next)
	case coloured, uncoloured:
		return picture(last) || next == keycap
	}
	return false
}

// picture reports whether a character can be an emoji. A sign of ASCII is none, and other
// formats write it as something else.
func picture(r rune) bool { return r > unicode.MaxASCII && unicode.IsSymbol(r) && r != utf8.RuneError }
