package storage_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
	"spindel/storage"
)

func verify(t testing.TB, db *storage.DB) storage.Verdict {
	t.Helper()
	verdict, err := db.Verify(t.Context())
	must(t, err)
	return verdict
}

func check(t testing.TB, db *storage.DB) storage.Verdict {
	t.Helper()
	verdict, err := db.Check(t.Context())
	must(t, err)
	return verdict
}

// TestASoundDatabaseIsSound looks at one that is being written in.
func TestASoundDatabaseIsSound(t *testing.T) {
	path, journals := demoDatabase(t)
	db := open(t, path)
	must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: journals[0][0].Sag, Field: "svar/1.a", Text: "Hver"}))
	entries := len(journals[0]) + len(journals[1])
	for name, look := range map[string]func(testing.TB, *storage.DB) storage.Verdict{"Verify": verify, "Check": check} {
		v := look(t, db)
		if !v.Sound() || v.Sager != 2 || v.Entries != entries || v.Drafts != 1 || v.Bytes == 0 {
			t.Errorf("%s: %+v, want 2 sager with %d entries and a draft", name, v, entries)
		}
	}
}

// TestWhatWasChangedBehindTheProgramIsFound changes each thing that is stored.
func TestWhatWasChangedBehindTheProgramIsFound(t *testing.T) {
	for statement, want := range map[string]string{
		"UPDATE journal SET payload = replace(payload, 'uge', 'dag') WHERE seq = 2": "broken [{lunden-k7q2 2}]",
		`UPDATE journal SET "by" = 'En anden' WHERE seq = 2`:                        "broken [{lunden-k7q2 2}]",
		"DELETE FROM journal WHERE seq = 2":                                         "broken [{lunden-k7q2 2}]",
		"DELETE FROM journal WHERE seq = 3":                                         "stale [lunden-k7q2]",
		"UPDATE indikator SET svar = 'noget andet' WHERE indikator = '1.a'":         "stale [lunden-k7q2]",
		"UPDATE sag SET besvaret = 7":                                               "stale [lunden-k7q2]",
		"UPDATE sag SET hash = ''":                                                  "stale [lunden-k7q2]",
		"DELETE FROM indikator WHERE indikator = '2.a'":                             "stale [lunden-k7q2]",
		"DELETE FROM indikator; DELETE FROM sag":                                    "stale [lunden-k7q2]",
		"UPDATE aftryk SET aftryk = replace(aftryk, 'a', 'b')":                      "stale [lunden-k7q2]",
		"UPDATE kladde SET tekst = 'Ikke det, jeg skrev'":                           "spoilt [svar/1.b]",
		"UPDATE kladde SET felt = 'svar/1.c'":                                       "spoilt [svar/1.c]",
	} {
		t.Run(statement, func(t *testing.T) {
			db := open(t, newPath(t))
			writer := storetest.NewWriter(model(t), "lunden-k7q2")
			appendAll(t, db, writer.Register(t))
			appendAll(t, db, writer.Answer(t, "1.a", "Hver uge"))
			appendAll(t, db, writer.Answer(t, "1.a", "Hver anden uge"))
			must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.b", Text: "Hver"}))
			run(t, db.SQL(), "PRAGMA foreign_keys = OFF")
			run(t, db.SQL(), statement)
			for name, look := range map[string]func(testing.TB, *storage.DB) storage.Verdict{"Verify": verify, "Check": check} {
				v := look(t, db)
				var got string
				switch {
				case len(v.Broken) > 0:
					got = fmt.Sprint("broken ", v.Broken)
				case len(v.Stale) > 0:
					got = fmt.Sprint("stale ", v.Stale)
				case len(v.Spoilt) > 0:
					got = fmt.Sprintf("spoilt [%s]", v.Spoilt[0].Field)
				}
				recomputed := name == "Check" && statement == "UPDATE aftryk SET aftryk = replace(aftryk, 'a', 'b')"
				if got != want && !recomputed || v.Sound() && !recomputed {
					t.Errorf("%s: %s, want %s (%+v)", name, got, want, v)
				}
			}
		})
	}
}

// BenchmarkVerify looks through a database of 12 MiB, as at every start; Check is
// what spindel tjek does.
func BenchmarkVerify(b *testing.B) {
	db := open(b, largeDatabase(b, 12<<20))
	for name, look := range map[string]func(context.Context) (storage.Verdict, error){"start": db.Verify, "tjek": db.Check} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				v, err := look(b.Context())
				if err != nil || !v.Sound() {
					b.Fatal(err, v)
				}
				b.ReportMetric(float64(v.Bytes)/(1<<20), "MiB")
				b.ReportMetric(float64(v.Entries), "entries")
			}
		})
	}
}

// largeDatabase holds the made-up sager under many ids until it has that size.
func largeDatabase(t testing.TB, size int64) (path string) {
	t.Helper()
	afternoon := time.Date(2026, time.November, 25, 14, 30, 0, 0, time.FixedZone("CET", 3600))
	journals, err := demo.Sager(model(t), afternoon, "Tilsynskonsulent A")
	must(t, err)
	path = newPath(t)
	db := open(t, path)
	for n := 0; ; n++ {
		if n%4 == 0 {
			if v := verify(t, db); v.Bytes >= size {
				return path
			}
		}
		sag := interview.NewSag(interview.SagID(fmt.Sprintf("tilbud-%04d", n)))
		var again []interview.Entry
		for _, entry := range journals[n%len(journals)] {
			change, err := entry.Change()
			must(t, err)
			entries, err := sag.Record(model(t), entry.At, entry.By, change)
			must(t, err)
			again = append(again, entries...)
		}
		must(t, db.Receive(t.Context(), again))
		if n%4 == 3 {
			_, err := db.SQL().Exec("PRAGMA wal_checkpoint(TRUNCATE)")
			must(t, err)
		}
	}
}
