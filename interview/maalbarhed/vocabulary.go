package maalbarhed

import (
	"fmt"
	"slices"
	"strings"
)

// symbol stands for what an element can match; a token has the symbols of every
// element that it fits.
type symbol int32

func (s symbol) bit() uint64 { return 1 << (s % 64) }

// vocabulary turns words into symbols. It is shared by all lexicons, so that a
// word is looked up once.
type vocabulary struct {
	ids       map[string]symbol    // by element, as it is written
	exact     map[string][]symbol  // by form
	heads     map[string][]symbol  // by the last part of a compound
	capital   map[string][]symbol  // by form, for words in capitals
	spellings map[string][]spelled // by the first letters
	numbers   []numberSymbol
	name      []symbol            // of a word with a capital that nobody knows
	title     []symbol            // of a word with a capital within a sentence
	acronym   []symbol            // of a word in capitals that nobody knows
	classes   map[string][]string // elements, by name
	longest   int                 // of the heads, in bytes

	negations map[string]bool // no pattern reaches over them
	units     map[string]bool // of time and money
}

// numberSymbol is what an element for a number matches.
type numberSymbol struct {
	kinds numberKinds
	id    symbol
}

// anyWord is the symbol of every word and number, anyThing of those that are no
// unit of time or money.
const (
	anyWord symbol = iota
	anyThing
)

// numberNames are the elements for numbers in digits.
var numberNames = map[string]numberKinds{
	"#heltal": plainNumber,
	"#kode":   codeNumber, // four digits
	"#antal":  plainNumber | amountNumber,
	"#orden":  ordinalNumber,
	"#årstal": yearNumber,
	"#nyår":   newYearNumber,
	"#dato":   dateNumber,
	"#tid":    timeNumber | plainNumber,
	"#minut":  timeNumber,
	"#brøk":   fractionNumber,
	"#spænd":  rangeNumber,
	"#ciffer": ^numberKinds(0),
}

// endings are those of Danish nouns, adjectives and participles.
var endings = []string{"", "s", "n", "en", "et", "e", "er", "r", "t", "ne", "rne", "ene", "erne", "ns", "ens", "ets", "es",
	"ers", "rs", "nes", "rnes", "enes", "ernes"}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]symbol{"*": anyWord, "*ting": anyThing}, exact: make(map[string][]symbol, 1<<15), heads: make(map[string][]symbol, 1<<13),
		capital: map[string][]symbol{}, classes: map[string][]string{}, spellings: map[string][]spelled{}}
}

// symbol gives the symbol of an element, and makes its forms known the first time.
func (v *vocabulary) symbol(element string) (symbol, error) {
	if id, known := v.ids[element]; known {
		return id, nil
	}
	id := symbol(len(v.ids))
	v.ids[element] = id
	return id, v.learn(element, id)
}

// learn makes the forms of an element known under a symbol.
func (v *vocabulary) learn(element string, id symbol) error {
	switch element[0] {
	case '(': // alternatives of one word each
		for one := range strings.SplitSeq(strings.Trim(element, "()"), "|") {
			if err := v.learn(one, id); err != nil {
				return err
			}
		}
	case '$':
		words, known := v.classes[element[1:]]
		if !known {
			return fmt.Errorf("unknown class %q", element)
		}
		for _, word := range words {
			if err := v.learn(word, id); err != nil {
				return err
			}
		}
	case '#':
		switch element {
		case "#navn":
			v.name = append(v.name, id)
			return nil
		case "#stort":
			v.title = append(v.title, id)
			return nil
		case "#forkortelse":
			v.acronym = append(v.acronym, id)
			return nil
		}
		kinds, known := numberNames[element]
		if !known {
			return fmt.Errorf("unknown kind of number %q", element)
		}
		v.numbers = append(v.numbers, numberSymbol{kinds, id})
	default:
		v.learnWord(element, id)
	}
	return nil
}

func (v *vocabulary) learnWord(element string, id symbol) {
	stem, table := element, v.exact
	switch {
	case len(element) > 1 && element[0] == '-':
		stem, table = element[1:], v.heads
	case element[0] == '^':
		stem, table = element[1:], v.capital
	}
	base := strings.TrimRight(stem, "+")
	forms := []string{base}
	if element[0] != '-' && element[0] != '^' && base != stem {
		v.remember(base, id)
	}
	if base != stem {
		forms = inflect(base, strings.HasSuffix(stem, "++"))
	}
	for _, form := range forms {
		if !slices.Contains(table[form], id) {
			table[form] = append(table[form], id)
		}
		if element[0] == '-' {
			v.longest = max(v.longest, len(form))
		}
	}
}

// inflect lists a word with every ending, and where that is wanted also with its last letter doubled.
func inflect(base string, doubled bool) []string {
	bases := []string{base}
	if doubled {
		bases = append(bases, base+base[len(base)-1:])
	}
	var forms []string
	for _, b := range bases {
		for _, ending := range endings {
			forms = append(forms, b+ending)
		}
	}
	return forms
}

// symbols are those of a token: of the word itself, and of the word as a compound.
func (v *vocabulary) symbols(t token) []symbol {
	found := []symbol{anyWord, anyThing}
	switch {
	case v.negations[t.form]:
		found = found[:0] // no pattern reaches over what may undo it
	case v.units[t.form]:
		found = found[:1]
	}
	bare := len(found)
	switch t.kind {
	case word:
		found = append(found, v.exact[t.form]...)
		if t.upper {
			found = append(found, v.capital[t.form]...)
		}
		for i := range t.form { // a prefix of two letters at least
			if i >= 2 && len(t.form)-i <= v.longest {
				found = append(found, v.heads[t.form[i:]]...)
			}
		}
		if i := strings.IndexAny(t.form, "-'’"); i > 0 && len(found) == bare {
			found = append(found, v.exact[t.form[:i]]...) // "durewall-teknikker", "apv'en"
		}
		if len(found) == bare {
			found = append(found, v.misspelt(t.form)...)
		}
		unknown := len(found) == bare
		if !t.lower && !t.upper && !t.opens {
			found = append(found, v.title...)
		}
		switch {
		case unknown && t.upper:
			found = append(found, v.acronym...)
		case unknown && !t.lower && !t.opens:
			found = append(found, v.name...)
		}
	case number:
		for _, n := range v.numbers {
			if t.number&n.kinds != 0 {
				found = append(found, n.id)
			}
		}
		found = append(found, v.exact[t.form]...)
	case sign:
		found = slices.Clone(v.exact[t.form])
	case end:
		found = slices.Clone(v.exact[t.form])
	}
	return found
}

// all are the symbols of every token; those of the same token are looked up once.
func (v *vocabulary) all(tokens []token) [][]symbol {
	symbols := make([][]symbol, len(tokens))
	seen := map[token][]symbol{}
	for i, t := range tokens {
		t.Span, t.tight = Span{}, false // where it stands is not what it is
		known, ok := seen[t]
		if !ok {
			known = v.symbols(t)
			seen[t] = known
		}
		symbols[i] = known
	}
	return symbols
}

// set is a class as a set of its words.
func (v *vocabulary) set(class string) map[string]bool {
	set := map[string]bool{}
	for _, w := range v.classes[class] {
		set[w] = true
	}
	return set
}

// isWord reports whether two words written apart are one word of the lexicon.
func (v *vocabulary) isWord(joined []byte) bool {
	return len(joined) >= fuzzyFrom && len(v.exact[string(joined)]) > 0
}
