package interview

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"

	"spindel/kvalitetsmodel"
)

// Sag is the case folder of one tilbud: the fold of its journal.
type Sag struct {
	ID      SagID
	Seq     int    // number of the last entry
	Head    string // hash of the last entry
	Opened  time.Time
	Changed time.Time

	Edition string // id of the kvalitetsmodel edition that the sag was made under
	Tilbud  Tilbud

	Vejledning kvalitetsmodel.VejledningID // what the interviewer was guided by last; empty in a sag from before that was kept

	Answers        map[kvalitetsmodel.IndikatorID]Answer
	Judgements     map[kvalitetsmodel.IndikatorID]Judgement
	Points         []FollowUpPoint // in the order in which they came
	TemaAssessment map[int]string  // of the godkendelse, by number of the tema
	Closed         bool            // the godkendelse is closed
	ClosedAt       time.Time       // when it was closed last
	Tilsyn         []*Tilsyn
	Plan           Opfoelgningsplan

	// How many points an indikator and checks a point ever had, so that no id comes twice.
	drafted  map[kvalitetsmodel.IndikatorID]int
	numbered map[PointID]int
}

// NewSag is a sag without any entry.
func NewSag(id SagID) *Sag {
	return &Sag{
		ID:             id,
		Answers:        map[kvalitetsmodel.IndikatorID]Answer{},
		Judgements:     map[kvalitetsmodel.IndikatorID]Judgement{},
		TemaAssessment: map[int]string{},
		drafted:        map[kvalitetsmodel.IndikatorID]int{},
		numbered:       map[PointID]int{},
	}
}

// Fold makes the sag from its whole journal. Its error wraps ErrBroken or ErrNewer.
func Fold(id SagID, journal []Entry) (*Sag, error) {
	sag := NewSag(id)
	for _, entry := range journal {
		if err := sag.Apply(entry); err != nil {
			return nil, fmt.Errorf("fold sag %s: %w", id, err)
		}
	}
	return sag, nil
}

// Apply adds the next entry of the journal. When it fails the sag is as it was.
func (s *Sag) Apply(entry Entry) error {
	if entry.Sag != s.ID || !entry.Follows(s.Seq, s.Head) {
		return fmt.Errorf("entry %d after %d: %w", entry.Seq, s.Seq, ErrBroken)
	}
	change, err := entry.Change()
	if err != nil {
		return err
	}
	if err := change.apply(s); err != nil {
		return fmt.Errorf("entry %d of kind %q: %w", entry.Seq, entry.Kind, err)
	}
	if s.Seq == 0 {
		s.Opened = entry.At
	}
	if _, closes := change.(GodkendelseClosed); closes {
		s.ClosedAt = entry.At
	}
	s.Seq, s.Head, s.Changed = entry.Seq, entry.Hash, entry.At
	return nil
}

// Replay adds the next entry of a journal that comes from somewhere else. It is
// Apply under the rules that Record holds to, so that nothing gets into a sag which
// nobody could have recorded in it. When it fails the sag is as it was.
func (s *Sag) Replay(model *kvalitetsmodel.Model, entry Entry) error {
	change, err := entry.Change()
	if err != nil {
		return err
	}
	if err := s.accepts(model, change); err != nil {
		return fmt.Errorf("entry %d of kind %q: %w", entry.Seq, entry.Kind, err)
	}
	return s.Apply(entry)
}

// Record makes changes in the sag: it checks them against the rules, seals them
// as entries after the last one, and applies them. The entries are what a Store
// appends. Either all changes are made or none. Its error is a *RefusedError
// when a rule stands against a change.
func (s *Sag) Record(model *kvalitetsmodel.Model, at time.Time, by string, changes ...Change) ([]Entry, error) {
	trial := s
	if len(changes) > 1 {
		trial = s.clone()
	}
	entries := make([]Entry, 0, len(changes))
	for _, change := range changes {
		entry, err := trial.seal(model, at, by, change)
		if err != nil {
			return nil, err
		}
		if err := trial.Apply(entry); err != nil {
			return nil, err
		}
		entries = append(entries, entry)
	}
	*s = *trial
	return entries, nil
}

// seal seals a change as it will be read back. What is cleaned out of it then has
// nothing to say for it before the rules.
func (s *Sag) seal(model *kvalitetsmodel.Model, at time.Time, by string, change Change) (Entry, error) {
	if err := s.accepts(model, change); err != nil {
		return Entry{}, err
	}
	entry, err := seal(s.ID, s.Seq+1, s.Head, at, by, change)
	if err != nil {
		return Entry{}, err
	}
	clean, err := entry.Change()
	if err != nil || reflect.DeepEqual(clean, change) {
		return entry, err
	}
	if err := s.accepts(model, clean); err != nil {
		return Entry{}, err
	}
	return seal(s.ID, s.Seq+1, s.Head, at, by, clean)
}

func (s *Sag) clone() *Sag {
	c := *s
	c.Answers = maps.Clone(s.Answers)
	c.Judgements = maps.Clone(s.Judgements)
	c.TemaAssessment = maps.Clone(s.TemaAssessment)
	c.drafted = maps.Clone(s.drafted)
	c.numbered = maps.Clone(s.numbered)
	c.Points = slices.Clone(s.Points)
	for i := range c.Points {
		c.Points[i].Checks = slices.Clone(c.Points[i].Checks)
	}
	c.Tilsyn = slices.Clone(s.Tilsyn)
	for i, t := range c.Tilsyn {
		copied := *t
		copied.Findings = maps.Clone(t.Findings)
		copied.Draws = maps.Clone(t.Draws)
		copied.Points = maps.Clone(t.Points)
		copied.Marks = maps.Clone(t.Marks)
		copied.Bedoemmelser = maps.Clone(t.Bedoemmelser)
		copied.TemaAssessment = maps.Clone(t.TemaAssessment)
		c.Tilsyn[i] = &copied
	}
	c.Plan = s.Plan.clone()
	return &c
}

// Point finds a follow-up point by id, or nil.
func (s *Sag) Point(id PointID) *FollowUpPoint {
	i := slices.IndexFunc(s.Points, func(p FollowUpPoint) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Points[i]
}

// PointsOf lists the follow-up points of an indikator.
func (s *Sag) PointsOf(id kvalitetsmodel.IndikatorID) []*FollowUpPoint {
	var points []*FollowUpPoint
	for i := range s.Points {
		if s.Points[i].Indikator == id {
			points = append(points, &s.Points[i])
		}
	}
	return points
}

// NextPoint is the id of the next follow-up point of an indikator.
func (s *Sag) NextPoint(id kvalitetsmodel.IndikatorID) PointID {
	return PointID(fmt.Sprintf("%s.%d", id, s.drafted[id]+1))
}

// NextCheck is the number of the next check of a point.
func (s *Sag) NextCheck(id PointID) int { return s.numbered[id] + 1 }

// Visit finds a tilsyn by number, or nil.
func (s *Sag) Visit(nr int) *Tilsyn {
	if nr < 1 || nr > len(s.Tilsyn) {
		return nil
	}
	return s.Tilsyn[nr-1]
}

// Latest is the tilsyn that was opened last, or nil.
func (s *Sag) Latest() *Tilsyn { return s.Visit(len(s.Tilsyn)) }

// Phase is how far a sag is on its way.
type Phase string

// The phases of a sag.
const (
	UnderGodkendelse Phase = "godkendelse"
	AwaitingTilsyn   Phase = "afventer-tilsyn"
	UnderTilsyn      Phase = "tilsyn"
	TilsynDone       Phase = "tilsyn-afsluttet"
)

// Phase tells how far the sag is.
func (s *Sag) Phase() Phase {
	switch latest := s.Latest(); {
	case !s.Closed:
		return UnderGodkendelse
	case latest == nil:
		return AwaitingTilsyn
	case latest.Closed:
		return TilsynDone
	}
	return UnderTilsyn
}

// Danish is the phase as a person reads it.
func (p Phase) Danish() string {
	switch p {
	case UnderGodkendelse:
		return "godkendelse i gang"
	case AwaitingTilsyn:
		return "afventer første tilsyn"
	case UnderTilsyn:
		return "tilsyn i gang"
	case TilsynDone:
		return "tilsyn afsluttet"
	}
	return string(p)
}
