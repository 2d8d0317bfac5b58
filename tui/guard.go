package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"charm.land/huh/v2"

	"spindel/interview/borgernavn"
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

// nameHint says where in a text something can be a citizen's name. What stood there
// when the field was entered is not spoken of again, so that a name that is to stand
// is hinted at once.
func (s *session) nameHint(e *editor) string {
	if e.spec.role {
		return ""
	}
	text := e.area.Value()
	for _, hit := range borgernavn.Find(text, s.colleagues()...) {
		if name := text[hit.Start:hit.End]; !strings.Contains(e.base, name) {
			line := 1 + strings.Count(text[:hit.Start], "\n")
			return fmt.Sprintf("Linje %d kan være et navn på en borger: %s", line, name)
		}
	}
	return ""
}

// colleagues are the texts whose names are no citizens': who the tilbud is, who
// applied, and who has spoken for it.
func (s *session) colleagues() []string {
	names := []string{s.env.by, s.sag.Tilbud.Navn, s.sag.Tilbud.Ansoeger, s.sag.Tilbud.Specialister, s.sag.Plan.Approval.By}
	for answer := range maps.Values(s.sag.Answers) {
		names = append(names, answer.Speaker)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// formInput is a text field of a form, by the name that the guard gives it.
type formInput struct {
	name  string
	value *string
	field *huh.Input
}

// input makes a text field that the guard looks after.
func (f *formScreen) input(name, title string, value *string) *huh.Input {
	field := huh.NewInput().Title(title).Value(value)
	f.inputs = append(f.inputs, formInput{name, value, field})
	return field
}

// guard says which field of the form has something that looks like a CPR number.
func (f *formScreen) guard() string {
	for _, input := range f.inputs {
		if hits := personnummer.Find(*input.value); len(hits) > 0 {
			return fmt.Sprintf("%s: noget ligner et CPR-nummer. Ctrl+G skriver %s i stedet.", input.name, hits[0].Masked)
		}
	}
	return ""
}

// kept says that the form was stored with what looks like a CPR number, or is empty.
func (f *formScreen) kept() string {
	if f.guard() == "" {
		return ""
	}
	return "Registreringen er gemt, men noget i den ligner et CPR-nummer. Ret den med r."
}

// mask takes the last digits of CPR numbers out of all fields of the form.
func (f *formScreen) mask() {
	for _, input := range f.inputs {
		if masked := personnummer.Mask(*input.value); masked != *input.value {
			*input.value = masked
			input.field.Value(input.value)
		}
	}
}
