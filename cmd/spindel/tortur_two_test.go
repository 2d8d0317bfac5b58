//go:build tortur && !windows

package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"spindel/interview/tortur"
)

// TestTortureTwoWindows works in the same sag in two terminals at once, in the same
// answer and in different ones.
func TestTortureTwoWindows(t *testing.T) {
	var mu sync.Mutex
	texts, conflicts := 0, 0
	runs := tortur.Runs(8, 60)
	crowd(t, tortur.Random(t), 4, runs, func(t *testing.T, random *rand.Rand, n int) {
		written, told := inTwoWindows(t, random)
		mu.Lock()
		defer mu.Unlock()
		texts += written
		conflicts += told
	})
	if conflicts == 0 {
		t.Error("no conflict was ever told")
	}
	tortur.Report(t, tortur.Row{
		Promise: "To vinduer med samme sag skriver ikke hinanden væk, og det bliver sagt med ord, når den anden har ændret noget",
		Test:    "to programmer i hver sin terminal, der skriver i det samme svar og i forskellige, samtidig",
		Count:   fmt.Sprintf("%s par vinduer, %s svar, %s beskeder om en ændring i et andet vindue", tortur.Number(runs), tortur.Number(texts), tortur.Number(conflicts)),
		Result:  "0 tabt, 0 gange »låst«",
	})
}

func inTwoWindows(t *testing.T, random *rand.Rand) (written, told int) {
	database := onDesk(t)
	var windows [2]*terminal
	for i := range windows {
		windows[i] = places[0].on(t, 100, 36, database)
	}
	var wrote [2][]string
	const rounds = 5
	for round := range rounds {
		var both sync.WaitGroup
		for i, window := range windows {
			text := fmt.Sprintf("Æ%d%d%04d skrevet her. ", i, round, random.IntN(10_000))
			wrote[i] = append(wrote[i], strings.TrimSpace(text))
			both.Go(func() { // what comes of it is looked at below, where a test may fail
				for _, letter := range text {
					window.write(string(letter))
				}
			})
		}
		both.Wait()
		for i, window := range windows {
			seen := window.waitUntil("what was typed", func(s screen) bool { return s.reads(wrote[i][round]) })
			if strings.Contains(seen.String(), "locked") || strings.Contains(seen.String(), "optaget") {
				t.Errorf("the person is told of a lock:\n%s", seen)
			}
		}
		order := random.Perm(2)
		for _, i := range order {
			windows[i].press([]string{"ctrl+s", "ctrl+n"}[random.IntN(2)]) // stays in the answer, or goes to the next
		}
		for _, i := range order {
			seen := windows[i].waitUntil("the text saved", func(s screen) bool {
				return strings.Contains(s.row(0), "Gemt kl.") && s.reads("Ctrl+S gem nu") || s.reads("i et andet vindue")
			})
			if seen.reads("i et andet vindue") {
				told++
			}
		}
	}
	for _, window := range windows {
		window.quit()
	}
	drafts, entries := texts(t, database)
	for _, text := range slices.Concat(wrote[0], wrote[1]) {
		if stored, _ := kept(drafts, entries, text); stored == "" {
			t.Errorf("%q is lost", text)
		}
	}
	return 2 * rounds, told
}
