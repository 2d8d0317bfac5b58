package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"spindel/interview/tortur"
)

// runTests runs the torture tests of all packages, one package after the other,
// since they measure how fast the program saves what it is told.
func runTests(long bool, only string) ([]tortur.Row, error) {
	cmd := exec.Command("go", "test", "-tags", "tortur", "-run", "^TestTorture.*"+only, "-p", "1", "-count", "1",
		"-timeout", "4h", "-json", "./...")
	cmd.Env = os.Environ()
	if long {
		cmd.Env = append(cmd.Env, "SPINDEL_TORTUR=lang")
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	rows, readErr := rowsOf(out, os.Stderr)
	if err := errors.Join(readErr, cmd.Wait()); err != nil {
		return rows, fmt.Errorf("run the torture tests: %w", err)
	}
	return rows, nil
}

// event is a line of go test -json.
type event struct {
	Action, Package, Test string
	Key, Value, Output    string
	Elapsed               float64 // seconds
}

// rowsOf reads the rows that the tests reported, in the order in which they began.
// What a test that did not pass has written goes to the log.
func rowsOf(events io.Reader, log io.Writer) (rows []tortur.Row, err error) {
	type trial struct {
		row    tortur.Row
		seed   string
		output strings.Builder
	}
	var order []*trial
	trials := map[string]*trial{}
	lines := bufio.NewScanner(events)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("read go test -json: %w", err)
		}
		key := e.Package + " " + e.Test
		one := trials[key]
		if one == nil {
			one = &trial{}
			trials[key] = one
			order = append(order, one)
		}
		switch e.Action {
		case "attr":
			switch e.Key {
			case "loefte":
				one.row.Promise = e.Value
			case "proeve":
				one.row.Test = e.Value
			case "antal":
				one.row.Count = e.Value
			case "resultat":
				one.row.Result = e.Value
			case "froe":
				one.seed = e.Value
			}
		case "output", "build-output":
			one.output.WriteString(e.Output)
		case "fail", "build-fail":
			one.row.Result = "FEJLET (frø " + one.seed + ")"
			io.WriteString(log, one.output.String())
		case "skip":
			one.row.Result = "ikke prøvet her"
			io.WriteString(log, one.output.String())
		case "pass":
			if e.Test != "" && !strings.Contains(e.Test, "/") {
				fmt.Fprintf(log, "%6.1f s  %s\n", e.Elapsed, key)
			}
		}
	}
	for _, one := range order {
		if one.row.Promise != "" {
			rows = append(rows, one.row)
		}
	}
	return rows, lines.Err()
}
