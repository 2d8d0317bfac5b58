//go:build tortur

package storage_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/storage"
)

// wholeState asks for every byte of the journals and the drafts.
const wholeState = `SELECT coalesce((` + wholeJournal + `), '') || char(10) ||
	coalesce((SELECT group_concat(hex(sag) || hex(felt) || hex(tekst) || hex(rettet), char(10) ORDER BY sag, felt) FROM kladde), '')`

// promise is what the caller may rely on once a step was acknowledged.
type promise struct {
	state string
	copy  string // the state that the copy holds; empty where there is no copy yet
}

// work is a database in use, with what may be relied on after each step.
type work struct {
	*testing.T
	folder, path string
	db           *storage.DB
	weak         bool // the control: commits are not synced
	promised     []promise
	disk         *recorder
	stop         func()
}

// begin records what is written into the folder of a database.
func begin(t *testing.T, path string, weak bool, before promise) *work {
	w := &work{T: t, folder: filepath.Dir(path), path: path, weak: weak, promised: []promise{before}}
	w.disk, w.stop = record(t, w.folder)
	return w
}

// step does something and notes that it was acknowledged.
func (w *work) step(do func() error) {
	w.Helper()
	must(w.T, do())
	last := w.promised[len(w.promised)-1]
	last.state = query(w, w.db.SQL(), wholeState)
	w.acknowledge(last)
}

func (w *work) acknowledge(p promise) {
	w.promised = append(w.promised, p)
	w.disk.acknowledge(len(w.promised) - 1)
}

func (w *work) open() {
	w.Helper()
	w.step(func() (err error) {
		w.db, err = storage.Open(w.Context(), w.path, library(w))
		if err == nil && w.weak {
			run(w.T, w.db.SQL(), "PRAGMA synchronous = NORMAL")
		}
		return err
	})
}

func (w *work) close() {
	w.Helper()
	must(w.T, w.db.Close())
	w.acknowledge(w.promised[len(w.promised)-1])
}

// copy makes the copy, in place of an earlier one.
func (w *work) copy() {
	w.Helper()
	_, err := w.db.Copy(w.Context(), filepath.Join(w.folder, "kopi.db"), true)
	must(w.T, err)
	last := w.promised[len(w.promised)-1]
	last.copy = last.state
	w.acknowledge(last)
}

// interview answers as the saver does: drafts while somebody types, then the answer.
func (w *work) interview(random *rand.Rand, writer *storetest.Writer, answers int) {
	w.Helper()
	indikatorer := model(w).Applying(writer.Sag.Tilbud.Profile())
	for range answers {
		id := indikatorer[random.IntN(len(indikatorer))].ID
		text := strings.Repeat("Vi holder husmøde hver mandag. ", 1+random.IntN(1<<random.IntN(9)))
		for range 1 + random.IntN(2) {
			typed := interview.Draft{Sag: writer.Sag.ID, Field: interview.Field("svar/" + id), Text: text[:random.IntN(len(text))], At: writer.Clock}
			w.step(func() error { return w.db.SaveDraft(w.Context(), typed) })
		}
		entries := writer.Answer(w, id, fmt.Sprint(text, writer.Sag.Seq))
		w.step(func() error { return w.db.Append(w.Context(), entries) })
	}
}

// day is what a day brings: a new database, an interview, an import, copies and a second start.
func day(t *testing.T, random *rand.Rand, weak bool) *work {
	t.Helper()
	w := begin(t, newPath(t), weak, promise{state: "\n"})
	defer w.stop()
	lunden := storetest.NewWriter(model(t), "lunden-k7q2")
	w.open()
	w.step(func() error { return w.db.Append(t.Context(), lunden.Register(t)) })
	w.interview(random, lunden, 30)
	w.copy()
	skoven, marken := storetest.NewWriter(model(t), "skoven-m3x8"), storetest.NewWriter(model(t), "marken-b4t6")
	w.step(func() error {
		return w.db.Receive(t.Context(), skoven.Fill(t), append(marken.Fill(t), marken.Record(t, inDepth()...)...))
	})
	w.interview(random, lunden, 10)
	w.close()
	w.open()
	w.interview(random, lunden, 10)
	w.copy()
	w.interview(random, lunden, 5)
	w.step(func() error { return w.db.Rebuild(t.Context()) })
	w.close()
	return w
}

// migration is the first start with a database of an older version, and a little work in it.
func migration(t *testing.T, random *rand.Rand, version int) *work {
	t.Helper()
	lunden := storetest.NewWriter(model(t), "lunden-k7q2")
	path := newPath(t)
	old(t, path, version, interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a", Text: "Hver"}, lunden.Fill(t))
	before := rawOpen(t, path)
	state := query(t, before, wholeState)
	must(t, before.Close())
	w := begin(t, path, false, promise{state: state})
	defer w.stop()
	w.open()
	for range 5 {
		w.step(func() error {
			return w.db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.b", Text: fmt.Sprint(random.Uint64()), At: lunden.Clock})
		})
	}
	w.close()
	return w
}

// cuts takes the power away at random moments and lets hold look at what is on the disk then.
func (w *work) cuts(random *rand.Rand, n int, hold func(path string, acknowledged int)) {
	w.Helper()
	moments := make([]int, n)
	for i := range moments {
		moments[i] = random.IntN(len(w.disk.events) + 1)
	}
	slices.Sort(moments)
	drive, past := newDrive(w.disk), 0
	for _, moment := range moments {
		for ; past < moment; past++ {
			drive.take(w.disk.events[past])
		}
		folder := inMemory(w.T)
		drive.cut(w.T, random, folder)
		hold(filepath.Join(folder, "spindel.db"), drive.acknowledged)
		must(w.T, os.RemoveAll(folder))
		if w.Failed() {
			w.Fatalf("the power went after event %d of %d, when %d steps were acknowledged", moment, len(w.disk.events), drive.acknowledged)
		}
	}
}

// after opens what a power cut has left and answers with the state that it holds.
func after(t *testing.T, path string) (state string, err error) {
	t.Helper()
	db, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		return "", err
	}
	state = query(t, db.SQL(), wholeState)
	return state, db.Close()
}

// allowed tells whether something is what was acknowledged or what was being done.
func (w *work) allowed(acknowledged int, is func(promise) bool) bool {
	return slices.ContainsFunc(w.promised[acknowledged:min(acknowledged+2, len(w.promised))], is)
}

// kept holds that a database which was cut off has what was acknowledged, and can be
// read back. It answers whether it can be opened.
func (w *work) kept(t *testing.T, today *storage.DB, path string, acknowledged int) bool {
	t.Helper()
	state, err := after(t, path)
	if err != nil {
		t.Errorf("it cannot be opened: %v", err)
		return false
	}
	if !w.allowed(acknowledged, func(p promise) bool { return p.state == state }) {
		t.Error("what was acknowledged is not what is there")
	}
	if err := today.ReadBack(t.Context(), path); err != nil {
		t.Errorf("it cannot be read back: %v", err)
	}
	return true
}

func TestTorturePowerCut(t *testing.T) {
	random := tortur.Random(t)
	cuts := tortur.Runs(1000, 10_000)
	today := open(t, newPath(t)) // reads databases back
	w := day(t, random, false)
	w.cuts(random, cuts*7/10, func(path string, acknowledged int) {
		if !w.kept(t, today, path, acknowledged) {
			return
		}
		kopi, copied := filepath.Join(filepath.Dir(path), "kopi.db"), ""
		if _, err := os.Stat(kopi); err == nil {
			if err := today.ReadBack(t.Context(), kopi); err != nil {
				t.Errorf("the copy cannot be read back: %v", err)
			}
			read := rawOpen(t, "file:"+kopi+"?mode=ro&immutable=1")
			copied = query(t, read, wholeState)
			must(t, read.Close())
		}
		if !w.allowed(acknowledged, func(p promise) bool { return p.copy == copied }) {
			t.Error("the copy is not the one that was acknowledged")
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Det, der er gemt, er der efter en strømafbrydelse",
		Test:    "strømmen går på et tilfældigt sted i en dags arbejde: svar, kladder, import, kopi og luk. Det, disken ikke har lovet at beholde, forsvinder helt, delvis, i en anden rækkefølge eller bliver til støj",
		Count:   fmt.Sprintf("%s afbrydelser, %s kvitteringer", tortur.Number(cuts*7/10), tortur.Number(len(w.promised)-1)),
		Result:  "0 tabt, 0 i stykker",
	})
}

func TestTorturePowerCutMigration(t *testing.T) {
	random := tortur.Random(t)
	each := tortur.Runs(1000, 10_000) * 3 / 10 / (storage.NewestVersion() - 1)
	today, total := open(t, newPath(t)), 0
	for version := 1; version < storage.NewestVersion(); version++ {
		w := migration(t, random, version)
		w.cuts(random, each, func(path string, acknowledged int) {
			found := version
			if random.IntN(2) == 0 { // half of them are opened by the program at once
				found = holdVersion(t, path)
			}
			holdKept(t, path, version, found > version || acknowledged > 0, w.promised[0].state)
			if !w.kept(t, today, path, acknowledged) {
				return
			}
			total++
		})
	}
	tortur.Report(t, tortur.Row{
		Promise: "En opdatering af databasen sker helt eller slet ikke, og kopien er taget først",
		Test:    "strømmen går på et tilfældigt sted, mens en ældre database bliver opdateret",
		Count:   fmt.Sprintf("%s afbrydelser fra %d ældre versioner", tortur.Number(total), storage.NewestVersion()-1),
		Result:  "0 midt imellem, 0 uden hel kopi",
	})
}

// holdVersion wants the shape of a database to be exactly that of its version, and answers with that.
func holdVersion(t *testing.T, path string) (version int) {
	t.Helper()
	const shape = `SELECT coalesce(group_concat(type || name || coalesce(sql, ''), char(10) ORDER BY type, name), '') FROM sqlite_schema`
	db := rawOpen(t, path)
	defer db.Close()
	if _, err := fmt.Sscan(query(t, db, "SELECT user_version FROM pragma_user_version"), &version); err != nil {
		t.Fatal(err)
	}
	wanted := rawOpen(t, ":memory:")
	defer wanted.Close()
	for _, script := range storage.Migrations()[:version] {
		run(t, wanted, script)
	}
	if query(t, db, shape) != query(t, wanted, shape) {
		t.Errorf("the database says version %d and does not have its shape", version)
	}
	if said := query(t, db, "PRAGMA integrity_check"); said != "ok" {
		t.Errorf("integrity_check: %s", said)
	}
	return version
}

// holdKept wants the copy of the old database to be whole, or not there if it need not be.
func holdKept(t *testing.T, path string, version int, needed bool, state string) {
	t.Helper()
	name := keptCopy(path, version)
	if _, err := os.Stat(name); err != nil {
		if needed {
			t.Error("there is no copy of the old database")
		}
		return
	}
	db := rawOpen(t, "file:"+name+"?mode=ro&immutable=1")
	defer db.Close()
	for question, want := range map[string]string{"PRAGMA integrity_check": "ok", wholeState: state,
		"SELECT user_version FROM pragma_user_version": fmt.Sprint(version)} {
		if got := query(t, db, question); got != want {
			t.Errorf("the copy of the old database is not whole: %.40s", question)
		}
	}
}

// TestTorturePowerCutControl does the same where commits are not synced. It has to
// lose what was acknowledged, or else the test above is blind.
func TestTorturePowerCutControl(t *testing.T) {
	random := tortur.Random(t)
	cuts, lost := tortur.Runs(200, 1000), 0
	w := day(t, random, true)
	w.cuts(random, cuts, func(path string, acknowledged int) {
		state, err := after(t, path)
		if err != nil || !w.allowed(acknowledged, func(p promise) bool { return p.state == state }) {
			lost++
		}
	})
	if lost == 0 {
		t.Error("nothing was lost without syncing, so the test sees nothing")
	}
	tortur.Report(t, tortur.Row{
		Promise: "Prøven med strømafbrydelser kan se et tab",
		Test:    "den samme dag uden den synkronisering, som programmet beder om (synchronous=NORMAL)",
		Count:   tortur.Number(cuts) + " afbrydelser",
		Result:  tortur.Number(lost) + " gange gik noget gemt tabt, som det skal",
	})
}
