package kildetest

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// kind is how a tilbudstype is recognised in a sentence of law: the sentence
// refers to one of its places in the law, and every narrowing phrase in the
// sentence is true of it.
type kind struct {
	law    []string
	narrow []string
}

const (
	sikrede   = "sikrede"
	aflastede = "alene er godkendt til at have borgere i aflastning"
	ambulante = "ambulant"
)

var narrowing = []string{sikrede, aflastede, ambulante}

var kinds = map[string]kind{
	"opholdssted":       {law: []string{"66/5"}},
	"doegninstitution":  {law: []string{"66/6"}},
	"sikret":            {law: []string{"66/6"}, narrow: []string{sikrede}},
	"aflastning":        {law: []string{"66/5", "66/6"}, narrow: []string{aflastede}},
	"efterskole":        {law: []string{"66/7"}},
	"botilbud-107":      {law: []string{"107"}},
	"botilbud-108":      {law: []string{"108"}},
	"krisecenter":       {law: []string{"109"}},
	"forsorgshjem":      {law: []string{"110"}},
	"ambulant-alkohol":  {law: []string{"141"}, narrow: []string{ambulante}},
	"ambulant-stof":     {law: []string{"101", "101 a"}, narrow: []string{ambulante}},
	"doegnbehandling":   {law: []string{"101", "141"}},
	"botilbudslignende": {},
}

// Tilbudstyper lists the keys of the tilbudstyper, sorted.
func Tilbudstyper() []string {
	var keys []string
	for key := range kinds {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Expected says for each indikator of the text whether it applies to a tilbud
// of one tilbudstype, private with a bestyrelse or not, as the text has it.
func Expected(tilbudstype string, bestyrelse bool) map[string]bool {
	expected := make(map[string]bool)
	for _, tema := range Temaer() {
		for _, kriterium := range tema.Kriterier {
			for _, indikator := range kriterium.Indikatorer {
				expected[indikator.ID] = Exemption(indikator.ID, tilbudstype, bestyrelse) == ""
			}
		}
	}
	return expected
}

// Exemption gives the sentence of the text by which an indikator does not
// apply, that of its tema before its own, or "".
func Exemption(indikator, tilbudstype string, bestyrelse bool) string {
	for _, subject := range []string{"Temaet " + temaOf(indikator), "Indikator " + indikator} {
		for _, r := range rules() {
			if r.subject == subject && r.exempts(tilbudstype, bestyrelse) {
				return r.sentence
			}
		}
	}
	return ""
}

func temaOf(indikator string) string {
	for _, tema := range Temaer() {
		for _, kriterium := range tema.Kriterier {
			for _, i := range kriterium.Indikatorer {
				if i.ID == indikator {
					return tema.Navn
				}
			}
		}
	}
	return ""
}

// rule is a sentence of the text that says for whom something applies. A
// sentence with bullets makes a rule of each.
type rule struct {
	subject  string // "Indikator 3.c" or "Temaet Organisation og ledelse"
	only     bool   // gælder kun, as against gælder ikke
	whom     string
	sentence string
}

var ruleLine = regexp.MustCompile(`^(Indikator \d+\.[a-z]|Temaet .+?)\.? gælder (ikke|kun)(?: for)?(:| .+)$`)

var rules = sync.OnceValue(func() []rule {
	var all []rule
	var lead *rule
	for _, line := range lines() {
		found, bullet := ruleLine.FindStringSubmatch(line), bulletLine.FindStringSubmatch(line)
		switch {
		case found != nil:
			r := rule{subject: found[1], only: found[2] == "kun", whom: found[3], sentence: line}
			if lead = nil; r.whom == ":" {
				lead = &r
			} else {
				all = append(all, r)
			}
		case bullet != nil && lead != nil:
			all = append(all, rule{subject: lead.subject, only: lead.only, whom: bullet[1], sentence: lead.sentence + " " + bullet[1]})
		default:
			lead = nil
		}
	}
	return all
})

func (r rule) exempts(tilbudstype string, bestyrelse bool) bool {
	return r.names(tilbudstype, bestyrelse) != r.only
}

func (r rule) names(tilbudstype string, bestyrelse bool) bool {
	if strings.Contains(r.whom, "private tilbud med en bestyrelse") {
		return bestyrelse
	}
	k := kinds[tilbudstype]
	for _, phrase := range narrowing {
		if strings.Contains(strings.ToLower(r.whom), phrase) && !slices.Contains(k.narrow, phrase) {
			return false
		}
	}
	return slices.ContainsFunc(references(r.whom), func(place string) bool { return slices.Contains(k.law, place) })
}

var (
	paragraph = regexp.MustCompile(`§ (\d+(?: a)?)(?:, stk\. \d+, nr\. ((?:\d, )*\d(?: og \d)?))?`)
	digit     = regexp.MustCompile(`\d`)
)

// references lists the places in the law that a sentence refers to: "109", or
// "66/5" and "66/6" for § 66, stk. 1, nr. 5 og 6.
func references(sentence string) []string {
	var all []string
	for _, m := range paragraph.FindAllStringSubmatch(sentence, -1) {
		if m[2] == "" {
			all = append(all, m[1])
		}
		for _, nr := range digit.FindAllString(m[2], -1) {
			all = append(all, m[1]+"/"+nr)
		}
	}
	return all
}
