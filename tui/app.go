package tui

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

// The smallest window in which the program can be used.
const (
	minWidth  = 60
	minHeight = 16
)

// environment is what every screen needs from outside.
type environment struct {
	ctx     context.Context
	store   interview.Store
	library *kvalitetsmodel.Library
	saver   *commands.Saver
	now     func() time.Time
	newID   func(navn string) interview.SagID
	lot     func(of int) int // a number from 1 to of, drawn by lot

	writeFile func(name string, content []byte) (path string, err error)
	by        string
	demo      bool
	status    *status

	newcomer *newcomer // whose registration was begun, nil when there is none
}

// screen is what fills the window. Its methods change it in place; what it
// wants of the App it answers with as an action.
type screen interface {
	title() string
	resize(width, height int)
	key(msg tea.KeyPressMsg) action
	paste(text string) action
	other(msg tea.Msg) action // a message of a widget, or an answer to a read
	view(width, height int) ([]string, *tea.Cursor)
	typing() bool
	hints() []hint
	help() []helpSection
	notice() string
	save() // keeps what is being typed
}

// dialog is a question or a list in front of the screen.
type dialog interface {
	key(msg tea.KeyPressMsg) (done bool, do action)
	view(width, height int) []string
	hints() []hint
}

// action is something that the App does for a screen or a dialog.
type action func(*App) tea.Cmd

// App is the only Bubble Tea model of the program.
type App struct {
	env    *environment
	screen screen
	dialog dialog
	width  int
	height int
	first  action
	damage func(context.Context) string // looks through the store, may be nil
	found  string                       // what it found and the person has not closed yet
	told   *messageDialog               // that says so
}

// Init reads what the first screen needs, and looks for damage meanwhile.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.first(a), commands.LookForDamage(a.env.ctx, a.damage))
}

// Update is the one place where a message changes something.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	return a, a.update(msg)
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	cmd := a.take(msg)
	a.tellDamage()
	return cmd
}

// tellDamage says what was found as soon as nothing else is being asked.
func (a *App) tellDamage() {
	if a.found != "" && a.dialog == nil {
		a.told = &messageDialog{"Der er fejl i databasen", a.found}
		a.dialog = a.told
	}
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.screen.resize(a.inner())
		return nil
	case commands.Saved:
		if !a.env.saver.Pending() {
			a.env.status.saved(a.env.now())
			if _, asked := a.dialog.(*leaveDialog); asked {
				a.dialog = nil
			}
		}
		return nil
	case commands.SaveFailed:
		a.env.status.failed(msg.Err)
		return nil
	case commands.DamageFound:
		a.found = msg.Text
		return nil
	case commands.DocumentWritten:
		if a.dialog == nil {
			a.dialog = documentWritten(msg)
		}
		return nil
	case hangup:
		return a.leave(true)
	case pause:
		return a.pause
	case notLeft:
		a.env.status.failed(msg.err)
		a.dialog = &leaveDialog{}
		return nil
	case tea.MouseMsg:
		if a.dialog != nil || a.tooSmall() {
			return nil
		}
	case tea.PasteMsg:
		if a.dialog == nil && !a.tooSmall() {
			return a.do(a.screen.paste(msg.Content))
		}
		return nil
	case tea.KeyPressMsg:
		return a.press(msg)
	}
	return a.do(a.screen.other(msg))
}

// press gives a key to the dialog, then to the keys that work everywhere, then to the
// screen. A terminal that does not say what is pasted sends that as keys, too, so
// what they write is cleaned as a paste is.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	if typed, _ := interview.Clean(msg.Text); typed != msg.Text {
		if msg.Text = typed; typed == "" {
			return nil
		}
	}
	k := msg.String()
	switch k {
	case "ctrl+c", "ctrl+q":
		return a.leave(false)
	case "ctrl+s":
		a.screen.save()
		return nil
	}
	if a.tooSmall() {
		return nil
	}
	if a.dialog != nil {
		current := a.dialog
		done, do := current.key(msg)
		if done && a.dialog == current {
			a.dialog = nil
		}
		if done && current == dialog(a.told) {
			a.found = ""
		}
		return a.do(do)
	}
	if k == "f1" || k == "?" && !a.screen.typing() {
		a.dialog = &helpDialog{sections: a.screen.help()}
		return nil
	}
	return a.do(a.screen.key(msg))
}

func (a *App) do(act action) tea.Cmd {
	if act == nil {
		return nil
	}
	return act(a)
}

// both is one action and then another.
func both(one, other action) action {
	return func(a *App) tea.Cmd { return tea.Batch(a.do(one), a.do(other)) }
}

// leave keeps what is being typed and ends the program when that is written. When
// something cannot be saved the person is asked first, unless the window is already gone.
func (a *App) leave(gone bool) tea.Cmd {
	a.screen.save()
	if _, asked := a.dialog.(*leaveDialog); asked || gone {
		return tea.Quit
	}
	if a.env.status.err != nil {
		a.dialog = &leaveDialog{}
		return nil
	}
	return func() tea.Msg {
		if err := a.env.saver.Flush(a.env.ctx); err != nil {
			return notLeft{err}
		}
		return tea.QuitMsg{}
	}
}

// notLeft says that the program goes on, since what was typed last could not be written.
type notLeft struct{ err error }

// pause stops the program until it is told to go on, after what was typed is written.
func (a *App) pause() tea.Msg {
	soon, cancel := context.WithTimeout(a.env.ctx, flushWithin)
	defer cancel()
	_ = a.env.saver.Flush(soon) // what cannot be written now is kept and tried again
	return paused()
}

// show puts another screen in place.
func (a *App) show(s screen) {
	if a.screen != nil {
		a.screen.save()
	}
	a.screen, a.dialog = s, nil
	s.resize(a.inner())
}

// inner is the room between the header and the footer.
func (a *App) inner() (width, height int) { return a.width, max(a.height-2, 0) }

func (a *App) tooSmall() bool { return a.width < minWidth || a.height < minHeight }

// View draws the whole window.
func (a *App) View() tea.View {
	var view tea.View
	view.AltScreen = true
	view.MouseMode = tea.MouseModeCellMotion
	if a.width == 0 || a.height == 0 {
		return view
	}
	if a.tooSmall() {
		view.Content = tooSmallText(a.width, a.height)
		return view
	}
	width, height := a.inner()
	lines, cursor := a.screen.view(width, height)
	hints := a.screen.hints()
	if a.dialog != nil {
		lines, cursor = a.dialog.view(width, height), nil
		hints = a.dialog.hints()
	}
	if cursor != nil {
		cursor.Y++
		cursor.Shape = tea.CursorBar
	}
	rows := make([]string, 0, a.height)
	rows = append(rows, a.header())
	for y := range height {
		line := ""
		if y < len(lines) {
			line = cut(lines[y], width)
		}
		rows = append(rows, line)
	}
	rows = append(rows, a.footer(hints))
	view.Content = strings.Join(rows, "\n")
	view.Cursor = cursor
	return view
}

func (a *App) header() string {
	left := " " + a.screen.title()
	right := a.env.status.String() + " "
	if a.env.demo {
		left = " DEMO · " + a.screen.title()
		right = "gemmes ikke " // the database is thrown away
	}
	if a.env.status.err != nil {
		right = a.env.status.String() + " "
	}
	return headerStyle.Render(spread(left, right, a.width))
}

func (a *App) footer(hints []hint) string {
	if notice := a.screen.notice(); notice != "" && a.dialog == nil {
		return warningStyle.Render(cut(notice, a.width))
	}
	if a.env.status.err != nil && a.dialog == nil {
		return warningStyle.Render(cut(shortReason(a.env.status.err), a.width))
	}
	if soft, ok := a.screen.(interface{ hint() string }); ok && soft.hint() != "" && a.dialog == nil {
		return faintStyle.Render(cut(soft.hint(), a.width))
	}
	return footer(hints, a.width)
}

func tooSmallText(width, height int) string {
	lines := wrap(fmt.Sprintf("Vinduet er for lille. Gør det mindst %d × %d. Din tekst er bevaret.", minWidth, minHeight), width)
	return strings.Join(lines[:min(len(lines), height)], "\n")
}
