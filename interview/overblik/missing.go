package overblik

import (
	"cmp"
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// missing lists what stands between the sag and the next closing.
func missing(model *kvalitetsmodel.Model, sag *interview.Sag) []interview.Gap {
	switch sag.Phase() {
	case interview.UnderGodkendelse:
		return sag.MissingGodkendelse(model)
	case interview.UnderTilsyn:
		return sag.MissingTilsyn(model, sag.Latest().Nr)
	}
	return nil
}

// listed is how many places with something missing are named: enough to begin
// with, and the program itself lists them all.
const listed = 6

func (t *text) missing(model *kvalitetsmodel.Model, sag *interview.Sag) {
	var where, command string
	switch sag.Phase() {
	case interview.UnderGodkendelse:
		where, command = "godkendelsen", "interview"
	case interview.UnderTilsyn:
		where, command = "tilsynet", "opfølgning"
	default:
		t.heading("Næste skridt", "")
		t.line("Begynd et tilsyn med: spindel opfølgning %s", sag.ID)
		return
	}
	gaps := missing(model, sag)
	t.heading("Mangler", fmt.Sprintf("%d ting i %s", len(gaps), where))
	if len(gaps) == 0 {
		t.line("Intet mangler. Åbn sagen, og tryk a for at afslutte %s: spindel %s %s", where, command, sag.ID)
		return
	}
	places := byPlace(gaps)
	for _, place := range places[:min(listed, len(places))] {
		t.line("%s", place)
	}
	if rest := len(places) - listed; rest > 0 {
		t.line("… og %s til", count(rest, "sted", "steder"))
	}
	t.line("Fortsæt med: spindel %s %s", command, sag.ID)
}

// byPlace gathers the gaps of one indikator or tema in a line: "3.b: svar, begrundelse".
func byPlace(gaps []interview.Gap) []string {
	var places []string
	last := ""
	for _, gap := range gaps {
		place := cmp.Or(string(gap.Indikator), fmt.Sprintf("Tema %d", gap.Tema))
		if place == last {
			places[len(places)-1] += ", " + gap.What
			continue
		}
		last = place
		places = append(places, place+": "+gap.What)
	}
	return places
}
