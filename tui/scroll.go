package tui

// scroll is how far a list is scrolled. It begins from what was seen when a key was
// pressed last, so that a window that is made smaller and larger again shows what it
// showed before.
type scroll struct {
	top  int // the first line of the last drawing
	from int // the first line when a key was pressed last
}

// stay begins from what is seen now.
func (s *scroll) stay() { s.from = s.top }

// show scrolls no further than it must to have the lines from first to last in the room.
func (s *scroll) show(first, last, lines, room int) {
	s.top = max(min(s.from, first, lines-room), last-room+1, 0)
}
