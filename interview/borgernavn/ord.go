package borgernavn

import (
	_ "embed"
	"strings"
)

// words are those of a file: whole words, and endings of words.
type words struct {
	whole   map[string]bool
	endings map[string]bool
	longest int // of the endings, in bytes
}

//go:embed ord/fornavne.txt
var fornavneFile string

//go:embed ord/tvetydige.txt
var tvetydigeFile string

//go:embed ord/efternavne.txt
var efternavneFile string

//go:embed ord/borgere.txt
var borgereFile string

//go:embed ord/arbejde.txt
var arbejdeFile string

//go:embed ord/steder.txt
var stederFile string

//go:embed ord/ikke.txt
var ikkeFile string

//go:embed ord/kendte.txt
var kendteFile string // names of the field and of stories

var (
	firstNames  = read(fornavneFile)
	ambiguous   = read(tvetydigeFile) // first names that are other words as well
	surnames    = read(efternavneFile)
	citizens    = read(borgereFile) // a citizen's name can stand after them
	atWork      = read(arbejdeFile) // a name beside them is not a citizen's
	places      = read(stederFile)  // they make a name that of a place, an organisation or a method
	notSurnames = read(ikkeFile)
)

// read reads the words of a file: lines that begin with # are for people, and a word
// that begins with - is an ending, and a word of its own.
func read(file string) words {
	w := words{whole: map[string]bool{}, endings: map[string]bool{}}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(strings.ToLower(line)) {
			if ending, ok := strings.CutPrefix(word, "-"); ok {
				w.endings[ending] = true
				w.longest = max(w.longest, len(ending))
				word = ending
			}
			w.whole[word] = true
		}
	}
	return w
}

// has reports whether a word in small letters is one of the words.
func (w words) has(word string) bool {
	if w.whole[word] {
		return true
	}
	for at := max(1, len(word)-w.longest); at < len(word); at++ {
		if w.endings[word[at:]] {
			return true
		}
	}
	return false
}

// hasInflected is has for a word that can stand in its definite form, in plural or in
// the genitive.
func (w words) hasInflected(word string) bool {
	word = strings.TrimSuffix(word, "s")
	for _, inflection := range []string{"", "en", "n", "et", "t", "er", "r", "ne", "erne", "rne", "e"} {
		if stem, ok := strings.CutSuffix(word, inflection); ok && w.has(stem) {
			return true
		}
	}
	return false
}
