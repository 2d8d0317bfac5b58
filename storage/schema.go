package storage

import (
	"context"
	"slices"
	"strings"

	"modernc.org/sqlite"
)

// hasAnotherSchema reports whether a file has other tables than those that this
// program makes, whatever its header says. Every other version has: a migration
// changes the schema. What cannot be read says nothing of that. The file, its log and
// whoever has them open are left alone.
func hasAnotherSchema(ctx context.Context, path string) bool {
	theirs, unread := schemaOf(ctx, uri(path)+"?mode=ro&immutable=1")
	ours, err := schemaOf(ctx, ":memory:", migrations()...)
	return unread == nil && (err != nil || !slices.Equal(theirs, ours))
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
