package maalbarhed

import (
	"slices"

	"spindel/kvalitetsmodel"
)

// Level is how far an answer can be checked.
type Level uint8

// The three levels.
const (
	Vagt           Level = iota // no facet
	Efterproevbart              // a facet or more: an inspector could check something
	Maalbart                    // what or how much, when, and who or where it can be seen
)

// String is the key of the level in data and commands: "efterproevbart".
func (l Level) String() string { return [...]string{"vagt", "efterproevbart", "maalbart"}[l] }

// Danish is the level as a person reads it: "efterprøvbart".
func (l Level) Danish() string { return [...]string{"vagt", "efterprøvbart", "målbart"}[l] }

// Span is a part of a text, in bytes, on rune borders.
type Span struct{ Start, End int }

// Mark is the words that a facet rests on.
type Mark struct {
	Span
	Facet    kvalitetsmodel.Facet
	Sentence int // index in Reading.Sentences
}

// Reading is what the lens found in a text.
type Reading struct {
	Marks     []Mark // in the order in which they begin; one may stand between the words of another
	Vage      []Span // elastic wording, in the order of the text
	Sentences []Span
}

// Has reports whether a facet was found.
func (r Reading) Has(f kvalitetsmodel.Facet) bool {
	return slices.ContainsFunc(r.Marks, func(m Mark) bool { return m.Facet == f })
}

// Found lists the facets that were found, in their order.
func (r Reading) Found() []kvalitetsmodel.Facet { return r.which(true) }

// Missing lists the facets that were not found, in their order.
func (r Reading) Missing() []kvalitetsmodel.Facet { return r.which(false) }

func (r Reading) which(found bool) []kvalitetsmodel.Facet {
	var facets []kvalitetsmodel.Facet
	for _, f := range kvalitetsmodel.Facets {
		if r.Has(f) == found {
			facets = append(facets, f)
		}
	}
	return facets
}

// Level is how far the answer can be checked.
func (r Reading) Level() Level {
	if len(r.Marks) == 0 {
		return Vagt
	}
	for _, part := range kvalitetsmodel.FacetParts {
		if !slices.ContainsFunc(part, r.Has) {
			return Efterproevbart
		}
	}
	return Maalbart
}
