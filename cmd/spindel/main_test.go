package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// programs are what this test can be run as, by the name that it is run under.
var programs = map[string]func(){
	"spindel":      main,
	"sager":        sager,
	"tilsynssager": inspected,
	"nyere":        newer,
	"svar":         answer,
	"ret":          alter,
}

func TestMain(m *testing.M) { testscript.Main(m, programs) }

// TestScript runs the scripts of testdata/script, about one for each command.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", env.Getenv("WORK")+"/data")
			env.Setenv("LOCALAPPDATA", env.Getenv("WORK")+"/data")
			env.Setenv("ESC", "\x1b")
			env.Setenv("TERM", "xterm-256color")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"kode": kode},
	})
}

// kode runs a command and holds its exit code against the one that is expected:
// kode 3 spindel overblik ukendt
func kode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: kode CODE COMMAND [ARG ...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// sager makes a database with a sag for each name: sager FIL NAVN …
func sager() {
	ctx := context.Background()
	library, err := kvalitetsmodel.Bundled()
	check(err)
	model, err := library.Newest()
	check(err)
	db, err := storage.Open(ctx, os.Args[1], library)
	check(err)
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for i, navn := range os.Args[2:] {
		sag := interview.NewSag(interview.NewSagID(navn, [4]byte{byte(i), 1, 2, 3}))
		entries, err := sag.Record(model, at.Add(time.Duration(i)*time.Hour), "Prøve Konsulent",
			interview.TilbudRegistered{Edition: model.Edition, Tilbud: interview.Tilbud{
				Navn: navn, Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{model.Tilbudstyper[i].Key}}})
		check(err)
		check(db.Append(ctx, entries))
	}
	check(db.Close())
}

// newer marks a database as made by a newer program: nyere FIL
func newer() {
	const userVersionAt = 60 // https://www.sqlite.org/fileformat.html#the_database_header
	file, err := os.OpenFile(os.Args[1], os.O_RDWR, 0)
	check(err)
	_, err = file.WriteAt(binary.BigEndian.AppendUint32(nil, 9999), userVersionAt)
	check(err)
	check(file.Close())
}

// alter changes a database behind the program's back: ret FIL SQL
func alter() {
	db, err := sql.Open("sqlite", os.Args[1])
	check(err)
	_, err = db.Exec(os.Args[2])
	check(err)
	check(db.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
