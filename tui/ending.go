package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"spindel/interview"
	"spindel/tui/commands"
)

// endError is an end that the person is told of after the screen is gone.
type endError struct {
	problem, remedy string
	cause           []error
}

// Error implements error.
func (e *endError) Error() string { return errors.Join(e.cause...).Error() }

// Unwrap leads to what went wrong.
func (e *endError) Unwrap() []error { return e.cause }

// Explain implements interview.Explained.
func (e *endError) Explain() (problem, remedy string) { return e.problem, e.remedy }

// lost is an end at which the last text could not be written.
func lost(cause error) error {
	why, remedy := "databasen svarede ikke i tide", "Luk andre vinduer med spindel, og skriv det igen."
	var explained interview.Explained
	if !errors.Is(cause, context.DeadlineExceeded) && errors.As(cause, &explained) {
		why, remedy = explained.Explain()
		first, size := utf8.DecodeRuneInString(why)
		why = string(unicode.ToLower(first)) + why[size:]
	}
	return &endError{"Det sidste, du skrev, blev ikke gemt: " + why, remedy, []error{interview.ErrStoreUnusable, cause}}
}

// errStuck is an end that had to be forced.
var errStuck = errors.New("the screen did not end in time")

// kept is an end at which everything typed is in the store: nil where the person
// asked for it, by a key or by closing the window.
func kept(err error, crash *commands.Crash) error {
	const safe = "Det, du skrev, er gemt. Åbn spindel igen for at skrive videre."
	switch {
	case crash != nil:
		return &endError{fmt.Sprintf("spindel måtte lukke på grund af en fejl (teknisk: %s)", crash.Where), safe, []error{crash}}
	case errors.Is(err, errStuck):
		return &endError{"spindel svarede ikke og blev lukket", safe, []error{err}}
	case errors.Is(err, tea.ErrProgramPanic):
		return &endError{"spindel måtte lukke på grund af en fejl", safe, []error{err}}
	case err != nil && !errors.Is(err, tea.ErrInterrupted) && !windowGone(err):
		return fmt.Errorf("run the terminal program: %w", err)
	}
	return nil
}

// windowGone reports whether the terminal can no longer be read or written, which
// may come before the signal that says that its window was closed. That is a way
// of leaving, and everything typed is saved.
func windowGone(err error) bool { return errors.Is(err, syscall.EIO) || errors.Is(err, io.EOF) }

// showCursor shows the cursor when the terminal is given back. Bubble Tea hides it
// on the wrong screen when it takes the terminal over again after a stop, and some
// terminals remember that for each of their screens.
func showCursor() { io.WriteString(os.Stdout, ansi.ShowCursor) }
