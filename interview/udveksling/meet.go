package udveksling

import (
	"spindel/interview"
)

// Standing is what a journal of a file is to the one that is there.
type Standing int

// The standings.
const (
	New      Standing = iota // there is none
	Same                     // they are the same
	Longer                   // the file goes on where the other ends
	Shorter                  // the other goes on where the file ends
	Diverged                 // each goes on in its own way
)

// Meeting is a sag of a file beside the journal that is there.
type Meeting struct {
	Sag      Sag
	Standing Standing
	Common   int               // how many entries they share, from the first
	Here     []interview.Entry // what only the one that is there has
	There    []interview.Entry // what only the file has
}

// Meet puts a sag of a file beside the journal that is there, which is empty
// where there is none. A hash covers all entries before it, so that two journals
// are the same up to the last hash that they share.
func Meet(sag Sag, stored []interview.Entry) Meeting {
	m := Meeting{Sag: sag}
	for m.Common < min(len(stored), len(sag.Journal)) && stored[m.Common].Hash == sag.Journal[m.Common].Hash {
		m.Common++
	}
	m.Here, m.There = stored[m.Common:], sag.Journal[m.Common:]
	switch {
	case len(stored) == 0:
		m.Standing = New
	case len(m.Here) == 0 && len(m.There) == 0:
		m.Standing = Same
	case len(m.Here) == 0:
		m.Standing = Longer
	case len(m.There) == 0:
		m.Standing = Shorter
	default:
		m.Standing = Diverged
	}
	return m
}
