package borgernavn

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text, and what stands between it and the word before.
type token struct {
	start, end int
	text       string
	small      string // in small letters
	gap        string
}

// tokens splits a text into its words: letters, with a dash or an apostrophe between
// them, and the point after a single letter. A number is a word as well.
func tokens(text string) []token {
	var all []token
	last := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordly(r) {
			at += size
			continue
		}
		start, letters := at, 0
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if !wordly(r) && (!strings.ContainsRune("-'’", r) || !unicode.IsLetter(next)) {
				break
			}
			at, letters = at+size, letters+1
		}
		end := at
		if letters == 1 && unicode.IsUpper(r) && strings.HasPrefix(text[at:], ".") {
			at++ // of an initial
			end = at
		}
		all = append(all, token{start, end, text[start:end], strings.ToLower(text[start:end]), text[last:start]})
		last = end
	}
	return all
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// spaced reports whether only one space stands between the word and the one before.
func (t token) spaced() bool { return t.gap == " " || t.gap == "\u00a0" }

// first reports whether the word begins a sentence or a line.
func (t token) first() bool {
	return t.start == 0 || strings.ContainsAny(t.gap, ".!?:;\n•*") || t.gap == "- "
}

// initial reports whether it is a letter that stands for a name: "J" or "J.".
func (t token) initial() bool {
	r, size := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r) && (len(t.text) == size || t.text[size:] == ".")
}

// capital reports whether it is written as a name is: a capital, and small letters
// after it. Parts with a dash are names of their own.
func (t token) capital() bool {
	for part := range strings.FieldsFuncSeq(t.text, func(r rune) bool { return strings.ContainsRune("-'’", r) }) {
		r, size := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(r) || strings.ContainsFunc(part[size:], func(r rune) bool { return !unicode.IsLower(r) }) {
			return false
		}
	}
	return t.text != "" && len(t.text) > 2 || utf8.RuneCountInString(t.text) > 1
}
