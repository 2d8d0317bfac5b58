package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"spindel/interview"
)

// Verdict is what a look through a database found.
type Verdict struct {
	Sager   int
	Entries int // in their journals
	Drafts  int
	Bytes   int64 // of the file, without its log

	FileDamaged bool              // SQLite itself finds fault with the file
	Broken      []BrokenJournal   // journals that do not hang together
	Spoilt      []interview.Draft // drafts that something else than the program has changed, without their texts
	Stale       []interview.SagID // sager whose projections do not say what their journals do
	Strangers   bool              // the projections have rows of sager without a journal
}

// BrokenJournal tells where a journal stops hanging together.
type BrokenJournal struct {
	Sag interview.SagID
	Seq int // of the first entry that does not follow the one before; 0 where the changes themselves make no sense
}

// Sound tells whether nothing is wrong.
func (v Verdict) Sound() bool { return !v.Damaged() && len(v.Stale) == 0 && !v.Strangers }

// Damaged tells whether something is wrong that is not made anew from the journals.
func (v Verdict) Damaged() bool { return v.FileDamaged || len(v.Broken) > 0 || len(v.Spoilt) > 0 }

// verifySettings are for a connection that reads beside others.
const verifySettings = "?mode=ro&_defensive=1&_dqs=0" +
	"&_pragma=busy_timeout(5000)" +
	"&_pragma=query_only(ON)" +
	"&_pragma=trusted_schema(OFF)" +
	"&_pragma=temp_store(MEMORY)" +
	"&_pragma=cell_size_check(ON)"

// Verify holds every hash of the database against what it is of: the chains of the
// journals, the fingerprints of projections and drafts, and SQLite's own check of the
// file. Two connections share the work, and others may read and write
// meanwhile. That something is wrong is no error.
func (db *DB) Verify(ctx context.Context) (Verdict, error) {
	var journals, projections Verdict
	second := make(chan error, 1)
	go func() {
		second <- db.looking(&projections, func(ctx context.Context, tx *sql.Tx) error { return projections.readProjections(ctx, tx) })
	}()
	first := db.looking(&journals, func(ctx context.Context, tx *sql.Tx) error {
		if err := journals.readFile(ctx, tx); err != nil {
			return err
		}
		return journals.readJournals(ctx, tx)
	})
	if err := errors.Join(first, <-second); err != nil {
		return Verdict{}, db.fault("verify", err)
	}
	v := journals
	v.FileDamaged = v.FileDamaged || projections.FileDamaged
	v.Drafts, v.Spoilt = projections.Drafts, projections.Spoilt
	for _, id := range projections.Stale {
		if !slices.ContainsFunc(v.Broken, func(b BrokenJournal) bool { return b.Sag == id }) {
			v.Stale = append(v.Stale, id)
		}
	}
	info, err := os.Stat(db.path)
	if err != nil {
		return Verdict{}, db.fault("verify", err)
	}
	v.Bytes = info.Size()
	return v, nil
}

// errUnreadable is a row that holds something else than its columns say.
var errUnreadable = fmt.Errorf("a row of another shape: %w", interview.ErrBroken)

// looking lets work read the database in one transaction on a connection of its own.
// That SQLite cannot read a damaged page belongs to the verdict.
func (db *DB) looking(v *Verdict, work func(context.Context, *sql.Tx) error) error {
	ctx := context.Background() // one that can be cancelled costs SQLite a goroutine for every row
	own, err := connect(db.path, verifySettings)
	if err != nil {
		return err
	}
	defer own.Close()
	tx, err := own.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	err = work(ctx, tx)
	if isDamage(err) || errors.Is(err, errUnreadable) {
		v.FileDamaged = true
		return nil
	}
	return err
}

// readFile lets SQLite check the file, its indexes too: what stands in a table and is
// not found there is lost all the same.
func (v *Verdict) readFile(ctx context.Context, tx *sql.Tx) error {
	var said string
	if err := tx.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return err
	}
	v.FileDamaged = said != "ok"
	return nil
}

// readJournals follows the chains of all journals in the order in which their
// entries lie in the file, which is much faster than one journal after the other.
func (v *Verdict) readJournals(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT sag, seq, at, "by", kind, payload, hash FROM journal ORDER BY rowid`)
	if err != nil {
		return err
	}
	defer rows.Close()
	type head struct {
		seq  int
		hash string
	}
	heads := map[interview.SagID]*head{}
	suspects := map[interview.SagID]bool{}
	var payload sql.RawBytes
	for rows.Next() {
		var entry interview.Entry
		var at string
		if err := rows.Scan(&entry.Sag, &entry.Seq, &at, &entry.By, &entry.Kind, &payload, &entry.Hash); err != nil {
			return errUnreadable
		}
		entry.Payload = payload
		v.Entries++
		last := heads[entry.Sag]
		if last == nil {
			last = &head{}
			heads[entry.Sag] = last
		}
		entry.At, err = time.Parse(timestamp, at)
		if err != nil || !entry.Follows(last.seq, last.hash) {
			suspects[entry.Sag] = true
		}
		last.seq, last.hash = entry.Seq, entry.Hash
	}
	if err := rows.Err(); err != nil {
		return err
	}
	v.Sager = len(heads)
	for id := range suspects {
		seq, err := brokenAt(ctx, tx, id)
		if err != nil {
			return err
		}
		if seq > 0 {
			v.Broken = append(v.Broken, BrokenJournal{id, seq})
		}
	}
	slices.SortFunc(v.Broken, func(a, b BrokenJournal) int { return cmp.Compare(a.Sag, b.Sag) })
	return nil
}

// brokenAt is the number of the first entry that does not follow the one before, or 0.
func brokenAt(ctx context.Context, tx *sql.Tx, id interview.SagID) (int, error) {
	journal, err := readJournal(ctx, tx, id)
	switch {
	case errors.Is(err, interview.ErrBroken):
		return len(journal) + 1, nil
	case err != nil:
		return 0, err
	}
	return 0, nil
}

// readProjections holds the projections and the drafts against their fingerprints,
// and each projection against the last entry of its journal.
func (v *Verdict) readProjections(ctx context.Context, tx *sql.Tx) error {
	computed := map[string]*fingerprint{}
	for _, table := range projectionTables {
		if err := table.each(ctx, tx, func(sag string, values []any) {
			if computed[sag] == nil {
				computed[sag] = &fingerprint{}
			}
			computed[sag].toggle(table.name, values)
		}); err != nil {
			return err
		}
	}
	stored := map[string]string{}
	if err := fingerprintTable.each(ctx, tx, func(sag string, values []any) { stored[sag] = fmt.Sprint(values[1]) }); err != nil {
		return err
	}
	stale := map[string]bool{}
	for sag, f := range computed {
		stale[sag] = stored[sag] != f.String()
	}
	for sag := range stored {
		stale[sag] = stale[sag] || computed[sag] == nil
	}
	behind, err := behindJournal(ctx, tx)
	if err != nil {
		return err
	}
	for _, sag := range behind {
		stale[sag] = true
	}
	for sag, is := range stale {
		if is {
			v.Stale = append(v.Stale, interview.SagID(sag))
		}
	}
	slices.Sort(v.Stale)
	return v.readDrafts(ctx, tx)
}

// behindJournal lists the sager whose row is not of the last entry of their
// journal, and those that have no journal, or no row.
func behindJournal(ctx context.Context, tx *sql.Tx) ([]string, error) {
	const question = `SELECT coalesce(j.sag, s.id)
		FROM (SELECT sag, max(seq) AS seq FROM journal GROUP BY sag) j FULL JOIN sag s ON s.id = j.sag
		WHERE s.seq IS NOT j.seq OR s.hash IS NOT (SELECT hash FROM journal WHERE sag = j.sag AND seq = j.seq)`
	rows, err := tx.QueryContext(ctx, question)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var sager []string
	for rows.Next() {
		var sag string
		if err := rows.Scan(&sag); err != nil {
			return nil, err
		}
		sager = append(sager, sag)
	}
	return sager, rows.Err()
}

func (v *Verdict) readDrafts(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT sag, felt, tekst, rettet, aftryk FROM kladde ORDER BY sag, felt`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var sag, field, text, at, kept string
		if err := rows.Scan(&sag, &field, &text, &at, &kept); err != nil {
			return errUnreadable
		}
		v.Drafts++
		if kept != "" && kept != draftFingerprint(sag, field, text, at) {
			v.Spoilt = append(v.Spoilt, interview.Draft{Sag: interview.SagID(sag), Field: interview.Field(field)})
		}
	}
	return rows.Err()
}

// Check is Verify, and then it reads everything as somebody would who needs it: every
// journal to its fold, and every row of the projections beside what the fold says.
func (db *DB) Check(ctx context.Context) (Verdict, error) {
	v, err := db.Verify(ctx)
	if err != nil || v.FileDamaged { // what can be read of a damaged file says nothing of the rest
		return v, err
	}
	v.Stale = nil // what follows says it better
	err = db.looking(&v, func(work context.Context, tx *sql.Tx) error {
		ids, err := storedSager(work, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := v.readSag(work, tx, db, id); err != nil {
				return err
			}
		}
		if err := noStrangers(work, tx); errors.Is(err, errStale) {
			v.Strangers = true
		} else if err != nil {
			return err
		}
		return nil
	})
	if err != nil {
		return Verdict{}, db.fault("check", err)
	}
	return v, nil
}

func (v *Verdict) readSag(ctx context.Context, tx *sql.Tx, db *DB, id interview.SagID) error {
	if slices.ContainsFunc(v.Broken, func(b BrokenJournal) bool { return b.Sag == id }) {
		return nil
	}
	_, err := db.readSag(ctx, tx, id)
	switch {
	case errors.Is(err, errStale):
		v.Stale = append(v.Stale, id)
		return nil
	case errors.Is(err, interview.ErrBroken): // the chain holds, and the changes do not
		v.Broken = append(v.Broken, BrokenJournal{Sag: id})
		return nil
	}
	return err
}
