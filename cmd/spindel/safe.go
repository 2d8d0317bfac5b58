package main

import (
	"io"

	"spindel/interview"
)

// safeWriter is the only way out to the terminal for text that the program
// prints. It lets no control character through but the line break, so that
// nothing that somebody once typed can steer the terminal of somebody else.
// Each Write must be whole text. The first failure is kept, for the help of
// cobra drops it.
type safeWriter struct {
	to     io.Writer
	failed error
}

func (w *safeWriter) Write(text []byte) (int, error) {
	clean, _ := interview.Clean(string(text))
	if _, err := io.WriteString(w.to, clean); err != nil {
		w.failed = &fault{exitFailure, "Teksten kunne ikke skrives ud.", "Se efter, om der er plads på disken, og prøv igen."}
		return 0, w.failed
	}
	return len(text), nil
}
