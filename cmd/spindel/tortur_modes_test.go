//go:build tortur && !windows

package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"spindel/interview/tortur"
)

// TestTortureModes lets the program write all that it can write under every umask,
// and looks at the rights while it runs and afterwards.
func TestTortureModes(t *testing.T) {
	bin := installed(t)
	var looked atomic.Int64
	t.Run("umask", func(t *testing.T) {
		for _, mask := range []int{0, 0o002, 0o022, 0o077, 0o277} {
			t.Run(fmt.Sprintf("%#o", mask), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, bin, mask)
				w.live()
				w.everyCommand()
				looked.Add(int64(w.looked))
			})
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Kun du kan læse de filer og mapper, spindel laver",
		Test:    "alle kommandoer, der skriver, ved fem indstillinger af rettigheder (umask), også oven i filer, som alle kunne læse",
		Count:   dotted(int(looked.Load())) + " filer og mapper set efter, mens programmet kørte og bagefter",
		Result:  "alle er 0600 og 0700",
	})
}

// everyCommand wants each command to have been run, or to be known to write nothing.
func (w *world) everyCommand() {
	w.t.Helper()
	for _, cmd := range newRoot(&app{}).Commands() {
		names := append([]string{cmd.Name()}, cmd.Aliases...)
		if !slices.ContainsFunc(names, func(name string) bool { return w.used[name] }) {
			w.t.Errorf("spindel %s was never run: does it write files?", cmd.Name())
		}
	}
}

// TestTortureFootprint asks the system itself what the program makes, where, for whom, and whether it
// opens a connection, and looks for what a person wrote in all that is left.
func TestTortureFootprint(t *testing.T) {
	w := newWorld(t, installed(t), 0)
	trace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace here to ask the system what the program does")
	}
	succeed(t, os.Mkdir(w.at("spor"), 0o755))
	succeed(t, os.Chmod(w.at("spor"), 0o777))
	w.wrapper = []string{trace, "-ff", "-qq", "-s", "512", "-o", w.at("spor/spor"),
		"-e", "trace=openat,open,creat,mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,socket,connect,execve"}
	w.live()

	made, sockets, processes := w.traces()
	private := map[string]bool{} // was made new, for its owner, and is only opened again
	for _, one := range made {
		private[one.path] = private[one.path] || one.fresh && one.mode&0o077 == 0
	}
	for _, one := range made {
		if !slices.ContainsFunc([]string{"hjem", "tmp", "her"}, func(top string) bool { return within(one.path, w.at(top)) }) {
			t.Errorf("made outside of its folders: %s", one.path)
		}
		if one.mode&0o077 != 0 && !private[one.path] {
			t.Errorf("%s was made for others too: %#o", one.path, one.mode)
		}
	}
	if len(sockets) > 0 {
		t.Errorf("opened connections: %q", sockets)
	}
	if len(made) == 0 || processes == 0 {
		t.Fatal("the trace is empty, so nothing was tried")
	}

	var left, plain []string
	w.walk(func(name string, info fs.FileInfo) {
		if !info.Mode().IsRegular() {
			return
		}
		left = append(left, name)
		if w.holds(name) {
			plain = append(plain, name)
		}
	})
	for _, name := range left {
		if !slices.ContainsFunc(expected, func(pattern string) bool { ok, _ := path.Match(pattern, name); return ok }) {
			t.Errorf("nobody asked for %s", name)
		}
	}
	for _, name := range plain {
		if path.Ext(name) == ".age" || slices.Contains([]string{"noegle.txt", "kvittering.txt"}, path.Base(name)) || strings.HasPrefix(name, "tmp/") {
			t.Errorf("%s shows what a person wrote", name)
		}
	}
	if len(plain) == 0 {
		t.Error("the text is nowhere, so it was not looked for rightly")
	}
	tortur.Report(t, tortur.Row{
		Promise: "spindel skriver kun, hvor du har bedt om det, og åbner ingen netforbindelse",
		Test:    "alle kommandoer, mens styresystemet fortæller, hvad programmet laver (strace)",
		Count:   fmt.Sprintf("%s kørsler, %s filer og mapper lavet", dotted(processes), dotted(len(made))),
		Result:  "0 uventede, 0 læsbare for andre, 0 forbindelser, intet tilbage i mappen til midlertidige filer",
	})
}

// expected is all that may lie in the world at the end.
var expected = []string{
	"hjem/.local/share/spindel/spindel.db", "hjem/.local/share/spindel/vejledning/*/*.yaml", "hjem/Documents/*.html", "hjem/Documents/*.docx",
	"her/papir.*", "her/gammelt.html", "her/sager.json", "her/gamle.json", "her/kopi.db", "her/spindel-20*.db", "her/gammel.db",
	"her/noegle.txt", "her/kvittering.txt", "her/adgangskode", "her/*.age", "her/hos-b/b.db", "her/hos-c/mere/c.db", "her/vores/*.yaml",
}

// making is a file or folder that was made, or a file that would have been if it
// had not been there.
type making struct {
	path  string
	mode  fs.FileMode
	fresh bool // it is certain that it was not there
}

var (
	creates = regexp.MustCompile(`^(?:open|openat|creat|mkdir|mkdirat|mknod|mknodat)\((?:AT_FDCWD, |\d+, )?"([^"]+)", (?:[A-Z_|]*O_CREAT[A-Z_|]*, |[A-Z_|]*O_TMPFILE[A-Z_|]*, )?(0\d+)\)\s+= \d+`)
	links   = regexp.MustCompile(`^(?:link|linkat|symlink|symlinkat)\(.*"([^"]+)"(?:, \d+)?\)\s+= 0`)
	dials   = regexp.MustCompile(`^(?:socket|connect)\(.*`)
)

// traces reads what strace wrote, a file for each thread.
func (w *world) traces() (made []making, sockets []string, processes int) {
	w.t.Helper()
	files, err := filepath.Glob(w.at("spor/*"))
	succeed(w.t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		succeed(w.t, err)
		for line := range strings.Lines(string(text)) {
			switch {
			case strings.HasPrefix(line, "execve("):
				processes++
			case dials.MatchString(line):
				sockets = append(sockets, strings.TrimSpace(line))
			}
			one := making{}
			if found := creates.FindStringSubmatch(line); found != nil {
				mode, err := strconv.ParseUint(found[2], 8, 32)
				succeed(w.t, err)
				one = making{unescape(found[1]), fs.FileMode(mode), strings.Contains(line, "O_EXCL")}
			} else if found := links.FindStringSubmatch(line); found != nil {
				one = making{path: unescape(found[1])}
			} else {
				continue
			}
			if !filepath.IsAbs(one.path) {
				one.path = w.at("her/" + one.path)
			}
			made = append(made, one)
		}
	}
	return made, sockets, processes
}

// unescape reads the bytes that strace writes as \303\246.
func unescape(text string) string {
	if plain, err := strconv.Unquote(`"` + text + `"`); err == nil {
		return plain
	}
	return text
}
