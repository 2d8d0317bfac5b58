package tui

import (
	"slices"
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
)

// withPriorities is a krisecenter whose plan has priorities, each with a goal.
func withPriorities(t *testing.T, goals ...string) *desk {
	t.Helper()
	return openAt(t, withKrisecenter(t, priorities(goals...)...), havnelyset, sizes[0])
}

func priorities(goals ...string) []interview.Change {
	var changes []interview.Change
	for i, goal := range goals {
		changes = append(changes, interview.PlanItemAdded{Item: interview.PlanItem{Nr: i + 1}},
			interview.PlanTextWritten{Item: i + 1, Column: interview.Maal, Text: goal})
	}
	return changes
}

// goals are the goals of the plan in order.
func (d *desk) goals() []string {
	d.t.Helper()
	var goals []string
	for _, item := range d.sag().Plan.Items {
		goals = append(goals, item.Texts[interview.Maal])
	}
	return goals
}

func (d *desk) item(nr int) *interview.PlanItem {
	d.t.Helper()
	item := d.sag().Plan.Item(nr)
	if item == nil {
		d.t.Fatalf("the plan has no item %d", nr)
	}
	return item
}

func TestThePlanLeadsBackToWhereThePersonCameFrom(t *testing.T) {
	for _, k := range []string{"esc", "q"} {
		d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).press("p").shows("· opfølgningsplan").press(k)
		if at := d.shows("· godkendelse").sagScreen().index.place(); at.indikator != "3.b" {
			t.Errorf("%s led back to %v", k, at)
		}
		d.press("esc").shows("1 sag")
	}
	d := openAt(t, withDemo(t), demo.ID, sizes[0]).to("3.d", 0).press("p", "n", "esc", "esc")
	if at := d.shows("tilsyn 1").sagScreen().index.place(); at.indikator != "3.d" {
		t.Errorf("back at %v", at)
	}
	d.press("4")
	if got := d.sag().Latest().Marks["3.d"].Score; got != 4 {
		t.Errorf("going on at the tilsyn, the score is %d", got)
	}
}

func TestPrioritiesAreMoved(t *testing.T) {
	d := withPriorities(t, "A", "B", "C").plan(2).press("+").shows("Den er nu 3. prioritet.").press("+")
	if got := d.goals(); !slices.Equal(got, []string{"A", "C", "B"}) {
		t.Errorf("moved down %v", got)
	}
	d.press("-", "-").shows("Den er nu 1. prioritet.").press("-")
	if got := d.goals(); !slices.Equal(got, []string{"B", "A", "C"}) || d.sagScreen().index.place().item != 2 {
		t.Errorf("moved up %v, at %v", got, d.sagScreen().index.place())
	}
	d.press("ctrl+z", "ctrl+z")
	if got := d.settle().stored(havnelyset).Plan; got.Items[0].Nr != 1 || got.Items[2].Nr != 2 {
		t.Errorf("taken back %v", d.goals())
	}
}

func TestAPriorityIsRemovedAndComesBack(t *testing.T) {
	d := withPriorities(t, "A", "B", "C").plan(2).press("x").shows("Prioriteten er fjernet. Ctrl+Z henter den frem igen.")
	if got := d.goals(); !slices.Equal(got, []string{"A", "C"}) || d.sagScreen().index.place().item != 3 {
		t.Errorf("removed %v, at %v", got, d.sagScreen().index.place())
	}
	d.press("ctrl+z").shows("Fortrudt.")
	if got := d.goals(); !slices.Equal(got, []string{"A", "B", "C"}) {
		t.Errorf("back %v", got)
	}
	d.press("end", "x", "x", "x").shows("[ ] Planen")
	if got := d.goals(); len(got) != 0 || d.sagScreen().index.place() != (node{}) {
		t.Errorf("all removed %v, at %v", got, d.sagScreen().index.place())
	}
}

func TestWhatThePlanLacksLeadsToItsField(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).press("p", "m").shows("den første prioritet").press("enter").press("enter")
	d.press("esc", "m").shows("Mangler (11)").shows("1. prioritet   konkrete mål").press("down", "down", "down", "enter")
	if current := d.sagScreen().page.current(); current == nil || current.id != "maal" || !d.sagScreen().typing() {
		t.Errorf("at %+v", current)
	}
}

func TestThePageOfThePlanLeadsToItsPriorities(t *testing.T) {
	d := withPriorities(t, "A", "B", "C").plan(0).reach("prioritet/2").press("-").press("enter")
	if at := d.sagScreen().index.place(); at.item != 2 || !slices.Equal(d.goals(), []string{"B", "A", "C"}) {
		t.Errorf("at %v, goals %v", at, d.goals())
	}
	d.press("esc").plan(0).reach("prioritet/1").press("x").shows("Prioriteten er fjernet.")
	d.press("esc").reach("ny-prioritet").press("enter")
	if at := d.sagScreen().index.place(); at.item != 4 || !slices.Equal(d.goals(), []string{"B", "C", ""}) {
		t.Errorf("at %v, goals %v", at, d.goals())
	}
}

func TestTheMouseInThePlan(t *testing.T) {
	d := withPriorities(t, "A", "B").plan(0).shows("2. prioritet").click(3, 6)
	if at := d.sagScreen().index.place(); at.item != 2 {
		t.Errorf("clicked on the second line of the second priority, at %v", at)
	}
	d.wheel(3, -1)
	if at := d.sagScreen().index.place(); at.item != 1 {
		t.Errorf("turned up, at %v", at)
	}
}

func TestNothingIsMissingInAPlanThatIsWhole(t *testing.T) {
	var changes []interview.Change
	for _, change := range planned(t) {
		if added, ok := change.(interview.PlanItemAdded); ok && added.Item.Nr > 1 {
			break
		}
		changes = append(changes, change)
	}
	changes = append(changes, interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2026-11-10"}})
	d := openAt(t, withKrisecenter(t, changes...), havnelyset, sizes[0]).plan(1).press("m").shows("Der mangler ikke noget").press("esc")
	d.reach("status").press("3", "esc").press("m").shows("Mangler (1)").shows("resultat")
}

// A draft that led straight into the plan has no stage behind it.
func TestThePlanAfterADraftLeadsToTheLatestTilsyn(t *testing.T) {
	for want, changes := range map[string][]interview.Change{"· godkendelse": priorities("A"), "· tilsyn 1": withPlan(t)} {
		store := withKrisecenter(t, changes...)
		leave(t, store, interview.PlanField(1, interview.Resultat), "Målet er nået.")
		d := sit(t, store, 80, 24, Options{}).press("enter").shows("· opfølgningsplan").press("esc", "esc").shows(want)
		if got := d.settle().stored(havnelyset).Plan.Item(1).Texts[interview.Resultat]; got != "Målet er nået." {
			t.Errorf("stored %q", got)
		}
	}
}
