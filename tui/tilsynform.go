package tui

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"spindel/interview"
)

// newTilsynForm opens the next tilsyn of a sag: when it is held, and whether it was announced.
func newTilsynForm(s *session) *formScreen {
	date, anmeldt := interview.DateOf(s.env.now()).Danish(), false
	f := &formScreen{
		heading: s.sag.Tilbud.Navn + " · åbn et driftsorienteret tilsyn",
		session: s,
		back:    goStart,
		pick:    hint{"↑ ↓", "vælg"},
		about: helpSection{"Nyt tilsyn", []hint{
			{"↑ ↓", "anmeldt eller uanmeldt"}, {"Esc", "tilbage til sagerne; intet er åbnet"}}},
		finish: func() (string, action) {
			day, err := interview.ParseDate(date)
			if err != nil {
				return "Datoen skal skrives som 25.11.2026.", nil
			}
			nr := len(s.sag.Tilsyn) + 1
			if !s.record(interview.TilsynOpened{Tilsyn: nr, Date: day, Anmeldt: anmeldt}) {
				problem := s.notice
				s.notice = ""
				return problem, nil
			}
			return "", func(a *App) tea.Cmd {
				a.show(newTilsyn(s, nr))
				return nil
			}
		},
	}
	f.fields = func(int) []*huh.Group {
		return []*huh.Group{huh.NewGroup(
			f.input("Dato", "Dato for tilsynet", &date),
			huh.NewSelect[bool]().Title("Er tilsynet anmeldt?").
				Options(huh.NewOption("Uanmeldt", false), huh.NewOption("Anmeldt", true)).Value(&anmeldt),
		)}
	}
	return f
}
