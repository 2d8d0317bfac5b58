package personnummer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hit is a CPR number in a text.
type Hit struct {
	Start, End int    // in bytes, on rune borders
	Masked     string // "010190-xxxx"
}

// Find lists the CPR numbers of a text in their order.
func Find(text string) []Hit {
	var hits []Hit
	for at := 0; at < len(text); at++ {
		if !digit(text, at) || at > 0 && digit(text, at-1) || !begins(text[:at]) {
			continue
		}
		if hit, ok := numberAt(text, at); ok {
			hits = append(hits, hit)
			at = hit.End - 1
		}
	}
	return hits
}

// Mask is the text with the last four digits of every CPR number taken out.
func Mask(text string) string {
	var masked strings.Builder
	end := 0
	for _, hit := range Find(text) {
		masked.WriteString(text[end:hit.Start])
		masked.WriteString(hit.Masked)
		end = hit.End
	}
	masked.WriteString(text[end:])
	return masked.String()
}

// numberAt reads a number that begins at a place: a day, a month and a year, apart
// or together, and four more digits.
func numberAt(text string, at int) (Hit, bool) {
	var digits [10]byte
	n, end, apart, plain := 0, at, "", true
	for n < len(digits) {
		if n == 2 || n == 4 || n == 6 {
			separator := separatorAt(text, end)
			switch {
			case n == 2:
				apart = separator
			case n == 4 && separator != apart:
				return Hit{}, false
			}
			plain = plain && separator == ""
			end += len(separator)
		}
		if !digit(text, end) {
			return Hit{}, false
		}
		digits[n] = text[end] - '0'
		n, end = n+1, end+1
	}
	if !ends(text[end:]) || !day(digits) || plain && otherNumber(text[:at]) {
		return Hit{}, false
	}
	masked := make([]byte, 0, 6)
	for _, d := range digits[:6] {
		masked = append(masked, '0'+d)
	}
	return Hit{Start: at, End: end, Masked: string(masked) + "-xxxx"}, true
}

// separators stand between the parts of a number as people write it.
var separators = []string{" - ", " – ", "-", "–", "—", "−", "‐", "‑", ".", "/", " ", "\u00a0"}

func separatorAt(text string, at int) string {
	for _, separator := range separators {
		if strings.HasPrefix(text[at:], separator) && digit(text, at+len(separator)) {
			return separator
		}
	}
	return ""
}

func digit(text string, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}

// begins reports whether a number may begin after a text: not in the middle of a
// word, nor of a longer number, nor of a telephone number with its country.
func begins(before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	if size == 0 {
		return true
	}
	if unicode.IsLetter(last) || last == '+' || last == '_' {
		return false
	}
	joins := strings.ContainsRune("-–./,", last)
	return !joins || !digit(before, len(before)-size-1)
}

// ends reports whether a number may end before a text.
func ends(after string) bool {
	next, size := utf8.DecodeRuneInString(after)
	switch {
	case size == 0:
		return true
	case unicode.IsLetter(next) || unicode.IsDigit(next) || next == '_':
		return false
	}
	return !strings.ContainsRune("-–/", next) || !digit(after, size)
}

// others are what ten digits in a row can be as well, when they are called so.
var others = []string{"p-nummer", "p-nr", "pnr", "produktionsenhed", "cvr", "ean", "se-nr", "konto", "iban", "reg.nr", "journalnr", "j.nr", "sagsnr",
	"sagsnummer", "journalnummer", "faktura", "ordre", "serienr", "serienummer", "telefon", "tlf", "mobil", "isbn", "id-nr"}

// near is how many bytes before a number can say what it is.
const near = 60

// otherNumber reports whether the words right before ten digits in a row call them
// something else.
func otherNumber(before string) bool {
	line := before[max(0, len(before)-near):]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	words := strings.Fields(strings.ToLower(line))
	words = words[max(0, len(words)-3):]
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.ContainsFunc(others, func(other string) bool { return strings.HasPrefix(word, other) })
	})
}
