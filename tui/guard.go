package tui

import (
	"fmt"
	"strings"

	"spindel/interview/personnummer"
)

// guard says where in a text something looks like a CPR number, or is empty. It
// warns and never blocks.
func guard(text string) string {
	hits := personnummer.Find(text)
	if len(hits) == 0 {
		return ""
	}
	line := 1 + strings.Count(text[:hits[0].Start], "\n")
	return fmt.Sprintf("Linje %d ligner et CPR-nummer. Tryk Ctrl+G for at skrive %s i stedet.", line, hits[0].Masked)
}

// mask takes the last digits of CPR numbers out of what is being typed.
func (s *sagScreen) mask() {
	e := s.page.editor
	if e == nil {
		return
	}
	text := e.area.Value()
	masked := personnummer.Mask(text)
	if masked == text {
		return
	}
	e.area.SetValue(masked)
	e.drafted = true
	s.session.typed(e.spec.field, masked)
}
