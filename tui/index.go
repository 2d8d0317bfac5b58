package tui

import (
	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// node is a place of a sag: a tema or an indikator in the tree, a follow-up point
// or one of its checks in the work list, a priority in the opfølgningsplan.
type node struct {
	tema      int
	indikator kvalitetsmodel.IndikatorID // empty for the tema itself
	point     interview.PointID
	check     int  // of the point, where verify is set; see interview.WholePoint
	verify    bool // the place is a check and not its point
	item      int
}

// index is the list at the left of a sag screen, with a place in it.
type index interface {
	place() node
	put(n node) bool                    // goes to a place; false when it is not in the list
	move(by, height int)                // a number of rows down or up
	step(by int) bool                   // to the next or previous place of the work
	at(y int) (node, bool)              // what is on a line of the last drawing
	width(window int, working bool) int // of its column, 0 to leave all to the page while something is done there
	stay()                              // begins from what is seen now
	head(width int) []string            // the official wording of the place, which stays while the page scrolls
	view(width, height int, focused bool) []string
	key(msg tea.KeyPressMsg) bool // keys of the list itself; it reports whether it took one
	paste(text string)            // into a search
	typing() bool                 // a search is being typed, so that letters are no shortcuts
	rebased(s *session)           // the sag was changed by another program
}
