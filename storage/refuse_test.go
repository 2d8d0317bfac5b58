package storage_test

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/storage"
)

// refusal is what Open must not touch.
type refusal struct {
	name    string
	make    func(t *testing.T, path string)
	problem string
}

func refusals() []refusal {
	newer := storage.NewestVersion() + 1
	text := strings.Repeat("Kære dagbog. ", 100)
	return []refusal{
		{"a folder", func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o700)) }, "er ikke en fil"},
		{"a long text", func(t *testing.T, path string) { write(t, path, text) }, "er ikke en database"},
		{"a short text", func(t *testing.T, path string) { write(t, path, "x") }, "er ikke en database"},
		{"the beginning of a database", func(t *testing.T, path string) { write(t, path, "SQLite format 3\x00") }, "er ikke en database"},
		{"the database of another program", func(t *testing.T, path string) {
			raw(t, path, "PRAGMA application_id = 12345", "CREATE TABLE t (a)")
		}, "tilhører et andet program"},
		{"an empty database of another program", func(t *testing.T, path string) {
			raw(t, path, "CREATE TABLE t (a)", "DROP TABLE t", "PRAGMA application_id = 12345")
		}, "tilhører et andet program"},
		{"the database of a program that does not say which", func(t *testing.T, path string) {
			raw(t, path, "CREATE TABLE t (a)")
		}, "tilhører et andet program"},
		{"a database of a newer version", func(t *testing.T, path string) {
			raw(t, path, "CREATE TABLE t (a)", marks(storage.ApplicationID, newer))
		}, fmt.Sprintf("den har version %d, og programmet kender til og med version %d", newer, newer-1)},
		{"a database in a newer file format", func(t *testing.T, path string) {
			raw(t, path, "CREATE TABLE t (a)")
			file, err := os.OpenFile(path, os.O_RDWR, 0)
			must(t, err)
			defer file.Close()
			_, err = file.WriteAt([]byte{3, 3}, 18)
			must(t, err)
		}, "filformat"},
		{"a file that can only be read", func(t *testing.T, path string) {
			finished(t, path)
			must(t, os.Chmod(path, 0o400))
		}, "kan kun læses"},
		{"a database in a folder that can only be read", func(t *testing.T, path string) {
			finished(t, path)
			lock(t, filepath.Dir(path))
		}, "Der kan ikke skrives i mappen"},
		{"a new file in a folder that can only be read", func(t *testing.T, path string) {
			lock(t, filepath.Dir(path))
		}, "Der kan ikke skrives i mappen"},
		{"a file below a file", func(t *testing.T, path string) {
			must(t, os.Remove(filepath.Dir(path)))
			write(t, filepath.Dir(path), text)
		}, "kan ikke"},
	}
}

// TestOpenRefuses gives Open what it must not touch.
func TestOpenRefuses(t *testing.T) {
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) { c.hold(t) })
	}
}

// hold wants Open to say why, and nothing in the folder to be changed, made or removed.
func (c refusal) hold(t *testing.T) {
	t.Helper()
	top := t.TempDir()
	path := filepath.Join(top, "data", "spindel.db")
	must(t, os.Mkdir(filepath.Dir(path), 0o700))
	c.make(t, path)
	before := fingerprint(t, top)

	db, err := storage.Open(t.Context(), path, library(t))
	if err == nil {
		db.Close()
		t.Fatal("Open took it")
	}
	var unusable *storage.UnusableError
	if !errors.As(err, &unusable) || !errors.Is(err, interview.ErrStoreUnusable) {
		t.Fatalf("got %T %v, want an *UnusableError", err, err)
	}
	if !strings.Contains(unusable.Problem, c.problem) || !strings.Contains(unusable.Problem, "spindel.db") &&
		!strings.Contains(unusable.Problem, "data") {
		t.Errorf("the problem is %q, want the path and %q", unusable.Problem, c.problem)
	}
	if !strings.HasSuffix(unusable.Remedy, ".") || strings.HasSuffix(unusable.Problem, ".") {
		t.Errorf("the sentences are not whole: %q, %q", unusable.Problem, unusable.Remedy)
	}
	if after := fingerprint(t, top); after != before {
		t.Errorf("the folder was changed:\nbefore\n%s\nafter\n%s", before, after)
	}
}

// TestOpenLooksIntoTheLog: a program that dies may leave what it wrote last in
// the write-ahead log, which the header of the file does not tell.
func TestOpenLooksIntoTheLog(t *testing.T) {
	newer := storage.NewestVersion() + 1
	for name, c := range map[string]struct {
		application int
		problem     string
	}{
		"another program": {12345, "tilhører et andet program"},
		"a newer version": {storage.ApplicationID, fmt.Sprintf("den har version %d", newer)},
	} {
		t.Run(name, func(t *testing.T) {
			path := left(t, "CREATE TABLE t (a)", marks(c.application, newer))
			_, err := storage.Open(t.Context(), path, library(t))
			if err == nil || !errors.Is(err, interview.ErrStoreUnusable) || !strings.Contains(err.Error(), c.problem) {
				t.Errorf("got %v, want %q", err, c.problem)
			}
		})
	}
	t.Run("the first version of ours", func(t *testing.T) {
		path := left(t, storage.Migrations()[0]+";"+marks(storage.ApplicationID, 1))
		if list, err := open(t, path).List(t.Context()); err != nil || len(list) != 0 {
			t.Errorf("List: %v, %v; want none", list, err)
		}
	})
}

// left is a database as a process leaves it that dies after the statements: all
// of them are in the log and none in the file.
func left(t *testing.T, statements ...string) (path string) {
	t.Helper()
	alive := newPath(t)
	db := rawOpen(t, alive)
	for _, statement := range append([]string{"PRAGMA journal_mode = WAL"}, statements...) {
		_, err := db.ExecContext(t.Context(), statement)
		must(t, err)
	}
	path = newPath(t)
	write(t, path, read(t, alive))
	write(t, path+"-wal", read(t, alive+"-wal"))
	return path
}

func marks(application, version int) string {
	return fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, version)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	return string(content)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o600))
}

// lock takes the right to write in a folder away until the test ends.
func lock(t *testing.T, folder string) {
	t.Helper()
	must(t, os.Chmod(folder, 0o500))
	t.Cleanup(func() { os.Chmod(folder, 0o700) })
}

// finished makes a database of ours and closes it.
func finished(t *testing.T, path string) {
	t.Helper()
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	must(t, db.Close())
}

// rawOpen opens a database without any of what Open does, until the test ends.
func rawOpen(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

// raw runs statements on a database and closes it.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db := rawOpen(t, path)
	for _, statement := range statements {
		_, err := db.ExecContext(t.Context(), statement)
		must(t, err)
	}
	must(t, db.Close())
}

// fingerprint tells of every file in a folder its name, mode, time and content.
func fingerprint(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	must(t, filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintln(&b, path, info.Mode(), info.ModTime())
		if info.Mode().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "  %x\n", sha256.Sum256(content))
		}
		return nil
	}))
	return b.String()
}
