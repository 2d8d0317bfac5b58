package interview

import (
	"slices"

	"spindel/kvalitetsmodel"
)

// Inverse is the change that takes a change back: it writes what stood in the
// same place of the sag before. It is nil for what is not taken back: a
// registration, the guidance that was used, a lot that was drawn, and the opening
// and closing of a godkendelse or a tilsyn. What was removed has its old numbers in it; Again
// gives it new ones.
func Inverse(before *Sag, change Change) Change {
	switch c := change.(type) {
	case AnswerGiven:
		answer := before.Answers[c.Indikator]
		return AnswerGiven{Indikator: c.Indikator, Text: answer.Text, Speaker: answer.Speaker, Date: answer.Date}
	case ExpectationSet:
		return ExpectationSet{Indikator: c.Indikator, Expectation: before.Judgements[c.Indikator].Expectation}
	case ReasonsWritten:
		return ReasonsWritten{Indikator: c.Indikator, Text: before.Judgements[c.Indikator].Reasons}
	case PointDrafted:
		return PointRemoved{Point: c.Point.ID}
	case PointRedrafted:
		if point := before.Point(c.Point.ID); point != nil {
			return PointRedrafted{Point: *point}
		}
	case PointSentenceWritten:
		if point := before.Point(c.Point); point != nil {
			return PointSentenceWritten{Point: c.Point, Sentence: point.Sentence}
		}
	case PointRemoved:
		if point := before.Point(c.Point); point != nil {
			return PointDrafted{Point: *point}
		}
	case CheckWritten:
		if check := before.check(CheckRef{c.Point, c.Check.Nr}); check != nil {
			return CheckWritten{Point: c.Point, Check: *check}
		}
		return CheckRemoved{Point: c.Point, Check: c.Check.Nr}
	case CheckMoved:
		if point := before.Point(c.Point); point != nil {
			return CheckMoved{Point: c.Point, Check: c.Check,
				To: slices.IndexFunc(point.Checks, func(check Check) bool { return check.Nr == c.Check })}
		}
	case PointDeadlineSet:
		if point := before.Point(c.Point); point != nil {
			return PointDeadlineSet{Point: c.Point, Deadline: point.Deadline}
		}
	case CheckRemoved:
		if check := before.check(CheckRef(c)); check != nil {
			return CheckWritten{Point: c.Point, Check: *check}
		}
	case TemaAssessed:
		return TemaAssessed{Tilsyn: c.Tilsyn, Tema: c.Tema, Text: before.assessments(c.Tilsyn)[c.Tema]}
	}
	if inverse := inverseAtTilsyn(before, change); inverse != nil {
		return inverse
	}
	return inverseInPlan(before, change)
}

func inverseAtTilsyn(before *Sag, change Change) Change {
	switch c := change.(type) {
	case FindingNoted:
		if tilsyn := before.Visit(c.Tilsyn); tilsyn != nil {
			f := tilsyn.Findings[CheckRef{c.Point, c.Check}]
			return FindingNoted{Tilsyn: c.Tilsyn, Point: c.Point, Check: c.Check, Result: f.Result, Note: f.Note, Source: f.Source}
		}
	case PointStatusSet:
		if tilsyn := before.Visit(c.Tilsyn); tilsyn != nil {
			return PointStatusSet{Tilsyn: c.Tilsyn, Point: c.Point, Status: tilsyn.Points[c.Point]}
		}
	case ScoreSet:
		if tilsyn := before.Visit(c.Tilsyn); tilsyn != nil {
			mark := tilsyn.Marks[c.Indikator]
			return ScoreSet{Tilsyn: c.Tilsyn, Indikator: c.Indikator, Score: mark.Score,
				IkkeBedoemt: mark.State == kvalitetsmodel.IkkeBedoemt}
		}
	case BedoemmelseWritten:
		if tilsyn := before.Visit(c.Tilsyn); tilsyn != nil {
			return BedoemmelseWritten{Tilsyn: c.Tilsyn, Indikator: c.Indikator, Text: tilsyn.Bedoemmelser[c.Indikator]}
		}
	}
	return nil
}

// check finds a check of a point, or nil.
func (s *Sag) check(ref CheckRef) *Check {
	if point := s.Point(ref.Point); point != nil {
		return point.Check(ref.Check)
	}
	return nil
}

// assessments are the written assessments of the godkendelse (0) or of a tilsyn.
func (s *Sag) assessments(tilsyn int) map[int]string {
	if visit := s.Visit(tilsyn); visit != nil {
		return visit.TemaAssessment
	}
	return s.TemaAssessment
}
