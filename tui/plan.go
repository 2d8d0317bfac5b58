package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// planStage is the opfølgningsplan of a sag: what the tilbud changes, by when, and
// what came of it. It can be written at any time of the sag.
type planStage struct {
	*session
	screen *sagScreen
	list   *planIndex
}

// newPlan opens the opfølgningsplan at a priority, or with 0 at the plan as a whole.
func newPlan(s *session, item int) *sagScreen {
	screen := newSagScreen(s)
	stage := &planStage{session: s, screen: screen}
	stage.list = &planIndex{stage: stage, chosen: node{item: item}}
	return screen.begin(stage, stage.list)
}

func (p *planStage) name() string { return "opfølgningsplan" }

func (p *planStage) tilsyn() int { return inPlan }

func (p *planStage) closed() bool { return false }

// gaps is empty: what the plan lacks is no place of the kvalitetsmodel, and is
// listed by missing.
func (p *planStage) gaps() []interview.Gap { return nil }

func (p *planStage) reminder(node) string { return "" }

func (p *planStage) today() interview.Date { return interview.DateOf(p.env.now()) }

func (p *planStage) elements(n node) []element {
	if item := p.sag.Plan.Item(n.item); item != nil {
		return p.itemElements(item)
	}
	return p.wholeElements()
}

// back leads to the godkendelse or the tilsyn where the person came from, as it
// stood; after a draft that led straight here, to the latest tilsyn.
func (p *planStage) back() action {
	work := p.work
	if work != nil && work.stage.tilsyn() > 0 && p.sag.Visit(work.stage.tilsyn()) == nil {
		work = nil // another program took the tilsyn away
	}
	if work == nil {
		if latest := p.sag.Latest(); latest != nil {
			return p.put(newTilsyn(p.session, latest.Nr))
		}
		return p.put(newGodkendelse(p.session))
	}
	return func(a *App) tea.Cmd {
		a.show(work)
		work.seq = -1
		work.index.rebased(p.session)
		work.refresh()
		return nil
	}
}

// add puts a new priority after the others and begins there.
func (p *planStage) add() {
	nr := p.sag.Plan.NextItem()
	if p.record(interview.PlanItemAdded{Item: interview.PlanItem{Nr: nr}}) && p.screen.goTo(node{item: nr}) {
		p.screen.page.enter(1)
	}
}

// remove takes a priority out of the plan.
func (p *planStage) remove(nr int) {
	if p.record(interview.PlanItemRemoved{Item: nr}) {
		p.notice = "Prioriteten er fjernet. Ctrl+Z henter den frem igen."
	}
}

// move gives a priority a place above or below.
func (p *planStage) move(nr, by int) {
	to := p.sag.Plan.Priority(nr) - 1 + by
	if to < 0 || to >= len(p.sag.Plan.Items) {
		return
	}
	if p.record(interview.PlanItemMoved{Item: nr, To: to}) {
		p.notice = fmt.Sprintf("Den er nu %d. prioritet.", to+1)
	}
}

func (p *planStage) key(_ node, k string) (action, bool) {
	if k == "m" {
		return p.showMissing(), true
	}
	return nil, false
}
