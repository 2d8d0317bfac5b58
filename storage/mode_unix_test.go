//go:build unix

package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

// TestOnlyTheOwnerReads looks at the files and the folder while the database is open.
func TestOnlyTheOwnerReads(t *testing.T) {
	for _, mask := range []int{0, 0o002, 0o022, 0o077, 0o277} {
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

// TestOnlyTheOwnerReadsACopy makes both kinds of copies under every umask.
func TestOnlyTheOwnerReadsACopy(t *testing.T) {
	for _, mask := range []int{0, 0o002, 0o022, 0o077, 0o277} {
		path := newPath(t)
		old(t, path, 3, interview.Draft{}, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
		target := filepath.Join(t.TempDir(), "kopi.db")
		before := syscall.Umask(mask)
		db, err := storage.Open(t.Context(), path, library(t))
		if err == nil {
			_, err = db.Copy(t.Context(), target, false)
			err = errors.Join(err, db.Close())
		}
		syscall.Umask(before)
		must(t, err)
		for _, name := range []string{target, keptCopy(path, 3)} {
			info, err := os.Stat(name)
			must(t, err)
			if got := info.Mode().Perm(); got != 0o600 {
				t.Errorf("umask %#o: the mode of %s is %#o, want 0600", mask, name, got)
			}
		}
	}
}

// TestSQLiteTakesEmptyLogs is what privat.Logs builds on: files that lie there empty
// become the logs, with the rights that they have.
func TestSQLiteTakesEmptyLogs(t *testing.T) {
	path := newPath(t)
	must(t, closed(t, path))
	before := map[string]os.FileInfo{}
	for _, log := range []string{path + "-wal", path + "-shm"} {
		must(t, os.WriteFile(log, nil, 0o600))
		info, err := os.Stat(log)
		must(t, err)
		before[log] = info
	}
	db := open(t, path)
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
	for log, was := range before {
		info, err := os.Stat(log)
		must(t, err)
		if !os.SameFile(info, was) || info.Size() == 0 {
			t.Errorf("%s is another file, or is still empty", log)
		}
	}
}

// closed makes a database that nobody has open.
func closed(t *testing.T, path string) error {
	t.Helper()
	db, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		return err
	}
	return db.Close()
}
