package overdragelse_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"spindel/interview/overdragelse"
	"spindel/interview/udveksling"
)

// explained is what every refusal is.
func explained(t *testing.T, err error) {
	t.Helper()
	var exchange *udveksling.Error
	var bundle *overdragelse.Error
	if !errors.As(err, &exchange) && !errors.As(err, &bundle) {
		t.Fatalf("refused with %v", err)
	}
}

// FuzzOpen opens anything as a bundle.
func FuzzOpen(f *testing.F) {
	b := newBench(f)
	keys := vectorKeys(f)
	files, err := filepath.Glob(filepath.Join(folder, "[a-i]*.vektor"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		file, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if v, _, err := decodeVector(path, file); err == nil && len(v.content) <= large {
			f.Add(v.content)
		}
	}
	f.Fuzz(func(t *testing.T, sealed []byte) {
		if _, err := overdragelse.NeedsPassphrase(sealed); err != nil {
			explained(t, err)
		}
		bundle, err := overdragelse.Open(sealed, b.library, keys["key"]...)
		if err != nil {
			explained(t, err)
			return
		}
		handOn(t, b, bundle)
	})
}

// FuzzInside opens a bundle with anything inside, which a fuzzer that does not
// have the key never gets to.
func FuzzInside(f *testing.F) {
	b := newBench(f)
	f.Add([]byte(goodCover + string(exported(f, b.journal))))
	f.Add([]byte(goodCover))
	f.Add([]byte("spindel-overdragelse 1\nfra: \ntid: 2026-11-25T14:00:00Z\n\n{}"))
	f.Fuzz(func(t *testing.T, inner []byte) {
		bundle, err := b.open(sealed(t, inner, b.lock), b.key)
		if err != nil {
			explained(t, err)
			return
		}
		handOn(t, b, bundle)
	})
}

// handOn hands on what was received, and receives it again.
func handOn(t *testing.T, b bench, bundle overdragelse.Bundle) {
	t.Helper()
	var again bytes.Buffer
	if err := overdragelse.Seal(&again, bundle.From, bundle.At, bundle.Sag.Journal, true, b.lock); err != nil {
		t.Fatalf("what was received cannot be handed on: %v", err)
	}
	got, err := b.open(again.Bytes(), b.key)
	if err != nil || got.From != bundle.From || got.Sag.Head != bundle.Sag.Head {
		t.Fatalf("handed on it is %+v, %v", got, err)
	}
}
