//go:build tortur && !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// world is a computer of its own for the program: a home, a folder for temporary
// files and the folder where the person stands, all empty. The program runs in it
// as a person without rights of their own, under a umask.
type world struct {
	t       *testing.T
	mask    int
	top     string
	bin     string          // the folder of the programs
	wrapper []string        // a command that runs the program and looks on
	used    map[string]bool // the commands of the program that were run
	looked  int             // how many files and folders were looked at
}

// marker is what a person has written, and what must not be found elsewhere.
const marker = "Kløverbladet 7731 passes hver onsdag"

// nobody is who runs the program where the test is run by root, whom no rights stop.
const nobody = 65534

func newWorld(t *testing.T, bin string, mask int) *world {
	t.Helper()
	w := &world{t: t, mask: mask, top: openFolder(t), bin: bin, used: map[string]bool{}}
	for _, folder := range []string{"hjem", "hjem/Documents", "tmp", "her"} {
		succeed(t, os.Mkdir(w.at(folder), 0o755))
		succeed(t, os.Chmod(w.at(folder), 0o777)) // the folder keeps nobody out
	}
	return w
}

// installed is the folder of the program as it is released, and of those that help with a test.
func installed(t *testing.T) (folder string) {
	t.Helper()
	folder = openFolder(t)
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", filepath.Join(folder, "spindel"), ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	self, err := os.Executable()
	succeed(t, err)
	helper, err := os.ReadFile(self)
	succeed(t, err)
	succeed(t, os.WriteFile(filepath.Join(folder, "sager"), helper, 0o755))
	succeed(t, os.Symlink("sager", filepath.Join(folder, "svar")))
	return folder
}

// openFolder is one that also a person without rights gets into.
func openFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "verden-")
	succeed(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	succeed(t, os.Chmod(folder, 0o755))
	return folder
}

func succeed(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) at(name string) string { return filepath.Join(w.top, filepath.FromSlash(name)) }

func (w *world) database() string { return w.at("hjem/.local/share/spindel/spindel.db") }

// command is a program of the world, ready to be started.
func (w *world) command(name string, args ...string) *exec.Cmd {
	if name == "spindel" && len(args) > 0 {
		w.used[args[0]] = true
	}
	line := []string{filepath.Join(w.bin, name)}
	if name == "spindel" {
		line = append(append([]string{}, w.wrapper...), line...)
	}
	cmd := exec.Command(line[0], append(line[1:], args...)...)
	cmd.Dir = w.at("her")
	cmd.Env = []string{"HOME=" + w.at("hjem"), "XDG_DATA_HOME=" + w.at("hjem/.local/share"), "TMPDIR=" + w.at("tmp"),
		"TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "SPINDEL_KONSULENT=Åse Ærlig"}
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return cmd
}

// run runs a program of the world, which must succeed.
func (w *world) run(name string, args ...string) (said string) {
	w.t.Helper()
	cmd := w.command(name, args...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	var err error
	w.masked(func() { err = cmd.Start() })
	if err == nil {
		err = cmd.Wait()
	}
	if err != nil {
		w.t.Fatalf("umask %#o: %s %s: %v\n%s%s", w.mask, name, strings.Join(args, " "), err, &out, &complaints)
	}
	return out.String()
}

// window runs the program in a terminal of the world.
func (w *world) window(args ...string) *terminal {
	w.t.Helper()
	cmd := w.command("spindel", args...)
	var term *terminal
	w.masked(func() { term = inWindow(w.t, 80, 24, cmd) })
	return term
}

// umask is one for the whole test, so that worlds take turns to start a program.
var umask sync.Mutex

func (w *world) masked(start func()) {
	umask.Lock()
	defer umask.Unlock()
	before := syscall.Umask(w.mask)
	defer syscall.Umask(before)
	start()
}

// given writes a file that is there before the program, for all to read.
func (w *world) given(name, text string) {
	w.t.Helper()
	succeed(w.t, os.WriteFile(w.at(name), []byte(text), 0o644))
	succeed(w.t, os.Chmod(w.at(name), 0o666))
	if os.Getuid() == 0 {
		succeed(w.t, os.Chown(w.at(name), nobody, nobody))
	}
}

// live does with the program all that writes, and looks on.
func (w *world) live() {
	term := w.window() // makes the database
	term.waitFor("n")
	w.look("spindel.db", "spindel.db-wal", "spindel.db-shm")
	term.quit()
	w.run("sager", w.database(), navn)
	w.run("svar", w.database(), "åhøj", "3.b", marker, "Åse")

	term = w.window("interview", "åhøj")
	term.openAnswer()
	term.write(marker)
	term.waitFor(marker, "Gemt kl.")
	w.look()
	term.press("esc")
	term.waitFor("Enter skriv")
	for _, key := range []string{"enter", "w"} {
		term.press("D")
		term.waitFor("Skriv et dokument")
		term.press(key)
		term.waitFor("Dokumentet er skrevet")
		term.press("enter")
	}
	w.look()
	term.quit()
	term = w.window("opfølgning", "åhøj")
	term.waitFor(navn)
	term.press("ctrl+q")
	term.exit(patience)

	for _, ending := range []string{"html", "docx", "csv", "json", "md"} {
		w.run("spindel", "rapport", "åhøj", "--dokument", "godkendelse", "--til", "papir."+ending)
	}
	w.given("her/gammelt.html", "stod her")
	w.run("spindel", "rapport", "åhøj", "--dokument", "godkendelse", "--til", "gammelt.html", "--overskriv")
	w.run("spindel", "eksport", "--alle", "--til", "sager.json")
	w.given("her/gamle.json", "stod her")
	w.run("spindel", "eksport", "--alle", "--til", "gamle.json", "--overskriv")

	w.run("spindel", "kopi", "kopi.db")
	w.run("spindel", "kopi", ".")
	w.given("her/gammel.db", "stod her")
	w.run("spindel", "kopi", "gammel.db", "--overskriv")

	said := w.run("spindel", "modtag", "--ny-noegle", "noegle.txt")
	public := strings.TrimSpace(said[strings.LastIndex(said, "age1"):])
	w.run("spindel", "overdrag", "åhøj", "pakke.age", "--til", public)
	w.given("her/adgangskode", "syv små grå katte går tur")
	succeed(w.t, os.Chmod(w.at("her/adgangskode"), 0o600))
	w.run("spindel", "overdrag", "åhøj", "pakke-med-kode.age", "--adgangskode-fil", "adgangskode")
	w.given("her/gammel.age", "stod her")
	w.run("spindel", "overdrag", "åhøj", "gammel.age", "--til", public, "--overskriv", "--panser")
	w.run("spindel", "modtag", "pakke.age", "--identitet", "noegle.txt", "--ja", "--database", w.at("her/hos-b/b.db"))
	w.run("spindel", "import", "sager.json", "--database", w.at("her/hos-c/mere/c.db"))

	w.run("spindel", "model", "vejledning", "eksport", "vores")
	w.run("spindel", "model", "vejledning", "brug", "vores")

	for _, args := range [][]string{{"overblik"}, {"version"}, {"maalbarhed", "adgangskode"}, {"spindelvaev", "--tegn", "svg", "1.a=4"}, {"hjælp"}} {
		w.run("spindel", args...)
	}
	w.tidy()
	w.look("papir.docx", "gammelt.html", "gamle.json", "gammel.db", "kopi.db", "noegle.txt", "pakke.age", "pakke-med-kode.age", "gammel.age",
		"b.db", "c.db", "3.b.yaml")

	demo := w.window("demo")
	demo.waitFor("DEMO")
	w.look("demo.db", "demo.db-wal")
	demo.quit()
	w.look()
}

// tidy looks after the database, where the program can.
func (w *world) tidy() {
	w.t.Helper()
	w.run("svar", w.database(), "åhøj", "2.a", "Beboeren 310190-1234 passer "+marker, "Åse")
	for _, args := range [][]string{{"tjek"}, {"masker", "åhøj", "--ja"},
		{"slet", "åhøj", "--ja", "--kvittering", "kvittering.txt", "--database", w.at("her/hos-b/b.db")}} {
		if cmd, _, err := newRoot(&app{}).Find(args[:1]); err == nil && cmd.Name() == args[0] {
			w.run("spindel", args...)
		}
	}
}

// look holds every file and folder that the program has made against what only its
// owner may do, and wants to see those named.
func (w *world) look(wanted ...string) {
	w.t.Helper()
	missing := map[string]bool{}
	for _, name := range wanted {
		missing[name] = true
	}
	given := map[string]bool{"hjem": true, "hjem/Documents": true, "tmp": true, "her": true}
	w.walk(func(name string, info fs.FileInfo) {
		delete(missing, filepath.Base(name))
		if given[name] {
			return
		}
		w.looked++
		want := fs.FileMode(0o600)
		if info.IsDir() {
			want = 0o700
		}
		if got := info.Mode().Perm(); got != want {
			w.t.Errorf("umask %#o: %s has mode %#o, want %#o", w.mask, name, got, want)
		}
	})
	for name := range missing {
		w.t.Errorf("umask %#o: there is no %s, so nothing was tried", w.mask, name)
	}
}

// walk goes through all that lies in the folders of the world.
func (w *world) walk(see func(name string, info fs.FileInfo)) {
	w.t.Helper()
	for _, top := range []string{"hjem", "tmp", "her"} {
		succeed(w.t, filepath.WalkDir(w.at(top), func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // it was there a moment ago
			}
			if err != nil {
				return err
			}
			info, err := entry.Info()
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil {
				name, _ := filepath.Rel(w.top, path)
				see(filepath.ToSlash(name), info)
			}
			return err
		}))
	}
}

// holds tells whether the marker can be read in a file.
func (w *world) holds(name string) bool {
	file, err := os.Open(w.at(name))
	succeed(w.t, err)
	defer file.Close()
	content, err := io.ReadAll(file)
	succeed(w.t, err)
	return bytes.Contains(content, []byte(marker))
}

// dotted writes 12345 as 12.345.
func dotted(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}
