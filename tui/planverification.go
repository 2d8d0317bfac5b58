package tui

import (
	"spindel/interview"
)

// verificationElements are what the socialtilsyn has seen, which is another thing
// than what the tilbud says of itself.
func (p *planStage) verificationElements(item *interview.PlanItem) []element {
	nr, seen := item.Nr, item.Verification
	set := func(result interview.Result) func() {
		return func() { p.verify(nr, func(v *interview.Verification) { v.Result, v.Date = result, p.today() }) }
	}
	keys := map[interview.Result]string{}
	for key, result := range findingKeys { // the same as at a check
		keys[result] = key
	}
	var options []option
	for _, result := range interview.Results {
		options = append(options, option{key: keys[result], text: result.Danish(), chosen: seen.Result == result, pick: set(result)})
	}
	e := p.choice("efterprøvning", "Er målet nået?", "", options, false,
		hint{"b d i u h", "det, socialtilsynet har set"}, hint{"n", "note"}, hint{"Delete", "fjern"})
	e.text = &textSpec{
		field: interview.VerificationField(nr), label: "Note: hvad har socialtilsynet set, og hvor?", value: seen.Note,
		commit: func(text string) { p.verify(nr, func(v *interview.Verification) { v.Note = text }) },
	}
	e.keys["n"] = func() { p.screen.page.startTyping() }
	e.keys["delete"], e.keys["backspace"] = set(""), set("")
	delete(e.keys, "enter") // writes the note
	choosing := e.view
	e.view = func(width int, focused bool) []string {
		lines := hang("  "+findingMarks[seen.Result]+" ", "Er målet nået? "+verifiedText(seen.Result), width)
		if focused {
			lines = choosing(width, true)
		}
		if seen.Date != "" {
			lines = append(lines, "      "+seen.Date.Danish())
		}
		if seen.Note != "" {
			lines = append(lines, hang("      ", "Note: "+seen.Note, width)...)
		}
		return lines
	}
	return []element{group("SOCIALTILSYNETS EFTERPRØVNING"), e}
}

// verify changes what the socialtilsyn has seen, as it stands when the key is
// pressed. What is taken back has no date.
func (p *planStage) verify(nr int, change func(*interview.Verification)) {
	item := p.sag.Plan.Item(nr)
	if item == nil {
		return
	}
	seen := item.Verification
	change(&seen)
	switch {
	case seen.Result == "" && seen.Note == "":
		seen.Date = ""
	case seen.Date == "":
		seen.Date = p.today()
	}
	if seen != item.Verification {
		p.record(interview.PlanVerified{Item: nr, Verification: seen})
	}
}
