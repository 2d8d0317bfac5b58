package storage_test

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

func TestDSNLetsEveryCharacterOfThePathStandForItself(t *testing.T) {
	for path, want := range map[string]string{
		"/home/åse ø/spindel.db": "file:///home/%C3%A5se%20%C3%B8/spindel.db?",
		"/a?mode=memory#b/100%":  "file:///a%3Fmode=memory%23b/100%25?",
		"C:/Brugere/Åse/x.db":    "file:///C:/Brugere/%C3%85se/x.db?",
		"//server/deling/x.db":   "file:////server/deling/x.db?",
	} {
		if got := storage.DSN(path); !strings.HasPrefix(got, want) {
			t.Errorf("DSN of %s: got %s, want it to begin with %s", path, got, want)
		}
	}
}

func TestOpenTakesAnyPathAsItStands(t *testing.T) {
	for _, name := range []string{"to ord.db", "æøå ÆØÅ.db", "a?mode=memory", "b#c", "100%25.db", "d&e=f;g+h", `i'j"k`, "file:l"} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "ny", name)
			path := filepath.Join(folder, name)
			db, err := storage.Open(t.Context(), path, library(t))
			if err != nil {
				t.Fatal(err)
			}
			appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if files := names(t, folder); len(files) != 1 || files[0] != name {
				t.Errorf("the folder holds %q, want only %q", files, name)
			}
			if list, err := open(t, path).List(t.Context()); err != nil || len(list) != 1 {
				t.Errorf("List after opening again: %v, %v", list, err)
			}
		})
	}
}

func TestOpenSetsUpTheConnection(t *testing.T) {
	db := open(t, newPath(t))
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000",
		"trusted_schema": "0", "secure_delete": "1", "temp_store": "2", "cell_size_check": "1",
	} {
		if got := query(t, db.SQL(), "PRAGMA "+pragma); got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
	if got := db.SQL().Stats().MaxOpenConnections; got != 1 {
		t.Errorf("up to %d connections, want 1", got)
	}
}

func TestOpenMarksTheFileAtOnce(t *testing.T) {
	path := newPath(t)
	open(t, path)
	header := []byte(read(t, path))
	if got := binary.BigEndian.Uint32(header[68:]); got != storage.ApplicationID {
		t.Errorf("application id in the file is %#x, want %#x", got, storage.ApplicationID)
	}
	if got := binary.BigEndian.Uint32(header[60:]); int(got) != storage.NewestVersion() {
		t.Errorf("version in the file is %d, want %d", got, storage.NewestVersion())
	}
}

func TestOpenTakesAnEmptyFileAsNew(t *testing.T) {
	path := newPath(t)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if list, err := open(t, path).List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("List: %v, %v; want none", list, err)
	}
}

func TestOpenNewFileFromSeveralGoroutines(t *testing.T) {
	path := newPath(t)
	dbs := make([]*storage.DB, 8)
	errs := make([]error, len(dbs))
	var all sync.WaitGroup
	for i := range dbs {
		all.Go(func() { dbs[i], errs[i] = storage.Open(t.Context(), path, library(t)) })
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			t.Errorf("open: %v", err)
			continue
		}
		defer dbs[i].Close()
	}
}

func TestCloseLeavesOneFile(t *testing.T) {
	path := newPath(t)
	db, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if files := names(t, filepath.Dir(path)); len(files) != 1 {
		t.Errorf("after Close there are %q, want the database alone", files)
	}
}

// TestCloseEmptiesTheLogForOthers: the one that closes moves what it wrote into
// the file, also while another one goes on.
func TestCloseEmptiesTheLogForOthers(t *testing.T) {
	path := newPath(t)
	open(t, path)
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
	must(t, db.Close())
	if log := read(t, path+"-wal"); log != "" {
		t.Errorf("the log holds %d bytes after Close, want none", len(log))
	}
}

func TestUnusableErrorTellsAPersonWhatToDo(t *testing.T) {
	_, err := storage.Open(t.Context(), t.TempDir(), library(t))
	var unusable *storage.UnusableError
	if !errors.As(err, &unusable) {
		t.Fatalf("got %v, want an *UnusableError", err)
	}
	if !errors.Is(err, interview.ErrStoreUnusable) {
		t.Errorf("%v does not wrap ErrStoreUnusable", err)
	}
	if want := unusable.Problem + ". " + unusable.Remedy; unusable.Error() != want {
		t.Errorf("got %q, want %q", unusable.Error(), want)
	}
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
