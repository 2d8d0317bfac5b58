package tui

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
	"spindel/tui/commands"
)

// ledger is a store of one sag that takes everything and checks nothing, since a
// thousand scripts are to be played in the time of one.
type ledger struct {
	interview.Store // nil: the program never asks for the rest

	mu      sync.Mutex
	journal []interview.Entry
	summary interview.Summary
	drafts  map[interview.Field]interview.Draft
}

func (l *ledger) Load(context.Context, interview.SagID) ([]interview.Entry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.journal), nil
}

func (l *ledger) List(context.Context) ([]interview.Summary, error) {
	return []interview.Summary{l.summary}, nil
}

func (l *ledger) Append(_ context.Context, entries []interview.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.journal = append(l.journal, entries...)
	for _, entry := range entries {
		if change, err := entry.Change(); err == nil {
			delete(l.drafts, change.Field())
		}
	}
	return nil
}

func (l *ledger) SaveDraft(_ context.Context, draft interview.Draft) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drafts[draft.Field] = draft
	return nil
}

func (l *ledger) DropDraft(_ context.Context, _ interview.SagID, field interview.Field) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.drafts, field)
	return nil
}

func (l *ledger) Drafts(context.Context) ([]interview.Draft, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Collect(maps.Values(l.drafts)), nil
}

// stages are the sager that a script can begin in: one under godkendelse, one at its
// first tilsyn, and one with a plan at its second.
func stages(t tester) []*ledger {
	t.Helper()
	store := storetest.NewMemory(library(t))
	id := file(t, store, krisecenter, append(answered(t, "1.a", smart), priorities("To kurser", "Flere husmøder")...)...)
	small, err := store.Load(context.Background(), id)
	if err != nil {
		t.Fatalf("%v", err)
	}
	journals, err := demo.Sager(newest(t), noon, by)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var all []*ledger
	for _, journal := range [][]interview.Entry{small, journals[0], journals[1]} {
		sag, err := interview.Fold(journal[0].Sag, journal)
		if err != nil {
			t.Fatalf("%v", err)
		}
		all = append(all, &ledger{journal: journal[:len(journal):len(journal)], summary: interview.Summarize(newest(t), sag)})
	}
	return all
}

// script is a play of keys, read from any bytes.
type script []byte

func (s *script) byte() byte {
	if len(*s) == 0 {
		return 0
	}
	b := (*s)[0]
	*s = (*s)[1:]
	return b
}

// controls are the keys of the bytes that are no letters.
var controls = []string{"enter", "tab", "shift+tab", "esc", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "backspace", "delete",
	"ctrl+n", "ctrl+p", "ctrl+s", "ctrl+d", "ctrl+g", "ctrl+w", "ctrl+z", "ctrl+y", "f1", "space", "enter", "tab", "esc", "down", "tab", "enter", "ctrl+n", "esc"}

// message is the next thing that comes from the terminal.
func (s *script) message() tea.Msg {
	switch b := s.byte(); {
	case b < ' ':
		return keyOf(controls[b])
	case b == ' ':
		return keyOf("space")
	case b < 0x7f:
		return keyOf(string(rune(b)))
	case b == 0x7f:
		return keyOf("backspace")
	case b < 0xa0:
		letters := []rune("æøåÆØÅéü§½–漢👩")
		return keyOf(string(letters[int(b-0x80)%len(letters)]))
	case b < 0xc0:
		n := min(int(b&0x1f)*4, len(*s))
		text := string((*s)[:n])
		*s = (*s)[n:]
		return tea.PasteMsg{Content: text}
	case b < 0xe0:
		return tea.WindowSizeMsg{Width: int(s.byte()) * 2, Height: int(s.byte()) % 128}
	case b < 0xf0:
		return tea.MouseClickMsg{X: int(s.byte()), Y: int(s.byte()) % 64, Button: tea.MouseLeft}
	}
	wheel := []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}
	return tea.MouseWheelMsg{X: int(s.byte()), Y: 10, Button: wheel[s.byte()%2]}
}

// typist knows what the fields must hold, without asking the program.
type typist struct {
	t     *testing.T
	field *editor // that is being typed in
	text  string  // what it must hold; it is not known after a key that does more than write
	known bool
	left  map[interview.Field]string // what fields were left with
}

// expect says what a message will make of the text.
func (y *typist) expect(d *desk, msg tea.Msg) {
	screen, ok := d.app.screen.(*sagScreen)
	if !ok || d.app.dialog != nil || d.app.tooSmall() || screen.page.editor == nil || screen.page.editor.full() {
		y.field, y.known = nil, false
		return
	}
	e := screen.page.editor
	if e != y.field || !y.known {
		y.field, y.text = e, e.area.Value()
	}
	lines := strings.Split(y.text, "\n")
	atEnd := e.area.Line() == len(lines)-1 && e.area.Column() == len([]rune(lines[len(lines)-1]))
	key, isKey := msg.(tea.KeyPressMsg)
	y.known = isKey && atEnd
	switch k := key.String(); {
	case !y.known:
	case key.Text != "":
		y.text += key.Text
	case k == "enter" && !e.spec.single:
		y.text += "\n"
	case k == "backspace" && len(y.text) > 0:
		runes := []rune(y.text)
		y.text = string(runes[:len(runes)-1])
	case k == "backspace", k == "ctrl+s":
	default:
		y.known = false
	}
}

// check holds the field against what was expected of it.
func (y *typist) check(d *desk, msg tea.Msg) {
	y.t.Helper()
	screen, ok := d.app.screen.(*sagScreen)
	if before := y.field; before != nil && (!ok || screen.page.editor != before) {
		if before.changed() && !before.spec.single {
			y.left[before.spec.field] = before.text()
		}
		y.field, y.known = nil, false
		return
	}
	if y.known && y.field != nil && y.field.area.Value() != y.text {
		y.t.Fatalf("after %v the field holds\n%q\nand not\n%q", msg, y.field.area.Value(), y.text)
	}
}

// play plays a script and holds three things against the program: it stays within its
// window, a field holds what was typed there, and what was typed is stored.
func play(t *testing.T, from *ledger, s script) {
	start, down := s.byte(), s.byte()
	id := from.summary.ID
	if start&0x80 != 0 {
		id = "" // the list of sager
	}
	d := &desk{t: t}
	saver := commands.NewSaver(from, library(t).Edition, d.report)
	d.app = newApp(context.Background(), deskOptions(d, t, from, Options{Sag: id}), saver)
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.run(d.app.Init())
	if start&0x40 != 0 {
		d.press("p")
	}
	for range down % 48 {
		d.press("down")
	}
	typist := typist{t: t, left: map[interview.Field]string{}}
	for op := 0; len(s) > 0 && op < 80 && !d.quit; op++ {
		msg := s.message()
		typist.expect(d, msg)
		_, cmd := d.app.Update(msg)
		if !blinks(d.app.screen) {
			d.run(cmd)
		}
		typist.check(d, msg)
		if op%8 == 0 || len(s) == 0 {
			withinTheWindow(t, d)
		}
	}
	finish(t, d, from, typist.left)
}

// finish holds what the store has got against what was typed.
func finish(t *testing.T, d *desk, store *ledger, left map[interview.Field]string) {
	t.Helper()
	if err := d.app.env.saver.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if screen, ok := d.app.screen.(*sagScreen); ok && screen.page.editor != nil {
		e := screen.page.editor
		delete(left, e.spec.field) // it goes on
		if draft := store.drafts[e.spec.field]; e.drafted && e.spec.field != "" && draft.Text != e.area.Value() {
			t.Fatalf("%s holds %q, and its draft %q", e.spec.field, e.area.Value(), draft.Text)
		}
	}
	d.app.screen.save()
	if err := d.app.env.saver.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	sag, err := interview.Fold(store.summary.ID, store.journal)
	if err != nil {
		t.Fatal(err)
	}
	if screen, ok := d.app.screen.(*sagScreen); ok && !reflect.DeepEqual(sag, screen.session.sag) {
		t.Fatalf("shown %+v\nstored %+v", screen.session.sag, sag)
	}
	for field, text := range left {
		if text != "" && !store.has(field, text) {
			t.Fatalf("%s was left with %q, which is nowhere", field, text)
		}
	}
}

// has reports whether a text is in the journal or a draft of its field.
func (l *ledger) has(field interview.Field, text string) bool {
	if l.drafts[field].Text == text {
		return true
	}
	written, err := json.Marshal(text)
	if err != nil {
		return false
	}
	written = written[1 : len(written)-1]
	return slices.ContainsFunc(l.journal, func(entry interview.Entry) bool { return strings.Contains(string(entry.Payload), string(written)) })
}

// FuzzKeys plays any bytes as keys, letters, pastes, sizes of the window and clicks.
func FuzzKeys(f *testing.F) {
	all := stages(f)
	f.Add([]byte("\x00\x00\x00Vi holder husm\x81de hver uge.\x00Lederen.\x7f\x7f\x03\x03"))
	f.Add([]byte("\x00\x05\x00\x01Forstander\x01\x0c\x0c1.2.2027\x01\x01\x01\x00Et tjek.\x03\x14\x15"))
	f.Add([]byte("\x40\x02\x00\x01\x01\x01pForhold\x01\x01M\x82l\x01\xc1\x28\x18\xc0\x20\x10\xc0\x28\x18er naaet\x03"))
	f.Add([]byte("\x01\x03\x00bnSet i dagbogen.\x03dx\x07/psyk\x00\x03"))
	f.Add([]byte("\x02\x00v5\x05\x04bv\x44\x00\xe0\x10\x08\xf0\x20\x01\xa5\x1b]52;c;aGVq\x07en to tre\x16\x03"))
	f.Add([]byte("\x80\x00/hav\x00\x00\x0e\x0eSvar\x10mere\x0f"))
	f.Add([]byte("\x00\x03\x00\xa6a\xcc\x8arsplan\r\nen\tto\x1b[31mr\x83d\x7f\x7f\x03"))
	f.Add([]byte("\x00\x00\x00Vi holder husm\x81de hver uge.\x00Lederen.\x7f\x7fn"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			return
		}
		from := all[0] // most scripts begin in the small sag, which is the fastest
		if nr := int(data[0] & 0x0f); nr < len(all) {
			from = all[nr]
		}
		play(t, &ledger{journal: from.journal, summary: from.summary, drafts: map[interview.Field]interview.Draft{}}, data)
	})
}
