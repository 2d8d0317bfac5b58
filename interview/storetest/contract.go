package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Run holds a store against the contract. open opens a new, empty store that
// knows the bundled editions, and closes it when the test ends.
func Run(t *testing.T, open func(t *testing.T) interview.Store) {
	suite := suite{open: open, model: newest(t)}
	t.Run("Load", suite.load)
	t.Run("Append", suite.append)
	t.Run("Append refuses", suite.refuse)
	t.Run("Append from several goroutines", suite.race)
	t.Run("Receive", suite.receive)
	t.Run("Drafts", suite.drafts)
	t.Run("List", suite.list)
	t.Run("Practice", suite.practice)
	t.Run("A context that is cancelled", suite.cancelled)
	t.Run("Any journal", suite.anyJournal)
}

type suite struct {
	open  func(t *testing.T) interview.Store
	model *kvalitetsmodel.Model
}

func newest(t *testing.T) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// fixture is a store under test, with what a test does to it and expects of it.
type fixture struct {
	tb
	store interview.Store
	model *kvalitetsmodel.Model
}

func (s suite) fixture(t *testing.T) fixture { return fixture{t, s.open(t), s.model} }

func (f fixture) writer(id interview.SagID) *Writer { return NewWriter(f.model, id) }

// registered is the writer of a sag that is stored.
func (f fixture) registered(id interview.SagID) *Writer {
	f.Helper()
	writer := f.writer(id)
	f.append(writer.Register(f))
	return writer
}

func (f fixture) append(entries []interview.Entry) {
	f.Helper()
	if err := f.store.Append(f.Context(), entries); err != nil {
		f.Fatalf("Append: %v", err)
	}
}

func (f fixture) saveDraft(draft interview.Draft) {
	f.Helper()
	if err := f.store.SaveDraft(f.Context(), draft); err != nil {
		f.Fatalf("SaveDraft: %v", err)
	}
}

func (f fixture) load(id interview.SagID) []interview.Entry {
	f.Helper()
	entries, err := f.store.Load(f.Context(), id)
	if err != nil {
		f.Fatalf("Load %s: %v", id, err)
	}
	return entries
}

func (f fixture) wantJournal(id interview.SagID, want []interview.Entry) {
	f.Helper()
	got := f.load(id)
	if len(got) != len(want) {
		f.Fatalf("Load %s: got %d entries, want %d", id, len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			f.Errorf("Load %s: entry %d is not as it was appended:\n got %+v\nwant %+v", id, i+1, got[i], want[i])
		}
	}
}

func (f fixture) wantDrafts(want ...interview.Draft) {
	f.Helper()
	got, err := f.store.Drafts(f.Context())
	if err != nil {
		f.Fatalf("Drafts: %v", err)
	}
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		f.Errorf("Drafts:\n got %+v\nwant %+v", got, want)
	}
}

func (f fixture) wantList(want ...interview.Summary) {
	f.Helper()
	got, err := f.store.List(f.Context())
	if err != nil {
		f.Fatalf("List: %v", err)
	}
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		f.Errorf("List:\n got %+v\nwant %+v", got, want)
	}
}

func (f fixture) wantError(what string, got, want error) {
	f.Helper()
	if !errors.Is(got, want) {
		f.Errorf("%s: got error %v, want %v", what, got, want)
	}
}

func (s suite) cancelled(t *testing.T) {
	f := s.fixture(t)
	writer := f.registered("lunden-k7q2")
	journal := f.load("lunden-k7q2")
	draft := interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.a", Text: "Hver uge", At: writer.Clock}
	f.saveDraft(draft)
	summary := interview.Summarize(f.model, writer.Sag)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f.wantError("Append", f.store.Append(ctx, writer.Answer(f, "1.a", "Hver uge")), context.Canceled)
	f.wantError("Receive", f.store.Receive(ctx, f.writer("skoven-m3x8").Register(f)), context.Canceled)
	f.wantError("SaveDraft", f.store.SaveDraft(ctx, interview.Draft{Sag: "lunden-k7q2", Field: "svar/1.b"}), context.Canceled)
	f.wantError("DropDraft", f.store.DropDraft(ctx, "lunden-k7q2", "svar/1.a"), context.Canceled)
	_, err := f.store.Load(ctx, "lunden-k7q2")
	f.wantError("Load", err, context.Canceled)
	_, err = f.store.List(ctx)
	f.wantError("List", err, context.Canceled)
	_, err = f.store.Practice(ctx)
	f.wantError("Practice", err, context.Canceled)
	_, err = f.store.Drafts(ctx)
	f.wantError("Drafts", err, context.Canceled)

	f.wantJournal("lunden-k7q2", journal)
	f.wantDrafts(draft)
	f.wantList(summary)
}
