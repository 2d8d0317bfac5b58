package interview

import "spindel/kvalitetsmodel"

// Praksis is løfte mod praksis: how many checks of what was promised a tilsyn
// found kept. It supports a score and never sets one.
type Praksis struct {
	Kept        int // bekræftet
	Partly      int // delvist
	NotKept     int // ikke bekræftet
	NotExamined int // ikke undersøgt, or nobody has looked yet
	Impossible  int // kunne ikke undersøges
}

// Checks is how many checks there are in all.
func (p Praksis) Checks() int { return p.Examined() + p.NotExamined + p.Impossible }

// Examined is how many of them were looked at with a result.
func (p Praksis) Examined() int { return p.Kept + p.Partly + p.NotKept }

// Plus is the sum of two.
func (p Praksis) Plus(q Praksis) Praksis {
	return Praksis{p.Kept + q.Kept, p.Partly + q.Partly, p.NotKept + q.NotKept, p.NotExamined + q.NotExamined, p.Impossible + q.Impossible}
}

func (p *Praksis) count(r Result) {
	switch r {
	case Bekraeftet:
		p.Kept++
	case Delvist:
		p.Partly++
	case IkkeBekraeftet:
		p.NotKept++
	case KunneIkke:
		p.Impossible++
	default:
		p.NotExamined++
	}
}

// Outcome is what became of a whole promise: bekræftet or ikke bekræftet when all
// that was examined of it was, delvist when it was mixed, and else why it was not
// examined: kunne ikke undersøges only when that holds for all of it.
func (p Praksis) Outcome() Result {
	switch {
	case p.Examined() == 0 && p.NotExamined == 0 && p.Impossible > 0:
		return KunneIkke
	case p.Examined() == 0:
		return IkkeUndersoegt
	case p.Kept == p.Examined():
		return Bekraeftet
	case p.NotKept == p.Examined():
		return IkkeBekraeftet
	}
	return Delvist
}

// PraksisOf is løfte mod praksis of one follow-up point at tilsyn nr.
func (s *Sag) PraksisOf(point *FollowUpPoint, nr int) Praksis {
	var p Praksis
	if tilsyn := s.Visit(nr); tilsyn != nil {
		for _, check := range point.Verifiable() {
			p.count(tilsyn.Findings[CheckRef{point.ID, check.Nr}].Result)
		}
	}
	return p
}

// PraksisSheet is løfte mod praksis of a whole tilsyn, per indikator, per tema and in all.
type PraksisSheet struct {
	Indikatorer map[kvalitetsmodel.IndikatorID]Praksis
	Temaer      map[int]Praksis
	Total       Praksis
}

// Praksis holds what was promised before tilsyn nr against what it found. A point
// that is closed counts only where the tilsyn looked at it all the same.
func (s *Sag) Praksis(model *kvalitetsmodel.Model, nr int) PraksisSheet {
	sheet := PraksisSheet{map[kvalitetsmodel.IndikatorID]Praksis{}, map[int]Praksis{}, Praksis{}}
	profile := s.Tilbud.Profile()
	for i := range s.Points {
		point := &s.Points[i]
		tema, _, _ := model.Place(point.Indikator)
		if tema == nil || !model.Applies(point.Indikator, profile).Applies || point.Tilsyn >= nr {
			continue
		}
		p := s.PraksisOf(point, nr)
		if !s.FollowedUpAt(point, nr) && p.Examined()+p.Impossible == 0 {
			continue
		}
		sheet.Indikatorer[point.Indikator] = sheet.Indikatorer[point.Indikator].Plus(p)
		sheet.Temaer[tema.Nr] = sheet.Temaer[tema.Nr].Plus(p)
		sheet.Total = sheet.Total.Plus(p)
	}
	return sheet
}
