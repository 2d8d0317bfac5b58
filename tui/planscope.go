package tui

import (
	"fmt"
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// scopeElements are the temaer that a priority is about, and their kriterier.
func (p *planStage) scopeElements(item *interview.PlanItem) []element {
	nr := item.Nr
	var temaer, kriterier []option
	for i := range p.model.Temaer {
		tema := &p.model.Temaer[i]
		chosen := slices.Contains(item.Temaer, tema.Nr)
		temaer = append(temaer, option{
			key: fmt.Sprint(tema.Nr), text: tema.Navn, says: fmt.Sprintf("Tema %d: %s", tema.Nr, tema.Navn),
			chosen: chosen, pick: func() { p.toggleTema(nr, tema) }})
		if !chosen {
			continue
		}
		for _, kriterium := range tema.Kriterier {
			text := fmt.Sprintf("Kriterium %s: %s", kriterium.Nr, kriterium.Text)
			kriterier = append(kriterier, option{
				key: string(rune('a' + len(kriterier))), text: text, says: text,
				chosen: slices.Contains(item.Kriterier, kriterium.Nr), pick: func() { p.toggleKriterium(nr, kriterium.Nr) }})
		}
	}
	first, last := temaer[0].key, temaer[len(temaer)-1].key
	elements := []element{p.choice("temaer", "Temaer", "ikke valgt", temaer, true, hint{first + "–" + last, "vælg og fravælg temaer"})}
	if len(kriterier) > 0 {
		keys := "a"
		if last := kriterier[len(kriterier)-1].key; last != keys {
			keys += "–" + last
		}
		elements = append(elements, p.choice("kriterier", "Kriterier", "ikke valgt", kriterier, true, hint{keys, "vælg og fravælg kriterier"}))
	}
	return elements
}

// toggleTema takes a tema in or out; its kriterier go out with it.
func (p *planStage) toggleTema(nr int, tema *kvalitetsmodel.Tema) {
	item := p.sag.Plan.Item(nr)
	if item == nil {
		return
	}
	change := interview.PlanScopeSet{Item: nr, Temaer: toggled(item.Temaer, tema.Nr), Kriterier: slices.Clone(item.Kriterier)}
	if !slices.Contains(change.Temaer, tema.Nr) {
		change.Kriterier = slices.DeleteFunc(change.Kriterier, func(kriterium string) bool {
			return slices.ContainsFunc(tema.Kriterier, func(k kvalitetsmodel.Kriterium) bool { return k.Nr == kriterium })
		})
	}
	slices.Sort(change.Temaer)
	p.record(change)
}

func (p *planStage) toggleKriterium(nr int, kriterium string) {
	if item := p.sag.Plan.Item(nr); item != nil {
		p.record(interview.PlanScopeSet{Item: nr, Temaer: item.Temaer, Kriterier: p.inOrder(toggled(item.Kriterier, kriterium))})
	}
}

// inOrder sorts kriterier as the edition has them, since their numbers are text.
func (p *planStage) inOrder(kriterier []string) []string {
	var sorted []string
	for _, tema := range p.model.Temaer {
		for _, kriterium := range tema.Kriterier {
			if slices.Contains(kriterier, kriterium.Nr) {
				sorted = append(sorted, kriterium.Nr)
			}
		}
	}
	return sorted
}

// toggled is a list with something put in, or taken out when it was there.
func toggled[T comparable](list []T, one T) []T {
	list = slices.Clone(list)
	if i := slices.Index(list, one); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return append(list, one)
}

// originKeys choose where a priority comes from.
var originKeys = map[interview.Origin]string{interview.Paabud: "p", interview.Anbefaling: "a", interview.EgetInitiativ: "e"}

// originElements are where a priority comes from, and the deadline of a påbud.
func (p *planStage) originElements(item *interview.PlanItem) []element {
	nr := item.Nr
	var options []option
	for _, origin := range interview.Origins {
		options = append(options, option{
			key: originKeys[origin], text: origin.Danish(), chosen: item.Origin == origin, pick: func() { p.setOrigin(nr, origin) }})
	}
	from := p.choice("baggrund", "Baggrund", "ikke valgt", options, false,
		hint{"p a e", "påbud, anbefaling, eget initiativ"}, hint{"Delete", "fjern valget"})
	none := func() { p.setOrigin(nr, "") }
	from.keys["delete"], from.keys["backspace"] = none, none
	elements := []element{from}
	if item.Origin == interview.Paabud {
		elements = append(elements, p.day(interview.PlanDeadline, nr, "Frist for påbuddet", "(fx 1.3.2027)", item.Deadline, func(text string) {
			date, err := interview.ParseDate(text)
			if text != "" && err != nil {
				p.notice = notADate(text)
				return
			}
			p.record(interview.PlanOriginSet{Item: nr, Origin: interview.Paabud, Deadline: date})
		}))
	}
	return elements
}

// setOrigin chooses where a priority comes from. Only a påbud has a deadline.
func (p *planStage) setOrigin(nr int, origin interview.Origin) {
	item := p.sag.Plan.Item(nr)
	if item == nil || item.Origin == origin {
		return
	}
	deadline := item.Deadline
	if p.record(interview.PlanOriginSet{Item: nr, Origin: origin}) && deadline != "" {
		p.notice = "Fristen for påbuddet gælder ikke længere. Ctrl+Z henter den igen."
	}
}
