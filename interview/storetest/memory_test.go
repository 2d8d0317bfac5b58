package storetest_test

import (
	"errors"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

func library(t *testing.T) *kvalitetsmodel.Library {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return library
}

func TestMemoryKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) interview.Store { return storetest.NewMemory(library(t)) })
}

func TestMemoryFailsWhenTold(t *testing.T) {
	store := storetest.NewMemory(library(t))
	model, err := library(t).Newest()
	if err != nil {
		t.Fatal(err)
	}
	entries := storetest.NewWriter(model, "lunden-k7q2").Register(t)
	full := errors.New("full")

	store.FailWith(full)
	if err := store.Append(t.Context(), entries); !errors.Is(err, full) {
		t.Errorf("Append: got %v, want %v", err, full)
	}
	if err := store.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a"}); !errors.Is(err, full) {
		t.Errorf("SaveDraft: got %v, want %v", err, full)
	}

	store.FailWith(nil)
	if drafts, err := store.Drafts(t.Context()); err != nil || len(drafts) > 0 {
		t.Errorf("Drafts: got %v, %v; want none, since saving failed", drafts, err)
	}
	if err := store.Append(t.Context(), entries); err != nil {
		t.Errorf("Append, when it works again: %v", err)
	}
}
