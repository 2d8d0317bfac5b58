package kildetest

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed kvalitetsmodel-sociale-tilbud-2017.txt
var text string

// Tema is a tema as it stands in the text.
type Tema struct {
	Navn       string
	Indledning []string
	Kriterier  []Kriterium
}

// Kriterium is a kriterium as it stands in the text.
type Kriterium struct {
	Line        string // "Kriterium 4: …"
	Indikatorer []Indikator
}

// Indikator is an indikator as it stands in the text.
type Indikator struct {
	ID   string
	Line string // "Indikator 4.a: …", with the slips of the source
}

var (
	temaLine      = regexp.MustCompile(`^Tema: (.+)$`)
	kriteriumLine = regexp.MustCompile(`^Kriterium \d+: .+$`)
	indikatorLine = regexp.MustCompile(`^(?:Indikator|Kriterium) (\d+\.[a-z]): .+$`)
	bulletLine    = regexp.MustCompile(`^- \*?(.+?)\*?$`)
)

// Temaer gives the temaer with all that stands under them, in the order of the text.
func Temaer() []Tema {
	var temaer []Tema
	for _, line := range lines() {
		switch {
		case temaLine.MatchString(line):
			temaer = append(temaer, Tema{Navn: temaLine.FindStringSubmatch(line)[1]})
		case len(temaer) == 0 || ruleLine.MatchString(line) || bulletLine.MatchString(line):
			continue
		default:
			temaer[len(temaer)-1].add(line)
		}
	}
	return temaer
}

func (t *Tema) add(line string) {
	switch {
	case kriteriumLine.MatchString(line):
		t.Kriterier = append(t.Kriterier, Kriterium{Line: line})
	case indikatorLine.MatchString(line):
		k := &t.Kriterier[len(t.Kriterier)-1]
		k.Indikatorer = append(k.Indikatorer, Indikator{ID: indikatorLine.FindStringSubmatch(line)[1], Line: line})
	default:
		t.Indledning = append(t.Indledning, line)
	}
}

// Expectations gives the words of the two-way judgement at a godkendelse.
func Expectations() []string {
	var all []string
	for _, line := range lines() {
		if m := bulletLine.FindStringSubmatch(line); m != nil && strings.HasPrefix(m[1], "Tilbuddet forventes") {
			all = append(all, m[1])
		}
	}
	return all
}

// Scale gives the steps at a driftsorienteret tilsyn as the text writes them: "I høj grad opfyldt (4)".
func Scale() []string {
	var all []string
	for _, line := range lines() {
		if strings.HasPrefix(line, "I ") && strings.HasSuffix(line, ")") {
			all = append(all, line)
		}
	}
	return all
}

// Contains says whether the text has a phrase.
func Contains(phrase string) bool { return strings.Contains(text, phrase) }

// lines gives the lines with something on them, without bold marks and tabs.
var lines = sync.OnceValue(func() []string {
	var all []string
	plain := strings.NewReplacer("**", "", "\t", " ")
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(plain.Replace(line)); line != "" {
			all = append(all, line)
		}
	}
	return all
})
