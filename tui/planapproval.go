package tui

import (
	"spindel/interview"
)

// approvalElements are who approved the plan and when. The two make one change:
// what is written first waits as a draft until the other is there.
func (p *planStage) approvalElements() []element {
	plan := &p.sag.Plan
	if len(plan.Items) == 0 {
		return []element{paragraph("Planen kan godkendes, når den har en prioritet.", faintStyle)}
	}
	elements := []element{paragraph(p.approvalText(), plainStyle)}
	if plan.ChangedSince {
		elements = append(elements, p.againElement())
	}
	return append(elements,
		p.waiting(p.needs(interview.ApprovalField), field("godkendt-af", textSpec{
			field: interview.ApprovalField, ownDraft: true, single: true, role: true,
			label: "Godkendt af", hint: "(rolle, fx forstander)", value: plan.Approval.By,
			commit: func(text string) {
				p.approve(text, p.approvedOn(), interview.ApprovalDateField)
			},
		})),
		p.waiting(p.needs(interview.ApprovalDateField), field("godkendt-dato", textSpec{
			field: interview.ApprovalDateField, ownDraft: true, single: true,
			label: "Dato", hint: "(fx " + p.today().Short() + ")", value: plan.Approval.Date.Short(),
			same: func(text string) bool { return sameDay(text, plan.Approval.Date) },
			commit: func(text string) {
				p.approve(p.approvedBy(), text, interview.ApprovalField)
			},
		})))
}

func (p *planStage) approvalText() string {
	approval := p.sag.Plan.Approval
	switch {
	case approval == interview.Approval{}:
		return "Planen er ikke godkendt endnu."
	case p.sag.Plan.ChangedSince:
		return "Planen er ændret, siden den blev godkendt " + approval.Date.Danish() + ". Ledelsen skal godkende den igen."
	}
	return "Planen er godkendt, som den står her."
}

// approvedBy is who approves, as it stands or as it waits.
func (p *planStage) approvedBy() string {
	return or(p.sag.Plan.Approval.By, p.drafts[interview.ApprovalField].Text)
}

func (p *planStage) approvedOn() string {
	return or(p.sag.Plan.Approval.Date.Short(), p.drafts[interview.ApprovalDateField].Text)
}

// approve records an approval when both of its parts are there. One that is
// emptied takes the approval back, and its other part waits.
func (p *planStage) approve(by, on string, other interview.Field) {
	date, err := interview.ParseDate(on)
	switch {
	case on != "" && err != nil:
		p.notice = notADate(on)
	case by != "" && on != "":
		if p.record(interview.PlanApproved{Approval: interview.Approval{By: by, Date: date}}) {
			p.forget(other)
			p.notice = "Godkendelsen er noteret."
		}
	case p.sag.Plan.Approval != interview.Approval{}:
		if p.record(interview.PlanApproved{}) {
			p.keepAside(other, or(by, on))
			p.notice = "Planen er ikke længere noteret som godkendt. Ctrl+Z henter godkendelsen igen."
		}
	case by != "":
		p.notice = "Skriv også datoen. Så er godkendelsen noteret."
	case on != "":
		p.notice = "Skriv også, hvem der har godkendt. Så er godkendelsen noteret."
	}
}

// needs is why a text of the approval waits.
func (p *planStage) needs(field interview.Field) string {
	switch {
	case field == interview.ApprovalField && p.approvedOn() == "":
		return "noteres, når datoen er skrevet"
	case field == interview.ApprovalDateField && p.approvedBy() == "":
		return "noteres, når det er skrevet, hvem der har godkendt"
	}
	return "ikke noteret"
}

// againElement approves the plan as it is now, today.
func (p *planStage) againElement() element {
	by := p.sag.Plan.Approval.By
	return element{
		id:   "godkendt-igen",
		view: actionView("+ godkendt igen i dag af " + by),
		keys: map[string]func(){"enter": func() {
			if p.record(interview.PlanApproved{Approval: interview.Approval{By: by, Date: p.today()}}) {
				p.notice = "Godkendelsen er noteret."
			}
		}},
		hints: []hint{{"Enter", "notér, at ledelsen har godkendt planen, som den er nu"}},
	}
}
