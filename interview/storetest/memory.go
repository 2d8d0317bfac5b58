package storetest

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

var _ interview.Store = (*Memory)(nil)

// Memory is a store that forgets everything when the program ends. It can be
// told to fail.
type Memory struct {
	library *kvalitetsmodel.Library

	mu       sync.Mutex
	failure  error
	journals map[interview.SagID][]interview.Entry
	drafts   map[place]interview.Draft
}

type place struct {
	sag   interview.SagID
	field interview.Field
}

// NewMemory is an empty store for sager under the editions of a library.
func NewMemory(library *kvalitetsmodel.Library) *Memory {
	return &Memory{
		library:  library,
		journals: map[interview.SagID][]interview.Entry{},
		drafts:   map[place]interview.Draft{},
	}
}

// FailWith lets every method fail with err from now on, and nil lets them work again.
func (m *Memory) FailWith(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failure = err
}

// use lets a method do its work alone, unless it is to fail.
func (m *Memory) use(ctx context.Context, work func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := cmp.Or(ctx.Err(), m.failure); err != nil {
		return err
	}
	return work()
}

// Load implements interview.Store.
func (m *Memory) Load(ctx context.Context, id interview.SagID) (entries []interview.Entry, err error) {
	err = m.use(ctx, func() error {
		if len(m.journals[id]) == 0 {
			return fmt.Errorf("load sag %s: %w", id, interview.ErrNotFound)
		}
		entries = copied(m.journals[id])
		return nil
	})
	return entries, err
}

// Append implements interview.Store.
func (m *Memory) Append(ctx context.Context, entries []interview.Entry) error {
	return m.use(ctx, func() error {
		if len(entries) == 0 {
			return nil
		}
		if err := m.check(entries); err != nil {
			return err
		}
		for _, entry := range entries {
			change, err := entry.Change()
			if err != nil {
				return err
			}
			delete(m.drafts, place{entry.Sag, change.Field()})
		}
		m.journals[entries[0].Sag] = append(m.journals[entries[0].Sag], copied(entries)...)
		return nil
	})
}

// Receive implements interview.Store.
func (m *Memory) Receive(ctx context.Context, batches ...[]interview.Entry) error {
	return m.use(ctx, func() error {
		before := maps.Clone(m.journals)
		for _, entries := range batches {
			if len(entries) == 0 {
				continue
			}
			if err := m.check(entries); err != nil {
				m.journals = before
				return err
			}
			id := entries[0].Sag
			m.journals[id] = append(slices.Clip(m.journals[id]), copied(entries)...)
		}
		return nil
	})
}

// check holds entries of one sag against its journal.
func (m *Memory) check(entries []interview.Entry) error {
	id := entries[0].Sag
	sag, err := interview.Fold(id, m.journals[id])
	if err != nil {
		return err
	}
	if !entries[0].Follows(sag.Seq, sag.Head) {
		return fmt.Errorf("append to sag %s: %w", id, interview.ErrConflict)
	}
	for _, entry := range entries {
		if err := sag.Apply(entry); err != nil {
			return fmt.Errorf("append to sag %s: %w", id, err)
		}
	}
	return nil
}

func copied(entries []interview.Entry) []interview.Entry {
	entries = slices.Clone(entries)
	for i := range entries {
		entries[i].Payload = bytes.Clone(entries[i].Payload)
	}
	return entries
}

// List implements interview.Store.
func (m *Memory) List(ctx context.Context) (summaries []interview.Summary, err error) {
	err = m.each(ctx, func(model *kvalitetsmodel.Model, sag *interview.Sag) {
		summaries = append(summaries, interview.Summarize(model, sag))
	})
	slices.SortFunc(summaries, func(a, b interview.Summary) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.ID, b.ID))
	})
	return summaries, err
}

// Practice implements interview.Store.
func (m *Memory) Practice(ctx context.Context) (practice []interview.Practice, err error) {
	err = m.each(ctx, func(model *kvalitetsmodel.Model, sag *interview.Sag) {
		practice = append(practice, interview.PracticeOf(model, sag)...)
	})
	return practice, err
}

// each folds every sag, in the order of their ids.
func (m *Memory) each(ctx context.Context, do func(*kvalitetsmodel.Model, *interview.Sag)) error {
	return m.use(ctx, func() error {
		for _, id := range slices.Sorted(maps.Keys(m.journals)) {
			sag, err := interview.Fold(id, m.journals[id])
			if err != nil {
				return err
			}
			model, err := m.library.Edition(sag.Edition)
			if err != nil {
				return err
			}
			do(model, sag)
		}
		return nil
	})
}

// SaveDraft implements interview.Store.
func (m *Memory) SaveDraft(ctx context.Context, draft interview.Draft) error {
	return m.use(ctx, func() error {
		draft.At = draft.At.UTC().Truncate(time.Millisecond)
		m.drafts[place{draft.Sag, draft.Field}] = draft
		return nil
	})
}

// DropDraft implements interview.Store.
func (m *Memory) DropDraft(ctx context.Context, id interview.SagID, field interview.Field) error {
	return m.use(ctx, func() error {
		delete(m.drafts, place{id, field})
		return nil
	})
}

// Drafts implements interview.Store.
func (m *Memory) Drafts(ctx context.Context) (drafts []interview.Draft, err error) {
	err = m.use(ctx, func() error {
		for _, draft := range m.drafts {
			drafts = append(drafts, draft)
		}
		return nil
	})
	slices.SortFunc(drafts, func(a, b interview.Draft) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Sag, b.Sag), cmp.Compare(a.Field, b.Field))
	})
	return drafts, err
}
