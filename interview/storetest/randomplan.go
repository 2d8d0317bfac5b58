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
			Indikator: draw.indikator(), Point: draw.pointID(), Tilsyn: len(w.Sag.Tilsyn),
			Texts: map[interview.PlanColumn]string{interview.Forhold: draw.text(), interview.Aarsag: draw.text()}}}
	}
	if len(plan.Items) == 0 {
		return add()
	}
	item := rapid.SampledFrom(plan.Items).Draw(t, "item")
	changes := [...]func() interview.Change{
		add,
		func() interview.Change { // it comes back where it stood
			item.Nr = plan.NextItem()
			return interview.PlanItemAdded{Item: item, Place: rapid.IntRange(1, len(plan.Items)+1).Draw(t, "place")}
		},
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
			origin := interview.PlanOriginSet{Item: item.Nr, Origin: rapid.SampledFrom(interview.Origins).Draw(t, "origin")}
			if origin.Origin == interview.Paabud {
				origin.Deadline = draw.date()
			}
			return origin
		},
		func() interview.Change {
			return interview.PlanPeriodSet{Item: item.Nr, Nr: len(item.Periods) + 1,
				Period: interview.Period{End: "2027-09-01", Reason: "Fordi " + draw.text()}}
		},
		func() interview.Change { // the latest one is mended, or taken back; where there is none the rules say no
			return interview.PlanPeriodSet{Item: item.Nr, Nr: len(item.Periods),
				Period: interview.Period{End: rapid.SampledFrom([]interview.Date{"", "2027-10-01"}).Draw(t, "end"), Reason: "Fordi " + draw.text()}}
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
			return interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2027-02-01"}, Changed: rapid.Bool().Draw(t, "changed")}
		},
		func() interview.Change {
			return interview.PlanApproved{}
		},
	}
	return rapid.SampledFrom(changes[:]).Draw(t, "plan change")()
}
