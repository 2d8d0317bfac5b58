package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// save keeps what is being typed and goes on typing.
func (s *sagScreen) save() {
	if e := s.page.editor; e != nil {
		s.closeEditor(e)
		e.saved()
		e.hint = ""
	}
}

// openEditor opens a field, with the draft of an earlier run where there is one.
func (s *sagScreen) openEditor(spec textSpec) *editor {
	draft, ok := s.session.drafts[spec.field]
	if !ok || spec.field == "" {
		return newEditor(spec, spec.value)
	}
	delete(s.session.drafts, spec.field)
	s.session.notice = takenUp(draft)
	e := newEditor(spec, draft.Text)
	e.drafted = true
	return e
}

// takenUp says that a field begins with the draft of an earlier run.
func takenUp(draft interview.Draft) string {
	at := draft.At.Local()
	return fmt.Sprintf("Din tekst fra %s kl. %s er hentet frem.", interview.DateOf(at).Danish(), at.Format("15.04"))
}

// closeEditor keeps what was typed: in the journal when it changed, and a draft
// of a text that was changed back is forgotten.
func (s *sagScreen) closeEditor(e *editor) {
	text := e.text()
	switch {
	case e.changed() && text != e.spec.value && (e.spec.same == nil || !e.spec.same(text)):
		before := s.session.sag.Seq
		e.spec.commit(text)
		if s.session.sag.Seq == before && text != "" { // it was refused, which the notice says
			s.session.keepAside(e.spec.field, text)
		} else if e.spec.ownDraft {
			s.session.forget(e.spec.field)
		}
	case e.drafted:
		s.session.forget(e.spec.field)
	}
	e.drafted = false
	s.seq = -1 // a text that waits is shown as such
	s.refresh()
	if guard(text) != "" && s.session.notice == "" {
		s.session.notice = "Gemt, men noget ligner et CPR-nummer. Gå ind i feltet igen, og tryk Ctrl+G."
	}
}

// keep hands what was typed to the saver, and says when the field takes no more.
func (s *sagScreen) keep(e *editor, msg tea.KeyPressMsg) {
	switch {
	case e.changed():
		e.drafted = true
		s.session.typed(e.spec.field, e.area.Value())
		s.session.notice = guard(e.area.Value())
	case e.drafted: // changed back, so that the draft says what is no longer on the screen
		e.drafted = false
		s.session.forget(e.spec.field)
	}
	e.hint = s.session.nameHint(e)
	if e.full() && e.adds(msg) {
		s.session.notice = fullNotice
	}
}

// setAside keeps the text of a field that can no longer be typed in.
func (s *sagScreen) setAside(e *editor) {
	if e != nil && e.changed() {
		s.session.keepAside(e.spec.field, e.text())
	}
}

// resume goes to the field of a draft, which opens with the text of the draft.
func (s *sagScreen) resume(draft interview.Draft) {
	if s.goTo(nodeOf(draft.Field)) {
		for _, e := range s.page.elements {
			if e.text != nil && e.text.field == draft.Field && s.page.reachID(e.id) {
				return
			}
		}
	}
	s.session.notice = "Der kan ikke skrives i feltet nu. Teksten er bevaret og kan hentes senere."
}

func (s *sagScreen) paste(text string) action {
	if e := s.page.editor; e != nil {
		notice := e.paste(text)
		e.drafted = true
		s.session.typed(e.spec.field, e.area.Value())
		s.session.notice = or(notice, guard(e.area.Value()))
		e.hint = s.session.nameHint(e)
		return nil
	}
	s.index.paste(text)
	s.refresh()
	return nil
}
