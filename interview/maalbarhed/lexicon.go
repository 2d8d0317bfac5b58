package maalbarhed

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed leksikon/*.txt
var files embed.FS

// A lexicon file is read line by line:
//
//	# a comment
//	klasse periode: dag+ uge+ måned++      a class of words; indented lines go on with it
//	tæller:                                what the patterns below come to
//	  hver $ordenstal $periode             a pattern a line, or several with a comma and a space between
//	tæller sammen med andet:               these count beside another facet in the same sentence
//	tæller ikke:                           these only look like the facet
//
// A pattern is elements with spaces between them:
//
//	uge        the word as it stands
//	uge+       the word with any ending of Danish inflection; ++ doubles the last letter too
//	-møde+     a compound that ends in the word; møde+ alone is not one
//	^art       the word written in capitals only
//	$periode   a word of the class
//	#dato      a kind of number in digits, see numberNames
//	#navn      a word with a capital that no lexicon knows; #forkortelse one in capitals
//	#stort     any word with a capital that does not open its sentence
//	*          any word; *3 up to three words; *ting any word but a unit of time or money
//	(a|b c)    either; [a b] may be left out
//
// Where patterns overlap, the longest counts, then the one whose outcome was
// declared first.

// pattern tries are walked by the symbols of the tokens.
type trie struct {
	next    map[symbol]*trie
	maybe   uint64 // a bit for the symbols of next, which spares looking for most others
	outcome int    // 0 for none, else 1 + the index in the lexicon's outcomes
}

// lexicon is some files, ready to be matched.
type lexicon struct {
	root     trie
	outcomes []string
	words    *vocabulary
}

func newLexicon(words *vocabulary, outcomes ...string) *lexicon {
	return &lexicon{words: words, outcomes: append([]string{nothing}, outcomes...)}
}

// outcome is what a match comes to.
func (l *lexicon) outcome(m match) string { return l.outcomes[m.outcome-1] }

// read adds a file to the lexicon. Outcomes are named by prefix and heading.
func (l *lexicon) read(name string, outcomes map[string]string) error {
	data, err := files.ReadFile("leksikon/" + name)
	if err != nil {
		return fmt.Errorf("read the lexicon: %w", err)
	}
	class, outcome := "", 0
	for i, line := range strings.Split(string(data), "\n") {
		line, _, _ = strings.Cut(line, "#  ")
		line = strings.TrimRight(line, " \t\r")
		text := strings.TrimSpace(line)
		fail := func(err error) error { return fmt.Errorf("%s, line %d: %w", name, i+1, err) }
		heading, isHeading := strings.CutSuffix(text, ":")
		switch {
		case text == "" || strings.HasPrefix(text, "# "):
		case strings.HasPrefix(line, "klasse "):
			var words string
			class, words, _ = strings.Cut(strings.TrimPrefix(text, "klasse "), ":")
			outcome = 0
			l.words.classes[class] = append(l.words.classes[class], strings.Fields(words)...)
		case isHeading:
			meant, known := outcomes[heading]
			if !known {
				return fail(fmt.Errorf("unknown heading %q", heading))
			}
			class, outcome = "", 1+slices.Index(l.outcomes, meant)
		case class != "":
			l.words.classes[class] = append(l.words.classes[class], strings.Fields(text)...)
		case outcome > 0:
			for p := range strings.SplitSeq(text, ", ") {
				if err := l.add(strings.TrimSpace(p), outcome); err != nil {
					return fail(err)
				}
			}
		default:
			return fail(fmt.Errorf("a line outside of any part"))
		}
	}
	return nil
}

// add puts a pattern into the trie, once for each way through it.
func (l *lexicon) add(pattern string, outcome int) error {
	if pattern == "" {
		return nil
	}
	ways, err := expand(pattern)
	if err != nil {
		return fmt.Errorf("pattern %q: %w", pattern, err)
	}
	for _, way := range ways {
		at := &l.root
		for _, element := range way {
			id, err := l.words.symbol(element)
			if err != nil {
				return fmt.Errorf("pattern %q: %w", pattern, err)
			}
			if at.next == nil {
				at.next = map[symbol]*trie{}
			}
			if at.next[id] == nil {
				at.next[id] = &trie{}
			}
			at.maybe |= id.bit()
			at = at.next[id]
		}
		if at.outcome == 0 || outcome < at.outcome {
			at.outcome = outcome
		}
	}
	return nil
}

// match is where a pattern fits: tokens from first up to but not with past. The
// bits of open are those, counted from first, that only any word stands for.
type match struct {
	first, past, outcome int
	open                 uint64
}

// rests reports whether a match rests on a token of it.
func (m match) rests(i int) bool { return m.open>>(i-m.first)&1 == 0 }

// matches finds the patterns in a text: at each place the longest one, and where
// two of these overlap, the longer.
func (l *lexicon) matches(symbols [][]symbol) []match {
	var all []match
	for i := range symbols {
		if m := (match{first: i, past: i}); l.root.longest(symbols, i, 0, &m) {
			if l.outcome(m) == nothing {
				m.open = 0
			}
			all = append(all, m)
		}
	}
	return settle(all, len(symbols))
}

// longest walks the trie from a token on and keeps the longest way that ends in an outcome.
func (n *trie) longest(symbols [][]symbol, i int, open uint64, best *match) bool {
	if n.outcome > 0 && (i > best.past || i == best.past && n.outcome < best.outcome) {
		best.past, best.outcome, best.open = i, n.outcome, open
	}
	if n.next != nil && i < len(symbols) {
		for _, s := range symbols[i] {
			if n.maybe&s.bit() == 0 {
				continue
			}
			if child := n.next[s]; child != nil {
				way := open
				if s == anyWord || s == anyThing {
					way |= 1 << (i - best.first)
				}
				child.longest(symbols, i+1, way, best)
			}
		}
	}
	return best.outcome > 0
}

// settle leaves out matches that a longer one overlaps, and of two equally long
// ones the one whose outcome comes later, or that stands later.
func settle(all []match, tokens int) []match {
	byWeight := slices.Clone(all)
	slices.SortStableFunc(byWeight, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.past-b.first, a.past-a.first), cmp.Compare(a.outcome, b.outcome))
	})
	taken := make([]bool, tokens)
	kept := byWeight[:0]
	for _, m := range byWeight {
		free := true
		for i := m.first; i < m.past; i++ {
			free = free && !(taken[i] && m.rests(i))
		}
		if !free {
			continue
		}
		for i := m.first; i < m.past; i++ {
			taken[i] = taken[i] || m.rests(i)
		}
		kept = append(kept, m)
	}
	slices.SortFunc(kept, func(a, b match) int { return cmp.Compare(a.first, b.first) })
	return kept
}
