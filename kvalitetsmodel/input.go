package kvalitetsmodel

import (
	"fmt"
	"strings"
)

// ParseScore reads a score as it is typed: one of the whole numbers of the
// edition's scale and nothing else. The error wraps ErrScore.
func (m *Model) ParseScore(s string) (int, error) {
	for _, step := range m.Tilsyn {
		if s == fmt.Sprint(step.Score) {
			return step.Score, nil
		}
	}
	return 0, fmt.Errorf("%w %s: skriv et helt tal fra %d til %d", ErrScore, Quote(s), m.MinScore(), m.MaxScore())
}

// ParseIndikator finds the indikator that is meant by "3.b", "3b" or "3B". The
// error wraps ErrUnknownIndikator.
func (m *Model) ParseIndikator(s string) (IndikatorID, error) {
	meant := strings.TrimSpace(s)
	var ids []string
	for _, indikator := range m.Indikatorer() {
		id := string(indikator.ID)
		if strings.EqualFold(meant, id) || strings.EqualFold(meant, strings.Replace(id, ".", "", 1)) {
			return indikator.ID, nil
		}
		ids = append(ids, string(indikator.ID))
	}
	return "", fmt.Errorf("%w %s: vælg en af %s", ErrUnknownIndikator, Quote(s), strings.Join(ids, ", "))
}

// ParseTilbudstype finds the tilbudstype with a key. The error wraps
// ErrUnknownTilbudstype and names the nearest key, or all of them.
func (m *Model) ParseTilbudstype(s string) (TilbudstypeKey, error) {
	key := strings.ToLower(strings.TrimSpace(s))
	var keys []string
	for _, t := range m.Tilbudstyper {
		if string(t.Key) == key {
			return t.Key, nil
		}
		keys = append(keys, string(t.Key))
	}
	if meant := nearest(key, keys); meant != "" {
		return "", fmt.Errorf("%w %s: mente du %s?", ErrUnknownTilbudstype, Quote(s), meant)
	}
	return "", fmt.Errorf("%w %s: vælg en af %s", ErrUnknownTilbudstype, Quote(s), strings.Join(keys, ", "))
}
