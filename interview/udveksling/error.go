package udveksling

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Kind is what is wrong with a file, for programs and for the test vectors.
type Kind string

// The kinds of fault, from the outermost to the innermost.
const (
	TooLarge     Kind = "too-large"     // a file, a text or a list is over its limit
	Syntax       Kind = "syntax"        // it is not JSON, or it ends too early
	UTF8         Kind = "utf8"          // a text is not valid UTF-8
	Surrogate    Kind = "surrogate"     // an escape is half a character
	TooDeep      Kind = "too-deep"      // there are too many levels in each other
	Trailing     Kind = "trailing"      // something follows after the end
	NotSpindel   Kind = "format"        // it is JSON of another kind
	NewVersion   Kind = "version"       // a version of the format that is not known
	UnknownKey   Kind = "unknown-key"   // a key that the format does not have
	DuplicateKey Kind = "duplicate-key" // a key comes twice, upper and lower case taken as one
	MissingKey   Kind = "missing-key"   // a key is not there
	WrongType    Kind = "type"          // a text where a number should be, and the like
	WrongNumber  Kind = "number"        // a number that is not a small whole one
	WrongValue   Kind = "value"         // an id, a time or a hash that is not written as one
	SameSag      Kind = "same-sag"      // a sag comes twice
	Sequence     Kind = "sequence"      // an entry is missing, or out of its place
	WrongHash    Kind = "hash"          // an entry is not as it was sealed
	NewChange    Kind = "newer"         // a kind of change that is not known
	WrongChange  Kind = "change"        // a change that does not fit its kind
	Refused      Kind = "refused"       // a change that the rules of the sag do not allow
	NewEdition   Kind = "edition"       // an edition of the kvalitetsmodel that is not known
)

// Error is why a file was refused, and where. It carries nothing that a person wrote.
type Error struct {
	Kind    Kind
	Line    int    // from 1, 0 where it is the file as a whole
	Column  int    // in characters, from 1
	Pointer string // JSON Pointer, RFC 6901
	Sag     interview.SagID
	Entry   int // number in its journal, 0 where it is none
	cause   error
}

func (e *Error) Error() string { return e.sentence() }

// Unwrap gives ErrBroken, ErrNewer or ErrUnknownEdition where one of them says the same.
func (e *Error) Unwrap() error { return e.cause }

// Explain implements interview.Explained.
func (e *Error) Explain() (problem, remedy string) {
	remedy = "Intet er gemt. Bed afsenderen om at sende filen igen."
	switch e.Kind {
	case NewVersion, NewChange, NewEdition:
		remedy = "Intet er gemt. Installér den nyeste version af spindel, og prøv igen."
	case NotSpindel:
		remedy = "Intet er gemt. Vælg en fil, der er skrevet af spindel eksport."
	case TooLarge:
		remedy = "Intet er gemt. Del sagerne ud på flere filer."
	}
	return e.sentence(), remedy
}

var sentences = map[Kind]string{
	TooLarge:     "er større, end formatet tillader",
	Syntax:       "er ikke gyldig JSON",
	UTF8:         "er ikke gyldig UTF-8",
	Surrogate:    "har et halvt tegn skrevet som \\u",
	TooDeep:      "har for mange niveauer inde i hinanden",
	Trailing:     "fortsætter efter sin afslutning",
	NotSpindel:   "er ikke en fil i formatet " + Format,
	NewVersion:   "er skrevet i en udgave af formatet, som denne version ikke kender",
	UnknownKey:   "har et navn, som formatet ikke kender",
	DuplicateKey: "har det samme navn to gange",
	MissingKey:   "mangler et navn, som formatet kræver",
	WrongType:    "har en anden slags værdi, end formatet kræver",
	WrongNumber:  "har et tal, som formatet ikke tillader",
	WrongValue:   "har en værdi, der ikke er skrevet, som formatet kræver",
	SameSag:      "har den samme sag to gange",
	Sequence:     "mangler en indførsel i journalen, eller de står i forkert rækkefølge",
	WrongHash:    "har en indførsel, der ikke er, som den blev skrevet i journalen",
	NewChange:    "har en slags ændring, som denne version ikke kender",
	WrongChange:  "har en ændring, der ikke passer til sin slags",
	Refused:      "har en ændring, som sagens regler ikke tillader",
	NewEdition:   "bruger en udgave af kvalitetsmodellen, som denne version ikke har",
}

// sentence is the fault with its place, without a full stop.
func (e *Error) sentence() string {
	var where []string
	if e.Sag != "" {
		where = append(where, "sagen "+kvalitetsmodel.Quote(string(e.Sag)))
	}
	if e.Entry > 0 {
		where = append(where, fmt.Sprintf("indførsel %d", e.Entry))
	}
	if e.Line > 0 {
		where = append(where, fmt.Sprintf("linje %d, tegn %d", e.Line, e.Column))
	}
	if e.Pointer != "" {
		where = append(where, e.Pointer)
	}
	text := "Filen " + sentences[e.Kind]
	if len(where) > 0 {
		text += " (" + strings.Join(where, ", ") + ")"
	}
	return text
}
