package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"spindel/interview"
)

// SaveDraft implements interview.Store.
func (db *DB) SaveDraft(ctx context.Context, draft interview.Draft) error {
	doing := fmt.Sprintf("save draft of %s in sag %s", draft.Field, draft.Sag)
	return db.transact(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
		return saveDraft(ctx, tx, draft)
	})
}

func saveDraft(ctx context.Context, tx *sql.Tx, draft interview.Draft) error {
	sag, field, at := string(draft.Sag), string(draft.Field), stamp(draft.At)
	_, err := tx.ExecContext(ctx, `INSERT INTO kladde (sag, felt, tekst, rettet, aftryk) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (sag, felt) DO UPDATE SET tekst = excluded.tekst, rettet = excluded.rettet, aftryk = excluded.aftryk`,
		sag, field, draft.Text, at, draftFingerprint(sag, field, draft.Text, at))
	return err
}

// DropDraft implements interview.Store.
func (db *DB) DropDraft(ctx context.Context, id interview.SagID, field interview.Field) error {
	doing := fmt.Sprintf("drop draft of %s in sag %s", field, id)
	return db.transact(ctx, doing, func(ctx context.Context, tx *sql.Tx) error {
		return dropDraft(ctx, tx, id, field)
	})
}

func dropDraft(ctx context.Context, tx *sql.Tx, id interview.SagID, field interview.Field) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM kladde WHERE sag = ? AND felt = ?`, string(id), string(field))
	return err
}

// Drafts implements interview.Store.
func (db *DB) Drafts(ctx context.Context) ([]interview.Draft, error) {
	drafts, err := readDrafts(ctx, db.sql)
	if err != nil {
		return nil, db.fault("list drafts", err)
	}
	return drafts, nil
}

func readDrafts(ctx context.Context, from querier) ([]interview.Draft, error) {
	rows, err := from.QueryContext(ctx, `SELECT sag, felt, tekst, rettet FROM kladde ORDER BY rettet DESC, sag, felt`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var drafts []interview.Draft
	for rows.Next() {
		var draft interview.Draft
		var at string
		if err := rows.Scan(&draft.Sag, &draft.Field, &draft.Text, &at); err != nil {
			return nil, err
		}
		if draft.At, err = time.Parse(timestamp, at); err != nil {
			return nil, fmt.Errorf("draft of %s in sag %s: %w", draft.Field, draft.Sag, interview.ErrBroken)
		}
		drafts = append(drafts, draft)
	}
	return drafts, rows.Err()
}
