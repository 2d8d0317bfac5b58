package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// The styles of the program. They support what the words and marks already say.
var (
	plainStyle    = lipgloss.NewStyle()
	headerStyle   = lipgloss.NewStyle().Reverse(true)
	boldStyle     = lipgloss.NewStyle().Bold(true)
	faintStyle    = lipgloss.NewStyle().Faint(true)
	accentStyle   = lipgloss.NewStyle().Foreground(lipgloss.Color("6"))
	selectedStyle = lipgloss.NewStyle().Reverse(true)
	warningStyle  = lipgloss.NewStyle().Bold(true)
)

// cut shortens a line to width cells, with a mark where something is left out.
func cut(s string, width int) string { return ansi.Truncate(joined(s), max(width, 0), "…") }

// joined keeps the line breaks of a name that came from elsewhere out of a line.
func joined(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// pad cuts or fills a line to exactly width cells.
func pad(s string, width int) string {
	s = joined(s)
	if room := width - ansi.StringWidth(s); room >= 0 {
		return s + strings.Repeat(" ", room)
	}
	s = cut(s, width)
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s))) // a wide character may leave a cell
}

// wrap breaks text into lines of at most width cells.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	return strings.Split(ansi.Wrap(s, max(width, 1), ""), "\n")
}

// hang wraps text behind a marker: the following lines are indented to where the text began.
func hang(marker, s string, width int) []string {
	indent := ansi.StringWidth(marker)
	lines := wrap(s, width-indent)
	if len(lines) == 0 {
		return []string{marker}
	}
	for i := range lines {
		if i == 0 {
			lines[i] = marker + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	return lines
}

// counted is a number with its word.
func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// cutWord shortens a line to width cells between two words, where there are two.
func cutWord(s string, width int) string {
	short := cut(s, width)
	if short == s {
		return s
	}
	if i := strings.LastIndexByte(short, ' '); i > len(short)/3 {
		return short[:i] + " …"
	}
	return short
}

// spread puts one text at the left and one at the right of a line.
func spread(left, right string, width int) string {
	room := width - ansi.StringWidth(right)
	return pad(left, room-1) + " " + right
}

// beside sets columns next to each other, each line padded to the width of its column.
func beside(height int, columns ...column) []string {
	rows := make([]string, height)
	for y := range rows {
		var b strings.Builder
		for i, c := range columns {
			if i > 0 {
				b.WriteString(faintStyle.Render(" │ "))
			}
			line := ""
			if y < len(c.lines) {
				line = c.lines[y]
			}
			b.WriteString(pad(line, c.width))
		}
		rows[y] = b.String()
	}
	return rows
}

type column struct {
	width int
	lines []string
}

// styled renders each line in a style.
func styled(style lipgloss.Style, lines []string) []string {
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}
