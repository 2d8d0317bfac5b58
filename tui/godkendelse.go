package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// godkendelseStage is the interview of a godkendelse: question, answer,
// follow-up point, judgement.
type godkendelseStage struct {
	*session
	screen *sagScreen
	seen   *lens // of the answer on the page; nil on a page without one
}

func newGodkendelse(s *session) *sagScreen {
	screen := newSagScreen(s)
	stage := &godkendelseStage{session: s, screen: screen}
	temaer := newTree(s, stage)
	temaer.start(stage.gaps())
	return screen.begin(stage, temaer)
}

func (g *godkendelseStage) name() string {
	if g.sag.Closed {
		return "godkendelse, afsluttet"
	}
	return "godkendelse"
}

func (g *godkendelseStage) tilsyn() int { return 0 }

func (g *godkendelseStage) closed() bool { return g.sag.Closed }

func (g *godkendelseStage) gaps() []interview.Gap { return g.sag.MissingGodkendelse(g.model) }

func (g *godkendelseStage) mark(id kvalitetsmodel.IndikatorID) string {
	done := 0
	for _, text := range []string{g.sag.Answers[id].Text, g.sag.Judgements[id].Expectation, g.sag.Judgements[id].Reasons} {
		if text != "" {
			done++
		}
	}
	return markOf(done, 3)
}

func (g *godkendelseStage) temaMark(tema int) string { return written(g.sag.TemaAssessment[tema]) }

func (g *godkendelseStage) progress(tema int) (done, of int) {
	return countMarks(g, g.model, g.sag.Tilbud.Profile(), tema)
}

func (g *godkendelseStage) reminder(node) string { return "" }

// elements is the page of an indikator or a tema.
func (g *godkendelseStage) elements(n node) []element {
	g.seen = nil
	if !g.applies(n) {
		return notApplying(g.model, g.sag.Tilbud.Profile(), n)
	}
	if n.indikator == "" {
		return g.temaElements(n.tema)
	}
	indikator := g.indikatorOf(n)
	u := g.udfoldelse(n.indikator)
	elements := udfoldelseElements(u)
	elements = append(elements, g.answerElements(indikator, u)...)
	points := pointEditor{g.session, g.screen}
	for _, point := range g.sag.PointsOf(n.indikator) {
		elements = append(elements, points.elements(point)...)
	}
	if !g.sag.Closed {
		elements = append(elements, blank(), points.newPoint(indikator, u))
	}
	return append(elements, g.judgementElements(n.indikator)...)
}

func udfoldelseElements(u kvalitetsmodel.Udfoldelse) []element {
	if len(u.Daekker)+len(u.Spoergsmaal) == 0 {
		return nil
	}
	elements := []element{heading("Det skal dækkes"), list("· ", u.Daekker, plainStyle)}
	if u.Vagt != "" {
		elements = append(elements, heading("Eksempel på et vagt svar"), list("  ", []string{u.Vagt}, plainStyle))
	}
	if u.Maalbart != "" {
		elements = append(elements, heading("Eksempel på et målbart svar"), list("  ", []string{u.Maalbart}, plainStyle))
	}
	elements = append(elements, heading("Spørg"), list("· ", u.Spoergsmaal, plainStyle), blank(), paragraph("Kilde: "+u.Kilde, faintStyle))
	if t := u.Tillaeg; t != nil {
		elements = append(elements, heading("Eksempel på et vagt svar"), list("  ", []string{t.Vagt}, plainStyle),
			heading("Spørg også"), list("· ", t.Spoergsmaal, plainStyle), blank(), paragraph("Kilde: "+t.Kilde, faintStyle))
	}
	return elements
}

func (g *godkendelseStage) lens() *lens { return g.seen }

func (g *godkendelseStage) answerElements(indikator *kvalitetsmodel.Indikator, u kvalitetsmodel.Udfoldelse) []element {
	answer := g.sag.Answers[indikator.ID]
	g.seen = &lens{questions: u.Questions()}
	g.seen.read(answer.Text)
	given := func(change func(*interview.AnswerGiven)) {
		answer, there := g.sag.Answers[indikator.ID] // as it is when the field is left
		c := interview.AnswerGiven{Indikator: indikator.ID, Text: answer.Text, Speaker: answer.Speaker, Date: answer.Date}
		if !there {
			c.Speaker, c.Date = g.speaker(), interview.DateOf(g.env.now())
		}
		change(&c)
		changes := append(g.guided(), c)
		if point := g.sag.Redraft(indikator, u, c.Text); point != nil {
			changes = append(changes, point)
		}
		g.record(changes...)
	}
	return []element{
		blank(),
		g.screen.editable("svar", textSpec{
			field: interview.AnswerField(indikator.ID), label: "Tilbuddets svar", hint: "(skriv svaret med tilbuddets egne ord)",
			value:  answer.Text,
			lens:   g.seen,
			commit: func(text string) { given(func(c *interview.AnswerGiven) { c.Text = text }) },
		}),
		g.screen.editable("oplyst-af", textSpec{
			field: interview.SpeakerField(indikator.ID), ownDraft: true,
			label: "Oplyst af", hint: or(g.speaker(), "(rolle, fx forstander)"), value: answer.Speaker, single: true, role: true,
			commit: func(text string) { given(func(c *interview.AnswerGiven) { c.Speaker = text }) },
		}),
		g.screen.editable("dato", textSpec{
			field: interview.DateField(indikator.ID), ownDraft: true,
			label: "Dato", hint: interview.DateOf(g.env.now()).Danish(), value: answer.Date.Danish(), single: true,
			commit: func(text string) {
				date, err := interview.ParseDate(text)
				if text != "" && err != nil {
					g.notice = notADate(text)
					return
				}
				given(func(c *interview.AnswerGiven) { c.Date = date })
			},
		}),
	}
}

// guided notes which guidance is in use, the first time that it guides an answer of the sag.
func (g *godkendelseStage) guided() []interview.Change {
	if g.guide.Navn == "" || g.sag.Vejledning == g.guide.VejledningID {
		return nil
	}
	return []interview.Change{interview.VejledningUsed{Vejledning: g.guide.VejledningID}}
}

func (g *godkendelseStage) judgementElements(id kvalitetsmodel.IndikatorID) []element {
	judgement := g.sag.Judgements[id]
	return []element{
		heading("Socialtilsynets bedømmelse"),
		g.expectationElement(id, judgement.Expectation),
		g.screen.editable("begrundelse", textSpec{
			field: interview.ReasonsField(id), label: "Begrundelse", hint: "(hvorfor forventes det, eller hvorfor ikke)", value: judgement.Reasons,
			commit: func(text string) { g.record(interview.ReasonsWritten{Indikator: id, Text: text}) },
		}),
	}
}

// expectationElement is the two-way judgement, in the official words.
func (g *godkendelseStage) expectationElement(id kvalitetsmodel.IndikatorID, chosen string) element {
	set := func(key string) func() {
		return func() { g.record(interview.ExpectationSet{Indikator: id, Expectation: key}) }
	}
	e := element{
		view: func(width int, focused bool) []string {
			var lines []string
			for i, expectation := range g.model.Godkendelse {
				mark := "( ) "
				if expectation.Key == chosen {
					mark = "(•) "
				}
				lines = append(lines, hang(fmt.Sprintf("%s%d %s", pointer(focused && i == 0), i+1, mark), expectation.Text, width)...)
			}
			return focusLines(lines, focused)
		},
	}
	if g.sag.Closed {
		return e
	}
	e.id = "forventning"
	e.keys = map[string]func(){"backspace": set(""), "delete": set("")}
	for i, expectation := range g.model.Godkendelse {
		e.keys[fmt.Sprint(i+1)] = set(expectation.Key)
	}
	next := func() { set(g.nextExpectation(chosen))() }
	e.keys["space"], e.keys["enter"] = next, next
	e.hints = []hint{{"1", "forventes"}, {"2", "forventes ikke"}, {"Delete", "fjern valget"}}
	return e
}

// nextExpectation goes round the judgements of the edition.
func (g *godkendelseStage) nextExpectation(chosen string) string {
	i := slices.IndexFunc(g.model.Godkendelse, func(e kvalitetsmodel.Expectation) bool { return e.Key == chosen })
	return g.model.Godkendelse[(i+1)%len(g.model.Godkendelse)].Key
}

func (g *godkendelseStage) temaElements(nr int) []element {
	tema := g.model.Tema(nr)
	elements := []element{blank()}
	for _, text := range tema.Indledning {
		elements = append(elements, paragraph(text, faintStyle), blank())
	}
	elements = append(elements, paragraph("Indikatorerne under temaet", boldStyle))
	for _, kriterium := range tema.Kriterier {
		for _, indikator := range kriterium.Indikatorer {
			if g.model.Applies(indikator.ID, g.sag.Tilbud.Profile()).Applies {
				elements = append(elements, list(fmt.Sprintf("%-5s", indikator.ID), []string{g.judgementText(indikator.ID)}, plainStyle))
			}
		}
	}
	return append(elements, blank(), g.screen.editable("vurdering", textSpec{
		field: interview.TemaField(0, nr), label: "Skriftlig vurdering af temaet",
		hint: "(vurderingen offentliggøres på Tilbudsportalen, hvis tilbuddet godkendes)", value: g.sag.TemaAssessment[nr],
		commit: func(text string) { g.record(interview.TemaAssessed{Tema: nr, Text: text}) },
	}))
}

func (g *godkendelseStage) judgementText(id kvalitetsmodel.IndikatorID) string {
	judgement := g.sag.Judgements[id]
	for _, expectation := range g.model.Godkendelse {
		if expectation.Key == judgement.Expectation {
			if judgement.Reasons == "" {
				return expectation.Text
			}
			return expectation.Text + " " + judgement.Reasons
		}
	}
	return "Ikke bedømt endnu."
}

func (g *godkendelseStage) key(_ node, k string) (action, bool) {
	switch k {
	case "a":
		return g.close(), true
	case "r":
		return mendRegistration(g.session).open, true
	case "p":
		return g.put(newPlan(g.session, 0)), true
	case "o":
		if g.sag.Closed {
			return openSag(g.sag.ID, OpfoelgningMode, nil), true
		}
	case "g":
		if g.sag.Closed {
			return g.reopen(), true
		}
	}
	return nil, false
}

// close asks before the answers become promises, or lists what is missing.
func (g *godkendelseStage) close() action {
	if g.sag.Closed {
		g.notice = "Godkendelsen er allerede afsluttet."
		return nil
	}
	if gaps := g.gaps(); len(gaps) > 0 {
		return g.screen.showGaps("Godkendelsen kan først afsluttes, når dette er på plads:")
	}
	text := fmt.Sprintf("Svarene er derefter løfter, som tilsynet følger op på (%s).", counted(len(g.sag.Points), "opfølgningspunkt", "opfølgningspunkter"))
	yes := "afslut"
	if vague := g.sag.Untestable(g.model); len(vague) > 0 {
		text += "\n\n" + untestableText(vague) + " Tilsynet har ikke noget at holde praksis op mod dér. Tryk n for at spørge mere først."
		yes = "afslut alligevel"
	}
	return func(a *App) tea.Cmd {
		a.dialog = &confirmDialog{
			title: "Afslut godkendelsen?",
			text:  text,
			yes:   yes,
			do: func(*App) tea.Cmd {
				if g.record(interview.GodkendelseClosed{}) {
					g.screen.refresh()
					g.notice = "Godkendelsen er afsluttet. Tryk o for at åbne det første tilsyn."
				}
				return nil
			},
		}
		return nil
	}
}

// untestableText names the answers that promise nothing that can be checked.
func untestableText(ids []kvalitetsmodel.IndikatorID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	return fmt.Sprintf("%s kan ikke efterprøves: %s.", counted(len(ids), "svar", "svar"), strings.Join(names, ", "))
}

func (g *godkendelseStage) reopen() action {
	return func(a *App) tea.Cmd {
		a.dialog = &confirmDialog{
			title: "Genåbn godkendelsen?",
			text:  "Svar og bedømmelser kan derefter rettes. Det kan ses i sagens journal.",
			yes:   "genåbn",
			do: func(*App) tea.Cmd {
				g.record(interview.GodkendelseReopened{})
				g.screen.refresh()
				return nil
			},
		}
		return nil
	}
}

func (g *godkendelseStage) hints(node) []hint {
	if len(g.sag.Tilsyn) > 0 { // the promises stand
		return []hint{{"o", "opfølgning"}}
	}
	if g.sag.Closed {
		return []hint{{"o", "opfølgning"}, {"g", "genåbn"}}
	}
	return []hint{{"r", "registrering"}}
}

func (g *godkendelseStage) help() []helpSection {
	return []helpSection{{"I godkendelsen", []hint{
		{"1 2", "forventes eller forventes ikke, når bedømmelsen er valgt"},
		{"d i o", "et tjek kan efterprøves ved dokument, interview eller observation"}, {"- +", "flyt et tjek op eller ned"},
		{"Enter", "ret et tjek, eller tilføj et"}, {"x", "fjern et tjek, eller på linjen + nyt tjek hele opfølgningspunktet"},
		{"a", "afslut godkendelsen, eller se, hvad der mangler"},
		{"r", "ret registreringen af tilbuddet"}, {"p", "se og skriv i opfølgningsplanen"},
		{"g", "genåbn en afsluttet godkendelse"}, {"o", "gå til opfølgningen, når godkendelsen er afsluttet"}}},
		{"Målbarheden af et svar", []hint{
			{"[x]", "målbart: hvad eller hvor meget, hvornår, og hvem eller hvor det kan ses"}, {"[~]", "efterprøvbart: noget kan efterses"},
			{"[ ]", "vagt: intet kan efterprøves"}, {"understreget", "ord, der kan efterprøves"}, {"kursiv", "ord, der kan strækkes"}}},
		{"Mærker i listen", []hint{
			{"[x]", "svar, bedømmelse og begrundelse er der"}, {"[~]", "noget af det er der"}, {"[ ]", "mangler"},
			{"[-]", "gælder ikke for tilbuddet"}, {"2/3 [x]", "2 af 3 er færdige, og temaets vurdering er skrevet"}}}}
}
