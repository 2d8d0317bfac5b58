//go:build tortur

package storage_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/storage"
)

// TestTortureWrongFile gives Open everything that is no database of this program.
func TestTortureWrongFile(t *testing.T) {
	all := append(refusals(),
		refusal{"a picture", func(t *testing.T, path string) { write(t, path, read(t, "../docs/billeder/tilsynsrapport.png")) }, "er ikke en database"},
		refusal{"zeros", func(t *testing.T, path string) { write(t, path, string(make([]byte, 1<<20))) }, "er ikke en database"},
		refusal{"a text beside something that is called a log", func(t *testing.T, path string) {
			write(t, path, "Kære dagbog")
			write(t, path+"-wal", "ikke en log")
			write(t, path+"-journal", "heller ikke")
		}, "er ikke en database"},
		refusal{"the export of a sag", func(t *testing.T, path string) { write(t, path, `{"format":"spindel"}`) }, "er ikke en database"},
	)
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) { c.hold(t) })
	}
	t.Run("a missing path that is only to be read", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "findes ikke.db")
		if err := open(t, newPath(t)).ReadBack(t.Context(), path); err == nil {
			t.Error("it was read")
		}
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Error("it was made")
		}
	})
	t.Run("nothing at all", func(t *testing.T) { // what a power cut leaves of a first start
		path := newPath(t)
		write(t, path, "")
		if list, err := open(t, path).List(t.Context()); err != nil || len(list) > 0 {
			t.Errorf("List: %v, %v; want none", list, err)
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "En fil, der ikke er programmets egen, bliver ikke rørt",
		Test:    "nyere version, andet program, nyere filformat, tekst, billede, nuller, mappe, begyndelsen af en database, fil og mappe, der kun kan læses, og en sti, der ikke findes",
		Count:   fmt.Sprintf("%d filer", len(all)+1),
		Result:  "alle afvist med grund, 0 bytes ændret; en tom fil bliver til en ny database",
	})
}

// TestTortureReadOnly opens databases on a file system that can only be read.
func TestTortureReadOnly(t *testing.T) {
	disk := ownDisk(t, "16m")
	if disk == "" {
		return
	}
	places := []string{"lukket", "efterladt", "gammel", "ny"}
	for _, place := range places {
		must(t, os.Mkdir(filepath.Join(disk, place), 0o700))
	}
	at := func(place string) string { return filepath.Join(disk, place, "spindel.db") }
	finished(t, at("lukket"))
	path := left(t, storage.Migrations()[0]+";"+marks(storage.ApplicationID, 1))
	for _, ending := range []string{"", "-wal"} {
		write(t, at("efterladt")+ending, read(t, path+ending))
	}
	old(t, at("gammel"), 2, interview.Draft{}, storetest.NewWriter(model(t), sharedSag).Fill(t))
	if said, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	before := fingerprint(t, disk)
	for _, place := range places {
		db, err := storage.Open(t.Context(), at(place), library(t))
		if err == nil {
			db.Close()
			t.Errorf("%s: Open took it", place)
			continue
		}
		var unusable *storage.UnusableError
		if !errors.As(err, &unusable) {
			t.Errorf("%s: got %v, want an *UnusableError", place, err)
		}
		t.Log(place+":", err)
	}
	if fingerprint(t, disk) != before {
		t.Error("something was changed")
	}
	if said, err := exec.Command("mount", "-o", "remount,rw", disk).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for _, place := range places {
		open(t, at(place))
	}
	tortur.Report(t, tortur.Row{
		Promise: "Et drev, der kun kan læses, bliver meldt og ikke skrevet på",
		Test:    "filsystemet gøres skrivebeskyttet: lukket database, database efter et nedbrud, gammel database, ingen database; derefter skrivbart igen",
		Count:   fmt.Sprintf("%d databaser", len(places)),
		Result:  "alle afvist med grund, 0 bytes ændret, åbnet, da der kunne skrives igen",
	})
}
