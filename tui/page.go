package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// element is a part of a page: text to read, or a place where something can be
// done. An element without an id cannot be reached.
type element struct {
	id    string
	view  func(width int, focused bool) []string
	text  *textSpec         // what can be typed here
	opens bool              // typing begins as soon as the element is reached
	keys  map[string]func() // what single keys do here, when nothing is typed

	actions map[string]func() action // and those that want something of the App
	hints   []hint
}

// page is a column of elements that scrolls, with at most one of them in focus
// and at most one field being typed in.
type page struct {
	elements []element
	focus    int // index of the element in focus, -1 for none
	editor   *editor
	offset   int   // the line at the top when a key was pressed last
	top      int   // the line at the top of the last drawing, which another window may have moved
	away     bool  // scrolled away from the element in focus
	below    int   // lines below the last drawing
	starts   []int // the line on which each element began in the last drawing
	drawn    []drawing

	open  func(spec textSpec) *editor // makes the editor of a field
	close func(e *editor)             // keeps what was typed, and may set the elements anew
}

// drawing is how an element looked when it was last drawn. An element always
// looks the same, so that only what is typed in is drawn anew for each key.
type drawing struct {
	width   int
	focused bool
	lines   []string
}

// draw is the lines of an element.
func (p *page) draw(i, width int) []string {
	focused := i == p.focus
	if d := p.drawn[i]; d.width != width || d.focused != focused {
		p.drawn[i] = drawing{width, focused, p.elements[i].view(width, focused)}
	}
	return p.drawn[i].lines
}

// put puts elements in place that have not been drawn yet.
func (p *page) put(elements []element) {
	p.elements, p.drawn = elements, make([]drawing, len(elements))
}

// set replaces the elements and keeps the focus on the one of the same id, or
// when that is gone on the nearest one before it.
func (p *page) set(elements []element) {
	current := p.current()
	p.put(elements)
	if current == nil {
		p.focus = -1
		return
	}
	id := current.id
	if same := slices.IndexFunc(elements, func(e element) bool { return e.id == id }); same >= 0 {
		p.focus = same
		return
	}
	p.editor = nil
	for p.focus = min(p.focus, len(elements)-1); p.focus >= 0 && elements[p.focus].id == ""; p.focus-- {
	}
}

// clear puts other elements in place and forgets where the page was.
func (p *page) clear(elements []element) {
	p.leave()
	p.put(elements)
	p.focus, p.offset, p.top = -1, 0, 0
}

// leave takes the focus off the page. What was typed is kept.
func (p *page) leave() {
	p.stopTyping()
	p.focus = -1
}

func (p *page) stopTyping() {
	if p.editor != nil {
		e := p.editor
		p.editor = nil
		p.close(e)
	}
}

// move puts the focus on the next or previous element that can be reached. It
// reports false when there is none, and leaves the focus where it was.
func (p *page) move(by int) bool {
	if p.next(by) < 0 {
		return false
	}
	p.stopTyping()
	if i := p.next(by); i >= 0 { // the text may have brought other elements with it
		p.reach(i)
	}
	return true
}

// next is the index of the next or previous element that can be reached, or -1.
func (p *page) next(by int) int {
	for i := p.focus + by; i >= 0 && i < len(p.elements); i += by {
		if p.elements[i].id != "" {
			return i
		}
	}
	return -1
}

// reachable reports whether there is anything to do on the page.
func (p *page) reachable() bool {
	return slices.ContainsFunc(p.elements, func(e element) bool { return e.id != "" })
}

// enter puts the focus on the first or last element that can be reached.
func (p *page) enter(by int) bool {
	p.stopTyping()
	p.focus = -1
	if by < 0 {
		p.focus = len(p.elements)
	}
	if p.move(by) {
		return true
	}
	p.focus = -1
	return false
}

// focusID puts the focus on the element of an id, without typing there.
func (p *page) focusID(id string) bool {
	i := slices.IndexFunc(p.elements, func(e element) bool { return e.id == id })
	if i < 0 {
		return false
	}
	p.stopTyping()
	p.away, p.focus = false, i
	return true
}

// reachID puts the focus on the element of an id and begins typing there if it can be typed in.
func (p *page) reachID(id string) bool {
	i := slices.IndexFunc(p.elements, func(e element) bool { return e.id == id })
	if i < 0 {
		return false
	}
	if i == p.focus && p.editor != nil {
		return true
	}
	p.stopTyping()
	i = slices.IndexFunc(p.elements, func(e element) bool { return e.id == id })
	if i < 0 {
		return false
	}
	p.reach(i)
	p.startTyping()
	return true
}

func (p *page) reach(i int) {
	p.away = false
	p.focus = i
	if p.elements[i].opens {
		p.startTyping()
	}
}

func (p *page) startTyping() {
	if current := p.current(); p.editor == nil && current != nil && current.text != nil {
		p.editor = p.open(*current.text)
	}
}

func (p *page) current() *element {
	if p.focus < 0 || p.focus >= len(p.elements) {
		return nil
	}
	return &p.elements[p.focus]
}

// key gives a key to the element in focus. It reports whether the page took it.
func (p *page) key(msg tea.KeyPressMsg) bool {
	k := msg.String()
	switch {
	case k == "tab":
		return p.move(1)
	case k == "shift+tab":
		return p.move(-1)
	case p.editor != nil && p.editor.spec.single && k == "enter":
		return p.move(1)
	case p.editor != nil:
		if !p.editor.handle(msg) {
			return p.move(map[bool]int{true: -1, false: 1}[k == "up"])
		}
		return true
	case k == "down":
		return p.move(1)
	case k == "up":
		return p.move(-1)
	}
	current := p.current()
	if current == nil {
		return false
	}
	p.away = false
	if do, ok := current.keys[k]; ok {
		do()
		return true
	}
	if k == "enter" && current.text != nil {
		p.startTyping()
		return true
	}
	return false
}

// stay begins from what is seen now. A window that is made smaller and larger again
// shows what it showed before, unless something was done in between.
func (p *page) stay() { p.offset = p.top }

// scroll moves the page a number of lines, if need be away from the element in
// focus; the next key that is meant for the element brings it back.
func (p *page) scroll(by int) {
	p.offset = max(0, p.offset+min(by, p.below))
	p.top = p.offset
	p.away = p.focus >= 0
}

// idAt is the id of the element on a line of the last drawing, or "".
func (p *page) idAt(y int) string {
	id := ""
	for i, start := range p.starts {
		if y >= 0 && start <= y+p.top && i < len(p.elements) {
			id = p.elements[i].id
		}
	}
	return id
}

// linesAbove is how many lines above the element in focus stay in view, so that a
// question is read beside its answer.
const linesAbove = 6

// view draws the page. The cursor is relative to its first line.
func (p *page) view(width, height int) ([]string, *tea.Cursor) {
	var lines []string
	var cursor *tea.Cursor
	start, end := 0, 0
	p.starts = p.starts[:0]
	for i := range p.elements {
		p.starts = append(p.starts, len(lines))
		if i == p.focus {
			start = len(lines)
		}
		if i == p.focus && p.editor != nil {
			spec := p.editor.spec
			lines = append(lines, styled(boldStyle, wrap(spec.label, width))...)
			typed, at := p.editor.view(width, 4, max(4, height-linesAbove-1))
			if at != nil {
				at.Y += len(lines)
				cursor = at
			}
			lines = append(lines, typed...)
		} else {
			lines = append(lines, p.draw(i, width)...)
		}
		if i == p.focus {
			end = len(lines)
		}
	}
	if p.focus >= 0 && !p.away {
		p.top = max(end-height, min(p.offset, start-linesAbove), 0)
	} else {
		p.top = p.offset
	}
	p.top = max(0, min(p.top, len(lines)-height))
	p.below = max(0, len(lines)-height-p.top)
	lines = lines[p.top:min(p.top+height, len(lines))]
	if cursor != nil {
		cursor.Y -= p.top
		if cursor.Y < 0 || cursor.Y >= height {
			cursor = nil
		}
	}
	return lines, cursor
}
