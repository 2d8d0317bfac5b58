package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// readingSettings are for a file that nobody else knows of and that stays as it is.
const readingSettings = "?mode=ro&immutable=1&_defensive=1&_dqs=0" +
	"&_pragma=query_only(ON)" +
	"&_pragma=trusted_schema(OFF)" +
	"&_pragma=temp_store(MEMORY)" +
	"&_pragma=cell_size_check(ON)"

// errStale is a copy whose projections do not say what its journals do.
var errStale = errors.New("the projections are not those of the journals")

// reading opens a file read-only and does the work in one transaction. It begins
// with SQLite's own check of the file.
func reading(ctx context.Context, path string, work func(*sql.Tx) error) error {
	copied, err := connect(path, readingSettings)
	if err != nil {
		return err
	}
	defer copied.Close()
	tx, err := copied.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var said string
	if err := tx.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return interview.ErrBroken
	}
	return work(tx)
}

// readBack reads a copy as somebody would who needs it: every journal hangs
// together and can be folded, and the projections are what the folds say.
func (db *DB) readBack(ctx context.Context, path string) (read Copy, err error) {
	var broken interview.SagID
	err = reading(ctx, path, func(tx *sql.Tx) error {
		ids, err := storedSager(ctx, tx)
		if err != nil {
			return err
		}
		read.Sager = len(ids)
		for _, id := range ids {
			entries, err := db.readSag(ctx, tx, id)
			if err != nil {
				broken = id
				return err
			}
			read.Entries += entries
		}
		if err := errors.Join(noStrangers(ctx, tx), db.sameShape(ctx, tx)); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM kladde").Scan(&read.Drafts)
	})
	switch {
	case ctx.Err() != nil:
		return Copy{}, fmt.Errorf("read the copy back: %w", ctx.Err())
	case errors.Is(err, errStale):
		return Copy{}, fmt.Errorf("read the copy back: %w", err)
	case broken != "" && db.damaged(ctx, broken):
		return Copy{}, unusable(db.path, err, fmt.Sprintf("Sagen %s er beskadiget i databasen %%s, så der er ikke lavet nogen kopi", kvalitetsmodel.Quote(string(broken))),
			"Behold den seneste sikkerhedskopi, og lad filen være, som den er.")
	case err != nil:
		return Copy{}, &CopyError{path, "Sikkerhedskopien kunne ikke læses rigtigt igen, så den er ikke gemt", "Vælg en anden disk, og prøv igen.", err}
	}
	info, err := os.Stat(path)
	if err != nil {
		return Copy{}, fmt.Errorf("read the copy back: %w", err)
	}
	read.Bytes = info.Size()
	return read, nil
}

// damaged tells whether it is the database itself in which a sag cannot be read.
func (db *DB) damaged(ctx context.Context, id interview.SagID) bool {
	entries, err := db.Load(ctx, id)
	if err == nil {
		_, err = interview.Fold(id, entries)
	}
	return err != nil
}

// readSag reads one sag and holds its projection against its journal. Of one that a
// newer program has written, or in an edition that is not at hand, only the chain of
// hashes can be held against anything.
func (db *DB) readSag(ctx context.Context, tx *sql.Tx, id interview.SagID) (entries int, err error) {
	stored, err := db.foldJournal(ctx, tx, id)
	if errors.Is(err, interview.ErrNewer) || errors.Is(err, kvalitetsmodel.ErrUnknownEdition) {
		journal, err := readJournal(ctx, tx, id)
		return len(journal), err
	}
	if err != nil {
		return 0, err
	}
	wanted := map[*table]map[key][]any{}
	for _, row := range stored.rows {
		if wanted[row.table] == nil {
			wanted[row.table] = map[key][]any{}
		}
		row.values = asStored(row.values)
		wanted[row.table][row.key()] = row.values
	}
	for _, table := range projectionTables {
		if err := table.holds(ctx, tx, string(id), wanted[table]); err != nil {
			return 0, err
		}
	}
	return stored.sag.Seq, nil
}

// holds fails with errStale when the table has other rows of a sag than those that are wanted.
func (t *table) holds(ctx context.Context, from querier, id string, wanted map[key][]any) error {
	rows, err := from.QueryContext(ctx, t.read, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	values, into := make([]any, t.width), make([]any, t.width)
	for i := range values {
		into[i] = &values[i]
	}
	found := 0
	for ; rows.Next(); found++ {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if !slices.Equal(wanted[row{t, values}.key()], values) {
			return errStale
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if found != len(wanted) {
		return errStale
	}
	return nil
}

// noStrangers fails with errStale when a projection is of a sag that has no journal.
func noStrangers(ctx context.Context, tx *sql.Tx) error {
	for _, table := range append(projectionTables, fingerprintTable) {
		var strangers int
		err := tx.QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM (SELECT %s FROM %s EXCEPT SELECT sag FROM journal)", table.sag, table.name)).
			Scan(&strangers)
		if err != nil {
			return err
		}
		if strangers > 0 {
			return errStale
		}
	}
	return nil
}

// sameShape holds the marks of a copy, its tables and its views against the database.
func (db *DB) sameShape(ctx context.Context, copied querier) error {
	const shape = `SELECT (SELECT application_id FROM pragma_application_id) || ' ' || (SELECT user_version FROM pragma_user_version) || ' ' ||
		(SELECT group_concat(type || name || tbl_name || coalesce(sql, ''), char(10) ORDER BY type, name) FROM sqlite_schema)`
	var got, want string
	if err := db.sql.QueryRowContext(ctx, shape).Scan(&want); err != nil {
		return err
	}
	if err := copied.QueryRowContext(ctx, shape).Scan(&got); err != nil {
		return err
	}
	if got != want {
		return interview.ErrBroken
	}
	return nil
}

// asStored is what SQLite hands back of values that it was given.
func asStored(values []any) []any {
	stored := make([]any, len(values))
	for i, value := range values {
		switch v := reflect.ValueOf(value); v.Kind() {
		case reflect.Bool:
			stored[i] = int64(0)
			if v.Bool() {
				stored[i] = int64(1)
			}
		case reflect.Int:
			stored[i] = v.Int()
		case reflect.String:
			stored[i] = v.String()
		default:
			stored[i] = value
		}
	}
	return stored
}
