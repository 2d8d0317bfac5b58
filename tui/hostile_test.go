package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/tui/commands"
)

const evil = "Hav\u202ehow\x1b]52;c;aGVq\x07\nny linje\u200b"

// clean holds that no hostile character and no foreign line is on the screen.
func (d *desk) clean() *desk {
	d.t.Helper()
	screen := d.screen()
	if found := tortur.Dangerous(screen); found != "" || strings.Count(screen, "\n") > d.app.height {
		d.t.Errorf("%s on a screen of %d lines:\n%q", found, strings.Count(screen, "\n"), screen)
	}
	return d
}

func TestWhatOthersWroteIntoTheDatabaseIsClean(t *testing.T) {
	tilbud := krisecenter
	tilbud.Navn, tilbud.Maalgruppe = evil, evil
	store := storetest.NewMemory(library(t))
	id := file(t, store, tilbud, answered(t, "3.b", evil)...)
	for _, field := range []interview.Field{interview.AnswerField("3.b"), "svar/3.b\x1b[2J"} {
		if err := store.SaveDraft(context.Background(), interview.Draft{Sag: id, Field: field, Text: evil, At: noon}); err != nil {
			t.Fatal(err)
		}
	}
	d := sit(t, store, 80, 24, Options{}).clean().press("enter").clean().press("esc").clean()
	d.to("3.b", 0).clean().press("enter").clean()
	if n := len(d.sagScreen().session.drafts); n != 0 {
		t.Errorf("%d drafts are left: one was taken up, and one is of no field", n)
	}
	sit(t, store, 80, 24, Options{}).press("esc").clean()
}

// A terminal that does not tell a paste from typing sends all of it as keys.
func TestHostileKeysAreCleaned(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar")
	for _, text := range []string{"a", "\u202e", "\u200b", "a\u030a", "\u009b", "👩\u200d👧"} {
		d.app.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
		d.clean()
	}
	if got := d.press("esc").settle().stored(havnelyset).Answers["3.b"].Text; got != "aå👩\u200d👧" {
		t.Errorf("stored %q", got)
	}
	d = sit(t, threeSager(t), 80, 24, Options{}).press("/")
	d.app.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "\u202ex"})
	d.clean().shows("Søg: x")
}

func TestErrorsAndNamesOfFilesAreClean(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0])
	d.app.Update(commands.DocumentWritten{Path: "/mappe/" + evil})
	d.clean().press("esc")
	d.app.Update(commands.SaveFailed{Err: errors.New(evil)})
	d.clean()
	if got := fileName("../\x1b[2J/Åse"); got != "_____2___se" {
		t.Errorf("a file is called %q", got)
	}
}

// A crash between the two keys would else bring a letter back that was taken out.
func TestTheDraftOfATextThatIsChangedBackIsForgotten(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("x").settle()
	if drafts := d.drafts(); len(drafts) != 1 || drafts[0].Text != smart+"x" {
		t.Errorf("drafts %+v", drafts)
	}
	if d.press("backspace").settle(); len(d.drafts()) != 0 {
		t.Errorf("drafts %+v", d.drafts())
	}
}

// A window that is made small and large again shows what it showed before.
func TestSizesAreForgotten(t *testing.T) {
	d := openAt(t, withDemo(t), "laerkebakken-demo", sizes[0]).press("right", "down", "down", "down", "down", "enter")
	before := d.screen()
	for _, window := range []size{{200, 60}, {60, 16}, {1, 1}, {120, 40}} {
		d.send(tea.WindowSizeMsg{Width: window.width, Height: window.height})
		d.screen()
	}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if got := d.screen(); got != before {
		t.Errorf("the screen came back as\n%s\nand was\n%s", got, before)
	}
}
