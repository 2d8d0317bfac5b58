package tui

import (
	"spindel/interview"
)

// Where the columns of the official form stand in interview.PlanForm.
const (
	askTemaer = iota
	askForhold
	askMaal
	askAktiviteter
	askRessourcer
	askTidsramme
	askMonitorering
	askAnsvarlig
	askResultat
)

// columnHints are what stands in a text that is empty.
var columnHints = map[interview.PlanColumn]string{
	interview.Forhold:      "(hvad skal ændres eller udvikles)",
	interview.Aarsag:       "(hvorfor er det, som det er)",
	interview.Maal:         "(hvad er anderledes, når målet er nået)",
	interview.Aktiviteter:  "(hvad bliver gjort, og hvornår)",
	interview.Ressourcer:   "(timer, penge, kompetencer, hjælp udefra)",
	interview.Monitorering: "(hvilke redskaber eller metoder, og hvor kan det ses)",
	interview.AnsvarligFor: "(rolle, fx afdelingslederen)",
	interview.Resultat:     "(skrives, når tiltagene er gennemført)",
}

// itemElements is the page of a priority, in the order of the official form. What
// the socialtilsyn has seen stands after what the tilbud says.
func (p *planStage) itemElements(item *interview.PlanItem) []element {
	elements := p.startedFrom(item)
	elements = append(elements, begins(askTemaer)...)
	elements = append(elements, p.scopeElements(item)...)
	elements = append(elements, blank())
	elements = append(elements, p.originElements(item)...)
	elements = append(elements, heading(question(askForhold)),
		p.column(item, interview.Forhold, "Forhold"), p.column(item, interview.Aarsag, "Årsag"))
	for ask := askMaal; ask <= askRessourcer; ask++ {
		elements = append(elements, blank(), p.asked(item, ask))
	}
	elements = append(elements, begins(askTidsramme)...)
	elements = append(elements, p.periodElements(item)...)
	elements = append(elements, blank(), p.asked(item, askMonitorering), blank(), p.asked(item, askAnsvarlig), group("FREMDRIFT"))
	elements = append(elements, p.progressElements(item)...)
	elements = append(elements, p.statusElements(item)...)
	elements = append(elements, group(interview.PlanForm[askResultat].Group), p.asked(item, askResultat))
	return append(elements, p.verificationElements(item)...)
}

// begins is the first question of a group of the form.
func begins(ask int) []element {
	return []element{group(interview.PlanForm[ask].Group), paragraph(question(ask), boldStyle)}
}

func question(ask int) string { return interview.PlanForm[ask].Question }

// asked is the one text that answers a question of the form.
func (p *planStage) asked(item *interview.PlanItem, ask int) element {
	return p.column(item, interview.PlanForm[ask].Texts[0], question(ask))
}

// column is a text of a priority.
func (p *planStage) column(item *interview.PlanItem, column interview.PlanColumn, label string) element {
	nr := item.Nr
	return field(string(column), textSpec{
		field: interview.PlanField(nr, column), label: label, hint: columnHints[column], value: item.Texts[column],
		commit: func(text string) {
			p.record(interview.PlanTextWritten{Item: nr, Column: column, Text: text})
		},
	})
}

// startedFrom tells where a priority comes from: the tilsyn and the point.
func (p *planStage) startedFrom(item *interview.PlanItem) []element {
	var elements []element
	if visit := p.sag.Visit(item.Tilsyn); visit != nil {
		elements = append(elements, paragraph("Begyndt ved "+visitText(visit)+".", faintStyle))
	}
	if item.Point != "" {
		sentence := "Punktet er fjernet fra sagen."
		if point := p.sag.Point(item.Point); point != nil {
			sentence = point.Sentence
		}
		elements = append(elements, paragraph("Opfølgningspunkt "+string(item.Point)+": "+sentence, faintStyle))
	}
	return elements
}
