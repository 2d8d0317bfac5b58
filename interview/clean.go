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
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r != '\n' && invisible(r) {
			removed++
		} else {
			b.WriteRune(r)
		}
		i += size
	}
	return norm.NFC.String(b.String()), removed
}

// CleanLine is Clean for a field of one line: lines are joined by a space.
func CleanLine(s string) (clean string, removed int) {
	clean, removed = Clean(s)
	return strings.TrimSpace(strings.ReplaceAll(clean, "\n", " ")), removed
}

func invisible(r rune) bool {
	const joiner = '\u200d'
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != joiner
}
