//go:build !windows

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// navn is the tilbud of the sag that the tests of this file write in.
const navn = "Krisecenteret Åhøj"

// withSag makes a database with a sag of that tilbud.
func withSag(t *testing.T) (database string) {
	t.Helper()
	database = filepath.Join(t.TempDir(), "spindel.db")
	if out, err := itself(t, nil, "sager", database, navn).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return database
}

// answering opens the first answer of the sag of a new database.
func answering(t *testing.T) (term *terminal, database string) {
	t.Helper()
	database = withSag(t)
	term = inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database}, "interview", "åhøj")
	term.openAnswer()
	return term, database
}

// openAnswer goes from the sag to the field of its first answer.
func (term *terminal) openAnswer() {
	term.t.Helper()
	term.waitFor(navn+" · godkendelse", "Indikator 1.a:")
	term.press("enter")
	term.waitFor("Tilbuddets svar", "Tab videre")
}

// stored reads the only sag of a database, with the drafts.
func stored(t *testing.T, database string) (*interview.Sag, []interview.Draft) {
	t.Helper()
	ctx := context.Background()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	db, err := storage.Open(ctx, database, library)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.List(ctx)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d sager, want 1 (%v)", len(all), err)
	}
	journal, err := db.Load(ctx, all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	sag, err := interview.Fold(all[0].ID, journal)
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := db.Drafts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return sag, drafts
}

func TestAKilledAnswerIsOfferedAndTakenUp(t *testing.T) {
	t.Parallel()
	const half, rest = "Vi følger op med borgeren hver måned, og det står på æ, ø og", " å i planen."
	term, database := answering(t)
	term.write(half)
	term.waitFor(half, "Gemt kl.")
	term.kill(syscall.SIGKILL)
	if code := term.exit(patience); code != -1 {
		t.Fatalf("exit code %d, want a death by the signal", code)
	}

	again := inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database})
	again.waitFor("Her er tekst, der ikke blev færdig", "I svaret på indikator 1.a, "+navn+".", half)
	again.press("enter")
	again.waitFor("Indikator 1.a:", "Tilbuddets svar"+half)
	again.write(rest)
	again.waitFor("Tilbuddets svar" + half + rest)
	again.press("tab")
	again.waitFor("Oplyst af", "Gemt kl.")
	again.quit()

	sag, drafts := stored(t, database)
	if got := sag.Answers["1.a"].Text; got != half+rest {
		t.Errorf("the journal has %q, want %q", got, half+rest)
	}
	if len(drafts) != 0 {
		t.Errorf("%d drafts are left", len(drafts))
	}
}

// TestAKillLosesOnlyTheLastMoment kills the program while text comes in, each
// round at another word. What the header called saved is there, and what is
// there was typed.
func TestAKillLosesOnlyTheLastMoment(t *testing.T) {
	const first = "Kontaktpersonen sætter sig sammen med borgeren"
	rest := strings.Fields("hver anden uge, og så skriver de målene ned på en måde, så også børnene kan læse dem højt for os")
	for _, words := range []int{1, 4, 8, 13, len(rest)} {
		t.Run(fmt.Sprint(words), func(t *testing.T) {
			t.Parallel()
			term, database := answering(t)
			term.write(first)
			term.waitFor(first, "Gemt kl.")
			all := first + " " + strings.Join(rest, " ")
			term.write(strings.TrimPrefix(all, first))
			term.waitFor(first + strings.Join(rest[:words], " "))
			term.kill(syscall.SIGKILL)
			term.exit(patience)

			_, drafts := stored(t, database)
			if len(drafts) != 1 || drafts[0].Field != interview.AnswerField("1.a") {
				t.Fatalf("drafts: %+v, want one of the answer", drafts)
			}
			if got := drafts[0].Text; !strings.HasPrefix(got, first) || !strings.HasPrefix(all, got) {
				t.Errorf("offered %q, want the beginning of %q", got, all)
			}
			again := inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database})
			again.waitFor("I svaret på indikator 1.a, "+navn+".", drafts[0].Text)
		})
	}
}

// TestTheProgramEndsByItselfAndKeepsTheText takes the window away, or asks the
// program to end, while an answer is half typed and not yet saved.
func TestTheProgramEndsByItselfAndKeepsTheText(t *testing.T) {
	// The program gives the last text two seconds to be written.
	const endsWithin = 3 * time.Second
	ends := map[string]func(*terminal){
		"asked":        func(term *terminal) { term.kill(syscall.SIGTERM) },
		"interrupted":  func(term *terminal) { term.kill(syscall.SIGINT) },
		"quit":         func(term *terminal) { term.kill(syscall.SIGQUIT) },
		"hungup":       func(term *terminal) { term.kill(syscall.SIGHUP) },
		"windowclosed": (*terminal).close,
		"left":         func(term *terminal) { term.press("ctrl+q") },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const half = "Vi spørger borgerne, når det brænder på, og"
			term, database := answering(t)
			term.write(half)
			term.waitFor(half)
			end(term)
			if code := term.exit(endsWithin); code != exitOK {
				t.Errorf("exit code %d:\n%s", code, term.screen())
			}
			if term.altScreen() && name != "windowclosed" {
				t.Errorf("the terminal was not given back:\n%s", term.screen())
			}
			sag, drafts := stored(t, database)
			if got := sag.Answers["1.a"].Text; got != half {
				t.Errorf("the journal has %q, and drafts are %+v, want %q", got, drafts, half)
			}
			again := inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database}, "interview", "åhøj")
			again.openAnswer()
			again.waitFor("Tilbuddets svar" + half)
		})
	}
}

const stopped = "T"

// state is the letter of the system for what a process does, and Z for one that is gone.
func state(pid int) string {
	if runtime.GOOS != "linux" {
		out, err := exec.Command("ps", "-o", "state=", "-p", strconv.Itoa(pid)).Output()
		if err != nil || len(out) == 0 {
			return "Z"
		}
		return string(out[:1])
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "Z"
	}
	return strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))[0]
}

// TestAStoppedProgramGoesOn stops the program as a shell does, and lets it go on.
func TestAStoppedProgramGoesOn(t *testing.T) {
	t.Parallel()
	const half, rest = "Vi holder en pause, når", " vi må"
	term, database := answering(t)
	term.write(half)
	term.waitFor(half)
	term.kill(syscall.SIGTSTP)
	term.waitUntil("the screen from before", func(screen) bool { return !term.altScreen() })
	for until := time.Now().Add(patience); state(term.cmd.Process.Pid) != stopped; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("the program does not stop") // and would be told to go on before it has
		}
	}
	if _, drafts := stored(t, database); len(drafts) != 1 || drafts[0].Text != half {
		t.Errorf("drafts: %+v", drafts)
	}
	term.kill(syscall.SIGCONT)
	term.waitFor("Tilbuddets svar" + half)
	term.write(rest)
	term.waitFor("Tilbuddets svar" + half + rest)
	term.quit()
	if sag, _ := stored(t, database); sag.Answers["1.a"].Text != half+rest {
		t.Errorf("the journal has %q", sag.Answers["1.a"].Text)
	}
}

// TestNothingOfTheScreenGoesToAFile asks the terminal library for its files, in
// which all that is on the screen would stand.
func TestNothingOfTheScreenGoesToAFile(t *testing.T) {
	t.Parallel()
	database, folder := withSag(t), t.TempDir()
	term := inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database, "TEA_DEBUG=1", "TEA_TRACE=" + filepath.Join(folder, "spor")}, "interview", "åhøj")
	term.openAnswer()
	term.quit()
	if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
		t.Errorf("the folder has %v (%v)", files, err)
	}
}

// TestNoProgramOutlivesItsWindow closes the window of a program that was told to
// ignore it, as nohup does.
func TestNoProgramOutlivesItsWindow(t *testing.T) {
	t.Parallel()
	const half = "Vi når det hele, også når døren går"
	database := withSag(t)
	cmd := exec.Command("sh", "-c", "trap '' HUP; exec spindel interview åhøj")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "SPINDEL_DATABASE="+database)
	term := inWindow(t, 80, 24, cmd)
	term.openAnswer()
	term.write(half)
	term.waitFor(half)
	term.close()
	if code := term.exit(patience); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	if sag, _ := stored(t, database); sag.Answers["1.a"].Text != half {
		t.Errorf("the journal has %q, want %q", sag.Answers["1.a"].Text, half)
	}
}
