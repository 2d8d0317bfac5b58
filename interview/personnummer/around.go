package personnummer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// begins reports whether the number may begin after a text, in which the hit before
// ended at last: not in the middle of a word, nor of a longer number, nor of a
// telephone number with its country.
func (n number) begins(before string, last int) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	at := len(before) - size
	switch {
	case size == 0 || at == last:
		return true
	case r == '+':
		return false
	case n.touches(r):
		return false
	case strings.ContainsRune(dashes+"/", r), n.plain && (r == '.' || r == ','):
		return at == 0 || !digit(before, at-1)
	}
	return true
}

// finishes reports whether the number may end where it does. What stands after it
// after a stroke is a part of it, unless that is a number of its own.
func (n number) finishes(text string) bool {
	after := text[n.end:]
	r, size := utf8.DecodeRuneInString(after)
	switch {
	case size == 0:
		return true
	case unicode.IsDigit(r) || n.touches(r) || amount(after):
		return false
	case strings.ContainsRune(dashes+"/", r) && digit(after, size):
		_, another := numberAt(text, n.end+size)
		return another
	}
	return true
}

// touches reports whether a letter beside the number makes it a part of a code.
// Where the number has a separator, a small letter only lacks a space: "født010190-1234".
func (n number) touches(r rune) bool {
	if n.plain {
		return unicode.IsLetter(r)
	}
	return unicode.IsUpper(r)
}

// amount reports whether what stands after four digits counts them: "01.03.26 1500 kr."
func amount(after string) bool {
	after = strings.ToLower(strings.TrimLeft(after[:min(len(after), 10)], " \u00a0"))
	return slices.ContainsFunc([]string{"kr", "dkk", "timer", "stk"}, func(unit string) bool {
		rest, ok := strings.CutPrefix(after, unit)
		r, _ := utf8.DecodeRuneInString(rest)
		return ok && (rest == "" || !unicode.IsLetter(r))
	})
}
