package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

// sagScreen is a sag at one stage: its index at the left, the page of the chosen
// place beside it, and at a tilsyn the spindelvæv.
type sagScreen struct {
	session *session
	stage   stage
	index   index
	page    page
	shown   node // what the page was made for
	seq     int  // the entry that the page was made after
	web     bool // the spindelvæv stands in place of the page

	width, height int
	left, head    int // the width of the index and the lines above the page, as they were last drawn
}

// newSagScreen makes the screen without its stage, which begin puts in place.
func newSagScreen(s *session) *sagScreen {
	screen := &sagScreen{session: s}
	screen.page = page{focus: -1, open: screen.openEditor, close: screen.closeEditor}
	return screen
}

// begin puts the stage in place, with the index that the work begins in.
func (s *sagScreen) begin(st stage, first index) *sagScreen {
	s.stage, s.index = st, first
	if st.tilsyn() != inPlan {
		s.session.work = s
	}
	s.refresh()
	return s
}

// paperOf is the paper that a stage ends in.
func paperOf(st stage) string {
	switch st.tilsyn() {
	case inPlan:
		return "opfoelgningsplan"
	case 0:
		return "godkendelse"
	}
	return "tilsyn"
}

// turnTo puts another index of the stage in place.
func (s *sagScreen) turnTo(other index) {
	s.page.leave()
	s.index = other
	s.refresh()
}

func (s *sagScreen) resize(width, height int) { s.width, s.height = width, height }

func (s *sagScreen) typing() bool { return s.writing() || s.index.typing() }

// writing reports whether a field of the page is being typed in.
func (s *sagScreen) writing() bool { return s.page.editor != nil }

// refresh makes the page anew when the place or the sag has changed.
func (s *sagScreen) refresh() {
	switch {
	case s.shown != s.index.place():
		s.page.leave()
		s.shown, s.seq = s.index.place(), s.session.sag.Seq
		s.page.clear(s.stage.elements(s.shown))
	case s.seq != s.session.sag.Seq:
		s.seq = s.session.sag.Seq
		s.page.set(s.stage.elements(s.shown))
	}
}

func (s *sagScreen) key(msg tea.KeyPressMsg) action {
	k := msg.String()
	s.page.stay()
	s.index.stay()
	if k != "f1" && !s.writing() {
		s.session.notice = ""
	}
	do := s.handle(msg, k)
	s.refresh()
	return do
}

func (s *sagScreen) handle(msg tea.KeyPressMsg, k string) action {
	if web, ok := s.stage.(webber); s.web && ok && web.webKey(k) {
		return nil
	}
	if !s.web && s.page.focus < 0 && s.index.key(msg) {
		return nil
	}
	switch k {
	case "ctrl+g":
		s.mask()
		return nil
	case "ctrl+n":
		s.goOn(1)
		return nil
	case "ctrl+p":
		s.goOn(-1)
		return nil
	case "esc":
		return s.escape()
	case "ctrl+z", "ctrl+y":
		if !s.writing() {
			s.undo(k == "ctrl+y")
			return nil
		}
	case "pgdown", "pgup":
		if !s.writing() && !s.web {
			s.page.scroll(map[string]int{"pgdown": 1, "pgup": -1}[k] * max(s.height-6, 1))
			return nil
		}
	}
	if s.page.focus >= 0 && !s.web {
		before := s.page.editor
		if current := s.page.current(); before == nil && current != nil && current.actions[k] != nil {
			return current.actions[k]()
		}
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
	if do, ok := s.stage.key(s.index.place(), k); ok {
		return do
	}
	return s.indexKey(k)
}

// pastEdge goes from the last element of a page to the next indikator, and from the first back to the tree.
func (s *sagScreen) pastEdge(k string) {
	if k == "tab" || k == "down" {
		s.goOn(1)
		return
	}
	s.page.leave()
}

func (s *sagScreen) indexKey(k string) action {
	s.page.leave()
	switch k {
	case "up":
		s.index.move(-1, s.height)
	case "down":
		s.index.move(1, s.height)
	case "home":
		s.index.move(-everything, s.height)
	case "end":
		s.index.move(everything, s.height)
	case "enter", "tab", "right":
		if !s.web {
			s.page.enter(1)
		}
	case "D":
		if s.session.env.writeFile != nil {
			return s.session.showPapers(paperOf(s.stage))
		}
	case "m":
		return s.showGaps("")
	case "v":
		if _, hasWeb := s.stage.(webber); hasWeb {
			s.web = !s.web
		}
	case "q":
		return s.out()
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
		return s.out()
	}
	return nil
}

// out leads away from the list: to the list of sager, or where the stage came from.
func (s *sagScreen) out() action {
	if plan, ok := s.stage.(*planStage); ok {
		return plan.back()
	}
	return goStart
}

// undo takes the latest change back, or makes it again, and goes to where it was.
func (s *sagScreen) undo(again bool) {
	do, said := s.session.undo, "Fortrudt"
	if again {
		do, said = s.session.redo, "Gjort om"
	}
	field, done := do()
	if !done {
		return
	}
	s.session.notice = said + "."
	if field != "" {
		s.session.notice = said + ": " + field.Danish() + "."
		if s.session.stageOf(field) == s.stage.tilsyn() {
			s.goTo(nodeOf(field))
		}
	}
}

// everything is more rows than any index has.
const everything = 1 << 20

// goTo chooses a place of the index, when it is there.
func (s *sagScreen) goTo(n node) bool {
	before := s.index.place()
	if !s.index.put(n) && !s.turnTowards(n) {
		return false
	}
	if s.index.place() != before {
		s.page.leave()
		s.refresh()
	}
	return true
}

// turnTowards puts the index of the stage in place that has a place.
func (s *sagScreen) turnTowards(n node) bool {
	stage, ok := s.stage.(interface{ indexes() []index })
	if !ok {
		return false
	}
	for _, other := range stage.indexes() {
		if other != s.index && other.put(n) {
			s.turnTo(other)
			return true
		}
	}
	return false
}

// goOn goes to the next or previous place of the interview and begins there.
func (s *sagScreen) goOn(by int) {
	typing := s.page.focus >= 0
	s.page.leave()
	if s.index.step(by) {
		s.refresh()
		if typing && !s.web {
			s.page.enter(1)
		}
	}
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
	follow := s.letGo(rebased.Items)
	s.session.rebase(rebased)
	s.seq = -1
	s.index.rebased(s.session)
	follow()
	s.session.notice = "Sagen er blevet ændret i et andet vindue. Dine ændringer er føjet til."
	switch {
	case len(rebased.Drafts) > 0:
		s.session.notice = fmt.Sprintf("Ændret i et andet vindue: %s kunne ikke bruges. Teksten er bevaret.", counted(rebased.Refused, "ændring", "ændringer"))
	case rebased.Refused > 0:
		s.session.notice = fmt.Sprintf("Ændret i et andet vindue: %s kunne ikke bruges.", counted(rebased.Refused, "ændring", "ændringer"))
	}
	open := s.page.editor
	if nr := s.stage.tilsyn(); nr > 0 && rebased.Sag.Visit(nr) == nil {
		s.page.editor = nil
		s.setAside(open)
		return s.session.put(newGodkendelse(s.session))
	}
	s.refresh()
	if s.page.editor == nil {
		s.setAside(open) // the other closed the field that is being typed in
	}
	return nil
}

// nodeOf is the place of a field.
func nodeOf(field interview.Field) node {
	place := field.Place()
	return node{tema: place.Tema, indikator: place.Indikator, point: place.Point, item: place.Item}
}

// indikatorOf is the indikator of a node, or nil.
func (s *session) indikatorOf(n node) *kvalitetsmodel.Indikator {
	return s.model.Indikator(n.indikator)
}
