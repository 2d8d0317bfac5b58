package tui

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
)

// screens are the golden screens: how each is reached, in a window of a size.
var screens = []struct {
	name string
	open func(t *testing.T, window size) *desk
}{
	{"start-empty", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{})
	}},
	{"start-list", func(t *testing.T, window size) *desk {
		return sit(t, threeSager(t), window.width, window.height, Options{}).press("down")
	}},
	{"start-search", func(t *testing.T, window size) *desk {
		return sit(t, threeSager(t), window.width, window.height, Options{}).press("/").write("efter")
	}},
	{"start-search-nothing", func(t *testing.T, window size) *desk {
		return sit(t, threeSager(t), window.width, window.height, Options{}).press("/").write("xyz")
	}},
	{"start-unreadable", func(t *testing.T, window size) *desk {
		store := storetest.NewMemory(library(t))
		store.FailWith(interview.ErrStoreUnusable)
		return sit(t, store, window.width, window.height, Options{})
	}},
	{"registration-page-1", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n").
			write(krisecenter.Navn).press("tab").write(krisecenter.Maalgruppe)
	}},
	{"registration-types", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n").
			write("Havnelyset").press("enter", "enter", "enter", "enter", "down", "space")
	}},
	{"registration-bestyrelse", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n").
			write("Havnelyset").press("enter", "enter", "enter", "enter", "space", "enter")
	}},
	{"registration-refused", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n").
			press("enter", "enter", "enter", "enter", "space", "enter", "enter")
	}},
	{"registration-cpr", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n").
			write("Havnelyset").press("tab").write("Kvinder, fx 610190-1234").press("tab")
	}},
	{"registration-cpr-masked", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n").
			write("Havnelyset").press("tab").write("Kvinder, fx 610190-1234").press("ctrl+g")
	}},
	{"registration-left", func(t *testing.T, window size) *desk {
		return sit(t, registrationLeft(t, storetest.NewMemory(library(t)), "registrering-k7q2"), window.width, window.height, Options{})
	}},
	{"tilsyn-form-cpr", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, closed(t, krisecenter)...), havnelyset, window).write(" 610190-1234")
	}},
	{"godkendelse-cpr", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0).reach("svar").paste("Beboerne har mål.\nSofie Holm (610190-1234) har tre.")
	}},
	{"godkendelse-name", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0).reach("svar").paste("Beboerne har mål.\nSofie Holm har tre.")
	}},
	{"godkendelse-before", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0)
	}},
	{"godkendelse-typing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0).reach("svar").write(smart)
	}},
	{"godkendelse-after", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0).reach("svar").write(smart).press("tab")
	}},
	{"lens-vague", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("2.a", 0).reach("svar").write(vague)
	}},
	{"lens-measurable", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0).reach("svar").write(measurable)
	}},
	{"lens-point", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0).reach("svar").write(measurable).
			press("tab", "esc").reach("tjek/3.b.1/3")
	}},
	{"lens-close-vague", func(t *testing.T, window size) *desk {
		changes := append(complete(t, krisecenter), answered(t, "2.a", vague)[0])
		return openAt(t, withKrisecenter(t, changes...), havnelyset, window).press("a")
	}},
	{"godkendelse-check", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, window).to("3.b", 0).
			reach("tjek/3.b.1/2").press("i")
	}},
	{"godkendelse-new-check", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, window).to("3.b", 0).
			reach("tjek/3.b.1/6").press("enter").write("Medarbejderne kan forklare SMART-modellen.")
	}},
	{"godkendelse-judgement", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, window).to("3.b", 0).
			reach("forventning").press("1")
	}},
	{"godkendelse-not-applying", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).to("8.c", 0)
	}},
	{"godkendelse-tema", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, window).to("", 3)
	}},
	{"godkendelse-tema-typing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, window).to("", 3).press("enter")
	}},
	{"godkendelse-missing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, window).press("m", "down")
	}},
	{"godkendelse-close-refused", func(t *testing.T, window size) *desk {
		changes := complete(t, krisecenter)
		return openAt(t, withKrisecenter(t, changes[:len(changes)-3]...), havnelyset, window).press("a")
	}},
	{"godkendelse-nothing-missing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, window).press("m")
	}},
	{"godkendelse-close-asked", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, window).press("a")
	}},
	{"godkendelse-closed", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, window).press("a", "j").to("3.b", 0)
	}},
	{"godkendelse-help", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).press("?")
	}},
	{"start-help", func(t *testing.T, window size) *desk {
		return sit(t, threeSager(t), window.width, window.height, Options{}).press("?")
	}},
	{"registration-help", func(t *testing.T, window size) *desk {
		return sit(t, nil, window.width, window.height, Options{}).press("n", "f1")
	}},
	{"tilsyn-form", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, closed(t, krisecenter)...), havnelyset, window)
	}},
	{"tilsyn-form-bad-date", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, closed(t, krisecenter)...), havnelyset, window).write("x").press("enter", "enter")
	}},
	{"tilsyn-form-help", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, closed(t, krisecenter)...), havnelyset, window).press("f1")
	}},
	{"worklist", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window)
	}},
	{"worklist-chain", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("end", "up", "enter")
	}},
	{"worklist-urgent", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("s")
	}},
	{"worklist-documents", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("right", "down", "d")
	}},
	{"worklist-search", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("/").write("psyk")
	}},
	{"worklist-nothing", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("/").write("xyz").press("enter")
	}},
	{"worklist-draw", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("right", "t", "1", "2")
	}},
	{"worklist-drawn", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("right", "t", "1", "2", "enter", "t", "9", "enter", "enter")
	}},
	{"worklist-closed", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("x", "f", "f", "f")
	}},
	{"worklist-new-point", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0).reach("nyt-punkt").press("enter").write("natteroen holder.")
	}},
	{"tilsyn-promise", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0)
	}},
	{"tilsyn-check", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0).reach("note/1/3.b.1/2")
	}},
	{"tilsyn-note-typing", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0).reach("note/1/3.b.1/2").press("b", "k", "n").
			write(" Målene i planen svarer til kommunens.")
	}},
	{"tilsyn-score", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0).reach("score").press("4")
	}},
	{"tilsyn-bedoemmelse-typing", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0).reach("bedømmelse").write(" SMART ses i planerne.")
	}},
	{"tilsyn-tema", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("", 3)
	}},
	{"tilsyn-close-refused", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("a")
	}},
	{"tilsyn-help", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).press("?")
	}},
	{"web-demo", func(t *testing.T, window size) *desk {
		return openAt(t, withDemo(t), demo.ID, window).to("3.b", 0).press("v")
	}},
	{"papers", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).press("D")
	}},
	{"web-ghost", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).to("5.c", 0).press("v")
	}},
	{"web-ghost-braille", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).to("5.c", 0).press("v", "b")
	}},
	{"web-opened", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).to("5.c", 0).press("v", "enter")
	}},
	{"worklist-second", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).press("s", "home")
	}},
	{"worklist-second-chain", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).press("s", "home", "enter")
	}},
	{"plan-aakanden", func(t *testing.T, window size) *desk {
		return openAt(t, withAakanden(t), demo.Aakanden, window).press("p", "down")
	}},
	{"web-efterskole-half-scored", func(t *testing.T, window size) *desk {
		store := storetest.NewMemory(library(t))
		changes := append(closed(t, efterskole), interview.TilsynOpened{Tilsyn: 1, Date: interview.DateOf(noon), Anmeldt: true})
		applying := newest(t).Applying(efterskole.Profile())
		for i, indikator := range applying[:len(applying)/2] {
			changes = append(changes, interview.ScoreSet{Tilsyn: 1, Indikator: indikator.ID, Score: 5 - i%3})
		}
		return openAt(t, store, file(t, store, efterskole, changes...), window).press("v")
	}},
	{"draft-offered", func(t *testing.T, window size) *desk {
		store := withKrisecenter(t)
		leave(t, store, interview.AnswerField("3.b"), "Vi vil bruge SMART-modellen, så målene bliver konkrete.\nDet følger")
		return sit(t, store, window.width, window.height, Options{})
	}},
	{"draft-taken-up", func(t *testing.T, window size) *desk {
		store := withKrisecenter(t)
		leave(t, store, interview.AnswerField("3.b"), "Vi vil bruge SMART-modellen, så målene bliver konkrete.\nDet følger")
		return sit(t, store, window.width, window.height, Options{}).press("enter")
	}},
	{"save-failed", func(t *testing.T, window size) *desk {
		d := openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0)
		d.store.FailWith(interview.ErrStoreUnusable)
		return d.reach("svar").write(smart)
	}},
	{"save-failed-leaving", func(t *testing.T, window size) *desk {
		d := openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0)
		d.store.FailWith(interview.ErrStoreUnusable)
		return d.reach("svar").write(smart).settle().press("ctrl+q")
	}},
	{"conflict", func(t *testing.T, window size) *desk {
		d := openAt(t, withKrisecenter(t), havnelyset, window).to("3.b", 0)
		amend(t, d.store, havnelyset, answered(t, "3.a", "Skrevet i et andet vindue.")...)
		return d.reach("svar").write(smart).press("tab")
	}},
}

// threeSager is a store with a sag at each end of the road.
func threeSager(t *testing.T) *storetest.Memory {
	t.Helper()
	store := withDemo(t)
	file(t, store, krisecenter, answered(t, "3.b", smart)...)
	file(t, store, efterskole, closed(t, efterskole)...)
	return store
}

// leave puts a draft into a store, as a run that was cut off does.
func leave(t tester, store *storetest.Memory, field interview.Field, text string) {
	t.Helper()
	draft := interview.Draft{Sag: havnelyset, Field: field, Text: text, At: noon}
	if err := store.SaveDraft(context.Background(), draft); err != nil {
		t.Fatalf("%v", err)
	}
}

func TestScreens(t *testing.T) {
	for _, screen := range screens {
		for _, window := range sizes {
			t.Run(fmt.Sprintf("%s/%dx%d", screen.name, window.width, window.height), func(t *testing.T) {
				t.Parallel() // what takes time is the blinking of the cursor in a form
				screen.open(t, window).golden(screen.name)
			})
		}
	}
}

// Beside the work list a small window has few letters on a line, and a long wording
// takes more lines than there are.
func TestALongWordingLeavesRoomForThePage(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, size{minWidth, minHeight})
	for range 60 {
		d.press("down").screen()
		d.press("enter").screen()
		d.press("esc")
	}
}

func TestWindowTooSmall(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, size{80, 24}).to("3.b", 0).reach("svar").write("Vi bruger")
	for _, window := range []size{{20, 5}, {59, 15}} {
		d.send(tea.WindowSizeMsg{Width: window.width, Height: window.height})
		d.golden("too-small").write("nothing").press("tab", "esc")
	}
	d.send(tea.WindowSizeMsg{Width: 60, Height: 16})
	d.golden("smallest").write(" SMART").shows("Vi bruger SMART")
}
