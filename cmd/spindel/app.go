package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/adrg/xdg"
	"golang.org/x/term"

	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// host is where the program runs: all that it reads and writes, so that a test
// can stand in for it.
type host struct {
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// app is what the commands share. The database and the model are opened by the
// commands that need them.
type app struct {
	host
	database  string // --database
	konsulent string // --konsulent
}

// thrifty is the memory in bytes above which what is no longer used is looked for at
// once. Looking through a database of 12 MiB takes a third of it; a hostile file or a
// paste of megabytes goes above.
const thrifty = 128 << 20

// run does one command and answers with the exit code.
func run(ctx context.Context, h host) int {
	debug.SetMemoryLimit(thrifty)
	stdout, stderr := &safeWriter{to: h.stdout}, &safeWriter{to: h.stderr}
	root := newRoot(&app{host: h})
	root.SetArgs(h.args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := withoutCompletion(root, h.args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	if err == nil {
		err = stdout.failed
	}
	if err != nil {
		return report(stderr, err)
	}
	return exitOK
}

// databasePath is the file that --database, SPINDEL_DATABASE or the platform names.
func (a *app) databasePath() string {
	if a.database != "" {
		return a.database
	}
	if path := a.getenv("SPINDEL_DATABASE"); path != "" {
		return path
	}
	return defaultDatabase()
}

func defaultDatabase() string { return filepath.Join(xdg.DataHome, "spindel", "spindel.db") }

// library holds the editions, with the guidance that is in use beside the database.
func (a *app) library() (*kvalitetsmodel.Library, error) {
	bundled, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, err
	}
	return bundled.WithVejledning(os.DirFS(a.vejledningFolder())), nil
}

// vejledningFolder is where the guidance of a socialtilsyn is kept, a folder for each edition.
func (a *app) vejledningFolder() string {
	return filepath.Join(filepath.Dir(a.databasePath()), "vejledning")
}

// hasDatabase tells whether there is anything at the path, good or bad.
func (a *app) hasDatabase() bool {
	_, err := os.Lstat(a.databasePath())
	return !os.IsNotExist(err)
}

// open opens the database, and makes it where there is none.
func (a *app) open(ctx context.Context, library *kvalitetsmodel.Library) (*storage.DB, error) {
	return storage.Open(ctx, a.databasePath(), library)
}

// width is how many columns text on stdout may have.
func (a *app) width() int {
	const usual, widest = 80, 120
	if file, ok := a.stdout.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil {
			return min(max(width, usual), widest)
		}
	}
	return usual
}
