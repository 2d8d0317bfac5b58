package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

// BenchmarkAppend appends one answer to a full sag, with its commit to the disk.
func BenchmarkAppend(b *testing.B) {
	db := open(b, newPath(b))
	writer := storetest.NewWriter(model(b), "lunden-k7q2")
	appendAll(b, db, writer.Fill(b))
	nr := len(writer.Sag.Tilsyn)
	texts := []string{"Det ses i dagbogen.", "Det ses i dagbogen og i planen."}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		entries := writer.Record(b, interview.BedoemmelseWritten{Tilsyn: nr, Indikator: "1.a", Text: texts[i%2]})
		appendAll(b, db, entries)
	}
}

// BenchmarkSaveDraft saves what is being typed, with its commit to the disk.
func BenchmarkSaveDraft(b *testing.B) {
	db := open(b, newPath(b))
	draft := interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		draft.Text = fmt.Sprintf("%2000d", i)
		if err := db.SaveDraft(b.Context(), draft); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad loads and folds a full sag.
func BenchmarkLoad(b *testing.B) {
	db := open(b, newPath(b))
	appendAll(b, db, storetest.NewWriter(model(b), "lunden-k7q2").Fill(b))
	b.ReportAllocs()
	for b.Loop() {
		entries, err := db.Load(b.Context(), "lunden-k7q2")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := interview.Fold("lunden-k7q2", entries); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkList10000 lists 10,000 full sager.
func BenchmarkList10000(b *testing.B) {
	const sager = 10_000
	db := open(b, newPath(b))
	appendAll(b, db, storetest.NewWriter(model(b), "lunden-k7q2").Fill(b))
	multiply(b, db, "lunden-k7q2", sager)
	b.ReportAllocs()
	for b.Loop() {
		summaries, err := db.List(b.Context())
		if err != nil || len(summaries) != sager {
			b.Fatalf("listed %d sager: %v", len(summaries), err)
		}
	}
}

// multiply copies the row of a sag until there are n of them, each changed a
// minute after the one before.
func multiply(b *testing.B, db *storage.DB, id interview.SagID, n int) {
	b.Helper()
	columns := query(b, db.SQL(), "SELECT group_concat(name, ', ') FROM pragma_table_info('sag') WHERE name NOT IN ('id', 'aendret')")
	_, err := db.SQL().ExecContext(context.Background(), fmt.Sprintf(`
		WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
		INSERT INTO sag (id, aendret, %[2]s)
		SELECT id || '-' || i, strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', aendret, i || ' minutes'), %[2]s FROM n, sag WHERE id = '%[3]s'`,
		n, columns, id))
	if err != nil {
		b.Fatal(err)
	}
}

// query answers with the one value of a query, as text.
func query(t testing.TB, db *sql.DB, text string) string {
	t.Helper()
	var value string
	if err := db.QueryRowContext(context.Background(), text).Scan(&value); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return value
}
