//go:build unix

package tui

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// pauses are the signals that stop a program until it is told to go on.
var pauses = []os.Signal{syscall.SIGTSTP}

// paused stops the program with the terminal as it was before, and takes it over
// again when the program is told to go on.
func paused() tea.Msg { return tea.Exec(stopped{}, nil)() }

// letGo is how long Bubble Tea has to end what draws. That stops its clock a moment
// after it was told to end; where the whole program stops in between, it would stop
// the clock of what draws afterwards, and the screen stayed empty.
const letGo = 50 * time.Millisecond

// stopped is run by Bubble Tea while it leaves the terminal alone.
type stopped struct{}

// Run stops the program. The signal is not the one that was received, which the
// system ignores where no shell waits for the program. It may reach another thread
// first, so that this one waits for the end of the stop.
func (stopped) Run() error {
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT)
	defer signal.Stop(goOn)
	showCursor()
	time.Sleep(letGo)
	if err := syscall.Kill(os.Getpid(), syscall.SIGSTOP); err != nil {
		return err
	}
	<-goOn
	return nil
}

func (stopped) SetStdin(io.Reader)  {}
func (stopped) SetStdout(io.Writer) {}
func (stopped) SetStderr(io.Writer) {}
