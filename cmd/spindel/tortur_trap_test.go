//go:build tortur && !windows

package main

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
	"spindel/tui"
)

func init() { programs["faelde"] = trapped }

// trapped is the program with a trap in it: faelde FÆLDE FLAG [MODE SAG]. As soon
// as the file FLAG is there the trap panics, with what it has of a typed text.
func trapped() {
	ctx := context.Background()
	library, err := kvalitetsmodel.Bundled()
	check(err)
	db, err := storage.Open(ctx, os.Getenv("SPINDEL_DATABASE"), library)
	check(err)
	trap := trap{os.Args[1], os.Args[2]}
	options := tui.Options{Store: trapStore{db, trap}, Library: library, Now: trap.now, By: "Prøve Konsulent"}
	if len(os.Args) > 3 {
		options.Mode = map[string]tui.Mode{"interview": tui.InterviewMode, "opfølgning": tui.OpfoelgningMode}[os.Args[3]]
		options.Sag, err = findSag(ctx, db, os.Args[4])
		check(err)
	}
	err = tui.Run(ctx, options)
	if err = errors.Join(err, db.Close()); err != nil {
		os.Exit(report(os.Stderr, err))
	}
}

type trap struct{ where, flag string }

const secret = "Det, som borgeren betroede os"

// spring panics where the trap is.
func (t trap) spring(where, text string) {
	if _, err := os.Stat(t.flag); t.where == where && err == nil {
		if where == "gemmer" {
			os.Remove(t.flag) // it goes well the next time
		}
		panic(secret + text)
	}
}

// now is asked for in Update and, where there are deadlines, in View.
func (t trap) now() time.Time {
	calls := make([]uintptr, 100)
	frames := runtime.CallersFrames(calls[:runtime.Callers(1, calls)])
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if strings.HasSuffix(frame.Function, ".(*App).View") {
			t.spring("view", "")
		}
		if strings.HasSuffix(frame.Function, ".(*App).update") {
			t.spring("update", "")
		}
	}
	return time.Now()
}

type trapStore struct {
	*storage.DB
	trap
}

// List is called by a command.
func (s trapStore) List(ctx context.Context) ([]interview.Summary, error) {
	s.spring("kommando", "")
	return s.DB.List(ctx)
}

// SaveDraft is called by the saver's goroutine.
func (s trapStore) SaveDraft(ctx context.Context, draft interview.Draft) error {
	s.spring("gemmer", draft.Text)
	return s.DB.SaveDraft(ctx, draft)
}
