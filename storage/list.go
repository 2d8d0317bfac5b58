package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"spindel/interview"
)

// List implements interview.Store.
func (db *DB) List(ctx context.Context) ([]interview.Summary, error) {
	summaries, err := readSummaries(ctx, db.sql)
	if err != nil {
		return nil, db.fault("list sager", err)
	}
	return summaries, nil
}

func readSummaries(ctx context.Context, from querier) ([]interview.Summary, error) {
	rows, err := from.QueryContext(ctx, `SELECT id, udgave, navn, tilbudstyper, fase, aendret,
		indikatorer, besvaret, bedoemt, forventes_ikke, punkter, tjek, tilsyn, tilsyn_dato,
		bekraeftet, delvist, ikke_bekraeftet, ikke_undersoegt, scoret, ikke_bedoemt, kan_ikke_efterproeves
		FROM sag ORDER BY aendret DESC, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var summaries []interview.Summary
	for rows.Next() {
		var s interview.Summary
		var types []byte
		var changed string
		if err := rows.Scan(&s.ID, &s.Edition, &s.Navn, &types, &s.Phase, &changed,
			&s.Indikatorer, &s.Answered, &s.Judged, &s.NotExpected, &s.Points, &s.Checks, &s.Tilsyn, &s.TilsynDate,
			&s.Confirmed, &s.Partly, &s.Unconfirmed, &s.Unexamined, &s.Scored, &s.NotScored, &s.Untestable); err != nil {
			return nil, err
		}
		if s.Changed, err = time.Parse(timestamp, changed); err != nil {
			return nil, fmt.Errorf("row of sag %s: %w", s.ID, interview.ErrBroken)
		}
		if err := json.Unmarshal(types, &s.Typer); err != nil {
			return nil, fmt.Errorf("row of sag %s: %w", s.ID, interview.ErrBroken)
		}
		summaries = append(summaries, s)
	}
	return summaries, rows.Err()
}

// storedSager lists the ids of all sager in the journal.
func storedSager(ctx context.Context, from querier) ([]interview.SagID, error) {
	rows, err := from.QueryContext(ctx, `SELECT DISTINCT sag FROM journal ORDER BY sag`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []interview.SagID
	for rows.Next() {
		var id interview.SagID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
