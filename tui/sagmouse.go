package tui

import (
	tea "charm.land/bubbletea/v2"
)

// wheel scrolls what the mouse is over.
func (s *sagScreen) wheel(mouse tea.Mouse) {
	s.page.stay()
	s.index.stay()
	by := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[mouse.Button]
	switch {
	case s.web || mouse.X < s.left:
		s.page.leave()
		s.index.move(by, s.height)
		s.refresh()
	case !s.writing():
		s.page.scroll(3 * by)
	}
}

// click chooses what the mouse is on. The header is the first line of the window.
func (s *sagScreen) click(mouse tea.Mouse) {
	s.page.stay()
	s.index.stay()
	y := mouse.Y - 1
	switch {
	case s.web || mouse.Button != tea.MouseLeft || y < 0 || y >= s.height:
	case mouse.X < s.left:
		if n, ok := s.index.at(y); ok {
			s.page.leave()
			s.index.put(n)
			s.refresh()
		}
	default:
		if id := s.page.idAt(y - s.head); id != "" {
			s.page.reachID(id)
		}
	}
}
