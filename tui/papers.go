package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/dokument"
	"spindel/tui/commands"
)

// papersDialog offers the papers of a sag, to be written to a file.
type papersDialog struct {
	session *session
	papers  []dokument.Paper
	at      int
}

// showPapers opens the list, at the paper that fits where the sag has got to.
func (s *session) showPapers(key string) action {
	d := &papersDialog{session: s, papers: dokument.Papers()}
	for i, paper := range d.papers {
		if paper.Key == key {
			d.at = i
		}
	}
	return func(a *App) tea.Cmd { a.dialog = d; return nil }
}

func (d *papersDialog) key(msg tea.KeyPressMsg) (bool, action) {
	switch msg.String() {
	case "up":
		d.at = max(d.at-1, 0)
	case "down":
		d.at = min(d.at+1, len(d.papers)-1)
	case "enter", "h":
		return true, d.write("html", func(doc dokument.Document) ([]byte, error) { return []byte(dokument.HTML(doc)), nil })
	case "w":
		return true, d.write("docx", dokument.DOCX)
	case "esc", "q":
		return true, nil
	}
	return false, nil
}

// write makes the document of the sag as it is now; what takes time is done beside
// the program.
func (d *papersDialog) write(ending string, as func(dokument.Document) ([]byte, error)) action {
	s, paper := d.session, d.papers[d.at]
	today := interview.DateOf(s.env.now())
	doc := paper.Make(s.model, s.sag, today)
	name := fmt.Sprintf("%s-%s-%s.%s", fileName(s.sag.ID), paper.Key, today, ending)
	return func(*App) tea.Cmd {
		return commands.WriteDocument(s.env.writeFile, name, func() ([]byte, error) { return as(doc) })
	}
}

// fileName is the id of a sag as a part of the name of a file. An id has nothing but
// small letters, digits and hyphens, unless somebody else wrote it into the database.
func fileName(id interview.SagID) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '_'
	}, string(id))
}

func (d *papersDialog) view(width, _ int) []string {
	var lines []string
	for i, paper := range d.papers {
		lines = append(lines, pointer(i == d.at)+paper.Name)
	}
	lines = append(lines, "", "Enter  til browser og udskrift (HTML)     w  til Word (DOCX)",
		"Dokumentet lægges i din mappe til dokumenter.")
	return box(width, "Skriv et dokument", lines...)
}

func (d *papersDialog) hints() []hint {
	return []hint{{"↑↓", "vælg"}, {"Enter", "HTML"}, {"w", "Word"}, hintBack}
}

// written tells where a document is, or what stood against it.
func documentWritten(msg commands.DocumentWritten) *messageDialog {
	if msg.Err != nil {
		return &messageDialog{"Dokumentet er ikke skrevet", shortReason(msg.Err)}
	}
	path, _ := interview.CleanLine(msg.Path)
	return &messageDialog{"Dokumentet er skrevet", path}
}
