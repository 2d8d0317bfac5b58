package maalbarhed_test

import (
	"slices"
	"strings"
	"testing"

	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

var fitted = []kvalitetsmodel.FacetQuestion{
	{Facets: []kvalitetsmodel.Facet{"hyppighed"}, Text: "Hvor ofte gennemgår I målene?"},
	{Facets: []kvalitetsmodel.Facet{"hyppighed", "ansvarlig"}, Text: "Hvor ofte gennemgår I målene med borgeren, og hvem gør det?"},
	{Facets: []kvalitetsmodel.Facet{"tidsfrist", "dokumentation"}, Text: "Hvornår skal målene stå klar, og hvor står de?"},
	{Facets: []kvalitetsmodel.Facet{"metode"}, Text: "Hvad hedder metoden?"},
	{Facets: []kvalitetsmodel.Facet{"ansvarlig"}, Text: "Hvem gør det?"},
}

// The question is for what is missing and brings the answer nearest to being measurable.
func TestQuestionAsksForWhatIsMissing(t *testing.T) {
	for answer, want := range map[string]string{
		"Vi bruger SMART-modellen.":                         "Hvor ofte gennemgår I målene med borgeren, og hvem gør det?",
		"Vi bruger SMART-modellen. Det er godt.":            "Hvornår skal målene stå klar, og hvor står de?", // another sentence, another question
		"Vi bruger SMART-modellen hver måned.":              "Hvem gør det?",
		"Kontaktpersonen gør det hver måned.":               "Hvad hedder metoden?",
		"Kontaktpersonen bruger SMART-modellen hver måned.": "", // nothing more to ask
	} {
		if got := maalbarhed.Read(answer).Question(fitted, ""); got != want {
			t.Errorf("%q is asked %q, want %q", answer, got, want)
		}
	}
}

func TestQuestionIsNeverTheOneBefore(t *testing.T) {
	last := ""
	for _, l := range readLabelled(t, "udvikling.jsonl") {
		reading := maalbarhed.Read(l.Text)
		question := reading.Question(maalbarhed.Questions(), last)
		if (question == "") != (reading.Level() == maalbarhed.Maalbart) {
			t.Errorf("%q is %s and is asked %q", l.Text, reading.Level(), question)
		}
		if question != "" && question == last {
			t.Errorf("%q is asked the same as the one before: %q", l.Text, question)
		}
		if question != "" {
			last = question
		}
	}
}

// Where it is not known what an answer is to, each facet still has more than one question.
func TestGeneralQuestionsCoverEveryFacet(t *testing.T) {
	for _, facet := range kvalitetsmodel.Facets {
		n := 0
		for _, q := range maalbarhed.Questions() {
			if !strings.HasSuffix(q.Text, "?") {
				t.Errorf("%q is no question", q.Text)
			}
			if slices.Equal(q.Facets, []kvalitetsmodel.Facet{facet}) {
				n++
			}
		}
		if n < 2 {
			t.Errorf("%s has %d questions of its own", facet, n)
		}
	}
}
