package storage_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/storage"
)

var rescueDay = time.Date(2026, 11, 25, 14, 30, 0, 0, time.UTC)

func rescue(t testing.TB, path string) storage.Rescued {
	t.Helper()
	rescued, err := storage.Rescue(t.Context(), path, library(t), rescueDay, "Konsulent A")
	must(t, err)
	return rescued
}

// loadAll reads every journal of a database, which must be sound.
func loadAll(t testing.TB, path string) map[interview.SagID][]interview.Entry {
	t.Helper()
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	defer db.Close()
	if v := check(t, db); !v.Sound() {
		t.Fatalf("what was rescued is not sound: %+v", v)
	}
	all := map[interview.SagID][]interview.Entry{}
	list, err := db.List(t.Context())
	must(t, err)
	for _, summary := range list {
		all[summary.ID], err = db.Load(t.Context(), summary.ID)
		must(t, err)
	}
	return all
}

// TestWhatIsWholeIsRescued damages a database in many ways.
func TestWhatIsWholeIsRescued(t *testing.T) {
	const pages = 4096
	random := rand.New(rand.NewPCG(1, 2))
	for name, c := range map[string]struct {
		damage func([]byte) []byte
		most   int // entries that may be lost
	}{
		"nothing":         {func(b []byte) []byte { return b }, 0},
		"the header":      {func(b []byte) []byte { clear(b[:100]); return b }, 0},
		"all trees":       {func(b []byte) []byte { return withoutTrees(b) }, 0},
		"the projections": {func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("Lærkebakken"), []byte("Lærkebakkem")) }, 2},
		"a page":          {func(b []byte) []byte { clear(b[20*pages : 21*pages]); return b }, 40},
		"the end":         {func(b []byte) []byte { return b[:len(b)-len(b)/10] }, 400},
		"a hundred of bytes": {func(b []byte) []byte {
			for range 100 {
				b[random.IntN(len(b))] ^= 0x10
			}
			return b
		}, 120},
	} {
		t.Run(name, func(t *testing.T) {
			path, journals := demoDatabase(t)
			must(t, open(t, path).SaveDraft(t.Context(), interview.Draft{Sag: journals[0][0].Sag, Field: "svar/1.a", Text: "Hver"}))
			content, err := os.ReadFile(path)
			must(t, err)
			path = newPath(t)
			damaged := c.damage(content)
			must(t, os.WriteFile(path, damaged, 0o600))
			rescued := rescue(t, path)
			if got := read(t, rescued.Aside); got != string(damaged) {
				t.Error("the damaged file does not lie beside as it was")
			}
			written := map[string]bool{}
			entries := 0
			for _, journal := range journals {
				for _, entry := range journal {
					written[string(entry.Payload)] = true
					entries++
				}
			}
			kept := 0
			for _, journal := range loadAll(t, path) {
				for _, entry := range journal {
					if written[string(entry.Payload)] {
						kept++
					} else if entry.By != "Konsulent A" {
						t.Errorf("entry %d of %s was never written", entry.Seq, entry.Kind)
					}
				}
			}
			if entries-kept > c.most {
				t.Errorf("%d of %d entries are lost, at most %d may be: %+v", entries-kept, entries, c.most, rescued.Sager)
			}
			if c.most == 0 && (rescued.Rest != "" || rescued.Drafts != 0) {
				t.Errorf("%+v", rescued)
			}
		})
	}
}

// withoutTrees damages every page that leads to others.
func withoutTrees(content []byte) []byte {
	for at := 0; at < len(content); at += 4096 {
		kind := at
		if at == 0 {
			kind = 100
		}
		if content[kind] == 2 || content[kind] == 5 {
			clear(content[kind : at+4096])
		}
	}
	return content
}

// TestALogIsRescuedWithItsDatabase: what was committed lies in the log alone.
func TestALogIsRescuedWithItsDatabase(t *testing.T) {
	db, path := twoSager(t, "noget")
	elsewhere := newPath(t)
	for _, ending := range []string{"", "-wal"} {
		must(t, os.WriteFile(elsewhere+ending, []byte(read(t, path+ending)), 0o600))
	}
	want := dump(t, db)
	rescued := rescue(t, elsewhere)
	if rescued.Drafts != 2 || rescued.Rest != "" || rescued.Entries != 82 {
		t.Errorf("%+v", rescued)
	}
	if got := dump(t, open(t, elsewhere)); got != want {
		t.Errorf("the projections are\n%s\nwant\n%s", got, want)
	}
}

// TestWhatIsOpenIsNotRescued: a database that is in use, or that is newer, stays as it is.
func TestWhatIsOpenIsNotRescued(t *testing.T) {
	db, path := twoSager(t, "noget")
	_, err := storage.Rescue(t.Context(), path, library(t), rescueDay, "A")
	wantUnusable(t, err, "åben i et andet vindue")
	must(t, db.Close())
	raw(t, path, fmt.Sprintf("PRAGMA user_version = %d; ALTER TABLE kladde ADD COLUMN nyt TEXT", storage.NewestVersion()+1))
	before := fingerprint(t, filepath.Dir(path))
	_, err = storage.Rescue(t.Context(), path, library(t), rescueDay, "A")
	wantUnusable(t, err, "nyere end programmet")
	if fingerprint(t, filepath.Dir(path)) != before {
		t.Error("something in the folder was changed")
	}
}

// TestAVersionThatTheTablesDoNotHaveIsDamage turns the bits of the version, and puts
// small numbers there.
func TestAVersionThatTheTablesDoNotHaveIsDamage(t *testing.T) {
	db, path := twoSager(t, "noget")
	must(t, db.Close())
	want, whole := loadAll(t, path), read(t, path)
	var versions []int
	for bit := range 8 {
		versions = append(versions, storage.NewestVersion()^1<<bit)
	}
	versions = append(versions, 0, storage.NewestVersion()+1, storage.NewestVersion()+49, storage.NewestVersion()^1<<31)
	for _, version := range versions {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			path, file := newPath(t), []byte(whole)
			binary.BigEndian.PutUint32(file[60:], uint32(version))
			write(t, path, string(file))
			rescue(t, path)
			if got := loadAll(t, path); !reflect.DeepEqual(got, want) {
				t.Error("what was rescued is not what was there")
			}
		})
	}
}

// TestTheRestCanBeReadByAPerson: a text that was changed is not taken for true, and not thrown away.
func TestTheRestCanBeReadByAPerson(t *testing.T) {
	db, path := twoSager(t, "noget")
	run(t, db.SQL(), "UPDATE journal SET payload = replace(payload, 'Hver uge 7', 'Hver dag 7') WHERE sag = 'skoven-m3x8' AND seq = 9")
	must(t, db.Close())
	rescued := rescue(t, path)
	if rest := read(t, rescued.Rest); strings.Count(rest, "\n") != 1 || !strings.Contains(rest, "Hver dag 7") {
		t.Errorf("the rest is %q", rest)
	}
	for _, sag := range rescued.Sager {
		if want := fmt.Sprint([]int{9}); sag.Sag == "skoven-m3x8" && fmt.Sprint(sag.Lost) != want {
			t.Errorf("lost are %v, want %v", sag.Lost, want)
		}
	}
	journal := loadAll(t, path)["skoven-m3x8"]
	if last := journal[len(journal)-1]; last.Kind != "JournalSalvaged" {
		t.Errorf("the last entry is a %s", last.Kind)
	}
}

// TestWhereThereIsNothingToRescueNothingIsTouched names files that are no database.
func TestWhereThereIsNothingToRescueNothingIsTouched(t *testing.T) {
	for name, content := range map[string]string{"a text": strings.Repeat("Kære alle. ", 2000), "nothing": "", "zeros": strings.Repeat("\x00", 20_000)} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			write(t, path, content)
			_, err := storage.Rescue(t.Context(), path, library(t), rescueDay, "A")
			wantUnusable(t, err, "ingen sager at redde")
			if files := names(t, filepath.Dir(path)); read(t, path) != content || len(files) != 1 {
				t.Errorf("the folder holds %q", files)
			}
		})
	}
}
