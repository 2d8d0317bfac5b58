package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

// Mode is the way into the program.
type Mode int

// The ways in.
const (
	Start           Mode = iota // the list of sager; a sag opens where it has got to
	InterviewMode               // the godkendelse
	OpfoelgningMode             // the tilsyn
)

// Options is what the program needs from outside.
type Options struct {
	Store   interview.Store
	Library *kvalitetsmodel.Library
	Now     func() time.Time
	NewID   func(navn string) interview.SagID // nil stands for NewID
	Lot     func(of int) int                  // draws a number from 1 to of; nil for a fair one
	By      string                            // the tilsynskonsulent

	// WriteFile writes a document for the person under a name that is a proposal, and
	// answers with where it is. Nil stands for a program that writes none.
	WriteFile func(name string, content []byte) (path string, err error)

	Mode Mode
	Sag  interview.SagID // opened at once when not empty
	Demo bool            // the database is thrown away, which the header says
}

// hangup is a signal that the program has to end: the window is gone or the system asks for it.
type hangup struct{}

// flushWithin is how long the program tries to write the last text when it ends.
// It is longer than a store waits for another program that is writing.
const flushWithin = 7 * time.Second

// Run shows the program until the person leaves it, and returns when what was
// typed is in the store. It takes over the terminal and the signals.
func Run(ctx context.Context, options Options) error {
	go maalbarhed.Read("") // makes the lens ready, so that the first page does not wait for it
	var program *tea.Program
	saver := commands.NewSaver(options.Store, options.Library.Edition, func(msg tea.Msg) { program.Send(msg) })
	app := newApp(ctx, options, saver)
	program = tea.NewProgram(app, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(120))

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	go func() {
		for range signals {
			program.Send(hangup{})
		}
	}()

	_, err := program.Run()
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushWithin)
	defer cancel()
	if closed := saver.Close(closing); closed != nil {
		return fmt.Errorf("save the last changes: %w: %w", interview.ErrStoreUnusable, closed)
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && !windowGone(err) {
		return fmt.Errorf("run the terminal program: %w", err)
	}
	return nil
}

// windowGone reports whether the terminal can no longer be read or written, which
// may come before the signal that says that its window was closed. That is a way
// of leaving, and everything typed is saved.
func windowGone(err error) bool { return errors.Is(err, syscall.EIO) || errors.Is(err, io.EOF) }

// newApp makes the program with its first screen.
func newApp(ctx context.Context, options Options, saver *commands.Saver) *App {
	env := &environment{
		ctx: ctx, store: options.Store, library: options.Library, saver: saver,
		now: options.Now, newID: options.NewID, lot: options.Lot, writeFile: options.WriteFile, by: options.By, demo: options.Demo, status: &status{},
	}
	if env.newID == nil {
		env.newID = NewID
	}
	if env.lot == nil {
		env.lot = func(of int) int { return 1 + rand.IntN(of) }
	}
	start := newStart(env, options.Mode)
	app := &App{env: env, screen: start}
	app.first = func(*App) tea.Cmd { return commands.ReadSager(ctx, env.store, saver) }
	if options.Sag != "" {
		app.first = openSag(options.Sag, options.Mode, nil)
	}
	return app
}
