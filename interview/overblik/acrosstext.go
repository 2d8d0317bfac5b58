package overblik

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// PaaTvaers sets the practice of all sager side by side, indikator by indikator.
// The models hold the editions that the practice is of; a tilbudstype, where it is
// not empty, leaves the others out.
func (p Page) PaaTvaers(models []*kvalitetsmodel.Model, practice []interview.Practice, only kvalitetsmodel.TilbudstypeKey) string {
	t := &text{width: p.width()}
	editions := across(models, practice, only)
	if len(editions) == 0 {
		t.nothingAcross(models, only)
	}
	for i, edition := range editions {
		if i > 0 {
			t.WriteByte('\n')
		}
		t.edition(edition, only)
	}
	return t.String()
}

func (t *text) nothingAcross(models []*kvalitetsmodel.Model, only kvalitetsmodel.TilbudstypeKey) {
	if only != "" {
		navn := string(only)
		for _, model := range models {
			if typ := model.Tilbudstype(only); typ != nil {
				navn = typ.Navn
				break
			}
		}
		t.fill("", fmt.Sprintf("Intet tilbud af typen %s har haft tilsyn endnu, så der er intet at sammenligne.", navn))
		t.WriteByte('\n')
		t.line("Se alle tilbudstyper med: spindel overblik --paa-tvaers")
		return
	}
	t.fill("", "Ingen sag har haft tilsyn endnu, så der er intet at sammenligne.")
	t.WriteByte('\n')
	t.line("Se sagerne med:        spindel overblik")
	t.line("Begynd et tilsyn med:  spindel opfølgning")
}

func (t *text) edition(edition acrossEdition, only kvalitetsmodel.TilbudstypeKey) {
	t.split("På tværs af sagerne", edition.model.Title)
	if typ := edition.model.Tilbudstype(only); typ != nil {
		t.line("Kun tilbud af typen %s (%s)", typ.Navn, typ.Hjemmel)
	}
	t.WriteByte('\n')
	t.fill("", "Tallene er fra det seneste tilsyn i hver sag, også når det er i gang. "+
		"Holdt i % er de holdte tjek ud af dem, der er undersøgt (holdt, delvist eller ikke holdt). "+
		"»Ikke bedømt« er et valg; »mangler« er endnu ikke afgjort.")
	if edition.several && only == "" {
		t.fill("", "Et tilbud med flere tilbudstyper er talt med under hver af dem, men kun én gang under »alle«.")
	}
	t.fill("", "Tallene er til at tale om praksis ud fra. Der er ingen grænse for, hvad der er godt nok.")
	for _, tema := range edition.model.Temaer {
		var told []acrossIndikator
		for _, i := range edition.indikatorer {
			if i.tema.Nr == tema.Nr && !i.all.silent() {
				told = append(told, i)
			}
		}
		if len(told) > 0 {
			t.acrossTema(edition.model, tema, told, only == "")
		}
	}
	if silent := edition.silent(); len(silent) > 0 {
		t.heading("Uden tal", count(len(silent), "indikator", "indikatorer"))
		var ids []string
		for _, id := range silent {
			ids = append(ids, string(id))
		}
		t.fill("", "Hverken tjek eller bedømmelse: "+strings.Join(ids, ", ")+".")
	}
}

// acrossTema has the words of its indikatorer first and their figures below: in
// one table where there is room, else in two.
func (t *text) acrossTema(model *kvalitetsmodel.Model, tema kvalitetsmodel.Tema, told []acrossIndikator, byType bool) {
	t.heading(fmt.Sprintf("%d %s", tema.Nr, tema.Navn), "")
	for _, i := range told {
		t.fill(fmt.Sprintf("%-*s", idWidth, i.indikator.ID), i.indikator.Text)
	}
	scores := scoreFigures(model)
	if sagerFigure.width()+promiseFigures.width()+scores.width()+roomForType <= t.width {
		t.figures(told, byType, sagerFigure, promiseFigures, scores)
		return
	}
	t.figures(told, byType, sagerFigure, promiseFigures)
	t.figures(told, byType, sagerFigure, scores)
}
