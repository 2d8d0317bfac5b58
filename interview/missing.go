package interview

import (
	"cmp"
	"fmt"

	"spindel/kvalitetsmodel"
)

// Gap is something that is missing before a godkendelse or a tilsyn can be closed.
type Gap struct {
	Tema      int
	Indikator kvalitetsmodel.IndikatorID // empty for a gap of the tema itself
	What      string                     // "svar", "forventning", "begrundelse", "vurdering", "score", "bedømmelse"
}

// Danish says what is missing: "3.b: svar".
func (g Gap) Danish() string {
	return fmt.Sprintf("%s: %s mangler", cmp.Or(string(g.Indikator), fmt.Sprintf("Tema %d", g.Tema)), g.What)
}

// MissingGodkendelse lists what the godkendelse still needs, in the order of
// the model: an answer, an expectation and reasons for each indikator that
// applies, and a written assessment of each tema.
func (s *Sag) MissingGodkendelse(model *kvalitetsmodel.Model) []Gap {
	return s.missing(model,
		func(gap func(string), id kvalitetsmodel.IndikatorID) {
			judgement := s.Judgements[id]
			if s.Answers[id].Text == "" {
				gap("svar")
			}
			if judgement.Expectation == "" {
				gap("forventning")
			}
			if judgement.Reasons == "" {
				gap("begrundelse")
			}
		},
		func(tema int) bool { return s.TemaAssessment[tema] == "" })
}

// MissingTilsyn lists what a tilsyn still needs: a score or "ikke bedømt denne
// gang" for each indikator that applies, a written bedømmelse beside each score,
// and a written assessment of each tema that has a score. Which indikatorer to
// judge is the choice of the inspector, but it is made and not forgotten.
func (s *Sag) MissingTilsyn(model *kvalitetsmodel.Model, nr int) []Gap {
	tilsyn := s.Visit(nr)
	if tilsyn == nil {
		return nil
	}
	scored := map[int]bool{}
	return s.missing(model,
		func(gap func(string), id kvalitetsmodel.IndikatorID) {
			switch tilsyn.Marks[id].State {
			case kvalitetsmodel.Mangler:
				gap("score")
			case kvalitetsmodel.Scoret:
				tema, _, _ := model.Place(id)
				scored[tema.Nr] = true
				if tilsyn.Bedoemmelser[id] == "" {
					gap("bedømmelse")
				}
			}
		},
		func(tema int) bool { return scored[tema] && tilsyn.TemaAssessment[tema] == "" })
}

// missing walks the temaer and indikatorer that apply. It asks for the gaps of
// each indikator first, then whether the assessment of the tema is missing.
func (s *Sag) missing(model *kvalitetsmodel.Model,
	indikator func(gap func(string), id kvalitetsmodel.IndikatorID), tema func(nr int) bool) []Gap {
	var gaps []Gap
	profile := s.Tilbud.Profile()
	for _, t := range model.Temaer {
		if !model.TemaApplies(t.Nr, profile) {
			continue
		}
		for _, k := range t.Kriterier {
			for _, i := range k.Indikatorer {
				if model.Applies(i.ID, profile).Applies {
					indikator(func(what string) { gaps = append(gaps, Gap{t.Nr, i.ID, what}) }, i.ID)
				}
			}
		}
		if tema(t.Nr) {
			gaps = append(gaps, Gap{Tema: t.Nr, What: "vurdering"})
		}
	}
	return gaps
}

// Evaluation holds the values of a tilsyn.
func (s *Sag) Evaluation(model *kvalitetsmodel.Model, nr int) kvalitetsmodel.Evaluation {
	var marks map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark
	if tilsyn := s.Visit(nr); tilsyn != nil {
		marks = tilsyn.Marks
	}
	return model.Evaluate(s.Tilbud.Profile(), marks)
}

// Untestable lists the indikatorer whose answer promises nothing that a tilsyn
// could check, in the order of the model.
func (s *Sag) Untestable(model *kvalitetsmodel.Model) []kvalitetsmodel.IndikatorID {
	var ids []kvalitetsmodel.IndikatorID
	for _, indikator := range model.Applying(s.Tilbud.Profile()) {
		if s.Answers[indikator.ID].Untestable() {
			ids = append(ids, indikator.ID)
		}
	}
	return ids
}
