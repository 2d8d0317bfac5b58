package storage_test

import (
	"path/filepath"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func TestContract(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T) interview.Store { return open(t, newPath(t)) })
}

func newPath(t testing.TB) string { return filepath.Join(t.TempDir(), "spindel.db") }

func library(t testing.TB) *kvalitetsmodel.Library {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return library
}

func model(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	model, err := library(t).Newest()
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// open opens a database until the end of the test.
func open(t testing.TB, path string) *storage.DB {
	t.Helper()
	db, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close %s: %v", path, err)
		}
	})
	return db
}

func appendAll(t testing.TB, db *storage.DB, entries []interview.Entry) {
	t.Helper()
	if err := db.Append(t.Context(), entries); err != nil {
		t.Fatalf("append %d entries: %v", len(entries), err)
	}
}
