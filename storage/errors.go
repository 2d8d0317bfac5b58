package storage

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"spindel/interview"
)

// UnusableError is a database that cannot be used, or not just now. It wraps
// interview.ErrStoreUnusable and what the operating system or SQLite said.
type UnusableError struct {
	Path    string // the file
	Problem string // one Danish sentence without a full stop
	Remedy  string // what to do, a whole sentence
	cause   error
}

func (e *UnusableError) Error() string { return fmt.Sprintf("%s. %s", e.Problem, e.Remedy) }

// Explain implements interview.Explained.
func (e *UnusableError) Explain() (problem, remedy string) { return e.Problem, e.Remedy }

func (e *UnusableError) Unwrap() []error {
	if e.cause == nil {
		return []error{interview.ErrStoreUnusable}
	}
	return []error{interview.ErrStoreUnusable, e.cause}
}

// fault wraps what went wrong in use with what was being done. An error from
// SQLite becomes an *UnusableError, unless it was explained already.
func (db *DB) fault(doing string, err error) error {
	var (
		fromSQLite *sqlite.Error
		explained  *UnusableError
	)
	if errors.As(err, &fromSQLite) && !errors.As(err, &explained) {
		problem, remedy := explain(fromSQLite.Code())
		err = &UnusableError{Path: db.path, Problem: problem, Remedy: remedy, cause: err}
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// isBusy tells whether another program is in the way.
func isBusy(err error) bool {
	var fromSQLite *sqlite.Error
	return errors.As(err, &fromSQLite) && fromSQLite.Code()&0xff == sqlite3.SQLITE_BUSY
}

// isDamage tells whether SQLite could not make sense of the file.
func isDamage(err error) bool {
	var fromSQLite *sqlite.Error
	if !errors.As(err, &fromSQLite) {
		return false
	}
	code := fromSQLite.Code() & 0xff
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// explain says in Danish what a result code of SQLite means and what to do. The
// low byte of a code is its kind.
func explain(code int) (problem, remedy string) {
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return "Databasen er optaget af et andet program",
			"Luk andre vinduer med spindel, og prøv igen."
	case sqlite3.SQLITE_FULL:
		return "Der er ikke plads til at gemme på disken",
			"Frigør plads, og prøv igen."
	case sqlite3.SQLITE_IOERR:
		return "Disken kunne ikke læses eller skrives",
			"Se efter, at disken er tilsluttet og har plads, og prøv igen."
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return "Databasen kan ikke åbnes til skrivning",
			"Giv dig selv skriveadgang til filen og dens mappe, eller vælg en anden database med --database."
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "Databasefilen er beskadiget", "Prøv spindel tjek --reparer, som lægger filen til side, som den er, og redder det, der er helt."
	}
	return "Databasen svarede med en fejl, som programmet ikke kender",
		"Luk programmet, og åbn det igen."
}
