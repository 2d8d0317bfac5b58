package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Answers of each level, as they are given.
const (
	vague      = "Vi har løbende fokus på borgernes mål, og vi støtter dem så vidt muligt."
	measurable = "Kontaktpersonen gør status på målene hver fjerde uge efter SMART-modellen og skriver det i journalen i Sensum.\n" +
		"Senest 14 dage efter indflytningen er der mindst tre mål, som er aftalt med borgeren."
)

// The lens follows the answer letter by letter and never asks the same twice in a row.
func TestTheLensFollowsTheAnswer(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, size{80, 24}).to("2.a", 0).reach("svar")
	line := func() string { return strings.Split(d.screen(), "\n")[22] }
	if d.write("Vi støtter dem."); !strings.HasPrefix(line(), "[ ] ") {
		t.Errorf("of a vague answer the line is %q", line())
	}
	asked := line()
	if d.write(" Vi har fokus på målene."); line() == asked {
		t.Errorf("after another vague sentence the question is still %q", line())
	}
	if d.write(" Kontaktpersonen taler med borgeren."); !strings.HasPrefix(line(), "[~] ") {
		t.Errorf("of an answer with a role the line is %q", line())
	}
	d.write(" Det sker hver mandag på et husmøde.")
	if want := "[x] Målbart: metode, hyppighed, ansvarlig"; line() != want {
		t.Errorf("the line is %q, want %q", line(), want)
	}
}

func TestTheLensKeepsToItsLine(t *testing.T) {
	model := newest(t)
	for _, indikator := range model.Indikatorer() {
		for _, text := range []string{"", vague, "Hver mandag.", "Kontaktpersonen.", "SMART.", "Mindst 80 %.", "Inden 1. marts 2027.", measurable} {
			for _, width := range []int{60, 80, 111} {
				l := &lens{questions: udfoldelse(t, indikator.ID).Questions()}
				l.read(text)
				if line := l.line(width); ansi.StringWidth(line) > width || strings.Contains(line, "\n") {
					t.Errorf("%s, %d columns: %q", indikator.ID, width, line)
				}
				if line := l.line(width); width >= 80 && strings.Contains(line, "…") {
					t.Errorf("%s: in 80 columns the question is cut: %q", indikator.ID, line)
				}
			}
		}
	}
}

// Marking changes how a text looks and nothing else, whatever part of it is shown.
func TestMarksChangeNoLetter(t *testing.T) {
	for _, text := range []string{vague, measurable, "Ǻ hver dag 🕸 à 14 dage", ""} {
		l := &lens{}
		l.read(text)
		rows := strings.Split(ansi.Wrap(text, 20, ""), "\n")
		at := 0
		for y := range rows {
			marked := l.mark(rows, y, at)
			if got := ansi.Strip(strings.Join(marked, "\n")); got != strings.Join(rows, "\n") {
				t.Errorf("marked from row %d:\n%s\nwant\n%s", y, got, strings.Join(rows, "\n"))
			}
			at += countLetters(rows[y])
		}
	}
	l := &lens{}
	l.read("Det sker hver mandag.")
	marked := l.mark([]string{"Det sker hver", "mandag."}, 0, 0)
	if want := []string{"Det sker " + foundStyle.Render("hver"), foundStyle.Render("mandag") + "."}; fmt.Sprint(marked) != fmt.Sprint(want) {
		t.Errorf("marked %q, want %q", marked, want)
	}
}

func TestThePointFollowsTheAnswerUntilItIsWorkedOn(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("2.a", 0).reach("svar").write(vague).press("esc")
	sentence := func() string { return d.sag().Point("2.a.1").Sentence }
	drafted := sentence()
	d.reach("svar").write(" Kontaktpersonen gennemgår målene hver mandag.").press("esc")
	if sentence() == drafted || !strings.Contains(sentence(), "hver mandag") {
		t.Fatalf("after the answer the sentence is %q", sentence())
	}
	first := d.sag().Point("2.a.1").Checks[0].Text
	if !strings.Contains(first, "hver mandag") {
		t.Errorf("the first check is %q, want what was promised", first)
	}

	d.reach("tjek/2.a.1/"+fmt.Sprint(d.sag().Point("2.a.1").Checks[0].Nr)).press("enter").write(" Ses i to journaler.").press("tab", "esc")
	worked := *d.sag().Point("2.a.1")
	d.reach("svar").write(" Lederen ser på det hvert kvartal.").press("tab", "esc")
	if got := d.sag().Point("2.a.1"); got.Sentence != worked.Sentence || len(got.Checks) != len(worked.Checks) {
		t.Errorf("a point that was worked on became %+v", got)
	}
	d.reach("nyt-punkt").press("f")
	asked := d.settle().stored(havnelyset).Point("2.a.2")
	if asked == nil || len(asked.Checks) == 0 || !strings.Contains(fmt.Sprint(asked.Checks), "hvert kvartal") {
		t.Errorf("asked for, the proposal is %+v", asked)
	}
}

func TestChecksAreMoved(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0)
	order := func() string {
		var order []string
		for _, check := range d.sag().Point("3.b.1").Checks {
			order = append(order, fmt.Sprint(check.Nr))
		}
		return strings.Join(order, " ")
	}
	d.reach("tjek/3.b.1/2")
	for _, step := range []struct{ key, want string }{
		{"-", "2 1 3 4 5"}, {"-", "2 1 3 4 5"}, {"+", "1 2 3 4 5"}, {"+", "1 3 2 4 5"}, {"+", "1 3 4 2 5"}, {"+", "1 3 4 5 2"}, {"+", "1 3 4 5 2"}, {"ctrl+z", "1 3 4 2 5"},
	} {
		if d.press(step.key); order() != step.want {
			t.Fatalf("after %s the order is %s, want %s", step.key, order(), step.want)
		}
	}
}

// A godkendelse with vague answers is closed, but knowingly: they are named, and
// the share of them is in the list of sager.
func TestVagueAnswersAreClosedKnowingly(t *testing.T) {
	d := openAt(t, withKrisecenter(t, append(complete(t, krisecenter), answered(t, "2.a", vague)[0])...), havnelyset, sizes[0])
	d.press("a").shows("2.a").shows("kan ikke efterprøves").press("n")
	if d.sag().Closed {
		t.Fatal("no means no")
	}
	if d.press("a", "j"); !d.sag().Closed {
		t.Fatal("a vague answer cannot be closed at all")
	}
	if got := d.sag().Untestable(newest(t)); len(got) != 1 || got[0] != "2.a" {
		t.Errorf("what cannot be checked is %v, want 2.a", got)
	}
}
