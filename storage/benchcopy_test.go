package storage_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

// thousand is a database with 1,000 sager that have been through a godkendelse and
// two tilsyn, each with its own journal.
func thousand(b *testing.B) *storage.DB {
	b.Helper()
	db := open(b, newPath(b))
	for i := range 1000 {
		writer := storetest.NewWriter(model(b), interview.SagID(fmt.Sprintf("sag-%04d", i)))
		entries := append(writer.Fill(b), writer.Record(b, interview.PointDeadlineSet{Point: "1.a.1", Deadline: "2026-08-01"})...)
		for _, indikator := range model(b).Applying(writer.Sag.Tilbud.Profile()) {
			entries = append(entries, writer.Record(b,
				interview.ScoreSet{Tilsyn: 1, Indikator: indikator.ID, Score: 1 + i%5},
				interview.BedoemmelseWritten{Tilsyn: 1, Indikator: indikator.ID, Text: "Det ses i dagbogen og i planen."})...)
		}
		entries = append(entries, writer.Record(b, interview.TilsynClosed{Tilsyn: 1}, interview.TilsynOpened{Tilsyn: 2, Date: "2027-11-03"},
			interview.FindingNoted{Tilsyn: 2, Point: "1.a.1", Check: 1, Result: interview.Results[i%3]},
			interview.ScoreSet{Tilsyn: 2, Indikator: "1.a", Score: 1 + (i+1)%5})...)
		appendAll(b, db, entries)
	}
	return db
}

// BenchmarkCopy1000 copies 1,000 sager and reads all of them back.
func BenchmarkCopy1000(b *testing.B) {
	db := thousand(b)
	target := filepath.Join(b.TempDir(), "kopi.db")
	b.ReportAllocs()
	for b.Loop() {
		made, err := db.Copy(b.Context(), target, true)
		if err != nil || made.Sager != 1000 || made.Mended {
			b.Fatalf("%+v: %v", made, err)
		}
		b.ReportMetric(float64(made.Bytes)/1e6, "MB")
		b.ReportMetric(float64(made.Entries), "entries")
	}
}

// BenchmarkPage1000 asks the questions of docs/data.md of 1,000 sager.
func BenchmarkPage1000(b *testing.B) {
	page, err := os.ReadFile(dataPage)
	if err != nil {
		b.Fatal(err)
	}
	db := thousand(b)
	for i, block := range regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		b.Run(strconv.Itoa(i+1), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(len(table(b, db.SQL(), block[1]))-1), "rows")
			}
		})
	}
}
