package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// findingMarks are the marks of the outcomes, the same as in the overblik.
var findingMarks = map[interview.Result]string{
	"": "[ ]", interview.Bekraeftet: "[x]", interview.Delvist: "[~]",
	interview.IkkeBekraeftet: "[!]", interview.IkkeUndersoegt: "[-]", interview.KunneIkke: "[?]",
}

// findingKeys are the keys of the outcomes.
var findingKeys = map[string]interview.Result{
	"b": interview.Bekraeftet, "d": interview.Delvist, "i": interview.IkkeBekraeftet,
	"u": interview.IkkeUndersoegt, "h": interview.KunneIkke, "backspace": "", "delete": "",
}

// note changes what the tilsyn found of a check.
func (t *tilsynStage) note(ref interview.CheckRef, change func(*interview.FindingNoted)) {
	finding := t.visit().Findings[ref] // as it is when the key is pressed
	c := interview.FindingNoted{Tilsyn: t.nr, Point: ref.Point, Check: ref.Check,
		Result: finding.Result, Note: finding.Note, Source: finding.Source}
	change(&c)
	t.record(c)
}

// setResult notes an outcome, with the source that the inspector works from now
// when there is none yet.
func (t *tilsynStage) setResult(ref interview.CheckRef, result interview.Result) {
	t.note(ref, func(c *interview.FindingNoted) {
		c.Result = result
		if c.Source == "" && result != "" && result != interview.IkkeUndersoegt && result != interview.KunneIkke {
			c.Source = t.source()
		}
	})
}

// source is where findings come from as the work list is looked at: from documents,
// from what is observed, or from the one who is being interviewed.
func (t *tilsynStage) source() interview.Source {
	if t.screen.index != index(t.punkter) {
		return ""
	}
	switch t.punkter.way() {
	case kvalitetsmodel.Dokument:
		return interview.FraDokument
	case kvalitetsmodel.Observation:
		return interview.FraObservation
	case kvalitetsmodel.Interview:
		return t.asked
	}
	return ""
}

// nextSource goes round the sources. Whoever is being interviewed stays so for the
// questions that follow.
func (t *tilsynStage) nextSource(ref interview.CheckRef) {
	t.note(ref, func(c *interview.FindingNoted) {
		i := slices.Index(interview.Sources, c.Source) + 1
		if c.Source = ""; i < len(interview.Sources) {
			c.Source = interview.Sources[i]
		}
		switch c.Source {
		case interview.FraBorger, interview.FraMedarbejder, interview.FraLedelse:
			t.asked = c.Source
		}
	})
}

// findingElement is a check with its finding. One key notes the outcome.
func (t *tilsynStage) findingElement(ref interview.CheckRef, check interview.Check) element {
	finding := t.visit().Findings[ref]
	about := t.about(ref, check, finding)
	e := element{view: func(width int, focused bool) []string { return findingLines(check, finding, about, width, focused) }}
	toPlan := func() action { return t.planFrom(t.nr, t.sag.Point(ref.Point).Indikator, ref) }
	if t.closed() {
		return e
	}
	e.id = string(interview.NoteField(t.nr, ref))
	e.text = &textSpec{
		field: interview.NoteField(t.nr, ref), label: "Note: " + check.Text, value: finding.Note,
		commit: func(text string) { t.note(ref, func(c *interview.FindingNoted) { c.Note = text }) },
	}
	e.keys = map[string]func(){"n": func() { t.screen.page.startTyping() }, "k": func() { t.nextSource(ref) }}
	for k, result := range findingKeys {
		e.keys[k] = func() { t.setResult(ref, result) }
	}
	e.actions = map[string]func() action{"t": func() action { return t.draw(ref) }, "o": toPlan}
	e.hints = findingHints
	return e
}

var findingHints = []hint{{"b d i", "bekræftet, delvist, ikke"}, {"u h", "ikke undersøgt, umuligt"}, {"n", "note"}, {"k", "kilde"}, {"t", "træk lod"}, {"o", "til planen"}}

// about are the lines beneath a check: how to verify it or what was found, what an
// earlier tilsyn found, and the lots that were drawn.
func (t *tilsynStage) about(ref interview.CheckRef, check interview.Check, finding interview.Finding) []string {
	lines := []string{waysText(check)}
	if finding.Result != "" || finding.Source != "" {
		lines[0] = finding.Result.Danish() + " · " + finding.Source.Danish()
	}
	if ref.Check == interview.WholePoint && finding.Result == "" && finding.Source == "" {
		lines = nil
	}
	if earlier, nr := t.sag.Earlier(ref, t.nr); nr > 0 {
		line := fmt.Sprintf("Tilsyn %d: %s", nr, earlier.Result.Danish())
		if earlier.Note != "" {
			line += " – " + earlier.Note
		}
		lines = append(lines, line)
	}
	if draws := t.visit().Draws[ref]; len(draws) > 0 {
		line := "Lod: " + draws[len(draws)-1].Danish()
		if len(draws) > 1 {
			line += fmt.Sprintf(" (trukket %d gange, først %s)", len(draws), draws[0].Danish())
		}
		lines = append(lines, line)
	}
	return lines
}

func findingLines(check interview.Check, finding interview.Finding, about []string, width int, focused bool) []string {
	lines := focusLines(hang(pointer(focused)+findingMarks[finding.Result]+" ", check.Text, width), focused)
	for _, line := range about {
		lines = append(lines, styled(faintStyle, hang("      ", line, width))...)
	}
	if finding.Note != "" {
		lines = append(lines, hang("      ", "Note: "+finding.Note, width)...)
	}
	return lines
}

// draw asks how many there are to choose among, draws a number and logs it.
func (t *tilsynStage) draw(ref interview.CheckRef) action {
	return func(a *App) tea.Cmd {
		a.dialog = &numberDialog{
			title: "Træk lod",
			text: "Hvor mange er der at vælge imellem, for eksempel borgere på tilbuddets liste? " +
				"spindel trækker et nummer, og du tæller frem til det. Skriv ikke, hvem det blev.",
			label: "Antal: ",
			do: func(of int) action {
				return func(*App) tea.Cmd {
					drawn := interview.Draw{Number: t.env.lot(of), Of: of}
					if t.record(interview.NumberDrawn{Tilsyn: t.nr, Point: ref.Point, Check: ref.Check, Draw: drawn}) {
						t.screen.refresh()
						t.notice = "Loddet faldt på " + drawn.Danish() + "."
					}
					return nil
				}
			},
		}
		return nil
	}
}
