package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"spindel/interview/tortur"
)

const heading = "| Løfte | Prøve | Antal | Resultat |\n|---|---|---|---|\n"

func markdown(rows []tortur.Row) string {
	var b strings.Builder
	b.WriteString(heading)
	for _, row := range rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", row.Promise, row.Test, row.Count, row.Result)
	}
	return b.String()
}

// writePage puts the table into the page in place of the one that is there.
func writePage(name string, rows []tortur.Row) error {
	before, _, after, err := split(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(before+markdown(rows)+after), 0o644)
}

// holdPage fails when a row of the page was not tried.
func holdPage(name string, rows []tortur.Row) error {
	_, table, _, err := split(name)
	if err != nil {
		return err
	}
	tried := map[string]bool{}
	for _, row := range rows {
		tried[row.Promise+" | "+row.Test] = true
	}
	for _, line := range strings.Split(strings.TrimSpace(strings.TrimPrefix(table, heading)), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) == 4 && !tried[cells[0]+" | "+cells[1]] {
			err = errors.Join(err, fmt.Errorf("%s promises what was not tried: %s (%s)", name, cells[0], cells[1]))
		}
	}
	return err
}

// split finds the table in the page.
func split(name string) (before, table, after string, err error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return "", "", "", err
	}
	start := strings.Index(string(text), heading)
	if start < 0 {
		return "", "", "", fmt.Errorf("%s has no table", name)
	}
	end := len(text)
	if i := strings.Index(string(text[start:]), "|\n\n"); i >= 0 {
		end = start + i + len("|\n")
	}
	return string(text[:start]), string(text[start:end]), string(text[end:]), nil
}
