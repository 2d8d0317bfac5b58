//go:build !windows

package main

import (
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a terminal waits for one thing to happen. It is no
// measure of speed: only what will never happen is waited for so long.
const patience = 20 * time.Second

// terminal is the program in a pseudo-terminal, with a person before it: keys
// and text go in, and what the person would see comes out. Nothing here sleeps;
// every wait is for something to be seen.
type terminal struct {
	t   *testing.T
	cmd *exec.Cmd
	pty *os.File

	keyboard io.Writer // where keys go; the pty, unless they come from another one

	mu      sync.Mutex
	display *vt.Emulator
	news    chan struct{} // closed when there is something new to see
	resized bool
	leaving bool // the reader closes the window instead of reading on

	ended chan struct{} // closed when the program has ended and all it wrote is seen
}

// inTerminal starts the program in a window of a size.
func inTerminal(t *testing.T, width, height int, env []string, args ...string) *terminal {
	t.Helper()
	return inWindow(t, width, height, itself(t, env, "spindel", args...))
}

// inWindow starts a command in a window of a size.
func inWindow(t *testing.T, width, height int, cmd *exec.Cmd) *terminal {
	t.Helper()
	file, err := pty.StartWithSize(cmd, winsize(width, height))
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	term := &terminal{t: t, cmd: cmd, pty: file, keyboard: file, display: vt.NewEmulator(width, height),
		news: make(chan struct{}), ended: make(chan struct{})}
	answers := term.display.InputPipe().(io.Closer)
	go func() { // what the program asks its terminal; a question left unread would stop the display
		io.Copy(file, term.display)
		io.Copy(io.Discard, term.display)
	}()
	go func() {
		term.read()
		cmd.Wait() // how it ended is in cmd.ProcessState
		close(term.ended)
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-term.ended
		answers.Close()
	})
	return term
}

// itself is a command that runs this test as one of the programs of TestMain,
// which knows it by the name.
func itself(t *testing.T, env []string, name string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = append([]string{name}, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	cmd.Env = append(cmd.Env, env...)
	return cmd
}

func winsize(width, height int) *pty.Winsize {
	return &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}
}

// read shows what the program writes until its end. It alone closes the pty,
// since closing a file does not wake up who reads from it.
func (term *terminal) read() {
	defer func() {
		term.mu.Lock()
		defer term.mu.Unlock()
		term.pty.Close()
	}()
	buffer := make([]byte, 1<<16)
	for {
		n, err := term.pty.Read(buffer)
		term.mu.Lock()
		term.show(buffer[:n])
		close(term.news)
		term.news = make(chan struct{})
		leaving := term.leaving
		term.mu.Unlock()
		if err != nil || leaving {
			return
		}
	}
}

// show draws what the program has written. The display breaks when that was meant
// for a window of another size; the program then draws the whole window anew.
func (term *terminal) show(drawn []byte) {
	defer func() {
		if broken := recover(); broken != nil && !term.resized {
			panic(broken)
		}
	}()
	term.display.Write(drawn)
}

// screen is what is to be seen now.
func (term *terminal) screen() screen {
	seen, _ := term.look()
	return seen
}

// look sees the screen, and gets what tells that there is more to see.
func (term *terminal) look() (screen, <-chan struct{}) {
	term.mu.Lock()
	defer term.mu.Unlock()
	width, height := term.display.Width(), term.display.Height()
	seen := screen{rows: make([][]rune, height)}
	for y := range height {
		for x := range width {
			letter := ' '
			if cell := term.display.CellAt(x, y); cell != nil && cell.Content != "" {
				letter = []rune(cell.Content)[0] // Danish needs no more than one
			}
			seen.rows[y] = append(seen.rows[y], letter)
		}
	}
	at := term.display.CursorPosition()
	seen.x, seen.y = at.X, at.Y
	return seen, term.news
}

// waitUntil waits for a screen and answers with it.
func (term *terminal) waitUntil(what string, wanted func(screen) bool) screen {
	term.t.Helper()
	late := time.NewTimer(patience)
	defer late.Stop()
	for ended := false; ; {
		seen, news := term.look()
		if wanted(seen) {
			return seen
		}
		if ended {
			term.t.Fatalf("the program ended (%v) before there was %s:\n%s", term.cmd.ProcessState, what, seen)
		}
		select {
		case <-news:
		case <-term.ended:
			ended = true
		case <-late.C:
			term.t.Fatalf("waited in vain for %s:\n%s", what, seen)
		}
	}
}

// altScreen reports whether the program has the screen of its own.
func (term *terminal) altScreen() bool {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.display.IsAltScreen()
}

// waitFor waits until all texts can be read.
func (term *terminal) waitFor(texts ...string) screen {
	term.t.Helper()
	return term.waitUntil("»"+strings.Join(texts, "« and »")+"«", func(s screen) bool {
		return !slices.ContainsFunc(texts, func(text string) bool { return !s.reads(text) })
	})
}

// keys are the bytes that a terminal sends for the keys that are not letters.
var keys = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
	"pgup": "\x1b[5~", "pgdown": "\x1b[6~",
}

// press presses keys: those of the table above, ctrl+a to ctrl+z, or letters.
func (term *terminal) press(names ...string) {
	term.t.Helper()
	var typed strings.Builder
	for _, name := range names {
		letter, ctrl := strings.CutPrefix(name, "ctrl+")
		sequence, named := keys[name]
		switch {
		case ctrl:
			typed.WriteByte(letter[0] & 0x1f)
		case named:
			typed.WriteString(sequence)
		default:
			typed.WriteString(name)
		}
	}
	term.write(typed.String())
}

// write types a text in one go.
func (term *terminal) write(text string) {
	term.t.Helper()
	if _, err := io.WriteString(term.keyboard, text); err != nil {
		term.t.Fatalf("type into the terminal: %v", err)
	}
}

// resize makes the window larger or smaller. The display that shows it is never
// empty, since a terminal of no size at all is a thing of the system alone.
func (term *terminal) resize(width, height int) {
	term.t.Helper()
	term.mu.Lock()
	defer term.mu.Unlock()
	term.resized = true
	term.display.Resize(max(width, 1), max(height, 1))
	if err := pty.Setsize(term.pty, winsize(width, height)); err != nil {
		term.t.Fatalf("resize the terminal: %v", err)
	}
}

// kill sends the program a signal.
func (term *terminal) kill(signal syscall.Signal) {
	term.t.Helper()
	if err := term.cmd.Process.Signal(signal); err != nil {
		term.t.Fatal(err)
	}
}

// close closes the window before the program ends. The reader is made to notice
// by another size of the window, to which the program answers.
func (term *terminal) close() {
	term.t.Helper()
	term.mu.Lock()
	defer term.mu.Unlock()
	term.leaving = true
	if err := pty.Setsize(term.pty, winsize(term.display.Width()-1, term.display.Height())); err != nil {
		term.t.Fatalf("resize the terminal: %v", err)
	}
}

// exit waits for the program to end, at most so long, and answers with its exit
// code, or -1 when a signal ended it.
func (term *terminal) exit(within time.Duration) int {
	term.t.Helper()
	select {
	case <-term.ended:
	case <-time.After(within):
		term.t.Fatalf("the program did not end within %v:\n%s", within, term.screen())
	}
	return term.cmd.ProcessState.ExitCode()
}

// quit leaves the program as a person does.
func (term *terminal) quit() {
	term.t.Helper()
	term.press("ctrl+q")
	if code := term.exit(patience); code != exitOK {
		term.t.Fatalf("exit code %d after Ctrl+Q:\n%s", code, term.screen())
	}
}
