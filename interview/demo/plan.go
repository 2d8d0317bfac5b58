package demo

import (
	"time"

	"spindel/interview"
)

// sittings are the day on which the plan was written, and each day on which
// something of it was noted after that.
func (p plan) sittings(at time.Time) []sitting {
	var all []sitting
	for i, item := range p.Prioriteter {
		all = append(all, workday(p.Dag.workday(at), item.written(i+1, at)...))
		all = append(all, item.happened(i+1, at)...)
	}
	for _, g := range p.Godkendt {
		all = append(all, workday(g.Dag.workday(at),
			interview.PlanApproved{Approval: interview.Approval{By: g.Af, Date: g.Dag.workdate(at)}}))
	}
	return all
}

// written is a priority as the plan had it first.
func (p prioritet) written(nr int, at time.Time) []interview.Change {
	item := interview.PlanItem{Nr: nr, Temaer: p.Temaer, Kriterier: p.Kriterier, Origin: p.Baggrund, Point: p.Punkt, Tilsyn: p.Tilsyn}
	if p.Frist != nil {
		item.Deadline = p.Frist.workdate(at)
	}
	changes := []interview.Change{interview.PlanItemAdded{Item: item}}
	for _, column := range interview.PlanColumns {
		if text := p.Tekster[column]; text != "" {
			changes = append(changes, interview.PlanTextWritten{Item: nr, Column: column, Text: text})
		}
	}
	if len(p.Tidsrammer) > 0 {
		changes = append(changes, p.Tidsrammer[0].change(nr, 1, at))
	}
	return changes
}

func (t tidsramme) change(item, nr int, at time.Time) interview.Change {
	return interview.PlanPeriodSet{Item: item, Nr: nr,
		Period: interview.Period{Start: t.Fra.workdate(at), End: t.Til.workdate(at), Reason: t.Fordi}}
}

// happened is what was noted of a priority later, each on its day.
func (p prioritet) happened(item int, at time.Time) []sitting {
	var all []sitting
	on := func(d dag, changes ...interview.Change) { all = append(all, workday(d.workday(at), changes...)) }
	for i, f := range p.Fremdrift {
		on(f.Dag, interview.PlanProgressNoted{Item: item, Nr: i + 1,
			Progress: interview.Progress{Date: f.Dag.workdate(at), Text: f.Tekst}})
	}
	for i, t := range p.Tidsrammer {
		if i > 0 {
			on(t.Dag, t.change(item, i+1, at))
		}
	}
	if s := p.Status; s.Status != "" {
		on(s.Dag, interview.PlanStatusSet{Item: item, Status: s.Status, Date: s.Dag.workdate(at)},
			interview.PlanTextWritten{Item: item, Column: interview.Resultat, Text: s.Resultat})
	}
	if s := p.Set; s != nil {
		on(s.Dag, interview.PlanVerified{Item: item,
			Verification: interview.Verification{Result: s.Resultat, Date: s.Dag.workdate(at), Note: s.Note}})
	}
	return all
}
