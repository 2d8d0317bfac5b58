package storage

import (
	"context"
	"slices"
	"strings"

	"modernc.org/sqlite"
)

// hasTheNewestSchema reports whether a file has the very tables that this program
// makes, whatever its header says. No other version has: every migration changes the
// schema. It answers no where the schema cannot be read, and it leaves the file, the
// log and whoever has them open alone.
func hasTheNewestSchema(ctx context.Context, path string) bool {
	theirs, err := schemaOf(ctx, uri(path)+"?mode=ro&immutable=1")
	if err != nil {
		return false
	}
	ours, err := schemaOf(ctx, ":memory:", migrations()...)
	return err == nil && slices.Equal(theirs, ours)
}

// schemaOf runs scripts in a database and answers with what it is made of.
func schemaOf(ctx context.Context, name string, scripts ...string) ([]string, error) {
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	pool := pooled(connector)
	defer pool.Close()
	if _, err := pool.ExecContext(ctx, strings.Join(scripts, ";")); err != nil {
		return nil, err
	}
	rows, err := pool.QueryContext(ctx, "SELECT concat(type, ' ', name, ': ', sql) FROM sqlite_schema ORDER BY type, name")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var parts []string
	for rows.Next() {
		var part string
		if err := rows.Scan(&part); err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, rows.Err()
}
