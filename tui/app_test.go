package tui

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

var update = flag.Bool("update", false, "write the golden screens anew")

func TestMain(m *testing.M) {
	time.Local = time.UTC // the screens show hours
	os.Exit(m.Run())
}

// tester is what tests, benchmarks and random checks have in common.
type tester interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// desk is the program without a terminal: keys go in, screens come out.
type desk struct {
	t     tester
	app   *App
	store *storetest.Memory
	quit  bool // the program has asked to end

	files map[string][]byte // what the program wrote

	mu       sync.Mutex
	reported []tea.Msg // what the saver reported and the program has not yet heard
}

// by is who does everything in these tests.
const by = "Tilsynskonsulent"

// noon is when everything in these tests happens.
var noon = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)

func library(t tester) *kvalitetsmodel.Library {
	t.Helper()
	lib, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatalf("%v", err)
	}
	return lib
}

// sit opens the program on a store in a window of a size.
func sit(t tester, store *storetest.Memory, width, height int, options Options) *desk {
	t.Helper()
	if store == nil {
		store = storetest.NewMemory(library(t))
	}
	d := &desk{t: t, store: store}
	saver := commands.NewSaver(store, library(t).Edition, d.report)
	t.Cleanup(func() { saver.Close(context.Background()) })
	d.app = newApp(context.Background(), deskOptions(d, t, store, options), saver)
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.run(d.app.Init())
	return d
}

// deskOptions are the options of a program in which nothing is left to chance.
func deskOptions(d *desk, t tester, store interview.Store, options Options) Options {
	options.Store, options.Library, options.By = store, library(t), by
	options.Now = func() time.Time { return noon }
	options.WriteFile = d.writeFile
	options.Lot = func(of int) int { return min(4, of) }
	options.NewID = func(navn string) interview.SagID { return interview.NewSagID(navn, [4]byte{}) }
	return options
}

// writeFile keeps a document that the program writes.
func (d *desk) writeFile(name string, content []byte) (string, error) {
	if d.files == nil {
		d.files = map[string][]byte{}
	}
	d.files[name] = content
	return "/mappe/" + name, nil
}

// report keeps what the saver says until the program hears it.
func (d *desk) report(msg tea.Msg) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reported = append(d.reported, msg)
}

// hear gives the program what the saver has reported so far.
func (d *desk) hear() *desk {
	d.t.Helper()
	d.mu.Lock()
	reported := d.reported
	d.reported = nil
	d.mu.Unlock()
	for _, msg := range reported {
		d.send(msg)
	}
	return d
}

// send gives the program a message and carries out what it asks for.
func (d *desk) send(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

func (d *desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		d.quit = true
		return
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
		return
	}
	if strings.HasPrefix(fmt.Sprintf("%T", msg), "cursor.") {
		return // a blinking cursor would go on for ever
	}
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() { // tea.Sequence, whose message type is private
			d.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	d.send(msg)
}

// press types keys by name: "enter", "ctrl+s", "a".
func (d *desk) press(keys ...string) *desk {
	d.t.Helper()
	for _, k := range keys {
		d.send(keyOf(k))
	}
	return d
}

// write types text, letter by letter. What the program asks for after a letter
// is only ever the blinking of a cursor, and is left out.
func (d *desk) write(text string) *desk {
	d.t.Helper()
	for _, r := range text {
		d.app.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

// settle waits until everything is in the store, and lets the program know.
func (d *desk) settle() *desk {
	d.t.Helper()
	err := d.app.env.saver.Flush(context.Background())
	d.hear()
	if err != nil {
		d.send(commands.SaveFailed{Err: err})
		return d
	}
	if d.app.env.status.pending {
		d.send(commands.Saved{})
	}
	return d
}

func (d *desk) screen() string {
	var lines []string
	for line := range strings.SplitSeq(ansi.Strip(d.app.View().Content), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n") + "\n"
}

// golden holds the screen against testdata/name.golden.
func (d *desk) golden(name string) *desk {
	d.t.Helper()
	d.settle()
	path := filepath.Join("testdata", fmt.Sprintf("%s-%dx%d.golden", name, d.app.width, d.app.height))
	got := d.screen()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			d.t.Fatalf("%v", err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatalf("%v (run go test ./tui -update to write it)", err)
	}
	if got != string(want) {
		d.t.Errorf("the screen is not %s:\n%s\nbut:\n%s", path, want, got)
	}
	return d
}

// hides fails when the screen holds the text.
func (d *desk) hides(text string) *desk {
	d.t.Helper()
	if strings.Contains(d.screen(), text) {
		d.t.Fatalf("the screen shows %q:\n%s", text, d.screen())
	}
	return d
}

// shows fails unless the screen holds the text.
func (d *desk) shows(text string) *desk {
	d.t.Helper()
	if !strings.Contains(d.screen(), text) {
		d.t.Fatalf("the screen does not show %q:\n%s", text, d.screen())
	}
	return d
}

func keyOf(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome,
		"end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
	}
	base, mod := name, tea.KeyMod(0)
	for {
		if rest, ok := strings.CutPrefix(base, "ctrl+"); ok {
			base, mod = rest, mod|tea.ModCtrl
		} else if rest, ok := strings.CutPrefix(base, "shift+"); ok {
			base, mod = rest, mod|tea.ModShift
		} else {
			break
		}
	}
	if base == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", Mod: mod}
	}
	if code, ok := special[base]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	msg := tea.KeyPressMsg{Code: []rune(base)[0], Mod: mod}
	if mod == 0 {
		msg.Text = base
	}
	return msg
}
