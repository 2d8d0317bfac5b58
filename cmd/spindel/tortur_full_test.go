//go:build tortur && linux

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"spindel/interview/tortur"
)

// smallDisk runs the program with its database on a small disk of its own.
const smallDisk = `mount -t tmpfs -o size=4m spindel "$DISK" && cp "$KILDE" "$DISK/spindel.db" && echo $$ >"$SPOR" && exec "$0" "$@"`

// TestTortureFullDisk fills the disk while text is typed, and makes room again.
func TestTortureFullDisk(t *testing.T) {
	if out, err := exec.Command("unshare", "-Urm", "sh", "-c", `mount -t tmpfs spindel "$0"`, t.TempDir()).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %v: %s", err, out)
	}
	moments := []string{"før der skrives", "midt i teksten", "når feltet forlades"}
	where := placed("svar", "bedømmelse", "mål i planen", "nyt tjek")
	var mu sync.Mutex
	refused := 0
	runs := len(moments) * len(where) * tortur.Runs(2, 10)
	crowd(t, tortur.Random(t), 6, runs, func(t *testing.T, random *rand.Rand, n int) {
		n = filled(t, random, where[n%len(where)], n/len(where)%len(moments))
		mu.Lock()
		defer mu.Unlock()
		refused += n
	})
	tortur.Report(t, tortur.Row{
		Promise: "Er disken fuld, bliver teksten på skærmen med besked om det, intet gemt går tabt, og der arbejdes videre, når der er plads",
		Test:    "en lille disk fyldt " + strings.Join(moments, ", ") + ", og tømt igen",
		Count:   fmt.Sprintf("%s fulde diske, %s beskeder på skærmen", tortur.Number(runs), tortur.Number(refused)),
		Result:  "0 tabt, fortsat uden genstart hver gang",
	})
}

func filled(t *testing.T, random *rand.Rand, p place, moment int) (refused int) {
	folder, source := t.TempDir(), onDesk(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(folder, "spindel")
	if err := errors.Join(os.Symlink(self, program), os.Mkdir(filepath.Join(folder, "disk"), 0o700)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("unshare", append([]string{"-Urm", "sh", "-c", smallDisk, program}, strings.Fields(p.args)...)...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "KILDE="+source, "DISK="+filepath.Join(folder, "disk"),
		"SPOR="+filepath.Join(folder, "pid"), "SPINDEL_DATABASE="+filepath.Join(folder, "disk", "spindel.db"))
	term := inWindow(t, 100, 36, cmd)
	term.follow(p.way)
	pid, err := os.ReadFile(filepath.Join(folder, "pid"))
	if err != nil {
		t.Fatal(err)
	}
	disk := filepath.Join("/proc", strings.TrimSpace(string(pid)), "root", folder, "disk") // as the program sees it
	database := filepath.Join(disk, "spindel.db")

	w := &witness{terminal: term, mark: fmt.Sprintf("Æ%04d", random.IntN(10_000))}
	first := w.mark + " Vi når det hele. "
	if moment > 0 {
		w.key(first)
		w.watch(patience, true)
		if w.acked != letters(w.typed) {
			t.Fatalf("nothing is saved:\n%s", w.screen())
		}
		first = ""
	}
	fillDisk(t, disk)
	w.key(first + "Nu er disken fuld. ")
	if moment == 2 {
		w.press("esc")
	}
	told := term.waitUntil("word of the full disk", func(s screen) bool { return strings.Contains(s.row(0), "IKKE GEMT – prøver igen") })
	if !strings.Contains(told.row(35), "Der er ikke plads til at gemme på disken") {
		t.Errorf("it is not said why:\n%s", told)
	}
	if moment < 2 && (!told.reads(w.mark) || !told.reads("Nu er disken fuld.")) { // a field that is left may scroll away
		t.Errorf("the text is not on the screen:\n%s", told)
	}
	if moment > 0 && foundAfter(snapshot(t, database), w.mark, time.Now()) > time.Minute {
		t.Error("what was called saved cannot be read while the disk is full")
	}
	if moment < 2 {
		w.key("Og vi skriver videre. ")
		term.waitFor("Og vi skriver videre.")
	}
	if err := os.Remove(filepath.Join(disk, "fyld")); err != nil {
		t.Fatal(err)
	}
	term.waitUntil("the text saved", func(s screen) bool { return strings.Contains(s.row(0), "Gemt kl.") })
	now := snapshot(t, database)
	if foundAfter(now, strings.TrimRight(w.typed, " "), time.Now()) > time.Minute {
		t.Errorf("%q is not stored:\n%s", w.typed, term.screen())
	}
	if verdict := integrity(t, now); verdict != "ok" {
		t.Errorf("integrity_check: %s", verdict)
	}
	term.quit()
	return 1
}

// snapshot copies the database of another file system while nobody writes in it:
// SQLite looks for its real name, which means something else here.
func snapshot(t *testing.T, database string) (copied string) {
	t.Helper()
	copied = filepath.Join(t.TempDir(), "spindel.db")
	for _, end := range []string{"", "-wal"} {
		content, err := os.ReadFile(database + end)
		if err == nil {
			err = os.WriteFile(copied+end, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return copied
}

// fillDisk leaves no room on a disk.
func fillDisk(t *testing.T, disk string) {
	t.Helper()
	file, err := os.Create(filepath.Join(disk, "fyld"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for size := 1 << 20; size > 0; {
		if _, err := file.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
