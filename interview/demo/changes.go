package demo

import (
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// answers are what the tilbud said on a day, each with its follow-up point.
func answers(svar []svar, day time.Time) []interview.Change {
	var changes []interview.Change
	for _, s := range svar {
		changes = append(changes,
			interview.AnswerGiven{Indikator: s.Indikator, Text: s.Tekst, Speaker: s.OplystAf, Date: interview.DateOf(day)},
			interview.PointDrafted{Point: s.point()})
	}
	return changes
}

func (s svar) point() interview.FollowUpPoint {
	point := interview.FollowUpPoint{
		ID: pointOf(s.Indikator), Indikator: s.Indikator,
		Sentence: s.Opfoelgning, Lead: "Herunder i hvilket omfang:",
	}
	for i, t := range s.Tjek {
		point.Checks = append(point.Checks, interview.Check{Nr: i + 1, Text: t.Tekst, Ways: t.Maader, Hvor: t.Hvor})
	}
	return point
}

// pointOf is the id of the one follow-up point that each indikator has.
func pointOf(id kvalitetsmodel.IndikatorID) interview.PointID {
	return interview.NewSag(ID).NextPoint(id)
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

// changes are those of the first tilsyn, which is not closed.
func (t tilsyn) changes(at time.Time) []interview.Change {
	const nr = 1
	changes := []interview.Change{interview.TilsynOpened{Tilsyn: nr, Date: interview.DateOf(at), Anmeldt: t.Anmeldt}}
	for _, f := range t.Fund {
		changes = append(changes, interview.FindingNoted{
			Tilsyn: nr, Point: pointOf(f.Indikator), Check: f.Tjek, Result: f.Resultat, Note: f.Note, Source: f.Kilde})
	}
	for _, s := range t.Scorer {
		changes = append(changes,
			interview.ScoreSet{Tilsyn: nr, Indikator: s.Indikator, Score: s.Score, IkkeBedoemt: s.IkkeBedoemt},
			interview.BedoemmelseWritten{Tilsyn: nr, Indikator: s.Indikator, Text: s.Bedoemmelse})
	}
	for _, tema := range t.Temaer {
		changes = append(changes, interview.TemaAssessed{Tilsyn: nr, Tema: tema.Nr, Text: tema.Tekst})
	}
	return changes
}
