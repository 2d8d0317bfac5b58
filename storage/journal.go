package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"spindel/interview"
)

// timestamp is how a point in time is kept: in UTC with milliseconds, so that
// text sorts as time does.
const timestamp = "2006-01-02T15:04:05.000Z"

func stamp(t time.Time) string { return t.UTC().Format(timestamp) }

// Load implements interview.Store.
func (db *DB) Load(ctx context.Context, id interview.SagID) ([]interview.Entry, error) {
	entries, err := readJournal(ctx, db.sql, id)
	if err == nil && len(entries) == 0 {
		err = interview.ErrNotFound
	}
	if err != nil {
		return nil, db.fault(fmt.Sprintf("load sag %s", id), err)
	}
	return entries, nil
}

// querier is a database or a transaction in it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// readJournal reads the journal of a sag in order. Its error wraps ErrBroken
// when an entry does not follow the one before; those before it are answered too.
func readJournal(ctx context.Context, from querier, id interview.SagID) ([]interview.Entry, error) {
	rows, err := from.QueryContext(ctx,
		`SELECT seq, at, "by", kind, payload, hash FROM journal WHERE sag = ? ORDER BY seq`, string(id))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var entries []interview.Entry
	seq, head := 0, ""
	for rows.Next() {
		entry := interview.Entry{Sag: id}
		var at string
		if err := rows.Scan(&entry.Seq, &at, &entry.By, &entry.Kind, &entry.Payload, &entry.Hash); err != nil {
			return nil, err
		}
		entry.At, err = time.Parse(timestamp, at)
		if err != nil || !entry.Follows(seq, head) {
			return entries, fmt.Errorf("entry %d after %d: %w", entry.Seq, seq, interview.ErrBroken)
		}
		seq, head = entry.Seq, entry.Hash
		entries = append(entries, entry)
	}
	return entries, rows.Err()
}

// Append implements interview.Store.
func (db *DB) Append(ctx context.Context, entries []interview.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	id := entries[0].Sag
	db.appending.Lock()
	defer db.appending.Unlock()

	var next folded
	err := db.transact(ctx, fmt.Sprintf("append to sag %s", id), func(ctx context.Context, tx *sql.Tx) (err error) {
		next, err = db.appendTo(ctx, tx, entries, settleDraft)
		return err
	})
	if err == nil {
		db.latest = next
	}
	return err
}

// Receive implements interview.Store.
func (db *DB) Receive(ctx context.Context, batches ...[]interview.Entry) error {
	db.appending.Lock()
	defer db.appending.Unlock()
	keepDraft := func(context.Context, *sql.Tx, interview.Entry) error { return nil }
	return db.transact(ctx, fmt.Sprintf("receive %d sager", len(batches)), func(ctx context.Context, tx *sql.Tx) error {
		for _, entries := range batches {
			if len(entries) == 0 {
				continue
			}
			if _, err := db.appendTo(ctx, tx, entries, keepDraft); err != nil {
				return err
			}
		}
		return nil
	})
}

// appendTo adds entries to the journal of their sag within a transaction, and
// answers with the sag as it then is. Each entry is then handed to settle.
func (db *DB) appendTo(ctx context.Context, tx *sql.Tx, entries []interview.Entry,
	settle func(context.Context, *sql.Tx, interview.Entry) error) (folded, error) {
	stored, err := db.fold(ctx, tx, entries[0].Sag)
	if err != nil {
		return folded{}, err
	}
	if !entries[0].Follows(stored.sag.Seq, stored.sag.Head) {
		return folded{}, fmt.Errorf("entry %d after %d: %w", entries[0].Seq, stored.sag.Seq, interview.ErrConflict)
	}
	for _, entry := range entries {
		if err := stored.sag.Apply(entry); err != nil {
			return folded{}, err
		}
		if err := insert(ctx, tx, entry); err != nil {
			return folded{}, err
		}
		if err := settle(ctx, tx, entry); err != nil {
			return folded{}, err
		}
	}
	return db.reproject(ctx, tx, stored)
}

// insert stores an entry.
func insert(ctx context.Context, tx *sql.Tx, entry interview.Entry) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO journal (sag, seq, at, "by", kind, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		string(entry.Sag), entry.Seq, stamp(entry.At), entry.By, entry.Kind, string(entry.Payload), entry.Hash)
	return err
}

// settleDraft drops the draft of the field that an entry settles.
func settleDraft(ctx context.Context, tx *sql.Tx, entry interview.Entry) error {
	change, err := entry.Change()
	if err != nil {
		return err
	}
	if change.Field() == "" {
		return nil
	}
	return dropDraft(ctx, tx, entry.Sag, change.Field())
}

// folded is a sag together with its projection as it stands in the tables.
type folded struct {
	sag         *interview.Sag
	rows        []row
	fingerprint fingerprint // of the rows
}

// fold answers with a sag as it is stored, which is empty when it is new. The
// sag that was appended to last is at hand, unless another process has been at
// it since. The caller may change the sag: it is no longer at hand.
func (db *DB) fold(ctx context.Context, tx *sql.Tx, id interview.SagID) (folded, error) {
	var seq int
	var head string
	err := tx.QueryRowContext(ctx, `SELECT seq, hash FROM journal WHERE sag = ? ORDER BY seq DESC LIMIT 1`, string(id)).
		Scan(&seq, &head)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return folded{}, err
	}
	latest := db.latest
	db.latest = folded{}
	if sag := latest.sag; sag != nil && sag.ID == id && sag.Seq == seq && sag.Head == head {
		return latest, nil
	}
	return db.foldJournal(ctx, tx, id)
}

// foldJournal reads and folds the whole journal of a sag.
func (db *DB) foldJournal(ctx context.Context, tx *sql.Tx, id interview.SagID) (folded, error) {
	entries, err := readJournal(ctx, tx, id)
	if err != nil {
		return folded{}, err
	}
	sag, err := interview.Fold(id, entries)
	if err != nil {
		return folded{}, err
	}
	rows, err := db.project(sag)
	return folded{sag, rows, fingerprintOf(rows)}, err
}
