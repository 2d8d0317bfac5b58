//go:build tortur && !windows

package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"spindel/interview/tortur"
)

// life is a run of the program under a shell, which says how it ended and how the
// terminal was before and after, in folders of its own.
type life struct {
	*terminal
	folder, database string
	modes            map[ansi.Mode]bool // of the terminal, that are on
	cursor           bool               // can be seen
	other            *os.File           // the terminal that keys come from, where that is another one
}

const shell = `stty -g <"$VINDUE" >"$SPOR/foer"; %s
sh -c 'echo $$ >"$SPOR/pid.ny"; mv "$SPOR/pid.ny" "$SPOR/pid"; exec "$@" 2>"$SPOR/fejl"' sh "$@" %s
kode=$?; stty -g <"$VINDUE" >"$SPOR/efter"; exit $kode`

// live starts one of the programs of TestMain under a shell.
func live(t *testing.T, before, from string, name string, args ...string) *life {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	l := &life{database: onDesk(t), folder: t.TempDir(), modes: map[ansi.Mode]bool{}, cursor: true}
	for _, folder := range []string{"spor", "tmp", "hjem", "her"} {
		if err := os.Mkdir(filepath.Join(l.folder, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	program := filepath.Join(l.folder, name)
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	window := "/dev/tty"
	var slave *os.File
	if from != "" {
		if l.other, slave, err = pty.Open(); err != nil {
			t.Fatal(err)
		}
		window = slave.Name()
	}
	cmd := exec.Command("sh", append([]string{"-c", fmt.Sprintf(shell, before, from), "sh", program}, args...)...)
	cmd.Dir = filepath.Join(l.folder, "her")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "SPINDEL_DATABASE="+l.database, "VINDUE="+window,
		"SPOR="+filepath.Join(l.folder, "spor"), "HOME="+filepath.Join(l.folder, "hjem"), "TMPDIR="+filepath.Join(l.folder, "tmp"))
	l.terminal = inWindow(t, 100, 36, cmd)
	if from != "" {
		slave.Close()
		l.keyboard = l.other
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.display.SetCallbacks(vt.Callbacks{
		EnableMode:       func(mode ansi.Mode) { l.modes[mode] = true },
		DisableMode:      func(mode ansi.Mode) { l.modes[mode] = false },
		CursorVisibility: func(visible bool) { l.cursor = visible },
	})
	return l
}

// trace is what the shell has written down.
func (l *life) trace(name string) string {
	content, _ := os.ReadFile(filepath.Join(l.folder, "spor", name))
	return strings.TrimSpace(string(content))
}

// pid is the program, which the shell has started.
func (l *life) pid() int {
	pid, err := strconv.Atoi(l.trace("pid"))
	if err != nil {
		l.t.Fatal(err)
	}
	return pid
}

func (l *life) signal(signal syscall.Signal) {
	if err := syscall.Kill(l.pid(), signal); err != nil {
		l.t.Fatal(err)
	}
}

func soon(d time.Duration, what string, seen func() bool) error {
	for end := time.Now().Add(d); !seen(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("not within %v: %s", d, what)
		}
	}
	return nil
}

// ending is a way in which the program ends, or nearly.
type ending struct {
	name, program string
	before, from  string // for the shell: what it does before, and where keys come from
	only          []string
	do            func(l *life)
	gone          bool // the window is gone
	code          int
	says          string
	slow          time.Duration // how long the text may take, where it is no half second
}

var ends = []ending{
	{name: "SIGHUP", do: func(l *life) { l.signal(syscall.SIGHUP) }},
	{name: "SIGTERM", do: func(l *life) { l.signal(syscall.SIGTERM) }},
	{name: "SIGINT", do: func(l *life) { l.signal(syscall.SIGINT) }},
	{name: "SIGQUIT", do: func(l *life) { l.signal(syscall.SIGQUIT) }},
	{name: "vinduet lukket", do: func(l *life) { l.close() }, gone: true},
	{name: "vinduet lukket under nohup", before: "trap '' HUP;", do: func(l *life) { l.close() }, gone: true},
	{name: "forælderen dræbt", do: func(l *life) { l.kill(syscall.SIGKILL) }, gone: true},
	{name: "tastaturet væk", from: `<"$VINDUE"`, do: func(l *life) { l.other.Close() }},
	{name: "SIGTSTP og SIGCONT", do: (*life).stopAndGoOn},
	{name: "panik i Update", program: "update", do: func(l *life) { l.press("x") }, code: exitFailure, says: "spindel måtte lukke på grund af en fejl (teknisk: "},
	{name: "panik i View", program: "view", only: []string{"mål i planen", "notat i planen"}, do: func(l *life) { l.press("x") },
		code: exitFailure, says: "spindel måtte lukke på grund af en fejl (teknisk: "},
	{name: "panik i en kommando", program: "kommando", only: []string{"svar", "begrundelse", "opfølgningspunkt", "nyt tjek", "note", "bedømmelse", "temavurdering"},
		do: (*life).leaveTheSag, code: exitFailure, says: "spindel måtte lukke på grund af en fejl (teknisk: "},
	{name: "panik, hvor der gemmes", program: "gemmer", do: (*life).saveAgain, slow: 2 * time.Second},
}

// stopAndGoOn stops the program as a shell does, looks at the terminal, and goes on typing.
func (l *life) stopAndGoOn() {
	l.signal(syscall.SIGTSTP)
	if err := soon(3*time.Second, "the program stops", func() bool { return state(l.pid()) == stopped }); err != nil {
		l.t.Error(err)
		return
	}
	if err := soon(time.Second, "the terminal is given back", func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return !l.display.IsAltScreen() && l.cursor
	}); err != nil {
		l.t.Error(err)
	}
	stty := exec.Command("stty", "-g")
	stty.Stdin = l.pty // on Linux the modes of a pty are those of its other end
	if modes, err := stty.Output(); err != nil || strings.TrimSpace(string(modes)) != l.trace("foer") {
		l.t.Errorf("stopped the terminal is %q, before it was %q (%v)", modes, l.trace("foer"), err)
	}
	l.signal(syscall.SIGCONT)
	l.waitUntil("the screen again", func(s screen) bool { return l.altScreen() && strings.Contains(s.row(0), "·") })
}

// leaveTheSag goes to the list of sager, which a command reads.
func (l *life) leaveTheSag() {
	before := l.screen().String()
	l.press("esc")
	l.waitUntil("another screen", func(s screen) bool { return s.String() != before })
	l.press("q")
}

// saveAgain waits for a failure to be told and mended, and ends.
func (l *life) saveAgain() {
	l.press("x")
	l.waitFor("IKKE GEMT – prøver igen")
	l.waitFor("Gemt kl.")
	l.signal(syscall.SIGTERM)
}

// TestTortureEnds ends the program in every way, on every kind of screen, with a
// text half typed and not yet saved.
func TestTortureEnds(t *testing.T) {
	type run struct {
		ending
		place
	}
	var runs []run
	for range tortur.Runs(1, 5) {
		for _, e := range ends {
			for _, p := range places {
				if e.only == nil && (p.kept || e.program == "") || slices.Contains(e.only, p.name) {
					if e.program != "" && len(p.after) > 0 {
						continue // the trap is in the typing
					}
					runs = append(runs, run{e, p})
				}
			}
		}
	}
	var mu sync.Mutex
	texts, worst := 0, time.Duration(0)
	crowd(t, tortur.Random(t), 8, len(runs), func(t *testing.T, random *rand.Rand, n int) {
		took, kept := runs[n].ending.at(t, runs[n].place, fmt.Sprintf("Æ%04d", random.IntN(10_000)))
		mu.Lock()
		defer mu.Unlock()
		if kept {
			texts++
			if runs[n].slow == 0 {
				worst = max(worst, took)
			}
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Hvordan programmet end slutter, er den halve sætning gemt, terminalen som før, og intet af teksten andre steder end i databasen",
		Test: fmt.Sprintf("%d måder at slutte på (signaler, lukket vindue, dræbt skal, SIGTSTP, panik i fire dele af programmet) på %d slags skærme",
			len(ends), len(places)),
		Count:  fmt.Sprintf("%s afslutninger, %s halve sætninger", tortur.Number(len(runs)), tortur.Number(texts)),
		Result: fmt.Sprintf("0 tabt, på disken efter højst %d ms", worst.Milliseconds()),
	})
}

// at types half a sentence at a place, ends the program, and looks at what is left.
func (e ending) at(t *testing.T, p place, mark string) (took time.Duration, kept bool) {
	t.Log(e.name, "i", p.name)
	typed := mark + " når vi det"
	name, args, flag := "spindel", strings.Fields(p.args), filepath.Join(t.TempDir(), "nu")
	if e.program != "" {
		name, args = "faelde", append([]string{e.program, flag}, args...)
	}
	l := live(t, e.before, e.from, name, args...)
	l.follow(p.way)
	l.write(typed)
	l.waitFor(typed)
	l.follow(p.after)
	if e.program != "" {
		if err := os.WriteFile(flag, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return l.end(t, e, p, typed)
}

// end ends it.
func (l *life) end(t *testing.T, e ending, p place, typed string) (took time.Duration, kept bool) {
	began := time.Now()
	found := make(chan time.Duration, 1)
	if p.kept {
		go func() { found <- foundAfter(l.database, typed, began) }()
	}
	e.do(l)
	if e.name == "SIGTSTP og SIGCONT" {
		took = l.reach(t, found, p, typed)
		if p.kept && len(p.after) == 0 {
			l.write(" igen")
			typed += " igen"
			l.waitFor(typed)
		}
		l.signal(syscall.SIGTERM)
	} else {
		took = l.reach(t, found, p, typed)
	}
	code := l.exit(5 * time.Second)
	pid := l.pid()
	if err := soon(5*time.Second, "no program is left", func() bool { return state(pid) == "Z" }); err != nil {
		t.Error(err)
		syscall.Kill(pid, syscall.SIGKILL)
	}
	if allowed := max(e.slow, 500*time.Millisecond); p.kept && took > allowed {
		t.Errorf("the text was on the disk after %v", took)
	}
	if p.kept && foundAfter(l.database, typed, time.Now()) > time.Minute {
		t.Errorf("%q is not stored", typed)
	}
	if said := l.trace("fejl"); e.says == "" && said != "" || !strings.HasPrefix(said, "Fejl: "+e.says) && e.says != "" || strings.Contains(said, secret) {
		t.Errorf("the program said %q", said)
	}
	l.leaks(t, strings.Fields(typed)[0])
	if e.gone {
		return took, p.kept
	}
	if code != e.code {
		t.Errorf("exit code %d, want %d", code, e.code)
	}
	if before, after := l.trace("foer"), l.trace("efter"); (before != after || before == "") && l.other == nil {
		t.Errorf("the terminal was %s and is %s", before, after)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.display.IsAltScreen() || !l.cursor {
		t.Errorf("alternate screen %v, cursor %v", l.display.IsAltScreen(), l.cursor)
	}
	for _, mode := range []ansi.Mode{ansi.ModeBracketedPaste, ansi.ModeMouseButtonEvent, ansi.ModeMouseAnyEvent, ansi.ModeMouseExtSgr} {
		if l.modes[mode] {
			t.Errorf("mode %v of the terminal is still on", mode)
		}
	}
	return took, p.kept
}

func (l *life) reach(t *testing.T, found chan time.Duration, p place, typed string) time.Duration {
	if !p.kept {
		return 0
	}
	took := <-found
	if took > 5*time.Second {
		t.Errorf("%q is not stored", typed)
	}
	return took
}

// foundAfter reads the database beside the program, again and again, until a text is there.
func foundAfter(database, text string, since time.Time) time.Duration {
	db, err := sql.Open("sqlite", "file:"+database+"?_pragma=busy_timeout(1000)")
	if err != nil {
		return time.Hour
	}
	defer db.Close()
	for time.Since(since) < 6*time.Second {
		var n int
		err := db.QueryRow(`SELECT (SELECT count(*) FROM kladde WHERE instr(tekst, ?1)) + (SELECT count(*) FROM journal WHERE instr(payload, ?1))`, text).Scan(&n)
		if err == nil && n > 0 {
			return time.Since(since)
		}
		time.Sleep(2 * time.Millisecond)
	}
	return time.Hour
}

// leaks looks for a typed text in every file but the database.
func (l *life) leaks(t *testing.T, mark string) {
	t.Helper()
	err := filepath.WalkDir(l.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(mark)) || bytes.Contains(content, []byte(secret)) {
			t.Errorf("%s has what was typed", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
