//go:build tortur

package storage_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// diskFails and diskFull are what a call fails with on a disk that is failing or full.
var (
	diskFails = map[string]int32{
		"open": sqlite3.SQLITE_CANTOPEN, "read": sqlite3.SQLITE_IOERR_READ, "write": sqlite3.SQLITE_IOERR_WRITE,
		"truncate": sqlite3.SQLITE_IOERR_TRUNCATE, "sync": sqlite3.SQLITE_IOERR_FSYNC, "size": sqlite3.SQLITE_IOERR_FSTAT,
		"lock": sqlite3.SQLITE_IOERR_LOCK, "shmmap": sqlite3.SQLITE_IOERR_SHMMAP, "shmlock": sqlite3.SQLITE_IOERR_SHMLOCK,
		"remove": sqlite3.SQLITE_IOERR_DELETE, "access": sqlite3.SQLITE_IOERR_ACCESS,
		"syncfolder": sqlite3.SQLITE_IOERR, "link": sqlite3.SQLITE_IOERR, "rename": sqlite3.SQLITE_IOERR,
	}
	diskFull = map[string]int32{
		"open": sqlite3.SQLITE_CANTOPEN, "write": sqlite3.SQLITE_FULL, "shmmap": sqlite3.SQLITE_IOERR_SHMSIZE,
		"sync": sqlite3.SQLITE_IOERR_FSYNC, "link": sqlite3.SQLITE_FULL, "rename": sqlite3.SQLITE_FULL,
	}
)

// faultOfUs is the error of the operating system for a call that is the program's own.
func faultOfUs(c call, code int32) error {
	cause := syscall.EIO
	if code == sqlite3.SQLITE_FULL {
		cause = syscall.ENOSPC
	}
	return &os.PathError{Op: c.what, Path: c.path, Err: cause}
}

// fault lets one call fail, or all from one on, until it is mended.
type fault struct {
	codes   map[string]int32
	nth     int // of the calls that have a code
	forever bool

	mu     sync.Mutex
	seen   int
	struck string // what failed first
	mended bool
}

func (f *fault) before(c call) int32 {
	f.mu.Lock()
	defer f.mu.Unlock()
	code := f.codes[c.what]
	if code == 0 || f.mended {
		return 0
	}
	f.seen++
	if f.seen != f.nth && !(f.forever && f.seen > f.nth) {
		return 0
	}
	if f.struck == "" {
		f.struck = c.what + " " + filepath.Base(c.path)
	}
	return code
}

func (*fault) after(call) {}

func (f *fault) mend() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.mended = true
}

// operation is something that the program does with its database.
type operation struct {
	name    string
	version int                                      // of the database, 0 for none
	warm    bool                                     // the handle has written before
	writes  bool                                     // it needs room on the disk
	do      func(t *testing.T, db *storage.DB) error // nil for the opening itself
	done    string                                   // asks whether it was done; empty where nothing tells
}

const (
	ladderSag = interview.SagID("lunden-k7q2")
	closing   = "luk"
	dropping  = "drop en kladde"
)

// operations are all of them, with the files that each begins with.
func operations(t *testing.T) (template func(version int) map[string]string, all []operation) {
	t.Helper()
	writer, other := storetest.NewWriter(model(t), ladderSag), storetest.NewWriter(model(t), "skoven-m3x8")
	journal := append(writer.Register(t), writer.Answer(t, "1.a", "Hver uge")...)
	answer := writer.Answer(t, "1.b", strings.Repeat(secret, 1000))
	imported := append(other.Register(t), other.Answer(t, "1.a", strings.Repeat(secret, 1000))...)
	draft := interview.Draft{Sag: ladderSag, Field: "svar/1.b", Text: strings.Repeat(secret, 1000), At: writer.Clock}
	newest := storage.NewestVersion()
	templates := map[int]map[string]string{}
	for version := 1; version <= newest; version++ {
		path := newPath(t)
		old(t, path, version, interview.Draft{Sag: ladderSag, Field: "svar/1.c", Text: secret}, journal)
		templates[version] = map[string]string{"spindel.db": read(t, path)}
	}
	answers := func(t *testing.T, db *storage.DB) error { return db.Append(t.Context(), answer) }
	const answered = "SELECT count(*) = 3 FROM journal WHERE sag = 'lunden-k7q2'"
	return func(version int) map[string]string { return templates[version] }, []operation{
		{"åbn en ny database", 0, false, true, nil, ""},
		{"åbn", newest, false, false, nil, ""},
		{"opdatér en gammel database", newest - 1, false, true, nil, ""},
		{"svar", newest, false, true, answers, answered},
		{"svar igen", newest, true, true, answers, answered},
		{"kladde", newest, true, true, func(t *testing.T, db *storage.DB) error { return db.SaveDraft(t.Context(), draft) },
			"SELECT count(*) = 1 FROM kladde WHERE felt = 'svar/1.b'"},
		{dropping, newest, true, false, func(t *testing.T, db *storage.DB) error {
			return db.DropDraft(t.Context(), ladderSag, "svar/1.c")
		}, "SELECT count(*) = 0 FROM kladde WHERE felt = 'svar/1.c'"},
		{"import", newest, true, true, func(t *testing.T, db *storage.DB) error { return db.Receive(t.Context(), imported) },
			"SELECT count(*) = 2 FROM journal WHERE sag = 'skoven-m3x8'"},
		{"kopi", newest, true, true, func(t *testing.T, db *storage.DB) error {
			_, err := db.Copy(t.Context(), filepath.Join(filepath.Dir(db.Path()), "kopi.db"), true)
			return err
		}, ""},
		{"genberegn", newest, true, true, func(t *testing.T, db *storage.DB) error { return db.Rebuild(t.Context()) }, ""},
		{"læs", newest, true, false, func(t *testing.T, db *storage.DB) error {
			_, listErr := db.List(t.Context())
			_, loadErr := db.Load(t.Context(), ladderSag)
			_, draftErr := db.Drafts(t.Context())
			return errors.Join(listErr, loadErr, draftErr)
		}, ""},
		{closing, newest, true, false, func(_ *testing.T, db *storage.DB) error { return db.Close() }, ""},
	}
}

// attempt is an operation on a database of its own.
type attempt struct {
	operation
	path string
	db   *storage.DB
}

// begun makes the database in a folder, and opens it unless that is the operation itself.
func begun(t *testing.T, op operation, folder string, template map[string]string) *attempt {
	t.Helper()
	a := &attempt{operation: op, path: filepath.Join(folder, "spindel.db")}
	for name, content := range template {
		write(t, filepath.Join(folder, name), content)
	}
	if op.do != nil {
		must(t, a.open())
	}
	if op.warm {
		must(t, a.db.SaveDraft(t.Context(), interview.Draft{Sag: ladderSag, Field: "svar/1.d", Text: "Hver"}))
	}
	return a
}

func (a *attempt) open() (err error) {
	library, err := kvalitetsmodel.Bundled()
	if err == nil {
		a.db, err = storage.Open(context.Background(), a.path, library)
	}
	return err
}

func (a *attempt) try(t *testing.T) error {
	if a.do == nil {
		return a.open()
	}
	return a.do(t, a.db)
}

// hold wants what the attempt answered to be true, and to be put so that a person
// can read it. The same handle must still be able to read.
func (a *attempt) hold(t *testing.T, err error) {
	t.Helper()
	var unusable *storage.UnusableError
	var notCopied *storage.CopyError
	switch {
	case err == nil:
	case strings.Contains(err.Error(), secret):
		t.Errorf("the error tells an answer")
	case !errors.As(err, &unusable) && !errors.As(err, &notCopied):
		t.Errorf("the error is not explained: %v", err)
	}
	if a.done == "" {
		return
	}
	if done := query(t, a.db.SQL(), a.done) == "1"; done != (err == nil) {
		t.Errorf("it answered %v, and it is done: %t", err, done)
	}
}

// finish does it again where it failed, on the same handle, now that the disk is well.
// Then the database is closed and opened: all that was acknowledged must be there.
func (a *attempt) finish(t *testing.T, err error, today *storage.DB) {
	t.Helper()
	if a.name != closing {
		if err != nil {
			must(t, a.try(t))
		}
		a.hold(t, nil)
		must(t, a.db.Close())
	}
	must(t, a.open())
	a.hold(t, nil)
	questions := []string{"SELECT count(*) >= 2 FROM journal WHERE sag = 'lunden-k7q2'"}
	if a.name != dropping {
		questions = append(questions, "SELECT count(*) = 1 FROM kladde WHERE felt = 'svar/1.c'")
	}
	for _, question := range questions {
		if a.version > 0 && query(t, a.db.SQL(), question) != "1" {
			t.Errorf("what was there before is gone: %s", question)
		}
	}
	must(t, a.db.Close())
	for _, name := range names(t, filepath.Dir(a.path)) {
		if name == "spindel.db" || name == "kopi.db" {
			must(t, today.ReadBack(t.Context(), filepath.Join(filepath.Dir(a.path), name)))
		}
	}
}

// TestTortureFaultLadder lets the first call of every operation fail, then the second
// and so on until the operation gets by without meeting the fault.
func TestTortureFaultLadder(t *testing.T) {
	template, all := operations(t)
	today := open(t, newPath(t)) // reads databases back
	var rungs atomic.Int64
	var tried []string
	t.Run("all", func(t *testing.T) {
		for _, op := range all {
			tried = append(tried, op.name)
			t.Run(op.name, func(t *testing.T) {
				t.Parallel()
				for _, codes := range []map[string]int32{diskFails, diskFull} {
					for _, forever := range []bool{false, true} {
						for n := 1; climb(t, op, template(op.version), today, &fault{codes: codes, nth: n, forever: forever}); n++ {
							rungs.Add(1)
						}
					}
				}
			})
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Når disken fejler eller er fuld, bliver intet meldt gemt, som ikke er det, og intet gemt går tabt",
		Test: "hvert eneste kald til disken fejler, det første, det næste og så videre, én gang og for altid, med fejl og med fuld disk: " +
			strings.Join(tried, ", "),
		Count:  tortur.Number(int(rungs.Load())) + " fejl",
		Result: "0 tabt, 0 meldt gemt uden at være det; samme handling lykkes bagefter uden genstart",
	})
}

// climb does the operation with a fault, and tells whether the fault struck.
func climb(t *testing.T, op operation, template map[string]string, today *storage.DB, f *fault) bool {
	t.Helper()
	folder := inMemory(t)
	defer os.RemoveAll(folder)
	defer func() {
		if t.Failed() {
			t.Logf("»%s«, when call %d failed (for ever: %t): %s", op.name, f.nth, f.forever, f.struck)
		}
	}()
	a := begun(t, op, folder, template)
	stop := watch(t, folder, f)
	err := a.try(t)
	f.mend()
	stop()
	if f.struck == "" {
		must(t, err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".spindel-kopi-*")); len(left) > 0 && !f.forever {
		t.Errorf("it left %q", left)
	}
	a.hold(t, err)
	a.finish(t, err, today)
	if t.Failed() {
		t.FailNow()
	}
	return f.struck != ""
}
