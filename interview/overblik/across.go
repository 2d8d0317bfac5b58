package overblik

import (
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// tally is what the latest tilsyn of some sager say of one indikator together.
type tally struct {
	sager     int
	praksis   interview.Praksis
	scores    map[int]int // how many sager have each score
	notScored int
	missing   int
}

func (t *tally) add(p interview.Practice) {
	if t.scores == nil {
		t.scores = map[int]int{}
	}
	t.sager++
	t.praksis = t.praksis.Plus(p.Praksis)
	switch p.Mark.State {
	case kvalitetsmodel.Scoret:
		t.scores[p.Mark.Score]++
	case kvalitetsmodel.IkkeBedoemt:
		t.notScored++
	default:
		t.missing++
	}
}

// silent reports whether there is nothing to compare: no check and no judgement.
func (t *tally) silent() bool { return t.praksis.Checks() == 0 && t.missing == t.sager }

// acrossEdition is practice under one edition of the model.
type acrossEdition struct {
	model       *kvalitetsmodel.Model
	indikatorer []acrossIndikator // every one of the edition, in its order
	several     bool              // a sag has more than one tilbudstype, and counts under each
}

// acrossIndikator is the practice of all sager, and of those of each tilbudstype.
type acrossIndikator struct {
	tema      *kvalitetsmodel.Tema
	indikator *kvalitetsmodel.Indikator
	all       tally
	typer     []typeTally // that there is practice of, in the order of the edition
}

type typeTally struct {
	typ *kvalitetsmodel.Tilbudstype
	tally
}

// across gathers practice under each of the models that there is practice of, in
// their order. A tilbudstype, where it is not empty, leaves the others out.
func across(models []*kvalitetsmodel.Model, practice []interview.Practice, only kvalitetsmodel.TilbudstypeKey) []acrossEdition {
	var editions []acrossEdition
	for _, model := range models {
		per := map[kvalitetsmodel.IndikatorID][]interview.Practice{}
		edition := acrossEdition{model: model}
		for _, p := range practice {
			if p.Edition == model.Edition && (only == "" || slices.Contains(p.Typer, only)) {
				per[p.Indikator] = append(per[p.Indikator], p)
				edition.several = edition.several || len(p.Typer) > 1
			}
		}
		if len(per) == 0 {
			continue
		}
		for _, indikator := range model.Indikatorer() {
			edition.indikatorer = append(edition.indikatorer, gather(model, indikator, per[indikator.ID], only))
		}
		editions = append(editions, edition)
	}
	return editions
}

func gather(model *kvalitetsmodel.Model, indikator *kvalitetsmodel.Indikator, practice []interview.Practice, only kvalitetsmodel.TilbudstypeKey) acrossIndikator {
	tema, _, _ := model.Place(indikator.ID)
	gathered := acrossIndikator{tema: tema, indikator: indikator}
	for _, p := range practice {
		gathered.all.add(p)
	}
	for i := range model.Tilbudstyper {
		typed := typeTally{typ: &model.Tilbudstyper[i]}
		for _, p := range practice {
			if slices.Contains(p.Typer, typed.typ.Key) {
				typed.add(p)
			}
		}
		if typed.sager > 0 && (only == "" || only == typed.typ.Key) {
			gathered.typer = append(gathered.typer, typed)
		}
	}
	return gathered
}

// silent lists the indikatorer without anything to compare.
func (e acrossEdition) silent() []kvalitetsmodel.IndikatorID {
	ids := []kvalitetsmodel.IndikatorID{}
	for i := range e.indikatorer {
		if e.indikatorer[i].all.silent() {
			ids = append(ids, e.indikatorer[i].indikator.ID)
		}
	}
	return ids
}
