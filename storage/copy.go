package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Copy tells of a copy that was made, as it was read back.
type Copy struct {
	Path    string
	Sager   int
	Entries int // in their journals
	Drafts  int
	Bytes   int64
	Mended  bool // the projections of the database were out of date, and were made anew first
}

// ErrCopyOntoItself is in the chain of a *CopyError that would have replaced the database.
var ErrCopyOntoItself = errors.New("the copy would replace the database")

// CopyError is a copy that could not be made. The database itself is as it was.
type CopyError struct {
	Path    string // of the copy
	Problem string // one Danish sentence without a full stop
	Remedy  string // what to do, a whole sentence
	cause   error
}

func (e *CopyError) Error() string { return fmt.Sprintf("%s. %s", e.Problem, e.Remedy) }

// Explain implements interview.Explained.
func (e *CopyError) Explain() (problem, remedy string) { return e.Problem, e.Remedy }

func (e *CopyError) Unwrap() error { return e.cause }

// Copy writes all that is committed when it begins to one file at path, which
// only its owner can read, while others go on writing. The file has its name
// when it has been read back and nothing in it was wrong, and never before. A
// file that is there already is replaced only on request.
//
// Projections that an older program has written may say less than this one
// reads out of the same journals. They are made anew once before that is an error.
func (db *DB) Copy(ctx context.Context, path string, overwrite bool) (Copy, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Copy{}, fmt.Errorf("find the place of the copy: %w", err)
	}
	if err := db.mayCopyTo(path, overwrite); err != nil {
		return Copy{}, err
	}
	made, err := db.copyTo(ctx, path, overwrite)
	if !errors.Is(err, errStale) {
		return made, err
	}
	if err := db.Rebuild(ctx); err != nil {
		return Copy{}, err
	}
	made, err = db.copyTo(ctx, path, overwrite)
	made.Mended = err == nil
	return made, err
}

func (db *DB) copyTo(ctx context.Context, path string, overwrite bool) (made Copy, err error) {
	err = db.snapshot(ctx, path, overwrite, func(snapshot string) error {
		made, err = db.readBack(ctx, snapshot)
		return err
	})
	if err != nil {
		return Copy{}, err
	}
	made.Path = path
	return made, nil
}

// snapshot writes the database to a new file beside path, lets check look at it
// when it has reached the disk, and gives it its name if that finds nothing wrong.
// Whatever fails, it leaves no file behind.
//
// VACUUM INTO reads in one transaction on a connection of its own, so that it sees
// one moment and no writer waits for it. It leaves out what was deleted, and its
// file needs no log beside it: tools can read it as it lies there.
func (db *DB) snapshot(ctx context.Context, path string, overwrite bool, check func(snapshot string) error) (err error) {
	temporary, err := emptyFile(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeLeftover(temporary))
		}
	}()
	own, err := connect(db.path, settings)
	if err != nil {
		return err
	}
	_, err = own.ExecContext(ctx, "VACUUM INTO ?", temporary)
	if err = errors.Join(err, own.Close()); err != nil {
		return db.copyFault(ctx, path, err)
	}
	if err := disk.Sync(temporary); err != nil {
		return notWritten(path, err)
	}
	if err := check(temporary); err != nil {
		return err
	}
	return giveName(temporary, path, overwrite)
}

// copyFault tells whether it is the copy that could not be written or the database that could not be read.
func (db *DB) copyFault(ctx context.Context, path string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("copy the database: %w", ctx.Err())
	}
	var fromSQLite *sqlite.Error
	if !errors.As(err, &fromSQLite) {
		return fmt.Errorf("copy the database: %w", err)
	}
	switch code := fromSQLite.Code(); code & 0xff {
	case sqlite3.SQLITE_FULL:
		return &CopyError{path, "Der er ikke plads til sikkerhedskopien på disken", "Frigør plads, eller vælg et andet sted.", err}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return notWritten(path, err)
	case sqlite3.SQLITE_IOERR:
		if code != sqlite3.SQLITE_IOERR_READ && code != sqlite3.SQLITE_IOERR_SHORT_READ {
			return notWritten(path, err)
		}
	}
	return db.fault("copy the database", err)
}

// mayCopyTo refuses what must not become a copy, before anything is written.
func (db *DB) mayCopyTo(path string, overwrite bool) error {
	folder := filepath.Dir(path)
	switch info, err := os.Stat(folder); {
	case errors.Is(err, os.ErrNotExist):
		return &CopyError{path, fmt.Sprintf("Mappen %s findes ikke", quoted(folder)), "Vælg en mappe, der findes.", err}
	case err != nil:
		return notWritten(path, err)
	case !info.IsDir():
		return &CopyError{path, quoted(folder) + " er ikke en mappe", "Vælg en mappe, der findes.", nil}
	}
	if writableFolder(folder) != nil {
		return notWritten(path, nil)
	}
	for _, name := range append([]string{db.path}, logs(db.path)...) {
		if path == name || sameFile(path, name) {
			return &CopyError{path, quoted(path) + " er selve databasen og kan ikke være en kopi af den", "Vælg et andet navn.", ErrCopyOntoItself}
		}
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return notWritten(path, err)
	case info.IsDir():
		return &CopyError{path, quoted(path) + " er en mappe og ikke en fil", "Skriv navnet på en fil i mappen.", nil}
	case !info.Mode().IsRegular():
		return &CopyError{path, quoted(path) + " er ikke en almindelig fil", "Vælg et andet navn.", nil}
	case !overwrite:
		return alreadyThere(path)
	}
	return notInUse(path)
}

func sameFile(a, b string) bool {
	first, errA := os.Stat(a)
	second, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(first, second)
}
