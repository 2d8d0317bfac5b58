//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestADumbTerminalIsRefused(t *testing.T) {
	database := filepath.Join(t.TempDir(), "spindel.db")
	term := inTerminal(t, 80, 24, []string{"TERM=dumb", "SPINDEL_DATABASE=" + database}, "interview")
	term.waitFor("Fejl: Denne del af spindel skal have en terminal at tegne på.")
	if code := term.exit(patience); code != exitUsage {
		t.Errorf("exit code %d, want %d", code, exitUsage)
	}
	if _, err := os.Stat(database); !os.IsNotExist(err) {
		t.Errorf("the database was made: %v", err)
	}
}

func TestAnUnknownSagIsSaidBeforeTheScreenOpens(t *testing.T) {
	database := filepath.Join(t.TempDir(), "spindel.db")
	term := inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database}, "interview", "ukendt")
	term.waitFor("Fejl: Sagen »ukendt« findes ikke.")
	if code := term.exit(patience); code != exitNotFound {
		t.Errorf("exit code %d, want %d", code, exitNotFound)
	}
	if _, err := os.Stat(database); !os.IsNotExist(err) {
		t.Errorf("the database was made: %v", err)
	}
}

// TestTheDemoLeavesNothing looks into the folder for temporary files while the
// demo runs and after it, whether the person leaves it or the system ends it.
func TestTheDemoLeavesNothing(t *testing.T) {
	ends := map[string]func(*terminal){
		"left":   func(term *terminal) { term.press("ctrl+q") },
		"ended":  func(term *terminal) { term.kill(syscall.SIGTERM) },
		"hungup": func(term *terminal) { term.kill(syscall.SIGHUP) },
		"closed": (*terminal).close,
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			temporary, data := t.TempDir(), t.TempDir()
			term := inTerminal(t, 80, 24, []string{"TMPDIR=" + temporary, "XDG_DATA_HOME=" + data, "SPINDEL_DATABASE="}, "demo")
			term.waitFor("DEMO", "Opholdsstedet Lærkebakken")
			folders, err := os.ReadDir(temporary)
			if err != nil || len(folders) != 1 {
				t.Fatalf("%d folders in %s, want 1 (%v)", len(folders), temporary, err)
			}
			if info, err := folders[0].Info(); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("mode %v, want 0700 (%v)", info.Mode(), err)
			}
			term.press("enter")
			term.waitFor("tilsyn 1", "Indikator")
			end(term)
			if code := term.exit(patience); code != exitOK {
				t.Errorf("exit code %d", code)
			}
			for _, folder := range []string{temporary, data} {
				if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
					t.Errorf("left behind in %s: %v (%v)", folder, left, err)
				}
			}
		})
	}
}

// TestTheDemoOpensTheSagThatIsNamed goes past the list, where both sager stand.
func TestTheDemoOpensTheSagThatIsNamed(t *testing.T) {
	t.Parallel()
	environment := []string{"TMPDIR=" + t.TempDir(), "XDG_DATA_HOME=" + t.TempDir(), "SPINDEL_DATABASE="}
	term := inTerminal(t, 120, 40, environment, "demo")
	term.waitFor("DEMO", "Opholdsstedet Lærkebakken", "Krisecenteret Åkanden")
	term.press("ctrl+q")
	if code := term.exit(patience); code != exitOK {
		t.Errorf("exit code %d", code)
	}
	term = inTerminal(t, 120, 40, environment, "demo", "åkanden")
	term.waitFor("DEMO", "Krisecenteret Åkanden", "tilsyn 2")
	term.press("ctrl+q")
	if code := term.exit(patience); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}
