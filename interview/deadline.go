package interview

import (
	"strings"

	"spindel/kvalitetsmodel"
)

// deadline is the first day by which the answer promises something: "inden 1. marts
// 2027". A day from which something holds is none, nor is a period that is counted
// from something else.
func (p *promise) deadline() Date {
	for i := range p.sentences {
		for _, mark := range p.sentences[i].marks {
			if mark.Facet != kvalitetsmodel.Tidsfrist {
				continue
			}
			if date := deadlineIn(p.answer[mark.Start:mark.End]); date != "" {
				return date
			}
		}
	}
	return ""
}

// deadlineIn is the day of a deadline, or empty where the words are none.
func deadlineIn(words string) Date {
	first, rest, _ := strings.Cut(strings.ToLower(words), " ")
	switch first {
	case "senest", "inden", "før", "til", "pr.":
		date, _ := ParseDate(strings.TrimPrefix(rest, "den ")) // what is no day is empty
		return date
	}
	return ""
}
