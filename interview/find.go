package interview

import (
	"fmt"
	"strings"
)

// Find picks the sag that a person means by a part of its id or of the name of
// its tilbud. A whole id always wins. It fails with ErrNotFound or ErrAmbiguous.
func Find(all []Summary, wanted string) (Summary, error) {
	var found []Summary
	lower := strings.ToLower(strings.TrimSpace(wanted))
	for _, summary := range all {
		if string(summary.ID) == lower {
			return summary, nil
		}
		if lower != "" && (strings.Contains(string(summary.ID), lower) || strings.Contains(strings.ToLower(summary.Navn), lower)) {
			found = append(found, summary)
		}
	}
	switch len(found) {
	case 0:
		return Summary{}, fmt.Errorf("%q: %w", wanted, ErrNotFound)
	case 1:
		return found[0], nil
	}
	return Summary{}, fmt.Errorf("%q: %w", wanted, ErrAmbiguous)
}
