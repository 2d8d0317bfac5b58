package borgernavn

import "strings"

// Hit is what can be the name of a citizen in a text.
type Hit struct{ Start, End int } // in bytes, on rune borders

// Find lists what can be names of citizens in a text, in their order. What stands in
// one of the known texts is left out: the name of the tilbud, and those who spoke for it.
func Find(text string, known ...string) []Hit {
	r := reader{text: text, words: tokens(text), known: strings.ToLower(strings.Join(known, "\n") + "\n" + kendteFile), colleagues: map[string]bool{}}
	var hits []Hit
	work := -1 // the word after a name of somebody at work
	for i := 0; i < len(r.words); {
		end := r.name(i)
		switch {
		case end == i:
			i++
			continue
		case r.place(i, end) || r.isKnown(i, end):
		case r.atWork(i, end) || r.listed(i, work):
			work = end
			r.colleagues[r.named(i, end)] = true // it can come again without the word
		default:
			hits = append(hits, Hit{r.words[i].start, r.words[end-1].end})
		}
		i = end
	}
	return hits
}

type reader struct {
	text  string
	words []token
	known string

	colleagues map[string]bool // names of those at work so far
}

// name is the word after the name that begins at a word, or that word where none does.
func (r *reader) name(i int) int {
	w := r.words[i]
	if !w.capital() {
		return i
	}
	of := r.citizen(i)
	if !firstName(w.small) && (!of || r.other(i)) {
		return i
	}
	end := r.more(i + 1)
	switch {
	case of, r.aged(end):
		return end
	case end == i+1, ambiguous.has(w.small) && w.first() && !r.surnamed(end-1):
		return i
	}
	return end
}

// firstName reports whether a word is a known first name, or some with dashes between.
func firstName(small string) bool {
	for part := range strings.SplitSeq(small, "-") {
		if !firstNames.has(part) && !firstNames.has(small) {
			return false
		}
	}
	return true
}

// more is the word after the further names of a name.
func (r *reader) more(i int) int {
	end := i
	for ; i < len(r.words) && r.words[i].spaced(); i++ {
		switch w := r.words[i]; {
		case w.initial(), w.capital() && !r.other(i):
			end = i + 1
		case !particles[w.small]:
			return end
		}
	}
	return end
}

// particles join the parts of a name.
var particles = map[string]bool{"von": true, "van": true, "der": true, "de": true, "el": true, "al": true, "bin": true, "af": true}

// other reports whether a word with a capital is no name.
func (r *reader) other(i int) bool {
	small := strings.TrimSuffix(r.words[i].small, "s")
	return notSurnames.has(r.words[i].small) || notSurnames.has(small)
}

// surnamed reports whether a word is a surname that is known.
func (r *reader) surnamed(i int) bool {
	small := r.words[i].small
	return surnames.has(small) || surnames.has(strings.TrimSuffix(small, "s"))
}

// citizen reports whether a word before the name says that it is a citizen's.
func (r *reader) citizen(i int) bool {
	if i == 0 || !citizens.has(r.words[i-1].small) {
		return false
	}
	switch r.words[i].gap {
	case " ", "\u00a0":
		return true
	case ", ", ": ", " (":
		return firstName(r.words[i].small) || r.words[i].capital() && r.more(i+1) > i+1
	}
	return false
}

// aged reports whether an age stands after the name: ", 14 år", "på 14 år", "(14)".
func (r *reader) aged(i int) bool {
	if i+1 < len(r.words) && r.words[i].small == "på" && r.words[i].spaced() {
		return number(r.words[i+1].text) && i+2 < len(r.words) && r.words[i+2].small == "år"
	}
	if i >= len(r.words) || !number(r.words[i].text) {
		return false
	}
	years := i+1 < len(r.words) && r.words[i+1].small == "år"
	closed := strings.HasPrefix(r.text[r.words[i].end:], ")")
	return r.words[i].gap == ", " && years || r.words[i].gap == " (" && (years || closed)
}

func number(word string) bool {
	return len(word) <= 3 && !strings.ContainsFunc(word, func(r rune) bool { return r < '0' || r > '9' })
}

// place reports whether the name is that of a place, an organisation or a method, by
// its last word or by the word beside it.
func (r *reader) place(i, end int) bool {
	for at := i + 1; at < end; at++ {
		if places.has(r.words[at].small) && !(at == end-1 && surnames.whole[r.words[at].small] && !r.genitive(at-1)) {
			return true
		}
	}
	if end < len(r.words) && r.words[end].spaced() {
		if after := r.words[end].small; r.genitive(end-1) && theirs[after] || strings.HasPrefix(after, "fonden") || strings.HasPrefix(after, "stiftelsen") {
			return true
		}
	}
	return i > 0 && r.words[i].spaced() && places.has(r.words[i-1].small)
}

// theirs are words for what is named after people: "Carl Rogers metode".
var theirs = map[string]bool{"metode": true, "metoder": true, "model": true, "teori": true, "teorier": true, "begreb": true, "begreber": true,
	"principper": true, "skala": true, "test": true, "vej": true, "gade": true, "allé": true, "plads": true, "legat": true}

func (r *reader) genitive(i int) bool { return strings.HasSuffix(r.words[i].small, "s") }

// isKnown reports whether the name stands in one of the known texts. A first name
// alone says too little of who it is.
func (r *reader) isKnown(i, end int) bool {
	if end == i+1 {
		return false
	}
	name := r.named(i, end)
	return r.colleagues[name] || strings.Contains(r.known, name)
}

// named is a name in small letters, without the s of the genitive.
func (r *reader) named(i, end int) string {
	return strings.TrimSuffix(strings.ToLower(r.text[r.words[i].start:r.words[end-1].end]), "s")
}

// atWork reports whether a word beside the name says that it is not a citizen's:
// "psykolog Mette Friis", "Mette Friis (faglig leder)", "Leder: Mette Friis".
func (r *reader) atWork(i, end int) bool {
	return i > 0 && !strings.ContainsAny(r.words[i].gap, ".;\n") && r.workBefore(i) || end < len(r.words) && r.workAfter(end)
}

func (r *reader) workBefore(i int) bool {
	before := r.words[:i]
	last := func() token { return before[len(before)-1] }
	for few := 0; few < 2 && len(before) > 1 && naming[last().small]; few++ { // "Lederens navn er "
		before = before[:len(before)-1]
	}
	if len(before) > 1 && last().small == "af" && done[before[len(before)-2].small] {
		return true
	}
	if atWork.hasInflected(last().small) && !citizens.has(last().small) {
		return true
	}
	for few := 0; few < 4 && len(before) > 1 && r.words[i].gap == ": " && !last().first(); few++ { // "Leder af huset: "
		if before = before[:len(before)-1]; atWork.hasInflected(last().small) {
			return true
		}
	}
	return last().first() && last().capital() && strings.HasSuffix(last().small, "er") && r.words[i].spaced() && !citizens.has(last().small) // a title
}

func (r *reader) workAfter(end int) bool {
	next := r.words[end]
	if next.spaced() && !naming[next.small] && next.small != "fra" || !next.spaced() && next.gap != ", " && next.gap != " (" {
		return false
	}
	const few = 4 // words between the name and the work: ", som er faglig leder"
	for _, word := range r.words[end:min(len(r.words), end+few)] {
		if strings.ContainsAny(word.gap, ".;\n") || elsewhere[word.small] {
			return false
		}
		if atWork.hasInflected(word.small) {
			return true
		}
	}
	return false
}

// elsewhere are words after which somebody else is spoken of: "er hos lægen".
var elsewhere = map[string]bool{"hos": true, "for": true, "til": true, "med": true, "på": true, "i": true, "af": true, "ved": true, "om": true,
	"over": true, "under": true, "og": true, "at": true, "har": true, "ikke": true}

// naming are words that say who somebody is.
var naming = map[string]bool{"er": true, "var": true, "hedder": true, "navn": true}

// done is the work that is told of before "af Mette Friis".
var done = map[string]bool{"ført": true, "udført": true, "udarbejdet": true, "undervist": true, "underskrevet": true, "godkendt": true, "skrevet": true,
	"ledet": true, "gennemgået": true, "består": true}

// listed reports whether the name goes on a list of those at work.
func (r *reader) listed(i, work int) bool {
	switch {
	case work < 0:
		return false
	case i == work:
		return r.words[i].gap == ", "
	}
	return i == work+1 && r.words[work].small == "og" && r.words[work].spaced()
}
