package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// planFrom takes a finding, or with an empty ref the score of an indikator, into
// the opfølgningsplan and opens it there: at the open priority that was started
// from it, or at a new one.
func (s *session) planFrom(tilsyn int, indikator kvalitetsmodel.IndikatorID, ref interview.CheckRef) action {
	return func(a *App) tea.Cmd {
		nr, notice := s.startedFrom(indikator, ref), "Det er allerede taget med i planen her."
		if nr == 0 {
			item := s.itemFrom(tilsyn, indikator, ref)
			if !s.record(interview.PlanItemAdded{Item: item}) {
				return nil
			}
			nr, notice = item.Nr, "Taget med i planen. Ctrl+Z fjerner prioriteten igen."
		}
		cmd := a.do(s.put(newPlan(s, nr)))
		s.notice = notice
		return cmd
	}
}

// startedFrom is the open priority that was started from a point, or where there
// is no point from the score of an indikator; 0 when there is none.
func (s *session) startedFrom(indikator kvalitetsmodel.IndikatorID, ref interview.CheckRef) int {
	for i := range s.sag.Plan.Items {
		item := &s.sag.Plan.Items[i]
		if !item.Done() && item.Indikator == indikator && item.Point == ref.Point {
			return item.Nr
		}
	}
	return 0
}

func scoredAs(indikator kvalitetsmodel.IndikatorID) string {
	return fmt.Sprintf("Indikator %s blev ", indikator)
}

// itemFrom is a priority with what is known already.
func (s *session) itemFrom(tilsyn int, indikator kvalitetsmodel.IndikatorID, ref interview.CheckRef) interview.PlanItem {
	item := interview.PlanItem{Nr: s.sag.Plan.NextItem(), Indikator: indikator, Point: ref.Point, Tilsyn: tilsyn}
	if tema, kriterium, _ := s.model.Place(indikator); tema != nil {
		item.Temaer, item.Kriterier = []int{tema.Nr}, []string{kriterium.Nr}
	}
	var lines []string // what tells it from other priorities comes first
	for _, line := range []string{s.found(tilsyn, ref), s.judged(tilsyn, indikator, ref), s.promised(indikator)} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	item.Texts = map[interview.PlanColumn]string{interview.Forhold: strings.Join(lines, "\n")}
	return item
}

// promised is what the tilbud said, in its own words.
func (s *session) promised(indikator kvalitetsmodel.IndikatorID) string {
	answer := s.sag.Answers[indikator]
	text, _ := interview.CleanLine(answer.Text)
	if text == "" {
		return ""
	}
	said := "Tilbuddet oplyste"
	if answer.Date != "" {
		said += " " + answer.Date.Danish()
	}
	if answer.Speaker != "" {
		said += " (" + answer.Speaker + ")"
	}
	return said + ": »" + text + "«"
}

// found is what the tilsyn found of a check, with its note.
func (s *session) found(tilsyn int, ref interview.CheckRef) string {
	visit, point := s.sag.Visit(tilsyn), s.sag.Point(ref.Point)
	if visit == nil || point == nil {
		return ""
	}
	what := "Opfølgningspunktet »" + point.Sentence + "«"
	if check := point.Check(ref.Check); check != nil {
		what = "Tjekket »" + check.Text + "«"
	}
	finding := visit.Findings[ref]
	var text string
	switch finding.Result {
	case "":
		text = what + " er ikke efterprøvet endnu."
	case interview.IkkeUndersoegt:
		text = what + " blev ikke undersøgt ved " + visitText(visit) + "."
	case interview.KunneIkke:
		text = what + " kunne ikke undersøges ved " + visitText(visit) + "."
	case interview.Delvist:
		text = what + " blev delvist bekræftet ved " + visitText(visit) + "."
	default:
		text = what + " blev " + finding.Result.Danish() + " ved " + visitText(visit) + "."
	}
	if note, _ := interview.CleanLine(finding.Note); note != "" {
		text += " Socialtilsynets note: " + note
	}
	return text
}

// judged is the score in the official words, with its bedømmelse.
func (s *session) judged(tilsyn int, indikator kvalitetsmodel.IndikatorID, ref interview.CheckRef) string {
	visit := s.sag.Visit(tilsyn)
	if visit == nil {
		return ""
	}
	mark := visit.Marks[indikator]
	switch {
	case mark.State != kvalitetsmodel.Scoret && ref.Point != "":
		return ""
	case mark.State != kvalitetsmodel.Scoret:
		return scoredAs(indikator) + "ikke bedømt ved " + visitText(visit) + "."
	}
	text := scoredAs(indikator) + fmt.Sprintf("bedømt til %d ved %s", mark.Score, visitText(visit))
	for _, step := range s.model.Tilsyn {
		if step.Score == mark.Score {
			text += ": " + strings.ToLower(step.Text)
		}
	}
	text += "."
	if bedoemmelse, _ := interview.CleanLine(visit.Bedoemmelser[indikator]); bedoemmelse != "" {
		text += " Bedømmelse: " + bedoemmelse
	}
	return text
}

// visitText names a tilsyn in a sentence.
func visitText(visit *interview.Tilsyn) string {
	return fmt.Sprintf("tilsyn %d den %s", visit.Nr, visit.Date.Danish())
}
