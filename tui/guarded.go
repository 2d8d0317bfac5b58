package tui

import (
	tea "charm.land/bubbletea/v2"

	"spindel/tui/commands"
)

// guarded stands between Bubble Tea and the App. What panics in the App or in one
// of its commands ends the program in order, where Bubble Tea would print the
// value of the panic, which may hold what somebody typed.
type guarded struct {
	app   *App
	quit  func()
	crash *commands.Crash // of which the program ends
}

// Init implements tea.Model.
func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.recover(&cmd)
	return safe(g.app.Init())
}

// Update implements tea.Model.
func (g *guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = g // also after a panic
	defer g.recover(&cmd)
	if crash, ok := msg.(*commands.Crash); ok && g.crash == nil {
		g.crash = crash
	}
	if g.crash != nil {
		return g, tea.Quit
	}
	return g, safe(g.app.update(msg))
}

// View implements tea.Model. It cannot answer with a command, so that it asks for
// the end from beside the program.
func (g *guarded) View() (view tea.View) {
	defer func() {
		if recover() != nil {
			g.crash, view = commands.Crashed(), tea.View{AltScreen: true}
			go g.quit()
		}
	}()
	if g.crash != nil {
		return tea.View{AltScreen: true}
	}
	return g.app.View()
}

func (g *guarded) recover(cmd *tea.Cmd) {
	if recover() != nil {
		g.crash, *cmd = commands.Crashed(), tea.Quit
	}
}

// safe is a command that answers with a Crash where it would panic.
func safe(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if recover() != nil {
				msg = commands.Crashed()
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			guarded := make(tea.BatchMsg, len(batch))
			for i, cmd := range batch {
				guarded[i] = safe(cmd)
			}
			return guarded
		}
		return msg
	}
}
