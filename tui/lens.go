package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

// lens shows what in an answer can be checked: while it is typed beside the
// field or on a line of its own, afterwards below it.
type lens struct {
	questions []kvalitetsmodel.FacetQuestion
	text      string
	reading   maalbarhed.Reading
	asked     string // the question that is shown
}

// read looks at a text, unless it is the one that was looked at last.
func (l *lens) read(text string) {
	if text == l.text && len(l.reading.Sentences) > 0 {
		return
	}
	before := len(l.reading.Sentences)
	l.text, l.reading = text, maalbarhed.Read(text)
	last := ""
	if len(l.reading.Sentences) > before {
		last = l.asked // another sentence has come, so ask for something else
	}
	l.asked = l.reading.Question(l.questions, last)
}

// level is the level of the answer as a word, with a capital.
func (l *lens) level() string {
	word := l.reading.Level().Danish()
	return strings.ToUpper(word[:1]) + word[1:]
}

// line is the lens on one line of the window: the mark of the level, the next
// question, and the facets that were found where there is room for them.
func (l *lens) line(width int) string {
	found := facetNames(l.reading.Found())
	if l.asked == "" {
		return cutWord(fmt.Sprintf("%s %s: %s", levelMark(l.reading.Level()), l.level(), found), width)
	}
	question := l.fitting(width - len(markNone) - 1)
	ask := fmt.Sprintf("%s Spørg: %s", levelMark(l.reading.Level()), question)
	if len([]rune(ask)) > width {
		ask = fmt.Sprintf("%s %s", levelMark(l.reading.Level()), question)
	}
	if room := width - len([]rune(ask)) - 3; found != "" && len([]rune(found)) <= room {
		return spread(ask, found, width)
	}
	return cutWord(ask, width)
}

// fitting is the question that is shown, or one of those that fit where it does not.
func (l *lens) fitting(width int) string {
	if len([]rune(l.asked)) <= width {
		return l.asked
	}
	short := slices.DeleteFunc(slices.Clone(l.questions), func(q kvalitetsmodel.FacetQuestion) bool { return len([]rune(q.Text)) > width })
	return or(l.reading.Question(short, ""), l.asked)
}

// panel is the lens in a column of its own.
func (l *lens) panel(width int) []string {
	lines := []string{boldStyle.Render("Målbarhed: " + l.reading.Level().Danish()), ""}
	for _, facet := range kvalitetsmodel.Facets {
		mark, words := markNone, ""
		if l.reading.Has(facet) {
			mark, words = markDone, l.words(facet)
		}
		lines = append(lines, hang(fmt.Sprintf("%s %-14s ", mark, facet.Danish()), words, width)...)
	}
	if vage := l.vage(); vage != "" {
		lines = append(lines, "")
		lines = append(lines, hang("Kan strækkes: ", vage, width)...)
	}
	if l.asked != "" {
		lines = append(lines, "", boldStyle.Render("Spørg"))
		lines = append(lines, wrap(l.asked, width)...)
		lines = append(lines, "", faintStyle.Render("Inspiration, ikke officielt materiale"))
	}
	return lines
}

// words are those that a facet rests on.
func (l *lens) words(facet kvalitetsmodel.Facet) string {
	var words []string
	for _, mark := range l.reading.Marks {
		if word := oneLine(l.text[mark.Start:mark.End]); mark.Facet == facet && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, ", ")
}

// vage is the elastic wording.
func (l *lens) vage() string {
	var words []string
	for _, span := range l.reading.Vage {
		if word := strings.ToLower(oneLine(l.text[span.Start:span.End])); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, ", ")
}

// quote is the answer behind a bar, with its words set off.
func (l *lens) quote(width int) []string {
	bar := faintStyle.Render("│ ")
	var rows []string
	for paragraph := range strings.SplitSeq(l.text, "\n") {
		wrapped := wrap(paragraph, width-2)
		if len(wrapped) == 0 {
			wrapped = []string{""}
		}
		rows = append(rows, wrapped...)
	}
	rows = l.mark(rows, 0, 0)
	for i := range rows {
		rows[i] = bar + rows[i]
	}
	return rows
}

// summary is what stands below an answer that is not being typed.
func (l *lens) summary(width int) []string {
	text := l.level()
	if l.reading.Level() == maalbarhed.Vagt {
		text += ": kan ikke efterprøves"
	} else {
		text += ": " + facetNames(l.reading.Found())
	}
	if l.reading.Level() != maalbarhed.Maalbart {
		text += ". Mangler: " + facetNames(l.reading.Missing())
	}
	return styled(faintStyle, hang(levelMark(l.reading.Level())+" ", text+".", width))
}

func facetNames(facets []kvalitetsmodel.Facet) string {
	names := make([]string, len(facets))
	for i, facet := range facets {
		names[i] = facet.Danish()
	}
	return strings.Join(names, ", ")
}

func levelMark(level maalbarhed.Level) string {
	return [...]string{maalbarhed.Vagt: markNone, maalbarhed.Efterproevbart: markSome, maalbarhed.Maalbart: markDone}[level]
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// How the words of an answer stand out: those that can be checked, and those
// that can be stretched.
var (
	foundStyle = lipgloss.NewStyle().Underline(true)
	vageStyle  = lipgloss.NewStyle().Italic(true).Faint(true)
)

// mark sets off the words of the answer in rows that show a part of it. The row
// at a place begins with a letter of the text.
func (l *lens) mark(rows []string, at, letter int) []string {
	if len(l.reading.Marks)+len(l.reading.Vage) == 0 || at >= len(rows) {
		return rows
	}
	return markRows(rows, at, lettersOf(l.text, l.styles()), letter)
}

// styles gives the style of each byte of the text, or nil where nothing is set off.
func (l *lens) styles() []*lipgloss.Style {
	styles := make([]*lipgloss.Style, len(l.text))
	for _, span := range l.reading.Vage {
		for i := span.Start; i < span.End; i++ {
			styles[i] = &vageStyle
		}
	}
	for _, mark := range l.reading.Marks {
		for i := mark.Start; i < mark.End; i++ {
			styles[i] = &foundStyle
		}
	}
	return styles
}
