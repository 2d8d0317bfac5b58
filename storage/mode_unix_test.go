//go:build unix

package storage_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"spindel/interview/storetest"
)

// TestOnlyTheOwnerReads looks at the files and the folder while the database is open.
func TestOnlyTheOwnerReads(t *testing.T) {
	for _, mask := range []int{0, 0o022} {
		folder := filepath.Join(t.TempDir(), "ny", "data")
		defer syscall.Umask(syscall.Umask(mask))
		db := open(t, filepath.Join(folder, "spindel.db"))
		appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
		for name, want := range map[string]os.FileMode{
			"spindel.db": 0o600, "spindel.db-wal": 0o600, "spindel.db-shm": 0o600, ".": 0o700, "..": 0o700,
		} {
			info, err := os.Stat(filepath.Join(folder, name))
			must(t, err)
			if got := info.Mode().Perm(); got != want {
				t.Errorf("umask %#o: the mode of %s is %#o, want %#o", mask, name, got, want)
			}
		}
	}
}
