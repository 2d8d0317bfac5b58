package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/tui/commands"
)

// startScreen lists the sager: search, open, make a new one.
type startScreen struct {
	env       *environment
	mode      Mode
	sager     []interview.Summary
	drafts    []interview.Draft
	read      bool
	failed    error
	at        int // the chosen sag
	top       int // the first sag on the screen
	search    string
	searching bool
	asked     bool // the drafts have been offered
	width     int
	height    int
}

// listTop is how many lines stand above the list.
const listTop = 2

func newStart(env *environment, mode Mode) *startScreen { return &startScreen{env: env, mode: mode} }

func (s *startScreen) title() string {
	switch s.mode {
	case InterviewMode:
		return "spindel · vælg en sag til godkendelse"
	case OpfoelgningMode:
		return "spindel · vælg en sag til opfølgning"
	}
	return "spindel · sager"
}

func (s *startScreen) resize(width, height int) { s.width, s.height = width, height }
func (s *startScreen) typing() bool             { return s.searching }
func (s *startScreen) notice() string           { return "" }
func (s *startScreen) save()                    {}

func (s *startScreen) paste(text string) action {
	if s.searching {
		clean, _ := interview.CleanLine(text)
		s.search += clean
	}
	return nil
}

func (s *startScreen) other(msg tea.Msg) action {
	switch msg := msg.(type) {
	case commands.SagerRead:
		return s.take(msg)
	case tea.MouseWheelMsg:
		s.command(map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[msg.Button])
	case tea.MouseClickMsg:
		if row := (msg.Y-1-listTop)/2 + s.top; msg.Button == tea.MouseLeft && msg.Y > listTop && row < len(s.found()) {
			if row == s.at {
				return s.command("enter")
			}
			s.at = row
		}
	}
	return nil
}

// take shows the list when it has been read, and offers the text of an earlier run.
func (s *startScreen) take(read commands.SagerRead) action {
	s.read, s.failed = true, read.Err
	s.sager, s.drafts = read.Sager, read.Drafts
	if len(s.drafts) > 0 && !s.asked {
		s.asked = true
		return s.offer(0)
	}
	return nil
}

// offer shows the drafts one by one, the newest first.
func (s *startScreen) offer(i int) action {
	if i >= len(s.drafts) {
		return nil
	}
	draft := s.drafts[i]
	name, registered := s.nameOf(draft.Sag)
	where := draft.Field.Danish() + ", " + name
	resume, later := openSag(draft.Sag, Start, &draft), s.offer(i+1)
	if !registered && draft.Field == interview.RegistrationField {
		where = "registreringen af et nyt tilbud"
		resume, later = both(remember(draft), newTilbud), both(remember(draft), later)
	}
	return func(a *App) tea.Cmd {
		a.dialog = &draftDialog{
			draft: draft, where: where,
			resume: resume,
			drop: func(a *App) tea.Cmd {
				a.env.saver.DropDraft(draft.Sag, draft.Field)
				return a.do(s.offer(i + 1))
			},
			later: later,
		}
		return nil
	}
}

// nameOf is what a sag is called, or its id where no such sag is registered.
func (s *startScreen) nameOf(id interview.SagID) (name string, registered bool) {
	for _, sag := range s.sager {
		if sag.ID == id {
			return sag.Navn, true
		}
	}
	return string(id), false
}

// found lists the sager that the search lets through.
func (s *startScreen) found() []interview.Summary {
	var found []interview.Summary
	wanted := strings.ToLower(s.search)
	for _, sag := range s.sager {
		if s.mode == OpfoelgningMode && sag.Phase == interview.UnderGodkendelse {
			continue
		}
		if strings.Contains(strings.ToLower(sag.Navn+" "+string(sag.ID)+" "+s.types(sag)), wanted) {
			found = append(found, sag)
		}
	}
	return found
}

func (s *startScreen) types(sag interview.Summary) string {
	model, err := s.env.library.Edition(sag.Edition)
	if err != nil {
		return ""
	}
	var names []string
	for _, key := range sag.Typer {
		if t := model.Tilbudstype(key); t != nil {
			names = append(names, t.Navn)
		}
	}
	return strings.Join(names, ", ")
}

func (s *startScreen) key(msg tea.KeyPressMsg) action {
	k := msg.String()
	if s.searching {
		switch k {
		case "backspace":
			if runes := []rune(s.search); len(runes) > 0 {
				s.search = string(runes[:len(runes)-1])
			}
			return nil
		case "esc":
			s.searching, s.search = false, ""
			return nil
		case "enter":
			s.searching = false
			return nil
		}
		if msg.Text != "" {
			s.search += msg.Text
			s.at = 0
			return nil
		}
	}
	return s.command(k)
}

func (s *startScreen) command(k string) action {
	found := s.found()
	s.at = max(0, min(s.at, len(found)-1))
	switch k {
	case "up":
		s.at = max(s.at-1, 0)
	case "down":
		s.at = min(s.at+1, max(len(found)-1, 0))
	case "pgdown":
		s.at = min(s.at+10, max(len(found)-1, 0))
	case "pgup":
		s.at = max(s.at-10, 0)
	case "home":
		s.at = 0
	case "end":
		s.at = max(len(found)-1, 0)
	case "/":
		s.searching = true
	case "n":
		return newTilbud
	case "q":
		return func(a *App) tea.Cmd { return a.leave(false) }
	case "esc":
		s.search = ""
	}
	if len(found) == 0 {
		if k == "enter" && len(s.sager) == 0 && s.read {
			return newTilbud
		}
		return nil
	}
	switch id := found[s.at].ID; k {
	case "enter":
		return openSag(id, s.mode, nil)
	case "i":
		return openSag(id, InterviewMode, nil)
	case "o":
		return openSag(id, OpfoelgningMode, nil)
	}
	return nil
}

func (s *startScreen) view(width, height int) ([]string, *tea.Cursor) {
	switch {
	case s.failed != nil:
		return box(width, "Sagerne kan ikke læses", shortReason(s.failed), "", "Luk med Ctrl+Q, og kør spindel overblik for at se mere."), nil
	case !s.read:
		return []string{"", "  Henter sagerne …"}, nil
	case len(s.sager) == 0:
		return s.welcome(width), nil
	}
	lines := []string{s.searchLine(), ""} // listTop lines
	found := s.found()
	if len(found) == 0 {
		lines = append(lines, "  Ingen sager passer. Tryk Esc for at se dem alle.")
	}
	s.at = max(0, min(s.at, len(found)-1))
	room := max((height-len(lines))/2, 1)
	s.top = max(0, min(s.at-room/2, len(found)-room))
	for i := s.top; i < min(s.top+room, len(found)); i++ {
		lines = append(lines, s.rows(found[i], i == s.at, width)...)
	}
	var cursor *tea.Cursor
	if s.searching {
		cursor = tea.NewCursor(len([]rune("  Søg: "+s.search)), 0)
	}
	return lines, cursor
}

func (s *startScreen) searchLine() string {
	if s.searching || s.search != "" {
		return "  Søg: " + s.search
	}
	return faintStyle.Render("  " + counted(len(s.sager), "sag", "sager, den senest ændrede først"))
}

// rows is a sag on two lines: its name and phase, then type and progress.
func (s *startScreen) rows(sag interview.Summary, chosen bool, width int) []string {
	first := spread("  "+pointer(chosen)+sag.Navn, sag.Phase.Danish()+"  ", width)
	progress := fmt.Sprintf("%d af %d besvaret · %s", sag.Answered, sag.Indikatorer, counted(sag.Points, "punkt", "punkter"))
	if sag.Tilsyn > 0 {
		progress = fmt.Sprintf("tilsyn %d: fund på %d af %d tjek · %d scoret", sag.Tilsyn,
			sag.Confirmed+sag.Partly+sag.Unconfirmed+sag.Unexamined, sag.Checks, sag.Scored)
	}
	second := faintStyle.Render(spread("      "+s.types(sag), progress+"  ", width))
	if chosen {
		first = selectedStyle.Render(first)
	}
	return []string{first, second}
}

func (s *startScreen) welcome(width int) []string {
	return box(width, "Velkommen til spindel",
		"Her er ingen sager endnu.", "",
		"Tryk n for at registrere et tilbud og begynde på en godkendelse.",
		"spindel fører dig gennem indikatorerne, gemmer tilbuddets svar som opfølgningspunkter og viser dem igen ved tilsynet.", "",
		"Vil du se dig om først, så luk med Ctrl+Q og kør: spindel demo")
}

func (s *startScreen) hints() []hint {
	if s.searching {
		return []hint{{"Enter", "vælg"}, {"Esc", "ryd søgningen"}, hintQuit, hintHelpF}
	}
	if s.failed != nil {
		return []hint{hintQuit, hintHelp}
	}
	if len(s.sager) == 0 {
		return []hint{{"n", "nyt tilbud"}, hintQuit, hintHelp}
	}
	return []hint{{"↑↓", "vælg"}, {"Enter", "åbn"}, {"n", "nyt tilbud"}, {"o", "opfølgning"}, {"/", "søg"}, {"q", "luk"}, hintHelp}
}

func (s *startScreen) help() []helpSection {
	return []helpSection{{"Sagerne", []hint{
		{"↑ ↓", "vælg en sag"}, {"Enter", "åbn sagen, hvor den er nået til"},
		{"i", "åbn godkendelsen"}, {"o", "åbn opfølgningen"}, {"n", "registrér et nyt tilbud"},
		{"/", "søg på navn, type eller sagens id"}, {"q Ctrl+Q", "luk spindel"}}}}
}
