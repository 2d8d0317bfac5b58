//go:build tortur

package tui

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/tui/commands"
)

// watch looks at every screen that a hostile text may be on. The program's own
// styling is what it writes with a harmless text.
type watch struct {
	t      *testing.T
	random *rand.Rand
	own    map[string]bool // nil while the own sequences are being learned
	learnt map[string]bool
	text   tortur.Payload

	typed, screens int // fields that were typed in, and screens that were looked at
	fields         map[string]bool
}

var sequence = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// look holds the screen that is shown now against what may be on one.
func (w *watch) look(d *desk, where string) {
	w.t.Helper()
	view := d.app.View()
	w.screens++
	bare := sequence.ReplaceAllStringFunc(view.Content, func(s string) string {
		w.learnt[s] = true
		if w.own != nil && !w.own[s] {
			w.t.Errorf("%s, %s: the sequence %q is not the program's own", w.text.Name, where, s)
		}
		return ""
	})
	for what, text := range map[string]string{"the screen": bare, "the title": view.WindowTitle} {
		if found := tortur.Dangerous(text); found != "" {
			w.t.Errorf("%s, %s: %s has %s", w.text.Name, where, what, found)
		}
	}
	if lines := strings.Count(view.Content, "\n") + 1; lines > d.app.height {
		w.t.Errorf("%s, %s: %d lines in a window of %d", w.text.Name, where, lines, d.app.height)
	}
	if w.t.Failed() {
		w.t.Fatalf("%s, %s:\n%q", w.text.Name, where, view.Content)
	}
}

// put puts the text in as a paste, or as keys where the terminal does not tell one from the other.
func (w *watch) put(d *desk) {
	text := w.text.Text
	if w.random.IntN(2) == 0 || len(text) > 2000 {
		d.app.Update(tea.PasteMsg{Content: text})
	} else {
		d.write(text)
	}
	w.typed++
}

// page types into every field of the page that is shown.
func (w *watch) page(d *desk, where string) {
	w.t.Helper()
	seen := map[string]bool{}
	for {
		page := &d.sagScreen().page
		i := slices.IndexFunc(page.elements, func(e element) bool { return e.id != "" && e.text != nil && !seen[e.id] })
		if i < 0 {
			d.press("esc")
			return
		}
		id := page.elements[i].id
		seen[id] = true
		if !page.reachID(id) || page.editor == nil {
			w.t.Fatalf("%s: %s cannot be typed in", where, id)
		}
		kind, _, _ := strings.Cut(id, "/")
		at := where + ", " + kind
		w.fields[at] = true
		if w.random.IntN(2) == 0 {
			page.editor.area.SetValue("")
		}
		w.put(d)
		w.look(d, at+" is typed in")
		d.press("esc")
		w.look(d, at+" is left")
	}
}

// walk looks at every place of the index, at its page and at the end of it.
func (w *watch) walk(d *desk, where string) {
	w.t.Helper()
	d.press("esc", "home")
	for range 200 {
		before := d.sagScreen().index.place()
		at := fmt.Sprintf("%s %v", where, before)
		w.look(d, at)
		d.press("enter")
		w.look(d, at+" in")
		for d.sagScreen().page.focus >= 0 {
			d.press("esc")
		}
		d.press("pgdown")
		w.look(d, at+" scrolled")
		d.press("down")
		if d.sagScreen().index.place() == before {
			return
		}
	}
}

// fillIn types into every field of every kind of page.
func (w *watch) fillIn() {
	d := openAt(w.t, withKrisecenter(w.t, answered(w.t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0)
	w.page(d, "godkendelse")
	w.page(d.to("", 3), "tema")
	d.app.screen.save()
	w.look(d.settle(), "godkendelse saved")

	store := withAakanden(w.t)
	d = openAt(w.t, store, demo.Aakanden, sizes[0]).to("3.b", 0)
	w.page(d, "tilsyn")
	w.page(d.to("", 3), "tilsyn, tema")
	w.page(d.press("p", "home"), "plan")
	w.page(d.press("down"), "priority")
	d = openAt(w.t, store, demo.Aakanden, sizes[0]).press("/")
	w.fields["worklist, search"] = true
	w.put(d)
	w.look(d, "worklist, search")
	d = sit(w.t, store, 80, 24, Options{}).press("/")
	w.fields["start, search"] = true
	w.put(d)
	w.look(d, "start, search")
	w.look(d.press("enter"), "start, searched")
}

// lookAround shows a sag all of whose texts are hostile, and what is told of it.
func (w *watch) lookAround(journal []interview.Entry) {
	store := storetest.NewMemory(library(w.t))
	hostile, _ := storetest.Reworded(w.t, newest(w.t), journal, func() string { return w.text.Text })
	if err := store.Append(context.Background(), hostile); err != nil {
		w.t.Fatal(err)
	}
	for _, field := range []interview.Field{interview.AnswerField("3.b"), "svar/" + interview.Field(w.text.Text), interview.ApprovalField} {
		draft := interview.Draft{Sag: demo.Aakanden, Field: field, Text: w.text.Text, At: noon}
		if err := store.SaveDraft(context.Background(), draft); err != nil {
			w.t.Fatal(err)
		}
	}
	window := sizes[w.random.IntN(len(sizes))]
	d := sit(w.t, store, window.width, window.height, Options{})
	w.look(d, "draft offered")
	w.look(d.press("enter"), "draft taken up")
	d = sit(w.t, store, window.width, window.height, Options{}).press("esc", "esc", "esc")
	w.look(d, "start")
	d = openAt(w.t, store, demo.Aakanden, window).press("esc", "esc")
	for range looks {
		w.walk(d, "worklist")
		d.press("right")
	}
	for _, k := range []string{"x", "t", "a", "m", "?", "v", "b", "v", "D"} {
		w.look(d.press(k), "after "+k)
	}
	d.app.Update(commands.DocumentWritten{Path: "/mappe/" + w.text.Text})
	w.look(d.press("esc"), "document")
	d.app.dialog = nil
	d.app.Update(commands.DocumentWritten{Path: "/mappe/" + w.text.Text})
	w.look(d, "document written")
	d.press("esc", "l")
	w.walk(d, "temaer")
	d.press("p")
	w.walk(d, "plan")
	d.press("n", "esc", "ctrl+z")
	w.look(d, "undone")
	amend(w.t, store, demo.Aakanden, interview.TemaAssessed{Tilsyn: 2, Tema: 1, Text: w.text.Text})
	d.press("n", "esc").settle()
	w.look(d, "conflict")

	fault := &interview.RefusedError{Problem: "Databasen /mappe/" + w.text.Text + " kan ikke læses", Remedy: w.text.Text}
	d.send(commands.SaveFailed{Err: fault})
	w.look(d, "save failed")
	d.send(commands.SaveFailed{Err: errors.New(w.text.Text)})
	w.look(d.press("ctrl+q"), "leaving")
	broken := storetest.NewMemory(library(w.t))
	broken.FailWith(fault)
	w.look(sit(w.t, broken, window.width, window.height, Options{}), "unreadable")
	w.look(openAt(w.t, broken, demo.Aakanden, window), "sag unreadable")
	w.files(journal)
}

// files holds the name that a document gets, when somebody else has given the sag its id.
func (w *watch) files(journal []interview.Entry) {
	sag := interview.NewSag(interview.SagID(w.text.Text))
	first, err := journal[0].Change()
	if err != nil {
		w.t.Fatal(err)
	}
	entries, err := sag.Record(newest(w.t), noon, by, first)
	if err != nil {
		w.t.Fatal(err)
	}
	store := storetest.NewMemory(library(w.t))
	if err := store.Append(context.Background(), entries); err != nil {
		w.t.Fatal(err)
	}
	d := sit(w.t, store, 80, 24, Options{}).press("enter").press("D", "enter")
	if len(d.files) != 1 {
		w.t.Fatalf("%s: %d documents", w.text.Name, len(d.files))
	}
	for name := range d.files {
		if filepath.Base(name) != name || strings.ContainsAny(name, `\:`) || tortur.Dangerous(name) != "" {
			w.t.Errorf("%s: a document is called %q", w.text.Name, name)
		}
	}
	w.look(d, "document of a sag with a hostile id")
}

// forms puts every text into every field of the two forms.
func (w *watch) forms(texts []tortur.Payload) {
	registration := sit(w.t, nil, 80, 24, Options{}).press("n")
	tilsyn := openAt(w.t, withKrisecenter(w.t, closed(w.t, krisecenter)...), havnelyset, sizes[0])
	for _, form := range []struct {
		name   string
		fields int
		*desk
	}{{"registration", 4, registration}, {"tilsyn form", 1, tilsyn}} {
		for i := range form.fields {
			at := fmt.Sprintf("%s, field %d", form.name, i+1)
			w.fields[at] = true
			for _, text := range texts {
				w.text = text
				w.put(form.desk)
				w.look(form.desk, at)
				form.press("ctrl+u")
			}
			if form.name == "registration" {
				w.put(form.desk)
				form.press("enter")
			}
		}
		w.look(form.desk, form.name)
	}
}

func TestTortureHostileText(t *testing.T) {
	journals, err := demo.Sager(newest(t), noon, by)
	if err != nil {
		t.Fatal(err)
	}
	harmless := tortur.Payload{Name: "harmless", Text: "Vi holder husmøde hver mandag, og referatet ligger i dagbogen senest 1. marts 2027."}
	learn := watch{t: t, random: tortur.Random(t), learnt: map[string]bool{}, fields: map[string]bool{}, text: harmless}
	all := func(w *watch, texts []tortur.Payload) {
		for _, w.text = range texts {
			w.fillIn()
			w.lookAround(journals[1])
		}
		w.forms(texts)
	}
	for range 5 {
		all(&learn, []tortur.Payload{harmless, {Name: "vague", Text: "Løbende, så vidt muligt."}, {Name: "nothing", Text: "x"}})
	}
	w := watch{t: t, random: learn.random, own: learn.learnt, learnt: map[string]bool{}, fields: map[string]bool{}}
	for range tortur.Runs(1, 5) {
		all(&w, tortur.Hostile)
	}
	t.Logf("own sequences: %q", slices.Sorted(maps.Keys(learn.learnt)))
	tortur.Report(t, tortur.Row{
		Promise: "Fremmed tekst kan ikke styre terminalen",
		Test:    "fjendtlige tekster tastet og sat ind i alle felter og lagt i databasen udefra, set på alle skærme",
		Count: fmt.Sprintf("%s tekster × %s felter, %s indtastninger, %s skærme", tortur.Number(len(tortur.Hostile)), tortur.Number(len(w.fields)),
			tortur.Number(w.typed), tortur.Number(w.screens)),
		Result: "0 styretegn og 0 usynlige tegn ud over programmets egne",
	})
}
