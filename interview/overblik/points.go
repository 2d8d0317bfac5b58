package overblik

import (
	"cmp"
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
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
	case interview.KunneIkke:
		return "[?]"
	}
	return "[ ]"
}

func (t *text) points(model *kvalitetsmodel.Model, sag *interview.Sag, today interview.Date) {
	if len(sag.Points) == 0 {
		t.heading("Opfølgningspunkter", "ingen endnu")
		return
	}
	found := map[interview.Result]int{}
	checks := 0
	for i := range sag.Points {
		for _, check := range sag.Points[i].Verifiable() {
			if look := lookAt(sag, &sag.Points[i], check.Nr); look.asked {
				found[look.Result]++
			}
			checks++
		}
	}
	t.heading("Opfølgningspunkter", fmt.Sprintf("%s, %d tjek", count(len(sag.Points), "punkt", "punkter"), checks))
	if sag.Latest() != nil {
		t.legend(found)
	}
	for i := range sag.Points {
		t.WriteByte('\n')
		t.point(model, sag, &sag.Points[i], today)
	}
}

// legend explains the marks and counts them.
func (t *text) legend(found map[interview.Result]int) {
	const narrow, wide = 24, 30
	cell := func(result interview.Result, width int) string {
		return pad(fmt.Sprintf("%s %s: %d", mark(result), result.Danish(), found[result]), width)
	}
	t.line("%s", cell(interview.Bekraeftet, narrow)+cell(interview.Delvist, wide)+cell(interview.IkkeBekraeftet, narrow))
	t.line("%s", cell(interview.IkkeUndersoegt, narrow)+cell(interview.KunneIkke, wide)+cell("", narrow))
}

func (t *text) point(model *kvalitetsmodel.Model, sag *interview.Sag, point *interview.FollowUpPoint, today interview.Date) {
	sentence := cmp.Or(point.Sentence, "(uden ordlyd)")
	if point.Tilsyn > 0 {
		sentence += fmt.Sprintf(" (nyt ved tilsyn %d)", point.Tilsyn)
	}
	const indent = "        "
	name := pad(string(point.ID), len(indent)-1) + " "
	if look := lookAt(sag, point, interview.WholePoint); len(point.Checks) == 0 && look.marked() {
		t.look(name, sentence, look)
	} else {
		t.fill(name, sentence)
	}
	if standing := standing(model, sag, point, today); standing != "" {
		t.fill(indent, standing)
	}
	if point.Lead != "" && len(point.Checks) > 0 {
		t.fill(indent, point.Lead)
	}
	for _, check := range point.Checks {
		t.look(indent, check.Text, lookAt(sag, point, check.Nr))
	}
}

// standing tells by when a point was promised and what a tilsyn decided of it.
func standing(model *kvalitetsmodel.Model, sag *interview.Sag, point *interview.FollowUpPoint, today interview.Date) string {
	var facts []string
	if point.Deadline != "" {
		frist := "Frist: " + point.Deadline.Danish()
		if overdue(model, sag, point, today) {
			frist += ", overskredet med " + count(point.Deadline.DaysUntil(today), "dag", "dage")
		}
		facts = append(facts, frist+".")
	}
	if status, decided := sag.StatusAt(point.ID, len(sag.Tilsyn)); decided > 0 {
		facts = append(facts, fmt.Sprintf("%s ved tilsyn %d.", capital(status.Danish()), decided))
	}
	return strings.Join(facts, " ")
}

// look writes what is to be verified, with its mark and all that was found of it.
func (t *text) look(first, what string, look look) {
	marked := "    "
	if look.marked() {
		marked = mark(look.Result) + " "
	}
	switch {
	case look.before.Result != "" && look.before.Result != look.Result:
		what += fmt.Sprintf(" (tilsyn %d: %s)", look.beforeNr, look.before.Result.Danish())
	case look.from > 0:
		what += fmt.Sprintf(" (tilsyn %d)", look.from)
	}
	t.fill(first+marked, what)
	indent := strings.Repeat(" ", len([]rune(first))+len(marked))
	if look.Note != "" {
		t.fill(indent+"Note: ", look.Note+sourced(look.Source))
	}
	if len(look.draws) > 0 {
		var lots []string
		for _, draw := range look.draws {
			lots = append(lots, draw.Danish())
		}
		t.fill(indent, "Lod: "+strings.Join(lots, ", "))
	}
}

// look is what is known of one check.
type look struct {
	interview.Finding
	asked    bool              // the latest tilsyn is to look at it, or has
	from     int               // the earlier tilsyn that the finding is of, 0 for the latest
	before   interview.Finding // of the tilsyn before that looked at it
	beforeNr int
	draws    []interview.Draw
}

// marked reports whether there is a finding to show, or one to be made.
func (l look) marked() bool { return l.asked || l.from > 0 }

// lookAt finds what is known of a check. What a closed point was found to be is
// told from the tilsyn that looked at it last.
func lookAt(sag *interview.Sag, point *interview.FollowUpPoint, check int) look {
	latest := sag.Latest()
	if latest == nil {
		return look{asked: true}
	}
	ref := interview.CheckRef{Point: point.ID, Check: check}
	now := look{Finding: latest.Findings[ref], draws: latest.Draws[ref]}
	before, nr := sag.Earlier(ref, latest.Nr)
	now.asked = now.Result != "" || sag.FollowedUpAt(point, latest.Nr)
	if !now.asked && nr > 0 {
		return look{Finding: before, from: nr, draws: sag.Visit(nr).Draws[ref]}
	}
	now.before, now.beforeNr = before, nr
	return now
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
