package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// The exit codes. They are part of the command-line contract, and the help of
// the root command lists them.
const (
	exitOK       = 0
	exitFailure  = 1
	exitUsage    = 2
	exitNotFound = 3
	exitDatabase = 4
	exitConflict = 5
)

const exitHelp = `Afslutningskoder:
  0  det lykkedes
  1  det lykkedes ikke
  2  kommandoen er brugt forkert
  3  sagen, tilsynet eller indikatoren findes ikke
  4  databasen kan ikke bruges
  5  sagen er ændret et andet sted imens
`

// fault is an error that is told to a person as it stands.
type fault struct {
	code    int
	problem string // one Danish sentence
	remedy  string // what to do: a sentence, or words that go on after "Prøv:"; may be empty
}

func (f *fault) Error() string { return f.problem }

func misuse(remedy, problem string, args ...any) error {
	return &fault{exitUsage, fmt.Sprintf(problem, args...), remedy}
}

// report tells the person what went wrong and answers with the exit code.
func report(stderr io.Writer, err error) int {
	f := faultOf(err)
	text := "Fejl: " + f.problem + "\n"
	switch first, _ := utf8.DecodeRuneInString(f.remedy); {
	case unicode.IsUpper(first):
		text += f.remedy + "\n"
	case f.remedy != "":
		text += "Prøv: " + f.remedy + "\n"
	}
	io.WriteString(stderr, text) // nowhere left to say that this failed
	return f.code
}

// faultOf is the one place where an error becomes a sentence and an exit code.
func faultOf(err error) *fault {
	var (
		told      *fault
		explained interview.Explained
	)
	switch {
	case errors.As(err, &told):
		return told
	case errors.As(err, &explained):
		problem, remedy := explained.Explain()
		if errors.Is(err, interview.ErrStoreUnusable) {
			return &fault{exitDatabase, problem + ".", remedy}
		}
		return &fault{exitFailure, problem + ".", remedy}
	case errors.Is(err, interview.ErrStoreUnusable):
		return &fault{exitDatabase, "Databasen kan ikke bruges.", "Vælg en anden fil med --database FIL."}
	case errors.Is(err, interview.ErrBroken):
		return &fault{exitDatabase, "Sagens journal er beskadiget.", "Luk alle vinduer med spindel, og giv kommandoen spindel tjek --reparer."}
	case errors.Is(err, interview.ErrNewer), errors.Is(err, kvalitetsmodel.ErrUnknownEdition):
		return &fault{exitDatabase, "Sagen er skrevet af en nyere version af spindel.", "Installér den nyeste version af spindel."}
	case errors.Is(err, interview.ErrErasedThere):
		return &fault{exitConflict, "I filen er der slettet CPR-numre, som stadig står i sagen her. Intet er gemt.",
			"Slet dem også her med spindel masker SAG, og læs filen igen."}
	case errors.Is(err, interview.ErrConflict):
		return &fault{exitConflict, "Sagen er ændret et andet sted, siden den blev åbnet.", "Åbn sagen igen."}
	case errors.Is(err, kvalitetsmodel.ErrUnknownIndikator):
		return &fault{exitNotFound, sentence(err), "spindel model, som viser alle indikatorer."}
	case errors.Is(err, kvalitetsmodel.ErrUnknownTilbudstype):
		return &fault{exitUsage, sentence(err), "spindel model typer, som viser alle tilbudstyper."}
	case errors.Is(err, kvalitetsmodel.ErrScore):
		return &fault{exitUsage, sentence(err), "for eksempel 1.a=4."}
	case errors.Is(err, fs.ErrNotExist):
		return &fault{exitFailure, "Filen findes ikke.", "Se efter, om navnet er skrevet rigtigt."}
	case errors.Is(err, syscall.EISDIR):
		return &fault{exitFailure, "Det er en mappe og ikke en fil.", "Skriv navnet på en fil."}
	case errors.Is(err, syscall.ENOTDIR):
		return &fault{exitFailure, "Der ligger en fil, hvor der skulle være en mappe.", "Vælg et andet sted, eller flyt filen."}
	case errors.Is(err, fs.ErrPermission):
		return &fault{exitFailure, "Filen må ikke læses eller skrives.", "Vælg en anden fil, eller få adgang til den."}
	}
	return &fault{exitFailure, fmt.Sprintf("Noget uventet gik galt (teknisk: %v).", err), ""}
}

// sentence makes a whole sentence of an error that is told in Danish already.
func sentence(err error) string {
	text := err.Error()
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
