package interview

import (
	"slices"
	"strings"
)

// thatClause turns a sentence of a tilbud into the clause after "at": "Vi holder
// husmøde hver anden uge" becomes "tilbuddet holder husmøde hver anden uge". It
// reports false where the sentence is not of a kind that it is sure of; the
// sentence is then better quoted.
func thatClause(sentence string) (string, bool) {
	sentence = strings.TrimRight(strings.TrimSpace(sentence), ".! ")
	if strings.ContainsAny(sentence, "?:;\"»«") || len([]rune(sentence)) > 240 {
		return "", false
	}
	words := strings.Fields(sentence)
	if rest, reported := afterReport(words); reported {
		words = rest // it is a clause after "at" already
	} else if order, sure := subjectFirst(words); sure {
		words = order
	} else {
		return "", false
	}
	if len(words) < 3 {
		return "", false
	}
	for i, word := range words {
		replacement, known := thirdPerson[strings.ToLower(word)]
		switch {
		case known && replacement == "":
			return "", false
		case known && strings.ToLower(word) == "vi" && i > 0 && !joins(words[i-1]):
			return "", false // a clause that begins with something else: "… hver uge holder vi …"
		case known:
			words[i] = replacement
		}
	}
	words = presentTense(words)
	return lowerStart(strings.Join(words, " ")), true
}

// thirdPerson is how the tilbud is spoken of where it said "vi"; an empty one cannot be told.
var thirdPerson = map[string]string{
	"vi": "tilbuddet", "os": "tilbuddet", "vores": "tilbuddets", "vor": "tilbuddets",
	"jeg": "", "mig": "", "min": "", "mit": "", "mine": "", "du": "", "jer": "", "jeres": "", "jo": "", "altså": "", "sådan": "", "ligesom": "",
}

// reporters tell that something was said: "Tilbuddet oplyser, at de vil …".
var reporters = []string{"oplyser", "fortæller", "siger", "forklarer", "beskriver", "angiver", "oplyste", "fortalte", "lover", "tilkendegiver"}

func afterReport(words []string) ([]string, bool) {
	for i := 1; i < len(words) && i < 5; i++ {
		if words[i] == "at" && slices.Contains(reporters, strings.TrimRight(words[i-1], ",")) {
			return slices.Clone(words[i+1:]), true
		}
	}
	return nil, false
}

// The words that a sentence can begin with when its subject comes first.
var subjects = []string{"vi", "tilbuddet", "alle", "lederen", "forstanderen", "borgerne", "borgeren", "beboerne", "beboeren", "børnene", "barnet",
	"kontaktpersonen", "der", "bestyrelsen", "medarbejderne", "personalet", "ledelsen", "kvinderne", "eleverne"}

// The words that can stand between "vi" and what follows its verb; in a clause
// after "at" they stand before the verb.
var adverbs = []string{"altid", "ikke", "også", "kun", "aldrig", "derfor", "desuden", "selv", "normalt", "typisk"}

// subjectFirst puts the words of a main clause into the order of a clause after "at".
func subjectFirst(words []string) ([]string, bool) {
	words = slices.Clone(words)
	first := strings.ToLower(words[0])
	if slices.Contains(subjects, first) || isDefinite(first) || first == "hver" && len(words) > 1 && !isTime(words[1]) || first == "de" || first == "den" || first == "en" {
		if first == "vi" && len(words) > 3 && slices.Contains(adverbs, words[2]) {
			words[1], words[2] = words[2], words[1]
		}
		if first != "vi" && slices.ContainsFunc(words[1:min(len(words), 8)], func(w string) bool { return slices.Contains(adverbs, w) }) {
			return nil, false
		}
		return words, true
	}
	// "Hver mandag holder vi husmøde": what comes first stands after the subject.
	for i := 2; i < len(words) && i < 9; i++ {
		if strings.HasSuffix(words[i-1], ",") || strings.HasSuffix(words[i-2], ",") {
			break
		}
		if w := strings.ToLower(words[i]); (w == "vi" || w == "der") && !joins(words[i-1]) && opensWithTime(words) {
			if w == "der" && slices.Contains([]string{"borger", "beboer", "medarbejder"}, words[i-1]) {
				break
			}
			moved := append([]string{w}, words[:i-1]...)
			moved[1] = lowerStart(moved[1])
			return slices.Concat(moved, words[i-1:i], words[i+1:]), true
		}
	}
	return nil, false
}

// opensWithTime reports whether a sentence begins with when something is done.
func opensWithTime(words []string) bool {
	return slices.Contains([]string{"hver", "hvert", "en", "én", "to", "tre", "fire", "inden", "senest", "fra", "i", "på", "om", "ved"}, strings.ToLower(words[0]))
}

func isTime(word string) bool {
	return slices.Contains([]string{"dag", "uge", "måned", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "anden", "tredje", "fjerde",
		"morgen", "aften", "nat", "weekend", "14.", "sjette", "ottende", "gang", "eneste"}, strings.ToLower(word))
}

// isDefinite reports whether a word names a person or a thing that is known: "Teamlederen".
func isDefinite(word string) bool {
	return len([]rune(word)) > 5 && (strings.HasSuffix(word, "en") || strings.HasSuffix(word, "ne")) &&
		!slices.Contains([]string{"inden", "anden", "uden", "siden", "foruden", "herinden", "løbende", "efterfølgende", "indledningsvis"}, word)
}

func joins(word string) bool {
	return strings.HasSuffix(word, ",") || slices.Contains([]string{"og", "men", "at", "som", "når", "hvis", "så", "hvor", "fordi", "eller", "inden", "mens", "før", "end", "om", "hvad", "hvem", "hvordan", "hvornår"}, word)
}

// presentTense makes a promise a fact that can be seen: "vil holde" and "skal
// holde" become "holder".
func presentTense(words []string) []string {
	for i := 0; i+1 < len(words); i++ {
		if words[i] != "vil" && words[i] != "skal" {
			continue
		}
		verb := i + 1
		if verb+1 < len(words) && slices.Contains(adverbs, words[verb]) {
			verb++
		}
		if present, ok := present(words[verb]); ok {
			words[verb] = present
			words = slices.Delete(words, i, i+1)
		}
	}
	return words
}

func present(infinitive string) (string, bool) {
	switch infinitive {
	case "være":
		return "er", true
	case "have":
		return "har", true
	case "gøre":
		return "gør", true
	case "kunne":
		return "kan", true
	case "gerne", "ikke", "også", "altid", "helst", "i", "på", "der":
		return "", false
	}
	if strings.HasSuffix(infinitive, "e") || strings.HasSuffix(infinitive, "å") {
		return infinitive + "r", true
	}
	return "", false
}
