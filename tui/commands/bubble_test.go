package commands_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/tui/commands"
)

const id interview.SagID = "laerkebakken-k7q2"

var (
	ctx     = context.Background()
	errFull = errors.New("disk full")
)

// spy is a store that remembers what was written, and can be held up.
type spy struct {
	*storetest.Memory
	gate chan struct{} // when not nil a write waits until it is closed

	mu      sync.Mutex
	writes  []string
	appends error  // when not nil no entry is appended
	panics  string // when not empty a draft panics with it
}

// goesWrong changes what goes wrong, also while the saver is at work.
func (s *spy) goesWrong(appends error, panics string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.appends, s.panics = appends, panics
}

func (s *spy) wrong() (panics string, appends error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.panics, s.appends
}

func (s *spy) wrote(what string, args ...any) {
	s.mu.Lock()
	s.writes = append(s.writes, fmt.Sprintf(what, args...))
	s.mu.Unlock()
	if s.gate != nil {
		<-s.gate
	}
}

func (s *spy) Append(ctx context.Context, entries []interview.Entry) error {
	s.wrote("append %d", entries[0].Seq)
	if _, err := s.wrong(); err != nil {
		return err
	}
	return s.Memory.Append(ctx, entries)
}

func (s *spy) SaveDraft(ctx context.Context, draft interview.Draft) error {
	if value, _ := s.wrong(); value != "" {
		panic(value)
	}
	s.wrote("draft %q", draft.Text)
	return s.Memory.SaveDraft(ctx, draft)
}

func (s *spy) DropDraft(ctx context.Context, id interview.SagID, field interview.Field) error {
	s.wrote("drop %s", field)
	return s.Memory.DropDraft(ctx, id, field)
}

// bench is a saver at work on a store, in a bubble of time in which nothing takes any.
type bench struct {
	t     *testing.T
	store *spy
	saver *commands.Saver
	model *kvalitetsmodel.Model
	sag   *interview.Sag
	lib   *kvalitetsmodel.Library

	mu      sync.Mutex
	reports []tea.Msg
}

// inBubble runs a test in a bubble. It ends only when every goroutine of the saver has ended.
func inBubble(t *testing.T, test func(*bench)) {
	t.Helper()
	lib, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := lib.Newest()
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		b := &bench{t: t, model: model, lib: lib, store: &spy{Memory: storetest.NewMemory(lib)}, sag: interview.NewSag(id)}
		b.saver = commands.NewSaver(b.store, lib.Edition, func(msg tea.Msg) {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.reports = append(b.reports, msg)
		})
		b.record(interview.TilbudRegistered{Edition: model.Edition,
			Tilbud: interview.Tilbud{Navn: "Lærkebakken", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"opholdssted"}}})
		synctest.Wait()
		b.forget()
		test(b)
		b.store.FailWith(nil)
		b.saver.Close(ctx)
	})
}

// record makes a change and hands it to the saver.
func (b *bench) record(changes ...interview.Change) {
	b.t.Helper()
	entries, err := b.sag.Record(b.model, time.Now(), "A", changes...)
	if err != nil {
		b.t.Fatal(err)
	}
	b.saver.Append(entries)
}

// behind makes changes in the store as another program does.
func (b *bench) behind(changes ...interview.Change) {
	b.t.Helper()
	sag := b.stored()
	entries, err := sag.Record(b.model, time.Now(), "B", changes...)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := b.store.Memory.Append(ctx, entries); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) stored() *interview.Sag {
	b.t.Helper()
	journal, err := b.store.Load(ctx, id)
	if err != nil {
		b.t.Fatal(err)
	}
	sag, err := interview.Fold(id, journal)
	if err != nil {
		b.t.Fatal(err)
	}
	return sag
}

func (b *bench) draft(text string) {
	b.saver.Draft(interview.Draft{Sag: id, Field: interview.AnswerField("1.a"), Text: text, At: time.Now()})
}

func (b *bench) drafts() []interview.Draft {
	b.t.Helper()
	drafts, err := b.store.Drafts(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	return drafts
}

// after lets time pass, and everything happen that happens in it.
func (b *bench) after(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// wrote fails unless exactly this was written since it was last asked.
func (b *bench) wrote(want ...string) {
	b.t.Helper()
	b.store.mu.Lock()
	defer b.store.mu.Unlock()
	if !slices.Equal(b.store.writes, want) {
		b.t.Errorf("after %v written %q, want %q", time.Since(start), b.store.writes, want)
	}
	b.store.writes = nil
}

// reported fails unless exactly these were reported, by type, since it was last asked.
func (b *bench) reported(want ...tea.Msg) []tea.Msg {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	var got, wanted []string
	for _, msg := range b.reports {
		got = append(got, fmt.Sprintf("%T", msg))
	}
	for _, msg := range want {
		wanted = append(wanted, fmt.Sprintf("%T", msg))
	}
	if !slices.Equal(got, wanted) {
		b.t.Errorf("after %v reported %q, want %q", time.Since(start), got, wanted)
	}
	reports := b.reports
	b.reports = nil
	return reports
}

func (b *bench) forget() {
	b.mu.Lock()
	b.reports = nil
	b.mu.Unlock()
	b.store.mu.Lock()
	b.store.writes = nil
	b.store.mu.Unlock()
}

// start is when every bubble begins.
var start = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func answer(text string) interview.AnswerGiven {
	return interview.AnswerGiven{Indikator: "1.a", Text: text}
}
