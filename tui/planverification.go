package tui

import (
	"spindel/interview"
)

// resultKeys note what the socialtilsyn has seen, with the same keys as a finding.
var resultKeys = map[string]interview.Result{
	"b": interview.Bekraeftet, "d": interview.Delvist, "i": interview.IkkeBekraeftet,
	"u": interview.IkkeUndersoegt, "h": interview.KunneIkke, "delete": "", "backspace": "",
}

// verificationElements are what the socialtilsyn has seen, which is another thing
// than what the tilbud says of itself.
func (p *planStage) verificationElements(item *interview.PlanItem) []element {
	nr, seen := item.Nr, item.Verification
	e := element{
		id: "efterprøvning",
		view: func(width int, focused bool) []string {
			text := verifiedText(seen.Result)
			if seen.Date != "" {
				text += ", " + seen.Date.Danish()
			}
			lines := focusLines(hang(pointer(focused)+verifiedMark(seen.Result)+" ", "Målet: "+text, width), focused)
			if seen.Note != "" {
				lines = append(lines, hang("      ", "Note: "+seen.Note, width)...)
			}
			return lines
		},
		text: &textSpec{
			field: interview.VerificationField(nr), label: "Note: hvad har socialtilsynet set, og hvor?", value: seen.Note,
			commit: func(text string) { p.verify(nr, func(v *interview.Verification) { v.Note = text }) },
		},
		keys: map[string]func(){"n": func() { p.screen.page.startTyping() }},
		hints: []hint{{"b", "bekræftet"}, {"d", "delvist"}, {"i", "ikke"}, {"u", "ikke undersøgt"},
			{"h", "kunne ikke undersøges"}, {"n", "note"}},
	}
	for key, result := range resultKeys {
		e.keys[key] = func() {
			p.verify(nr, func(v *interview.Verification) { v.Result, v.Date = result, p.today() })
		}
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
