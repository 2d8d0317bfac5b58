package overblik_test

import (
	"fmt"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
)

// practice is what six sager say of the indikatorer that apply to them, those of
// the tema »Kompetencer« left out.
func practice(t testing.TB) []interview.Practice {
	m := model(t)
	var all []interview.Practice
	for sag, typer := range [][]kvalitetsmodel.TilbudstypeKey{
		{"krisecenter"}, {"krisecenter"}, {"krisecenter", "forsorgshjem"}, {"botilbud-107"}, {"botilbud-107"}, {"ambulant-stof"}} {
		for i, indikator := range m.Applying(kvalitetsmodel.Profile{Tilbudstyper: typer}) {
			p := interview.Practice{Edition: m.Edition, Typer: typer, Indikator: indikator.ID}
			if !strings.HasPrefix(string(indikator.ID), "10.") {
				p.Praksis = interview.Praksis{Kept: 2 + (i+sag)%4, Partly: (i * sag) % 2, NotKept: (i + 2*sag) % 3 / 2, NotExamined: (sag + i/3) % 2,
					Impossible: (i + sag) % 5 / 4}
				switch n := (i + 2*sag) % 7; {
				case n < 5:
					p.Mark = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: 5 - n*n/6}
				case n == 5:
					p.Mark = kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}
				}
			}
			all = append(all, p)
		}
	}
	return all
}

func TestGoldenAcross(t *testing.T) {
	models := []*kvalitetsmodel.Model{model(t)}
	for _, width := range []int{80, 120} {
		page := overblik.Page{Width: width}
		golden(t, fmt.Sprintf("paa-tvaers-%d.txt", width), page.PaaTvaers(models, practice(t), ""))
		golden(t, fmt.Sprintf("paa-tvaers-botilbud-%d.txt", width), page.PaaTvaers(models, practice(t), "botilbud-107"))
	}
	golden(t, "paa-tvaers-ingen.txt", overblik.Page{}.PaaTvaers(models, nil, ""))
	golden(t, "paa-tvaers-ingen-af-typen.txt", overblik.Page{}.PaaTvaers(models, practice(t), "sikret"))
	out, err := overblik.PaaTvaersJSON(models, practice(t), "botilbud-107")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "paa-tvaers.json", out)
}
