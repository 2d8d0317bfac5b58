//go:build unix

package privat

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOnlyTheOwnerReads makes one of each under every umask, in a folder that all may write in.
func TestOnlyTheOwnerReads(t *testing.T) {
	for _, mask := range []int{0, 0o002, 0o022, 0o077, 0o277, 0o777} {
		top := t.TempDir()
		must(t, os.Chmod(top, 0o777))
		modes := map[string]os.FileMode{}
		before := syscall.Umask(mask)
		file, fileErr := Create(filepath.Join(top, "fil"))
		temporary, temporaryErr := Temporary(top, ".spindel")
		folderErr := Folder(filepath.Join(top, "a", "b"))
		demo, demoErr := TemporaryFolder(top, "spindel-demo")
		syscall.Umask(before)
		must(t, errors.Join(fileErr, temporaryErr, folderErr, demoErr))
		modes[file.Name()], modes[temporary.Name()] = 0o600, 0o600
		modes[filepath.Join(top, "a")], modes[filepath.Join(top, "a", "b")], modes[demo] = 0o700, 0o700, 0o700
		must(t, errors.Join(file.Close(), temporary.Close()))
		for path, want := range modes {
			info, err := os.Stat(path)
			must(t, err)
			if got := info.Mode().Perm(); got != want {
				t.Errorf("umask %#o: %s has mode %#o, want %#o", mask, filepath.Base(path), got, want)
			}
		}
	}
}
