package interview

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

// FollowsUp are the words that the sentence of a follow-up point begins with, in
// the manner of the official example (bilag til delelement 3).
const FollowsUp = "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at "

// DraftPoint proposes the follow-up point of an indikator from what the tilbud
// answered and from the udfoldelse. Of the checks those come first that name
// what the answer made concrete; what it promised beyond them becomes a check of
// its own. Where there is no udfoldelse, the point names the indikator.
func DraftPoint(id PointID, indikator *kvalitetsmodel.Indikator, u kvalitetsmodel.Udfoldelse, answer string) FollowUpPoint {
	p := promiseOf(answer)
	point := FollowUpPoint{ID: id, Indikator: indikator.ID, Lead: u.Herunder, Deadline: p.deadline()}
	point.Sentence = p.sentence(u)
	if point.Sentence == "" {
		point.Sentence = FollowsUp + lowerFirst(indikator.Text)
	}
	var named, general []Check
	for _, template := range templates(u) {
		check := Check{Text: template.Text, Ways: template.Ways, Hvor: template.Hvor}
		if text, ok := p.fill(template.Konkret, template.Text+" "+template.Hvor); ok {
			check.Text = text
			named = append(named, check)
		} else if check.Text != "" {
			general = append(general, check)
		}
	}
	for i, check := range slices.Concat(named, p.rest(), general) {
		check.Nr = i + 1
		point.Checks = append(point.Checks, check)
	}
	return point
}

// Redraft is the change that brings the follow-up point of an indikator after a
// changed answer, or nil. A point that the inspector has worked on is left alone,
// and so are two or more of them.
func (s *Sag) Redraft(indikator *kvalitetsmodel.Indikator, u kvalitetsmodel.Udfoldelse, answer string) Change {
	points := s.PointsOf(indikator.ID)
	switch {
	case len(points) > 1 || len(points) == 0 && answer == "":
		return nil
	case len(points) == 0:
		return PointDrafted{Point: DraftPoint(s.NextPoint(indikator.ID), indikator, u, answer)}
	}
	point := *points[0]
	draft := DraftPoint(point.ID, indikator, u, answer).renumbered(s.NextCheck(point.ID))
	before := DraftPoint(point.ID, indikator, u, s.Answers[indikator.ID].Text)
	draft.Deadline = pick(point.Deadline, before.Deadline, draft.Deadline) // one that was set stands
	if !point.same(before) || point.same(draft) && point.Deadline == draft.Deadline {
		return nil
	}
	return PointRedrafted{Point: draft}
}

// templates are the checks of an udfoldelse and of its tillæg.
func templates(u kvalitetsmodel.Udfoldelse) []kvalitetsmodel.CheckTemplate {
	if u.Tillaeg == nil {
		return u.Checks
	}
	return slices.Concat(u.Checks, u.Tillaeg.Checks)
}

// promise is an answer as the lens reads it, taken apart into its sentences.
type promise struct {
	answer    string
	reading   maalbarhed.Reading
	sentences []promised
}

// promised is one sentence of an answer.
type promised struct {
	text  string
	marks []maalbarhed.Mark
	named []kvalitetsmodel.Facet // what the point names of it in its own wordings
	told  bool                   // the sentence of the point says it
}

func promiseOf(answer string) *promise {
	p := &promise{answer: answer, reading: maalbarhed.Read(answer)}
	for _, span := range p.reading.Sentences {
		p.sentences = append(p.sentences, promised{text: strings.Join(strings.Fields(answer[span.Start:span.End]), " ")})
	}
	for _, mark := range p.reading.Marks {
		s := &p.sentences[mark.Sentence]
		s.marks = append(s.marks, mark)
	}
	return p
}

// sentence words the follow-up: by the wording of the udfoldelse that has room
// for the answer's words, else from the answer's most telling sentence, else by
// the general wording.
func (p *promise) sentence(u kvalitetsmodel.Udfoldelse) string {
	konkret := u.Konkret
	if u.Tillaeg != nil {
		konkret = slices.Concat(konkret, u.Tillaeg.Konkret)
	}
	if text, ok := p.fill(konkret, u.Opfoelgning); ok {
		return text
	}
	best := -1
	for i := range p.sentences {
		if n := p.sentences[i].weight(); n > 0 && (best < 0 || n > p.sentences[best].weight()) {
			best = i
		}
	}
	if best < 0 || u.Opfoelgning == "" {
		return u.Opfoelgning
	}
	p.sentences[best].told = true
	said := p.sentences[best].text
	if clause, ok := thatClause(said); ok {
		return FollowsUp + clause + "."
	}
	return strings.TrimRight(u.Opfoelgning, ".") + ", sådan som tilbuddet har oplyst: " + quote(said) + "."
}

// weight is how much of a promise a sentence is: what and when count more than
// who and where.
func (s promised) weight() int {
	weight := 0
	for _, facet := range kvalitetsmodel.Facets {
		if slices.ContainsFunc(s.marks, func(m maalbarhed.Mark) bool { return m.Facet == facet }) {
			weight++
			if telling(facet) {
				weight++
			}
		}
	}
	return weight
}

// telling reports whether a facet promises more than who or where.
func telling(facet kvalitetsmodel.Facet) bool {
	return facet != kvalitetsmodel.Ansvarlig && facet != kvalitetsmodel.Dokumentation
}

// fill puts words of the answer into the first wording for which it has all. A
// mark is only used where its sentence speaks of the same thing as the check.
func (p *promise) fill(wordings []string, about string) (string, bool) {
wording:
	for _, wording := range wordings {
		text := wording
		used := map[kvalitetsmodel.Facet]int{} // sentences
		for _, facet := range kvalitetsmodel.Facets {
			slot := "{" + string(facet) + "}"
			if !strings.Contains(text, slot) {
				continue
			}
			mark, sentence, ok := p.about(facet, about+" "+wording)
			if !ok {
				continue wording
			}
			text = strings.ReplaceAll(text, slot, lowerStart(p.words(mark)))
			used[facet] = sentence
		}
		for facet, i := range used {
			p.sentences[i].named = append(p.sentences[i].named, facet)
		}
		return text, true
	}
	return "", false
}

// words are those of a mark; a figure is given with what it counts: "mindst tre
// individuelle mål", "80 % af borgerne".
func (p *promise) words(mark maalbarhed.Mark) string {
	words := p.answer[mark.Start:mark.End]
	if mark.Facet != kvalitetsmodel.Maengde {
		return words
	}
	rest, of := p.answer[mark.End:], false
	for range 3 {
		next, ok := strings.CutPrefix(rest, " ")
		end := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
		if end < 0 {
			end = len(next)
		}
		word := next[:end]
		if !ok || word == "" || word != strings.ToLower(word) || word != "af" && !of && commonWords[word] {
			break
		}
		words, rest = words+" "+word, next[end:]
		if of || word != "af" && !strings.HasSuffix(word, "e") { // an adjective has its noun after it
			break
		}
		of = word == "af"
	}
	return strings.TrimSuffix(words, " af")
}

// about finds the mark of a facet whose sentence shares most with a text, and of
// its marks the one that sets a limit: "18 procent i år, og målet er under 15
// procent". What somebody says of themselves is about nobody else.
func (p *promise) about(facet kvalitetsmodel.Facet, text string) (best maalbarhed.Mark, sentence int, found bool) {
	topic, most := stems(text), 0
	for i := range p.sentences {
		if p.sentences[i].says("jeg", "mig", "min", "mit", "mine") {
			continue
		}
		n := 2 * shared(topic, stems(p.context(i)))
		for _, mark := range p.sentences[i].marks {
			if mark.Facet != facet || n == 0 {
				continue
			}
			worth := n
			if limit, _, _ := strings.Cut(strings.ToLower(p.answer[mark.Start:mark.End]), " "); slices.Contains(limits, limit) {
				worth++
			}
			if worth > most {
				best, sentence, most, found = mark, i, worth, true
			}
		}
	}
	return best, sentence, found
}

// limits are the words with which a figure or a deadline becomes one to be held to.
var limits = []string{"mindst", "højst", "under", "over", "maks", "minimum", "inden", "senest"}

// says reports whether one of some words stands in the sentence.
func (s promised) says(words ...string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(s.text)), func(w string) bool { return slices.Contains(words, w) })
}

// context is a sentence with the one before it, when it goes on with that.
func (p *promise) context(i int) string {
	text := p.sentences[i].text
	if first, _, _ := strings.Cut(strings.ToLower(text), " "); i > 0 && slices.Contains([]string{"de", "den", "det", "her", "derefter", "så", "status", "begge", "han", "hun", "dette", "disse"}, first) {
		return p.sentences[i-1].text + " " + text
	}
	return text
}

// rest are checks of what was promised and is named in no other check. Where a
// check names a part of what the point says already, the rest of it is clear.
func (p *promise) rest() []Check {
	var checks []Check
	for i := range p.sentences {
		s := &p.sentences[i]
		left := slices.ContainsFunc(s.marks, func(m maalbarhed.Mark) bool { return telling(m.Facet) && !slices.Contains(s.named, m.Facet) })
		if !left || s.told && len(s.named) > 0 {
			continue
		}
		check := Check{Text: "Det er sket, som tilbuddet har oplyst: " + quote(s.text) + ".",
			Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}, Hvor: "Samtale med ledelse og medarbejdere"}
		for _, mark := range s.marks {
			if mark.Facet == kvalitetsmodel.Dokumentation {
				check.Ways = []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}
				check.Hvor = fmt.Sprintf("Det, som tilbuddet nævnte: %s", p.answer[mark.Start:mark.End])
			}
		}
		checks = append(checks, check)
	}
	return checks
}

func quote(s string) string { return "»" + strings.TrimRight(s, ".!") + "«" }

func lowerFirst(s string) string {
	for _, r := range s {
		return strings.ToLower(string(r)) + s[len(string(r)):]
	}
	return s
}

// lowerStart begins a text with a small letter, unless it begins with a name in capitals.
func lowerStart(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if len(first) > 1 && strings.ToUpper(first[:2]) == first[:2] {
		return s
	}
	return lowerFirst(s)
}
