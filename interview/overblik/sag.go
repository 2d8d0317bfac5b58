package overblik

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Sag summarises one sag, made under the edition model.
func (p Page) Sag(model *kvalitetsmodel.Model, sag *interview.Sag) string {
	t := &text{width: p.width()}
	t.header(p, model, sag)
	t.attention(model, sag, p.Today)
	t.godkendelse(model, sag)
	t.visits(model, sag)
	t.tilsyn(model, sag)
	t.praksis(model, sag)
	t.plan(model, &sag.Plan, p.Today)
	t.missing(model, sag)
	t.points(model, sag, p.Today)
	t.spindelvaev(model, sag)
	return t.String()
}

func (t *text) header(p Page, model *kvalitetsmodel.Model, sag *interview.Sag) {
	t.split(sag.Tilbud.Navn, string(sag.ID))
	var typer []string
	for _, key := range sag.Tilbud.Tilbudstyper {
		navn := string(key)
		if typ := model.Tilbudstype(key); typ != nil {
			navn = fmt.Sprintf("%s (%s)", typ.Navn, typ.Hjemmel)
		}
		typer = append(typer, navn)
	}
	if sag.Tilbud.PrivatBestyrelse {
		typer = append(typer, "privat med bestyrelse")
	}
	field := func(name, value string) {
		if value != "" {
			t.fill(fmt.Sprintf("  %-13s", name), value)
		}
	}
	field("Tilbudstype", strings.Join(typer, "\n"))
	field("Målgruppe", sag.Tilbud.Maalgruppe)
	field("Ansøger", sag.Tilbud.Ansoeger)
	field("Specialister", sag.Tilbud.Specialister)
	field("Udgave", model.Title)
	if sag.Vejledning.Navn != "" {
		field("Vejledning", sag.Vejledning.Danish())
	}
	field("Fase", phase(interview.Summarize(model, sag)))
	field("Ændret", p.day(sag.Changed))
}

func (t *text) godkendelse(model *kvalitetsmodel.Model, sag *interview.Sag) {
	state := "i gang"
	if sag.Closed {
		state = "afsluttet"
	}
	t.heading("Godkendelse", state)
	t.progress([4]string{"Svar", "Forventes", "Forventes ikke", "Vurdering"}, temaer(model, sag), func(tema temaLine) [4]string {
		return [4]string{
			fmt.Sprintf("%d/%d", tema.Answered, tema.Indikatorer),
			fmt.Sprintf("%d/%d", tema.Expected, tema.Indikatorer),
			fmt.Sprint(tema.NotExpected),
			written(tema.Assessed)}
	})
	t.measurability(model, sag)
}

// measurability tells which answers a tilsyn has nothing to hold practice up
// against: the interviewer's own measure.
func (t *text) measurability(model *kvalitetsmodel.Model, sag *interview.Sag) {
	s := interview.Summarize(model, sag)
	if s.Answered == 0 {
		return
	}
	line := fmt.Sprintf("%d af %d svar kan ikke efterprøves (%s)", s.Untestable, s.Answered, share(s.Untestable, s.Answered))
	var ids []string
	for _, id := range sag.Untestable(model) {
		ids = append(ids, string(id))
	}
	if len(ids) > 0 {
		line += ": " + strings.Join(ids, ", ")
	}
	t.fill("", line+".")
}

// share is a part of a whole in whole per cent.
func share(part, whole int) string { return fmt.Sprintf("%d %%", (200*part+whole)/(2*whole)) }

func (t *text) tilsyn(model *kvalitetsmodel.Model, sag *interview.Sag) {
	latest := sag.Latest()
	if latest == nil {
		return
	}
	t.heading(fmt.Sprintf("Tilsyn %d", latest.Nr), visit(latest))
	t.progress([4]string{"Score", "Mangler", "Ikke bedømt", "Vurdering"}, temaer(model, sag), func(tema temaLine) [4]string {
		return [4]string{
			fmt.Sprintf("%d/%d", tema.Scored, tema.Indikatorer),
			fmt.Sprint(tema.Indikatorer - tema.Scored - tema.NotScored),
			fmt.Sprint(tema.NotScored),
			written(tema.TilsynAssessed)}
	})
}

func visit(tilsyn *interview.Tilsyn) string {
	how, state := "uanmeldt", "i gang"
	if tilsyn.Anmeldt {
		how = "anmeldt"
	}
	if tilsyn.Closed {
		state = "afsluttet"
	}
	return fmt.Sprintf("%s, %s, %s", tilsyn.Date.Danish(), how, state)
}

func written(yes bool) string {
	if yes {
		return "skrevet"
	}
	return "mangler"
}

// progress is a table of the temaer with four figures each.
func (t *text) progress(heads [4]string, temaer []temaLine, figures func(temaLine) [4]string) {
	const columns = "%5s  %9s  %14s  %-9s"
	name := t.width - len(fmt.Sprintf(columns, "", "", "", "")) - 2
	t.line("%s  "+columns, pad("Tema", name), heads[0], heads[1], heads[2], heads[3])
	for _, tema := range temaer {
		first := pad(fmt.Sprintf("%d %s", tema.Nr, tema.Navn), name)
		if !tema.Applies {
			t.line("%s  %s", first, "gælder ikke")
			continue
		}
		f := figures(tema)
		t.line("%s  "+columns, first, f[0], f[1], f[2], f[3])
	}
}
