package tui

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// hangup is a signal that the program has to end: the window is gone or the system asks for it.
type hangup struct{}

// pause is a signal that the program has to stop until it is told to go on.
type pause struct{}

const (
	// endsWithin is how long the screen has to end after a signal that asks for it.
	// Where the terminal no longer takes what is drawn it never does.
	endsWithin = time.Second
	// restoreWithin is how long the terminal has to take its own state back then.
	restoreWithin = 200 * time.Millisecond
	// flushWithin is how long the program tries to write the last text when it ends.
	flushWithin = 2 * time.Second
)

// signals are what the program is told from outside. Bubble Tea knows only two of
// them, and lets the others end it with the terminal as it is.
type signals struct {
	program  *tea.Program
	received chan os.Signal
	overdue  chan struct{} // closed when the program should have ended
	once     sync.Once
}

func newSignals() *signals {
	return &signals{received: make(chan os.Signal, 1), overdue: make(chan struct{})}
}

// listen hands on what the program is told until stop.
func (s *signals) listen(program *tea.Program) {
	s.program = program
	signal.Notify(s.received, append(pauses, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)...)
	go func() {
		for received := range s.received {
			if slices.Contains(pauses, received) {
				go program.Send(pause{})
			} else {
				s.hangup()
			}
		}
	}()
}

// hangup asks for the end. It waits for nobody: the program may be busy, and its
// terminal may be stuck.
func (s *signals) hangup() {
	s.once.Do(func() { time.AfterFunc(endsWithin, func() { close(s.overdue) }) })
	go s.program.Send(hangup{})
}

func (s *signals) stop() {
	signal.Stop(s.received)
	close(s.received)
}
