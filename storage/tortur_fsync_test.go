//go:build tortur

package storage_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
)

// TestTortureFsync counts what the disk is told to keep before something is acknowledged.
func TestTortureFsync(t *testing.T) {
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	w := begin(t, newPath(t), false, promise{})
	defer w.stop()
	w.open()
	w.step(func() error { return w.db.Append(t.Context(), writer.Register(t)) })
	const answers = 100
	syncs := 0
	for n := range answers {
		entries := writer.Answer(t, "1.a", fmt.Sprint(n))
		for _, do := range []func() error{
			func() error {
				return w.db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.b", Text: fmt.Sprint(n)})
			},
			func() error { return w.db.Append(t.Context(), entries) },
		} {
			before := len(w.disk.events)
			w.step(do)
			written, synced := 0, 0
			for i, e := range w.disk.events[before:] {
				switch {
				case e.what == "write":
					written = i
				case e.what == "sync" && e.path == "spindel.db-wal":
					synced = i
					syncs++
				}
			}
			if written == 0 || synced < written {
				t.Fatalf("answer %d was acknowledged before it was synced: the last write is call %d, the last sync call %d", n, written, synced)
			}
		}
	}
	for range 2 { // a new copy, and one in place of it
		before := len(w.disk.events)
		w.copy()
		wantOrder(t, w.disk.events[before:], "write", "sync", "rename", "syncfolder")
	}
	_, err := w.db.Copy(t.Context(), filepath.Join(w.folder, "anden.db"), false)
	must(t, err)
	wantOrder(t, w.disk.events, "write", "sync", "link", "remove", "syncfolder")
	w.close()
	tortur.Report(t, tortur.Row{
		Promise: "Der bliver først kvitteret, når disken har lovet at beholde det",
		Test:    "tælling af fsync ved svar og kladder, og af fsync på mappen, når en kopi får sit navn",
		Count:   tortur.Number(2*answers) + " kvitteringer, 3 kopier",
		Result:  fmt.Sprintf("%s fsync, mindst én før hver kvittering, mappen ved hver kopi", tortur.Number(syncs)),
	})
}

// wantOrder wants the last calls of these kinds to come one after the other.
func wantOrder(t *testing.T, events []event, kinds ...string) {
	t.Helper()
	before := -1
	for _, kind := range kinds {
		last := -1
		for i, e := range events {
			if e.what == kind {
				last = i
			}
		}
		if last < 0 || last < before {
			t.Errorf("the last %s is call %d, after call %d", kind, last, before)
		}
		before = last
	}
}
