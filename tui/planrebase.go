package tui

import (
	"fmt"
	"slices"
	"strings"

	"spindel/interview"
)

// letGo lets go of the priority on the page when it is about to get another
// number, since what is typed would otherwise end up in the one that has its
// number now. It answers with what finds the way back to it afterwards.
func (s *sagScreen) letGo(items map[int]int) (follow func()) {
	plan, isPlan := s.stage.(*planStage)
	to := items[s.index.place().item]
	if !isPlan || to == 0 {
		return func() {}
	}
	id, typing := "", s.page.editor
	if current := s.page.current(); current != nil {
		id = string(moved(interview.Field(current.id), items))
	}
	s.page.editor = nil
	typed := typing != nil && typing.changed()
	if typed {
		s.session.forget(typing.spec.field)
	}
	return func() {
		if typed {
			s.session.keepAside(moved(typing.spec.field, items), typing.area.Value())
		}
		plan.list.chosen = node{item: to}
		s.refresh()
		if i := slices.IndexFunc(s.page.elements, func(e element) bool { return id != "" && e.id == id }); i >= 0 {
			s.page.reach(i)
			if typing != nil {
				s.page.startTyping()
			}
		}
	}
}

// moveDrafts lets the drafts that wait follow priorities to their new numbers.
func (s *session) moveDrafts(items map[int]int) {
	var moving []interview.Draft
	for field, draft := range s.drafts {
		if moved(field, items) != field {
			moving = append(moving, draft)
		}
	}
	for _, draft := range moving { // all of them first: a new number can be an old one too
		s.forget(draft.Field)
	}
	for _, draft := range moving {
		s.keepAside(moved(draft.Field, items), draft.Text)
	}
}

// moved is a field of a priority under its new number.
func moved(field interview.Field, items map[int]int) interview.Field {
	place := field.Place()
	to := items[place.Item]
	if !place.Plan || to == 0 {
		return field
	}
	kind, rest, _ := strings.Cut(string(field), "/")
	_, tail, more := strings.Cut(rest, "/")
	field = interview.Field(fmt.Sprintf("%s/%d", kind, to))
	if more {
		field += interview.Field("/" + tail)
	}
	return field
}
