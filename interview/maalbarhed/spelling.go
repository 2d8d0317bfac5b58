package maalbarhed

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A word that is dictated or typed in haste is met when it is one letter away
// from a word of the lexicon that is long enough not to be mistaken for another:
// "supervission", "refarat", "bestyrrelsen".
const (
	fuzzyFrom   = 7 // letters of the word in the lexicon
	fuzzyPrefix = 2 // letters that must be right
)

// spelled is a word of the lexicon that may be met misspelt.
type spelled struct {
	base string
	id   symbol
}

// remember makes a word known to misspelt.
func (v *vocabulary) remember(base string, id symbol) {
	if utf8.RuneCountInString(base) >= fuzzyFrom {
		key := string([]rune(base)[:fuzzyPrefix])
		v.spellings[key] = append(v.spellings[key], spelled{base, id})
	}
}

// misspelt gives the symbols of the words that a form is one letter away from.
func (v *vocabulary) misspelt(form string) []symbol {
	if utf8.RuneCountInString(form) < fuzzyFrom-1 {
		return nil
	}
	var found []symbol
	end := 0
	for range fuzzyPrefix {
		_, size := utf8.DecodeRuneInString(form[end:])
		end += size
	}
	for _, s := range v.spellings[form[:end]] {
		if rest, near := oneLetterAway(s.base, form); near && slices.Contains(endings, rest) {
			found = append(found, s.id)
		}
	}
	return found
}

// oneLetterAway reports whether a form begins with the base as it would be with
// one letter wrong, missing, too many, or swapped with the next; rest is what
// follows it.
func oneLetterAway(base, form string) (rest string, near bool) {
	p := 0
	for p < len(base) && p < len(form) && base[p] == form[p] {
		p++
	}
	for p > 0 && (p < len(base) && !utf8.RuneStart(base[p]) || p < len(form) && !utf8.RuneStart(form[p])) {
		p--
	}
	if p == len(base) {
		return "", false // it is the word itself, with an ending that is none
	}
	_, b := utf8.DecodeRuneInString(base[p:])
	_, f := utf8.DecodeRuneInString(form[p:])
	base, form = base[p:], form[p:]
	for _, way := range [][2]string{{base[b:], form[f:]}, {base[b:], form}, {base, form[f:]}} {
		if rest, ok := strings.CutPrefix(way[1], way[0]); ok {
			return rest, true
		}
	}
	if b2 := base[b:]; b2 != "" && form[f:] != "" {
		_, nextB := utf8.DecodeRuneInString(b2)
		_, nextF := utf8.DecodeRuneInString(form[f:])
		if base[:b] == form[f:f+nextF] && b2[:nextB] == form[:f] {
			if rest, ok := strings.CutPrefix(form[f+nextF:], b2[nextB:]); ok {
				return rest, true
			}
		}
	}
	return "", false
}

// readSpellings reads the words that are known to be written otherwise than in
// the lexicon: "hver: vær".
func readSpellings() (map[string]string, error) {
	const name = "stavning.txt"
	data, err := files.ReadFile("leksikon/" + name)
	if err != nil {
		return nil, fmt.Errorf("read the spellings: %w", err)
	}
	meant := map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		right, wrong, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("%s, line %d: no word", name, i+1)
		}
		for _, form := range strings.Fields(wrong) {
			meant[form] = right
		}
	}
	return meant, nil
}
