//go:build tortur && linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"spindel/interview"
	"spindel/interview/tortur"
)

// pastes are the kinds of text that somebody may have on the clipboard.
var pastes = map[string]func(size int) string{
	"linjer":   func(size int) string { return fit("Vi når det hver uge på Ærø, og lederen ser på det.\n", size) },
	"én linje": func(size int) string { return fit("Vi når det hver uge på Ærø, ", size) },
	"CRLF":     func(size int) string { return fit("Vi når det hver uge på Ærø.\r\n", size) },
	"NFD":      func(size int) string { return fit(norm.NFD.String("Vi når også bålet på Åsen. Åh! "), size) },
	"tomme":    func(size int) string { return fit("\n", size) },
	"usynlige": func(size int) string { return fit("Vi\u200b når\u202e det\ufeff. ", size) },
}

// fit repeats a text until it has a size.
func fit(text string, size int) string {
	return strings.Repeat(text, 1+size/len(text))
}

// The limits of a field, as the user guide and the screen say them.
const (
	fieldLetters = 20_000
	fieldLines   = 2_000
)

// TestTorturePaste pastes small and absurd texts. They are kept whole, or refused
// whole with a word, and the program stays quick.
func TestTorturePaste(t *testing.T) {
	const frameWithin, mostMemory = 250 * time.Millisecond, 256 << 20
	type paste struct {
		kind string
		size int
	}
	var all []paste
	for range tortur.Runs(1, 5) {
		for _, size := range []int{10 << 10, 100 << 10, 1 << 20, 10 << 20} {
			for kind := range pastes {
				all = append(all, paste{kind, size})
			}
		}
	}
	slices.SortFunc(all, func(a, b paste) int { return b.size - a.size })
	var mu sync.Mutex
	kept, refused, slowest, memory := 0, 0, time.Duration(0), 0
	crowd(t, tortur.Random(t), 2, len(all), func(t *testing.T, random *rand.Rand, n int) {
		t.Log(all[n])
		text := pastes[all[n].kind](all[n].size)
		whole, slow, used := pasted(t, text)
		if slow > frameWithin {
			t.Errorf("a key was seen after %v", slow)
		}
		if used > mostMemory {
			t.Errorf("%d MB of memory", used>>20)
		}
		mu.Lock()
		defer mu.Unlock()
		slowest, memory = max(slowest, slow), max(memory, used)
		if whole {
			kept++
		} else {
			refused++
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "En indsat tekst er der helt eller slet ikke, og programmet bliver ved med at svare",
		Test:    "10 KB til 10 MB sat ind i et svar: linjer, én lang linje, CRLF, sammensatte bogstaver, tomme linjer, usynlige tegn",
		Count:   fmt.Sprintf("%s indsatte tekster", tortur.Number(len(all))),
		Result: fmt.Sprintf("%s bevaret tegn for tegn, %s afvist med besked; en tast ses efter højst %d ms, højst %d MB hukommelse",
			tortur.Number(kept), tortur.Number(refused), slowest.Milliseconds(), memory>>20),
	})
}

func pasted(t *testing.T, text string) (whole bool, slowest time.Duration, memory int) {
	l := live(t, "", "", "spindel", "interview", "åhøj")
	l.follow(toAnswer)
	clean, _ := interview.Clean(text)
	fits := len([]rune(clean)) <= fieldLetters && strings.Count(clean, "\n") < fieldLines
	l.write("\x1b[200~" + text + "\x1b[201~")
	if fits {
		l.waitUntil("the end of the text", func(s screen) bool { return strings.Contains(s.row(0), "Gem") })
	} else {
		l.waitFor("Teksten er for lang: feltet tager højst 20.000 tegn. Intet er sat ind.")
	}
	l.settle()
	typed := ""
	for i := range 20 {
		letter := string([]rune("abcdeæøåpq")[i%10])
		if fits && len([]rune(clean))+i >= fieldLetters {
			break
		}
		before := l.screen()
		began := time.Now()
		l.write(letter)
		l.waitUntil("the key", func(s screen) bool { return s.x != before.x || s.y != before.y })
		slowest = max(slowest, time.Since(began))
		typed += letter
	}
	memory = peak(t, l.pid())
	l.press("ctrl+s")
	l.quit()
	_, entries := texts(t, l.database)
	want := typed
	if fits {
		want = clean + typed
	}
	if !slices.Contains(entries, strings.TrimRight(want, " \n")) {
		t.Errorf("a text of %d letters is not stored as it was", len([]rune(want)))
	}
	return fits, slowest, memory
}

// peak is the most memory that a process has ever held.
func peak(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kb << 10
}
