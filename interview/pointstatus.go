package interview

// PointStatus is what a tilsyn decided of a follow-up point.
type PointStatus string

// The decisions. A point that no tilsyn has decided anything of is open.
const (
	PointOpen   PointStatus = "aabent"    // taken up again
	PointClosed PointStatus = "afsluttet" // nothing more to follow up
)

// Danish is the decision as a person reads it.
func (s PointStatus) Danish() string {
	switch s {
	case PointOpen:
		return "taget op igen"
	case PointClosed:
		return "afsluttet"
	}
	return "åbent"
}

// StatusAt is how a point stood at the end of a tilsyn, and at which tilsyn that
// was decided, 0 for none. A tilsyn that is under way counts as it is now.
func (s *Sag) StatusAt(id PointID, tilsyn int) (status PointStatus, decided int) {
	for nr := min(tilsyn, len(s.Tilsyn)); nr >= 1; nr-- {
		if status := s.Tilsyn[nr-1].Points[id]; status != "" {
			return status, nr
		}
	}
	return PointOpen, 0
}

// ClosedBefore is the tilsyn before tilsyn nr at which a point was closed for
// good, or 0 when it is to be followed up at tilsyn nr.
func (s *Sag) ClosedBefore(id PointID, nr int) int {
	if status, decided := s.StatusAt(id, nr-1); status == PointClosed {
		return decided
	}
	return 0
}

// FollowedUpAt reports whether a point is to be followed up at tilsyn nr: it was
// promised before, and it is not closed, or has been taken up again. Whether its
// indikator still applies is for the model to say.
func (s *Sag) FollowedUpAt(point *FollowUpPoint, nr int) bool {
	return point.Tilsyn < nr && (s.ClosedBefore(point.ID, nr) == 0 || s.Visit(nr) != nil && s.Visit(nr).Points[point.ID] == PointOpen)
}

// Earlier is what the latest tilsyn before tilsyn nr found of a check, and its
// number; 0 when none has looked. One that set the check aside without a word
// counts only where there is nothing else to tell.
func (s *Sag) Earlier(ref CheckRef, nr int) (found Finding, at int) {
	for before := min(nr-1, len(s.Tilsyn)); before >= 1; before-- {
		finding := s.Tilsyn[before-1].Findings[ref]
		switch {
		case finding.Note != "" || finding.Result != "" && finding.Result != IkkeUndersoegt:
			return finding, before
		case finding.Result != "" && at == 0:
			found, at = finding, before
		}
	}
	return found, at
}
