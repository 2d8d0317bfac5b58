package tui

import (
	"context"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
)

// keyScript is keys that go anywhere, with the ones that lead on more often.
var keyScript = rapid.OneOf(
	rapid.SampledFrom([]string{"up", "down", "left", "right", "tab", "shift+tab", "enter", "esc", "home", "end", "pgup", "pgdown",
		"backspace", "delete", "space", "ctrl+n", "ctrl+p", "ctrl+s", "ctrl+d", "ctrl+g", "ctrl+w", "f1", "?"}),
	rapid.SampledFrom([]string{"down", "tab", "enter", "ctrl+n", "esc"}),
	rapid.SampledFrom(strings.Split("Dabcdefghijklmnopqrstuvwxyzæøå0123456789/[]+-XÅ漢", "")),
)

// windows are sizes from too small to use up to larger than any screen.
var windows = rapid.Custom(func(t *rapid.T) tea.WindowSizeMsg {
	return tea.WindowSizeMsg{Width: rapid.IntRange(1, 200).Draw(t, "width"), Height: rapid.IntRange(1, 60).Draw(t, "height")}
})

// messages are what can come from a terminal.
var messages = rapid.OneOf(
	rapid.Map(keyScript, func(k string) tea.Msg { return keyOf(k) }),
	rapid.Map(keyScript, func(k string) tea.Msg { return keyOf(k) }),
	rapid.Map(keyScript, func(k string) tea.Msg { return keyOf(k) }),
	rapid.Map(keyScript, func(k string) tea.Msg { return keyOf(k) }),
	rapid.Map(windows, func(w tea.WindowSizeMsg) tea.Msg { return w }),
	rapid.Map(rapid.StringN(0, 200, -1), func(text string) tea.Msg { return tea.PasteMsg{Content: text} }),
	rapid.Custom(func(t *rapid.T) tea.Msg {
		x, y := rapid.IntRange(0, 200).Draw(t, "x"), rapid.IntRange(0, 60).Draw(t, "y")
		if rapid.Bool().Draw(t, "click") {
			return tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}
		}
		return tea.MouseWheelMsg{X: x, Y: y, Button: rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(t, "wheel")}
	}),
)

// anyKeys opens a sag, does whatever it is told, and holds three things against
// the program: it goes on, it stays within its window, and what it shows is
// what the store has.
func anyKeys(demoJournal []interview.Entry) func(*rapid.T) {
	return func(t *rapid.T) {
		store := storetest.NewMemory(library(t))
		id := demo.ID
		if rapid.Bool().Draw(t, "tilsyn") {
			if err := store.Append(context.Background(), demoJournal); err != nil {
				t.Fatal(err)
			}
		} else {
			id = file(t, store, krisecenter, append(answered(t, "1.a", smart), priorities("To kurser", "Flere husmøder")...)...)
		}
		d := openAt(t, store, id, size{80, 24})
		if rapid.Bool().Draw(t, "plan") {
			d.press("p")
		}
		open := map[*session]bool{}
		for _, msg := range rapid.SliceOfN(messages, 1, 60).Draw(t, "messages") {
			_, cmd := d.app.Update(msg)
			if !blinks(d.app.screen) {
				d.run(cmd)
			}
			if screen, ok := d.app.screen.(*sagScreen); ok {
				open[screen.session] = true
			}
			withinTheWindow(t, d)
		}
		d.app.screen.save()
		if err := d.app.env.saver.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		for s := range open {
			if stored := d.stored(s.sag.ID); stored.Seq == s.sag.Seq && !reflect.DeepEqual(stored, s.sag) {
				t.Fatalf("shown %+v\nstored %+v", s.sag, stored)
			}
		}
		if screen, ok := d.app.screen.(*sagScreen); ok && d.stored(screen.session.sag.ID).Head != screen.session.sag.Head {
			t.Fatalf("entry %d is shown and %d stored", screen.session.sag.Seq, d.stored(screen.session.sag.ID).Seq)
		}
	}
}

// blinks reports whether what a screen asks for is only the blinking of a cursor, which takes real time.
func blinks(s screen) bool {
	switch s.(type) {
	case *formScreen:
		return true
	}
	return false
}

// withinTheWindow holds that what is drawn has room in the window.
func withinTheWindow(t tester, d *desk) {
	t.Helper()
	view := d.app.View()
	if view.Content == "" && (d.app.width == 0 || d.app.height == 0) {
		return
	}
	lines := strings.Split(view.Content, "\n")
	if len(lines) > d.app.height {
		t.Fatalf("%d lines in a window of %d×%d", len(lines), d.app.width, d.app.height)
	}
	for _, line := range lines {
		if width := ansi.StringWidth(line); width > d.app.width {
			t.Fatalf("a line of %d cells in a window of %d×%d: %q", width, d.app.width, d.app.height, ansi.Strip(line))
		}
	}
	if at := view.Cursor; at != nil && (at.X < 0 || at.Y < 0 || at.X > d.app.width || at.Y >= d.app.height) {
		t.Fatalf("the cursor is at %d, %d in a window of %d×%d", at.X, at.Y, d.app.width, d.app.height)
	}
}

func demoJournal(t tester) []interview.Entry {
	t.Helper()
	journal, err := demo.Journal(newest(t), noon, by)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return journal
}

func TestAnyKeys(t *testing.T) { rapid.Check(t, anyKeys(demoJournal(t))) }
