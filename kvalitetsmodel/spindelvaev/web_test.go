package spindelvaev_test

import (
	"fmt"
	"strings"
	"testing"

	"spindel/kvalitetsmodel"
	. "spindel/kvalitetsmodel/spindelvaev"
)

// temaer are the names of the edition of 2017, as the official text has them.
var temaer = []string{
	"Uddannelse og beskæftigelse",
	"Selvstændighed og relationer",
	"Målgruppe, metoder og resultater",
	"Sundhed og trivsel",
	"Organisation og ledelse",
	"Kompetencer",
	"Fysiske rammer",
}

// gap stands for a tema without a value.
const gap = -1

// webOf makes a web with the official names, again from the first after the seventh.
func webOf(values ...float64) Web {
	w := Web{Max: 5}
	for i, v := range values {
		axis := Axis{Nr: i + 1, Navn: temaer[i%len(temaer)], Label: "–"}
		if v != gap {
			axis.Value, axis.OK = v, true
			axis.Label = strings.Replace(fmt.Sprintf("%.1f", v), ".", ",", 1)
		}
		w.Axes = append(w.Axes, axis)
	}
	return w
}

// haunted adds the values of an earlier tilsyn and the coverage of this one.
func haunted(w Web, before ...float64) Web {
	of := []int{2, 4, 7, 7, 6, 2, 2}
	for i, v := range before {
		axis := &w.Axes[i]
		axis.BeforeLabel = "–"
		if v != gap {
			axis.Before, axis.HasBefore = v, true
			axis.BeforeLabel = strings.Replace(fmt.Sprintf("%.1f", v), ".", ",", 1)
		}
		if axis.Of = of[i%len(of)]; axis.OK {
			axis.Scored = axis.Of - i%2
		}
	}
	w.Name, w.NameBefore = "tilsyn 2, 1.11.2027", "tilsyn 1, 3.5.2027"
	return w
}

// secondVisit is the web of the demo at its second tilsyn.
func secondVisit() Web {
	return haunted(webOf(3.5, 3.5, 3, 3.1, 3.5, 5, 4), 3, 3.5, 2, 2.5, 3.5, 4, 4)
}

// efterskole is a web of the six temaer that apply to an efterskole.
func efterskole(values ...float64) Web {
	w := webOf(values...)
	for i, nr := range []int{1, 2, 3, 4, 6, 7} {
		w.Axes[i].Nr, w.Axes[i].Navn = nr, temaer[nr-1]
	}
	return w
}

func TestFromEvaluation(t *testing.T) {
	one := func(id kvalitetsmodel.IndikatorID, rules ...kvalitetsmodel.Rule) []kvalitetsmodel.Kriterium {
		return []kvalitetsmodel.Kriterium{{Nr: "1", Indikatorer: []kvalitetsmodel.Indikator{{ID: id, Rules: rules}}}}
	}
	model := kvalitetsmodel.Model{
		Tilsyn: []kvalitetsmodel.Step{{Score: 5}, {Score: 4}, {Score: 3}, {Score: 2}, {Score: 1}},
		Temaer: []kvalitetsmodel.Tema{
			{Nr: 1, Navn: "Scoret", Kriterier: one("1.a")},
			{Nr: 2, Navn: "Falder bort", Kriterier: one("2.a", kvalitetsmodel.Rule{OnlyBestyrelse: true})},
			{Nr: 3, Navn: "Ikke bedømt", Kriterier: one("3.a")},
		},
	}
	profile := kvalitetsmodel.Profile{Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}
	got := FromEvaluation(model.Evaluate(profile, map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark{
		"1.a": {State: kvalitetsmodel.Scoret, Score: 4},
		"3.a": {State: kvalitetsmodel.IkkeBedoemt},
	}))
	want := []Axis{
		{Nr: 1, Navn: "Scoret", Value: 4, OK: true, Label: "4,0", Scored: 1, Of: 1},
		{Nr: 3, Navn: "Ikke bedømt", Label: "–", Scored: 0, Of: 1},
	}
	if fmt.Sprint(got.Axes) != fmt.Sprint(want) || got.Max != 5 {
		t.Errorf("got %+v, want the axes %+v with the outermost ring 5", got, want)
	}
}

func TestTable(t *testing.T) {
	w := webOf(3.5, gap, 3.7)
	w.Axes[2].Nr = 14
	tests := []struct {
		name  string
		width int
		want  string
	}{
		{"wide", 80, "" +
			" 1 Uddannelse og beskæftigelse                 3,5\n" +
			" 2 Selvstændighed og relationer (ingen score)    –\n" +
			"14 Målgruppe, metoder og resultater            3,7"},
		{"narrow", 30, "" +
			" 1 Uddannelse og           3,5\n" +
			"   beskæftigelse\n" +
			" 2 Selvstændighed og         –\n" +
			"   relationer (ingen\n" +
			"   score)\n" +
			"14 Målgruppe, metoder og   3,7\n" +
			"   resultater"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Table(w, test.width); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestValueWithoutLabelIsShownWithAComma(t *testing.T) {
	w := Web{Axes: []Axis{{Nr: 1, Navn: "Kompetencer", Value: 3.5, OK: true}}}
	if got, want := Table(w, 40), "1 Kompetencer  3,5"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
