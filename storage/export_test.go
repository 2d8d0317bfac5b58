package storage

import (
	"context"
	"database/sql"
)

// DSN shows how a path is named to SQLite.
func DSN(path string) string { return uri(path) + settings }

// ApplicationID marks a file as ours.
const ApplicationID = applicationID

// NewestVersion is the version of a database that this program writes.
var NewestVersion = newestVersion

// Migrations are the scripts in order.
var Migrations = migrations

// SchemaOf is what a database that the scripts have made is made of.
func SchemaOf(ctx context.Context, scripts []string) ([]string, error) {
	return schemaOf(ctx, ":memory:", scripts...)
}

// SQL gives tests the connection itself.
func (db *DB) SQL() *sql.DB { return db.sql }

// ReadBack is how a copy is verified before it gets its name.
func (db *DB) ReadBack(ctx context.Context, path string) error {
	_, err := db.readBack(ctx, path)
	return err
}

// Disk is what the program asks of the operating system beside SQLite.
type Disk = orders

// Through lets all that the program asks of the operating system go through listen.
func Through(listen func(Disk) Disk) { disk = listen(disk) }

// Path is where the database lies.
func (db *DB) Path() string { return db.path }
