//go:build tortur && !windows

package main

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"spindel/interview/tortur"
)

// told is what is typed: the words of a tilbud, with all Danish letters and more.
const told = "Ærlig talt når vi det ikke altid. Kontaktpersonen sætter sig hver anden uge med borgeren, og de skriver målene " +
	"ned på Bosted – også dem på 8 år. To gange om året gør afdelingslederen status på mindst 80 % af målene,\rog så " +
	"bliver referatet lagt i journalen senest 14 dage efter mødet. Én pædagog har været på kursus i SMART-modellen; "

// witness is a person who types a text with a mark of its own and sees what the
// screen calls saved. The header says so only of what is on the screen with it.
type witness struct {
	*terminal
	mark, typed string
	acked       int // letters that the screen has called saved, without blanks
	acks        int // how often it called more of them saved
}

// look sees the screen and remembers what it calls saved.
func (w *witness) look() <-chan struct{} {
	seen, news := w.terminal.look()
	if !strings.Contains(seen.row(0), "Gemt kl.") {
		return news
	}
	for _, column := range seen.columns() {
		if shown := common(squeeze(column), squeeze(w.typed), squeeze(w.mark)); shown > w.acked {
			w.acked = shown
			w.acks++
		}
	}
	return news
}

// common counts the letters of a typed text that can be read from its mark on.
func common(column, typed, mark string) int {
	at := strings.Index(column, mark)
	if at < 0 {
		return 0
	}
	shown, wanted := []rune(column[at:]), []rune(typed)
	n := 0
	for n < len(shown) && n < len(wanted) && shown[n] == wanted[n] {
		n++
	}
	return n
}

func letters(text string) int { return len([]rune(squeeze(text))) }

// watch looks for so long, or until the screen calls everything saved.
func (w *witness) watch(d time.Duration, all bool) {
	until := time.NewTimer(d)
	defer until.Stop()
	for {
		news := w.look()
		if all && w.acked == letters(w.typed) {
			return
		}
		select {
		case <-news:
		case <-until.C:
			return
		}
	}
}

func (w *witness) key(text string) {
	w.typed += text
	w.write(text)
}

// die kills the program and sees the last that it has drawn.
func (w *witness) die() {
	w.kill(syscall.SIGKILL)
	<-w.ended
	w.look()
}

// toll is what many kills have come to.
type toll struct {
	mu                                            sync.Mutex
	kills, acks, acked, drafts, offered, mostLost int
	longest                                       time.Duration
}

func (c *toll) add(w *witness, draft, offered bool, lost int, since time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kills++
	c.acks += w.acks
	if w.acked > 0 {
		c.acked++
	}
	if draft {
		c.drafts++
	}
	if offered {
		c.offered++
	}
	c.mostLost = max(c.mostLost, lost)
	c.longest = max(c.longest, since)
}

// judge holds what is stored after a kill against what was typed and called saved.
// It answers with how many letters were stored.
func (w *witness) judge(t *testing.T, database string) (stored int, draft bool) {
	t.Helper()
	if verdict := integrity(t, database); verdict != "ok" {
		t.Errorf("integrity_check: %s", verdict)
	}
	drafts, entries := texts(t, database)
	text, draft := kept(drafts, entries, w.mark)
	got, typed := squeeze(text), squeeze(w.typed)
	if !strings.HasPrefix(typed, got) {
		t.Errorf("stored is what was not typed:\n%q\nand not\n%q", got, typed)
	}
	stored = letters(text)
	if stored < w.acked {
		t.Errorf("%d letters were called saved and %d are stored:\n%s", w.acked, stored, w.screen())
	}
	return stored, draft
}

func integrity(t *testing.T, database string) (verdict string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil {
		t.Fatal(err)
	}
	return verdict
}

// typing is where the kills come: in every kind of text that an interview or a tilsyn is made of.
var typing = placed("svar", "begrundelse", "note", "bedømmelse", "mål i planen")

// TestTortureKill kills the program at any moment while text is typed. What the
// screen has called saved must be there, and must be offered at the next start.
func TestTortureKill(t *testing.T) {
	random := tortur.Random(t)
	var count toll
	crowd(t, random, 6, tortur.Runs(300, 3_000), func(t *testing.T, random *rand.Rand, n int) {
		killed(t, random, typing[n%len(typing)], n%10 == 9, &count)
	})
	tortur.Report(t, tortur.Row{
		Promise: "En tekst, som skærmen kalder gemt, går ikke tabt, når programmet bliver dræbt, og den bliver tilbudt ved næste start",
		Test:    "kill -9 af programmet i en terminal, mens der skrives i svar, begrundelse, note, bedømmelse og plan, 0–250 ms efter et tastetryk",
		Count: fmt.Sprintf("%s drab, %s gange »Gemt« på skærmen, %s kladder (%s set på skærmen)",
			tortur.Number(count.kills), tortur.Number(count.acks), tortur.Number(count.drafts), tortur.Number(count.offered)),
		Result: "0 gemte tekster tabt, alle databaser hele",
	})
}

// killed is one life of the program.
func killed(t *testing.T, random *rand.Rand, at place, again bool, count *toll) {
	database := onDesk(t)
	w := &witness{terminal: at.on(t, 100, 36, database), mark: fmt.Sprintf("Æ%04d", random.IntN(10_000))}
	w.key(w.mark)
	rest := []rune(told)
	for range 1 + random.IntN(12) {
		n := 1 + random.IntN(20)
		w.key(string(rest[:n]))
		rest = append(rest[n:], rest[:n]...)
		switch random.IntN(12) {
		case 0, 1:
			w.watch(2*time.Second, true)
		case 2:
			w.press("ctrl+s")
		default:
			w.watch(time.Duration(random.IntN(80))*time.Millisecond, false)
		}
	}
	w.watch(time.Duration(random.IntN(250))*time.Millisecond, false)
	w.die()
	stored, draft := w.judge(t, database)
	offered := draft && again
	if offered {
		next := inTerminal(t, 100, 36, []string{"SPINDEL_DATABASE=" + database})
		next.waitFor("Her er tekst, der ikke blev færdig", string([]rune(squeeze(w.typed))[:min(stored, 40)]))
		next.kill(syscall.SIGKILL)
	}
	count.add(w, draft, offered, letters(w.typed)-stored, 0)
}

// TestTortureHumanPace types as fast as a person does, a letter at a time, and
// counts what a kill takes of it.
func TestTortureHumanPace(t *testing.T) {
	random := tortur.Random(t)
	var count toll
	crowd(t, random, 10, tortur.Runs(30, 300), func(t *testing.T, random *rand.Rand, n int) {
		paced(t, random, typing[n%len(typing)], &count)
	})
	const mostLetters, longest = 20, time.Second + 500*time.Millisecond
	if count.mostLost > mostLetters || count.longest > longest {
		t.Errorf("a kill has taken up to %d letters, the oldest of them %v old", count.mostLost, count.longest)
	}
	tortur.Report(t, tortur.Row{
		Promise: "Et drab midt i en sætning koster højst det sidste sekund",
		Test:    "kill -9, mens der skrives med 10 tegn i sekundet, et tegn ad gangen",
		Count:   fmt.Sprintf("%s drab", tortur.Number(count.kills)),
		Result:  fmt.Sprintf("højst %d tegn tabt, det ældste %d ms gammelt", count.mostLost, count.longest.Milliseconds()),
	})
}

func paced(t *testing.T, random *rand.Rand, at place, count *toll) {
	database := onDesk(t)
	w := &witness{terminal: at.on(t, 100, 36, database), mark: fmt.Sprintf("Æ%04d", random.IntN(10_000))}
	var when []time.Time
	for _, letter := range w.mark + string([]rune(told)[:10+random.IntN(25)]) {
		w.key(string(letter))
		for len(when) < letters(w.typed) {
			when = append(when, time.Now())
		}
		w.watch(time.Duration(60+random.IntN(80))*time.Millisecond, false)
	}
	w.watch(time.Duration(random.IntN(100))*time.Millisecond, false)
	w.die()
	killed := time.Now()
	stored, draft := w.judge(t, database)
	var since time.Duration
	if stored < len(when) {
		since = killed.Sub(when[stored])
	}
	count.add(w, draft, false, len(when)-stored, since)
}
