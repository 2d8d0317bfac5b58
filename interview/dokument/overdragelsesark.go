package dokument

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
	"spindel/kvalitetsmodel"
)

// Overdragelsesark is what the next inspector must know of a sag, on two pages: what
// does not fit is left out by whole points, and it is told how many they are.
func Overdragelsesark(model *kvalitetsmodel.Model, sag *interview.Sag, written interview.Date) Document {
	a := overdragelse{basis{model, sag, written}}
	doc := a.paper("Overdragelsesark", false,
		Line{Text: "Arket er et uddrag. Alle svar, punkter og fund står i sagen og kan skrives ud som godkendelse og tilsyn."})
	list := a.list()
	doc.Blocks = []Block{a.head()}
	rest := []Block{Heading{2, "Overskredet frist"}, a.overdue(list), Heading{2, "Ikke holdt ved seneste undersøgelse"}, a.broken(list),
		Heading{2, "Opfølgningsplanen"}, a.plan(), Heading{2, missing}, a.gapsInBrief()}
	doc.Blocks = append(doc.Blocks, a.points(list, newSheet(doc.Blocks, rest))...)
	doc.Blocks = append(doc.Blocks, rest...)
	return doc
}

type overdragelse struct{ basis }

// next is the tilsyn that the reader is to carry on with or to open.
func (a overdragelse) next() int {
	if latest := a.sag.Latest(); latest != nil && !latest.Closed {
		return latest.Nr
	}
	return len(a.sag.Tilsyn) + 1
}

// list is the work list of the next tilsyn, the weightiest first.
func (a overdragelse) list() []arbejdsliste.Item {
	return arbejdsliste.List(a.model, a.sag, arbejdsliste.Query{Tilsyn: a.next(), Today: a.written, Order: arbejdsliste.ByUrgency})
}

func (a overdragelse) head() Definitions {
	head := tilbud(a.model, a.sag)
	if a.sag.Tilbud.PrivatBestyrelse {
		head = append(head, Line{Label: "Bestyrelse", Text: "Privat tilbud med en bestyrelse"})
	}
	head = append(head, Line{Label: "Målgruppe", Text: brief(a.sag.Tilbud.Maalgruppe, mostRunes, "den står i godkendelsen")},
		Line{Label: "Fase", Text: capital(a.sag.Phase().Danish())})
	if a.sag.Closed {
		head = append(head, Line{Label: "Godkendelse", Text: "afsluttet den " + interview.DateOf(a.sag.ClosedAt).Danish()})
	}
	for nr := len(a.sag.Tilsyn); nr > max(0, len(a.sag.Tilsyn)-2); nr-- {
		visit := a.sag.Visit(nr)
		state := "i gang"
		if visit.Closed {
			state = "afsluttet"
		}
		head = append(head, Line{Label: fmt.Sprintf("Tilsyn %d", nr), Text: fmt.Sprintf("%s, %s", strings.TrimPrefix(visited(visit), fmt.Sprintf("tilsyn %d den ", nr)), state)})
	}
	command := "opfølgning"
	if !a.sag.Closed {
		command = "interview"
	}
	return append(head, Line{Label: "Åbn sagen", Text: fmt.Sprintf("spindel %s %s", command, a.sag.ID)},
		Line{Label: "Overblik", Text: fmt.Sprintf("spindel overblik %s", a.sag.ID)})
}

// overdue are the points and priorities whose deadline has passed.
func (a overdragelse) overdue(list []arbejdsliste.Item) Block {
	var lines List
	for _, item := range list {
		for _, reason := range item.Reasons {
			if reason.Kind == arbejdsliste.Passed {
				lines = append(lines, Line{Label: pointName(item.Point), Text: a.late(reason.Date)})
			}
		}
	}
	for i := range a.sag.Plan.Items {
		item := &a.sag.Plan.Items[i]
		if due := item.Due(); due != "" && due < a.written && !item.Done() {
			lines = append(lines, Line{Label: "Opfølgningsplanens " + priority(i+1), Text: a.late(due)})
		}
	}
	if lines == nil {
		return Paragraph{{Text: "Ingen frister er overskredet."}}
	}
	return some(lines, "frist til er overskredet", "frister til er overskredet")
}

func (a overdragelse) late(due interview.Date) string {
	return fmt.Sprintf("fristen var den %s (%s siden)", due.Danish(), amount(due.DaysUntil(a.written), "dag", "dage"))
}

// broken are the checks that were not confirmed the last time that anybody looked.
func (a overdragelse) broken(list []arbejdsliste.Item) Block {
	var lines List
	partly := 0
	for _, item := range list {
		for _, check := range item.Point.Verifiable() {
			found, nr := a.lastFound(interview.CheckRef{Point: item.Point.ID, Check: check.Nr})
			switch found.Result {
			case interview.Delvist:
				partly++
			case interview.IkkeBekraeftet:
				lines = append(lines, Line{Label: fmt.Sprintf("%s (tilsyn %d)", item.Point.ID, nr), Text: brief(check.Text, mostRunes/3, "tjekket er for langt til arket")})
			}
		}
	}
	if lines == nil && partly == 0 {
		return Paragraph{{Text: "Intet løfte er fundet ikke holdt."}}
	}
	lines = some(lines, "tjek til er ikke bekræftet", "tjek til er ikke bekræftet")
	if partly > 0 {
		lines = append(lines, Line{Text: fmt.Sprintf("%s er kun delvist bekræftet.", amount(partly, "tjek", "tjek"))})
	}
	return lines
}

// lastFound is the result of a check the last time that it was examined.
func (a overdragelse) lastFound(ref interview.CheckRef) (interview.Finding, int) {
	for nr := len(a.sag.Tilsyn); nr >= 1; nr-- {
		switch found := a.sag.Visit(nr).Findings[ref]; found.Result {
		case interview.Bekraeftet, interview.Delvist, interview.IkkeBekraeftet:
			return found, nr
		}
	}
	return interview.Finding{}, 0
}

// plan is the opfølgningsplan in three lines: who approved it, how far it is, and
// what is due next.
func (a overdragelse) plan() Block {
	plan := &a.sag.Plan
	if len(plan.Items) == 0 {
		return Paragraph{{Text: "Der er ingen opfølgningsplan."}}
	}
	approved := "Nej, ikke af tilbuddets ledelse"
	if plan.Approval != (interview.Approval{}) {
		approved = fmt.Sprintf("Af %s, den %s", orMissing(plan.Approval.By), day(plan.Approval.Date))
	}
	if plan.ChangedSince {
		approved += "; planen er ændret siden"
	}
	paabud, due := 0, interview.Date("")
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Done() {
			continue
		}
		if item.Origin == interview.Paabud {
			paabud++
		}
		if d := item.Due(); d != "" && (due == "" || d < due) {
			due = d
		}
	}
	nearest := "Ingen"
	if due != "" {
		nearest = due.Danish()
		if due < a.written {
			nearest += ", overskredet"
		}
	}
	return Definitions{{Label: "Godkendt", Text: approved},
		{Label: "Prioriteter", Text: fmt.Sprintf("%d i alt, %d ikke set opfyldt, heraf %d på grund af et påbud", len(plan.Items), plan.Open(), paabud)},
		{Label: "Nærmeste frist", Text: nearest}}
}

// gapsInBrief is what stands between the sag and its next closing, by place.
func (a overdragelse) gapsInBrief() Block {
	var gaps []interview.Gap
	var what string
	switch a.sag.Phase() {
	case interview.UnderGodkendelse:
		gaps, what = a.sag.MissingGodkendelse(a.model), "godkendelsen"
	case interview.UnderTilsyn:
		gaps, what = a.sag.MissingTilsyn(a.model, a.sag.Latest().Nr), "tilsynet"
	default:
		return Paragraph{{Text: fmt.Sprintf("Intet er i gang. Det næste er at åbne tilsyn %d.", a.next())}}
	}
	if len(gaps) == 0 {
		return Paragraph{{Text: fmt.Sprintf("Intet mangler, før %s kan afsluttes.", what)}}
	}
	kinds, count := []string{}, map[string]int{}
	for _, gap := range gaps {
		if count[gap.What]++; count[gap.What] == 1 {
			kinds = append(kinds, gap.What)
		}
	}
	for i, kind := range kinds {
		kinds[i] = fmt.Sprintf("%s (%d)", kind, count[kind])
	}
	return Paragraph{{Text: fmt.Sprintf("Før %s kan afsluttes, mangler %s: %s.", what, amount(len(gaps), "ting", "ting"), strings.Join(kinds, ", "))}}
}
