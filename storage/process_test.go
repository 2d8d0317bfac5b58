package storage_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// The test binary runs itself as a second process that uses the same database.
const (
	childPath = "SPINDEL_TEST_CHILD_DATABASE"
	childName = "SPINDEL_TEST_CHILD_NAME"
	childRuns = "SPINDEL_TEST_CHILD_APPENDS"
	childTask = "SPINDEL_TEST_CHILD_TASK"
)

// tasks are what else a child does, by the name that childTask gives.
var tasks = map[string]func() error{}

func TestMain(m *testing.M) {
	if task := tasks[os.Getenv(childTask)]; task != nil {
		if err := task(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if task := os.Getenv(childFull); task != "" {
		if err := fullChild(task, os.Getenv(childPath), os.Getenv(childFolder)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if path := os.Getenv(childPath); path != "" {
		runs, _ := strconv.Atoi(os.Getenv(childRuns))
		if err := child(path, os.Getenv(childName), runs); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// child answers indikator 1.a again and again and saves a draft of 1.b between,
// each with the next number as its text, and says so when it is stored. At the end
// it tells how often another was first.
func child(path, name string, runs int) error {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	model, err := library.Newest()
	if err != nil {
		return err
	}
	ctx := context.Background()
	db, err := storage.Open(ctx, path, library)
	if err != nil {
		return err
	}
	conflicts := 0
	for n := range runs {
		err := interview.ErrConflict
		for ; errors.Is(err, interview.ErrConflict); conflicts++ {
			var entries []interview.Entry
			if entries, err = nextAnswer(ctx, db, model, name, strconv.Itoa(n)); err == nil {
				err = db.Append(ctx, entries)
			}
		}
		if err != nil {
			return err
		}
		if err := db.SaveDraft(ctx, interview.Draft{Sag: sharedSag, Field: "svar/1.b", Text: strconv.Itoa(n)}); err != nil {
			return err
		}
		fmt.Println(n)
	}
	fmt.Println("conflicts", conflicts-runs)
	return db.Close()
}

const sharedSag = "lunden-k7q2"

func nextAnswer(ctx context.Context, db *storage.DB, model *kvalitetsmodel.Model, by, text string) ([]interview.Entry, error) {
	journal, err := db.Load(ctx, sharedSag)
	if err != nil {
		return nil, err
	}
	sag, err := interview.Fold(sharedSag, journal)
	if err != nil {
		return nil, err
	}
	return sag.Record(model, journal[0].At, by, interview.AnswerGiven{Indikator: "1.a", Text: text})
}

// start runs a child, which is killed at the end of the test if it still runs.
func start(t *testing.T, path, name string, runs int) (process *exec.Cmd, said io.Reader, complaints *strings.Builder) {
	t.Helper()
	process = exec.Command(os.Args[0])
	process.Env = append(os.Environ(), childPath+"="+path, childName+"="+name, childRuns+"="+strconv.Itoa(runs))
	complaints = &strings.Builder{}
	process.Stderr = complaints
	said, err := process.StdoutPipe()
	must(t, err)
	must(t, process.Start())
	t.Cleanup(func() { process.Process.Kill() })
	return process, said, complaints
}

// shared makes a database with one sag that is registered.
func shared(t *testing.T) (path string) {
	t.Helper()
	path = newPath(t)
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	appendAll(t, db, storetest.NewWriter(model(t), sharedSag).Register(t))
	must(t, db.Close())
	return path
}

// answers lists the answers in the journal by author.
func answers(t *testing.T, db *storage.DB) map[string][]string {
	t.Helper()
	journal, err := db.Load(t.Context(), sharedSag)
	must(t, err)
	by := map[string][]string{}
	for _, entry := range journal {
		change, err := entry.Change()
		must(t, err)
		if answer, ok := change.(interview.AnswerGiven); ok {
			by[entry.By] = append(by[entry.By], answer.Text)
		}
	}
	return by
}

// TestTwoProcessesAppendToOneSag: each of them is told of a conflict when the
// other was first, tries again, and none of what they wrote is lost.
func TestTwoProcessesAppendToOneSag(t *testing.T) {
	t.Parallel()
	const appends = 200
	path := shared(t)
	var all sync.WaitGroup
	for _, name := range []string{"A", "B"} {
		process, said, complaints := start(t, path, name, appends)
		all.Go(func() {
			io.Copy(io.Discard, said)
			if err := process.Wait(); err != nil {
				t.Errorf("process %s: %v: %s", name, err, complaints)
			}
		})
	}
	all.Wait()

	var want []string
	for n := range appends {
		want = append(want, strconv.Itoa(n))
	}
	db := open(t, path)
	for name, got := range answers(t, db) {
		if !slices.Equal(got, want) {
			t.Errorf("the answers of %s are %q, want 0 to %d in order", name, got, appends-1)
		}
	}
	if got := len(answers(t, db)); got != 2 {
		t.Errorf("%d authors in the journal, want 2", got)
	}
	wantProjections(t, db)
}

// TestAcknowledgedIsStored kills a process that appends, again and again: all
// that it said was stored is there, whole, and the projections agree.
func TestAcknowledgedIsStored(t *testing.T) {
	t.Parallel()
	const rounds = 20
	path := shared(t)
	for round := range rounds {
		name := strconv.Itoa(round)
		process, said, complaints := start(t, path, name, 1_000_000)
		wanted, acknowledged := 1+rand.IntN(40), 0
		for lines := bufio.NewScanner(said); acknowledged < wanted && lines.Scan(); {
			acknowledged++
		}
		must(t, process.Process.Kill())
		process.Wait()
		if acknowledged < wanted {
			t.Fatalf("round %d: the process ended by itself: %s", round, complaints)
		}

		db, err := storage.Open(t.Context(), path, library(t))
		must(t, err)
		got := answers(t, db)[name]
		if len(got) < acknowledged {
			t.Errorf("round %d: %d answers are stored, %d were acknowledged", round, len(got), acknowledged)
		}
		drafts, err := db.Drafts(t.Context())
		must(t, err)
		if len(drafts) != 1 {
			t.Fatalf("round %d: %d drafts, want one", round, len(drafts))
		}
		if n, err := strconv.Atoi(drafts[0].Text); err != nil || n < acknowledged-1 {
			t.Errorf("round %d: the draft is %q, %d were acknowledged", round, drafts[0].Text, acknowledged)
		}
		wantProjections(t, db)
		must(t, db.Close())
	}
}
