package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/tui/commands"
)

// Whatever panics ends the program, and what is said of it holds nothing of what was typed.
func TestAPanicEndsTheProgramInOrder(t *testing.T) {
	const secret = "Borgeren fortæller"
	panics := func() time.Time { panic(secret) }
	asked := make(chan bool, 1)
	guard := func(t *testing.T) (*desk, *guarded) {
		d := openAt(t, withDemo(t), "laerkebakken-demo", sizes[0])
		return d, &guarded{app: d.app, quit: func() { asked <- true }}
	}
	wantCrash := func(t *testing.T, g *guarded, cmd tea.Cmd) {
		t.Helper()
		if g.crash == nil || strings.Contains(g.crash.Error(), secret) || !strings.Contains(g.crash.Where, "_test.go:") {
			t.Errorf("the crash is %+v", g.crash)
		}
		if _, ends := cmd().(tea.QuitMsg); !ends {
			t.Error("the program goes on")
		}
		if view := g.View(); view.Content != "" {
			t.Errorf("it still shows %q", view.Content)
		}
	}
	t.Run("update", func(t *testing.T) {
		d, g := guard(t)
		d.to("3.d", 0).reach("bedømmelse")
		d.app.env.now = panics
		model, cmd := g.Update(keyOf("x"))
		if model != g {
			t.Errorf("the model is %v", model)
		}
		wantCrash(t, g, cmd)
	})
	t.Run("view", func(t *testing.T) {
		d, g := guard(t)
		d.app.dialog = panicking{}
		g.View()
		<-asked
		_, cmd := g.Update(nil)
		wantCrash(t, g, cmd)
	})
	t.Run("command", func(t *testing.T) {
		_, g := guard(t)
		batch := safe(func() tea.Msg { return tea.BatchMsg{nil, func() tea.Msg { panic(secret) }} })().(tea.BatchMsg)
		_, cmd := g.Update(batch[1]())
		wantCrash(t, g, cmd)
	})
}

type panicking struct{ dialog }

func (panicking) view(int, int) []string { panic("Borgeren fortæller") }

func TestTheEndIsToldInOneSentence(t *testing.T) {
	busy := &interview.RefusedError{Problem: "Databasen er optaget af et andet program", Remedy: "Luk andre vinduer."}
	for want, err := range map[string]error{
		"Det sidste, du skrev, blev ikke gemt: databasen er optaget af et andet program": lost(busy),
		"Det sidste, du skrev, blev ikke gemt: databasen svarede ikke i tide":            lost(context.DeadlineExceeded),
		"spindel svarede ikke og blev lukket":                                            kept(errStuck, nil),
		"spindel måtte lukke på grund af en fejl (teknisk: page.go:1)":                   kept(nil, &commands.Crash{Where: "page.go:1"}),
		"spindel måtte lukke på grund af en fejl":                                        kept(tea.ErrProgramPanic, nil),
	} {
		var told interview.Explained
		if !errors.As(err, &told) {
			t.Fatalf("%v is not told", err)
		}
		if problem, _ := told.Explain(); problem != want {
			t.Errorf("told %q, want %q", problem, want)
		}
	}
}

// TestNoKeyBreaksAForm deletes the word that the cursor is on the last letter of,
// which Bubbles does not bear.
func TestNoKeyBreaksAForm(t *testing.T) {
	d := sit(t, withKrisecenter(t), 80, 24, Options{}).press("n").write("ord").press("left")
	for _, key := range []tea.KeyPressMsg{{Code: 'd', Mod: tea.ModAlt}, {Code: tea.KeyDelete, Mod: tea.ModAlt}, {Code: tea.KeyDelete, Mod: tea.ModCtrl}} {
		d.send(key)
	}
	d.shows("ord")
}
