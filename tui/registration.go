package tui

import (
	"crypto/rand"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// tilbudValues is what the fields of a registration are bound to.
type tilbudValues struct {
	navn, maalgruppe, ansoeger, specialister string
	typer                                    []kvalitetsmodel.TilbudstypeKey
	privat                                   bool
}

func (v *tilbudValues) tilbud() interview.Tilbud {
	line := func(s string) string { clean, _ := interview.CleanLine(s); return clean }
	return interview.Tilbud{
		Navn: line(v.navn), Tilbudstyper: v.typer, PrivatBestyrelse: v.privat,
		Maalgruppe: line(v.maalgruppe), Ansoeger: line(v.ansoeger), Specialister: line(v.specialister),
	}
}

func valuesOf(t interview.Tilbud) tilbudValues {
	return tilbudValues{navn: t.Navn, typer: t.Tilbudstyper, privat: t.PrivatBestyrelse,
		maalgruppe: t.Maalgruppe, ansoeger: t.Ansoeger, specialister: t.Specialister}
}

// newcomer is a tilbud that is being registered and has no sag yet. Its draft goes by an
// id of its own, since that of a sag has the name of the tilbud in it.
type newcomer struct {
	id     interview.SagID
	values tilbudValues
}

// newRegistration registers a new tilbud. What was filled in stays when the
// person goes away from the form and comes back.
func newRegistration(env *environment, model *kvalitetsmodel.Model) *formScreen {
	if env.newcomer == nil {
		env.newcomer = &newcomer{id: env.newID(string(interview.RegistrationField))}
	}
	id, values := env.newcomer.id, &env.newcomer.values
	f := registration(model, values)
	f.heading, f.back = "spindel · registrér et tilbud", goStart
	f.keep = keepRegistration(env, model, id, values, interview.Tilbud{})
	f.finish = func() (string, action) {
		s, kept := newSession(env, model, interview.NewSag(env.newID(values.navn))), f.kept()
		if !s.record(interview.TilbudRegistered{Edition: model.Edition, Tilbud: values.tilbud()}) {
			return s.notice, nil
		}
		env.saver.DropDraft(id, interview.RegistrationField)
		env.newcomer = nil
		s.notice = kept
		return "", showGodkendelse(s)
	}
	return f
}

// keepRegistration keeps what differs from a registration as a draft, from the first
// difference on.
func keepRegistration(env *environment, model *kvalitetsmodel.Model, id interview.SagID, v *tilbudValues, before interview.Tilbud) func() {
	last, same := interview.RegistrationDraft(model, v.tilbud()), interview.RegistrationDraft(model, before)
	return func() {
		text := interview.RegistrationDraft(model, v.tilbud())
		if text == last {
			return
		}
		last = text
		env.status.working()
		if text == same {
			env.saver.DropDraft(id, interview.RegistrationField)
			return
		}
		env.saver.Draft(interview.Draft{Sag: id, Field: interview.RegistrationField, Text: text, At: env.now()})
	}
}

// mendRegistration changes the registration of a sag, beginning with what an
// earlier run left.
func mendRegistration(s *session) *formScreen {
	t, problem := s.sag.Tilbud, ""
	if draft, left := s.drafts[interview.RegistrationField]; left {
		t, problem = interview.ReadRegistration(s.model, draft.Text), takenUp(draft)
		delete(s.drafts, interview.RegistrationField)
	}
	values := valuesOf(t)
	f := registration(s.model, &values)
	f.about.hints[2].does = "tilbage til godkendelsen; rettelserne gemmes ikke"
	f.heading, f.session, f.problem = s.sag.Tilbud.Navn+" · ret registreringen", s, problem
	f.back = func(a *App) tea.Cmd {
		s.forget(interview.RegistrationField)
		return a.do(showGodkendelse(s))
	}
	f.keep = keepRegistration(s.env, s.model, s.sag.ID, &values, s.sag.Tilbud)
	f.finish = func() (string, action) {
		tilbud := values.tilbud()
		if !tilbud.Equal(s.sag.Tilbud) && !s.record(interview.TilbudRegistered{Edition: s.model.Edition, Tilbud: tilbud}) {
			problem := s.notice
			s.notice = ""
			return problem, nil
		}
		s.forget(interview.RegistrationField)
		s.notice = f.kept()
		return "", showGodkendelse(s)
	}
	return f
}

// registration is the form that both have.
func registration(model *kvalitetsmodel.Model, v *tilbudValues) *formScreen {
	f := &formScreen{
		pick: hint{"↑↓ Mellemrum", "vælg i lister"},
		about: helpSection{"Registrering", []hint{
			{"↑ ↓", "gå op og ned i listen"}, {"Mellemrum", "vælg en tilbudstype til eller fra"},
			{"Esc", "tilbage; det udfyldte er gemt og kommer frem igen"}}},
	}
	f.fields = func(width int) []*huh.Group {
		options := make([]huh.Option[kvalitetsmodel.TilbudstypeKey], len(model.Tilbudstyper))
		for i, t := range model.Tilbudstyper {
			options[i] = huh.NewOption(optionText(t, width), t.Key)
		}
		return []*huh.Group{
			huh.NewGroup(
				f.input("Navn", "Tilbuddets navn", &v.navn),
				f.input("Målgruppe", "Målgruppe", &v.maalgruppe),
				f.input("Ansøger", "Hvem ansøger?", &v.ansoeger),
				f.input("Specialister", "Hvilke specialister er inddraget?", &v.specialister),
			),
			huh.NewGroup(huh.NewMultiSelect[kvalitetsmodel.TilbudstypeKey]().
				Title("Tilbudstype (mellemrum vælger, flere er muligt)").Options(options...).Value(&v.typer).
				Filterable(false).Height(len(options) + 1)),
			huh.NewGroup(huh.NewSelect[bool]().Title("Er tilbuddet privat med en bestyrelse?").
				Options(huh.NewOption("Nej", false), huh.NewOption("Ja, det er privat og har en bestyrelse", true)).Value(&v.privat)),
		}
	}
	return f
}

// optionText is a tilbudstype with its legal basis where there is room for both.
func optionText(t kvalitetsmodel.Tilbudstype, width int) string {
	const marks = 8 // what the form draws before an option
	if both := t.Navn + " (" + t.Hjemmel + ")"; len([]rune(both))+marks <= width {
		return both
	}
	return cut(t.Navn, width-marks)
}

// showGodkendelse goes to the godkendelse of a sag that is open.
func showGodkendelse(s *session) action {
	return func(a *App) tea.Cmd {
		a.show(newGodkendelse(s))
		return nil
	}
}

// NewID makes sag ids with random letters from the system.
func NewID(navn string) interview.SagID {
	var random [4]byte
	rand.Read(random[:]) // never fails, by its documentation
	return interview.NewSagID(strings.TrimSpace(navn), random)
}
