package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// lack is a part of a priority that the form asks for and that is not there.
type lack struct{ what, id string }

// lacking lists what the form asks for of a priority, in its order. A result is
// asked for when the tilbud says that it is done, or the socialtilsyn has seen it.
func (p *planStage) lacking(item *interview.PlanItem) []lack {
	var lacks []lack
	need := func(there bool, what, id string) {
		if !there {
			lacks = append(lacks, lack{what, id})
		}
	}
	need(len(item.Temaer) > 0, "temaer", "temaer")
	need(item.Origin != interview.Paabud || item.Deadline != "", "frist for påbuddet", string(interview.PlanDeadline))
	for _, column := range interview.PlanColumns {
		if column == interview.Monitorering {
			need(item.Period().Start != "", "starttidspunkt", string(interview.PlanStart))
			need(item.Period().End != "", "sluttidspunkt", string(interview.PlanEnd))
		}
		if column != interview.Resultat || item.Status == interview.Carried || item.Done() {
			need(item.Texts[column] != "", column.Danish(), string(column))
		}
	}
	return lacks
}

// showMissing lists what the plan lacks and goes there.
func (p *planStage) showMissing() action {
	var rows []missing
	row := func(name string, item int, id string) {
		rows = append(rows, missing{name, func(*App) tea.Cmd { p.goTo(item, id); return nil }})
	}
	plan := &p.sag.Plan
	for i := range plan.Items {
		for _, lack := range p.lacking(&plan.Items[i]) {
			row(fmt.Sprintf("%d. prioritet   %-30s %s", i+1, lack.what, about(&plan.Items[i])), plan.Items[i].Nr, lack.id)
		}
	}
	switch {
	case len(plan.Items) == 0:
		row("Planen         den første prioritet", 0, "ny-prioritet")
	case plan.Approval == interview.Approval{}:
		row("Planen         ledelsens godkendelse", 0, "godkendt-af")
	case plan.ChangedSince:
		row("Planen         ledelsens godkendelse, fordi planen er ændret", 0, "godkendt-igen")
	}
	d := &gapsDialog{title: fmt.Sprintf("Mangler (%d)", len(rows)), gaps: rows}
	if len(rows) == 0 {
		d.title, d.text = "Der mangler ikke noget", "Alt er udfyldt, og planen er godkendt, som den er."
	}
	return func(a *App) tea.Cmd { a.dialog = d; return nil }
}

// goTo goes to an element of a page of the plan and begins there.
func (p *planStage) goTo(item int, id string) {
	if p.screen.goTo(node{item: item}) && !p.screen.page.reachID(id) {
		p.screen.page.enter(1)
	}
}
