package tui

import (
	tea "charm.land/bubbletea/v2"
)

func (s *sagScreen) title() string {
	return s.session.sag.Tilbud.Navn + " · " + s.stage.name()
}

func (s *sagScreen) notice() string { return s.session.notice }

// hint is what the field that is being typed in says, more softly than a notice.
func (s *sagScreen) hint() string {
	if !s.writing() {
		return ""
	}
	return s.page.editor.hint
}

const (
	webFrom  = 112 // from this width on the spindelvæv or the lens stands beside the page
	webWidth = 40
	lensFrom = 18 // from this height on the lens has a line of its own below the page
)

func (s *sagScreen) view(width, height int) ([]string, *tea.Cursor) {
	web, hasWeb := s.stage.(webber)
	if hasWeb && s.web {
		return web.web(width, height), nil
	}
	s.left = s.index.width(width, s.page.focus >= 0)
	left := s.left
	middle := width
	var columns []column
	if left > 0 {
		middle -= left + 3
	}
	lens, wide := s.lens(width), width >= webFrom
	below := ""
	if lens != nil && !wide && height >= lensFrom {
		height--
		below = lens.line(width)
	}
	if left > 0 {
		columns = append(columns, column{left, s.index.view(left, height, s.page.focus < 0)})
	}
	hasSide := wide && (lens != nil || hasWeb && web.beside(width))
	if hasSide {
		middle -= webWidth + 3
	}
	head := s.index.head(middle)
	if most := height * 2 / 3; len(head) > most { // a narrow window leaves a third to the page
		head = append(head[:most-1:most-1], faintStyle.Render("…"))
	}
	body, cursor := s.page.view(middle, height-len(head))
	if reminder := s.stage.reminder(s.index.place()); reminder != "" && s.page.focus >= 0 && s.page.top > 0 {
		head = append(head, faintStyle.Render(cutWord(reminder, middle)))
		body, cursor = s.page.view(middle, height-len(head))
	}
	s.head = len(head)
	if s.page.below > 0 && !s.writing() && len(body) > 0 && (s.page.focus < 0 || s.page.away) {
		body[len(body)-1] = faintStyle.Render("↓ mere (PgDn)")
	}
	columns = append(columns, column{middle, append(head, body...)})
	switch {
	case wide && lens != nil:
		columns = append(columns, column{webWidth, lens.panel(webWidth)})
	case hasSide:
		columns = append(columns, column{webWidth, web.web(webWidth, height)})
	}
	if cursor != nil {
		if left > 0 {
			cursor.X += left + 3
		}
		cursor.Y += len(head)
	}
	rows := beside(height, columns...)
	if below != "" {
		rows = append(rows, below)
	}
	return rows, cursor
}

// lenser is a stage with a lens on the answer of the page.
type lenser interface {
	lens() *lens // nil where the page has no answer
}

// lens is that of the answer that is being typed, and in a wide window that of
// the answer on the page, so that the page keeps its width. It is read before
// anything is drawn, since it takes its room from the page.
func (s *sagScreen) lens(width int) *lens {
	if s.writing() && s.page.editor.spec.lens != nil {
		s.page.editor.spec.lens.read(s.page.editor.area.Value())
		return s.page.editor.spec.lens
	}
	if stage, ok := s.stage.(lenser); ok && width >= webFrom {
		return stage.lens()
	}
	return nil
}

// editable makes a field, or what can only be read once the stage is closed.
func (s *sagScreen) editable(id string, spec textSpec) element {
	if s.stage.closed() {
		return shown(spec)
	}
	return field(id, spec)
}

// webber is a stage with a spindelvæv.
type webber interface {
	web(width, height int) []string
	webKey(k string) bool // it reports whether it took the key
	webHints() []hint
	beside(width int) bool // it stands beside the page in a wide window
}

func (s *sagScreen) hints() []hint {
	if plan, ok := s.stage.(*planStage); ok {
		return plan.footer()
	}
	switch {
	case s.index.typing():
		return []hint{{"Enter", "vælg"}, {"Esc", "ryd søgningen"}, hintQuit, hintHelpF}
	case s.writing() && s.page.editor.spec.single:
		return []hint{{"Tab", "videre"}, {"Esc", "til listen"}, {"Ctrl+N", "næste indikator"}, hintSave, hintHelpF}
	case s.writing():
		return []hint{{"Tab", "videre"}, {"Esc", "ud af feltet"}, {"Ctrl+N", "næste indikator"}, hintSave, hintHelpF}
	case s.web:
		hints := []hint{{"↑↓", "vælg"}}
		if at := s.index.place(); at.indikator != "" && !s.stage.closed() {
			hints = append(hints, hint{"0–5", "score"})
		}
		hints = append(hints, s.stage.(webber).webHints()...)
		return append(hints, hint{"v", "tilbage"}, hintHelp)
	case s.page.focus >= 0:
		hints := append([]hint{}, s.page.current().hints...)
		return append(hints, hint{"Tab", "videre"}, hint{"Esc", "til listen"}, hintHelp)
	}
	hints := []hint{{"↑↓", "vælg"}}
	switch at := s.index.place(); {
	case at.verify && !s.stage.closed():
		hints = nil // the keys of a check fill the line
	case at.point != "":
		hints = append(hints, hint{"Enter", "åbn"})
	case s.page.reachable():
		hints = append(hints, hint{"Enter", "skriv"})
	}
	hints = append(hints, s.stage.hints(s.index.place())...)
	if _, hasWeb := s.stage.(webber); hasWeb {
		hints = append(hints, hint{"v", "spindelvæv"})
	}
	if !s.stage.closed() {
		hints = append(hints, hint{"m", "mangler"}, hint{"a", "afslut"})
	}
	return append(hints, hint{"p", "plan"}, hint{"Esc", "sager"}, hintHelp)
}

func (s *sagScreen) help() []helpSection {
	if _, ok := s.stage.(*planStage); ok {
		return s.stage.help()
	}
	return append([]helpSection{
		{"I listen til venstre", []hint{
			{"↑ ↓", "vælg tema eller indikator"}, {"Home End", "først eller sidst"},
			{"Enter Tab →", "gå til siden og skriv"}, {"PgUp PgDn", "rul siden"},
			{"m", "se det, der mangler, og gå dertil"}, {"D", "skriv et dokument: HTML til udskrift, eller Word"}, {"Ctrl+Z Ctrl+Y", "fortryd den seneste ændring, og gør den om"},
			{"Esc q", "tilbage til sagerne"}}},
		{"Mens du skriver", []hint{
			{"Enter", "ny linje"}, {"Tab Shift+Tab", "næste og forrige felt"},
			{"Ctrl+N Ctrl+P", "næste og forrige indikator"}, {"Ctrl+W", "slet et ord"}, hintMask,
			{"Esc", "ud af feltet; teksten gemmes"}}},
		{"Overalt", []hint{
			{"Ctrl+S", "gem nu"}, {"Ctrl+Q Ctrl+C", "gem og luk"}, {"F1 ?", "denne hjælp"}}},
	}, s.stage.help()...)
}
