package interview

import (
	"slices"

	"spindel/kvalitetsmodel"
)

// Every apply is whole or does nothing. What it refuses can only come from a
// journal that was not written through Record, so it answers with ErrBroken.

func (c TilbudRegistered) apply(s *Sag) error {
	s.Edition, s.Tilbud = c.Edition, c.Tilbud
	return nil
}

func (c AnswerGiven) apply(s *Sag) error {
	if c.Text == "" && c.Speaker == "" && c.Date == "" {
		delete(s.Answers, c.Indikator)
		return nil
	}
	answer := Answer{Text: c.Text, Speaker: c.Speaker, Date: c.Date}
	if before := s.Answers[c.Indikator]; before.Text == c.Text {
		answer.Level, answer.Bare = before.Level, before.Bare
	} else {
		answer.read()
	}
	s.Answers[c.Indikator] = answer
	return nil
}

func (c PointDrafted) apply(s *Sag) error {
	if s.Point(c.Point.ID) != nil {
		return ErrBroken
	}
	point := c.Point
	point.Checks = slices.Clone(point.Checks)
	s.Points = append(s.Points, point)
	s.drafted[point.Indikator]++
	for _, check := range point.Checks {
		s.numbered[point.ID] = max(s.numbered[point.ID], check.Nr)
	}
	return nil
}

func (c PointRedrafted) apply(s *Sag) error {
	point := s.Point(c.Point.ID)
	if point == nil {
		return ErrBroken
	}
	*point = c.Point
	point.Checks = slices.Clone(c.Point.Checks)
	for _, check := range point.Checks {
		s.numbered[point.ID] = max(s.numbered[point.ID], check.Nr)
	}
	return nil
}

func (c PointSentenceWritten) apply(s *Sag) error {
	point := s.Point(c.Point)
	if point == nil {
		return ErrBroken
	}
	point.Sentence = c.Sentence
	return nil
}

func (c CheckWritten) apply(s *Sag) error {
	point := s.Point(c.Point)
	if point == nil {
		return ErrBroken
	}
	if check := point.Check(c.Check.Nr); check != nil {
		*check = c.Check
		return nil
	}
	point.Checks = append(point.Checks, c.Check)
	s.numbered[c.Point] = max(s.numbered[c.Point], c.Check.Nr)
	return nil
}

func (c CheckRemoved) apply(s *Sag) error {
	point := s.Point(c.Point)
	if point == nil {
		return ErrBroken
	}
	point.Checks = slices.DeleteFunc(point.Checks, func(check Check) bool { return check.Nr == c.Check })
	return nil
}

func (c CheckMoved) apply(s *Sag) error {
	point := s.Point(c.Point)
	if point == nil {
		return ErrBroken
	}
	from := slices.IndexFunc(point.Checks, func(check Check) bool { return check.Nr == c.Check })
	if from < 0 || c.To < 0 || c.To >= len(point.Checks) {
		return ErrBroken
	}
	check := point.Checks[from]
	point.Checks = slices.Insert(slices.Delete(point.Checks, from, from+1), c.To, check)
	return nil
}

func (c VejledningUsed) apply(s *Sag) error {
	s.Vejledning = c.Vejledning
	return nil
}

func (c PointDeadlineSet) apply(s *Sag) error {
	point := s.Point(c.Point)
	if point == nil {
		return ErrBroken
	}
	point.Deadline = c.Deadline
	return nil
}

func (c PointRemoved) apply(s *Sag) error {
	s.Points = slices.DeleteFunc(s.Points, func(p FollowUpPoint) bool { return p.ID == c.Point })
	return nil
}

func (c ExpectationSet) apply(s *Sag) error {
	judgement := s.Judgements[c.Indikator]
	judgement.Expectation = c.Expectation
	s.Judgements[c.Indikator] = judgement
	return nil
}

func (c ReasonsWritten) apply(s *Sag) error {
	judgement := s.Judgements[c.Indikator]
	judgement.Reasons = c.Text
	s.Judgements[c.Indikator] = judgement
	return nil
}

func (GodkendelseClosed) apply(s *Sag) error {
	s.Closed = true
	return nil
}

func (GodkendelseReopened) apply(s *Sag) error {
	s.Closed = false
	return nil
}

func (c TemaAssessed) apply(s *Sag) error {
	if c.Tilsyn == 0 {
		s.TemaAssessment[c.Tema] = c.Text
		return nil
	}
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	tilsyn.TemaAssessment[c.Tema] = c.Text
	return nil
}

func (c TilsynOpened) apply(s *Sag) error {
	if c.Tilsyn != len(s.Tilsyn)+1 {
		return ErrBroken
	}
	s.Tilsyn = append(s.Tilsyn, &Tilsyn{
		Nr: c.Tilsyn, Date: c.Date, Anmeldt: c.Anmeldt,
		Findings:       map[CheckRef]Finding{},
		Draws:          map[CheckRef][]Draw{},
		Points:         map[PointID]PointStatus{},
		Marks:          map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark{},
		Bedoemmelser:   map[kvalitetsmodel.IndikatorID]string{},
		TemaAssessment: map[int]string{},
	})
	return nil
}

func (c FindingNoted) apply(s *Sag) error {
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	tilsyn.Findings[CheckRef{c.Point, c.Check}] = Finding{Result: c.Result, Note: c.Note, Source: c.Source}
	return nil
}

func (c NumberDrawn) apply(s *Sag) error {
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	ref := CheckRef{c.Point, c.Check}
	tilsyn.Draws[ref] = append(slices.Clip(tilsyn.Draws[ref]), c.Draw)
	return nil
}

func (c PointStatusSet) apply(s *Sag) error {
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	if c.Status == "" {
		delete(tilsyn.Points, c.Point)
		return nil
	}
	tilsyn.Points[c.Point] = c.Status
	return nil
}

func (c ScoreSet) apply(s *Sag) error {
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	switch {
	case c.IkkeBedoemt:
		tilsyn.Marks[c.Indikator] = kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}
	case c.Score > 0:
		tilsyn.Marks[c.Indikator] = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: c.Score}
	default:
		delete(tilsyn.Marks, c.Indikator)
	}
	return nil
}

func (c BedoemmelseWritten) apply(s *Sag) error {
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	tilsyn.Bedoemmelser[c.Indikator] = c.Text
	return nil
}

func (c TilsynClosed) apply(s *Sag) error {
	tilsyn := s.Visit(c.Tilsyn)
	if tilsyn == nil {
		return ErrBroken
	}
	tilsyn.Closed = true
	return nil
}

func (PersonnumreErased) apply(*Sag) error { return nil }

func (JournalSalvaged) apply(*Sag) error { return nil }
