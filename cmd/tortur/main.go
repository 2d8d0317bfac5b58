// Command tortur runs the torture suite and prints its table: what the program
// promises, how that was tried, how often, and what came of it.
//
//	go run ./cmd/tortur              the short run of CI
//	go run ./cmd/tortur -lang        the long run, about two hours
//	go run ./cmd/tortur -kun disk    only the tests whose names contain "disk"
//	go run ./cmd/tortur -skriv       writes the table into docs/paalidelighed.md
//
// It fails when a test fails, when a row that stands in docs/paalidelighed.md was
// not tried, and when a fuzz target has no promise.
package main

import (
	"flag"
	"fmt"
	"os"
)

const page = "docs/paalidelighed.md"

func main() {
	long := flag.Bool("lang", false, "the long run")
	only := flag.String("kun", "", "only tests whose names match this regular expression")
	write := flag.Bool("skriv", false, "write the table into "+page)
	flag.Parse()
	if err := torture(*long, *only, *write); err != nil {
		fmt.Fprintln(os.Stderr, "tortur:", err)
		os.Exit(1)
	}
}

func torture(long bool, only string, write bool) error {
	tried, testsErr := runTests(long, only)
	fuzzed, fuzzErr := runTargets(long, only)
	rows := append(tried, fuzzed...)
	fmt.Print(markdown(rows))
	for _, err := range []error{testsErr, fuzzErr} {
		if err != nil {
			return err
		}
	}
	if write {
		return writePage(page, rows)
	}
	if only != "" {
		return nil
	}
	return holdPage(page, rows)
}
