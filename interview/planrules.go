package interview

import (
	"fmt"
	"slices"
)

// planRules are the rules of the opfølgningsplan. It can be written at any time
// of a sag, since the tilbud may raise its quality on its own initiative.
type planRules struct{ ruleBook }

// accepts holds a change of the plan against the rules; it does not know others.
func (r planRules) accepts(change Change) (known bool, err error) {
	switch c := change.(type) {
	case PlanItemAdded:
		return true, r.added(c.Item)
	case PlanItemRemoved:
		return true, r.item(c.Item)
	case PlanItemMoved:
		return true, firstOf(r.item(c.Item), r.among(c.To))
	case PlanTextWritten:
		return true, firstOf(r.item(c.Item), r.column(c.Column))
	case PlanScopeSet:
		return true, firstOf(r.item(c.Item), r.scope(c.Temaer, c.Kriterier))
	case PlanOriginSet:
		return true, firstOf(r.item(c.Item), r.origin(c.Origin, c.Deadline))
	case PlanPeriodSet:
		return true, r.period(c)
	case PlanProgressNoted:
		return true, r.progress(c)
	case PlanStatusSet:
		return true, firstOf(r.item(c.Item), r.status(c.Status), r.date(c.Date))
	case PlanVerified:
		return true, firstOf(r.item(c.Item), r.verified(c.Verification))
	case PlanApproved:
		return true, r.approval(c)
	}
	return false, nil
}

func (r planRules) item(nr int) error {
	if r.sag.Plan.Item(nr) == nil {
		return &RefusedError{"Prioriteten findes ikke i opfølgningsplanen", "Den kan være fjernet et andet sted."}
	}
	return nil
}

func (r planRules) added(item PlanItem) error {
	if item.Nr != r.sag.Plan.NextItem() {
		return &RefusedError{"Prioriteten er ikke den næste i opfølgningsplanen", "Prøv igen."}
	}
	for column := range item.Texts {
		if err := r.column(column); err != nil {
			return err
		}
	}
	dates := []Date{item.StatusDate}
	for _, period := range item.Periods {
		dates = append(dates, period.Start, period.End)
	}
	for _, progress := range item.Progress {
		dates = append(dates, progress.Date)
	}
	return firstOf(r.scope(item.Temaer, item.Kriterier), r.origin(item.Origin, item.Deadline),
		r.status(item.Status), r.verified(item.Verification), r.date(dates...))
}

func (r planRules) among(place int) error {
	if place < 0 || place >= len(r.sag.Plan.Items) {
		return &RefusedError{"Prioriteten kan ikke flyttes dertil", "Den kan være ændret et andet sted."}
	}
	return nil
}

func (r planRules) column(c PlanColumn) error {
	if !c.known() {
		return &RefusedError{"Opfølgningsplanen har ikke den kolonne", "Vælg en af de viste."}
	}
	return nil
}

func (r planRules) scope(temaer []int, kriterier []string) error {
	for _, nr := range temaer {
		if r.model.Tema(nr) == nil {
			return &RefusedError{fmt.Sprintf("Tema %d findes ikke i udgaven", nr), "Vælg et andet tema."}
		}
	}
	for _, nr := range kriterier {
		if !r.hasKriterium(nr) {
			return &RefusedError{"Kriteriet findes ikke i udgaven", "Vælg et andet kriterium."}
		}
	}
	return nil
}

func (r planRules) hasKriterium(nr string) bool {
	for _, tema := range r.model.Temaer {
		for _, kriterium := range tema.Kriterier {
			if kriterium.Nr == nr {
				return true
			}
		}
	}
	return false
}

func (r planRules) origin(o Origin, deadline Date) error {
	switch {
	case o != "" && !slices.Contains(Origins, o):
		return &RefusedError{"Baggrunden findes ikke", "Vælg påbud, anbefaling eller eget initiativ."}
	case o != Paabud && deadline != "":
		return &RefusedError{"Kun et påbud har en frist", "Skriv tidsrammen i stedet."}
	}
	return r.date(deadline)
}

// period asks why a time frame is changed. The latest one can be mended, but not
// so that its reason is lost.
func (r planRules) period(c PlanPeriodSet) error {
	item := r.sag.Plan.Item(c.Item)
	if item == nil {
		return r.item(c.Item)
	}
	periods := item.Periods
	none := c.Start == "" && c.End == ""
	switch {
	case c.Nr != len(periods)+1 && (c.Nr != len(periods) || len(periods) == 0):
		return &RefusedError{"Tidsrammen er ændret et andet sted", "Prøv igen."}
	case c.Nr == len(periods)+1 && none:
		return &RefusedError{"Tidsrammen har ingen datoer", "Skriv den som 25.11.2026."}
	case !none && c.Nr > 1 && c.Reason == "":
		return &RefusedError{"Tidsrammen ændres uden begrundelse", "Skriv datoen og hvorfor: 1.5.2027, fordi …"}
	case c.Start != "" && c.End != "" && c.End < c.Start:
		return &RefusedError{"Sluttidspunktet ligger før starten", "Ret en af datoerne."}
	}
	return r.date(c.Start, c.End)
}

func (r planRules) progress(c PlanProgressNoted) error {
	item := r.sag.Plan.Item(c.Item)
	if item == nil {
		return r.item(c.Item)
	}
	if c.Nr < 1 || c.Nr > len(item.Progress)+1 {
		return &RefusedError{"Notatet om fremdriften er ikke det næste", "Prøv igen."}
	}
	return r.date(c.Date)
}

func (r planRules) status(s PlanStatus) error {
	if s != "" && !slices.Contains(PlanStatuses, s) {
		return &RefusedError{"Status findes ikke", "Vælg en af de viste."}
	}
	return nil
}

func (r planRules) verified(v Verification) error {
	if v.Result != "" && !slices.Contains(Results, v.Result) {
		return &RefusedError{"Resultatet findes ikke", "Vælg et af de viste."}
	}
	return r.date(v.Date)
}

// approval asks for something to approve, unless an earlier approval comes back
// after which everything was taken out.
func (r planRules) approval(c PlanApproved) error {
	a := c.Approval
	switch {
	case a == Approval{}:
		return nil
	case len(r.sag.Plan.Items) == 0 && !c.Changed:
		return &RefusedError{"Opfølgningsplanen har ingen prioriteter at godkende", "Skriv den første."}
	case a.By == "" || a.Date == "":
		return &RefusedError{"En godkendelse af planen har både et hvem og et hvornår", "Skriv begge dele."}
	}
	return r.date(a.Date)
}
