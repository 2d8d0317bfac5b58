package interview

import "spindel/kvalitetsmodel"

// Practice is what the latest tilsyn of a sag says of one indikator, for looking
// across many sager. It names neither the sag nor anybody in it.
type Practice struct {
	Edition   string
	Typer     []kvalitetsmodel.TilbudstypeKey
	Indikator kvalitetsmodel.IndikatorID
	Praksis   Praksis
	Mark      kvalitetsmodel.Mark
}

// PracticeOf lists the practice of a sag, an indikator that applies each, in the
// order of the model. A sag without a tilsyn has none. A Store's Practice answers
// with the same for all sager.
func PracticeOf(model *kvalitetsmodel.Model, sag *Sag) []Practice {
	latest := sag.Latest()
	if latest == nil {
		return nil
	}
	sheet := sag.Praksis(model, latest.Nr)
	var all []Practice
	for _, indikator := range model.Applying(sag.Tilbud.Profile()) {
		all = append(all, Practice{sag.Edition, sag.Tilbud.Tilbudstyper, indikator.ID,
			sheet.Indikatorer[indikator.ID], latest.Marks[indikator.ID]})
	}
	return all
}
