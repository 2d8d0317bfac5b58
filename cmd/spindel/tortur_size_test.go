//go:build tortur && !windows

package main

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"spindel/interview/tortur"
)

// TestTortureSizes makes the window of every kind of screen absurdly small and
// large, and then any size faster than the program can draw, with a text half typed.
func TestTortureSizes(t *testing.T) {
	type size struct{ width, height int }
	extremes := []size{{1, 1}, {2, 2}, {1, 500}, {200, 1}, {500, 200}, {0, 0}, {59, 15}, {60, 16}}
	var all []size
	for width := range 4 {
		for height := range 4 {
			all = append(all, size{width, height})
		}
	}
	random := tortur.Random(t)
	each := tortur.Runs(2_000, 40_000)/len(places) + 1
	var sizes atomic.Int64
	var mu sync.Mutex
	texts := 0
	crowd(t, random, 4, len(places), func(t *testing.T, random *rand.Rand, n int) {
		p := places[n]
		database := onDesk(t)
		term := p.on(t, 100, 36, database)
		typed := fmt.Sprintf("Æ%04d på vej", random.IntN(10_000))
		term.write(typed)
		term.waitFor(typed)
		term.follow(p.after)
		for _, s := range append(extremes, all...) {
			term.resize(s.width, s.height)
			time.Sleep(10 * time.Millisecond) // long enough to be drawn
			sizes.Add(1)
		}
		for range each {
			term.resize(random.IntN(500), random.IntN(200))
			sizes.Add(1)
			time.Sleep(time.Duration(random.IntN(3)) * time.Millisecond)
		}
		term.resize(100, 36)
		if len(p.after) == 0 {
			term.waitFor(typed)
			term.write(" igen")
			typed += " igen"
			term.waitFor(typed)
		} else {
			term.waitFor(p.after[len(p.after)-1][1:])
		}
		term.kill(syscall.SIGTERM)
		if code := term.exit(patience); code != exitOK {
			t.Errorf("exit code %d:\n%s", code, term.screen())
		}
		if p.kept {
			if foundAfter(database, typed, time.Now()) > time.Minute {
				t.Errorf("%q is not stored", typed)
			}
			mu.Lock()
			texts++
			mu.Unlock()
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Vinduet kan have enhver størrelse, uden at programmet går ned, og uden at en halv tekst går tabt",
		Test:    "0×0, 1×1, 1×500, 200×1, 500×200 og tilfældige størrelser på hver slags skærm i en terminal",
		Count:   fmt.Sprintf("%d slags skærme, %s størrelser, %d halve tekster", len(places), tortur.Number(int(sizes.Load())), texts),
		Result:  "0 nedbrud, 0 tabt, læselig igen hver gang",
	})
}
