package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
	"spindel/tui/commands"
)

// long is an answer of 2,000 characters.
var long = strings.Repeat("Hver borger har tre mål. ", 80)

// demoWith is the made-up sag with a long text in 3.b, its godkendelse open or its tilsyn under way.
func demoWith(b *testing.B, tilsyn bool) *storetest.Memory {
	b.Helper()
	if tilsyn {
		store := withDemo(b)
		amend(b, store, demo.ID, interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: long})
		return store
	}
	store := storetest.NewMemory(library(b))
	for _, entry := range demoJournal(b) {
		if entry.Kind == "GodkendelseClosed" {
			break
		}
		change, err := entry.Change()
		if err != nil {
			b.Fatal(err)
		}
		amend(b, store, demo.ID, change)
	}
	amend(b, store, demo.ID, interview.AnswerGiven{Indikator: "3.b", Text: long})
	return store
}

// sink is a store that takes everything and does nothing with it, so that only the program is measured.
type sink struct{ interview.Store }

func (sink) Append(context.Context, []interview.Entry) error                   { return nil }
func (sink) SaveDraft(context.Context, interview.Draft) error                  { return nil }
func (sink) DropDraft(context.Context, interview.SagID, interview.Field) error { return nil }

// atDesk opens the made-up sag at 3.b, with a saver that writes nowhere.
func atDesk(b *testing.B, tilsyn bool, window size) *desk {
	b.Helper()
	d := openAt(b, demoWith(b, tilsyn), demo.ID, window).to("3.b", 0)
	d.app.env.saver = commands.NewSaver(sink{d.store}, library(b).Edition, func(tea.Msg) {})
	b.Cleanup(func() { d.app.env.saver.Close(context.Background()) })
	return d
}

// BenchmarkKeyToFrame is from a letter typed in a long text to the frame that
// shows it: the answer at the godkendelse, and the bedømmelse at a tilsyn, with
// the spindelvæv beside it where the window is wide.
func BenchmarkKeyToFrame(b *testing.B) {
	for name, tilsyn := range map[string]bool{"godkendelse": false, "tilsyn": true} {
		for _, window := range sizes {
			b.Run(fmt.Sprintf("%s/%dx%d", name, window.width, window.height), func(b *testing.B) {
				d := atDesk(b, tilsyn, window)
				if tilsyn {
					d.reach("bedømmelse")
				} else {
					d.reach("svar")
				}
				letters := [2]tea.KeyPressMsg{keyOf("e"), keyOf("backspace")}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					d.app.Update(letters[i%2])
					d.app.View()
				}
			})
		}
	}
}

// BenchmarkScoreToFrame is from the key of a score to the frame with the new spindelvæv.
func BenchmarkScoreToFrame(b *testing.B) {
	for _, window := range sizes {
		b.Run(fmt.Sprintf("%dx%d", window.width, window.height), func(b *testing.B) {
			d := atDesk(b, true, window)
			scores := [2]tea.KeyPressMsg{keyOf("4"), keyOf("5")}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d.app.Update(scores[i%2])
				d.app.View()
			}
		})
	}
}

// BenchmarkFindingToFrame is from the key of a finding in the work list's documents
// to the frame that shows it.
func BenchmarkFindingToFrame(b *testing.B) {
	for _, window := range sizes {
		b.Run(fmt.Sprintf("%dx%d", window.width, window.height), func(b *testing.B) {
			d := atDesk(b, true, window).press("l", "right")
			results := [2]tea.KeyPressMsg{keyOf("b"), keyOf("d")}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d.app.Update(results[i%2])
				d.app.View()
			}
		})
	}
}
