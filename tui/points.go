package tui

import (
	"slices"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// pointEditor is where follow-up points are worded: in the godkendelse, and at a
// tilsyn those that it adds.
type pointEditor struct {
	*session
	screen *sagScreen
}

// elements is a follow-up point that can be changed.
func (p pointEditor) elements(point *interview.FollowUpPoint) []element {
	id := point.ID
	elements := []element{
		blank(),
		p.screen.editable("punkt/"+string(id), textSpec{
			field: interview.SentenceField(id), label: "Opfølgningspunkt " + string(id), value: point.Sentence,
			commit: func(text string) {
				if text == "" {
					p.forget(interview.SentenceField(id))
					p.notice = "Sætningen kan ikke være tom. Punktet fjernes med x på linjen + nyt tjek."
					return
				}
				p.record(interview.PointSentenceWritten{Point: id, Sentence: text})
			},
		}),
	}
	if point.Lead != "" {
		elements = append(elements, paragraph(point.Lead, plainStyle))
	}
	for _, check := range point.Checks {
		elements = append(elements, p.check(id, check))
	}
	if !p.screen.stage.closed() {
		elements = append(elements, p.newCheck(id))
	}
	return append(elements, p.deadline(point))
}

// check is a check of a follow-up point. Its single keys say how it can be verified.
func (p pointEditor) check(id interview.PointID, check interview.Check) element {
	write := func(change func(*interview.Check)) {
		c := check
		if now := p.sag.Point(id); now != nil && now.Check(check.Nr) != nil {
			c = *now.Check(check.Nr) // as it is when the key is pressed
		}
		c.Ways = slices.Clone(c.Ways)
		change(&c)
		p.record(interview.CheckWritten{Point: id, Check: c})
	}
	toggle := func(way kvalitetsmodel.Verification) func() {
		return func() {
			write(func(c *interview.Check) {
				if i := slices.Index(c.Ways, way); i >= 0 {
					c.Ways = slices.Delete(c.Ways, i, i+1)
				} else {
					c.Ways = append(c.Ways, way)
				}
			})
		}
	}
	remove := func() {
		if p.record(interview.CheckRemoved{Point: id, Check: check.Nr}) {
			p.notice = "Tjekket er fjernet. Ctrl+Z henter det frem igen."
		}
	}
	move := func(by int) func() {
		return func() {
			checks := p.sag.Point(id).Checks
			to := slices.IndexFunc(checks, func(c interview.Check) bool { return c.Nr == check.Nr }) + by
			if to >= 0 && to < len(checks) {
				p.record(interview.CheckMoved{Point: id, Check: check.Nr, To: to})
			}
		}
	}
	e := element{
		view: func(width int, focused bool) []string {
			lines := focusLines(hang(pointer(focused)+"· ", check.Text, width), focused)
			return append(lines, styled(faintStyle, hang("    ", waysText(check), width))...)
		},
	}
	if p.screen.stage.closed() {
		return e
	}
	e.id = string(interview.CheckField(id, check.Nr))
	e.text = &textSpec{
		field: interview.CheckField(id, check.Nr), label: "Tjek", value: check.Text,
		commit: func(text string) {
			if text == "" {
				remove()
				return
			}
			write(func(c *interview.Check) { c.Text = text })
		},
	}
	e.keys = map[string]func(){
		"d": toggle(kvalitetsmodel.Dokument), "i": toggle(kvalitetsmodel.Interview), "o": toggle(kvalitetsmodel.Observation),
		"x": remove, "delete": remove, "-": move(-1), "+": move(1),
	}
	e.hints = []hint{{"Enter", "ret"}, {"d i o", "dokument, interview, observation"}, {"x", "fjern"}, {"- +", "flyt op og ned"}}
	return e
}

// waysText says how a check can be verified, and where.
func waysText(check interview.Check) string {
	ways := make([]string, len(check.Ways))
	for i, way := range check.Ways {
		ways[i] = string(way)
	}
	text := or(strings.Join(ways, ", "), "måde ikke valgt")
	if check.Hvor != "" {
		text += " · " + check.Hvor
	}
	return text
}

// newCheck ends a follow-up point: a check is added there, and the whole point can be removed.
func (p pointEditor) newCheck(id interview.PointID) element {
	nr := p.sag.NextCheck(id)
	remove := func() {
		if p.record(interview.PointRemoved{Point: id}) {
			p.notice = "Opfølgningspunktet er fjernet. Ctrl+Z henter det frem igen."
		}
	}
	return element{
		id:   string(interview.CheckField(id, nr)),
		view: actionView("+ nyt tjek"),
		text: &textSpec{
			field: interview.CheckField(id, nr), label: "Nyt tjek",
			commit: func(text string) {
				if text != "" {
					p.record(interview.CheckWritten{Point: id, Check: interview.Check{Nr: nr, Text: text}})
				}
			},
		},
		keys:  map[string]func(){"x": remove, "delete": remove},
		hints: []hint{{"Enter", "skriv et nyt tjek"}, {"x", "fjern hele opfølgningspunktet"}},
	}
}

// newPoint adds a follow-up point: the proposal of the udfoldelse when there is none yet.
func (p pointEditor) newPoint(indikator *kvalitetsmodel.Indikator, u kvalitetsmodel.Udfoldelse) element {
	add := func(point interview.FollowUpPoint) {
		if p.record(interview.PointDrafted{Point: point}) {
			p.screen.refresh()
			p.screen.page.reachID("punkt/" + string(point.ID))
		}
	}
	proposed := func() interview.FollowUpPoint {
		return interview.DraftPoint(p.sag.NextPoint(indikator.ID), indikator, u, p.sag.Answers[indikator.ID].Text)
	}
	e := element{
		id:   "nyt-punkt",
		view: actionView("+ nyt opfølgningspunkt"),
		keys: map[string]func(){
			"enter": func() {
				point := proposed()
				if len(p.sag.PointsOf(indikator.ID)) > 0 {
					point.Sentence, point.Checks = interview.FollowsUp, nil
				}
				add(point)
			},
			"f": func() { add(proposed()) },
		},
		hints: []hint{{"Enter", "tilføj et opfølgningspunkt"}},
	}
	if len(p.sag.PointsOf(indikator.ID)) > 0 {
		e.hints = []hint{{"Enter", "tilføj et tomt"}, {"f", "foreslå et ud fra svaret"}}
	}
	return e
}

func actionView(text string) func(int, bool) []string {
	return func(width int, focused bool) []string {
		return focusLines([]string{cut(pointer(focused)+text, width)}, focused)
	}
}

// deadline is the day by which a point is promised.
func (p pointEditor) deadline(point *interview.FollowUpPoint) element {
	id := point.ID
	e := p.screen.editable("frist/"+string(id), textSpec{
		field: interview.DeadlineField(id), label: "Frist for " + string(id), hint: "(dato, hvis løftet har en)", value: point.Deadline.Danish(), single: true,
		commit: func(text string) {
			date, err := interview.ParseDate(text)
			if text != "" && err != nil {
				p.notice = notADate(text)
				return
			}
			p.record(interview.PointDeadlineSet{Point: id, Deadline: date})
		},
	})
	e.opens = false // the keys of the checks around it must not become text
	e.hints = []hint{{"Enter", "skriv en frist"}}
	return e
}
