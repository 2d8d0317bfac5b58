package tui

import (
	"fmt"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
	"spindel/kvalitetsmodel"
)

// chainElements is a follow-up point with all that leads to it on one page: what
// the tilbud said, who and when, what the socialtilsyn thought of it then, the
// checks now, the score of its indikator, and what was asked. The wording of the
// indikator stands above the page.
func (t *tilsynStage) chainElements(point *interview.FollowUpPoint) []element {
	elements := t.promiseElements(point.Indikator)
	elements = append(elements, t.judgementElements(point.Indikator)...)
	elements = append(elements, t.pointElements(point)...)
	elements = append(elements, t.scoreElements(point.Indikator)...)
	elements = append(elements, t.onwardElements(point)...)
	if asked := t.udfoldelse(point.Indikator).Spoergsmaal; len(asked) > 0 {
		elements = append(elements, heading("Spørgsmål til indikatoren"), list("· ", asked, faintStyle))
	}
	return elements
}

// pointElements is a follow-up point with its checks. One that this tilsyn added
// can be worded; the others are as they were promised.
func (t *tilsynStage) pointElements(point *interview.FollowUpPoint) []element {
	if point.Tilsyn == t.nr && !t.closed() {
		elements := pointEditor{t.session, t.screen}.elements(point)
		return append(elements, paragraph("Nyt ved dette tilsyn. Det følges op ved det næste.", faintStyle))
	}
	elements := []element{heading("Opfølgningspunkt " + string(point.ID))}
	checks := point.Verifiable()
	if len(point.Checks) > 0 {
		elements = append(elements, paragraph(point.Sentence, plainStyle))
	}
	if point.Lead != "" {
		elements = append(elements, paragraph(point.Lead, plainStyle))
	}
	for _, check := range checks {
		elements = append(elements, t.findingElement(interview.CheckRef{Point: point.ID, Check: check.Nr}, check))
	}
	return elements
}

// onwardElements are how points are followed up from here: their deadline, whether
// they are done with, and a new one.
func (t *tilsynStage) onwardElements(points ...*interview.FollowUpPoint) []element {
	elements := []element{heading("Den videre opfølgning")}
	for _, point := range points {
		if point.Tilsyn == t.nr && !t.closed() {
			continue // it is worded above, with its deadline
		}
		if !t.closed() || point.Deadline != "" {
			elements = append(elements, pointEditor{t.session, t.screen}.deadline(point))
		}
		elements = append(elements, t.statusElement(point))
	}
	return elements
}

// statusElement says whether there is more to follow up of a point, and changes it.
func (t *tilsynStage) statusElement(point *interview.FollowUpPoint) element {
	status, decided := t.sag.StatusAt(point.ID, t.nr)
	text := fmt.Sprintf("Punkt %s ", point.ID)
	switch {
	case status == interview.PointClosed && decided == t.nr:
		text += "er afsluttet ved dette tilsyn"
	case status == interview.PointClosed:
		text += fmt.Sprintf("blev afsluttet ved tilsyn %d", decided)
	case decided > 0:
		text += fmt.Sprintf("blev taget op igen ved tilsyn %d", decided)
	default:
		text += "følges stadig op"
	}
	if t.closed() {
		return paragraph("  "+text+".", faintStyle)
	}
	return element{
		id:    "status/" + string(point.ID),
		view:  actionView(text + " (x)"),
		keys:  map[string]func(){"x": func() { t.toggleStatus(point.ID) }, "enter": func() { t.toggleStatus(point.ID) }},
		hints: []hint{t.statusHint(point.ID)},
	}
}

// statusHint is what x does to a point.
func (t *tilsynStage) statusHint(id interview.PointID) hint {
	if status, _ := t.sag.StatusAt(id, t.nr); status == interview.PointClosed {
		return hint{"x", "tag op igen"}
	}
	return hint{"x", "afslut punkt"}
}

// toggleStatus closes a point, or takes it up again. What this tilsyn itself
// decided is taken back.
func (t *tilsynStage) toggleStatus(id interview.PointID) {
	status, decided := t.sag.StatusAt(id, t.nr)
	next, said := interview.PointClosed, "Punktet er afsluttet. x tager det op igen."
	if status == interview.PointClosed {
		next, said = interview.PointOpen, "Punktet er taget op igen."
	}
	if before, _ := t.sag.StatusAt(id, t.nr-1); decided == t.nr && next == before {
		next = "" // as it was before this tilsyn
	}
	if t.record(interview.PointStatusSet{Tilsyn: t.nr, Point: id, Status: next}) {
		t.notice = said
	}
}

// newPointElement adds a follow-up point for the next tilsyn.
func (t *tilsynStage) newPointElement(id kvalitetsmodel.IndikatorID) element {
	return element{
		id:   "nyt-punkt",
		view: actionView("+ nyt opfølgningspunkt til næste tilsyn"),
		keys: map[string]func(){"enter": func() {
			point := interview.FollowUpPoint{ID: t.sag.NextPoint(id), Indikator: id, Sentence: interview.FollowsUp, Tilsyn: t.nr}
			if t.record(interview.PointDrafted{Point: point}) {
				t.screen.refresh()
				t.screen.page.reachID("punkt/" + string(point.ID))
			}
		}},
		hints: []hint{{"Enter", "tilføj et opfølgningspunkt"}},
	}
}

// praksisText is løfte mod praksis in words.
func praksisText(p interview.Praksis) string {
	return fmt.Sprintf("Løfte mod praksis: %d holdt · %d delvist · %d ikke holdt · %d ikke undersøgt · %d kunne ikke undersøges",
		p.Kept, p.Partly, p.NotKept, p.NotExamined, p.Impossible)
}

// praksisElement holds what was promised against what was found. It stands beside
// the score and sets none.
func praksisElement(p interview.Praksis) element {
	return list("  ", []string{praksisText(p)}, faintStyle)
}

// nothingListed is the page of a work list with nothing in it.
func (t *tilsynStage) nothingListed() []element {
	text := "Sagen har ingen opfølgningspunkter. Tryk l for at se temaerne."
	if t.punkter.query.Search != "" || t.punkter.query.Show != arbejdsliste.All {
		text = "Ingen punkter passer. Tryk Esc for at se dem alle."
	}
	return []element{blank(), paragraph(text, plainStyle)}
}
