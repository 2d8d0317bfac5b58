package maalbarhed

import (
	"strings"
	"sync"

	"spindel/kvalitetsmodel"
)

// lens is what Read uses. It is made the first time and never changes.
type lens struct {
	words    *vocabulary
	meant    map[string]string // words as they are often written, and what is meant
	facets   *lexicon
	vage     *lexicon
	negation *lexicon
	sets     wordSets
}

// wordSets are the words by which a text is taken apart, from ord.txt.
type wordSets struct {
	abbreviations, months, firstParts      map[string]bool
	borders, asking, joining, back, verbal map[string]bool
}

var theLens = sync.OnceValue(func() *lens {
	l, err := newLens()
	if err != nil {
		panic(err) // the files are part of the program, and a test reads them
	}
	return l
})

// What the patterns of the lexicons come to. Where two of equal length overlap,
// the one that stands first counts.
const (
	nothing = "intet" // it only looks like something
	weak    = "?"     // after a facet: it counts beside something else in its sentence
	elastic = "vagt"
)

// readingOrder is that of the files: a class is known before it is used.
var readingOrder = []kvalitetsmodel.Facet{kvalitetsmodel.Ansvarlig, kvalitetsmodel.Hyppighed, kvalitetsmodel.Tidsfrist,
	kvalitetsmodel.Maengde, kvalitetsmodel.Dokumentation, kvalitetsmodel.Metode}

func newLens() (*lens, error) {
	meant, err := readSpellings()
	if err != nil {
		return nil, err
	}
	words := newVocabulary()
	l := &lens{words: words, meant: meant,
		facets:   newLexicon(words),
		vage:     newLexicon(words, elastic),
		negation: newLexicon(words, undoesClause, undoesAround, undoesBack, undoesRest, undoesNext),
	}
	for _, f := range kvalitetsmodel.Facets {
		l.facets.outcomes = append(l.facets.outcomes, string(f), string(f)+weak)
	}
	if err := l.facets.read("ord.txt", nil); err != nil {
		return nil, err
	}
	l.sets = wordSets{
		abbreviations: words.set("forkortelse"), months: words.set("måned"), firstParts: words.set("forled"),
		borders: words.set("grænse"), asking: words.set("spørgeord"), joining: words.set("bindeord"),
		back: words.set("tilbageord"), verbal: words.set("verbum"),
	}
	words.negations, words.units = words.set("nægtelse"), words.set("enhed")
	for _, f := range readingOrder {
		name := string(f)
		headings := map[string]string{"tæller": name, "tæller sammen med andet": name + weak, "tæller ikke": nothing}
		if err := l.facets.read(name+".txt", headings); err != nil {
			return nil, err
		}
	}
	if err := l.vage.read("vage.txt", map[string]string{"tæller": elastic, "tæller ikke": nothing}); err != nil {
		return nil, err
	}
	return l, l.negation.read("ophaevelse.txt", map[string]string{
		"sætningen": undoesClause, "omkring": undoesAround, "tilbage": undoesBack,
		"det følgende": undoesRest, "det næste": undoesNext, "ophæver ikke": nothing})
}

// Read tells what in a text could be checked. It never fails; a text without
// anything to check, or without anything at all, is Vagt.
func Read(text string) Reading {
	l := theLens()
	tokens := l.tokens(text)
	symbols := l.words.all(tokens)
	reading := Reading{Sentences: sentences(tokens)}

	gone := l.undone(tokens, symbols)
	var weakly []bool
	at := 0
	for _, m := range l.facets.matches(symbols) {
		outcome := l.facets.outcome(m)
		if outcome == nothing || gone[m.first] == undone || gone[m.first] == dimmed && outcome != string(kvalitetsmodel.Ansvarlig) {
			continue
		}
		span := Span{tokens[m.first].Start, tokens[m.past-1].End}
		for reading.Sentences[at].End <= span.Start {
			at++
		}
		facet, isWeak := strings.CutSuffix(outcome, weak)
		weakly = append(weakly, isWeak)
		reading.Marks = append(reading.Marks, Mark{Span: span, Facet: kvalitetsmodel.Facet(facet), Sentence: at})
	}
	reading.Marks = firm(reading.Marks, weakly)
	for _, m := range l.vage.matches(symbols) {
		if l.vage.outcome(m) != nothing {
			reading.Vage = append(reading.Vage, Span{tokens[m.first].Start, tokens[m.past-1].End})
		}
	}
	return reading
}

// firm leaves out the weak marks of sentences that have no other facet.
func firm(marks []Mark, weakly []bool) []Mark {
	firmly := map[int]bool{} // sentences
	for i, m := range marks {
		firmly[m.Sentence] = firmly[m.Sentence] || !weakly[i]
	}
	var kept []Mark
	for i, m := range marks {
		if !weakly[i] || firmly[m.Sentence] {
			kept = append(kept, m)
		}
	}
	return kept
}
