package interview

import "fmt"

// SubjectOf says in Danish what a change is about, and nothing of what it says.
func SubjectOf(change Change) string {
	if field := change.Field(); field != "" {
		return field.Danish()
	}
	switch c := change.(type) {
	case TilbudRegistered:
		return "registreringen af tilbuddet"
	case VejledningUsed:
		return "hvilken vejledning der blev brugt"
	case PointDrafted:
		return "opfølgningspunkt " + string(c.Point.ID)
	case CheckMoved:
		return "rækkefølgen af tjek i opfølgningspunkt " + string(c.Point)
	case ExpectationSet:
		return "forventningen til indikator " + string(c.Indikator)
	case GodkendelseClosed:
		return "afslutningen af godkendelsen"
	case GodkendelseReopened:
		return "genåbningen af godkendelsen"
	case TilsynOpened:
		return fmt.Sprintf("åbningen af tilsyn %d", c.Tilsyn)
	case NumberDrawn:
		return "lodtrækningen i opfølgningspunkt " + string(c.Point)
	case PointStatusSet:
		return "status for opfølgningspunkt " + string(c.Point)
	case ScoreSet:
		return "scoren for indikator " + string(c.Indikator)
	case TilsynClosed:
		return fmt.Sprintf("afslutningen af tilsyn %d", c.Tilsyn)
	case PersonnumreErased:
		return "sletningen af personnumre"
	case JournalSalvaged:
		return "redningen af journalen"
	}
	return "opfølgningsplanen"
}

// tilsynOf is the tilsyn that a change belongs to, or 0.
func tilsynOf(change Change) int {
	switch c := change.(type) {
	case PointDrafted:
		return c.Point.Tilsyn
	case TemaAssessed:
		return c.Tilsyn
	case FindingNoted:
		return c.Tilsyn
	case NumberDrawn:
		return c.Tilsyn
	case PointStatusSet:
		return c.Tilsyn
	case ScoreSet:
		return c.Tilsyn
	case BedoemmelseWritten:
		return c.Tilsyn
	case TilsynClosed:
		return c.Tilsyn
	}
	return 0
}
