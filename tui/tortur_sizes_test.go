//go:build tortur

package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview/tortur"
)

// TestTortureSizes draws every golden screen in windows of every size, and holds that
// nothing panics, nothing leaves the window, what is being typed stays, and the screen
// comes back as it was.
func TestTortureSizes(t *testing.T) {
	random := tortur.Random(t)
	all := append(screens[:len(screens):len(screens)], planScreens...)
	awkward := []size{{1, 1}, {2, 2}, {1, 500}, {200, 1}, {500, 200}, {0, 0}, {500, 1}, {minWidth, minHeight}, {minWidth - 1, minHeight - 1}}
	more := (tortur.Runs(2_000, 20_000) + len(all) - 1) / len(all) // random ones of each screen
	drawn := 0
	for _, screen := range all {
		t.Run(screen.name, func(t *testing.T) {
			d := screen.open(t, sizes[0])
			before, typed := d.settle().screen(), typing(d)
			windows := awkward
			for range more {
				windows = append(windows, size{random.IntN(501), random.IntN(201)})
			}
			for _, window := range windows {
				d.app.Update(tea.WindowSizeMsg{Width: window.width, Height: window.height})
				withinTheWindow(t, d)
				drawn++
			}
			d.app.Update(tea.WindowSizeMsg{Width: sizes[0].width, Height: sizes[0].height})
			if got := typing(d); got != typed {
				t.Errorf("%q was being typed, and then %q", typed, got)
			}
			if got := d.screen(); got != before {
				t.Errorf("the screen came back as\n%s\nand was\n%s", got, before)
			}
			if t.Failed() {
				t.Logf("windows %v", windows)
			}
		})
	}
	tortur.Report(t, tortur.Row{
		Promise: "Programmet tåler alle vinduesstørrelser",
		Test:    "alle skærmbilleder i vinduer fra 0 × 0 til 500 × 200 og tilbage til 80 × 24",
		Count:   fmt.Sprintf("%d skærmbilleder, %s størrelser", len(all), tortur.Number(drawn)),
		Result:  "0 nedbrud, 0 linjer uden for vinduet, teksten urørt, billedet som før",
	})
}

// typing is the text that is being typed, and nothing where none is.
func typing(d *desk) string {
	if screen, ok := d.app.screen.(*sagScreen); ok && screen.page.editor != nil {
		return screen.page.editor.area.Value()
	}
	return ""
}
