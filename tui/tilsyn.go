package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// tilsynStage is a driftsorienteret tilsyn: the promise beside its checks, a
// finding for each, a score with its bedømmelse.
type tilsynStage struct {
	*session
	screen  *sagScreen
	nr      int
	temaer  *tree
	punkter *worklist
	asked   interview.Source // who is being interviewed
	look    webView
}

// newTilsyn opens a tilsyn at its work list, or at the temaer when nothing is to be
// followed up.
func newTilsyn(s *session, nr int) *sagScreen {
	screen := newSagScreen(s)
	stage := &tilsynStage{session: s, screen: screen, nr: nr}
	stage.temaer = newTree(s, stage)
	stage.temaer.start(stage.gaps())
	stage.punkter = newWorklist(s, nr)
	if len(stage.punkter.nodes()) == 0 {
		return screen.begin(stage, stage.temaer)
	}
	return screen.begin(stage, stage.punkter)
}

func (t *tilsynStage) visit() *interview.Tilsyn { return t.sag.Visit(t.nr) }

func (t *tilsynStage) closed() bool { return t.visit().Closed }

func (t *tilsynStage) name() string {
	date := t.visit().Date.Short()
	switch {
	case t.closed():
		return fmt.Sprintf("tilsyn %d (afsluttet), %s", t.nr, date)
	case t.visit().Anmeldt:
		return fmt.Sprintf("tilsyn %d, anmeldt %s", t.nr, date)
	}
	return fmt.Sprintf("tilsyn %d, uanmeldt %s", t.nr, date)
}

func (t *tilsynStage) tilsyn() int { return t.nr }

func (t *tilsynStage) gaps() []interview.Gap { return t.sag.MissingTilsyn(t.model, t.nr) }

// mark is the score itself, since that is what the eye looks for.
func (t *tilsynStage) mark(id kvalitetsmodel.IndikatorID) string {
	switch mark := t.visit().Marks[id]; mark.State {
	case kvalitetsmodel.Scoret:
		return fmt.Sprintf("[%d]", mark.Score)
	case kvalitetsmodel.IkkeBedoemt:
		return "[/]"
	}
	for _, point := range t.sag.PointsOf(id) {
		for _, check := range point.Verifiable() {
			if t.visit().Findings[interview.CheckRef{Point: point.ID, Check: check.Nr}].Result != "" {
				return markSome
			}
		}
	}
	return markNone
}

func (t *tilsynStage) temaMark(tema int) string { return written(t.visit().TemaAssessment[tema]) }

func (t *tilsynStage) progress(tema int) (done, of int) {
	for _, kriterium := range t.model.Tema(tema).Kriterier {
		for _, indikator := range kriterium.Indikatorer {
			if t.model.Applies(indikator.ID, t.sag.Tilbud.Profile()).Applies {
				of++
				if t.visit().Marks[indikator.ID].State != kvalitetsmodel.Mangler {
					done++
				}
			}
		}
	}
	return done, of
}

func (t *tilsynStage) elements(n node) []element {
	if point := t.sag.Point(n.point); point != nil {
		return t.chainElements(point)
	}
	if t.screen.index == index(t.punkter) {
		return t.nothingListed()
	}
	if !t.applies(n) {
		return notApplying(t.model, t.sag.Tilbud.Profile(), n)
	}
	if n.indikator == "" {
		return t.temaElements(n.tema)
	}
	elements := t.promiseElements(n.indikator)
	var points []*interview.FollowUpPoint
	for _, point := range t.sag.PointsOf(n.indikator) {
		if point.Tilsyn <= t.nr {
			points = append(points, point)
			elements = append(elements, t.pointElements(point)...)
		}
	}
	elements = append(elements, t.judgementElements(n.indikator)...)
	elements = append(elements, t.scoreElements(n.indikator)...)
	if len(points) > 0 || !t.closed() {
		elements = append(elements, t.onwardElements(points...)...)
	}
	if !t.closed() {
		elements = append(elements, t.newPointElement(n.indikator))
	}
	return elements
}

// reminder is the promise in short, so that it stands beside every check.
func (t *tilsynStage) reminder(n node) string {
	text, _ := interview.CleanLine(t.sag.Answers[n.indikator].Text)
	if text == "" {
		return ""
	}
	return "Løfte: " + text
}

// promiseElements is what the tilbud said at the godkendelse, right above its checks.
func (t *tilsynStage) promiseElements(id kvalitetsmodel.IndikatorID) []element {
	answer := t.sag.Answers[id]
	said := "Tilbuddets løfte"
	if answer.Date != "" {
		said += ", " + answer.Date.Danish()
	}
	if answer.Speaker != "" {
		said += " (" + answer.Speaker + ")"
	}
	return []element{heading(said), {view: func(width int, _ bool) []string {
		return quoted(or(answer.Text, "Intet svar."), answer.Text == "", width)
	}}}
}

// judgementElements is what the socialtilsyn thought of the promise then.
func (t *tilsynStage) judgementElements(id kvalitetsmodel.IndikatorID) []element {
	judgement := t.sag.Judgements[id]
	for _, expectation := range t.model.Godkendelse {
		if expectation.Key == judgement.Expectation {
			return []element{heading("Bedømmelsen ved godkendelsen"), paragraph(expectation.Text+" "+judgement.Reasons, faintStyle)}
		}
	}
	return nil
}

func (t *tilsynStage) scoreElements(id kvalitetsmodel.IndikatorID) []element {
	mark := t.visit().Marks[id]
	spec := textSpec{
		field: interview.BedoemmelseField(t.nr, id), label: "Skriftlig bedømmelse", hint: "(hvad bygger scoren på)", value: t.visit().Bedoemmelser[id],
		commit: func(text string) { t.record(interview.BedoemmelseWritten{Tilsyn: t.nr, Indikator: id, Text: text}) },
	}
	praksis := praksisElement(t.sag.Praksis(t.model, t.nr).Indikatorer[id])
	score := element{view: func(width int, focused bool) []string {
		return focusLines(wrap(pointer(focused)+"Score: "+t.markText(mark), width), focused)
	}}
	if t.closed() {
		return []element{heading("Bedømmelsen nu"), praksis, score, shown(spec)}
	}
	score.id = "score"
	score.hints = t.scoreHints()
	return []element{heading("Bedømmelsen nu"), praksis, score, field("bedømmelse", spec)}
}

// markText is a score in the official words.
func (t *tilsynStage) markText(mark kvalitetsmodel.Mark) string {
	switch mark.State {
	case kvalitetsmodel.IkkeBedoemt:
		return "ikke bedømt denne gang"
	case kvalitetsmodel.Scoret:
		for _, step := range t.model.Tilsyn {
			if step.Score == mark.Score {
				return fmt.Sprintf("%d – %s", step.Score, step.Text)
			}
		}
	}
	return "mangler"
}

// setScore scores the indikator; score 0 with aside leaves it out on purpose.
func (t *tilsynStage) setScore(id kvalitetsmodel.IndikatorID, score int, aside bool) {
	t.record(interview.ScoreSet{Tilsyn: t.nr, Indikator: id, Score: score, IkkeBedoemt: aside})
}

func (t *tilsynStage) temaElements(nr int) []element {
	var elements []element
	for _, value := range t.sag.Evaluation(t.model, t.nr).Temaer {
		if value.Tema.Nr != nr {
			continue
		}
		elements = append(elements, heading("Værdi: "+value.Value.String()), paragraph(value.Explain(), faintStyle))
		for _, kriterium := range value.Kriterier {
			if kriterium.Applies {
				elements = append(elements, paragraph(kriterium.Explain(), faintStyle))
			}
			for _, indikator := range kriterium.Indikatorer {
				if indikator.Mark.State != kvalitetsmodel.GaelderIkke {
					elements = append(elements, list(fmt.Sprintf("%-5s", indikator.Indikator.ID), []string{t.markText(indikator.Mark)}, plainStyle))
				}
			}
		}
	}
	sheet := t.sag.Praksis(t.model, t.nr)
	elements = append(elements, blank(), praksisElement(sheet.Temaer[nr]))
	if text := t.sag.TemaAssessment[nr]; text != "" {
		elements = append(elements, heading("Vurderingen ved godkendelsen"), element{view: func(width int, _ bool) []string { return quoted(text, true, width) }})
	}
	spec := textSpec{
		field: interview.TemaField(t.nr, nr), label: "Skriftlig vurdering af temaet",
		hint: "(vurderingen indberettes til Tilbudsportalen)", value: t.visit().TemaAssessment[nr],
		commit: func(text string) { t.record(interview.TemaAssessed{Tilsyn: t.nr, Tema: nr, Text: text}) },
	}
	if t.closed() {
		return append(elements, blank(), shown(spec))
	}
	return append(elements, blank(), field("vurdering", spec))
}

func (t *tilsynStage) key(n node, k string) (action, bool) {
	if n.indikator != "" && !t.closed() && t.applies(n) {
		for _, step := range t.model.Tilsyn {
			if k == fmt.Sprint(step.Score) {
				t.setScore(n.indikator, step.Score, false)
				return nil, true
			}
		}
		switch k {
		case "0":
			t.setScore(n.indikator, 0, true)
			return nil, true
		case "backspace", "delete":
			if n.verify {
				break // it takes the finding back
			}
			if t.visit().Marks[n.indikator].State != kvalitetsmodel.Mangler {
				t.setScore(n.indikator, 0, false)
			}
			return nil, true
		}
		if len(k) == 1 && k[0] >= '6' && k[0] <= '9' {
			t.notice = "Scoren er et helt tal fra 1 til 5, eller 0 for ikke bedømt denne gang."
			return nil, true
		}
	}
	if do, ok := t.pointKey(n, k); ok {
		return do, true
	}
	switch k {
	case "o":
		if n.indikator != "" && t.applies(n) {
			return t.planFrom(t.nr, n.indikator, t.worst(n)), true
		}
	case "l":
		t.turnList()
		return nil, true
	case "a":
		return t.close(), true
	case "g":
		return openSag(t.sag.ID, InterviewMode, nil), true
	case "p":
		return t.put(newPlan(t.session, 0)), true
	case "t":
		if t.closed() && t.nr == len(t.sag.Tilsyn) {
			return newTilsynForm(t.session).open, true
		}
	case "[", "]":
		return t.other(map[string]int{"[": -1, "]": 1}[k]), true
	}
	return nil, false
}

// pointKey is a key on a point or a check in the work list.
func (t *tilsynStage) pointKey(n node, k string) (action, bool) {
	if t.closed() || n.point == "" {
		return nil, false
	}
	if !n.verify {
		if k == "x" && t.sag.Point(n.point).Tilsyn < t.nr {
			t.toggleStatus(n.point)
			return nil, true
		}
		return nil, false
	}
	ref := interview.CheckRef{Point: n.point, Check: n.check}
	if result, ok := findingKeys[k]; ok {
		t.setResult(ref, result)
		return nil, true
	}
	switch k {
	case "n":
		t.screen.page.reachID(string(interview.NoteField(t.nr, ref)))
	case "k":
		t.nextSource(ref)
	case "t":
		return t.draw(ref), true
	case "enter", "tab":
		t.screen.page.focusID(string(interview.NoteField(t.nr, ref)))
	default:
		return nil, false
	}
	return nil, true
}

// worst is the check of a place that is most in need of a plan: the chosen one, or
// of a point the first that was not found kept. At an indikator it is none.
func (t *tilsynStage) worst(n node) interview.CheckRef {
	point := t.sag.Point(n.point)
	if n.verify || point == nil {
		return interview.CheckRef{Point: n.point, Check: n.check}
	}
	for _, bad := range []interview.Result{interview.IkkeBekraeftet, interview.Delvist} {
		for _, check := range point.Verifiable() {
			if ref := (interview.CheckRef{Point: point.ID, Check: check.Nr}); t.visit().Findings[ref].Result == bad {
				return ref
			}
		}
	}
	return interview.CheckRef{Point: point.ID, Check: point.Verifiable()[0].Nr}
}

// turnList goes from the work list to the temaer, or back, and stays at the same
// indikator where it can.
func (t *tilsynStage) turnList() {
	at := t.screen.index.place()
	other := index(t.punkter)
	if t.screen.index == other {
		other = t.temaer
	}
	if at.indikator != "" || other == index(t.temaer) {
		other.put(at)
	}
	t.screen.turnTo(other)
}

// indexes are the lists that a place may be in.
func (t *tilsynStage) indexes() []index { return []index{t.temaer, t.punkter} }

// other shows an earlier or later tilsyn of the sag.
func (t *tilsynStage) other(by int) action {
	if t.sag.Visit(t.nr+by) == nil {
		return nil
	}
	return func(a *App) tea.Cmd {
		screen := newTilsyn(t.session, t.nr+by)
		if t.screen.index == index(t.temaer) {
			screen.turnTo(screen.stage.(*tilsynStage).temaer)
			screen.goTo(t.temaer.place())
		}
		a.show(screen)
		return nil
	}
}

// close asks before the tilsyn ends, or lists what is missing.
func (t *tilsynStage) close() action {
	if t.closed() {
		t.notice = "Tilsynet er allerede afsluttet."
		return nil
	}
	if gaps := t.gaps(); len(gaps) > 0 {
		return t.screen.showGaps("Tilsynet kan først afsluttes, når dette er på plads:")
	}
	return func(a *App) tea.Cmd {
		a.dialog = &confirmDialog{
			title: "Afslut tilsynet?", text: "Fund, scorer og bedømmelser kan derefter ikke ændres.", yes: "afslut",
			do: func(*App) tea.Cmd {
				if t.record(interview.TilsynClosed{Tilsyn: t.nr}) {
					t.screen.refresh()
					t.notice = "Tilsynet er afsluttet. Tryk t for at åbne det næste."
				}
				return nil
			},
		}
		return nil
	}
}

// setRestAside marks every indikator without a score as not judged at this tilsyn.
func (t *tilsynStage) setRestAside(a *App) tea.Cmd {
	var changes []interview.Change
	for _, gap := range t.gaps() {
		if gap.What == "score" {
			changes = append(changes, interview.ScoreSet{Tilsyn: t.nr, Indikator: gap.Indikator, IkkeBedoemt: true})
		}
	}
	if len(changes) > 0 {
		t.record(changes...)
		t.screen.refresh()
	}
	return t.close()(a)
}
