package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"spindel/interview"
)

// fingerprint is a hash over rows: the SHA-256 of each, laid over each other, so
// that the order of the rows does not count and a row is taken out as it was put in.
// It finds what a disk has changed by itself. Who changes a row on purpose can make
// it anew; only the journal says more.
type fingerprint [sha256.Size]byte

func (f fingerprint) String() string { return hex.EncodeToString(f[:]) }

// toggle puts a row in that is not there, and takes one out that is. The values are
// those that are given to SQLite or that it hands back.
func (f *fingerprint) toggle(table string, values []any) {
	text := make([]byte, 0, 512)
	part := func(kind byte, bytes string) {
		text = binary.AppendUvarint(append(text, kind), uint64(len(bytes)))
		text = append(text, bytes...)
	}
	part('t', table)
	number := func(n int64) { text = binary.AppendVarint(append(text, 'i'), n) }
	for _, value := range values {
		switch v := value.(type) {
		case nil:
			part('n', "")
		case int64:
			number(v)
		case int:
			number(int64(v))
		case bool:
			if v {
				number(1)
			} else {
				number(0)
			}
		case string:
			part('s', v)
		default:
			part('?', fmt.Sprint(v)) // a damaged row may hold anything
		}
	}
	for i, b := range sha256.Sum256(text) {
		f[i] ^= b
	}
}

// fingerprintOf is that of a whole projection.
func fingerprintOf(rows []row) (f fingerprint) {
	for _, row := range rows {
		f.toggle(row.table.name, row.values)
	}
	return f
}

// keepFingerprint stores the fingerprint of the projection of a sag.
func keepFingerprint(ctx context.Context, tx *sql.Tx, id interview.SagID, f fingerprint) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO aftryk (sag, aftryk) VALUES (?, ?)
		ON CONFLICT (sag) DO UPDATE SET aftryk = excluded.aftryk`, string(id), f.String())
	return err
}

// draftFingerprint is that of a draft.
func draftFingerprint(sag, field, text, at string) string {
	var f fingerprint
	f.toggle("kladde", []any{sag, field, text, at})
	return f.String()
}
