package tui

import (
	"context"
	"math/rand/v2"
	"os"
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

	// Damage looks through the store and says in Danish what is damaged, or nothing
	// where all is well. It runs beside the program. Nil stands for a store that needs none.
	Damage func(context.Context) string

	Mode Mode
	Sag  interview.SagID // opened at once when not empty
	Demo bool            // the database is thrown away, which the header says
}

// Run shows the program until the person leaves it, and returns when what was
// typed is in the store. It takes over the terminal and the signals.
func Run(ctx context.Context, options Options) error {
	for _, name := range traces {
		os.Unsetenv(name)
	}
	go maalbarhed.Read("") // makes the lens ready, so that the first page does not wait for it
	var program *tea.Program
	saver := commands.NewSaver(options.Store, options.Library.Edition, func(msg tea.Msg) { program.Send(msg) })
	model := &guarded{app: newApp(ctx, options, saver), quit: func() { program.Quit() }}
	signals := newSignals()
	program = tea.NewProgram(model, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(120),
		tea.WithInput(&keyboard{File: os.Stdin, gone: signals.hangup}), tea.WithFilter(wanted))
	signals.listen(program)
	defer signals.stop()
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	var err error
	select {
	case err = <-ended:
	case <-signals.overdue:
		err = errStuck
		go program.Kill()
		select {
		case <-ended:
		case <-time.After(restoreWithin):
		}
	}

	if err != errStuck {
		showCursor()
	}
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushWithin)
	defer cancel()
	if unsaved := saver.Close(closing); unsaved != nil {
		return lost(unsaved)
	}
	return kept(err, model.crash)
}

// wanted drops what huh asks of Bubble Tea: how large the window is. The App tells
// it that, and Bubble Tea would look while it may already be looking, without a lock.
func wanted(_ tea.Model, msg tea.Msg) tea.Msg {
	if msg == tea.RequestWindowSize() {
		return nil
	}
	return msg
}

// traces are the files that the terminal library would write all that is on the
// screen to.
var traces = []string{"TEA_TRACE", "TEA_DEBUG"}

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
	app := &App{env: env, screen: start, damage: options.Damage}
	app.first = func(*App) tea.Cmd { return commands.ReadSager(ctx, env.store, saver) }
	if options.Sag != "" {
		app.first = openSag(options.Sag, options.Mode, nil)
	}
	return app
}
