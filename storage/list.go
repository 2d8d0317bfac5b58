package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
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
		bekraeftet, delvist, ikke_bekraeftet, ikke_undersoegt, scoret, ikke_bedoemt, kan_ikke_efterproeves,
		kunne_ikke_undersoeges, godkendt, frister, plan_prioriteter, plan_aabne, plan_frister
		FROM sag ORDER BY aendret DESC, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var summaries []interview.Summary
	for rows.Next() {
		var s interview.Summary
		var types, deadlines, planDeadlines []byte
		var changed string
		if err := rows.Scan(&s.ID, &s.Edition, &s.Navn, &types, &s.Phase, &changed,
			&s.Indikatorer, &s.Answered, &s.Judged, &s.NotExpected, &s.Points, &s.Checks, &s.Tilsyn, &s.TilsynDate,
			&s.Confirmed, &s.Partly, &s.Unconfirmed, &s.Unexamined, &s.Scored, &s.NotScored, &s.Untestable,
			&s.Impossible, &s.ClosedOn, &deadlines, &s.PlanItems, &s.PlanOpen, &planDeadlines); err != nil {
			return nil, err
		}
		if s.Changed, err = time.Parse(timestamp, changed); err != nil {
			return nil, fmt.Errorf("row of sag %s: %w", s.ID, interview.ErrBroken)
		}
		if err := errors.Join(unlist(types, &s.Typer), unlist(deadlines, &s.Deadlines), unlist(planDeadlines, &s.PlanDeadlines)); err != nil {
			return nil, fmt.Errorf("row of sag %s: %w", s.ID, interview.ErrBroken)
		}
		summaries = append(summaries, s)
	}
	return summaries, rows.Err()
}

// unlist reads a JSON list back; an empty one is nil, as it is in a fold.
func unlist[T any](text []byte, all *[]T) error {
	if string(text) == "[]" {
		return nil
	}
	return json.Unmarshal(text, all)
}

// Practice implements interview.Store.
func (db *DB) Practice(ctx context.Context) ([]interview.Practice, error) {
	practice, err := readPractice(ctx, db.sql)
	if err != nil {
		return nil, db.fault("read the practice", err)
	}
	return practice, nil
}

func readPractice(ctx context.Context, from querier) ([]interview.Practice, error) {
	rows, err := from.QueryContext(ctx, `SELECT sag.udgave, sag.tilbudstyper, i.indikator,
		coalesce(p.holdt, 0), coalesce(p.delvist, 0), coalesce(p.ikke_holdt, 0), coalesce(p.ikke_undersoegt, 0), coalesce(p.kunne_ikke_undersoeges, 0),
		coalesce(s.score, 0), coalesce(s.ikke_bedoemt, 0)
		FROM sag JOIN indikator i ON i.sag = sag.id AND i.gaelder = 1
		LEFT JOIN praksis p ON p.sag = sag.id AND p.tilsyn = sag.tilsyn AND p.indikator = i.indikator
		LEFT JOIN score s ON s.sag = sag.id AND s.tilsyn = sag.tilsyn AND s.indikator = i.indikator
		WHERE sag.tilsyn > 0 ORDER BY sag.id, i.nr`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []interview.Practice
	for rows.Next() {
		var p interview.Practice
		var types []byte
		var aside bool
		if err := rows.Scan(&p.Edition, &types, &p.Indikator, &p.Praksis.Kept, &p.Praksis.Partly, &p.Praksis.NotKept,
			&p.Praksis.NotExamined, &p.Praksis.Impossible, &p.Mark.Score, &aside); err != nil {
			return nil, err
		}
		if err := unlist(types, &p.Typer); err != nil {
			return nil, fmt.Errorf("tilbudstyper of a sag: %w", interview.ErrBroken)
		}
		switch {
		case aside:
			p.Mark.State = kvalitetsmodel.IkkeBedoemt
		case p.Mark.Score > 0:
			p.Mark.State = kvalitetsmodel.Scoret
		}
		all = append(all, p)
	}
	return all, rows.Err()
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
