package overblik

import (
	"cmp"
	"fmt"
	"strings"

	"spindel/interview"
)

// mark is a finding as one sign in brackets, which reads without colour.
func mark(result interview.Result) string {
	switch result {
	case interview.Bekraeftet:
		return "[x]"
	case interview.Delvist:
		return "[~]"
	case interview.IkkeBekraeftet:
		return "[!]"
	case interview.IkkeUndersoegt:
		return "[-]"
	}
	return "[ ]"
}

func (t *text) points(sag *interview.Sag) {
	if len(sag.Points) == 0 {
		t.heading("Opfølgningspunkter", "ingen endnu")
		return
	}
	found := map[interview.Result]int{}
	checks := 0
	for _, point := range sag.Points {
		for _, check := range point.Checks {
			found[finding(sag, point.ID, check.Nr).Result]++
			checks++
		}
	}
	t.heading("Opfølgningspunkter", fmt.Sprintf("%s, %d tjek", count(len(sag.Points), "punkt", "punkter"), checks))
	if sag.Latest() != nil {
		t.legend(found)
	}
	for i := range sag.Points {
		point := &sag.Points[i]
		t.WriteByte('\n')
		sentence := cmp.Or(point.Sentence, "(uden ordlyd)")
		if point.Tilsyn > 0 {
			sentence += fmt.Sprintf(" (nyt ved tilsyn %d)", point.Tilsyn)
		}
		t.fill(fmt.Sprintf("%-8s", point.ID), sentence)
		if point.Lead != "" && len(point.Checks) > 0 {
			t.fill("        ", point.Lead)
		}
		for _, check := range point.Checks {
			found := finding(sag, point.ID, check.Nr)
			t.fill("        "+mark(found.Result)+" ", check.Text)
			if found.Note != "" {
				t.fill("            Note: ", found.Note+sourced(found.Source))
			}
		}
	}
}

// legend explains the marks and counts them.
func (t *text) legend(found map[interview.Result]int) {
	const column = 26
	cells := func(results ...interview.Result) {
		var line strings.Builder
		for _, result := range results {
			line.WriteString(pad(fmt.Sprintf("%s %s: %d", mark(result), result.Danish(), found[result]), column))
		}
		t.line("%s", line.String())
	}
	cells(interview.Bekraeftet, interview.Delvist, interview.IkkeBekraeftet)
	cells(interview.IkkeUndersoegt, "")
}

// finding is what the latest tilsyn found of a check; blank where there is none.
func finding(sag *interview.Sag, point interview.PointID, check int) interview.Finding {
	if latest := sag.Latest(); latest != nil {
		return latest.Findings[interview.CheckRef{Point: point, Check: check}]
	}
	return interview.Finding{}
}

func sourced(source interview.Source) string {
	if source == "" {
		return ""
	}
	return fmt.Sprintf(" (%s)", source.Danish())
}
