package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// How much a field takes: the widget becomes slow beyond it, and an answer of
// this length is some ten pages.
const (
	maxText  = 20_000 // characters
	maxLines = 2_000
)

// fullNotice is said when a field takes no more.
const fullNotice = "Feltet er fuldt: det tager højst 20.000 tegn. Skriv videre i et andet felt."

// textSpec is a place where text is typed: what it is called, what stands there,
// and what is done with the text when the field is left.
type textSpec struct {
	field    interview.Field // empty for short fields that keep no draft
	label    string
	hint     string // shown while the field is empty
	value    string
	single   bool                   // one line only
	role     bool                   // it says who spoke for the tilbud
	ownDraft bool                   // the change that it ends in settles another field than this
	lens     *lens                  // shows what in the text can be checked; nil where that is of no interest
	same     func(text string) bool // the text says in other letters what stands there; nil where the letters count
	commit   func(text string)
}

// editor is the one field that is being typed in.
type editor struct {
	spec    textSpec
	area    textarea.Model
	base    string // the text as it was when the field was entered
	drafted bool   // a draft was handed to the saver
	hint    string // what in the text the person can think twice about
}

var areaKeys = textarea.KeyMap{
	CharacterForward:        binding("right"),
	CharacterBackward:       binding("left"),
	WordForward:             binding("ctrl+right", "alt+right"),
	WordBackward:            binding("ctrl+left", "alt+left"),
	LineNext:                binding("down"),
	LinePrevious:            binding("up"),
	DeleteWordBackward:      binding("ctrl+w", "ctrl+backspace", "alt+backspace"),
	DeleteWordForward:       binding("ctrl+delete"),
	DeleteCharacterBackward: binding("backspace", "ctrl+h"),
	DeleteCharacterForward:  binding("delete"),
	LineStart:               binding("home", "ctrl+a"),
	LineEnd:                 binding("end", "ctrl+e"),
	PageUp:                  binding("pgup"),
	PageDown:                binding("pgdown"),
	InputBegin:              binding("ctrl+home"),
	InputEnd:                binding("ctrl+end"),
	SelectCharacterForward:  binding("shift+right"),
	SelectCharacterBackward: binding("shift+left"),
	SelectLineUp:            binding("shift+up"),
	SelectLineDown:          binding("shift+down"),
}

// newEditor opens a field with text, which is what stands there or a draft of it.
func newEditor(spec textSpec, text string) *editor {
	area := textarea.New()
	area.Prompt = "" // the bar is put before each line in view, since the widget takes long over it
	area.ShowLineNumbers = false
	area.EndOfBufferCharacter = ' '
	area.CharLimit = 0 // what stands there is never cut, however long; full looks after the rest
	area.MaxHeight = 0
	area.MaxWidth = 0
	area.MaxContentHeight = 10 * maxText // never reached: full is before it
	area.KeyMap = areaKeys
	if !spec.single {
		area.KeyMap.InsertNewline = binding("enter", "ctrl+m")
	}
	area.SetVirtualCursor(false)
	styles := area.Styles()
	styles.Focused = textarea.StyleState{Selection: selectedStyle}
	area.SetStyles(styles)
	area.Focus()
	area.SetValue(spec.value)
	base := area.Value()
	if text != spec.value {
		area.SetValue(text)
	}
	return &editor{spec: spec, area: area, base: base}
}

// text is what the field holds now, cleaned.
func (e *editor) text() string {
	clean, _ := interview.Clean(e.area.Value())
	return strings.TrimRight(clean, " \n")
}

// changed reports whether the person changed the text since the field was entered.
func (e *editor) changed() bool { return e.area.Value() != e.base }

// saved makes the text that stands there the one that changes are counted from.
func (e *editor) saved() { e.base, e.spec.value = e.area.Value(), e.text() }

// full reports whether the field takes no more.
func (e *editor) full() bool {
	return e.area.Length() >= maxText || e.area.LineCount() >= maxLines
}

// adds reports whether a key would make the text longer.
func (e *editor) adds(msg tea.KeyPressMsg) bool {
	return msg.Text != "" || key.Matches(msg, e.area.KeyMap.InsertNewline)
}

// handle gives a key to the text. It reports whether the key did something
// there: an arrow at the edge of the text does not.
func (e *editor) handle(msg tea.KeyPressMsg) bool {
	if e.full() && e.adds(msg) {
		return true
	}
	before := e.position()
	text := e.area.Length()
	e.area, _ = e.area.Update(msg)
	return e.position() != before || e.area.Length() != text || !key.Matches(msg, areaKeys.LineNext, areaKeys.LinePrevious)
}

type caret struct{ line, row, column int }

func (e *editor) position() caret {
	return caret{e.area.Line(), e.area.LineInfo().RowOffset, e.area.Column()}
}

// paste puts cleaned text in at the cursor. It answers with a notice for the
// person when something was left out, and refuses whole what does not fit.
func (e *editor) paste(content string) (notice string) {
	clean, removed := interview.Clean(content)
	if e.spec.single {
		clean, removed = interview.CleanLine(content)
	}
	if e.area.Length()+len([]rune(clean)) > maxText || e.area.LineCount()+strings.Count(clean, "\n") > maxLines {
		return "Teksten er for lang: feltet tager højst 20.000 tegn. Intet er sat ind."
	}
	e.area.InsertString(clean)
	if removed > 0 {
		return "Nogle usynlige tegn i den indsatte tekst er fjernet."
	}
	return ""
}

// view draws the text at a width, at least low and at most high lines. The
// cursor is relative to the first line.
func (e *editor) view(width, low, high int) ([]string, *tea.Cursor) {
	if e.spec.single {
		low, high = 1, 1
	}
	e.area.SetWidth(width - 2)
	e.area.SetHeight(min(max(e.lines(width)+1, low), max(high, low)))
	lines, cursor := strings.Split(e.area.View(), "\n"), e.area.Cursor()
	if e.spec.lens != nil && cursor != nil {
		e.spec.lens.read(e.area.Value())
		lines = e.spec.lens.mark(lines, cursor.Y, e.lettersBefore())
	}
	bar := accentStyle.Render("│ ")
	for i := range lines {
		lines[i] = bar + lines[i]
	}
	if cursor != nil {
		cursor.X += 2
	}
	return lines, cursor
}

// lettersBefore counts the letters of the text before the row with the cursor.
func (e *editor) lettersBefore() int {
	n := 0
	for i, line := range strings.SplitN(e.area.Value(), "\n", e.area.Line()+2) {
		switch {
		case i < e.area.Line():
			n += countLetters(line)
		case i == e.area.Line():
			runes := []rune(line)
			n += countLetters(string(runes[:min(e.area.LineInfo().StartColumn, len(runes))]))
		}
	}
	return n
}

// lines counts the lines that the text takes at a width.
func (e *editor) lines(width int) int {
	count := 0
	for line := range strings.SplitSeq(e.area.Value(), "\n") {
		count += 1 + len([]rune(line))/max(width-2, 1)
	}
	return count
}
