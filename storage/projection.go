package storage

import (
	"encoding/json"
	"fmt"
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// row is a row of a projection table, its values in the order of the columns.
type row struct {
	table  *table
	values []any
}

// project computes all rows of a sag, its own row in the sag table first. Its
// error is that the library does not have the edition of the sag.
func (db *DB) project(sag *interview.Sag) ([]row, error) {
	if sag.Seq == 0 {
		return nil, nil
	}
	model, err := db.library.Edition(sag.Edition)
	if err != nil {
		return nil, err
	}
	p := projector{id: string(sag.ID), sag: sag, model: model}
	p.sagRow()
	p.indikatorer()
	p.points()
	p.temaer(0, sag.TemaAssessment)
	for _, tilsyn := range sag.Tilsyn {
		p.tilsyn(tilsyn)
		p.temaer(tilsyn.Nr, tilsyn.TemaAssessment)
	}
	p.plan()
	return p.rows, nil
}

type projector struct {
	id    any // of the sag, with which every row begins
	sag   *interview.Sag
	model *kvalitetsmodel.Model
	rows  []row
}

func (p *projector) add(table *table, values ...any) {
	p.rows = append(p.rows, row{table, slices.Concat([]any{p.id}, values)})
}

func (p *projector) sagRow() {
	s, tilbud := interview.Summarize(p.model, p.sag), p.sag.Tilbud
	p.add(sagTable, s.Navn, s.Edition, list(s.Typer), tilbud.PrivatBestyrelse, tilbud.Maalgruppe,
		tilbud.Ansoeger, tilbud.Specialister, string(s.Phase), stamp(p.sag.Opened), stamp(s.Changed),
		p.sag.Seq, p.sag.Head, s.Indikatorer, s.Answered, s.Judged, s.NotExpected, s.Points, s.Checks,
		s.Tilsyn, string(s.TilsynDate), s.Confirmed, s.Partly, s.Unconfirmed, s.Unexamined, s.Scored, s.NotScored,
		s.Untestable, vejledning(p.sag.Vejledning), s.Impossible, string(s.ClosedOn), list(s.Deadlines),
		s.PlanItems, s.PlanOpen, list(s.PlanDeadlines), p.sag.Plan.Approval.By, string(p.sag.Plan.Approval.Date), p.sag.Plan.ChangedSince)
}

func (p *projector) indikatorer() {
	profile := p.sag.Tilbud.Profile()
	for i, indikator := range p.model.Indikatorer() {
		applicability := p.model.Applies(indikator.ID, profile)
		tema, kriterium, _ := p.model.Place(indikator.ID)
		answer, judgement := p.sag.Answers[indikator.ID], p.sag.Judgements[indikator.ID]
		p.add(indikatorTable, string(indikator.ID), i+1, applicability.Applies, applicability.Grund,
			answer.Text, answer.Speaker, string(answer.Date), judgement.Expectation, judgement.Reasons, level(answer),
			tema.Nr, tema.Navn, kriterium.Nr, indikator.Text)
	}
}

func (p *projector) points() {
	for i, point := range p.sag.Points {
		p.add(pointTable, string(point.ID), i+1, string(point.Indikator), point.Sentence, point.Lead, point.Tilsyn, string(point.Deadline))
		for j, check := range point.Checks {
			p.add(checkTable, string(point.ID), check.Nr, j+1, check.Text, list(check.Ways), check.Hvor)
		}
	}
}

func (p *projector) tilsyn(t *interview.Tilsyn) {
	p.add(tilsynTable, t.Nr, string(t.Date), t.Anmeldt, t.Closed)
	for i := range p.sag.Points {
		point := &p.sag.Points[i]
		for _, check := range point.Verifiable() {
			ref := interview.CheckRef{Point: point.ID, Check: check.Nr}
			if finding := t.Findings[ref]; finding != (interview.Finding{}) {
				p.add(findingTable, t.Nr, string(point.ID), check.Nr, string(finding.Result), finding.Note, string(finding.Source))
			}
			for nr, draw := range t.Draws[ref] {
				p.add(drawTable, t.Nr, string(point.ID), check.Nr, nr+1, draw.Number, draw.Of)
			}
		}
		if status := t.Points[point.ID]; status != "" {
			p.add(statusTable, t.Nr, string(point.ID), string(status))
		}
	}
	p.praksis(t.Nr)
	for _, indikator := range p.model.Indikatorer() {
		mark, bedoemmelse := t.Marks[indikator.ID], t.Bedoemmelser[indikator.ID]
		if mark.State == kvalitetsmodel.Mangler && bedoemmelse == "" {
			continue
		}
		var score any
		if mark.State == kvalitetsmodel.Scoret {
			score = mark.Score
		}
		p.add(scoreTable, t.Nr, string(indikator.ID), score, mark.State == kvalitetsmodel.IkkeBedoemt, bedoemmelse)
	}
}

// praksis are the indikatorer of which there is something to hold practice against.
func (p *projector) praksis(tilsyn int) {
	sheet := p.sag.Praksis(p.model, tilsyn)
	for _, indikator := range p.model.Indikatorer() {
		if c := sheet.Indikatorer[indikator.ID]; c.Checks() > 0 {
			p.add(praksisTable, tilsyn, string(indikator.ID), c.Kept, c.Partly, c.NotKept, c.NotExamined, c.Impossible)
		}
	}
}

func (p *projector) plan() {
	for i := range p.sag.Plan.Items {
		item := &p.sag.Plan.Items[i]
		text := func(c interview.PlanColumn) string { return item.Texts[c] }
		p.add(itemTable, item.Nr, i+1, list(item.Temaer), list(item.Kriterier), string(item.Origin), string(item.Deadline),
			string(item.Indikator), string(item.Point), item.Tilsyn, text(interview.Forhold), text(interview.Aarsag), text(interview.Maal),
			text(interview.Aktiviteter), text(interview.Ressourcer), string(item.Period().Start), string(item.Period().End),
			text(interview.Monitorering), text(interview.AnsvarligFor), text(interview.Resultat),
			string(item.Status), string(item.StatusDate),
			string(item.Verification.Result), string(item.Verification.Date), item.Verification.Note)
		for nr, period := range item.Periods {
			p.add(periodTable, item.Nr, nr+1, string(period.Start), string(period.End), period.Reason)
		}
		for nr, progress := range item.Progress {
			if progress.Text != "" {
				p.add(progressTable, item.Nr, nr+1, string(progress.Date), progress.Text)
			}
		}
	}
}

func (p *projector) temaer(tilsyn int, assessments map[int]string) {
	for _, tema := range p.model.Temaer {
		if text := assessments[tema.Nr]; text != "" {
			p.add(temaTable, tilsyn, tema.Nr, text)
		}
	}
}

// level is how far an answer can be checked, or empty where there is none.
func level(answer interview.Answer) string {
	if answer.Text == "" {
		return ""
	}
	return answer.Level.String()
}

// vejledning names the guidance that was used, or is empty.
func vejledning(id kvalitetsmodel.VejledningID) string {
	if id.Navn == "" {
		return ""
	}
	return fmt.Sprintf("%s (%s)", id.Danish(), id.Aftryk)
}

// list writes names or numbers as a JSON list.
func list[T ~string | int](all []T) string {
	if len(all) == 0 {
		return "[]"
	}
	text, err := json.Marshal(all)
	if err != nil {
		panic(err) // strings and numbers have no way to fail
	}
	return string(text)
}
