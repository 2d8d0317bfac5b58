package privat

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCreateWritesOverNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "æøå.txt")
	file, err := Create(path)
	must(t, err)
	_, err = file.WriteString("svar")
	must(t, errors.Join(err, file.Close()))
	if _, err := Create(path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("made again: %v, want fs.ErrExist", err)
	}
	if got, err := os.ReadFile(path); string(got) != "svar" {
		t.Errorf("it holds %q (%v)", got, err)
	}
	if _, err := Create(filepath.Join(t.TempDir(), "ingen", "svar.txt")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a folder: %v, want fs.ErrNotExist", err)
	}
}

func TestFolderMakesThoseAbove(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b", "c")
	for range 2 {
		must(t, Folder(deep))
	}
	if info, err := os.Stat(deep); err != nil || !info.IsDir() {
		t.Errorf("%v (%v)", info, err)
	}
	file := filepath.Join(top, "fil")
	must(t, os.WriteFile(file, nil, 0o600))
	for _, path := range []string{file, filepath.Join(file, "under")} {
		if err := Folder(path); !errors.Is(err, syscall.ENOTDIR) && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Folder(%s): %v", path, err)
		}
	}
}

// dead is the number of a process that was there and has ended.
func dead(t *testing.T) int {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self, "-test.run", "^$")
	must(t, cmd.Run())
	return cmd.ProcessState.Pid()
}

// TestWhatTheDeadLeftIsRemoved: it holds what a person wrote. All else stays.
func TestWhatTheDeadLeftIsRemoved(t *testing.T) {
	folder := t.TempDir()
	gone, running := strconv.Itoa(dead(t)), strconv.Itoa(os.Getppid())
	stays := []string{".spindel-" + running + "-k1", ".spindel-kopi-" + gone + "-k1", ".spindel-noter", ".spindel--k", ".spindel-" + gone + "-", "spindel-" + gone + "-k1", "plan.docx"}
	goes := []string{".spindel-" + gone + "-k1", ".spindel-" + gone + "-k2", ".spindel-" + running + "-gammel"}
	for _, name := range append(stays, goes...) {
		must(t, os.WriteFile(filepath.Join(folder, name), []byte("svar"), 0o600))
	}
	long := time.Now().Add(-longest - time.Hour)
	must(t, os.Chtimes(filepath.Join(folder, goes[2]), long, long))
	must(t, os.MkdirAll(filepath.Join(folder, ".spindel-"+gone+"-mappe", "under"), 0o700))

	file, err := Temporary(folder, ".spindel")
	must(t, err)
	must(t, file.Close())
	entries, err := os.ReadDir(folder)
	must(t, err)
	var left []string
	for _, entry := range entries {
		left = append(left, entry.Name())
	}
	if len(left) != len(stays)+1 {
		t.Errorf("left are %q, want %q and one new", left, stays)
	}
	for _, name := range append(stays, filepath.Base(file.Name())) {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Errorf("%s is gone: %v", name, err)
		}
	}
}

func TestTemporaryIsNewAndInItsPlace(t *testing.T) {
	folder := t.TempDir()
	seen := map[string]bool{}
	for range 20 {
		path, err := TemporaryFolder(folder, "spindel-demo")
		must(t, err)
		if seen[path] || filepath.Dir(path) != folder || !strings.HasPrefix(filepath.Base(path), "spindel-demo-") {
			t.Fatalf("made %s after %v", path, seen)
		}
		seen[path] = true
	}
	for path := range seen {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("a running process lost %s: %v", path, err)
		}
	}
}
