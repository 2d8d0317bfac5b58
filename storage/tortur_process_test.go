//go:build tortur

package storage_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// sharedOld is a database of an older version with one sag that is registered.
func sharedOld(t *testing.T, version int) (path string) {
	t.Helper()
	path = newPath(t)
	old(t, path, version, interview.Draft{Sag: sharedSag, Field: "svar/1.c", Text: "Hver"}, storetest.NewWriter(model(t), sharedSag).Register(t))
	return path
}

// together lets processes A, B and C begin at the same moment with an old database.
// One of them migrates it while the others open it. C is killed when it has stored
// some, and the others go on.
func together(t *testing.T, random *rand.Rand, appends int) (conflicts int) {
	t.Helper()
	path := sharedOld(t, 1+random.IntN(storage.NewestVersion()-1))
	stored, victim, limit := map[string]int{}, "C", 1+random.IntN(appends)
	var mu sync.Mutex
	var all sync.WaitGroup
	for _, name := range []string{"A", "B", victim} {
		process, said, complaints := start(t, path, name, appends)
		all.Go(func() {
			for lines := bufio.NewScanner(said); lines.Scan(); {
				mu.Lock()
				if n, found := strings.CutPrefix(lines.Text(), "conflicts "); found {
					more, _ := strconv.Atoi(n)
					conflicts += more
				} else if stored[name]++; name == victim && stored[name] == limit {
					process.Process.Kill()
				}
				mu.Unlock()
			}
			if err := process.Wait(); err != nil && name != victim {
				t.Errorf("process %s: %v: %s", name, err, complaints)
			}
		})
	}
	all.Wait()
	db := open(t, path)
	for name, got := range answers(t, db) {
		for i, text := range got {
			if text != strconv.Itoa(i) {
				t.Fatalf("answer %d of %s is %s", i, name, text)
			}
		}
		if len(got) < stored[name] || name != victim && len(got) != appends {
			t.Errorf("%d answers of %s are in the journal, %d were acknowledged", len(got), name, stored[name])
		}
	}
	if drafts, err := db.Drafts(t.Context()); err != nil || len(drafts) != 2 {
		t.Errorf("drafts: %v, %v; want that of 1.b and that of 1.c", drafts, err)
	}
	wantProjections(t, db)
	return conflicts
}

func TestTortureProcesses(t *testing.T) {
	random := tortur.Random(t)
	appends, starts := tortur.Runs(250, 1000), tortur.Runs(10, 200)
	conflicts := together(t, random, appends)
	for range starts {
		conflicts += together(t, random, 3)
	}
	tortur.Report(t, tortur.Row{
		Promise: "To vinduer med den samme sag overskriver ikke hinanden",
		Test:    "tre processer åbner en ældre database på samme tid og retter det samme svar; én bliver dræbt (kill -9), og de andre fortsætter",
		Count:   fmt.Sprintf("2 × %s transaktioner, %d samtidige starter", tortur.Number(2*appends), starts+1),
		Result:  fmt.Sprintf("0 tabt, 0 gange »optaget«, %s konflikter, som blev meldt og prøvet igen", tortur.Number(conflicts)),
	})
}

// openTask opens a database and says before and after.
func openTask() error {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	fmt.Println("begins")
	db, err := storage.Open(context.Background(), os.Getenv(childPath), library)
	if err != nil {
		return err
	}
	fmt.Println("is open")
	return db.Close()
}

func init() { tasks["open"] = openTask }

// opening begins the opening of a database in a process of its own.
func opening(t *testing.T, path string) (process *exec.Cmd, lines *bufio.Scanner) {
	t.Helper()
	process = exec.Command(os.Args[0])
	process.Env = append(os.Environ(), childTask+"=open", childPath+"="+path)
	said, err := process.StdoutPipe()
	must(t, err)
	must(t, process.Start())
	lines = bufio.NewScanner(said)
	if !lines.Scan() {
		t.Fatal("the process ended before it began")
	}
	return process, lines
}

// TestTortureKillMigration kills a process that migrates, at any moment.
func TestTortureKillMigration(t *testing.T) {
	random := tortur.Random(t)
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	templates, states := map[int]string{}, map[int]string{}
	for version := 1; version < storage.NewestVersion(); version++ {
		path := newPath(t)
		old(t, path, version, interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a", Text: "Hver"}, writer.Fill(t))
		templates[version] = read(t, path)
		states[version] = query(t, rawOpen(t, "file:"+path+"?mode=ro"), wholeState)
		writer = storetest.NewWriter(model(t), "lunden-k7q2")
	}
	path := newPath(t)
	write(t, path, templates[1])
	process, lines := opening(t, path)
	begun := time.Now()
	for lines.Scan() {
	}
	must(t, process.Wait())
	takes := time.Since(begun)

	kills, midway, between := tortur.Runs(40, 1000), 0, 0
	for range kills {
		version := 1 + random.IntN(storage.NewestVersion()-1)
		path := newPath(t)
		write(t, path, templates[version])
		process, lines := opening(t, path)
		time.Sleep(time.Duration(random.Int64N(int64(takes))))
		must(t, process.Process.Kill())
		if !lines.Scan() {
			midway++
		}
		process.Wait()
		found := holdVersion(t, path)
		if found > version && found < storage.NewestVersion() {
			between++
		}
		holdKept(t, path, version, found > version, states[version])
		state, err := after(t, path)
		if err != nil || state != states[version] {
			t.Fatalf("killed in the migration from version %d: %v, and the journals are the same: %t", version, err, state == states[version])
		}
		must(t, os.RemoveAll(filepath.Dir(path)))
	}
	if midway == 0 {
		t.Error("no process was killed midway, so the test tells nothing")
	}
	tortur.Report(t, tortur.Row{
		Promise: "En opdatering af databasen kan afbrydes når som helst",
		Test:    "kill -9 på et tilfældigt tidspunkt af opdateringen fra en ældre version, og åbn igen",
		Count:   fmt.Sprintf("%s drab, %s midt i det", tortur.Number(kills), tortur.Number(midway)),
		Result:  fmt.Sprintf("0 tabt, 0 uden hel kopi, %d standsede ved en hel version på vejen", between),
	})
}

// TestTortureCopyDuringWrites makes copies while another process writes. Each of them
// has to be a moment of the database.
func TestTortureCopyDuringWrites(t *testing.T) {
	copies := tortur.Runs(50, 500)
	path := shared(t)
	_, said, _ := start(t, path, "A", 1_000_000)
	var mu sync.Mutex
	acknowledged := 0
	go func() {
		for lines := bufio.NewScanner(said); lines.Scan(); {
			mu.Lock()
			acknowledged++
			mu.Unlock()
		}
	}()
	stored := func() int {
		mu.Lock()
		defer mu.Unlock()
		return acknowledged
	}
	db := open(t, path)
	different := map[int]bool{}
	for n := range copies {
		target, before := filepath.Join(t.TempDir(), "kopi.db"), stored()
		_, err := db.Copy(t.Context(), target, false)
		must(t, err)
		now, err := db.Load(t.Context(), sharedSag)
		must(t, err)
		copied, err := storage.Open(t.Context(), target, library(t))
		must(t, err)
		journal, err := copied.Load(t.Context(), sharedSag)
		must(t, err)
		drafts, err := copied.Drafts(t.Context())
		must(t, err)
		must(t, copied.Close())
		answered := len(journal) - 1 // after the registration
		if answered < before || len(journal) > len(now) || !reflect.DeepEqual(journal, now[:len(journal)]) {
			t.Errorf("copy %d has %d answers, %d were acknowledged before it and %d are there after it", n, answered, before, len(now)-1)
		}
		draft := 0 // how many drafts had been saved
		if len(drafts) == 1 {
			last, _ := strconv.Atoi(drafts[0].Text)
			draft = last + 1
		}
		if draft != answered && draft != answered-1 {
			t.Errorf("copy %d has %d answers and draft number %d, which were never there together", n, answered, draft)
		}
		different[answered] = true
	}
	if len(different) < copies/2 {
		t.Errorf("only %d of %d copies are of different moments", len(different), copies)
	}
	tortur.Report(t, tortur.Row{
		Promise: "En kopi er et øjeblik af databasen, også når der bliver skrevet imens",
		Test:    "kopier, mens en anden proces gemmer svar og kladder",
		Count:   fmt.Sprintf("%s kopier, %s gemte svar imens", tortur.Number(copies), tortur.Number(stored())),
		Result:  "alle lig med en tilstand, der var gemt",
	})
}

// clocks are what a clock of a computer may say.
var clocks = []time.Time{
	time.Date(2026, time.November, 25, 9, 15, 0, 0, time.UTC),
	time.Date(2026, time.November, 25, 8, 15, 0, 0, time.UTC),                            // an hour back
	time.Date(2026, time.November, 24, 9, 15, 0, 0, time.UTC),                            // a day back
	time.Date(2026, time.October, 25, 2, 30, 0, 0, time.FixedZone("sommertid", 2*60*60)), // before the clocks are put back
	time.Date(2026, time.October, 25, 2, 30, 0, 0, time.FixedZone("normaltid", 60*60)),   // the same hour again
	time.Unix(0, 0),
	time.Date(2099, time.December, 31, 23, 59, 59, 999e6, time.UTC),
}

// TestTortureClock lets the clock jump between every two entries and drafts.
func TestTortureClock(t *testing.T) {
	random := tortur.Random(t)
	rounds, total := tortur.Runs(20, 500), 0
	for range rounds {
		path := newPath(t)
		db, err := storage.Open(t.Context(), path, library(t))
		must(t, err)
		writer := storetest.NewWriter(model(t), sharedSag)
		journal := writer.Register(t)
		appendAll(t, db, journal)
		drafts := map[interview.Field]string{}
		for n := range 2 * len(clocks) {
			clock := clocks[random.IntN(len(clocks))]
			entries, err := writer.Sag.Record(writer.Model, clock, writer.By, interview.AnswerGiven{Indikator: "1.a", Text: strconv.Itoa(n)})
			must(t, err)
			appendAll(t, db, entries)
			journal = append(journal, entries...)
			field := interview.Field([]string{"svar/1.b", "svar/2.a", "svar/2.b"}[random.IntN(3)])
			drafts[field] = strconv.Itoa(n)
			must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: sharedSag, Field: field, Text: drafts[field], At: clocks[random.IntN(len(clocks))]}))
		}
		must(t, db.Close())
		db = open(t, path)
		stored, err := db.Load(t.Context(), sharedSag)
		must(t, err)
		if !slices.EqualFunc(stored, journal, func(a, b interview.Entry) bool { return reflect.DeepEqual(a, b) }) {
			t.Fatal("the journal is not what was appended, in that order")
		}
		if sag, err := interview.Fold(sharedSag, stored); err != nil || sag.Answers["1.a"].Text != strconv.Itoa(2*len(clocks)-1) {
			t.Fatalf("the answer is not the last one: %v", err)
		}
		kept, err := db.Drafts(t.Context())
		must(t, err)
		for _, draft := range kept {
			if drafts[draft.Field] != draft.Text {
				t.Errorf("the draft of %s is %s, the last was %s", draft.Field, draft.Text, drafts[draft.Field])
			}
		}
		if len(kept) != len(drafts) {
			t.Errorf("%d drafts, want %d", len(kept), len(drafts))
		}
		wantProjections(t, db)
		total += len(journal)
	}
	tortur.Report(t, tortur.Row{
		Promise: "Et ur, der går forkert, flytter eller overskriver ikke noget",
		Test:    "uret springer før hver indførsel: en time og en dag tilbage, til sommertids sidste og normaltids første time 25.10.2026, til 1970 og til 2099",
		Count:   fmt.Sprintf("%d journaler, %s indførsler", rounds, tortur.Number(total)),
		Result:  "alle i den rækkefølge, de blev skrevet; 0 overskrevet",
	})
}
