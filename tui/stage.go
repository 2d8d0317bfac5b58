package tui

import (
	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// stage is what a sag screen is about: the godkendelse, or one tilsyn. It turns
// the sag into marks, pages and lists; the screen does the moving about.
type stage interface {
	name() string
	tilsyn() int  // 0 for the godkendelse, inPlan for the opfølgningsplan
	closed() bool // nothing can be changed any more
	elements(n node) []element
	reminder(n node) string              // stays while the page is scrolled away from it, or empty
	key(n node, k string) (action, bool) // a single key that is valid wherever nothing is typed
	hints(n node) []hint
	help() []helpSection
	gaps() []interview.Gap
}

// countMarks counts the indikatorer of a tema that apply, and those with the mark of being done.
func countMarks(s marker, model *kvalitetsmodel.Model, profile kvalitetsmodel.Profile, tema int) (done, of int) {
	for _, kriterium := range model.Tema(tema).Kriterier {
		for _, indikator := range kriterium.Indikatorer {
			if model.Applies(indikator.ID, profile).Applies {
				of++
				if s.mark(indikator.ID) == markDone {
					done++
				}
			}
		}
	}
	return done, of
}

// The marks of the tree.
const (
	markNone = "[ ]"
	markSome = "[~]"
	markDone = "[x]"
)

// written is the mark of a text that is there or not.
func written(text string) string {
	if text == "" {
		return markNone
	}
	return markDone
}

func markOf(done, of int) string {
	switch done {
	case 0:
		return markNone
	case of:
		return markDone
	}
	return markSome
}

// applies tells whether a place of the tree applies to the tilbud.
func (s *session) applies(n node) bool {
	profile := s.sag.Tilbud.Profile()
	if n.indikator == "" {
		return s.model.TemaApplies(n.tema, profile)
	}
	return s.model.Applies(n.indikator, profile).Applies
}

// notApplying is the page of an indikator or tema that does not apply.
func notApplying(model *kvalitetsmodel.Model, profile kvalitetsmodel.Profile, n node) []element {
	grund := ""
	if n.indikator != "" {
		grund = model.Applies(n.indikator, profile).Grund
	} else if tema := model.Tema(n.tema); len(tema.Rules) > 0 {
		grund = tema.Rules[0].Grund
	}
	return []element{blank(), paragraph("Gælder ikke for tilbuddet.", boldStyle), paragraph(grund, faintStyle)}
}
