package tui

import (
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// session is a sag that is open, with the model that it was made under.
type session struct {
	env    *environment
	model  *kvalitetsmodel.Model
	sag    *interview.Sag
	drafts map[interview.Field]interview.Draft // left behind by an earlier run, and not yet taken up
	notice string                              // the last thing to tell the person, for the footer
	undos  [][]interview.Change                // what takes back each record of this session, the latest last
}

func newSession(env *environment, model *kvalitetsmodel.Model, sag *interview.Sag) *session {
	return &session{env: env, model: model, sag: sag, drafts: map[interview.Field]interview.Draft{}}
}

// record makes changes in the sag and hands them to the saver. When a rule
// stands against them the person is told and nothing is changed.
func (s *session) record(changes ...interview.Change) bool {
	var inverses []interview.Change
	for _, change := range slices.Backward(changes) {
		if inverse := interview.Inverse(s.sag, change); inverse != nil {
			inverses = append(inverses, inverse)
		}
	}
	if !s.make(changes) {
		return false
	}
	if len(inverses) > 0 {
		s.undos = append(s.undos, inverses)
	}
	return true
}

// undo takes the latest record back, as changes of their own in the journal.
// Each is made alone, since what one of them speaks of may be gone by now.
func (s *session) undo() {
	if len(s.undos) == 0 {
		s.notice = "Der er ikke mere at fortryde."
		return
	}
	latest := s.undos[len(s.undos)-1]
	s.undos = s.undos[:len(s.undos)-1]
	undone := false
	for _, inverse := range latest {
		undone = s.make([]interview.Change{inverse}) || undone
	}
	if undone {
		s.notice = "Den seneste ændring er fortrudt."
	}
}

func (s *session) make(changes []interview.Change) bool {
	entries, err := s.sag.Record(s.model, s.env.now(), s.env.by, changes...)
	if err != nil {
		s.notice = shortReason(err)
		return false
	}
	s.notice = ""
	s.env.status.working()
	s.env.saver.Append(entries)
	return true
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
