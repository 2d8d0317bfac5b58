package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"spindel/interview/tortur"
)

// target is a fuzz target with what it promises and how many inputs it gets.
type target struct {
	pkg, name   string
	promise     string
	short, long int // inputs
}

// targets are all fuzz targets of the module.
var targets = []target{
	{"./kvalitetsmodel", "FuzzParse", "En modelfil læses uden fejl, eller fejlen har en linje", 80_000, 6_000_000},
	{"./kvalitetsmodel/spindelvaev", "FuzzDraw", "Spindelvævet bliver i sin ramme ved alle tal og størrelser", 15_000, 2_000_000},
	{"./interview", "FuzzField", "Et felts navn læses, eller det afvises", 60_000, 1_000_000},
	{"./interview", "FuzzClean", "Renset tekst har ingen styretegn, og at rense den igen ændrer intet", 80_000, 6_000_000},
	{"./interview/maalbarhed", "FuzzRead", "Målbarhedslinsen læser al tekst, og to skrivemåder af æ, ø og å ens", 80_000, 6_000_000},
	{"./interview/personnummer", "FuzzFind", "Et CPR-nummer på en linje for sig bliver fundet og maskeret, uanset hvad der ellers står", 60_000, 6_000_000},
	{"./interview/borgernavn", "FuzzFind", "Al tekst kan læses for navne, og et fund er ord i teksten", 15_000, 1_000_000},
	{"./interview/udveksling", "FuzzRead", "En fil til import læses helt eller afvises", 100_000, 5_000_000},
	{"./interview/udveksling", "FuzzChange", "En ændring i en fil til import læses helt eller afvises", 8_000, 500_000},
	{"./interview/overdragelse", "FuzzOpen", "En overdragelse, der er ændret, bliver afvist", 3_000, 100_000},
	{"./interview/overdragelse", "FuzzInside", "Det, der ligger i en overdragelse, læses helt eller afvises", 20_000, 2_000_000},
	{"./interview/dokument", "FuzzHTML", "Ingen tekst kan blive til HTML", 6_000, 300_000},
	{"./interview/dokument", "FuzzMarkdown", "Ingen tekst kan blive til Markdown", 12_000, 500_000},
	{"./interview/dokument", "FuzzDOCX", "Ingen tekst kan ødelægge et Word-dokument", 3_000, 150_000},
	{"./interview/dokument", "FuzzCSV", "Ingen tekst kan blive til en formel i et regneark", 8_000, 300_000},
	{"./storage", "FuzzWreck", "En ødelagt databasefil læses til ende", 30_000, 2_000_000},
	{"./tui", "FuzzKeys", "Programmet tåler alle taster, og et felt har det, der blev skrevet i det", 4_000, 500_000},
}

// runTargets gives every fuzz target its inputs, one after the other.
func runTargets(long bool, only string) (rows []tortur.Row, err error) {
	if err := allHavePromises(); err != nil {
		return nil, err
	}
	wanted, err := regexp.Compile(only)
	if err != nil {
		return nil, err
	}
	for _, target := range targets {
		if !wanted.MatchString(target.name) {
			continue
		}
		row, failed := target.run(long)
		rows, err = append(rows, row), errors.Join(err, failed)
	}
	return rows, err
}

func (t target) run(long bool) (tortur.Row, error) {
	inputs := t.short
	if long {
		inputs = t.long
	}
	// Making an input smaller that only widens the corpus would stop all else for a minute.
	cmd := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", fmt.Sprint(inputs, "x"), "-fuzzminimizetime", "10x", t.pkg)
	out, err := cmd.CombinedOutput()
	row := tortur.Row{Promise: t.promise, Test: "tilfældige bytes: " + t.name + " i " + strings.TrimPrefix(t.pkg, "./"),
		Count: tortur.Number(inputs) + " forsøg", Result: "0 fejl"}
	if err != nil {
		os.Stderr.Write(out)
		row.Result = "FEJLET"
		return row, fmt.Errorf("fuzz %s: %w", t.name, err)
	}
	fmt.Fprintf(os.Stderr, "          %s: %d inputs\n", t.name, inputs)
	return row, nil
}

// allHavePromises holds the list of targets against those that are there.
func allHavePromises() error {
	out, err := exec.Command("go", "test", "-list", "^Fuzz", "-json", "./...").Output()
	if err != nil {
		return fmt.Errorf("list the fuzz targets: %w", err)
	}
	known := map[string]bool{}
	for _, target := range targets {
		known[target.pkg+" "+target.name] = true
	}
	for events := json.NewDecoder(bytes.NewReader(out)); events.More(); {
		var e event
		if err := events.Decode(&e); err != nil {
			return fmt.Errorf("list the fuzz targets: %w", err)
		}
		name := strings.TrimSpace(e.Output)
		key := strings.Replace(e.Package, "spindel", ".", 1) + " " + name
		if strings.HasPrefix(name, "Fuzz") && !known[key] {
			return fmt.Errorf("the fuzz target %s has no promise in cmd/tortur/targets.go", key)
		}
		delete(known, key)
	}
	for key := range known {
		return fmt.Errorf("the fuzz target %s of cmd/tortur/targets.go is not there", key)
	}
	return nil
}
