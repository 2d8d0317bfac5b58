package tui

import "time"

// status is what the program can truthfully say of the saving: that it is under
// way, that it is done, or that it failed and is tried again.
type status struct {
	pending bool
	savedAt time.Time
	err     error
}

func (s *status) working() { s.pending = true }

func (s *status) saved(at time.Time) { *s = status{savedAt: at} }

func (s *status) failed(err error) { s.pending, s.err = true, err }

// String is the status as it stands in the header.
func (s status) String() string {
	switch {
	case s.err != nil:
		return "IKKE GEMT – prøver igen"
	case s.pending:
		return "Gemmer …"
	case s.savedAt.IsZero():
		return ""
	}
	return "Gemt kl. " + s.savedAt.Format("15.04")
}
