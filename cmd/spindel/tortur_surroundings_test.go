//go:build tortur && !windows

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"spindel/interview/tortur"
)

// surroundings are what a computer may be set up like: what the shell does before
// it starts the program, and what the program says instead of working.
var surroundings = []struct{ name, before, says string }{
	{"NO_COLOR", `export NO_COLOR=1;`, ""},
	{"TERM=dumb", `export TERM=dumb;`, "Fejl: Denne del af spindel skal have en terminal at tegne på."},
	{"TERM=linux", `export TERM=linux;`, ""},
	{"TERM=vt100", `export TERM=vt100;`, ""},
	{"TERM=ukendt", `export TERM=ukendt-9000;`, ""},
	{"tom TERM", `export TERM=;`, ""},
	{"ingen TERM", `unset TERM;`, ""},
	{"LANG=C", `export LANG=C LC_ALL=C;`, ""},
	{"LANG=da_DK", `export LANG=da_DK.ISO-8859-1 LC_ALL=;`, ""},
	{"intet HOME", `unset HOME;`, ""},
	{"HOME, som ikke findes", `export HOME=/findes/ikke;`, ""},
	{"HOME med æøå", `export HOME="$PWD/Åse Ærø Ø"; mkdir -p "$HOME/.local/share/spindel"; cp "$SPINDEL_DATABASE" "$HOME/.local/share/spindel/spindel.db";
		ln -sf "$HOME/.local/share/spindel/spindel.db" "$SPOR/database"; unset SPINDEL_DATABASE XDG_DATA_HOME;`, ""},
	{"underlig TZ", `export TZ=Pacific/Apia;`, ""},
	{"forkert TZ", `export TZ=:/findes/ikke;`, ""},
	{"TEA_TRACE", `export TEA_TRACE="$PWD/spor.txt";`, ""},
	{"TEA_DEBUG", `export TEA_DEBUG=1;`, ""},
	{"TMPDIR, som ikke findes", `export TMPDIR=/findes/ikke;`, ""},
	{"TMPDIR er en fil", `touch "$PWD/fil"; export TMPDIR="$PWD/fil";`, ""},
	{"EDITOR", `export EDITOR=vi VISUAL=vi;`, ""},
	{"COLUMNS og LINES", `export COLUMNS=-1 LINES=abc;`, ""},
	{"TERM_PROGRAM", `export TERM_PROGRAM=Apple_Terminal COLORTERM=truecolor;`, ""},
	{"SSH", `export SSH_TTY=/dev/pts/0 SSH_CONNECTION=x;`, ""},
	{"GOTRACEBACK", `export GOTRACEBACK=crash GODEBUG=nonsens=1;`, ""},
	{"umask 077", `umask 077;`, ""},
}

// TestTortureSurroundings works in every surrounding that a computer may have.
func TestTortureSurroundings(t *testing.T) {
	var worked atomic.Int64
	crowd(t, tortur.Random(t), 6, len(surroundings), func(t *testing.T, random *rand.Rand, n int) {
		around := surroundings[n]
		t.Log(around.name)
		l := live(t, around.before, "", "spindel", "interview", "åhøj")
		if around.says != "" {
			if code := l.exit(patience); code != exitUsage || !strings.HasPrefix(l.trace("fejl"), around.says) {
				t.Errorf("exit code %d, said %q", code, l.trace("fejl"))
			}
			return
		}
		worked.Add(1)
		typed := fmt.Sprintf("Æ%04d på Ærø", random.IntN(10_000))
		l.follow(toAnswer)
		l.write(typed)
		l.waitFor(typed)
		l.write("\x05") // Ctrl+E opens an editor in some programs
		l.write(" igen")
		typed += " igen"
		seen := l.waitFor(typed)
		if around.name == "NO_COLOR" {
			l.withoutColour(t, seen)
		}
		l.press("ctrl+q")
		if code := l.exit(patience); code != exitOK || l.trace("fejl") != "" {
			t.Errorf("exit code %d, said %q", code, l.trace("fejl"))
		}
		database := l.database
		if other, err := os.Readlink(filepath.Join(l.folder, "spor", "database")); err == nil {
			database = other
			os.Remove(filepath.Join(l.folder, "spor", "database"))
		}
		if foundAfter(database, typed, time.Now()) > time.Minute {
			t.Errorf("%q is not stored", typed)
		}
		if database == l.database {
			l.leaks(t, strings.Fields(typed)[0])
		}
		if l.trace("foer") != l.trace("efter") {
			t.Error("the terminal is not as it was")
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Programmet virker, hvordan computeren end er sat op, eller siger med én sætning, hvorfor ikke, og lægger intet i filer, som andre kan slå til",
		Test:    "NO_COLOR, TERM, LANG, HOME, TZ, TMPDIR, EDITOR, TEA_TRACE, TEA_DEBUG og flere",
		Count:   fmt.Sprintf("%d opsætninger", len(surroundings)),
		Result:  fmt.Sprintf("%d virker, %d afvist med en sætning, 0 spor af tekst i filer", worked.Load(), len(surroundings)-int(worked.Load())),
	})
}

// withoutColour holds the screen to NO_COLOR.
func (l *life) withoutColour(t *testing.T, seen screen) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for y := range seen.rows {
		for x := range seen.rows[y] {
			if cell := l.display.CellAt(x, y); cell != nil && (cell.Style.Fg != nil || cell.Style.Bg != nil) {
				t.Errorf("there is a colour at %d,%d", x, y)
				return
			}
		}
	}
}
