package interview

// inverseInPlan is the inverse of a change of the opfølgningsplan; see Inverse.
func inverseInPlan(before *Sag, change Change) Change {
	switch c := change.(type) {
	case PlanItemAdded:
		return PlanItemRemoved{Item: c.Item.Nr}
	case PlanApproved:
		return PlanApproved{before.Plan.Approval, before.Plan.ChangedSince}
	case PlanItemRemoved:
		if item := before.Plan.Item(c.Item); item != nil {
			return PlanItemAdded{Item: item.clone(), Place: before.Plan.Priority(c.Item)}
		}
	case PlanItemMoved:
		if at := before.Plan.place(c.Item); at >= 0 {
			return PlanItemMoved{Item: c.Item, To: at}
		}
	case PlanTextWritten:
		if item := before.Plan.Item(c.Item); item != nil {
			return PlanTextWritten{Item: c.Item, Column: c.Column, Text: item.Texts[c.Column]}
		}
	case PlanScopeSet:
		if item := before.Plan.Item(c.Item); item != nil {
			return PlanScopeSet{Item: c.Item, Temaer: item.Temaer, Kriterier: item.Kriterier}
		}
	case PlanOriginSet:
		if item := before.Plan.Item(c.Item); item != nil {
			return PlanOriginSet{Item: c.Item, Origin: item.Origin, Deadline: item.Deadline}
		}
	case PlanPeriodSet:
		if item := before.Plan.Item(c.Item); item != nil {
			return c.inverse(item)
		}
	case PlanProgressNoted:
		if item := before.Plan.Item(c.Item); item != nil {
			back := PlanProgressNoted{Item: c.Item, Nr: c.Nr}
			if c.Nr >= 1 && c.Nr <= len(item.Progress) {
				back.Progress = item.Progress[c.Nr-1]
			}
			return back
		}
	case PlanStatusSet:
		if item := before.Plan.Item(c.Item); item != nil {
			return PlanStatusSet{Item: c.Item, Status: item.Status, Date: item.StatusDate}
		}
	case PlanVerified:
		if item := before.Plan.Item(c.Item); item != nil {
			return PlanVerified{Item: c.Item, Verification: item.Verification}
		}
	}
	return nil
}

// inverse takes a new time frame off again, brings back one that was taken off,
// and mends one that was mended.
func (c PlanPeriodSet) inverse(before *PlanItem) Change {
	if c.Nr > len(before.Periods) {
		return PlanPeriodSet{Item: c.Item, Nr: c.Nr}
	}
	return PlanPeriodSet{Item: c.Item, Nr: c.Nr, Period: before.Period()}
}
