package commands

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Crash is a fault of the program itself, where else it would have panicked. It
// says where that was, and nothing of what was being worked on: the value of a
// panic may hold what somebody typed.
type Crash struct {
	Where string // a file of the program with its line
}

// Error implements error.
func (c *Crash) Error() string { return "the program broke down at " + c.Where }

// Explain implements interview.Explained.
func (c *Crash) Explain() (problem, remedy string) {
	return fmt.Sprintf("spindel har en fejl (teknisk: %s)", c.Where), "Luk spindel, og åbn det igen."
}

// Crashed makes a Crash of the panic that the calling deferred function has recovered from.
func Crashed() *Crash {
	calls := make([]uintptr, 64)
	frames := runtime.CallersFrames(calls[:runtime.Callers(2, calls)])
	for panicked := false; ; {
		frame, more := frames.Next()
		if panicked && strings.HasPrefix(frame.Function, "spindel/") {
			return &Crash{fmt.Sprintf("%s:%d", filepath.Base(frame.File), frame.Line)}
		}
		panicked = panicked || strings.HasPrefix(frame.Function, "runtime.gopanic")
		if !more {
			return &Crash{"ukendt sted"}
		}
	}
}
