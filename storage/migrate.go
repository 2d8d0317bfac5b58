package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"sync"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the scripts in order. A database of version n has had the
// first n of them.
var migrations = sync.OnceValue(func() []string {
	files, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err)
	}
	var scripts []string
	for _, file := range files {
		script, err := migrationFiles.ReadFile("migrations/" + file.Name())
		if err != nil {
			panic(err)
		}
		scripts = append(scripts, string(script))
	}
	return scripts
})

// newestVersion is the version of a database that this program writes.
func newestVersion() int { return len(migrations()) }

// migrate brings the database to the newest version, a transaction for each
// step, and moves what it wrote from the log into the file, where prepare sees
// it next time.
func (db *DB) migrate(ctx context.Context) error {
	migrated := false
	for done := false; !done; {
		err := db.transact(ctx, "migrate", func(ctx context.Context, tx *sql.Tx) (err error) {
			done, err = db.migrateOnce(ctx, tx, migrated)
			return err
		})
		if err != nil {
			return err
		}
		migrated = migrated || !done
	}
	if !migrated {
		return nil
	}
	return db.checkpoint(ctx)
}

// migrateOnce takes the step from the version it finds to the next, unless there
// is none: then it is done. It looks at the marks of the database itself, since
// another process may have been at it after prepare. Before the first step an older
// database is copied, and the last one brings its projections up to date as well.
func (db *DB) migrateOnce(ctx context.Context, tx *sql.Tx, begun bool) (done bool, err error) {
	var application, version, tables int
	row := tx.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`)
	if err := row.Scan(&application, &version, &tables); err != nil {
		return false, err
	}
	if err := recognise(db.path, application, version, tables == 0); err != nil {
		return false, err
	}
	if version == newestVersion() {
		return true, nil
	}
	if version > 0 && !begun {
		if err := db.keep(ctx, tx, version); err != nil {
			return false, err
		}
	}
	script := fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d",
		migrations()[version], applicationID, version+1)
	if _, err = tx.ExecContext(ctx, script); err != nil {
		return false, err
	}
	if version > 0 && version+1 == newestVersion() {
		return false, db.refresh(ctx, tx)
	}
	return false, nil
}

// checkpoint moves the write-ahead log into the database file. That another
// process is reading is no error; the log is then moved later.
func (db *DB) checkpoint(ctx context.Context) error {
	if _, err := db.sql.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return db.fault("checkpoint", err)
	}
	return nil
}
