package maalbarhed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a sign of a text.
type token struct {
	Span
	form   string // in small letters, composed (NFC), and spelt as it is meant
	kind   kind
	number numberKinds
	upper  bool // written in capitals
	lower  bool // begins with a small letter
	opens  bool // begins a sentence
	tight  bool // follows the token before without a space
}

type kind uint8

const (
	word kind = iota
	number
	sign
	end // of a sentence
)

// tokens splits a text. Their spans are of the text as it was given, also where
// that is not composed.
func (l *lens) tokens(text string) []token {
	composed, place := compose(text)
	tokens := make([]token, 0, len(text)/5+1)
	previous := -1
	for i := 0; i < len(composed); {
		t, past := scan(composed, i)
		if t.form != "" {
			t.tight = previous == i
			t.opens = len(tokens) == 0 || tokens[len(tokens)-1].kind == end
			t.Start, _ = place(i)
			_, t.End = place(past)
			if right, wrong := l.meant[t.form]; wrong {
				t.form = right
			}
			tokens = append(tokens, t)
			previous = past
		}
		i = past
	}
	return l.joinWords(l.joinDots(tokens))
}

// scan reads the token at a place, or a space, which has no form.
func scan(s string, i int) (t token, past int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	past = i + size
	switch {
	case r == '\n':
		t.kind = end
	case unicode.IsSpace(r):
		return t, past
	case unicode.IsDigit(r):
		t.kind, past = number, numberEnd(s, i)
		t.number = classify(s[i:past])
		if wordGoesOn(s[past:]) { // "12-trins-modellen"
			t.kind, t.number, past = word, 0, wordEnd(s, past)
		}
	case unicode.IsLetter(r):
		past = wordEnd(s, past)
	case strings.ContainsRune(".!?", r):
		t.kind = end
	default:
		t.kind = sign
	}
	for r, size := utf8.DecodeRuneInString(s[past:]); unicode.IsMark(r); r, size = utf8.DecodeRuneInString(s[past:]) {
		past += size // an accent belongs to what it stands on
	}
	t.form = strings.ToLower(s[i:past])
	t.lower = unicode.IsLower(r)
	t.upper = t.kind == word && unicode.IsUpper(r) && past-i > size && strings.ToUpper(s[i:past]) == s[i:past]
	return t, past
}

// wordEnd is where the word that goes on at i ends: letters and digits, and
// hyphens and apostrophes between them.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			i += size
		case strings.ContainsRune("-'’‑&", r):
			next, nextSize := utf8.DecodeRuneInString(s[i+size:])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return i
			}
			i += size + nextSize
		default:
			return i
		}
	}
	return i
}

// numberEnd is where the number that begins at i ends: digits, with single signs
// between them, as in 3,5 and 1.000 and 14:30 and 14–21 and 1/1-2028.
func numberEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsDigit(r):
			i += size
		case strings.ContainsRune(".,:/-–", r):
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if !unicode.IsDigit(next) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// wordGoesOn reports whether a hyphen and a letter follow.
func wordGoesOn(s string) bool {
	rest, hyphen := strings.CutPrefix(s, "-")
	r, _ := utf8.DecodeRuneInString(rest)
	return hyphen && unicode.IsLetter(r)
}

// joinDots makes the dot of "14. dag" and of "kl. 14" part of what it follows,
// so that it ends no sentence.
func (l *lens) joinDots(tokens []token) []token {
	out := tokens[:0]
	for i, t := range tokens {
		if t.form == "." && t.tight && len(out) > 0 {
			last := &out[len(out)-1]
			switch {
			case last.kind == word && l.sets.abbreviations[last.form]:
				last.End = t.End
				continue
			case last.number&plainNumber != 0 && i+1 < len(tokens) && l.goesOn(tokens[i+1]):
				last.number, last.End = ordinalNumber, t.End
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// goesOn reports whether a token goes on with what a number and a dot began:
// "14. dag", "1. Marts".
func (l *lens) goesOn(t token) bool {
	return t.kind == word && (t.lower || l.sets.months[t.form])
}

// joinWords makes one token of two that are one word of the lexicon written
// apart: "handle plan", "bestyrelses møderne".
func (l *lens) joinWords(tokens []token) []token {
	var joined []byte
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if i+1 < len(tokens) && t.kind == word && tokens[i+1].kind == word && !tokens[i+1].tight {
			next := tokens[i+1]
			joined = append(append(joined[:0], t.form...), next.form...)
			if len(t.form) >= 3 && len(next.form) >= 4 && (l.words.isWord(joined) || l.isCompound(t.form, next.form)) {
				t.form, t.End = string(joined), next.End
				i++
			}
		}
		out = append(out, t)
	}
	return out
}

// isCompound reports whether two words belong together: the first ends as the
// first part of a compound does, and the second is the last part of many.
func (l *lens) isCompound(first, second string) bool {
	begins := len(first) >= fuzzyFrom && strings.HasSuffix(first, "s") || l.sets.firstParts[first]
	return begins && len(l.words.heads[second]) > 0 && len(l.words.exact[second]) == 0
}

// sentences are the spans between the ends.
func sentences(tokens []token) []Span {
	var spans []Span
	first := -1
	for i, t := range tokens {
		switch {
		case t.kind != end && first < 0:
			first = i
		case t.kind == end && first >= 0:
			spans = append(spans, Span{tokens[first].Start, t.End})
			first = -1
		}
	}
	if first >= 0 {
		spans = append(spans, Span{tokens[first].Start, tokens[len(tokens)-1].End})
	}
	return spans
}
