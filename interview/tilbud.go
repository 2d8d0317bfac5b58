package interview

import (
	"slices"
	"strings"

	"spindel/kvalitetsmodel"
)

// Tilbud is the social service that a sag is about, as it is registered.
type Tilbud struct {
	Navn             string                          `json:"navn"`
	Tilbudstyper     []kvalitetsmodel.TilbudstypeKey `json:"tilbudstyper"`
	PrivatBestyrelse bool                            `json:"privat_bestyrelse,omitempty"`
	Maalgruppe       string                          `json:"maalgruppe,omitempty"`
	Ansoeger         string                          `json:"ansoeger,omitempty"`     // who applies
	Specialister     string                          `json:"specialister,omitempty"` // which specialists were consulted
}

// Profile is what the rules of the model need to know of the tilbud.
func (t Tilbud) Profile() kvalitetsmodel.Profile {
	return kvalitetsmodel.Profile{Tilbudstyper: t.Tilbudstyper, PrivatBestyrelse: t.PrivatBestyrelse}
}

// Equal reports whether two registrations say the same.
func (t Tilbud) Equal(other Tilbud) bool {
	return t.Navn == other.Navn && slices.Equal(t.Tilbudstyper, other.Tilbudstyper) &&
		t.PrivatBestyrelse == other.PrivatBestyrelse && t.Maalgruppe == other.Maalgruppe &&
		t.Ansoeger == other.Ansoeger && t.Specialister == other.Specialister
}

// SagID names a sag. It begins with a readable part made from the name of the
// tilbud and ends with random letters, so that two socialtilsyn never use the
// same one: "laerkebakken-k7q2".
type SagID string

// NewSagID makes the id of a sag from the name of its tilbud and four random
// bytes, which the caller supplies.
func NewSagID(navn string, random [4]byte) SagID {
	const letters = "abcdefghjkmnpqrstuvwxyz23456789"
	var tail strings.Builder
	for _, b := range random {
		tail.WriteByte(letters[int(b)%len(letters)])
	}
	return SagID(slug(navn) + "-" + tail.String())
}

// slug is the most telling word of a name in ASCII letters: the last word of
// four letters or more, since the first is most often the kind of tilbud. No digit
// comes with it: a CPR number in a name must not get into what cannot be changed.
func slug(navn string) string {
	replacer := strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "é", "e", "ü", "u", "ö", "oe", "ä", "ae")
	words := strings.FieldsFunc(replacer.Replace(strings.ToLower(navn)), func(r rune) bool {
		return r < 'a' || r > 'z'
	})
	slices.Reverse(words)
	for _, word := range words {
		if len(word) >= 4 {
			return word[:min(len(word), 20)]
		}
	}
	if len(words) > 0 {
		return words[0]
	}
	return "sag"
}
