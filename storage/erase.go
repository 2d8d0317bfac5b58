package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"spindel/interview"
)

// Erased tells what was erased of a sag.
type Erased struct {
	Entries     int
	First, Last time.Time // of the entries
	Head        string    // hash of the last entry, by which a copy is known again
	Drafts      int
	Copies      []string // files that the program had made itself and that held the sag; they are gone too
}

// Erase removes a sag with all that was ever written in it, in one transaction, and
// empties the log, so that the text is nowhere in the files. Copies of the database
// that the program has made by itself go with it where they hold the sag. It fails
// with ErrNotFound, and with an *UnusableError where another program reads the old
// text at that moment; the sag is gone then, and Erase is to be called again.
func (db *DB) Erase(ctx context.Context, id interview.SagID) (Erased, error) {
	db.appending.Lock()
	defer db.appending.Unlock()
	db.latest = folded{}
	doing := fmt.Sprintf("erase sag %s", id)
	var erased Erased
	err := db.transact(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
		journal, err := db.lookAt(ctx, tx, id)
		if err != nil {
			return err
		}
		erased = journal
		return erase(ctx, tx, id)
	})
	if err != nil {
		return Erased{}, err
	}
	erased.Copies, err = db.leaveNoTrace(ctx, doing, id)
	return erased, err
}

// lookAt reads what the receipt says of a sag. The journal may be damaged.
func (db *DB) lookAt(ctx context.Context, tx *sql.Tx, id interview.SagID) (e Erased, err error) {
	var first, last string
	err = tx.QueryRowContext(ctx, `SELECT count(*), coalesce(min(at), ''), coalesce(max(at), ''),
		coalesce((SELECT hash FROM journal WHERE sag = ?1 ORDER BY seq DESC LIMIT 1), ''),
		(SELECT count(*) FROM kladde WHERE sag = ?1) FROM journal WHERE sag = ?1`, string(id)).
		Scan(&e.Entries, &first, &last, &e.Head, &e.Drafts)
	if err == nil && e.Entries == 0 && e.Drafts == 0 {
		err = interview.ErrNotFound
	}
	e.First, _ = time.Parse(timestamp, first)
	e.Last, _ = time.Parse(timestamp, last)
	return e, err
}

// erase removes every row of a sag.
func erase(ctx context.Context, tx *sql.Tx, id interview.SagID) error {
	if err := clearProjection(ctx, tx, id); err != nil {
		return err
	}
	for _, table := range []string{"kladde", "journal"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE sag = ?", string(id)); err != nil {
			return err
		}
	}
	return nil
}

// Rewrite puts another journal in the place of the one that a sag has, which ends
// with the hash head, and other drafts in the place of its drafts, and leaves no
// trace of the old ones. It fails with ErrConflict where the journal has grown, and
// otherwise as Erase does.
func (db *DB) Rewrite(ctx context.Context, head string, journal []interview.Entry, drafts []interview.Draft) (copies []string, err error) {
	db.appending.Lock()
	defer db.appending.Unlock()
	db.latest = folded{}
	id := journal[0].Sag
	doing := fmt.Sprintf("rewrite sag %s", id)
	err = db.transact(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
		stored, err := db.fold(ctx, tx, id)
		if err != nil {
			return err
		}
		if stored.sag.Head != head {
			return interview.ErrConflict
		}
		if err := erase(ctx, tx, id); err != nil {
			return err
		}
		keepDraft := func(context.Context, *sql.Tx, interview.Entry) error { return nil }
		if _, err := db.appendTo(ctx, tx, journal, keepDraft); err != nil {
			return err
		}
		for _, draft := range drafts {
			if err := saveDraft(ctx, tx, draft); err != nil {
				return err
			}
		}
		return nil
	})
	db.latest = folded{}
	if err != nil {
		return nil, err
	}
	return db.leaveNoTrace(ctx, doing, id)
}

// leaveNoTrace writes the whole file anew, empties the log of what was deleted, and
// removes the copies that the program has made by itself where they hold the sag.
// SQLite's secure_delete alone is not enough: where it moves rows from one page to
// another it leaves some of their bytes between those that stay.
func (db *DB) leaveNoTrace(ctx context.Context, doing string, id interview.SagID) (gone []string, err error) {
	if _, err := db.sql.ExecContext(context.WithoutCancel(ctx), "VACUUM"); err != nil && !isBusy(err) {
		return nil, db.fault(doing, err)
	} else if err != nil {
		return nil, db.fault(doing, heldBack(db.path, err))
	}
	var busy, inLog, moved int
	row := db.sql.QueryRowContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(TRUNCATE)")
	if err := row.Scan(&busy, &inLog, &moved); err != nil {
		return nil, db.fault(doing, err)
	}
	if busy != 0 {
		return nil, db.fault(doing, heldBack(db.path, nil))
	}
	copies, err := db.Copies(id)
	if err != nil {
		return nil, db.fault(doing, err)
	}
	for _, name := range copies {
		if err := wipe(name); err != nil {
			return gone, db.fault(doing, unusable(name, err, "Kopien %s kan ikke slettes", "Slet den selv: den indeholder stadig sagen."))
		}
		gone = append(gone, name)
	}
	return gone, nil
}

// heldBack is an old text that somebody still reads.
func heldBack(path string, cause error) error {
	return unusable(path, cause, "Det er slettet i databasen %s, men et andet vindue holder stadig den gamle tekst fast",
		"Luk alle andre vinduer med spindel, og giv kommandoen igen.")
}

// Copies lists the files beside the database that the program has made by itself,
// before a migration or a rescue, and that hold the sag. Those that somebody has made
// with Copy can be anywhere.
func (db *DB) Copies(id interview.SagID) (names []string, err error) {
	entries, err := os.ReadDir(filepath.Dir(db.path))
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if !ours(db.path, entry.Name()) || !entry.Type().IsRegular() {
			continue
		}
		name := filepath.Join(filepath.Dir(db.path), entry.Name())
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if bytes.Contains(content, []byte(id)) {
			names = append(names, name)
		}
	}
	return names, nil
}

// ours tells whether the program has made the file of that name beside a database.
func ours(path, name string) bool {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	for _, made := range []string{base + "-kopi-af-version-", base + "-beskadiget-", unfinished} {
		if strings.HasPrefix(name, made) {
			return true
		}
	}
	return false
}

// Beside lists the files of a database that are there: itself, its logs, and the
// copies that the program has made beside it.
func Beside(path string) (names []string, err error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("look beside the database: %w", err)
	}
	own := append([]string{path}, logs(path)...)
	for _, entry := range entries {
		name := filepath.Join(filepath.Dir(path), entry.Name())
		if entry.Type().IsRegular() && (ours(path, entry.Name()) || slices.Contains(own, name)) {
			names = append(names, name)
		}
	}
	return names, nil
}

// Traces counts how often one of the texts stands in those files. The database must
// not be open in this process, since the operating system would let go of its locks.
func Traces(path string, texts ...string) (n int, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return 0, fmt.Errorf("find the database: %w", err)
	}
	names, err := Beside(path)
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			return 0, fmt.Errorf("look for traces: %w", err)
		}
		for _, text := range texts {
			n += bytes.Count(content, []byte(text))
		}
	}
	return n, nil
}

// wipe writes over a file before it removes it. A disk that writes elsewhere than
// asked, as those without moving parts do, may keep the old bytes; only its
// encryption helps there.
func wipe(name string) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = file.Write(make([]byte, info.Size()))
	}
	return errors.Join(err, file.Sync(), file.Close(), os.Remove(name))
}
