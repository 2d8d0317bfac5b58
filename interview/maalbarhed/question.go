package maalbarhed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"spindel/kvalitetsmodel"
)

// Question chooses what to ask next: a question for facets that the answer
// lacks, the one that brings it nearest to being measurable and asks for nothing
// else. With every
// sentence of the answer it goes on to another one of equal worth, and it is
// never the one that was asked last unless there is no other. It is empty when
// the answer is measurable, or when there is nothing to ask.
func (r Reading) Question(questions []kvalitetsmodel.FacetQuestion, last string) string {
	if r.Level() == Maalbart {
		return ""
	}
	best := [2]int{}
	var candidates []string
	for _, q := range questions {
		if slices.ContainsFunc(q.Facets, r.Has) {
			continue
		}
		worth := [2]int{r.worth(q.Facets), -len(q.Facets)}
		switch cmp.Or(cmp.Compare(worth[0], best[0]), cmp.Compare(worth[1], best[1])) {
		case 1:
			best, candidates = worth, append(candidates[:0], q.Text)
		case 0:
			candidates = append(candidates, q.Text)
		}
	}
	if len(candidates) == 0 {
		return ""
	}
	i := max(len(r.Sentences)-1, 0) % len(candidates)
	if candidates[i] == last {
		i = (i + 1) % len(candidates)
	}
	return candidates[i]
}

// worth counts the parts of a measurable answer that are missing and asked for.
func (r Reading) worth(asked []kvalitetsmodel.Facet) int {
	worth := 0
	for _, part := range kvalitetsmodel.FacetParts {
		if !slices.ContainsFunc(part, r.Has) && slices.ContainsFunc(part, func(f kvalitetsmodel.Facet) bool { return slices.Contains(asked, f) }) {
			worth++
		}
	}
	return worth
}

// Questions are those to ask where it is not known which indikator an answer is to.
var Questions = sync.OnceValue(func() []kvalitetsmodel.FacetQuestion {
	questions, err := readQuestions()
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return questions
})

// readQuestions reads lines such as "hyppighed ansvarlig: Hvor ofte …?".
func readQuestions() ([]kvalitetsmodel.FacetQuestion, error) {
	const name = "spoergsmaal.txt"
	data, err := files.ReadFile("leksikon/" + name)
	if err != nil {
		return nil, fmt.Errorf("read the questions: %w", err)
	}
	var questions []kvalitetsmodel.FacetQuestion
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		keys, text, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("%s, line %d: no question", name, i+1)
		}
		q := kvalitetsmodel.FacetQuestion{Text: text}
		for _, key := range strings.Fields(keys) {
			if !slices.Contains(kvalitetsmodel.Facets, kvalitetsmodel.Facet(key)) {
				return nil, fmt.Errorf("%s, line %d: unknown facet %q", name, i+1, key)
			}
			q.Facets = append(q.Facets, kvalitetsmodel.Facet(key))
		}
		questions = append(questions, q)
	}
	return questions, nil
}
