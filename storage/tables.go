package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// table is a projection table with the statements that keep it.
type table struct {
	name   string
	keys   int    // how many of the first columns name a row
	width  int    // how many columns there are
	sag    string // the column that names the sag
	upsert string
	remove string
	all    string // all rows
	read   string // those of one sag
}

// each hands every row on with the sag that it is of. The values are good until the next.
func (t *table) each(ctx context.Context, from querier, use func(sag string, values []any)) error {
	rows, err := from.QueryContext(ctx, t.all)
	if err != nil {
		return err
	}
	defer rows.Close()
	values, into := make([]any, t.width), make([]any, t.width)
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		sag, ok := values[0].(string)
		if !ok {
			return fmt.Errorf("a row of %s: %w", t.name, errUnreadable)
		}
		use(sag, values)
	}
	return rows.Err()
}

// The projection tables. The first columns are the primary key.
var (
	sagTable = newTable("sag", 1, "id", "navn", "udgave", "tilbudstyper", "privat_bestyrelse", "maalgruppe",
		"ansoeger", "specialister", "fase", "aabnet", "aendret", "seq", "hash", "indikatorer", "besvaret", "bedoemt",
		"forventes_ikke", "punkter", "tjek", "tilsyn", "tilsyn_dato", "bekraeftet", "delvist", "ikke_bekraeftet",
		"ikke_undersoegt", "scoret", "ikke_bedoemt", "kan_ikke_efterproeves", "vejledning", "kunne_ikke_undersoeges",
		"godkendt", "frister", "plan_prioriteter", "plan_aabne", "plan_frister", "plan_godkendt_af", "plan_godkendt",
		"plan_aendret_siden")
	indikatorTable = newTable("indikator", 2, "sag", "indikator", "nr", "gaelder", "grund",
		"svar", "oplyst_af", "oplyst_den", "forventning", "begrundelse", "niveau",
		"tema", "tema_navn", "kriterium", "tekst")
	pointTable   = newTable("opfoelgningspunkt", 2, "sag", "punkt", "nr", "indikator", "saetning", "herunder", "tilsyn", "frist")
	checkTable   = newTable("tjek", 3, "sag", "punkt", "tjek", "nr", "tekst", "maader", "hvor")
	tilsynTable  = newTable("tilsyn", 2, "sag", "tilsyn", "dato", "anmeldt", "afsluttet")
	findingTable = newTable("fund", 4, "sag", "tilsyn", "punkt", "tjek", "resultat", "note", "kilde")
	statusTable  = newTable("punkt_status", 3, "sag", "tilsyn", "punkt", "status")
	drawTable    = newTable("lodtraekning", 5, "sag", "tilsyn", "punkt", "tjek", "nr", "nummer", "af")
	praksisTable = newTable("praksis", 3, "sag", "tilsyn", "indikator", "holdt", "delvist", "ikke_holdt",
		"ikke_undersoegt", "kunne_ikke_undersoeges")
	scoreTable = newTable("score", 3, "sag", "tilsyn", "indikator", "score", "ikke_bedoemt", "bedoemmelse")
	temaTable  = newTable("tema_vurdering", 3, "sag", "tilsyn", "tema", "vurdering")
	itemTable  = newTable("plan_prioritet", 2, "sag", "nr", "prioritet", "temaer", "kriterier", "baggrund", "paabud_frist",
		"indikator", "punkt", "tilsyn", "forhold", "aarsag", "maal", "aktiviteter", "ressourcer", "start", "slut", "monitorering",
		"ansvarlig", "resultat", "status", "status_dato", "efterproevet", "efterproevet_dato", "efterproevet_note")
	periodTable   = newTable("plan_tidsramme", 3, "sag", "prioritet", "nr", "start", "slut", "begrundelse")
	progressTable = newTable("plan_fremdrift", 3, "sag", "prioritet", "nr", "dato", "tekst")
)

// projectionTables lists them all, the one that the others refer to last.
var projectionTables = []*table{indikatorTable, pointTable, checkTable, tilsynTable, findingTable,
	statusTable, drawTable, praksisTable, scoreTable, temaTable, itemTable, periodTable, progressTable, sagTable}

// fingerprintTable is about the projections and not one of them.
var fingerprintTable = newTable("aftryk", 1, "sag", "aftryk")

func newTable(name string, keys int, columns ...string) *table {
	var sets, wheres []string
	for _, column := range columns[keys:] {
		sets = append(sets, fmt.Sprintf("%s = excluded.%s", column, column))
	}
	for _, column := range columns[:keys] {
		wheres = append(wheres, column+" = ?")
	}
	return &table{
		name:  name,
		keys:  keys,
		width: len(columns),
		sag:   columns[0],
		all:   fmt.Sprintf("SELECT %s FROM %s", strings.Join(columns, ", "), name),
		read:  fmt.Sprintf("SELECT %s FROM %s WHERE %s = ?", strings.Join(columns, ", "), name, columns[0]),
		upsert: fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s) ON CONFLICT (%s) DO UPDATE SET %s",
			name, strings.Join(columns, ", "), strings.Repeat(", ?", len(columns)-1),
			strings.Join(columns[:keys], ", "), strings.Join(sets, ", ")),
		remove: fmt.Sprintf("DELETE FROM %s WHERE %s", name, strings.Join(wheres, " AND ")),
	}
}

// key names a row among those of its sag.
type key struct {
	table *table
	parts [4]any
}

func (r row) key() key {
	k := key{table: r.table}
	copy(k.parts[:], r.values[1:r.table.keys])
	return k
}

// reproject brings the tables from the rows that a sag had to those that it
// has now, and answers with the latter.
func (db *DB) reproject(ctx context.Context, tx *sql.Tx, stored folded) (folded, error) {
	after, err := db.project(stored.sag)
	if err != nil {
		return folded{}, err
	}
	now := folded{stored.sag, after, stored.fingerprint}
	if err := writeDifference(ctx, tx, stored.rows, after, &now.fingerprint); err != nil {
		return folded{}, err
	}
	return now, keepFingerprint(ctx, tx, now.sag.ID, now.fingerprint)
}

// projectAnew writes all rows of a sag that has none.
func projectAnew(ctx context.Context, tx *sql.Tx, stored folded) error {
	var f fingerprint
	if err := writeDifference(ctx, tx, nil, stored.rows, &f); err != nil {
		return err
	}
	return keepFingerprint(ctx, tx, stored.sag.ID, f)
}

// writeDifference writes the rows that are new or changed and removes those that
// are gone, in the tables and in the fingerprint. Most changes leave the rows as
// many as they were, so it walks both lists side by side for as long as they name
// the same rows.
func writeDifference(ctx context.Context, tx *sql.Tx, before, after []row, f *fingerprint) error {
	for len(before) > 0 && len(after) > 0 && before[0].key() == after[0].key() {
		if err := after[0].writeOver(ctx, tx, before[0].values, f); err != nil {
			return err
		}
		before, after = before[1:], after[1:]
	}
	gone := make(map[key]row, len(before))
	for _, row := range before {
		gone[row.key()] = row
	}
	for _, row := range after {
		if err := row.writeOver(ctx, tx, gone[row.key()].values, f); err != nil {
			return err
		}
		delete(gone, row.key())
	}
	for _, row := range gone {
		f.toggle(row.table.name, row.values)
		if _, err := tx.ExecContext(ctx, row.table.remove, row.values[:row.table.keys]...); err != nil {
			return err
		}
	}
	return nil
}

// writeOver writes the row, unless the stored values are the same.
func (r row) writeOver(ctx context.Context, tx *sql.Tx, stored []any, f *fingerprint) error {
	if slices.Equal(stored, r.values) {
		return nil
	}
	if stored != nil {
		f.toggle(r.table.name, stored)
	}
	f.toggle(r.table.name, r.values)
	_, err := tx.ExecContext(ctx, r.table.upsert, r.values...)
	return err
}

// refresh computes the projections anew where the journal can be read: after a
// migration, in which a sag that is damaged or was written by a newer program
// must not keep the others from being opened.
func (db *DB) refresh(ctx context.Context, tx *sql.Tx) error {
	ids, err := storedSager(ctx, tx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		stored, err := db.foldJournal(ctx, tx, id)
		switch {
		case errors.Is(err, interview.ErrBroken), errors.Is(err, interview.ErrNewer), errors.Is(err, kvalitetsmodel.ErrUnknownEdition):
			continue
		case err != nil:
			return err
		}
		if err := clearProjection(ctx, tx, id); err != nil {
			return err
		}
		if err := projectAnew(ctx, tx, stored); err != nil {
			return err
		}
	}
	return nil
}

// clearProjection removes all rows that the projections have of a sag.
func clearProjection(ctx context.Context, tx *sql.Tx, id interview.SagID) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM aftryk WHERE sag = ?", string(id)); err != nil {
		return err
	}
	for _, table := range projectionTables {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s = ?", table.name, table.sag), string(id)); err != nil {
			return err
		}
	}
	return nil
}

// Rebuild computes all projections anew from the journal, in one transaction.
func (db *DB) Rebuild(ctx context.Context) error {
	db.appending.Lock()
	defer db.appending.Unlock()
	db.latest = folded{}
	return db.transact(ctx, "rebuild", func(ctx context.Context, tx *sql.Tx) error {
		for _, table := range append([]string{"aftryk"}, projectionNames()...) {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return err
			}
		}
		ids, err := storedSager(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			stored, err := db.foldJournal(ctx, tx, id)
			if err != nil {
				return err
			}
			if err := projectAnew(ctx, tx, stored); err != nil {
				return err
			}
		}
		return nil
	})
}

func projectionNames() []string {
	var names []string
	for _, table := range projectionTables {
		names = append(names, table.name)
	}
	return names
}
