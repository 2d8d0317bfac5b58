package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage/privat"
)

var _ interview.Store = (*DB)(nil)

// DB is an open database. It is an interview.Store.
type DB struct {
	path    string
	sql     *sql.DB
	library *kvalitetsmodel.Library

	appending sync.Mutex
	latest    folded // the sag that was appended to last, guarded by appending
}

// Open opens the database at path, which it creates, with its folder, where
// there is none, and brings to the newest version, after a copy of an older one
// was made beside it. The library holds the editions that sager are made under. It fails with an *UnusableError, and then
// the content of a file that was there before is as it was.
func Open(ctx context.Context, path string, library *kvalitetsmodel.Library) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, unusable(path, err, "Databasen %s kan ikke findes", "Skriv hele stien efter --database.")
	}
	if err := prepare(path); err != nil {
		return nil, err
	}
	privat.Clear(filepath.Dir(path), unfinished)
	privat.Logs(path+"-wal", path+"-shm")
	pool, err := connect(path, settings)
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, sql: pool, library: library}
	if err := whenFree(ctx, func() error { return db.migrate(ctx) }); err != nil {
		return nil, errors.Join(err, db.sql.Close())
	}
	return db, nil
}

// connect makes a pool of one connection: there is one writer, and a reader never
// waits long for it.
func connect(path, settings string) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(uri(path) + settings)
	if err != nil {
		return nil, err
	}
	return pooled(connector), nil
}

func pooled(connector driver.Connector) *sql.DB {
	pool := sql.OpenDB(connector)
	pool.SetMaxOpenConns(1)
	return pool
}

// openWithin is how long Open waits for others that open the same database.
const openWithin = 5 * time.Second

// whenFree does the work, again where the database was busy. SQLite does not wait
// for the change to a write-ahead log as it does for everything else.
func whenFree(ctx context.Context, work func() error) error {
	for end := time.Now().Add(openWithin); ; {
		err := work()
		if !isBusy(err) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// Close moves the write-ahead log into the database file and closes it.
func (db *DB) Close() error {
	return errors.Join(db.checkpoint(context.Background()), db.sql.Close())
}

// settings hold for every connection. The order counts: the wait for other
// processes comes before the change to a write-ahead log, which needs it. What
// SQLite sorts stays in memory, since a file for it would lie in a folder of others.
const settings = "?mode=rw&_txlock=immediate&_defensive=1&_dqs=0" +
	"&_pragma=busy_timeout(5000)" +
	"&_pragma=journal_mode(WAL)" +
	"&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(ON)" +
	"&_pragma=trusted_schema(OFF)" +
	"&_pragma=secure_delete(ON)" +
	"&_pragma=temp_store(MEMORY)" +
	"&_pragma=cell_size_check(ON)"

// uri names an absolute path as a URI, in which every character of the path
// stands for itself.
func uri(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// transact does a piece of work in one transaction that holds the right to
// write from its beginning. It is done whole or not at all, and once it has
// begun a cancelled context does not stop it.
func (db *DB) transact(ctx context.Context, doing string, work func(context.Context, *sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return db.fault(doing, err)
	}
	ctx = context.WithoutCancel(ctx)
	tx, err := db.sql.BeginTx(ctx, nil)
	if err != nil {
		return db.fault(doing, err)
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := work(ctx, tx); err != nil {
		return db.fault(doing, err)
	}
	if err := tx.Commit(); err != nil {
		return db.fault(doing, err)
	}
	return nil
}
