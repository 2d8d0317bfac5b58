package personnummer

import (
	"slices"
	"strings"
)

// rows are what ten digits in a row can be as well, when the word before them begins
// so. None of them is written with a dash after six digits.
var rows = []string{"p-n", "p.n", "pnr", "produktionsenhed", "cvr", "ean", "gln", "se-n", "konto", "iban", "reg.n", "telefon", "tlf", "mobil", "isbn"}

// files are what can be written as a CPR number is.
var files = []string{"j.n", "jnr", "sags-", "faktura", "ordre", "bilag", "police", "licens", "serie", "vare"}

// numbered are those that are so only with a word for number after them.
var numbered = []string{"sag", "sagen", "journal", "rapport", "referat", "aftale", "kontrakt", "dokument", "skema"}

// persons are what a CPR number is called itself.
var persons = []string{"cpr", "pers", "borger", "beboer", "patient", "klient", "sundhed", "syge", "id", "erstatning", "fødsel"}

// passed are words between what a number is called and the number.
var passed = []string{"nr", "nr.", "nummer", "nummeret", "no", "no.", "er", "var", "hedder", "med", "-", "–"}

// near is how many bytes before a number can say what it is.
const near = 60

// otherNumber reports whether the word right before the number calls it something
// else: "P-nummer 1003456789", "sagsnr. 260115-1234".
func (n number) otherNumber(before string) bool {
	line := before[max(0, len(before)-near):]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	counted := false // there was a word for number in between
	for _, word := range slices.Backward(strings.Fields(strings.ToLower(line))) {
		word = strings.TrimLeft(strings.TrimRight(word, ":=#"), "(»\"'")
		switch {
		case slices.Contains(passed, word):
			counted = counted || strings.HasPrefix(word, "n")
		case word == "" || len(word) == 4 && digits(word): // of a bank, before the account
		default:
			return n.called(word, counted)
		}
	}
	return false
}

func (n number) called(word string, counted bool) bool {
	begins := func(prefix string) bool { return strings.HasPrefix(word, prefix) }
	switch {
	case slices.ContainsFunc(persons, begins), strings.ContainsAny(word[len(word)-1:], ",;!?)"):
		return false
	case slices.ContainsFunc(rows, begins):
		return n.plain
	case slices.ContainsFunc(files, begins):
		return true
	}
	return counted && slices.Contains(numbered, word) || slices.ContainsFunc([]string{"nr", "nr.", "nummer", "nummeret"}, func(ending string) bool {
		return strings.HasSuffix(word, ending)
	})
}

func digits(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < '0' || r > '9' })
}
