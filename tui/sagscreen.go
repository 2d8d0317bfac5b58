package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

// sagScreen is a sag at one stage: the tree of temaer at the left, the page of
// the chosen indikator or tema beside it, and at a tilsyn the spindelvæv.
type sagScreen struct {
	session *session
	stage   stage
	tree    tree
	page    page
	shown   node // what the page was made for
	seq     int  // the entry that the page was made after
	web     bool // the spindelvæv stands in place of the page

	width, height int
	head          int // lines above the page, as they were last drawn
}

// newSagScreen makes the screen without its stage, which begin puts in place.
func newSagScreen(s *session) *sagScreen {
	screen := &sagScreen{session: s,
		tree: tree{model: s.model, profile: s.sag.Tilbud.Profile(), at: node{tema: s.model.Temaer[0].Nr}}}
	screen.page = page{focus: -1, open: screen.openEditor, close: screen.closeEditor}
	return screen
}

// begin puts the stage in place and goes to where work goes on.
func (s *sagScreen) begin(st stage) *sagScreen {
	s.stage = st
	s.tree.at = s.first()
	s.refresh()
	return s
}

// first is where work goes on: the first place with a gap, else the first indikator that applies.
func (s *sagScreen) first() node {
	if gaps := s.stage.gaps(); len(gaps) > 0 {
		return node{gaps[0].Tema, gaps[0].Indikator}
	}
	for _, n := range s.tree.nodes() {
		if n.indikator != "" && s.tree.applies(n) {
			return n
		}
	}
	return s.tree.at
}

func (s *sagScreen) title() string {
	return s.session.sag.Tilbud.Navn + " · " + s.stage.name()
}

func (s *sagScreen) resize(width, height int) { s.width, s.height = width, height }

func (s *sagScreen) typing() bool { return s.page.editor != nil }

func (s *sagScreen) notice() string { return s.session.notice }

func (s *sagScreen) save() {
	if e := s.page.editor; e != nil {
		s.closeEditor(e)
		e.saved()
	}
}

// openEditor opens a field, with the draft of an earlier run where there is one.
func (s *sagScreen) openEditor(spec textSpec) *editor {
	draft, ok := s.session.drafts[spec.field]
	if !ok || spec.field == "" {
		return newEditor(spec, spec.value)
	}
	delete(s.session.drafts, spec.field)
	s.session.notice = fmt.Sprintf("Din tekst fra %s kl. %s er hentet frem.",
		interview.DateOf(draft.At.Local()).Danish(), draft.At.Local().Format("15.04"))
	return newEditor(spec, draft.Text)
}

// closeEditor keeps what was typed: in the journal when it changed, and a draft
// of a text that was changed back is forgotten.
func (s *sagScreen) closeEditor(e *editor) {
	text := e.text()
	switch {
	case e.changed() && text != e.spec.value:
		e.spec.commit(text)
	case e.drafted:
		s.session.forget(e.spec.field)
	}
	e.drafted = false
	s.refresh()
}

// refresh makes the page anew when the place or the sag has changed.
func (s *sagScreen) refresh() {
	switch {
	case s.shown != s.tree.at:
		s.page.leave()
		s.shown, s.seq = s.tree.at, s.session.sag.Seq
		s.page.clear(s.stage.elements(s.shown))
	case s.seq != s.session.sag.Seq:
		s.seq = s.session.sag.Seq
		s.page.set(s.stage.elements(s.shown))
	}
}

func (s *sagScreen) key(msg tea.KeyPressMsg) action {
	k := msg.String()
	if k != "f1" && !s.typing() {
		s.session.notice = ""
	}
	do := s.handle(msg, k)
	s.refresh()
	return do
}

func (s *sagScreen) handle(msg tea.KeyPressMsg, k string) action {
	switch k {
	case "ctrl+n":
		s.goOn(1)
		return nil
	case "ctrl+p":
		s.goOn(-1)
		return nil
	case "esc":
		return s.escape()
	case "ctrl+z":
		if !s.typing() {
			s.session.undo()
			return nil
		}
	case "pgdown", "pgup":
		if !s.typing() && !s.web {
			s.page.scroll(map[string]int{"pgdown": 1, "pgup": -1}[k] * max(s.height-6, 1))
			return nil
		}
	}
	if s.page.focus >= 0 && !s.web {
		before := s.page.editor
		if s.page.key(msg) {
			if e := s.page.editor; e != nil && e == before {
				s.keep(e, msg)
			}
			return nil
		}
		if k == "tab" || k == "shift+tab" || before == nil && (k == "up" || k == "down") {
			s.pastEdge(k)
			return nil
		}
		if before != nil {
			return nil
		}
	}
	if do, ok := s.stage.key(s.tree.at, k); ok {
		return do
	}
	return s.treeKey(k)
}

// keep hands what was typed to the saver, and says when the field takes no more.
func (s *sagScreen) keep(e *editor, msg tea.KeyPressMsg) {
	if e.changed() {
		e.drafted = true
		s.session.typed(e.spec.field, e.area.Value())
	}
	if e.full() && e.adds(msg) {
		s.session.notice = fullNotice
	}
}

// pastEdge goes from the last element of a page to the next indikator, and from the first back to the tree.
func (s *sagScreen) pastEdge(k string) {
	if k == "tab" || k == "down" {
		s.goOn(1)
		return
	}
	s.page.leave()
}

func (s *sagScreen) treeKey(k string) action {
	s.page.leave()
	switch k {
	case "up":
		s.tree.move(-1, s.height)
	case "down":
		s.tree.move(1, s.height)
	case "home":
		s.tree.move(-len(s.tree.nodes()), s.height)
	case "end":
		s.tree.move(len(s.tree.nodes()), s.height)
	case "enter", "tab", "right":
		if !s.web {
			s.page.enter(1)
		}
	case "m":
		return s.showGaps("")
	case "v":
		if _, hasWeb := s.stage.(webber); hasWeb {
			s.web = !s.web
		}
	case "q":
		return goStart
	}
	return nil
}

func (s *sagScreen) escape() action {
	switch {
	case s.page.editor != nil && s.page.current() != nil && !s.page.current().opens:
		s.page.stopTyping()
	case s.page.focus >= 0:
		s.page.leave()
	case s.web:
		s.web = false
	default:
		return goStart
	}
	return nil
}

// goOn goes to the next or previous place of the interview and begins there.
func (s *sagScreen) goOn(by int) {
	typing := s.page.focus >= 0
	s.page.leave()
	if s.tree.step(by) {
		s.refresh()
		if typing && !s.web {
			s.page.enter(1)
		}
	}
}

func (s *sagScreen) showGaps(refusal string) action {
	gaps := s.stage.gaps()
	title := fmt.Sprintf("Det mangler (%d)", len(gaps))
	text := refusal
	if len(gaps) == 0 {
		title = "Der mangler ikke noget"
		text = "Alt er udfyldt. Luk listen, og tryk a for at afslutte."
	}
	d := &gapsDialog{title: title, text: text, gaps: gaps, name: s.gapName, jump: func(gap interview.Gap) action {
		return func(*App) tea.Cmd { s.jump(gap); return nil }
	}}
	if t, ok := s.stage.(*tilsynStage); ok && refusal != "" {
		d.extra, d.also = hint{"r", "sæt resten til ikke bedømt"}, t.setRestAside
	}
	return func(a *App) tea.Cmd { a.dialog = d; return nil }
}

func (s *sagScreen) gapName(gap interview.Gap) string {
	if gap.Indikator == "" {
		return fmt.Sprintf("Tema %d    %-12s %s", gap.Tema, gap.What, s.session.model.Tema(gap.Tema).Navn)
	}
	return fmt.Sprintf("%-9s %-12s %s", gap.Indikator, gap.What, s.session.model.Indikator(gap.Indikator).Text)
}

// jump goes to a gap and begins there.
func (s *sagScreen) jump(gap interview.Gap) {
	s.web = false
	s.tree.at = node{gap.Tema, gap.Indikator}
	s.refresh()
	if !s.page.reachID(gap.What) {
		s.page.enter(1)
	}
}

// resume goes to the field of a draft, which opens with the text of the draft.
func (s *sagScreen) resume(draft interview.Draft) {
	_, indikator, tema := draft.Field.Place()
	at := node{tema: tema}
	if indikator != "" {
		if t, _, _ := s.session.model.Place(indikator); t != nil {
			at = node{t.Nr, indikator}
		}
	}
	if s.session.model.Tema(at.tema) != nil {
		s.tree.at = at
		s.refresh()
		for _, e := range s.page.elements {
			if e.text != nil && e.text.field == draft.Field && s.page.reachID(e.id) {
				return
			}
		}
	}
	s.session.notice = "Feltet kan ikke skrives i nu. Teksten er bevaret og kan hentes senere."
}

func (s *sagScreen) paste(text string) action {
	if e := s.page.editor; e != nil {
		notice := e.paste(text)
		e.drafted = true
		s.session.typed(e.spec.field, e.area.Value())
		s.session.notice = notice
	}
	return nil
}

func (s *sagScreen) other(msg tea.Msg) action {
	switch msg := msg.(type) {
	case commands.Rebased:
		if msg.Sag.ID == s.session.sag.ID {
			return s.rebase(msg)
		}
	case tea.MouseWheelMsg:
		s.wheel(msg.Mouse())
	case tea.MouseClickMsg:
		s.click(msg.Mouse())
	}
	return nil
}

// rebase takes the sag as it is after another program had changed it.
func (s *sagScreen) rebase(rebased commands.Rebased) action {
	s.session.sag, s.seq = rebased.Sag, -1
	s.tree.profile = rebased.Sag.Tilbud.Profile()
	s.session.notice = "Sagen var ændret i et andet vindue. Dine ændringer er lagt oven på."
	switch {
	case len(rebased.Drafts) > 0:
		s.session.notice = fmt.Sprintf("Ændret i et andet vindue: %d af dine ændringer passer ikke. Teksten er bevaret.", rebased.Refused)
	case rebased.Refused > 0:
		s.session.notice = fmt.Sprintf("Ændret i et andet vindue: %d af dine ændringer passer ikke og er udeladt.", rebased.Refused)
	}
	for _, draft := range rebased.Drafts {
		s.session.drafts[draft.Field] = draft
	}
	if nr := s.stage.tilsyn(); nr > 0 && rebased.Sag.Visit(nr) == nil {
		s.page.editor = nil // the tilsyn was refused; what is being typed there is a draft already
		return s.session.put(newGodkendelse(s.session))
	}
	s.refresh()
	return nil
}

// wheel scrolls what the mouse is over.
func (s *sagScreen) wheel(mouse tea.Mouse) {
	by := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[mouse.Button]
	switch {
	case s.web || mouse.X < s.treeWidth():
		s.page.leave()
		s.tree.move(by, s.height)
		s.refresh()
	case !s.typing():
		s.page.scroll(3 * by)
	}
}

// click chooses what the mouse is on. The header is the first line of the window.
func (s *sagScreen) click(mouse tea.Mouse) {
	y := mouse.Y - 1
	switch {
	case s.web || mouse.Button != tea.MouseLeft || y < 0 || y >= s.height:
	case mouse.X < s.treeWidth():
		if rows := s.tree.rows(s.height); s.tree.top+y < len(rows) {
			s.page.leave()
			s.tree.at = rows[s.tree.top+y]
			s.refresh()
		}
	default:
		if id := s.page.idAt(y - s.head); id != "" {
			s.page.reachID(id)
		}
	}
}

// treeWidth and webWidth share the window out.
func (s *sagScreen) treeWidth() int { return min(28+max(0, s.width-80)/5, 36) }

const (
	webFrom  = 112 // from this width on the spindelvæv stands beside the page
	webWidth = 40
)

func (s *sagScreen) view(width, height int) ([]string, *tea.Cursor) {
	web, hasWeb := s.stage.(webber)
	if hasWeb && s.web {
		return web.web(width, height), nil
	}
	left := s.treeWidth()
	middle := width - left - 3
	columns := []column{{left, s.tree.view(s.stage, left, height, s.page.focus < 0)}}
	if hasWeb && width >= webFrom {
		middle -= webWidth + 3
	}
	head := s.pageHead(middle)
	s.head = len(head)
	body, cursor := s.page.view(middle, height-len(head))
	if s.page.below > 0 && !s.typing() && len(body) > 0 && (s.page.focus < 0 || s.page.away) {
		body[len(body)-1] = faintStyle.Render("↓ mere (PgDn)")
	}
	columns = append(columns, column{middle, append(head, body...)})
	if hasWeb && width >= webFrom {
		columns = append(columns, column{webWidth, web.web(webWidth, height)})
	}
	if cursor != nil {
		cursor.X += left + 3
		cursor.Y += len(head)
	}
	return beside(height, columns...), cursor
}

// pageHead is the official wording, which stays while the page scrolls, and
// while something is done on the page the reminder of the stage.
func (s *sagScreen) pageHead(width int) []string {
	at := s.tree.at
	if at.indikator == "" {
		tema := s.session.model.Tema(at.tema)
		return styled(boldStyle, hang(fmt.Sprintf("Tema %d: ", tema.Nr), tema.Navn, width))
	}
	head := styled(boldStyle, wrap(fmt.Sprintf("Indikator %s: %s", at.indikator, s.session.model.Indikator(at.indikator).Text), width))
	if promise := s.stage.reminder(at); promise != "" && s.page.focus >= 0 {
		head = append(head, faintStyle.Render(cut(promise, width)))
	}
	return head
}

// webber is a stage with a spindelvæv.
type webber interface {
	web(width, height int) []string
}

func (s *sagScreen) hints() []hint {
	switch {
	case s.typing() && s.page.editor.spec.single:
		return []hint{{"Tab", "videre"}, {"Esc", "til listen"}, {"Ctrl+N", "næste indikator"}, hintSave, hintHelpF}
	case s.typing():
		return []hint{{"Tab", "videre"}, {"Esc", "ud af feltet"}, {"Ctrl+N", "næste indikator"}, hintSave, hintHelpF}
	case s.web:
		return append(append([]hint{{"↑↓", "indikator"}}, s.stage.hints(s.tree.at)...), hint{"v", "tilbage"}, hintHelp)
	case s.page.focus >= 0:
		hints := append([]hint{}, s.page.current().hints...)
		return append(hints, hint{"Tab", "videre"}, hint{"Esc", "til listen"}, hintHelp)
	}
	hints := []hint{{"↑↓", "vælg"}}
	if s.page.reachable() {
		hints = append(hints, hint{"Enter", "skriv"})
	}
	hints = append(hints, s.stage.hints(s.tree.at)...)
	if _, hasWeb := s.stage.(webber); hasWeb {
		hints = append(hints, hint{"v", "spindelvæv"})
	}
	return append(hints, hint{"m", "mangler"}, hint{"a", "afslut"}, hint{"Esc", "sager"}, hintHelp)
}

func (s *sagScreen) help() []helpSection {
	return append([]helpSection{
		{"I listen til venstre", []hint{
			{"↑ ↓", "vælg tema eller indikator"}, {"Home End", "først eller sidst"},
			{"Enter Tab →", "gå til siden og skriv"}, {"PgUp PgDn", "rul siden"},
			{"m", "se det, der mangler, og gå dertil"}, {"Ctrl+Z", "fortryd den seneste ændring"},
			{"Esc q", "tilbage til sagerne"}}},
		{"Mens du skriver", []hint{
			{"Enter", "ny linje"}, {"Tab Shift+Tab", "næste og forrige felt"},
			{"Ctrl+N Ctrl+P", "næste og forrige indikator"}, {"Ctrl+W", "slet et ord"},
			{"Esc", "ud af feltet; teksten gemmes"}}},
		{"Overalt", []hint{
			{"Ctrl+S", "gem nu"}, {"Ctrl+Q Ctrl+C", "gem og luk"}, {"F1 ?", "denne hjælp"}}},
	}, s.stage.help()...)
}

// indikatorOf is the indikator of a node, or nil.
func (s *session) indikatorOf(n node) *kvalitetsmodel.Indikator {
	return s.model.Indikator(n.indikator)
}
