package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"spindel/interview"
)

// keptPath is where the copy lies that is made before a database of a version
// becomes a newer one. Each version has its own, the latest.
func keptPath(path string, version int) string {
	ending := filepath.Ext(path)
	return fmt.Sprintf("%s-kopi-af-version-%d%s", strings.TrimSuffix(path, ending), version, ending)
}

// keep makes a copy of a database of an older version before it is touched. The
// transaction holds the right to write, so the copy is of the very state that is
// migrated. A journal that is damaged is kept as it is: the copy is held against
// the database and not against the rules.
func (db *DB) keep(ctx context.Context, tx *sql.Tx, version int) error {
	path := keptPath(db.path, version)
	err := notInUse(path)
	if err == nil {
		err = db.snapshot(ctx, path, true, func(snapshot string) error { return sameContent(ctx, tx, snapshot) })
	}
	var explained interview.Explained
	switch {
	case err == nil:
		return nil
	case errors.Is(err, interview.ErrStoreUnusable):
		return err
	case errors.As(err, &explained):
		problem, remedy := explained.Explain()
		return unusable(db.path, err, "Databasen %s er ikke opdateret, for den kunne ikke kopieres forinden: "+
			strings.ReplaceAll(lowerFirst(problem), "%", "%%"), remedy)
	}
	return err
}

// sameContent tells whether every row of every table is in a copy, and no other.
func sameContent(ctx context.Context, tx *sql.Tx, path string) error {
	want, err := contents(ctx, tx)
	if err != nil {
		return err
	}
	var got map[string]content
	err = reading(ctx, path, func(copied *sql.Tx) (err error) {
		got, err = contents(ctx, copied)
		return err
	})
	if err == nil && !equalContents(got, want) {
		err = interview.ErrBroken
	}
	if err != nil {
		return &CopyError{path, "Sikkerhedskopien kunne ikke læses rigtigt igen", "Se efter, at disken er i orden, og prøv igen.", err}
	}
	return nil
}

// content is a table in short: how many rows it has, and their hashes laid over
// each other, so that the order of the rows does not count.
type content struct {
	rows   int
	hashes [sha256.Size]byte
}

func equalContents(a, b map[string]content) bool {
	if len(a) != len(b) {
		return false
	}
	for name, content := range a {
		if b[name] != content {
			return false
		}
	}
	return true
}

func contents(ctx context.Context, from querier) (map[string]content, error) {
	names, err := tables(ctx, from)
	if err != nil {
		return nil, err
	}
	all := map[string]content{}
	for _, name := range names {
		if all[name], err = contentOf(ctx, from, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func tables(ctx context.Context, from querier) ([]string, error) {
	rows, err := from.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

func contentOf(ctx context.Context, from querier, table string) (content, error) {
	rows, err := from.QueryContext(ctx, `SELECT * FROM "`+table+`"`)
	if err != nil {
		return content{}, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return content{}, err
	}
	values, into := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	var all content
	for ; rows.Next(); all.rows++ {
		if err := rows.Scan(into...); err != nil {
			return content{}, err
		}
		hash := sha256.New()
		for _, value := range values {
			fmt.Fprintf(hash, "%d %t ", len(value), value == nil)
			hash.Write(value)
		}
		for i, b := range hash.Sum(nil) {
			all.hashes[i] ^= b
		}
	}
	return all, rows.Err()
}

func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}
