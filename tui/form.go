package tui

import (
	"strings"
	"sync"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"spindel/interview"
	"spindel/tui/commands"
)

// formScreen is a short, closed form: the registration of a tilbud, the opening
// of a tilsyn. Its fields are bound to values outside of it, so that the form
// can be made anew and nothing that was filled in is lost.
type formScreen struct {
	heading string
	session *session                           // the sag that the form is about; nil when it is new
	fields  func(width int) []*huh.Group       // bound to the values
	finish  func() (problem string, do action) // when the last field is done
	keep    func()                             // keeps what is filled in as a draft; nil for a form without any
	back    action                             // where Esc goes
	pick    hint                               // the key that chooses in its lists
	about   helpSection

	form    *huh.Form
	inputs  []formInput
	leaving huh.Field // the field that a key has asked to leave, until huh has left it
	held    []tea.Msg // what was typed or pasted in the meantime and belongs to the next field
	problem string
	width   int
	height  int
}

// open puts the form on the screen and begins in its first field.
func (f *formScreen) open(a *App) tea.Cmd {
	a.show(f)
	return f.start()
}

// start makes the form from what is filled in.
func (f *formScreen) start() tea.Cmd {
	width := formWidth(f.width)
	f.leaving, f.held, f.inputs = nil, nil, nil
	f.form = huh.NewForm(f.fields(width)...).
		WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return formTheme() })).
		WithKeyMap(formKeys()).WithShowHelp(false).WithShowErrors(false).
		WithWidth(width).WithHeight(formHeight(f.height))
	return f.form.Init()
}

// resize fits the form to the window. A window too small to work in leaves it
// as it is, since huh shrinks a form and never lets it grow.
func (f *formScreen) resize(width, height int) {
	if f.form == nil || width >= minWidth && height >= minHeight-2 {
		f.width, f.height = width, height
	}
	if f.form != nil {
		f.form = f.form.WithWidth(formWidth(f.width)).WithHeight(formHeight(f.height))
	}
}

func (f *formScreen) title() string  { return f.heading }
func (f *formScreen) typing() bool   { return true }
func (f *formScreen) notice() string { return or(f.problem, f.guard()) }
func (f *formScreen) save()          {}

func (f *formScreen) key(msg tea.KeyPressMsg) action {
	f.problem = ""
	switch msg.String() {
	case "esc":
		return f.back
	case "ctrl+g":
		f.mask()
		return f.pass(msg) // the form draws itself anew for a key alone
	case "alt+d", "alt+delete", "ctrl+delete": // to delete a word that the cursor is on the last letter of, Bubbles breaks down
		return nil
	}
	if f.leaving != nil {
		f.held = append(f.held, msg)
		return nil
	}
	moves, left := key.Matches(msg, formNext, formPrev), f.form.GetFocusedField()
	if moves {
		f.leaving = left
	}
	do := f.pass(msg)
	if !moves {
		return do
	}
	return func(a *App) tea.Cmd {
		return tea.Batch(a.do(do), tea.Tick(leaveWithin, func(time.Time) tea.Msg { return fieldLeft{left} }))
	}
}

// leaveWithin is how long keys are held for huh to go to another field, which
// it does by a message to itself. At the first field it goes nowhere.
const leaveWithin = 100 * time.Millisecond

// fieldLeft ends the holding of keys for a field, whether huh went to another one or not.
type fieldLeft struct{ field huh.Field }

// release hands on the keys that were held, once huh is at another field.
func (f *formScreen) release(now bool) action {
	if f.leaving == nil || !now && f.form.GetFocusedField() == f.leaving {
		return nil
	}
	f.leaving = nil
	var do []action
	for f.leaving == nil && len(f.held) > 0 {
		msg := f.held[0]
		f.held = f.held[1:]
		if typed, ok := msg.(tea.KeyPressMsg); ok {
			do = append(do, f.key(typed))
		} else {
			do = append(do, f.pass(msg))
		}
	}
	return func(a *App) tea.Cmd {
		var cmds []tea.Cmd
		for _, act := range do {
			cmds = append(cmds, a.do(act))
		}
		return tea.Batch(cmds...)
	}
}

func (f *formScreen) paste(text string) action {
	clean, _ := interview.CleanLine(text)
	msg := tea.PasteMsg{Content: clean}
	if f.leaving != nil {
		f.held = append(f.held, msg)
		return nil
	}
	return f.pass(msg)
}

func (f *formScreen) other(msg tea.Msg) action {
	if rebased, ok := msg.(commands.Rebased); ok && f.session != nil && f.session.sag.ID == rebased.Sag.ID {
		f.session.rebase(rebased)
		return nil
	}
	if left, ok := msg.(fieldLeft); ok {
		return f.release(left.field == f.leaving)
	}
	do, then := f.pass(msg), f.release(false)
	return func(a *App) tea.Cmd { return tea.Batch(a.do(do), a.do(then)) }
}

// pass gives a message to the form. What stands against its end is said, and
// the form begins anew with what was filled in.
func (f *formScreen) pass(msg tea.Msg) action {
	if f.form == nil {
		return nil
	}
	model, cmd := f.form.Update(msg)
	if form, ok := model.(*huh.Form); ok {
		f.form = form
	}
	if f.keep != nil {
		f.keep()
	}
	if f.form.State != huh.StateCompleted {
		return func(*App) tea.Cmd { return cmd }
	}
	problem, do := f.finish()
	if problem != "" {
		f.problem = problem
		return func(*App) tea.Cmd { return f.start() }
	}
	return do
}

// view sets the form in from the left edge.
func (f *formScreen) view(width, height int) ([]string, *tea.Cursor) {
	if f.form == nil {
		return nil, nil
	}
	lines := []string{""}
	for line := range strings.SplitSeq(strings.TrimRight(f.form.View(), "\n"), "\n") {
		lines = append(lines, cut("  "+line, width))
	}
	return lines[:min(len(lines), height)], nil
}

func (f *formScreen) hints() []hint {
	return []hint{{"Tab Enter", "videre"}, {"Shift+Tab", "tilbage"}, f.pick, {"Esc", "tilbage"}, hintHelpF}
}

func (f *formScreen) help() []helpSection {
	return []helpSection{f.about, {"Overalt", []hint{
		{"Enter Tab", "næste felt"}, {"Shift+Tab", "forrige felt"}, hintMask, {"Ctrl+Q Ctrl+C", "luk"}, {"F1", "denne hjælp"}}}}
}

func formHeight(window int) int { return max(window-2, 4) }

func formWidth(window int) int { return max(min(window-4, 110), 20) }

// formTheme is made once: huh asks for it at every look-up of a style.
var formTheme = sync.OnceValue(func() *huh.Styles {
	styles := huh.ThemeBase(false)
	styles.Focused.SelectedPrefix = styles.Focused.SelectedPrefix.SetString("[x] ")
	styles.Blurred.SelectedPrefix = styles.Blurred.SelectedPrefix.SetString("[x] ")
	styles.Focused.Title = boldStyle
	return styles
})

// The keys that go to another field.
var formNext, formPrev = binding("enter", "tab"), binding("shift+tab")

// formKeys leaves Esc and Ctrl+C to the App.
func formKeys() *huh.KeyMap {
	keys := huh.NewDefaultKeyMap()
	keys.Quit = key.NewBinding(key.WithDisabled())
	next, prev := formNext, formPrev
	keys.Input.Next, keys.Input.Prev, keys.Input.Submit = next, prev, next
	keys.MultiSelect.Next, keys.MultiSelect.Prev, keys.MultiSelect.Submit = next, prev, next
	keys.MultiSelect.Toggle = binding("space", "x")
	keys.Select.Next, keys.Select.Prev, keys.Select.Submit = next, prev, next
	keys.Select.Filter = key.NewBinding(key.WithDisabled())
	return keys
}
