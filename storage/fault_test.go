package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"testing"

	"modernc.org/sqlite"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

const secret = "Hemmeligt svar"

// TestAFailingAppendStoresNothing lets an append fail in several ways. The error
// says what is wrong without the answer, nothing is stored, and the same append
// works when the cause is gone.
func TestAFailingAppendStoresNothing(t *testing.T) {
	cases := []struct {
		name    string
		problem string
		fail    func(t *testing.T, db *storage.DB, path string) (mend func())
	}{
		{"the drive is full", "Der er ikke plads", func(t *testing.T, db *storage.DB, _ string) func() {
			run(t, db.SQL(), "PRAGMA max_page_count = 1")
			return func() { run(t, db.SQL(), "PRAGMA max_page_count = 1000000") }
		}},
		{"another process holds the database", "optaget", func(t *testing.T, db *storage.DB, path string) func() {
			run(t, db.SQL(), "PRAGMA busy_timeout = 20")
			other := rawOpen(t, path)
			run(t, other, "BEGIN IMMEDIATE")
			return func() { run(t, other, "ROLLBACK") }
		}},
		{"the file has become read-only", "til skrivning", func(t *testing.T, db *storage.DB, _ string) func() {
			run(t, db.SQL(), "PRAGMA query_only = ON")
			return func() { run(t, db.SQL(), "PRAGMA query_only = OFF") }
		}},
		{"the commit itself fails", "Databasen svarede med en fejl", func(t *testing.T, db *storage.DB, _ string) func() {
			onCommit(t, db.SQL(), func() int32 { return 1 })
			return func() { onCommit(t, db.SQL(), func() int32 { return 0 }) }
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := newPath(t)
			db := open(t, path)
			writer := storetest.NewWriter(model(t), "lunden-k7q2")
			appendAll(t, db, writer.Register(t))
			before := dump(t, db)
			entries := writer.Answer(t, "1.a", strings.Repeat(secret, 5000))

			mend := c.fail(t, db, path)
			for range 2 {
				wantUnusable(t, db.Append(t.Context(), entries), c.problem)
				wantUnusable(t, db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.b",
					Text: strings.Repeat(secret, 5000)}), c.problem)
			}
			mend()

			if after := dump(t, db); after != before {
				t.Errorf("something was stored:\n%s\nwant\n%s", after, before)
			}
			if drafts, err := db.Drafts(t.Context()); err != nil || len(drafts) > 0 {
				t.Errorf("Drafts: %d, %v; want none", len(drafts), err)
			}
			appendAll(t, db, entries)
			wantProjections(t, db)
		})
	}
}

// TestCancellingAnAppendLeavesNoDoubt cancels at any moment: an append that says
// that it failed stored nothing, and one that says that it worked stored all.
func TestCancellingAnAppendLeavesNoDoubt(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, db, writer.Register(t))
	entries := writer.Answer(t, "1.a", "Hver uge")
	stored := writer.Sag.Seq - 1
	for range 300 {
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		err := db.Append(ctx, entries)
		if err == nil {
			stored++
			entries = writer.Answer(t, "1.a", "Hver uge")
		} else {
			wantError(t, "Append", err, context.Canceled)
		}
		journal, err := db.Load(t.Context(), "lunden-k7q2")
		must(t, err)
		if len(journal) != stored {
			t.Fatalf("%d entries are stored, want %d", len(journal), stored)
		}
	}
}

// TestAWriteThatHasBegunIsCarriedThrough cancels as soon as the write has asked
// whether it is cancelled.
func TestAWriteThatHasBegunIsCarriedThrough(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	late := func() context.Context {
		ctx, cancel := context.WithCancel(t.Context())
		return cancelledWhenAsked{ctx, cancel}
	}
	must(t, db.Append(late(), writer.Register(t)))
	must(t, db.SaveDraft(late(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a", Text: "Hver"}))
	journal, err := db.Load(t.Context(), "lunden-k7q2")
	must(t, err)
	drafts, err := db.Drafts(t.Context())
	must(t, err)
	if len(journal) != 1 || len(drafts) != 1 {
		t.Errorf("%d entries and %d drafts are stored, want one of each", len(journal), len(drafts))
	}
}

type cancelledWhenAsked struct {
	context.Context
	cancel func()
}

func (c cancelledWhenAsked) Err() error {
	defer c.cancel()
	return c.Context.Err()
}

func TestADamagedFileIsUnusable(t *testing.T) {
	path := shared(t)
	content := []byte(read(t, path))
	const header = 100
	for i := header; i < len(content); i++ {
		content[i] ^= 0x55
	}
	must(t, os.WriteFile(path, content, 0o600))
	_, err := storage.Open(t.Context(), path, library(t))
	wantUnusable(t, err, "beskadiget")
}

// TestAChangedJournalIsBroken changes the journal behind the program's back.
func TestAChangedJournalIsBroken(t *testing.T) {
	for name, statement := range map[string]string{
		"an answer":      "UPDATE journal SET payload = replace(payload, 'uge', 'dag') WHERE seq = 2",
		"an author":      `UPDATE journal SET "by" = 'En anden' WHERE seq = 2`,
		"a time":         "UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2",
		"no time":        "UPDATE journal SET at = 'i går' WHERE seq = 2",
		"a hash":         "UPDATE journal SET hash = 'x' WHERE seq = 3",
		"an entry gone":  "DELETE FROM journal WHERE seq = 2",
		"the first gone": "DELETE FROM journal WHERE seq = 1",
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, newPath(t))
			writer := storetest.NewWriter(model(t), "lunden-k7q2")
			appendAll(t, db, writer.Register(t))
			for range 2 {
				appendAll(t, db, writer.Answer(t, "1.a", "Hver uge"))
			}
			appendAll(t, db, storetest.NewWriter(model(t), "skoven-m3x8").Register(t))
			run(t, db.SQL(), statement+" AND sag = 'lunden-k7q2'")

			_, err := db.Load(t.Context(), "lunden-k7q2")
			wantError(t, "Load", err, interview.ErrBroken)
			wantError(t, "Append", db.Append(t.Context(), writer.Answer(t, "1.a", secret)), interview.ErrBroken)
			before := dump(t, db)
			wantError(t, "Rebuild", db.Rebuild(t.Context()), interview.ErrBroken)
			if after := dump(t, db); after != before {
				t.Error("a Rebuild that failed changed the projections")
			}
			if _, err := db.Load(t.Context(), "skoven-m3x8"); err != nil {
				t.Errorf("Load of the other sag: %v", err)
			}
		})
	}
}

func wantError(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got error %v, want %v", what, got, want)
	}
}

func wantUnusable(t *testing.T, err error, problem string) {
	t.Helper()
	var unusable *storage.UnusableError
	if !errors.As(err, &unusable) || !errors.Is(err, interview.ErrStoreUnusable) {
		t.Fatalf("got %v, want an *UnusableError", err)
	}
	if !strings.Contains(unusable.Problem, problem) || unusable.Remedy == "" || unusable.Path == "" {
		t.Errorf("got %+v, want the problem %q and a remedy", unusable, problem)
	}
	if strings.Contains(err.Error(), secret) {
		t.Errorf("the error tells the answer: %v", err)
	}
}

func run(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	_, err := db.ExecContext(context.Background(), statement)
	must(t, err)
}

// onCommit lets SQLite ask at every commit; any answer but 0 makes it fail.
func onCommit(t *testing.T, db *sql.DB, hook func() int32) {
	t.Helper()
	conn, err := db.Conn(context.Background())
	must(t, err)
	defer conn.Close()
	must(t, conn.Raw(func(driver any) error {
		driver.(sqlite.HookRegisterer).RegisterCommitHook(hook)
		return nil
	}))
}
