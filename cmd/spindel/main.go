// Command spindel is the program of the tilsynskonsulent: the interview of a
// godkendelse, the tilsyn that follows it, and what the two say of a tilbud.
//
// Every command has a file of its own. What they share is in app.go; how the
// program ends, and what a person is told then, is in exit.go.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), host{os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv}))
}
