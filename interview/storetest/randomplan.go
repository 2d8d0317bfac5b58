package storetest

import (
	"pgregory.net/rapid"

	"spindel/interview"
)

// randomPlan draws a change of the opfølgningsplan.
func (w *Writer) randomPlan(t *rapid.T) interview.Change {
	draw, plan := draws{t, w}, &w.Sag.Plan
	add := func() interview.Change {
		return interview.PlanItemAdded{Item: interview.PlanItem{Nr: plan.NextItem(), Temaer: []int{draw.tema()},
			Point: draw.pointID(), Tilsyn: len(w.Sag.Tilsyn),
			Texts: map[interview.PlanColumn]string{interview.Forhold: draw.text(), interview.Aarsag: draw.text()}}}
	}
	if len(plan.Items) == 0 {
		return add()
	}
	item := rapid.SampledFrom(plan.Items).Draw(t, "item")
	changes := [...]func() interview.Change{
		add,
		func() interview.Change { return interview.PlanItemRemoved{Item: item.Nr} },
		func() interview.Change {
			return interview.PlanItemMoved{Item: item.Nr, To: rapid.IntRange(0, len(plan.Items)-1).Draw(t, "to")}
		},
		func() interview.Change {
			return interview.PlanTextWritten{Item: item.Nr, Text: draw.text(), Column: rapid.SampledFrom(interview.PlanColumns).Draw(t, "column")}
		},
		func() interview.Change {
			return interview.PlanScopeSet{Item: item.Nr, Temaer: []int{draw.tema(), draw.tema()}, Kriterier: []string{"3"}}
		},
		func() interview.Change {
			return interview.PlanOriginSet{Item: item.Nr, Origin: interview.Paabud, Deadline: draw.date()}
		},
		func() interview.Change {
			return interview.PlanPeriodSet{Item: item.Nr, Nr: len(item.Periods) + 1,
				Period: interview.Period{End: "2027-09-01", Reason: "Fordi " + draw.text()}}
		},
		func() interview.Change {
			return interview.PlanProgressNoted{Item: item.Nr, Nr: rapid.IntRange(1, len(item.Progress)+1).Draw(t, "nr"),
				Progress: interview.Progress{Date: draw.date(), Text: draw.text()}}
		},
		func() interview.Change {
			return interview.PlanStatusSet{Item: item.Nr, Status: rapid.SampledFrom(interview.PlanStatuses).Draw(t, "status"), Date: draw.date()}
		},
		func() interview.Change {
			return interview.PlanVerified{Item: item.Nr, Verification: interview.Verification{
				Result: rapid.SampledFrom(interview.Results).Draw(t, "result"), Date: draw.date(), Note: draw.text()}}
		},
		func() interview.Change {
			return interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2027-02-01"}}
		},
	}
	return rapid.SampledFrom(changes[:]).Draw(t, "plan change")()
}
