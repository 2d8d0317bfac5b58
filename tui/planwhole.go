package tui

import (
	"fmt"
	"strings"

	"spindel/interview"
)

// What the plan is, and who approves it, in the official words (Opfølgningsplan for tilbud).
const (
	planIs       = "Opfølgningsplanen udarbejdes af ledelse og medarbejdere i dialog med socialtilsynet."
	planApproval = "Planen skal være godkendt af tilbuddets ledelse."
)

// wholeElements is the page of the plan as a whole.
func (p *planStage) wholeElements() []element {
	elements := []element{blank(), paragraph(planIs+" "+planApproval, plainStyle),
		paragraph("Kilde: Opfølgningsplan for tilbud", faintStyle), group("PRIORITETER")}
	for i := range p.sag.Plan.Items {
		elements = append(elements, p.priorityElement(&p.sag.Plan.Items[i]))
	}
	elements = append(elements, p.newPriorityElement(), group("LEDELSENS GODKENDELSE"))
	elements = append(elements, p.approvalElements()...)
	return append(elements, group("PLANEN PÅ PAPIR"),
		paragraph("Tryk D uden for et felt for at skrive planen i skabelonens ni kolonner, til udskrift eller til Word.", plainStyle))
}

// priorityElement is a priority with how it stands, and leads to its page.
func (p *planStage) priorityElement(item *interview.PlanItem) element {
	nr := item.Nr
	return element{
		id: fmt.Sprintf("prioritet/%d", nr),
		view: func(width int, focused bool) []string {
			lines := hang(fmt.Sprintf("%s%d. ", pointer(focused), p.sag.Plan.Priority(nr)), about(item), width)
			return append(focusLines(lines, focused), styled(faintStyle, hang("     ", p.standing(item), width))...)
		},
		keys: map[string]func(){
			"enter": func() { p.openItem(nr) },
			"-":     func() { p.move(nr, -1) }, "+": func() { p.move(nr, 1) },
			"x": func() { p.remove(nr) }, "delete": func() { p.remove(nr) },
		},
		hints: []hint{{"Enter", "gå til prioriteten"}, {"- +", "flyt op og ned"}, {"x", "fjern"}},
	}
}

func (p *planStage) openItem(nr int) {
	if p.screen.goTo(node{item: nr}) {
		p.screen.page.enter(1)
	}
}

// standing is how a priority goes, in short.
func (p *planStage) standing(item *interview.PlanItem) string {
	parts := []string{item.Origin.Danish()}
	if item.Origin == "" {
		parts[0] = "baggrund ikke valgt"
	}
	switch due := item.Due(); {
	case due == "":
		parts = append(parts, "ingen slutdato")
	case overdue(item, p.today()):
		parts = append(parts, dueText(item)+" OVERSKREDET")
	default:
		parts = append(parts, dueText(item))
	}
	parts = append(parts, "tilbuddet: "+item.Status.Danish(), "socialtilsynet: "+verifiedText(item.Verification.Result))
	if lacking := len(p.lacking(item)); lacking > 0 {
		parts = append(parts, counted(lacking, "felt mangler", "felter mangler"))
	}
	return strings.Join(parts, " · ")
}

// verifiedText is what the socialtilsyn has seen of a priority, in words.
func verifiedText(result interview.Result) string {
	if result == "" {
		return "ikke efterprøvet"
	}
	return result.Danish()
}

func (p *planStage) newPriorityElement() element {
	return element{
		id: "ny-prioritet", view: actionView("+ ny prioritet"),
		keys:  map[string]func(){"enter": p.add, "n": p.add},
		hints: []hint{{"Enter", "tilføj en prioritet"}},
	}
}
