package kvalitetsmodel

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
)

// What a caller may have to decide on. The errors that wrap these are whole
// Danish sentences that name what was given and what to do.
var (
	ErrUnknownEdition     = errors.New("ukendt udgave af kvalitetsmodellen")
	ErrUnknownIndikator   = errors.New("ukendt indikator")
	ErrUnknownTilbudstype = errors.New("ukendt tilbudstype")
	ErrScore              = errors.New("ugyldig score")
)

// FileError is one mistake in a file of an edition, told so that whoever wrote
// the file can mend it. A file with several mistakes gives several of them,
// joined in the order of their lines.
type FileError struct {
	File    string
	Line    int    // 1-based; 0 when the mistake is the file itself
	Problem string // what is wrong
	Remedy  string // what to do about it

	cause error
}

func (e *FileError) Error() string {
	place := e.File
	if e.Line > 0 {
		place = fmt.Sprintf("%s, linje %d", e.File, e.Line)
	}
	return fmt.Sprintf("%s: %s; gør sådan: %s", place, e.Problem, e.Remedy)
}

// Unwrap gives the error of the file system, where that was the mistake.
func (e *FileError) Unwrap() error { return e.cause }

// Quote sets off what somebody wrote within a sentence of ours: short, on one
// line, and without characters that a terminal would act on.
func Quote(s string) string {
	const most = 40
	shown := []rune(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, s))
	if len(shown) > most {
		shown = append(shown[:most], '…')
	}
	return "»" + string(shown) + "«"
}

// meantOr is what to do about an unknown word: to write the known one that was
// probably meant, or else the usual remedy.
func meantOr(word string, known []string, usual string) string {
	if meant := nearest(word, known); meant != "" {
		return fmt.Sprintf("ret den til »%s«", meant)
	}
	return usual
}

// nearest finds the known word that was probably meant, or "".
func nearest(word string, known []string) string {
	best, least := "", 3
	if len(word) > 40 {
		return best
	}
	for _, k := range known {
		if d := levenshtein.ComputeDistance(word, k); d < least && d < len(k) {
			best, least = k, d
		}
	}
	return best
}
