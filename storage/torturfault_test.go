//go:build tortur

package storage_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
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
	do      func(t *testing.T, db *storage.DB) error // nil for the opening itself
	changes string                                   // asks for 1 when it was done
}

const (
	ladderSag   = interview.SagID("lunden-k7q2")
	entries     = "SELECT (SELECT count(*) FROM journal WHERE sag = 'lunden-k7q2') = 3"
	closesItNow = "luk"
)

func operations(t *testing.T) (template func(version int) map[string]string, all []operation) {
	writer := storetest.NewWriter(model(t), ladderSag)
	journal := append(writer.Register(t), writer.Answer(t, "1.a", "Hver uge")...)
	answer := writer.Answer(t, "1.b", strings.Repeat(secret, 500))
	came := storetest.NewWriter(model(t), "skoven-m3x8")
	imported := append(came.Register(t), came.Answer(t, "1.a", strings.Repeat(secret, 500))...)
	templates := map[int]map[string]string{0: {}}
	for version := 1; version <= storage.NewestVersion(); version++ {
		path := newPath(t)
		old(t, path, version, interview.Draft{Sag: ladderSag, Field: "svar/1.c", Text: secret}, journal)
		templates[version] = map[string]string{"spindel.db": read(t, path)}
	}
	draft := interview.Draft{Sag: ladderSag, Field: "svar/1.b", Text: strings.Repeat(secret, 500), At: writer.Clock}
	newest := storage.NewestVersion()
	append_ := func(t *testing.T, db *storage.DB) error { return db.Append(t.Context(), answer) }
	return func(version int) map[string]string { return templates[version] }, []operation{
		{"åbn en ny", 0, false, nil, "SELECT 1"},
		{"åbn", newest, false, nil, "SELECT 1"},
		{"opdatér", newest - 1, false, nil, "SELECT 1"},
		{"svar", newest, false, append_, entries},
		{"svar igen", newest, true, append_, entries},
		{"kladde", newest, true, func(t *testing.T, db *storage.DB) error { return db.SaveDraft(t.Context(), draft) },
			"SELECT count(*) FROM kladde WHERE felt = 'svar/1.b'"},
		{"drop en kladde", newest, true, func(t *testing.T, db *storage.DB) error { return db.DropDraft(t.Context(), ladderSag, "svar/1.c") },
			"SELECT count(*) = 0 FROM kladde WHERE felt = 'svar/1.c'"},
		{"import", newest, true, func(t *testing.T, db *storage.DB) error { return db.Receive(t.Context(), imported) },
			"SELECT count(*) = 2 FROM journal WHERE sag = 'skoven-m3x8'"},
		{"kopi", newest, true, func(t *testing.T, db *storage.DB) error {
			_, err := db.Copy(t.Context(), filepath.Join(filepath.Dir(db.Path()), "kopi.db"), true)
			return err
		}, "SELECT 1"},
		{"genberegn", newest, true, func(t *testing.T, db *storage.DB) error { return db.Rebuild(t.Context()) }, "SELECT 1"},
		{"læs", newest, true, func(t *testing.T, db *storage.DB) error {
			_, listErr := db.List(t.Context())
			_, loadErr := db.Load(t.Context(), ladderSag)
			_, draftErr := db.Drafts(t.Context())
			return errors.Join(listErr, loadErr, draftErr)
		}, "SELECT 1"},
		{closesItNow, newest, true, func(_ *testing.T, db *storage.DB) error { return db.Close() }, "SELECT 1"},
	}
}

// TestTortureFaultLadder lets the first call of every operation fail, then the second
// and so on until the operation gets by without meeting the fault.
func TestTortureFaultLadder(t *testing.T) {
	template, all := operations(t)
	today := open(t, newPath(t)) // reads databases back
	rungs, tried := 0, []string(nil)
	for _, op := range all {
		t.Run(op.name, func(t *testing.T) {
			for kind, codes := range map[string]map[string]int32{"fejl": diskFails, "fuld": diskFull} {
				for _, forever := range []bool{false, true} {
					for n := 1; climb(t, op, template(op.version), today, &fault{codes: codes, nth: n, forever: forever}); n++ {
						rungs++
						if t.Failed() {
							t.Fatalf("%s, forever %t: call %d", kind, forever, n)
						}
					}
				}
			}
		})
		tried = append(tried, op.name)
	}
	tortur.Report(t, tortur.Row{
		Promise: "Når disken fejler eller er fuld, bliver intet meldt gemt, som ikke er det, og intet gemt går tabt",
		Test:    "hvert eneste kald til disken fejler, det første, det næste og så videre, én gang og for altid, med fejl og med fuld disk: " + strings.Join(tried, ", "),
		Count:   danish(rungs) + " fejl",
		Result:  "0 tabt, 0 meldt gemt uden at være det, samme handling lykkes bagefter uden genstart",
	})
}

// climb does the operation with a fault, and tells whether the fault struck.
func climb(t *testing.T, op operation, template map[string]string, today *storage.DB, f *fault) bool {
	t.Helper()
	folder := inMemory(t)
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "spindel.db")
	for name, content := range template {
		write(t, filepath.Join(folder, name), content)
	}
	var db *storage.DB
	var err error
	opened := func() error { db, err = storage.Open(context.Background(), path, library(t)); return err }
	work := opened
	if op.do != nil {
		must(t, opened())
		if op.warm {
			must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: ladderSag, Field: "svar/1.d", Text: "Hver"}))
		}
		work = func() error { return op.do(t, db) }
	}
	stop := watch(t, folder, f)
	err = work()
	f.mend()
	stop()
	complain := func(format string, args ...any) {
		t.Errorf("%s failed at %s: %s", op.name, f.struck, fmt.Sprintf(format, args...))
	}
	if f.struck == "" && err != nil {
		complain("without a fault: %v", err)
	}
	if err != nil {
		if why := notForAPerson(err); why != "" {
			complain("%s: %v", why, err)
		}
	}
	if op.name != closesItNow && db != nil {
		done := query(t, db.SQL(), op.changes)
		if op.do != nil && op.changes != "SELECT 1" && (done == "1") != (err == nil) {
			complain("it answered %v, and done is %s", err, done)
		}
	}
	if err != nil && op.name != closesItNow {
		if again := work(); again != nil {
			complain("it answered %v, and the next time %v", err, again)
			return true
		}
	}
	if op.name != closesItNow {
		if done := query(t, db.SQL(), op.changes); done != "1" {
			complain("done again, it is not there")
		}
		if closed := db.Close(); closed != nil {
			complain("close: %v", closed)
		}
	}
	again, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		complain("opened again: %v", err)
		return true
	}
	if got := query(t, again.SQL(), op.changes); got != "1" {
		complain("opened again, it is gone")
	}
	if op.version > 0 {
		for _, question := range []string{"SELECT count(*) >= 2 FROM journal WHERE sag = 'lunden-k7q2'", "SELECT count(*) >= 1 OR 'drop en kladde' = '" + op.name + "' FROM kladde WHERE felt = 'svar/1.c'"} {
			if query(t, again.SQL(), question) != "1" {
				complain("what was there before is gone")
			}
		}
	}
	must(t, again.Close())
	for _, name := range names(t, folder) {
		switch {
		case strings.HasPrefix(name, ".spindel-kopi") && !f.forever:
			complain("it left %s", name)
		case name == "spindel.db", name == "kopi.db":
			if err := today.ReadBack(t.Context(), filepath.Join(folder, name)); err != nil {
				complain("%s cannot be read back: %v", name, err)
			}
		}
	}
	return f.struck != ""
}

// notForAPerson tells what is wrong with an error that a person reads.
func notForAPerson(err error) string {
	var unusable *storage.UnusableError
	var copyErr *storage.CopyError
	switch {
	case strings.Contains(err.Error(), secret):
		return "the error tells an answer"
	case !errors.As(err, &unusable) && !errors.As(err, &copyErr):
		return "the error is not explained"
	}
	return ""
}
