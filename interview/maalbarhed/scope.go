package maalbarhed

// What the words in ophaevelse.txt do to the facets around them.
const (
	undoesClause = "sætningen"
	undoesAround = "omkring"
	undoesBack   = "tilbage"
	undoesRest   = "resten"
	undoesNext   = "næste"
)

// How far a negation reaches at most. Spoken text has few signs, so that a
// clause could else be the whole of it.
const (
	reach       = 20 // tokens, either way
	nextReach   = 3  // tokens after "uden" and "ingen"
	littleAfter = 2  // tokens: "Supervision har vi ikke lige nu."
	clausesBack = 4
)

// clause is a part of a sentence that a negation does not leave by itself.
type clause struct {
	first, past int
	opens       bool // a sentence
}

// clauses takes the tokens apart, and tells for each to which clause it belongs.
func (l *lens) clauses(tokens []token) (all []clause, of []int) {
	of = make([]int, len(tokens))
	opens := true
	for i, t := range tokens {
		border := t.kind == end || t.kind != number && l.sets.borders[t.form]
		if begun := i > 0 && tokens[i-1].kind == sign && all[len(all)-1].first == i-1; len(all) == 0 || border && !begun { // ", men" is one border
			all = append(all, clause{first: i, opens: opens})
		}
		all[len(all)-1].past = i + 1
		of[i] = len(all) - 1
		opens = t.kind == end
		if opens && i+1 < len(tokens) {
			all = append(all, clause{first: i + 1, past: i + 1, opens: true})
		}
	}
	return all, of
}

// undoing is what a negation does to a token.
type undoing uint8

const (
	kept   undoing = iota
	dimmed         // no facet but ansvarlig is left: "Lederen bruger det ikke" still names whom to ask
	undone
)

// undone tells what negations, and what is not decided, do to each token.
func (l *lens) undone(tokens []token, symbols [][]symbol) []undoing {
	gone := make([]undoing, len(tokens))
	cues := l.negation.matches(symbols)
	if len(cues) == 0 {
		return gone
	}
	all, of := l.clauses(tokens)
	for _, cue := range cues {
		begin, finish := of[cue.first], of[cue.past-1]
		before := undone
		first, past := cue.first, cue.past
		switch l.negation.outcome(cue) {
		case nothing:
			continue
		case undoesClause:
			first, past = all[l.topicOf(tokens, all, begin, cue.first)].first, all[finish].past
		case undoesAround: // what follows, and what comes before when little follows: "Supervision har vi ikke."
			past = all[finish].past
			if past-cue.past <= littleAfter {
				first, before = all[begin].first, dimmed
			}
		case undoesRest:
			past = l.asked(tokens, all, finish)
		case undoesNext:
			past = min(cue.past+nextReach, all[finish].past)
		case undoesBack:
			past = l.asked(tokens, all, finish)
			if past == all[finish].past && !l.asks(tokens, cue.past) { // else only what is asked is not decided
				first = all[l.spokenOf(tokens, all, begin)].first
			}
		}
		for i := max(first, cue.first-reach); i < min(past, cue.past+reach); i++ {
			if i < cue.first {
				gone[i] = max(gone[i], before)
			} else {
				gone[i] = undone
			}
		}
	}
	return gone
}

// topicOf is the clause that holds what a clause speaks of. Where the verb of a
// negation opens it, that stands before it: "Statistik over, hvem der kommer,
// fører vi ikke."
func (l *lens) topicOf(tokens []token, all []clause, c, verb int) int {
	for i := all[c].first; i < verb; i++ {
		if tokens[i].form != "," {
			return c
		}
	}
	for range clausesBack {
		if all[c].opens || tokens[all[c].first].form == ";" {
			break
		}
		c--
	}
	return c
}

// asked is the end of a clause and of the questions that follow it: "ikke
// besluttet, hvem der …".
func (l *lens) asked(tokens []token, all []clause, c int) int {
	for range clausesBack {
		if c+1 == len(all) || all[c+1].opens || !l.asks(tokens, all[c+1].first) {
			break
		}
		c++
	}
	return all[c].past
}

// asks reports whether a question begins at a token.
func (l *lens) asks(tokens []token, i int) bool {
	for i < len(tokens) && tokens[i].kind == sign {
		i++
	}
	return i < len(tokens) && l.sets.asking[tokens[i].form]
}

// spokenOf is the clause that a clause speaks of: "…, men det er …" speaks of the
// one before it, and "Om …, er …" of the whole sentence.
func (l *lens) spokenOf(tokens []token, all []clause, c int) int {
	for range clausesBack {
		i := all[c].first
		for i < all[c].past && (tokens[i].kind == sign || l.sets.joining[tokens[i].form]) {
			i++
		}
		if all[c].opens || i == all[c].past || !l.sets.back[tokens[i].form] {
			return c
		}
		c--
		for back := 0; l.sets.verbal[tokens[i].form] && back < clausesBack && !all[c].opens && tokens[all[c].first].form != "men"; back++ {
			c--
		}
	}
	return c
}
