package kvalitetsmodel

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// What a model must be beyond having its keys and texts. Each check notes its
// mistake on the page with the line that has to be mended.

const (
	maxStep  = 9  // a score is one key on the keyboard
	maxParts = 20 // indikatorer of a kriterium, kriterier of a tema; keeps the means exact in an int64
)

var (
	slugForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	nrForm     = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)
	letterForm = regexp.MustCompile(`^[a-z]{1,2}$`)
)

// slug reads a short name that people type and programs compare.
func (r *modelReader) slug(f fields, key string) string {
	s := f.text(key)
	if s != "" && !slugForm.MatchString(s) {
		r.wrong(f.at(key), fmt.Sprintf("»%s« er %s, som ikke er et kort navn", key, Quote(s)), "brug kun små bogstaver a-z, tal og bindestreg")
	}
	return s
}

func (r *modelReader) date(f fields, key string) string {
	s := f.text(key)
	if _, err := time.Parse(time.DateOnly, s); s != "" && err != nil {
		r.wrong(f.at(key), fmt.Sprintf("»%s« er %s, som ikke er en dato", key, Quote(s)), "skriv år-måned-dag, for eksempel \"2017-01-01\"")
	}
	return s
}

// unique notes a name that was given before.
func (r *modelReader) unique(kind, name string, line int) {
	if name == "" {
		return
	}
	if first, taken := r.seen[kind+name]; taken {
		r.wrong(line, fmt.Sprintf("%s %s står også på linje %d", kind, Quote(name), first), "slet den ene, eller giv den et andet navn")
		return
	}
	r.seen[kind+name] = line
}

func (r *modelReader) enough(f fields, key string, n int) {
	if n == 1 {
		r.wrong(f.at(key), fmt.Sprintf("»%s« har kun én mulighed", key), "skriv mindst to")
	}
}

func (r *modelReader) notTooMany(f fields, key string, n int) {
	if n > maxParts {
		r.wrong(f.at(key), fmt.Sprintf("»%s« har %d punkter", key, n), fmt.Sprintf("hold listen på højst %d", maxParts))
	}
}

// scale reads the steps of a tilsyn.
func (r *modelReader) scale(f fields) []Step {
	var steps []Step
	var lines []int
	complete := true
	for _, n := range f.list("tilsyn") {
		s := r.fields(n, "trinnet", "vaerdi", "tekst")
		score, ok := s.number("vaerdi")
		complete = complete && ok
		steps, lines = append(steps, Step{Score: score, Text: s.text("tekst")}), append(lines, s.at("vaerdi"))
	}
	r.enough(f, "tilsyn", len(steps))
	if complete && len(steps) > 1 {
		r.goesDownToOne(steps, lines)
	}
	return steps
}

// goesDownToOne notes the first place where a scale does not go from its
// highest score down to 1, a step at a time.
func (r *modelReader) goesDownToOne(steps []Step, lines []int) {
	const remedy = "skriv trinnene fra højeste værdi ned til 1 uden spring og gentagelser"
	last := len(steps) - 1
	for i, step := range steps {
		switch {
		case step.Score < 1 || step.Score > maxStep:
			r.wrong(lines[i], fmt.Sprintf("trinnets værdi er %d", step.Score), fmt.Sprintf("brug værdier fra 1 til højst %d", maxStep))
			return
		case i > 0 && step.Score != steps[i-1].Score-1:
			r.wrong(lines[i], fmt.Sprintf("efter værdien %d kommer %d", steps[i-1].Score, step.Score), remedy)
			return
		}
	}
	if steps[last].Score != 1 {
		r.wrong(lines[last], fmt.Sprintf("skalaen slutter på %d", steps[last].Score), remedy)
	}
}

func (r *modelReader) expectNr(given, nr, line int) {
	if given != nr {
		r.wrong(line, fmt.Sprintf("temaet har nummer %d, men er nummer %d i filen", given, nr), "nummerér temaerne fra 1 i den rækkefølge, de står i")
	}
}

func (r *modelReader) kriteriumNr(f fields) string {
	nr := f.text("nr")
	if nr != "" && !nrForm.MatchString(nr) {
		r.wrong(f.at("nr"), fmt.Sprintf("kriteriets nummer er %s", Quote(nr)), "skriv et tal som i det officielle dokument, for eksempel \"14\"")
		return ""
	}
	r.unique("kriteriet", nr, f.at("nr"))
	return nr
}

// indikatorID reads an id made of the number of the kriterium, a dot and a letter.
func (r *modelReader) indikatorID(f fields, kriterium string) IndikatorID {
	id := f.text("id")
	letter, fits := strings.CutPrefix(id, kriterium+".")
	if id != "" && kriterium != "" && !(fits && letterForm.MatchString(letter)) {
		r.wrong(f.at("id"), fmt.Sprintf("indikatoren hedder %s, men står under kriterium %s", Quote(id), Quote(kriterium)), fmt.Sprintf("giv den et id som \"%s.a\", eller flyt den til sit kriterium", kriterium))
	}
	r.unique("indikatoren", id, f.at("id"))
	return IndikatorID(id)
}

func (r *modelReader) saysOneThing(f fields, says []string) {
	said := 0
	for _, key := range says {
		if f.has(key) {
			said++
		}
	}
	if f.ok && said != 1 {
		problem := "reglen siger ikke, hvem den gælder for"
		if said > 1 {
			problem = "reglen siger flere ting på én gang"
		}
		r.wrong(f.line, problem, "skriv netop én af "+strings.Join(says, ", ")+" i hver regel")
	}
}

// keys reads the tilbudstyper that a rule names, if it names any.
func (r *modelReader) keys(f fields, key string) []TilbudstypeKey {
	if !f.has(key) {
		return nil
	}
	var keys []TilbudstypeKey
	for _, n := range f.list(key) {
		name, line := r.text(n, key, lineOf(n)), lineOf(n)
		if name != "" && !r.isTilbudstype(name) {
			r.wrong(line, fmt.Sprintf("reglen nævner tilbudstypen %s, som ikke findes i udgaven", Quote(name)),
				meantOr(name, r.known, "brug en nøgle, der står under »tilbudstyper«"))
		}
		keys = append(keys, TilbudstypeKey(name))
	}
	return keys
}

func (r *modelReader) isTilbudstype(name string) bool {
	_, known := r.seen["tilbudstypen"+name]
	return known
}

func (r *modelReader) onlyTrue(f fields, key string) bool {
	value, ok := f.truth(key)
	if ok && !value {
		r.wrong(f.at(key), fmt.Sprintf("»%s: false« siger ikke noget", key), "skriv true, eller slet reglen")
	}
	return value
}
