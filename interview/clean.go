package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes foreign text safe to keep and to show: valid UTF-8 in NFC, lines
// ended by LF, a space for a tab, and no control, bidirectional, tag or other
// invisible characters but the joiner that holds an emoji together. It answers
// with the text and how many characters were removed, so that the person can be
// told. Cleaning a clean text changes nothing.
func Clean(s string) (clean string, removed int) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(s)
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
		case r != '\n' && invisible(r) && !(r == joiner && picture(last) && picture(next)):
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

const (
	joiner     = '\u200d'
	coloured   = '\ufe0f' // asks for the coloured form of the character before it
	separation = '\u034f' // put by NFC itself between more than 30 combining marks
)

func invisible(r rune) bool {
	const tags = 0xe // the plane of tags and of selectors that can smuggle bytes
	return unicode.IsControl(r) || r>>16 == tags ||
		unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) && r != separation
}

// picture reports whether a joiner can hold the character to another one.
func picture(r rune) bool { return unicode.IsSymbol(r) && r != utf8.RuneError || r == coloured }
