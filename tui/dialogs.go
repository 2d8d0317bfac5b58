package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// helpSection is a group of keys on the help page.
type helpSection struct {
	title string
	hints []hint
}

// helpDialog names every key of the screen behind it.
type helpDialog struct {
	sections []helpSection
	top      int
}

func (d *helpDialog) key(msg tea.KeyPressMsg) (bool, action) {
	switch msg.String() {
	case "down", "pgdown":
		d.top += 3
	case "up", "pgup":
		d.top = max(0, d.top-3)
	case "esc", "enter", "?", "f1", "q":
		return true, nil
	}
	return false, nil
}

func (d *helpDialog) view(width, height int) []string {
	lines := []string{"", boldStyle.Render("  Taster")}
	for _, section := range d.sections {
		lines = append(lines, "", "  "+boldStyle.Render(section.title))
		for _, h := range section.hints {
			lines = append(lines, hang(pad("    "+h.keys, 24), h.does, width-2)...)
		}
	}
	d.top = max(0, min(d.top, len(lines)-height))
	if lines = lines[d.top:]; len(lines) > height {
		lines = append(lines[:height-1], faintStyle.Render("  ↓ mere"))
	}
	return lines
}

func (d *helpDialog) hints() []hint {
	return []hint{{"Esc", "luk hjælpen"}, {"↑↓", "rul"}, hintQuit}
}

// leaveDialog stands in the way of losing what is not saved. It is gone when it has been saved.
type leaveDialog struct{}

func (d *leaveDialog) key(msg tea.KeyPressMsg) (bool, action) { return msg.String() == "esc", nil }

func (d *leaveDialog) view(width, _ int) []string {
	return box(width, "Det sidste er ikke gemt", "Der kan ikke gemmes lige nu. spindel prøver igen hvert sekund.", "",
		"Tryk Esc for at blive, eller Ctrl+Q for at lukke uden at gemme det sidste.")
}

func (d *leaveDialog) hints() []hint { return []hint{{"Esc", "bliv"}, {"Ctrl+Q", "luk uden at gemme"}} }

// confirmDialog asks before something that is not done by accident.
type confirmDialog struct {
	title, text, yes string
	do               action
}

func (d *confirmDialog) key(msg tea.KeyPressMsg) (bool, action) {
	switch msg.String() {
	case "j", "J", "enter":
		return true, d.do
	case "n", "N", "esc":
		return true, nil
	}
	return false, nil
}

func (d *confirmDialog) view(width, _ int) []string {
	return box(width, d.title, d.text, "", fmt.Sprintf("j  %s      n  nej", d.yes))
}

func (d *confirmDialog) hints() []hint { return []hint{{"j", d.yes}, {"n", "nej"}, hintBack} }

// gapsDialog lists what is missing and goes there.
type gapsDialog struct {
	title string
	text  string
	gaps  []missing
	at    int
	extra hint   // a further key, may be empty
	also  action // what it does
}

// missing is a line of the list: what is missing, and the way to it.
type missing struct {
	name string
	jump action
}

func (d *gapsDialog) key(msg tea.KeyPressMsg) (bool, action) {
	switch k := msg.String(); k {
	case "down":
		d.at = min(d.at+1, len(d.gaps)-1)
	case "up":
		d.at = max(d.at-1, 0)
	case "pgdown":
		d.at = min(d.at+10, len(d.gaps)-1)
	case "pgup":
		d.at = max(d.at-10, 0)
	case "enter":
		if len(d.gaps) > 0 {
			return true, d.gaps[d.at].jump
		}
		return true, nil
	case "esc", "m", "q":
		return true, nil
	default:
		if d.also != nil && k == d.extra.keys {
			return true, d.also
		}
	}
	return false, nil
}

func (d *gapsDialog) view(width, height int) []string {
	lines := []string{"", "  " + boldStyle.Render(d.title)}
	for _, line := range wrap(d.text, width-4) {
		lines = append(lines, "  "+line)
	}
	lines = append(lines, "")
	room := max(height-len(lines), 1)
	top := max(0, min(d.at-room/2, len(d.gaps)-room))
	for i := top; i < min(top+room, len(d.gaps)); i++ {
		line := pad("  "+pointer(i == d.at)+d.gaps[i].name, width)
		if i == d.at {
			line = selectedStyle.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

func (d *gapsDialog) hints() []hint {
	if len(d.gaps) == 0 {
		return []hint{hintBack}
	}
	hints := []hint{{"Enter", "gå dertil"}, {"↑↓", "vælg"}, hintBack}
	if d.also != nil {
		hints = slices.Insert(hints, 1, d.extra)
	}
	return hints
}

// draftDialog offers text that an earlier run left behind.
type draftDialog struct {
	draft  interview.Draft
	where  string
	resume action
	drop   action
	later  action
}

func (d *draftDialog) key(msg tea.KeyPressMsg) (bool, action) {
	switch msg.String() {
	case "enter":
		return true, d.resume
	case "ctrl+d":
		return true, d.drop
	case "esc":
		return true, d.later
	}
	return false, nil
}

func (d *draftDialog) view(width, height int) []string {
	at := d.draft.At.Local()
	text := quoted(d.draft.Text, false, min(width, 76)-6)
	if room := max(height-12, 3); len(text) > room {
		text = append(text[:room-1], "│ …")
	}
	return box(width, "Her er tekst, der ikke blev færdig", append([]string{
		fmt.Sprintf("I %s.", d.where),
		fmt.Sprintf("Skrevet %s kl. %s.", interview.DateOf(at).Danish(), at.Format("15.04")), "",
	}, append(text, "", "Enter  fortsæt med teksten     Esc  senere     Ctrl+D  slet den")...)...)
}

func (d *draftDialog) hints() []hint {
	return []hint{{"Enter", "fortsæt med teksten"}, {"Esc", "senere"}, {"Ctrl+D", "slet teksten"}}
}

// box sets a title and lines in a calm frame near the top of the screen.
func box(width int, title string, lines ...string) []string {
	inner := min(width, 76) - 6
	out := []string{"", "  ╭" + strings.Repeat("─", inner+2) + "╮", "  │ " + boldStyle.Render(pad(title, inner)) + " │", "  │ " + pad("", inner) + " │"}
	for _, line := range lines {
		wrapped := wrap(line, inner)
		if len(wrapped) == 0 {
			wrapped = []string{""}
		}
		for _, part := range wrapped {
			out = append(out, "  │ "+pad(part, inner)+" │")
		}
	}
	return append(out, "  ╰"+strings.Repeat("─", inner+2)+"╯")
}

// messageDialog tells something that needs no answer.
type messageDialog struct{ title, text string }

func (d *messageDialog) key(msg tea.KeyPressMsg) (bool, action) {
	return msg.String() == "enter" || msg.String() == "esc", nil
}

func (d *messageDialog) view(width, _ int) []string { return box(width, d.title, d.text) }

func (d *messageDialog) hints() []hint { return []hint{{"Enter", "videre"}} }
