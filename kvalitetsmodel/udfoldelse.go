package kvalitetsmodel

import "slices"

// Verification is a way in which a check can be carried out at a tilsyn.
type Verification string

// The three ways of verifying a check.
const (
	Dokument    Verification = "dokument"
	Interview   Verification = "interview"
	Observation Verification = "observation"
)

// Udfoldelse unfolds an indikator for a godkendelse: what to cover, what to
// ask, and what a tilsyn can check later.
type Udfoldelse struct {
	Officiel    bool   // true where every word but the Tillaeg stands in an official document
	Kilde       string // where it comes from, shown to the reader
	Daekker     []string
	Spoergsmaal []string
	Vagt        string   // an answer that promises nothing that can be checked; may be empty
	Maalbart    string   // an answer that can be checked
	Opfoelgning string   // the follow-up sentence
	Konkret     []string // the same sentence with slots, see CheckTemplate
	Herunder    string   // the line that leads to the checks, may be empty
	Checks      []CheckTemplate
	Efterspoerg []FacetQuestion // what to ask when an answer lacks a facet
	Tillaeg     *Udfoldelse     // inspiration beside an official udfoldelse, or nil
}

// CheckTemplate proposes a check of a follow-up point.
type CheckTemplate struct {
	Text    string   // empty where the check is only made when the answer is concrete enough
	Konkret []string // the check with slots such as {hyppighed} for the words of the answer, the richest first
	Ways    []Verification
	Hvor    string // where the inspector looks, may be empty
}

// variant is what an udfoldelse says otherwise for some tilbudstyper. What it
// leaves empty is as in the udfoldelse.
type variant struct {
	tilbudstyper []TilbudstypeKey
	udfoldelse   Udfoldelse
}

// unfolded is an udfoldelse with its variants.
type unfolded struct {
	Udfoldelse
	variants []variant
}

// as is the udfoldelse for a tilbud. A variant counts when it speaks of every
// tilbudstype that the tilbud has.
func (u unfolded) as(types []TilbudstypeKey) Udfoldelse {
	result := u.Udfoldelse
	for _, v := range u.variants {
		if len(types) == 0 || slices.ContainsFunc(types, func(key TilbudstypeKey) bool { return !slices.Contains(v.tilbudstyper, key) }) {
			continue
		}
		o := v.udfoldelse
		result.Daekker = instead(o.Daekker, result.Daekker)
		result.Spoergsmaal = instead(o.Spoergsmaal, result.Spoergsmaal)
		result.Checks = instead(o.Checks, result.Checks)
		result.Konkret = instead(o.Konkret, result.Konkret)
		result.Efterspoerg = instead(o.Efterspoerg, result.Efterspoerg)
		for _, text := range []struct{ to, from *string }{
			{&result.Vagt, &o.Vagt}, {&result.Maalbart, &o.Maalbart}, {&result.Opfoelgning, &o.Opfoelgning}} {
			if *text.from != "" {
				*text.to = *text.from
			}
		}
		break
	}
	return result
}

func instead[T any](other, usual []T) []T {
	if len(other) > 0 {
		return other
	}
	return usual
}

// Questions are those that ask for a missing facet, of the udfoldelse and of its tillæg.
func (u Udfoldelse) Questions() []FacetQuestion {
	if u.Tillaeg == nil {
		return u.Efterspoerg
	}
	return slices.Concat(u.Efterspoerg, u.Tillaeg.Efterspoerg)
}
