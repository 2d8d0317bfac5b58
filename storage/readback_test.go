package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
)

// TestACopyWithAFlippedBitIsNotVerified flips one bit of a copy at a time: whenever
// the tables then say anything else, the copy is refused, and as a copy, since there
// is nothing wrong with the database.
func TestACopyWithAFlippedBitIsNotVerified(t *testing.T) {
	t.Parallel()
	const flips = 100
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, db, writer.Fill(t))
	appendAll(t, db, writer.Record(t, inDepth()...))
	target := filepath.Join(t.TempDir(), "k.db")
	_, err := db.Copy(t.Context(), target, false)
	must(t, err)
	must(t, db.ReadBack(t.Context(), target))
	want, err := everything(t, target)
	must(t, err)
	whole := []byte(read(t, target))
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))

	harmful := 0
	for range flips {
		bit := random.IntN(8 * len(whole))
		if random.IntN(4) == 0 { // the header and the schema are small, and all of it hangs on them
			bit = random.IntN(8 * 4096)
		}
		flipped := append([]byte(nil), whole...)
		flipped[bit/8] ^= 1 << (bit % 8)
		must(t, os.WriteFile(target, flipped, 0o600))
		err := db.ReadBack(t.Context(), target)
		if errors.Is(err, interview.ErrStoreUnusable) {
			t.Errorf("seed %d, bit %d: the database is blamed: %v", seed, bit, err)
		}
		got, broken := everything(t, target)
		if got == want && broken == nil {
			continue
		}
		harmful++
		if err == nil {
			t.Errorf("seed %d, bit %d: the copy is verified, and it says something else", seed, bit)
		}
	}
	if harmful < flips/10 {
		t.Errorf("only %d of %d flips did any harm, so the test tells too little", harmful, flips)
	}
}

// everything is what all tables of a file say, as far as they can be read.
func everything(t *testing.T, path string) (string, error) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1")
	must(t, err)
	defer db.Close()
	var b strings.Builder
	questions := []string{"SELECT sag, seq, at, \"by\", kind, payload, hash FROM journal ORDER BY sag, seq", "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version", "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"}
	for _, p := range projected {
		questions = append(questions, fmt.Sprintf("SELECT * FROM %s ORDER BY %s", p.table, p.order))
	}
	for _, question := range questions {
		if err := writeRows(&b, db, question); err != nil {
			return b.String(), err
		}
	}
	return b.String(), nil
}

func writeRows(b *strings.Builder, db *sql.DB, question string) error {
	rows, err := db.QueryContext(context.Background(), question)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		fmt.Fprintf(b, "%q\n", values)
	}
	return rows.Err()
}
