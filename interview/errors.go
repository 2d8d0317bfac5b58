package interview

import (
	"errors"
	"fmt"
)

// What a caller can decide on. Their texts are Danish, since they end in front
// of a person; none of them ever carries what a person wrote.
var (
	// ErrNotFound: no sag has that id.
	ErrNotFound = errors.New("sagen findes ikke")
	// ErrAmbiguous: more than one sag fits what was asked for.
	ErrAmbiguous = errors.New("flere sager passer")
	// ErrConflict: the journal has grown since it was read. Load it again and
	// make the change anew.
	ErrConflict = errors.New("sagen er ændret et andet sted, siden den blev åbnet")
	// ErrBroken: a journal does not hang together: a number is missing or a
	// hash does not fit.
	ErrBroken = errors.New("sagens journal er beskadiget")
	// ErrNewer: a journal holds a kind of change that this program does not know.
	ErrNewer = errors.New("sagen er skrevet af en nyere version af spindel")
	// ErrErasedThere: CPR numbers were erased from a journal elsewhere that still stand here.
	ErrErasedThere = errors.New("der er slettet personnumre i den anden udgave af sagen, som stadig står her")
	// ErrDate: a text is no date.
	ErrDate = errors.New("datoen skal skrives som 25.11.2026")
	// ErrStoreUnusable: the store cannot be used at all. The wrapping error says why.
	ErrStoreUnusable = errors.New("databasen kan ikke bruges")
)

// Explained is an error that tells a person what is wrong, in one Danish
// sentence without a full stop, and what to do.
type Explained interface {
	error
	Explain() (problem, remedy string)
}

// RefusedError is a change that the rules of the sag do not allow.
type RefusedError struct {
	Problem string // one Danish sentence without a full stop
	Remedy  string // what to do instead
}

func (e *RefusedError) Error() string { return fmt.Sprintf("%s. %s", e.Problem, e.Remedy) }

// Explain implements Explained.
func (e *RefusedError) Explain() (problem, remedy string) { return e.Problem, e.Remedy }
