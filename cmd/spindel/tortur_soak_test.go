//go:build tortur && !windows

package main

import (
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

// soakKeys are keys that lead everywhere, and letters. A q would leave the program.
var soakKeys = append(strings.Split("abcdefghijklmnoprstuvwxyzæøåDX0123456789/?[]+- .,", ""),
	"up", "down", "left", "right", "tab", "tab", "shift+tab", "enter", "enter", "esc", "home", "end", "pgup", "pgdown",
	"backspace", "space", "ctrl+n", "ctrl+n", "ctrl+p", "ctrl+s", "ctrl+z", "ctrl+y", "ctrl+g", "ctrl+w")

// TestTortureSoak presses any keys for a while in a program that was built with the
// race detector, where there is a compiler for it.
func TestTortureSoak(t *testing.T) {
	program := filepath.Join(t.TempDir(), "spindel")
	build := exec.Command("go", "build", "-race", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	watched := "bygget med kapløbsdetektor"
	if out, err := build.CombinedOutput(); err != nil {
		t.Logf("no race detector here: %v: %s", err, out)
		watched = "bygget uden kapløbsdetektor"
		if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	long := time.Duration(tortur.Runs(20, 600)) * time.Second
	random := tortur.Random(t)
	starts := []string{"interview åhøj", opholdssted, plan}
	var mu sync.Mutex
	pressed := 0
	crowd(t, random, len(starts), len(starts), func(t *testing.T, random *rand.Rand, n int) {
		database, folder := onDesk(t), t.TempDir()
		errs, err := os.Create(filepath.Join(folder, "fejl"))
		if err != nil {
			t.Fatal(err)
		}
		defer errs.Close()
		cmd := exec.Command(program, strings.Fields(starts[n])...)
		cmd.Dir = folder
		cmd.Env = append(os.Environ(), "TERM=xterm-256color", "SPINDEL_DATABASE="+database, "HOME="+folder)
		cmd.Stderr = errs
		term := inWindow(t, 100, 36, cmd)
		term.waitFor("·")
		count := 0
		for end := time.Now().Add(long); time.Now().Before(end); {
			switch random.IntN(40) {
			case 0:
				term.resize(1+random.IntN(160), 1+random.IntN(60))
			case 1:
				term.write("\x1b[200~Vi når det\r\nhver uge på Ærø.\x1b[201~")
			case 2:
				term.write(fmt.Sprintf("\x1b[<0;%d;%dM", 1+random.IntN(100), 1+random.IntN(36)))
			case 3:
				term.write(string([]rune(told)[:1+random.IntN(60)]))
			default:
				term.press(soakKeys[random.IntN(len(soakKeys))])
			}
			count++
			time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond)
			select {
			case <-term.ended:
				said, _ := os.ReadFile(errs.Name())
				t.Fatalf("the program ended after %d keys (%v):\n%s", count, cmd.ProcessState, said)
			default:
			}
		}
		term.settle() // a signal waits behind the keys, and these come faster than anybody types
		term.kill(syscall.SIGTERM)
		code := term.exit(patience)
		if said, _ := os.ReadFile(errs.Name()); code != exitOK || len(said) > 0 {
			t.Errorf("exit code %d:\n%s", code, said)
		}
		if verdict := integrity(t, database); verdict != "ok" {
			t.Errorf("integrity_check: %s", verdict)
		}
		texts(t, database) // verifies every journal
		mu.Lock()
		pressed += count
		mu.Unlock()
	})
	tortur.Report(t, tortur.Row{
		Promise: "Programmet tåler alle taster, og dets dele kommer ikke i vejen for hinanden",
		Test:    "tilfældige taster, klik, indsatte tekster og størrelser i tre terminaler på én gang",
		Count:   fmt.Sprintf("%s tastetryk på %d s, %s", tortur.Number(pressed), int(long.Seconds()), watched),
		Result:  "0 nedbrud, 0 kapløb, alle databaser hele",
	})
}
