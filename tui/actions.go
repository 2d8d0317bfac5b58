package tui

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/tui/commands"
)

// goStart goes to the list of sager.
func goStart(a *App) tea.Cmd {
	start := newStart(a.env, Start)
	start.asked = true
	a.show(start)
	return commands.ReadSager(a.env.ctx, a.env.store, a.env.saver)
}

// newTilbud opens the registration of a new tilbud.
func newTilbud(a *App) tea.Cmd {
	model, err := a.env.library.Newest()
	if err != nil {
		return a.do(failed(err))
	}
	return newRegistration(a.env, model).open(a)
}

// remember makes a draft that an earlier run left the registration to go on with.
func remember(draft interview.Draft) action {
	return func(a *App) tea.Cmd {
		if model, err := a.env.library.Newest(); err == nil {
			a.env.newcomer = &newcomer{draft.Sag, valuesOf(interview.ReadRegistration(model, draft.Text))}
		}
		return nil
	}
}

// opening is a sag that is being read, and what to do when it is there.
type opening struct {
	env   *environment
	mode  Mode
	draft *interview.Draft
}

// openSag reads a sag and shows it in a mode; Start shows it where it has got to.
// With a draft it goes to the draft's field.
func openSag(id interview.SagID, mode Mode, draft *interview.Draft) action {
	return func(a *App) tea.Cmd {
		a.show(&readingScreen{opening{env: a.env, mode: mode, draft: draft}})
		return commands.ReadSag(a.env.ctx, a.env.store, a.env.saver, id)
	}
}

// showSag puts a sag that has been read on the screen.
func (o opening) showSag(read commands.SagRead) action {
	if read.Err != nil {
		return failed(read.Err)
	}
	model, err := o.env.library.Edition(read.Sag.Edition)
	if err != nil {
		return failed(err)
	}
	s := newSession(o.env, model, read.Sag)
	s.drafts = read.Drafts
	if o.draft != nil {
		return s.showDraft(*o.draft)
	}
	return s.show(o.mode)
}

// show puts the stage on the screen that a mode asks for.
func (s *session) show(mode Mode) action {
	if mode == InterviewMode || !s.sag.Closed {
		screen := newGodkendelse(s)
		if mode == OpfoelgningMode {
			return func(a *App) tea.Cmd {
				a.show(screen)
				return a.do(screen.showGaps("Opfølgningen begynder, når godkendelsen er afsluttet. Det mangler endnu:"))
			}
		}
		return s.put(screen)
	}
	if latest := s.sag.Latest(); latest != nil {
		return s.put(newTilsyn(s, latest.Nr))
	}
	return newTilsynForm(s).open
}

// put shows a sag screen and offers the text that an earlier run left in it,
// the newest when there is more; the others are taken up in their fields.
func (s *session) put(screen *sagScreen) action {
	return func(a *App) tea.Cmd {
		a.show(screen)
		newestFirst := slices.SortedFunc(maps.Values(s.drafts), func(a, b interview.Draft) int { return b.At.Compare(a.At) })
		for _, draft := range newestFirst {
			if s.stageOf(draft.Field) == screen.stage.tilsyn() {
				a.dialog = &draftDialog{
					draft: draft, where: draft.Field.Danish() + ", " + s.sag.Tilbud.Navn,
					resume: func(a *App) tea.Cmd { return s.resume(a, screen, draft) },
					drop:   func(*App) tea.Cmd { s.forget(draft.Field); return nil },
				}
				return nil
			}
		}
		return nil
	}
}

// resume goes on with a draft on a screen of its sag, or in the form that it was left in.
func (s *session) resume(a *App, screen *sagScreen, draft interview.Draft) tea.Cmd {
	if draft.Field == interview.RegistrationField {
		return mendRegistration(s).open(a)
	}
	screen.resume(draft)
	return nil
}

// showDraft goes to the field of a draft.
func (s *session) showDraft(draft interview.Draft) action {
	return func(a *App) tea.Cmd {
		var screen *sagScreen
		switch stage := s.stageOf(draft.Field); {
		case stage == inPlan:
			screen = newPlan(s, draft.Field.Place().Item)
		case s.sag.Visit(stage) != nil:
			screen = newTilsyn(s, stage)
		default:
			screen = newGodkendelse(s)
		}
		a.show(screen)
		return s.resume(a, screen, draft)
	}
}

// failed goes to the list of sager and says there what went wrong.
func failed(err error) action {
	return func(a *App) tea.Cmd {
		cmd := goStart(a)
		a.dialog = &messageDialog{title: "Sagen kan ikke åbnes", text: shortReason(err)}
		return cmd
	}
}

// shortReason is what a person can use of an error. It may name a file, and a name
// can have anything in it.
func shortReason(err error) string {
	clean, _ := interview.CleanLine(reason(err))
	return clean
}

func reason(err error) string {
	var explained interview.Explained
	if errors.As(err, &explained) {
		problem, remedy := explained.Explain()
		return problem + ". " + remedy
	}
	for _, known := range []struct {
		is   error
		text string
	}{
		{interview.ErrNotFound, "Sagen findes ikke længere i databasen."},
		{interview.ErrBroken, "Sagens journal er beskadiget. Luk programmet, og giv kommandoen spindel tjek --reparer."},
		{interview.ErrNewer, "Sagen er skrevet af en nyere version af spindel. Installér den nyeste version."},
		{interview.ErrStoreUnusable, "Databasen svarer ikke. Er disken fuld, eller er filen låst?"},
	} {
		if errors.Is(err, known.is) {
			return known.text
		}
	}
	return fmt.Sprintf("Uventet fejl: %v.", err)
}

// readingScreen stands while a sag is read.
type readingScreen struct{ opening }

func (s *readingScreen) title() string              { return "spindel" }
func (s *readingScreen) resize(int, int)            {}
func (s *readingScreen) key(tea.KeyPressMsg) action { return nil }
func (s *readingScreen) paste(string) action        { return nil }
func (s *readingScreen) typing() bool               { return false }
func (s *readingScreen) hints() []hint              { return []hint{hintQuit} }
func (s *readingScreen) help() []helpSection        { return nil }
func (s *readingScreen) notice() string             { return "" }
func (s *readingScreen) save()                      {}
func (s *readingScreen) view(int, int) ([]string, *tea.Cursor) {
	return []string{"", "  Åbner sagen …"}, nil
}

func (s *readingScreen) other(msg tea.Msg) action {
	if read, ok := msg.(commands.SagRead); ok {
		return s.showSag(read)
	}
	return nil
}
