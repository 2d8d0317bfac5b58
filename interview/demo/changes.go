package demo

import (
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// lead is the line before the checks of every point.
const lead = "Herunder i hvilket omfang:"

// answers are what the tilbud said on a day, each with its follow-up point.
func answers(svar []svar, day, at time.Time) []interview.Change {
	var changes []interview.Change
	for _, s := range svar {
		changes = append(changes,
			interview.AnswerGiven{Indikator: s.Indikator, Text: s.Tekst, Speaker: s.OplystAf, Date: interview.DateOf(day)},
			interview.PointDrafted{Point: s.point(at)})
	}
	return changes
}

func (s svar) point(at time.Time) interview.FollowUpPoint {
	point := interview.FollowUpPoint{
		ID: pointOf(s.Indikator), Indikator: s.Indikator, Sentence: s.Opfoelgning, Lead: lead, Checks: checks(s.Tjek),
	}
	if s.Frist != nil {
		point.Deadline = s.Frist.workdate(at)
	}
	return point
}

func checks(tjek []tjek) []interview.Check {
	var checks []interview.Check
	for i, t := range tjek {
		checks = append(checks, interview.Check{Nr: i + 1, Text: t.Tekst, Ways: t.Maader, Hvor: t.Hvor})
	}
	return checks
}

// pointOf is the id of the one follow-up point that each indikator has from the godkendelse.
func pointOf(id kvalitetsmodel.IndikatorID) interview.PointID {
	return interview.NewSag("").NextPoint(id)
}

// judgements are what the socialtilsyn makes of the answers, up to the closing.
func (g godkendelse) judgements() []interview.Change {
	var changes []interview.Change
	for _, s := range g.Svar {
		changes = append(changes,
			interview.ExpectationSet{Indikator: s.Indikator, Expectation: s.Forventning},
			interview.ReasonsWritten{Indikator: s.Indikator, Text: s.Begrundelse})
	}
	for _, t := range g.Temaer {
		changes = append(changes, interview.TemaAssessed{Tema: t.Nr, Text: t.Tekst})
	}
	return append(changes, interview.GodkendelseClosed{})
}

// visit is what is noted at the tilbud.
func (t tilsyn) visit(nr int, day time.Time) []interview.Change {
	changes := []interview.Change{interview.TilsynOpened{Tilsyn: nr, Date: interview.DateOf(day), Anmeldt: t.Anmeldt}}
	for _, f := range t.Fund {
		if f.Lod != nil {
			changes = append(changes, interview.NumberDrawn{
				Tilsyn: nr, Point: f.Punkt, Check: f.Tjek, Draw: interview.Draw{Number: f.Lod.Nr, Of: f.Lod.Af}})
		}
		changes = append(changes, interview.FindingNoted{
			Tilsyn: nr, Point: f.Punkt, Check: f.Tjek, Result: f.Resultat, Note: f.Note, Source: f.Kilde})
	}
	return changes
}

// desk is what the socialtilsyn makes of it.
func (t tilsyn) desk(nr int, at time.Time) []interview.Change {
	var changes []interview.Change
	for _, s := range t.Scorer {
		changes = append(changes,
			interview.ScoreSet{Tilsyn: nr, Indikator: s.Indikator, Score: s.Score, IkkeBedoemt: s.IkkeBedoemt},
			interview.BedoemmelseWritten{Tilsyn: nr, Indikator: s.Indikator, Text: s.Bedoemmelse})
	}
	for _, tema := range t.Temaer {
		changes = append(changes, interview.TemaAssessed{Tilsyn: nr, Tema: tema.Nr, Text: tema.Tekst})
	}
	for _, p := range t.Punkter {
		changes = append(changes, interview.PointDrafted{Point: interview.FollowUpPoint{
			ID: p.Punkt, Indikator: p.Indikator, Sentence: p.Opfoelgning, Lead: lead, Tilsyn: nr, Checks: checks(p.Tjek)}})
	}
	for _, f := range t.Frister {
		changes = append(changes, interview.PointDeadlineSet{Point: f.Punkt, Deadline: f.Frist.workdate(at)})
	}
	for _, id := range t.Faerdige {
		changes = append(changes, interview.PointStatusSet{Tilsyn: nr, Point: id, Status: interview.PointClosed})
	}
	if t.Afsluttet {
		changes = append(changes, interview.TilsynClosed{Tilsyn: nr})
	}
	return changes
}
