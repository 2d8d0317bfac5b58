package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// showGaps lists what is missing, after a refusal to close where there was one.
func (s *sagScreen) showGaps(refusal string) action {
	gaps := s.stage.gaps()
	title := fmt.Sprintf("Mangler (%d)", len(gaps))
	text := refusal
	if len(gaps) == 0 {
		title = "Der mangler ikke noget"
		text = "Alt er udfyldt. Luk listen, og tryk a for at afslutte."
		if s.stage.closed() {
			text = "Alt er udfyldt, og der er afsluttet."
		}
	}
	d := &gapsDialog{title: title, text: text}
	for _, gap := range gaps {
		d.gaps = append(d.gaps, missing{s.gapName(gap), func(*App) tea.Cmd { s.jump(gap); return nil }})
	}
	if t, ok := s.stage.(*tilsynStage); ok && refusal != "" {
		d.extra, d.also = hint{"r", "sæt resten til ikke bedømt"}, t.setRestAside
	}
	return func(a *App) tea.Cmd { a.dialog = d; return nil }
}

func (s *sagScreen) gapName(gap interview.Gap) string {
	if gap.Indikator == "" {
		return fmt.Sprintf("Tema %d    %-12s %s", gap.Tema, gap.What, s.session.model.Tema(gap.Tema).Navn)
	}
	return fmt.Sprintf("%-9s %-12s %s", gap.Indikator, gap.What, s.session.model.Indikator(gap.Indikator).Text)
}

// jump goes to a gap and begins there.
func (s *sagScreen) jump(gap interview.Gap) {
	s.web = false
	s.goTo(node{tema: gap.Tema, indikator: gap.Indikator})
	s.refresh()
	if !s.page.reachID(gap.What) {
		s.page.enter(1)
	}
}
