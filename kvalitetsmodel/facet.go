package kvalitetsmodel

import "slices"

// Facet is one of the things that make a tilbud's answer measurable.
type Facet string

// The six facets.
const (
	Metode        Facet = "metode"        // a method, instrument or recurring activity with a name of its own
	Maengde       Facet = "maengde"       // a number, share or scale value of things or people
	Hyppighed     Facet = "hyppighed"     // a stated interval
	Tidsfrist     Facet = "tidsfrist"     // a date, deadline or bounded period
	Ansvarlig     Facet = "ansvarlig"     // a role or body that can be asked
	Dokumentation Facet = "dokumentation" // where it can be seen
)

// Facets lists the six in the order in which they are shown.
var Facets = []Facet{Metode, Maengde, Hyppighed, Tidsfrist, Ansvarlig, Dokumentation}

// FacetParts are the three things that a measurable answer tells: what or how
// much, when, and who or where it can be seen. Either facet of a part will do.
var FacetParts = [][]Facet{{Metode, Maengde}, {Hyppighed, Tidsfrist}, {Ansvarlig, Dokumentation}}

// FacetQuestion asks for what an answer lacks.
type FacetQuestion struct {
	Facets []Facet
	Text   string
}

// Danish is the facet as a person reads it: "mængde".
func (f Facet) Danish() string {
	if f == Maengde {
		return "mængde"
	}
	return string(f)
}

func isFacet(name string) bool { return slices.Contains(Facets, Facet(name)) }
