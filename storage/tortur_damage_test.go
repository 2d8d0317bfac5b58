//go:build tortur

package storage_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/tortur"
	"spindel/storage"
)

// damaged is a database that is damaged again and again, with its log or without.
type damaged struct {
	file, log []byte
	journals  map[interview.SagID][]interview.Entry
	drafts    []interview.Draft
	written   map[string]bool // the payloads of all entries
}

// toDamage is a database with the made-up sager and a draft. With a log, the second
// half of what was written stands there alone.
func toDamage(t *testing.T, withLog bool) damaged {
	path, journals := demoDatabase(t)
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	if withLog {
		run(t, db.SQL(), "PRAGMA wal_autocheckpoint = 0")
	}
	must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: journals[0][0].Sag, Field: "svar/1.a", Text: "Hver dag"}))
	must(t, db.Rebuild(t.Context()))
	d := damaged{journals: map[interview.SagID][]interview.Entry{}, written: map[string]bool{}}
	if withLog {
		d.log = []byte(read(t, path+"-wal"))
	}
	d.file = []byte(read(t, path))
	d.drafts, err = db.Drafts(t.Context())
	must(t, err)
	must(t, db.Close())
	if !withLog {
		d.file = []byte(read(t, path))
	}
	for _, journal := range journals {
		d.journals[journal[0].Sag] = journal
		for _, entry := range journal {
			d.written[string(entry.Payload)] = true
		}
	}
	return d
}

// A damage changes the bytes of a file in its own way.
var damages = []struct {
	name string
	do   func(random *rand.Rand, b []byte) []byte
}{
	{"en bit", func(random *rand.Rand, b []byte) []byte { b[random.IntN(len(b))] ^= 1 << random.IntN(8); return b }},
	{"en bit i teksten", func(random *rand.Rand, b []byte) []byte {
		for range 1000 {
			if i := random.IntN(len(b)); b[i] >= 'a' && b[i] <= 'z' {
				b[i] ^= 1 << random.IntN(8)
				break
			}
		}
		return b
	}},
	{"ti bytes", func(random *rand.Rand, b []byte) []byte {
		for range 10 {
			b[random.IntN(len(b))] = byte(random.Uint32())
		}
		return b
	}},
	{"en side nuller", func(random *rand.Rand, b []byte) []byte {
		at := random.IntN(len(b)/4096) * 4096
		clear(b[at : at+4096])
		return b
	}},
	{"en side støj", func(random *rand.Rand, b []byte) []byte {
		at := random.IntN(len(b)/4096) * 4096
		for i := range 4096 {
			b[at+i] = byte(random.Uint32())
		}
		return b
	}},
	{"en side på en andens plads", func(random *rand.Rand, b []byte) []byte {
		from, to := random.IntN(len(b)/4096)*4096, random.IntN(len(b)/4096)*4096
		copy(b[to:to+4096], b[from:from+4096])
		return b
	}},
	{"skåret af", func(random *rand.Rand, b []byte) []byte { return b[:random.IntN(len(b))] }},
	{"en bit i hovedet", func(random *rand.Rand, b []byte) []byte { b[random.IntN(100)] ^= 1 << random.IntN(8); return b }},
}

// TestTortureDamage damages a database and holds what is read of it against what was
// written: either all of it is the same, or the program says that it is not. One in
// so many is then rescued.
func TestTortureDamage(t *testing.T) {
	random := tortur.Random(t)
	inFile, inLog := toDamage(t, false), toDamage(t, true)
	folder := t.TempDir()
	runs := tortur.Runs(1_500, 50_000)
	var harmless, refused, told int
	for n := range runs {
		d, damage, target := inFile, damages[n%len(damages)], "filen"
		if n%3 == 2 {
			d = inLog
		}
		file, log := append([]byte{}, d.file...), append([]byte{}, d.log...)
		if len(log) > 0 && n%2 == 0 {
			log, target = damage.do(random, log), "loggen"
		} else {
			file = damage.do(random, file)
		}
		path := filepath.Join(folder, fmt.Sprintf("%d.db", n))
		must(t, os.WriteFile(path, file, 0o600))
		if len(log) > 0 {
			must(t, os.WriteFile(path+"-wal", log, 0o600))
		}
		what := fmt.Sprintf("skade %d (%s i %s)", n, damage.name, target)
		state := readDamaged(t, what, d, path)
		switch state {
		case "same":
			harmless++
		case "refused":
			refused++
		case "told":
			told++
		}
		if t.Failed() {
			return
		}
		clearFolder(t, folder)
	}
	if told == 0 || refused == 0 {
		t.Errorf("%d told, %d refused: the test is blind", told, refused)
	}
	tortur.Report(t, tortur.Row{
		Promise: "En ændret tekst bliver opdaget og aldrig vist som en andens ord",
		Test:    "skader i databasefilen og i loggen: bit, bytes, sider, afskæring, hoved",
		Count:   fmt.Sprintf("%s skader, heraf %s uden virkning", tortur.Number(runs), tortur.Number(harmless)),
		Result:  fmt.Sprintf("alle %s med virkning opdaget", tortur.Number(refused+told)),
	})
}

// TestTortureRescue damages a database, often at several places at once, and counts
// what comes out of it.
func TestTortureRescue(t *testing.T) {
	random := tortur.Random(t)
	inFile, inLog := toDamage(t, false), toDamage(t, true)
	folder := t.TempDir()
	runs := tortur.Runs(100, 3_000)
	var entries, kept, drafts, keptDrafts int
	for n := range runs {
		d := inFile
		if n%3 == 2 {
			d = inLog
		}
		file := append([]byte{}, d.file...)
		var what string
		for range 1 + n%4 {
			damage := damages[random.IntN(len(damages))]
			if damage.name == "skåret af" && n%10 > 0 || len(file) < 8192 {
				continue // a short file leaves little to count
			}
			file, what = damage.do(random, file), what+", "+damage.name
		}
		path := filepath.Join(folder, fmt.Sprintf("%d.db", n))
		must(t, os.WriteFile(path, file, 0o600))
		if len(d.log) > 0 {
			must(t, os.WriteFile(path+"-wal", d.log, 0o600))
		}
		if e, k, kd := rescueOne(t, fmt.Sprintf("redning %d%s", n, what), d, path, file); e > 0 {
			entries, kept, drafts, keptDrafts = entries+e, kept+k, drafts+len(d.drafts), keptDrafts+kd
		}
		if t.Failed() {
			return
		}
		clearFolder(t, folder)
	}
	share := float64(kept) / float64(entries)
	if share < 0.99 {
		t.Errorf("%d of %d undamaged entries were rescued", kept, entries)
	}
	tortur.Report(t, tortur.Row{
		Promise: "Det, der er helt i en ødelagt database, bliver reddet",
		Test:    "en til fire skader, og så spindel tjek --reparer; intet ændret tages for sandt",
		Count:   fmt.Sprintf("%s databaser, %s hele indførsler", tortur.Number(runs), tortur.Number(entries)),
		Result:  fmt.Sprintf("%s reddet (%s %%), og %d af %d kladder", tortur.Number(kept), strings.Replace(fmt.Sprintf("%.2f", 100*share), ".", ",", 1), keptDrafts, drafts),
	})
}

// readDamaged opens a damaged database and tells whether it says what was written, was
// refused, or is said to be damaged. Anything else is a failure.
func readDamaged(t *testing.T, what string, d damaged, path string) string {
	db, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		if !errors.Is(err, interview.ErrStoreUnusable) {
			t.Errorf("%s: Open says %v", what, err)
		}
		return "refused"
	}
	defer db.Close()
	v, err := db.Verify(t.Context())
	if err != nil && !errors.Is(err, interview.ErrStoreUnusable) {
		t.Errorf("%s: Verify says %v", what, err)
	}
	sound := err == nil && v.Sound()
	// What is read of a sound database is what was written. A log that is cut off ends at
	// an earlier commit, which is what a log is for: then it is the beginning.
	for id, want := range d.journals {
		got, err := db.Load(t.Context(), id)
		switch {
		case err != nil && sound && !(errors.Is(err, interview.ErrNotFound) && len(d.log) > 0):
			t.Errorf("%s: sound, and sag %s: %v", what, id, err)
		case err == nil && len(got) > len(want), err == nil && !reflect.DeepEqual(got, want[:len(got)]):
			t.Errorf("%s: sag %s says something that was never written", what, id)
		case err == nil && len(got) < len(want) && sound && len(d.log) == 0:
			t.Errorf("%s: sound, and %d of %d entries are gone", what, len(want)-len(got), len(want))
		}
	}
	if !sound {
		return "told"
	}
	drafts, err := db.Drafts(t.Context())
	if err != nil || !reflect.DeepEqual(drafts, d.drafts) && len(d.log) == 0 {
		t.Errorf("%s: sound, and the drafts are %d (%v)", what, len(drafts), err)
	}
	if c, err := db.Check(t.Context()); err != nil || !c.Sound() {
		t.Errorf("%s: Verify says that it is sound, and Check says %+v, %v", what, c, err)
	}
	return "same"
}

// rescueOne rescues a damaged database, and counts what of it could be kept: all
// entries whose bytes still stand in the file.
func rescueOne(t *testing.T, what string, d damaged, path string, file []byte) (entries, kept, keptDrafts int) {
	rescued, err := storage.Rescue(t.Context(), path, library(t), rescueDay, "Redning")
	if err != nil && len(file) > 200_000 { // a file that was cut off may hold no sag any more
		t.Errorf("%s: Rescue says %v", what, err)
	}
	if err != nil {
		return 0, 0, 0
	}
	saved := map[string]bool{}
	unproven := map[interview.SagID]int{} // of these it is said that they may have been changed
	for _, sag := range rescued.Sager {
		unproven[sag.Sag] = len(sag.Unproven)
	}
	for id, journal := range loadAll(t, path) {
		for _, entry := range journal {
			if !d.written[string(entry.Payload)] && entry.By != "Redning" {
				if unproven[id]--; unproven[id] < 0 {
					t.Errorf("%s: entry %d was never written, and is called true", what, entry.Seq)
				}
			}
			saved[string(entry.Payload)] = true
		}
	}
	content := string(file) + string(d.log)
	for payload := range d.written {
		// An entry is undamaged where its text stands unbroken; one that runs over to other pages does not.
		if !strings.Contains(content, payload) {
			continue
		}
		entries++
		if saved[payload] {
			kept++
		}
	}
	return entries, kept, rescued.Drafts
}

func clearFolder(t *testing.T, folder string) {
	for _, name := range names(t, folder) {
		must(t, os.Remove(filepath.Join(folder, name)))
	}
}
