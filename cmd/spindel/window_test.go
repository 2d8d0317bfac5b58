//go:build !windows

package main

import (
	"testing"
	"time"
)

// TestAWindowOfAnySizeKeepsTheText makes the window of a half typed answer
// smaller and larger, and types on in between.
func TestAWindowOfAnySizeKeepsTheText(t *testing.T) {
	t.Parallel()
	typed := "Vi går på opdagelse"
	term, database := answering(t)
	term.write(typed)
	term.waitFor("Tilbuddets svar" + typed)

	const tooSmall = "Vinduet er for lille. Gør det mindst 60 × 16. Din tekst er bevaret."
	typeOn := func(more string) {
		t.Helper()
		term.waitUntil("the text with the cursor behind it", func(s screen) bool {
			letters := []rune(typed)
			return s.reads("Tilbuddets svar"+typed) && s.x > 0 && s.rows[s.y][s.x-1] == letters[len(letters)-1]
		})
		term.write(more)
		typed += more
		term.waitFor("Tilbuddets svar" + typed)
	}
	term.resize(20, 5)
	term.waitFor(tooSmall)
	term.resize(80, 24)
	typeOn(" i ådalen,")

	term.resize(1, 1)
	term.waitUntil("a letter of the sentence", func(s screen) bool { return s.row(0) == "V" })
	term.resize(300, 100)
	typeOn(" når vejret")
	term.resize(59, 16)
	term.waitFor(tooSmall)
	term.resize(60, 16)
	typeOn(" er til det,")

	term.resize(0, 0)
	term.resize(120, 40)
	typeOn(" hver")
	for width := range 80 { // faster than the program can draw
		term.resize(width, (width*7)%30)
	}
	term.resize(80, 24)
	typeOn(" måned.")

	term.press("tab")
	term.waitFor("Oplyst af", "Gemt kl.")
	term.quit()
	sag, _ := stored(t, database)
	if got := sag.Answers["1.a"].Text; got != typed {
		t.Errorf("the journal has %q, want %q", got, typed)
	}
}

// TestDamageIsToldAtTheStart changes a text behind the program's back.
func TestDamageIsToldAtTheStart(t *testing.T) {
	t.Parallel()
	database := withSag(t)
	if out, err := itself(t, nil, "ret", database, "UPDATE journal SET payload = replace(payload, 'Åhøj', 'Åhøi')").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, args := range [][]string{nil, {"interview", "åhøj"}} {
		term := inTerminal(t, 80, 24, []string{"SPINDEL_DATABASE=" + database}, args...)
		if args != nil {
			term.waitFor("Sagen kan ikke åbnes", "Sagens journal er beskadiget")
			term.press("enter")
		}
		term.waitFor("Der er fejl i databasen", "Luk programmet, og giv kommandoen spindel tjek")
		term.quit()
	}
}

// TestALetterThatComesInTwoReadsIsTyped sends the bytes of a letter one at a time, as
// a busy machine or a network does.
func TestALetterThatComesInTwoReadsIsTyped(t *testing.T) {
	t.Parallel()
	term, _ := answering(t)
	term.write("P")
	for _, letter := range []string{"å", "æ"} {
		term.write(letter[:1])
		time.Sleep(50 * time.Millisecond)
		term.write(letter[1:])
	}
	term.waitFor("Tilbuddets svarPåæ")
	term.quit()
}
