package overblik

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"spindel/interview"
)

// Page is what the text is set for.
type Page struct {
	Width int            // columns of a line; below 80 counts as 80
	Zone  *time.Location // where the reader is; nil for UTC
	Today interview.Date // the reader's day, against which deadlines are held; empty for none
}

func (p Page) width() int { return max(p.Width, 80) }

func (p Page) day(t time.Time) string {
	if p.Zone != nil {
		t = t.In(p.Zone)
	}
	return interview.DateOf(t).Danish()
}

// text gathers the lines of a page.
type text struct {
	strings.Builder
	width int
}

func (t *text) line(format string, args ...any) {
	t.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " "))
	t.WriteByte('\n')
}

// split sets one text at the left and one at the right end of a line. The left
// one is cut when both do not fit.
func (t *text) split(left, right string) {
	room := t.width - displaywidth.String(right) - 2
	t.line("%s  %s", pad(left, room), right)
}

// heading begins a section.
func (t *text) heading(left, right string) {
	t.WriteByte('\n')
	t.split(strings.ToUpper(left), right)
	t.rule()
}

func (t *text) rule() { t.line("%s", strings.Repeat("-", t.width)) }

// fill writes running text: first stands before its first line, and the lines
// after it are indented as far.
func (t *text) fill(first, running string) {
	indent := displaywidth.String(first)
	for _, line := range wrap(running, t.width-indent) {
		t.line("%s%s", first, line)
		first = strings.Repeat(" ", indent)
	}
}

// facts writes facts with " · " between them, and goes on to the next line where
// a whole one no longer fits.
func (t *text) facts(first string, facts []string) {
	const between = " · "
	room := t.width - displaywidth.String(first)
	var lines []string
	for _, fact := range facts {
		if last := len(lines) - 1; last >= 0 && displaywidth.String(lines[last]+between+fact) <= room {
			lines[last] += between + fact
		} else {
			lines = append(lines, fact)
		}
	}
	t.fill(first, strings.Join(lines, "\n"))
}

// wrap breaks running text at spaces into lines of at most width columns. Only
// a word that is longer than that stands out. Its own line breaks are kept.
func wrap(running string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(strings.TrimSpace(running), "\n") {
		line := ""
		for word := range strings.FieldsSeq(paragraph) {
			switch {
			case line == "":
				line = word
			case displaywidth.String(line)+1+displaywidth.String(word) <= width:
				line += " " + word
			default:
				lines, line = append(lines, line), word
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// pad makes s exactly width columns wide: with spaces, or cut and ended by "…".
func pad(s string, width int) string {
	if displaywidth.String(s) > width {
		s = displaywidth.TruncateString(s, width, "…")
	}
	return s + strings.Repeat(" ", max(0, width-displaywidth.String(s)))
}

// count writes a number with its noun: "1 sag", "2 sager".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// capital begins a sentence.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
