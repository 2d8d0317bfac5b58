package tui

import (
	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

// session is a sag that is open, with the model that it was made under.
type session struct {
	env     *environment
	model   *kvalitetsmodel.Model
	guide   *kvalitetsmodel.Vejledning // the guidance to the model that is in use
	sag     *interview.Sag
	drafts  map[interview.Field]interview.Draft // left behind by an earlier run, and not yet taken up
	notice  string                              // the last thing to tell the person, for the footer
	history interview.History                   // what can be taken back of this session
	work    *sagScreen                          // the godkendelse or tilsyn that was on the screen last, to which the plan leads back
}

// newSession opens a sag. Guidance that is not in order keeps nobody from it.
func newSession(env *environment, model *kvalitetsmodel.Model, sag *interview.Sag) *session {
	s := &session{env: env, model: model, sag: sag, drafts: map[interview.Field]interview.Draft{}}
	var err error
	if s.guide, err = env.library.Vejledning(model.Edition); err != nil {
		s.notice = "Jeres vejledning har fejl, så spindels egen bruges. Se fejlen med: spindel model vejledning"
	}
	if s.guide == nil {
		s.guide = &kvalitetsmodel.Vejledning{}
	}
	return s
}

// udfoldelse is the guidance to an indikator for the tilbud.
func (s *session) udfoldelse(id kvalitetsmodel.IndikatorID) kvalitetsmodel.Udfoldelse {
	u, err := s.guide.Udfoldelse(id, s.sag.Tilbud.Tilbudstyper)
	if err != nil {
		s.notice = shortReason(err)
	}
	return u
}

// record makes changes in the sag and hands them to the saver. When a rule
// stands against them the person is told and nothing is changed.
func (s *session) record(changes ...interview.Change) bool {
	history := s.history
	history.Made(s.sag, changes...)
	if !s.make(changes) {
		return false
	}
	s.history = history
	return true
}

// undo takes the latest record back, as changes of their own in the journal, and
// answers with the field that was changed.
func (s *session) undo() (interview.Field, bool) {
	return s.replay(s.history.Undo, "Der er ikke mere at fortryde.")
}

// redo makes again what was taken back last.
func (s *session) redo() (interview.Field, bool) {
	return s.replay(s.history.Redo, "Der er ikke mere at gøre om.")
}

func (s *session) replay(step func(*interview.Sag, func(interview.Change) bool) (interview.Field, bool), nothing string) (interview.Field, bool) {
	refused := false
	field, done := step(s.sag, func(change interview.Change) bool {
		made := s.make([]interview.Change{change})
		refused = refused || !made
		return made
	})
	if !done && !refused {
		s.notice = nothing
	}
	return field, done
}

// rebase takes the sag as it is after another program had changed it. What
// would take this session's own changes back no longer fits.
func (s *session) rebase(rebased commands.Rebased) {
	s.sag, s.history = rebased.Sag, interview.History{}
	s.moveDrafts(rebased.Items)
	for _, draft := range rebased.Drafts {
		s.drafts[draft.Field] = draft
	}
}

// make records changes that are not to be remembered for undoing.
func (s *session) make(changes []interview.Change) bool {
	entries, err := s.sag.Record(s.model, s.env.now(), s.env.by, changes...)
	if err != nil {
		s.notice = shortReason(err)
		return false
	}
	s.notice = ""
	s.env.status.working()
	s.env.saver.Append(entries)
	for _, change := range changes {
		if draft, postponed := s.drafts[change.Field()]; postponed {
			s.env.saver.Draft(draft) // the entry dropped it, but its text has not been taken up
		}
	}
	return true
}

// keepAside makes a text that could not be recorded a draft, to be taken up later.
func (s *session) keepAside(field interview.Field, text string) {
	if field != "" {
		draft := interview.Draft{Sag: s.sag.ID, Field: field, Text: text, At: s.env.now()}
		s.drafts[field] = draft
		s.env.saver.Draft(draft)
	}
}

// typed hands what is being typed to the saver as a draft.
func (s *session) typed(field interview.Field, text string) {
	if field == "" {
		return
	}
	s.notice = ""
	s.env.status.working()
	s.env.saver.Draft(interview.Draft{Sag: s.sag.ID, Field: field, Text: text, At: s.env.now()})
}

// forget drops the draft of a field.
func (s *session) forget(field interview.Field) {
	delete(s.drafts, field)
	if field != "" {
		s.env.status.working()
		s.env.saver.DropDraft(s.sag.ID, field)
	}
}

// speaker is who answered last, since one conversation has few speakers.
func (s *session) speaker() string {
	speaker, latest := "", interview.Date("")
	for _, indikator := range s.model.Indikatorer() {
		if a := s.sag.Answers[indikator.ID]; a.Speaker != "" && a.Date >= latest {
			speaker, latest = a.Speaker, a.Date
		}
	}
	return speaker
}

// inPlan is the number of the stage that is the opfølgningsplan, where a tilsyn has its own.
const inPlan = -1

// stageOf is the stage that a field belongs to: the number of its tilsyn, 0 for the
// godkendelse, or inPlan. A point that a tilsyn has added belongs there.
func (s *session) stageOf(field interview.Field) int {
	place := field.Place()
	if place.Plan {
		return inPlan
	}
	if point := s.sag.Point(place.Point); point != nil && place.Tilsyn == 0 {
		return point.Tilsyn
	}
	return place.Tilsyn
}
