package storage_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// TestACopyUnderLoadHoldsAllThatWasAcknowledged copies again and again while a
// goroutine and another process write, opens each copy as the database, and goes
// on writing in it.
func TestACopyUnderLoadHoldsAllThatWasAcknowledged(t *testing.T) {
	const copies = 5
	path := shared(t)
	db := open(t, path)
	process, said, complaints := start(t, path, "proces", 1_000_000)
	var outside, goroutine atomic.Int64 // how many answers each has been told are stored
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		for lines := bufio.NewScanner(said); lines.Scan(); {
			outside.Add(1)
		}
	})
	all.Go(func() {
		for ctx.Err() == nil {
			err := interview.ErrConflict
			for errors.Is(err, interview.ErrConflict) {
				var entries []interview.Entry
				if entries, err = nextAnswer(context.Background(), db, model(t), "goroutine", strconv.Itoa(int(goroutine.Load()))); err == nil {
					err = db.Append(context.Background(), entries)
				}
			}
			if err != nil {
				t.Error(err)
				return
			}
			goroutine.Add(1)
		}
	})

	for n := range copies {
		for seen := outside.Load(); outside.Load() < seen+3; { // the writers are at it between any two copies
			if process.ProcessState != nil {
				t.Fatalf("the process ended: %s", complaints)
			}
		}
		before := map[string]int64{"proces": outside.Load(), "goroutine": goroutine.Load()}
		target := filepath.Join(t.TempDir(), fmt.Sprintf("kopi %d.db", n))
		made, err := db.Copy(t.Context(), target, false)
		must(t, err)

		restored, err := storage.Open(t.Context(), target, library(t))
		must(t, err)
		held := answers(t, restored)
		for name, acknowledged := range before {
			if got := int64(len(held[name])); got < acknowledged {
				t.Errorf("copy %d holds %d answers of %s, %d were acknowledged before it began", n, got, name, acknowledged)
			}
			for i, text := range held[name] {
				if text != strconv.Itoa(i) {
					t.Fatalf("copy %d: answer %d of %s is %q", n, i, name, text)
				}
			}
		}
		drafts, err := restored.Drafts(t.Context())
		must(t, err)
		if len(drafts) != 1 || made.Drafts != 1 {
			t.Fatalf("copy %d: %d drafts, %d told, want one", n, len(drafts), made.Drafts)
		}
		if text, err := strconv.Atoi(drafts[0].Text); err != nil || int64(text) < before["proces"]-1 {
			t.Errorf("copy %d: the draft is %q, %d were acknowledged", n, drafts[0].Text, before["proces"])
		}
		if journal, err := restored.Load(t.Context(), sharedSag); err != nil || len(journal) != made.Entries || made.Sager != 1 {
			t.Errorf("copy %d has %d entries, %v; told were %+v", n, len(journal), err, made)
		}
		entries, err := nextAnswer(t.Context(), restored, model(t), "genskabt", "0")
		must(t, err)
		appendAll(t, restored, entries)
		wantProjections(t, restored)
		must(t, restored.Close())
	}
	stop()
	must(t, process.Process.Kill())
	all.Wait()
	process.Wait()
}

// TestACopyIsOneFileForItsOwner looks at what lies in the folder, at the mode
// whatever the umask (see mode_unix_test.go), and at what a tool needs to read it.
func TestACopyIsOneFileForItsOwner(t *testing.T) {
	db := open(t, newPath(t))
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Fill(t))
	target := filepath.Join(t.TempDir(), "kopi æøå?100%.db")
	made, err := db.Copy(t.Context(), target, false)
	must(t, err)
	if files := names(t, filepath.Dir(target)); len(files) != 1 || files[0] != filepath.Base(target) {
		t.Errorf("the folder holds %q, want the copy alone", files)
	}
	content := read(t, target)
	if made.Path != target || made.Bytes != int64(len(content)) || made.Sager != 1 || made.Mended {
		t.Errorf("told was %+v, and the file has %d bytes", made, len(content))
	}
	if content[18] != 1 || content[19] != 1 {
		t.Errorf("the copy has the file formats %d and %d, want 1: it needs no log", content[18], content[19])
	}
	// A folder that cannot be written is as a memory stick that is locked.
	lock(t, filepath.Dir(target))
	copied := rawOpen(t, "file:"+strings.NewReplacer("%", "%25", "?", "%3f").Replace(target)+"?mode=ro")
	if got := query(t, copied, "SELECT count(*) FROM v_scorer"); got == "0" {
		t.Error("the copy has no scores")
	}
}

// TestDeletedTextIsNotInACopy: a draft that became an answer leaves nothing behind.
func TestDeletedTextIsNotInACopy(t *testing.T) {
	db := open(t, newPath(t))
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
	must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a", Text: secret}))
	must(t, db.DropDraft(t.Context(), "lunden-k7q2", "svar/1.a"))
	target := filepath.Join(t.TempDir(), "kopi.db")
	_, err := db.Copy(t.Context(), target, false)
	must(t, err)
	if strings.Contains(read(t, target), secret) {
		t.Error("the copy holds a draft that was dropped")
	}
}

// TestCopyRefuses: one sentence, and the folder is as it was.
func TestCopyRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		overwrite bool
		make      func(t *testing.T, folder, database string) (target string)
		problem   string
	}{
		"a file that is there": {false, func(t *testing.T, folder, _ string) string {
			write(t, filepath.Join(folder, "k.db"), "noget")
			return filepath.Join(folder, "k.db")
		}, "findes allerede"},
		"a folder":  {true, func(t *testing.T, folder, _ string) string { return folder }, "er en mappe"},
		"no folder": {false, func(t *testing.T, folder, _ string) string { return filepath.Join(folder, "ukendt", "k.db") }, "findes ikke"},
		"a file as folder": {false, func(t *testing.T, folder, _ string) string {
			write(t, filepath.Join(folder, "f"), "noget")
			return filepath.Join(folder, "f", "k.db")
		}, "er ikke en mappe"},
		"the database itself":         {true, func(_ *testing.T, _, database string) string { return database }, "er selve databasen"},
		"its log":                     {true, func(_ *testing.T, _, database string) string { return database + "-wal" }, "er selve databasen"},
		"a log that is not there yet": {false, func(_ *testing.T, _, database string) string { return database + "-journal" }, "er selve databasen"},
		"the database by another name": {true, func(t *testing.T, folder, database string) string {
			must(t, os.Link(database, filepath.Join(folder, "k.db")))
			return filepath.Join(folder, "k.db")
		}, "er selve databasen"},
		"a link": {true, func(t *testing.T, folder, _ string) string {
			if err := os.Symlink("anden.db", filepath.Join(folder, "k.db")); err != nil {
				t.Skip("this system lets nobody make a link: ", err)
			}
			return filepath.Join(folder, "k.db")
		}, "er ikke en almindelig fil"},
		"a database in use": {true, func(t *testing.T, folder, _ string) string {
			other := open(t, filepath.Join(folder, "k.db"))
			appendAll(t, other, storetest.NewWriter(model(t), "skoven-m3x8").Register(t))
			return filepath.Join(folder, "k.db")
		}, "er i brug"},
		"a log without its database": {false, func(t *testing.T, folder, _ string) string {
			write(t, filepath.Join(folder, "k.db-wal"), "noget")
			return filepath.Join(folder, "k.db")
		}, "er i brug eller blev ikke lukket rigtigt"},
		"a folder that can only be read": {false, func(t *testing.T, folder, _ string) string {
			lock(t, folder)
			return filepath.Join(folder, "k.db")
		}, "kan ikke skrives i mappen"},
	} {
		t.Run(name, func(t *testing.T) {
			database := newPath(t)
			db := open(t, database)
			appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Register(t))
			folder := t.TempDir()
			target := c.make(t, folder, database)
			before := names(t, folder)
			_, err := db.Copy(t.Context(), target, c.overwrite)
			wantCopyError(t, err, c.problem)
			if errors.Is(err, storage.ErrCopyOntoItself) != strings.Contains(c.problem, "selve") {
				t.Errorf("%v: is it the database itself?", err)
			}
			if after := names(t, folder); strings.Join(after, "|") != strings.Join(before, "|") {
				t.Errorf("the folder holds %q, it held %q", after, before)
			}
			if _, err := db.List(t.Context()); err != nil {
				t.Errorf("the database: %v", err)
			}
		})
	}
}

func wantCopyError(t *testing.T, err error, problem string) {
	t.Helper()
	var failed *storage.CopyError
	if !errors.As(err, &failed) || errors.Is(err, interview.ErrStoreUnusable) {
		t.Fatalf("got %T %v, want a *CopyError", err, err)
	}
	if !strings.Contains(failed.Problem, problem) || strings.HasSuffix(failed.Problem, ".") || !strings.HasSuffix(failed.Remedy, ".") {
		t.Errorf("got %q and %q, want %q and a remedy", failed.Problem, failed.Remedy, problem)
	}
	if failed.Error() != failed.Problem+". "+failed.Remedy {
		t.Errorf("the error is %q", failed)
	}
}

func TestACopyReplacesOnRequest(t *testing.T) {
	db := open(t, newPath(t))
	target := filepath.Join(t.TempDir(), "k.db")
	write(t, target, "noget andet")
	for sager := range 2 {
		made, err := db.Copy(t.Context(), target, true)
		must(t, err)
		if made.Sager != sager {
			t.Errorf("told were %d sager, want %d", made.Sager, sager)
		}
		appendAll(t, db, storetest.NewWriter(model(t), interview.SagID("lunden-"+strconv.Itoa(sager))).Register(t))
	}
	if list, err := open(t, target).List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("List of the copy: %d, %v; want one", len(list), err)
	}
}

// TestADamagedSagIsNotCopied: a copy that looks good and is not would take the
// place of one that is.
func TestADamagedSagIsNotCopied(t *testing.T) {
	db := open(t, newPath(t))
	for _, id := range []interview.SagID{"lunden-k7q2", "skoven-m3x8"} {
		writer := storetest.NewWriter(model(t), id)
		appendAll(t, db, writer.Register(t))
		appendAll(t, db, writer.Answer(t, "1.a", secret))
	}
	run(t, db.SQL(), "UPDATE journal SET payload = replace(payload, 'svar', 'Svar') WHERE sag = 'skoven-m3x8' AND seq = 2")
	target := filepath.Join(t.TempDir(), "k.db")
	write(t, target, "den gode kopi")
	_, err := db.Copy(t.Context(), target, true)
	wantUnusable(t, err, "»skoven-m3x8« er beskadiget")
	if got := read(t, target); got != "den gode kopi" {
		t.Error("the earlier copy is gone")
	}
	if files := names(t, filepath.Dir(target)); len(files) != 1 {
		t.Errorf("the folder holds %q", files)
	}
}

// TestProjectionsThatAreOutOfDateAreMadeAnewFirst spoils each projection table in
// turn: the copy says what the journals do, and so does the database from then on.
func TestProjectionsThatAreOutOfDateAreMadeAnewFirst(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, db, writer.Fill(t))
	appendAll(t, db, writer.Record(t, inDepth()...))
	want := dump(t, db)
	statements := []string{"UPDATE indikator SET niveau = 'vagt'", "UPDATE score SET score = NULL",
		"INSERT INTO tema_vurdering VALUES ('lunden-k7q2', 7, 1, 'x')", "PRAGMA foreign_keys = OFF; INSERT INTO score VALUES ('ukendt', 1, '1.a', 5, 0, '')"}
	for _, p := range projected {
		statements = append(statements, "PRAGMA foreign_keys = OFF; DELETE FROM "+p.table)
	}
	for i, statement := range statements {
		run(t, db.SQL(), statement)
		if dump(t, db) == want {
			t.Fatalf("%s spoiled nothing", statement)
		}
		target := filepath.Join(t.TempDir(), strconv.Itoa(i))
		made, err := db.Copy(t.Context(), target, false)
		must(t, err)
		if !made.Mended {
			t.Errorf("after %s nothing was mended", statement)
		}
		if got := dump(t, open(t, target)); got != want {
			t.Errorf("after %s the copy says\n%s\nwant\n%s", statement, got, want)
		}
	}
}

// TestASagOfANewerProgramIsCopiedUnread: its chain of hashes is all that can be held against anything.
func TestASagOfANewerProgramIsCopiedUnread(t *testing.T) {
	path := newPath(t)
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Fill(t))
	must(t, db.Close())
	none, err := kvalitetsmodel.NewLibrary()
	must(t, err)
	without, err := storage.Open(t.Context(), path, none)
	must(t, err)
	defer without.Close()
	target := filepath.Join(t.TempDir(), "k.db")
	made, err := without.Copy(t.Context(), target, false)
	must(t, err)
	if journal, err := open(t, target).Load(t.Context(), "lunden-k7q2"); err != nil || len(journal) != made.Entries {
		t.Errorf("%d entries, %v; told were %d", len(journal), err, made.Entries)
	}
	run(t, without.SQL(), "DELETE FROM journal WHERE seq = 3")
	if _, err := without.Copy(t.Context(), target, true); err == nil {
		t.Error("a journal with a gap was copied")
	}
}

func TestACancelledCopyLeavesNothing(t *testing.T) {
	db := open(t, newPath(t))
	appendAll(t, db, storetest.NewWriter(model(t), "lunden-k7q2").Fill(t))
	target := filepath.Join(t.TempDir(), "k.db")
	done := 0
	for range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		switch _, err := db.Copy(ctx, target, true); {
		case err == nil:
			done++
		case !errors.Is(err, context.Canceled):
			t.Fatal(err)
		}
		if files := names(t, filepath.Dir(target)); len(files) != min(done, 1) {
			t.Fatalf("the folder holds %q after %d copies", files, done)
		}
	}
}
