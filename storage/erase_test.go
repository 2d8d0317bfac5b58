package storage_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

// traces counts how often a text stands in the files of a folder.
func traces(t testing.TB, folder, text string) (n int) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		must(t, err)
		n += bytes.Count(content, []byte(text))
	}
	return n
}

// twoSager makes a database in which one of two sager holds the marker in every
// answer, long ones and short ones, and in a draft.
func twoSager(t testing.TB, marker string) (db *storage.DB, path string) {
	t.Helper()
	path = newPath(t)
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	t.Cleanup(func() { db.Close() }) // a test may have closed it
	secret, other := storetest.NewWriter(model(t), "lunden-k7q2"), storetest.NewWriter(model(t), "skoven-m3x8")
	appendAll(t, db, secret.Register(t))
	appendAll(t, db, other.Register(t))
	for i := range 40 {
		appendAll(t, db, secret.Answer(t, "1.a", strings.Repeat("x", i*300)+" "+marker+" "+strings.Repeat("y", i*200)))
		appendAll(t, db, other.Answer(t, "1.a", fmt.Sprint("Hver uge ", i)))
	}
	must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.b", Text: marker}))
	must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: "skoven-m3x8", Field: "svar/1.b", Text: "Kladde"}))
	return db, path
}

func TestAnErasedSagIsNowhere(t *testing.T) {
	const marker = "HEMMELIGHEDEN"
	db, path := twoSager(t, marker)
	if n := traces(t, filepath.Dir(path), marker); n < 40 {
		t.Fatalf("the marker stands %d times before, so nothing is shown", n)
	}
	before := dump(t, db)
	erased, err := db.Erase(t.Context(), "lunden-k7q2")
	must(t, err)
	if erased.Entries != 41 || erased.Drafts != 1 || erased.Head == "" || erased.First.IsZero() || erased.Last.Before(erased.First) {
		t.Errorf("%+v", erased)
	}
	for _, text := range []string{marker, "lunden-k7q2", erased.Head} {
		if n := traces(t, filepath.Dir(path), text); n != 0 {
			t.Errorf("%q still stands %d times in the files", text, n)
		}
	}
	if after := dump(t, db); after == before || !strings.Contains(after, "skoven-m3x8") {
		t.Error("the other sag is not as it was")
	}
	if v := check(t, db); !v.Sound() || v.Sager != 1 || v.Drafts != 1 {
		t.Errorf("afterwards: %+v", v)
	}
	if _, err := db.Erase(t.Context(), "lunden-k7q2"); !errors.Is(err, interview.ErrNotFound) {
		t.Errorf("a second time: %v", err)
	}
}

// TestCopiesOfTheProgramGoWithAnErasedSag leaves those alone that hold other sager only.
func TestCopiesOfTheProgramGoWithAnErasedSag(t *testing.T) {
	path := newPath(t)
	lunden, skoven := storetest.NewWriter(model(t), "lunden-k7q2"), storetest.NewWriter(model(t), "skoven-m3x8")
	old(t, path, 3, interview.Draft{}, lunden.Register(t), skoven.Register(t))
	db := open(t, path)
	other := keptCopy(path, 2)
	write(t, other, "skoven-m3x8")
	own := filepath.Join(filepath.Dir(path), "min-kopi.db")
	_, err := db.Copy(t.Context(), own, false)
	must(t, err)
	erased, err := db.Erase(t.Context(), "lunden-k7q2")
	must(t, err)
	if len(erased.Copies) != 1 || erased.Copies[0] != keptCopy(path, 3) {
		t.Errorf("gone are %q", erased.Copies)
	}
	for name, want := range map[string]bool{keptCopy(path, 3): false, other: true, own: true} {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", name, err == nil, want)
		}
	}
}

// TestErasingWaitsForOtherReaders: somebody who still reads the old text is told of.
func TestErasingWaitsForOtherReaders(t *testing.T) {
	db, path := twoSager(t, "HEMMELIGHEDEN")
	run(t, db.SQL(), "PRAGMA busy_timeout = 20")
	reader := rawOpen(t, storage.DSN(path))
	rows, err := reader.Query("SELECT payload FROM journal")
	must(t, err)
	rows.Next()
	_, err = db.Erase(t.Context(), "lunden-k7q2")
	wantUnusable(t, err, "et andet vindue holder stadig den gamle tekst fast")
	must(t, rows.Close())
	_, err = db.Erase(t.Context(), "lunden-k7q2")
	if err != nil && !errors.Is(err, interview.ErrNotFound) {
		t.Error(err)
	}
}

func TestARewrittenSagKeepsNothingOfTheOldText(t *testing.T) {
	const number = "700190-4321" // day + 60
	db, path := twoSager(t, number)
	journal, err := db.Load(t.Context(), "lunden-k7q2")
	must(t, err)
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	erased, places, err := interview.EraseCPR(model(t), journal, nil, at, "Konsulent A")
	must(t, err)
	if len(places) != 40 {
		t.Fatalf("%d places", len(places))
	}
	drafts := []interview.Draft{{Sag: "lunden-k7q2", Field: "svar/1.b", Text: "700190-xxxx"}}
	if _, err := db.Rewrite(t.Context(), journal[3].Hash, erased, drafts); !errors.Is(err, interview.ErrConflict) {
		t.Errorf("a journal that has grown: %v", err)
	}
	_, err = db.Rewrite(t.Context(), journal[len(journal)-1].Hash, erased, drafts)
	must(t, err)
	if n := traces(t, filepath.Dir(path), number); n != 0 {
		t.Errorf("the number still stands %d times in the files", n)
	}
	if v := check(t, db); !v.Sound() || v.Sager != 2 || v.Drafts != 2 {
		t.Errorf("afterwards: %+v", v)
	}
	wantProjections(t, db)
	stored, err := db.Load(t.Context(), "lunden-k7q2")
	must(t, err)
	if len(stored) != len(erased) || stored[len(stored)-1].Kind != "PersonnumreErased" {
		t.Errorf("%d entries, the last a %s", len(stored), stored[len(stored)-1].Kind)
	}
}
