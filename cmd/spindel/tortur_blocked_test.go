//go:build tortur && !windows

package main

import (
	"context"
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

// hold keeps the right to write in a database, as a program does that is at work in it.
func hold(t *testing.T, database string) (release func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+database+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(context.Background(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	release = func() {
		once.Do(func() {
			conn.Close()
			db.Close()
		})
	}
	t.Cleanup(release)
	return release
}

// TestTortureBlocked ends the program while another one holds the database. It must
// not hang, and must not end without the text and without a word.
func TestTortureBlocked(t *testing.T) {
	const outWithin = 3 * time.Second
	var mu sync.Mutex
	kept, told, worst := 0, 0, time.Duration(0)
	runs := tortur.Runs(20, 100)
	crowd(t, tortur.Random(t), 10, runs, func(t *testing.T, random *rand.Rand, n int) {
		l := live(t, "", "", "spindel", "interview", "åhøj")
		l.follow(toAnswer)
		release := hold(t, l.database)
		typed := fmt.Sprintf("Æ%04d mens der er lukket", random.IntN(10_000))
		l.write(typed)
		l.waitFor(typed)
		time.Sleep(time.Duration(random.IntN(1500)) * time.Millisecond)
		began := time.Now()
		switch n % 4 {
		case 0, 1: // released while the program still tries
			time.AfterFunc(time.Duration(200+random.IntN(1000))*time.Millisecond, release)
			l.signal(syscall.SIGTERM)
		case 2: // held until long after
			l.signal(syscall.SIGTERM)
		case 3: // a person who leaves is not sent away without the text
			time.AfterFunc(4*time.Second, release)
			l.press("ctrl+q")
			l.stay(t)
		}
		code := l.exit(patience)
		took := time.Since(began)
		release()
		said, stored := l.trace("fejl"), foundAfter(l.database, typed, time.Now()) < time.Minute
		mu.Lock()
		defer mu.Unlock()
		if n%4 != 3 {
			worst = max(worst, took)
			if took > outWithin {
				t.Errorf("out after %v", took)
			}
		}
		switch {
		case code == exitOK && stored && said == "":
			kept++
		case code == exitDatabase && n%4 == 2 && strings.HasPrefix(said, "Fejl: Det sidste, du skrev, blev ikke gemt: "):
			told++
		default:
			t.Errorf("case %d: exit code %d, stored %v, said %q", n%4, code, stored, said)
		}
	})
	tortur.Report(t, tortur.Row{
		Promise: "Holder et andet program databasen, hænger spindel ikke, når det skal slutte: teksten bliver gemt, eller det bliver sagt",
		Test:    "databasen låst af en anden, mens der skrives, og så SIGTERM eller Ctrl+Q",
		Count:   fmt.Sprintf("%s gange", tortur.Number(runs)),
		Result:  fmt.Sprintf("%s gemt, %s sagt, 0 tavse tab; ude efter højst %s s", tortur.Number(kept), tortur.Number(told), seconds(worst)),
	})
}

// stay waits for the end. A person who is asked first, since another program has
// the database for very long, waits until the text is saved and leaves then.
func (l *life) stay(t *testing.T) {
	for asked := false; ; {
		seen, news := l.look()
		asked = asked || seen.reads("Det sidste er ikke gemt")
		if asked && strings.Contains(seen.row(0), "Gemt kl.") {
			l.press("ctrl+q")
			return
		}
		select {
		case <-news:
		case <-l.ended:
			return
		case <-time.After(patience):
			t.Fatalf("neither saved nor ended:\n%s", seen)
		}
	}
}

// seconds writes a time as Danes do: 2,5.
func seconds(d time.Duration) string {
	return strings.Replace(fmt.Sprintf("%.1f", d.Seconds()), ".", ",", 1)
}
