package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

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

func (s *sagScreen) resize(width, height int) { s.width, s.height = width, height }

func (s *sagScreen) typing() bool { return s.page.editor != nil }

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
	case "ctrl+z", "ctrl+y":
		if !s.typing() {
			s.undo(k == "ctrl+y")
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
			place := field.Place()
			s.goTo(place.Indikator, place.Tema)
		}
	}
}

// goTo chooses an indikator or a tema in the tree, when there is one.
func (s *sagScreen) goTo(indikator kvalitetsmodel.IndikatorID, nr int) bool {
	at := node{tema: nr}
	if tema, _, _ := s.session.model.Place(indikator); tema != nil {
		at = node{tema.Nr, indikator}
	}
	if s.session.model.Tema(at.tema) == nil {
		return false
	}
	if at != s.tree.at {
		s.page.leave()
		s.tree.at = at
		s.refresh()
	}
	return true
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
	s.session.rebase(rebased)
	s.seq = -1
	s.tree.profile = rebased.Sag.Tilbud.Profile()
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

// indikatorOf is the indikator of a node, or nil.
func (s *session) indikatorOf(n node) *kvalitetsmodel.Indikator {
	return s.model.Indikator(n.indikator)
}
