//go:build tortur

package tui

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
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

	typed, laid, screens int // texts that were typed, texts in the store, and screens that were looked at
	fields               map[string]bool
}

// look holds the screen that is shown now against what may be on one.
func (w *watch) look(d *desk, where string) {
	w.t.Helper()
	view := d.app.View()
	w.screens++
	var bare strings.Builder
	for rest := view.Content; ; {
		before, after, found := strings.Cut(rest, "\x1b[")
		bare.WriteString(before)
		if !found {
			break
		}
		end := strings.IndexByte(after, 'm') + 1
		w.learnt[after[:end]] = true
		if w.own != nil && !w.own[after[:end]] {
			w.t.Errorf("%s, %s: the sequence %.20q is not the program's own", w.text.Name, where, after)
		}
		rest = after[end:]
	}
	for what, text := range map[string]string{"the screen": bare.String(), "the title": view.WindowTitle} {
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

// withoutKeys leaves out what a terminal never sends as a letter, but as a key of its own.
var withoutKeys = func() *strings.Replacer {
	var gone []string
	for c := range ' ' {
		gone = append(gone, string(c), "")
	}
	return strings.NewReplacer(append(gone, "\x7f", "")...)
}()

// put puts the text in as a paste, or as keys where the terminal does not tell one from the other.
func (w *watch) put(d *desk) {
	text := w.text.Text
	if w.random.IntN(3) > 0 || len(text) > 500 {
		d.app.Update(tea.PasteMsg{Content: text})
	} else {
		d.write(withoutKeys.Replace(text))
	}
	w.typed++
}

// page types into every field of the page that is shown.
func (w *watch) page(d *desk, where string) {
	w.t.Helper()
	seen := map[string]int{} // what is typed into a new check makes room for another one
	kindOf := func(id string) string { kind, _, _ := strings.Cut(id, "/"); return kind }
	for {
		page := &d.sagScreen().page
		i := slices.IndexFunc(page.elements, func(e element) bool { return e.id != "" && e.text != nil && seen[kindOf(e.id)] < 1 })
		if i < 0 {
			page.leave()
			return
		}
		id := page.elements[i].id
		kind := kindOf(id)
		seen[kind]++
		if !page.reachID(id) || page.editor == nil {
			w.t.Fatalf("%s: %s cannot be typed in", where, id)
		}
		at := where + ", " + kind
		w.fields[at] = true
		if w.random.IntN(2) == 0 {
			page.editor.area.SetValue("")
		}
		w.put(d)
		w.look(d, at+" is typed in")
		d.press("esc")
		if w.random.IntN(2) == 0 {
			w.look(d, at+" is left")
		}
	}
}

// walk looks at places of the index, at the page of each and at the end of it: some
// at random in the short run, and all in the long one.
func (w *watch) walk(d *desk, where string) {
	w.t.Helper()
	d.press("home")
	for range w.random.IntN(tortur.Runs(30, 1)) {
		d.press("down")
	}
	for range tortur.Runs(3, 200) {
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
func (w *watch) lookAround(journal []interview.Entry, say func() string) {
	store := storetest.NewMemory(library(w.t))
	hostile, said := storetest.Reworded(w.t, newest(w.t), journal, say)
	w.laid += said
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
	d = sit(w.t, store, window.width, window.height, Options{}).dismiss()
	w.look(d, "start")
	d = openAt(w.t, store, demo.Aakanden, window).dismiss()
	for range looks {
		w.walk(d, "worklist")
		d.press("right")
	}
	for _, k := range []string{"x", "t", "a", "m", "?", "v", "b", "v", "D"} {
		w.look(d.press(k), "after "+k)
		if d.app.dialog != nil && k != "D" {
			d.press("esc")
		}
	}
	d.dismiss().app.Update(commands.DocumentWritten{Path: "/mappe/" + w.text.Text})
	w.look(d, "document written")
	d.dismiss().press("l")
	w.walk(d, "temaer")
	d.press("p")
	w.walk(d, "plan")
	d.press("n", "esc", "ctrl+z")
	w.look(d, "undone")
	d.settle()
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

// dismiss puts every dialog away.
func (d *desk) dismiss() *desk {
	for d.app.dialog != nil {
		d.press("esc")
	}
	return d
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
				form.app.Update(keyOf("ctrl+u")) // without waiting for the cursor to blink
			}
			if form.name == "registration" {
				w.put(form.desk)
				form.press("enter")
			}
		}
		w.look(form.desk, form.name)
	}
}

// all types every text into every field and shows every text in a sag: many of them in
// one in the short run, and each on its own in the long one.
func (w *watch) all(texts []tortur.Payload, journal []interview.Entry) {
	together := tortur.Runs(10, 1)
	t := w.t
	for i, text := range texts {
		t.Run(text.Name, func(t *testing.T) {
			w.t, w.text = t, text
			w.fillIn()
			if i%together == 0 {
				next := i - 1
				w.lookAround(journal, func() string {
					if together > 1 {
						next++
						return texts[next%len(texts)].Text
					}
					return text.Text
				})
			}
		})
	}
}

func TestTortureHostileText(t *testing.T) {
	journals, err := demo.Sager(newest(t), noon, by)
	if err != nil {
		t.Fatal(err)
	}
	harmless := tortur.Payload{Name: "harmless", Text: "Vi holder husmøde hver mandag, og referatet ligger i dagbogen senest 1. marts 2027."}
	vague := tortur.Payload{Name: "vague", Text: "Løbende, så vidt muligt."}
	random := tortur.Random(t)
	learn := watch{t: t, random: random, learnt: map[string]bool{}, fields: map[string]bool{}}
	for range 2 {
		learn.all([]tortur.Payload{harmless, vague}, journals[1])
	}
	learn.forms([]tortur.Payload{harmless})
	w := watch{t: t, random: random, own: learn.learnt, learnt: map[string]bool{}, fields: map[string]bool{}}
	w.all(tortur.Hostile, journals[1])
	w.t = t
	w.forms(tortur.Hostile)
	t.Logf("own sequences: %q", slices.Sorted(maps.Keys(learn.learnt)))
	tortur.Report(t, tortur.Row{
		Promise: "Fremmed tekst kan ikke styre terminalen",
		Test:    "fjendtlige tekster tastet og sat ind i alle felter og lagt i databasen udefra, set på alle skærme",
		Count: fmt.Sprintf("%d tekster × %d felter: %s indtastninger, %s tekster i databasen, %s skærme", len(tortur.Hostile), len(w.fields),
			tortur.Number(w.typed), tortur.Number(w.laid), tortur.Number(w.screens)),
		Result: "0 styretegn og 0 usynlige tegn ud over programmets egne",
	})
}
