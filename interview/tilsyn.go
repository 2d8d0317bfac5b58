package interview

import (
	"fmt"

	"spindel/kvalitetsmodel"
)

// Tilsyn is one driftsorienteret tilsyn of a sag.
type Tilsyn struct {
	Nr             int // 1 for the first after the godkendelse
	Date           Date
	Anmeldt        bool
	Closed         bool
	Findings       map[CheckRef]Finding
	Draws          map[CheckRef][]Draw     // the lots drawn for a check, in order
	Points         map[PointID]PointStatus // what the tilsyn decided of points, see Sag.StatusAt
	Marks          map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark
	Bedoemmelser   map[kvalitetsmodel.IndikatorID]string // the written bedømmelse of an indikator
	TemaAssessment map[int]string                        // by number of the tema
}

// Name tells the tilsyn from the others of its sag: "tilsyn 2, 1.11.2027".
func (t *Tilsyn) Name() string { return fmt.Sprintf("tilsyn %d, %s", t.Nr, t.Date.Short()) }

// ScoredBefore is the latest tilsyn before tilsyn nr that scored anything, or nil.
func (s *Sag) ScoredBefore(nr int) *Tilsyn {
	for before := min(nr-1, len(s.Tilsyn)); before >= 1; before-- {
		for _, mark := range s.Tilsyn[before-1].Marks {
			if mark.State == kvalitetsmodel.Scoret {
				return s.Tilsyn[before-1]
			}
		}
	}
	return nil
}

// CheckRef names a check of a follow-up point.
type CheckRef struct {
	Point PointID
	Check int
}

// Finding is what a tilsyn found of one check.
type Finding struct {
	Result Result
	Note   string
	Source Source
}

// Result is the outcome of a check. The empty Result is a check that nobody has looked at.
type Result string

// The outcomes of a check.
const (
	Bekraeftet     Result = "bekraeftet"
	Delvist        Result = "delvist"
	IkkeBekraeftet Result = "ikke-bekraeftet"
	IkkeUndersoegt Result = "ikke-undersoegt"
	KunneIkke      Result = "kunne-ikke-undersoeges" // looked for, and not to be seen this time
)

// Results lists the outcomes in the order in which they are offered.
var Results = []Result{Bekraeftet, Delvist, IkkeBekraeftet, IkkeUndersoegt, KunneIkke}

// Danish is the outcome as a person reads it.
func (r Result) Danish() string {
	switch r {
	case Bekraeftet:
		return "bekræftet"
	case Delvist:
		return "delvist"
	case IkkeBekraeftet:
		return "ikke bekræftet"
	case IkkeUndersoegt:
		return "ikke undersøgt"
	case KunneIkke:
		return "kunne ikke undersøges"
	}
	return "mangler"
}

// Source is where a finding comes from.
type Source string

// The sources of a finding.
const (
	FraDokument    Source = "dokument"
	FraBorger      Source = "interview-borger"
	FraMedarbejder Source = "interview-medarbejder"
	FraLedelse     Source = "interview-ledelse"
	FraObservation Source = "observation"
)

// Sources lists the sources in the order in which they are offered.
var Sources = []Source{FraDokument, FraBorger, FraMedarbejder, FraLedelse, FraObservation}

// Danish is the source as a person reads it.
func (s Source) Danish() string {
	switch s {
	case FraDokument:
		return "dokument"
	case FraBorger:
		return "interview med borger"
	case FraMedarbejder:
		return "interview med medarbejder"
	case FraLedelse:
		return "interview med ledelse"
	case FraObservation:
		return "observation"
	}
	return "ingen kilde"
}
