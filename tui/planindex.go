package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// planIndex is the list of the opfølgningsplan: the plan as a whole, and then its
// priorities in order.
type planIndex struct {
	stage  *planStage
	chosen node
	nth    int // where the chosen one stands, for when it is taken out
	lines  []planLine
	scroll
}

// planLine is a line of the list. A priority has a few of them.
type planLine struct {
	of   node
	text string
}

func (x *planIndex) nodes() []node {
	all := []node{{}}
	for i := range x.stage.sag.Plan.Items {
		all = append(all, node{item: x.stage.sag.Plan.Items[i].Nr})
	}
	return all
}

// place is the chosen one, or when that has been removed the one that took its place.
func (x *planIndex) place() node {
	all := x.nodes()
	if i := slices.Index(all, x.chosen); i >= 0 {
		x.nth = i
	} else {
		x.nth = min(x.nth, len(all)-1)
		x.chosen = all[x.nth]
	}
	return x.chosen
}

func (x *planIndex) put(n node) bool {
	n = node{item: n.item}
	if !slices.Contains(x.nodes(), n) {
		return false
	}
	x.chosen = n
	return true
}

func (x *planIndex) move(by, _ int) {
	x.place()
	all := x.nodes()
	x.chosen = all[min(max(x.nth+by, 0), len(all)-1)]
}

func (x *planIndex) step(by int) bool {
	x.place()
	all := x.nodes()
	if to := x.nth + by; to >= 0 && to < len(all) {
		x.chosen = all[to]
		return true
	}
	return false
}

func (x *planIndex) at(y int) (node, bool) {
	if y >= 0 && x.top+y < len(x.lines) {
		return x.lines[x.top+y].of, true
	}
	return node{}, false
}

// width has room for a status and a date.
func (x *planIndex) width(window int, _ bool) int { return min(30+max(0, window-80)/5, 38) }

func (x *planIndex) head(width int) []string {
	item := x.stage.sag.Plan.Item(x.place().item)
	if item == nil {
		return []string{boldStyle.Render("Opfølgningsplan")}
	}
	head := fmt.Sprintf("%d. prioritet: ", x.stage.sag.Plan.Priority(item.Nr)) + about(item)
	return []string{boldStyle.Render(cutWord(head, width))}
}

// about is what a priority is about, on one line.
func about(item *interview.PlanItem) string {
	text, _ := interview.CleanLine(or(item.Texts[interview.Maal], item.Texts[interview.Forhold]))
	return or(text, "ikke beskrevet endnu")
}

func (x *planIndex) key(msg tea.KeyPressMsg) bool {
	nr := x.place().item
	switch k := msg.String(); {
	case k == "n":
		x.stage.add()
	case nr == 0:
		return false
	case k == "-":
		x.stage.move(nr, -1)
	case k == "+":
		x.stage.move(nr, 1)
	case k == "x" || k == "delete":
		x.stage.remove(nr)
	default:
		return false
	}
	return true
}

func (x *planIndex) paste(string) {}

func (x *planIndex) typing() bool { return false }

func (x *planIndex) rebased(*session) {}

func (x *planIndex) view(width, height int, focused bool) []string {
	chosen := x.place()
	x.lines = x.lines[:0]
	first, last := 0, 0
	for _, n := range x.nodes() {
		if n == chosen {
			first = len(x.lines)
		}
		for _, text := range x.entry(n, n == chosen, width) {
			x.lines = append(x.lines, planLine{n, text})
		}
		if n == chosen {
			last = len(x.lines) - 1
		}
	}
	x.show(first, last, len(x.lines), height)
	var lines []string
	for _, line := range x.lines[x.top:min(x.top+height, len(x.lines))] {
		text := pad(line.text, width)
		switch {
		case line.of == chosen && focused:
			text = selectedStyle.Render(text)
		case line.of == chosen:
			text = boldStyle.Render(text)
		}
		lines = append(lines, text)
	}
	return lines
}

// entry is a place of the list, in a line or more.
func (x *planIndex) entry(n node, chosen bool, width int) []string {
	pointer := " "
	if chosen {
		pointer = ">"
	}
	const indent = "     "
	plan := &x.stage.sag.Plan
	item := plan.Item(n.item)
	if item == nil {
		mark, text := approvalOf(plan)
		return []string{pointer + mark + " Planen", indent + text}
	}
	name := fmt.Sprintf("%s%s %d. prioritet", pointer, findingMarks[item.Verification.Result], plan.Priority(item.Nr))
	if item.Origin == interview.Paabud {
		name += ", påbud"
	}
	lines := []string{name, indent + cutWord(about(item), width-len(indent))}
	if standing := standingOf(item, x.stage.today()); standing != "" {
		lines = append(lines, indent+standing)
	}
	return lines
}

// approvalOf is the mark and the words for whether the management has approved the plan.
func approvalOf(plan *interview.Opfoelgningsplan) (mark, text string) {
	switch {
	case plan.Approval == interview.Approval{}:
		return markNone, "ikke godkendt"
	case plan.ChangedSince:
		return markSome, "ændret siden godkendelsen"
	}
	return markDone, "godkendt " + plan.Approval.Date.Short()
}

// standingOf is how far the tilbud says that it is, and the day that it is held to.
func standingOf(item *interview.PlanItem, today interview.Date) string {
	due := item.Due()
	switch {
	case overdue(item, today):
		return "OVERSKREDET " + due.Short()
	case item.Status != "" && due != "":
		return item.Status.Danish() + " · " + due.Short()
	case item.Status != "":
		return item.Status.Danish()
	case due != "":
		return dueText(item)
	}
	return ""
}

// dueText is the day that a priority is held to: the deadline of its påbud, or the end of its time frame.
func dueText(item *interview.PlanItem) string {
	due := item.Due()
	if item.Origin == interview.Paabud && due == item.Deadline {
		return "frist " + due.Short()
	}
	return "slut " + due.Short()
}

// overdue tells that the day has passed and the socialtilsyn has not seen the goal reached.
func overdue(item *interview.PlanItem, today interview.Date) bool {
	due := item.Due()
	return due != "" && due < today && !item.Done()
}
