package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

func TestEveryErrorHasItsExitCodeAndSentence(t *testing.T) {
	for want, errs := range map[int][]error{
		exitFailure: {io.ErrUnexpectedEOF, fs.ErrNotExist, fs.ErrPermission,
			&interview.RefusedError{Problem: "Det går ikke", Remedy: "Gør noget andet."}},
		exitUsage:    {misuse("noget andet", "Det er forkert."), kvalitetsmodel.ErrScore, kvalitetsmodel.ErrUnknownTilbudstype},
		exitNotFound: {unknownSag("x", nil), kvalitetsmodel.ErrUnknownIndikator},
		exitDatabase: {&storage.UnusableError{Problem: "Den er i stykker", Remedy: "Vælg en anden."},
			interview.ErrStoreUnusable, interview.ErrBroken, interview.ErrNewer, kvalitetsmodel.ErrUnknownEdition},
		exitConflict: {interview.ErrConflict},
	} {
		for _, err := range errs {
			for _, wrapped := range []error{err, fmt.Errorf("load sag: %w", err), errors.Join(err, nil)} {
				var said strings.Builder
				if got := report(&said, wrapped); got != want {
					t.Errorf("%v: exit code %d, want %d", wrapped, got, want)
				}
				sentence, hint, _ := strings.Cut(said.String(), "\n")
				if !strings.HasPrefix(sentence, "Fejl: ") || !strings.HasSuffix(sentence, ".") || strings.Contains(sentence, "..") {
					t.Errorf("%q is not a sentence", sentence)
				}
				hint = strings.TrimSuffix(hint, "\n")
				first, _ := utf8.DecodeRuneInString(hint)
				if hint != "" && !strings.HasPrefix(hint, "Prøv: ") && !(unicode.IsUpper(first) && strings.HasSuffix(hint, ".")) {
					t.Errorf("%q is not a hint", hint)
				}
			}
		}
	}
}

// TestAFailedWriteIsAFailure: half an answer must not look like a whole one.
func TestAFailedWriteIsAFailure(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"version"}, {"overblik"}, {"demo", "--overblik"}, {"model"}, {"model", "typer"}, {"spindelvaev", "1.a=4"}} {
		var said strings.Builder
		database := t.TempDir() + "/spindel.db"
		getenv := func(key string) string { return map[string]string{"SPINDEL_DATABASE": database}[key] }
		if code := run(t.Context(), host{args, strings.NewReader(""), full{}, &said, getenv}); code != exitFailure || !strings.HasPrefix(said.String(), "Fejl: ") {
			t.Errorf("%q: exit code %d, %q", args, code, said.String())
		}
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestOutputCannotSteerTheTerminal(t *testing.T) {
	var out strings.Builder
	evil := "Lærke\x1b]0;titel\x07bakken\x1b[2J\u202e\u009b31m\r\nÆØÅ 👩‍👧\n"
	if n, err := (&safeWriter{to: &out}).Write([]byte(evil)); n != len(evil) || err != nil {
		t.Errorf("wrote %d of %d: %v", n, len(evil), err)
	}
	if want := "Lærke]0;titelbakken[2J31m\nÆØÅ 👩‍👧\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

func TestClosest(t *testing.T) {
	known := []string{"interview", "opfølgning", "overblik", "demo", "spindelvaev", "model", "version"}
	for wanted, want := range map[string]string{
		"overblk": "overblik", "OPFOLGNING": "opfølgning", "over": "overblik", "modell": "model", "vejret": "", "": "", "x": "",
	} {
		if got := strings.Join(closest(wanted, known, 1), ""); got != want {
			t.Errorf("closest to %q is %q, want %q", wanted, got, want)
		}
	}
}

func TestWhoTheKonsulentIs(t *testing.T) {
	env := map[string]string{"SPINDEL_KONSULENT": " Prøve\tKonsulent\x1b[1m "}
	a := &app{host: host{getenv: func(key string) string { return env[key] }}}
	if got := a.by(); got != "Prøve Konsulent[1m" {
		t.Errorf("%q from the environment", got)
	}
	a.konsulent = "En Anden"
	if got := a.by(); got != "En Anden" {
		t.Errorf("%q from the flag", got)
	}
	a.konsulent, env = "", nil
	if got := a.by(); got == "" || strings.ContainsAny(got, "\\,\n") {
		t.Errorf("%q from the system", got)
	}
}
