package commands

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// When a draft is written: after a pause in the typing, and during it at the latest
// after this long, so that it has reached the disk within a second.
const (
	draftPause  = 300 * time.Millisecond
	draftAtMost = 900 * time.Millisecond
	retryAfter  = time.Second
)

// Saver writes journal entries and drafts to the store, in the order in which
// they were made, from one goroutine. Handing it something never waits for the
// store. What cannot be written stays and is tried again.
type Saver struct {
	store  interview.Store
	models func(edition string) (*kvalitetsmodel.Model, error)
	report func(tea.Msg)

	mu      sync.Mutex
	batches [][]interview.Entry // to append, oldest first
	drafts  map[draftKey]pendingDraft
	drops   []draftKey
	again   map[draftKey]interview.Draft         // written past entries that wait and will drop them
	waiting []chan error                         // who waits for everything to be written
	failure error                                // why the last write failed, nil when it did not
	bases   map[interview.SagID]interview.Rebase // where the last rebase left the screen

	wake    chan struct{}
	stop    chan struct{}
	done    chan struct{}
	closing sync.Once
}

type draftKey struct {
	sag   interview.SagID
	field interview.Field
}

type pendingDraft struct {
	draft       interview.Draft
	since, last time.Time // when the first and the last unsaved key was typed
}

// Saved reports that everything handed to the saver so far is in the store.
type Saved struct{}

// SaveFailed reports that something could not be written. The saver keeps it and tries again.
type SaveFailed struct{ Err error }

// Rebased reports that another program had changed the sag. The changes that
// were waiting are now made on top of the other's, but for those that the rules
// no longer let in: Refused counts them, and Drafts holds the text of those
// that had any. Items tells which priority of the opfølgningsplan got another
// number, since the other program had added one too.
type Rebased struct {
	Sag     *interview.Sag
	Refused int
	Drafts  []interview.Draft
	Items   map[int]int
}

// NewSaver starts a saver. Its reports are called from the saver's goroutine.
func NewSaver(store interview.Store, models func(string) (*kvalitetsmodel.Model, error), report func(tea.Msg)) *Saver {
	s := &Saver{
		store: store, models: models, report: report,
		drafts: map[draftKey]pendingDraft{}, again: map[draftKey]interview.Draft{},
		bases: map[interview.SagID]interview.Rebase{},
		wake:  make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}),
	}
	go s.run()
	return s
}

// Append hands over entries of one sag. Drafts of the fields that they settle are forgotten.
func (s *Saver) Append(entries []interview.Entry) {
	s.mu.Lock()
	for _, entry := range entries {
		if change, err := entry.Change(); err == nil {
			key := draftKey{entry.Sag, change.Field()}
			delete(s.drafts, key)
			delete(s.again, key)
		}
	}
	s.batches = append(s.batches, entries)
	s.mu.Unlock()
	s.nudge()
}

// Draft hands over the text of a field that is being typed in.
func (s *Saver) Draft(draft interview.Draft) {
	key, now := draftKey{draft.Sag, draft.Field}, time.Now()
	s.mu.Lock()
	pending, waiting := s.drafts[key]
	if !waiting {
		pending.since = now
	}
	pending.draft, pending.last = draft, now
	s.drafts[key] = pending
	s.mu.Unlock()
	s.nudge()
}

// DropDraft forgets the draft of a field, here and in the store.
func (s *Saver) DropDraft(id interview.SagID, field interview.Field) {
	key := draftKey{id, field}
	s.mu.Lock()
	delete(s.drafts, key)
	delete(s.again, key)
	s.drops = append(s.drops, key)
	s.mu.Unlock()
	s.nudge()
}

// Pending reports whether something waits to be written.
func (s *Saver) Pending() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending()
}

func (s *Saver) pending() bool {
	return len(s.batches)+len(s.drafts)+len(s.drops) > 0
}

// Flush writes what waits, drafts included, without stopping. It answers when
// all is written, when a write fails, or when ctx ends.
func (s *Saver) Flush(ctx context.Context) error {
	answer := make(chan error, 1)
	s.mu.Lock()
	s.waiting = append(s.waiting, answer)
	s.mu.Unlock()
	s.nudge()
	select {
	case err := <-answer:
		return err
	case <-s.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close writes what waits and stops. When ctx ends first, or the store refuses,
// it answers with the reason; what was not written is then lost.
func (s *Saver) Close(ctx context.Context) error {
	s.closing.Do(func() { close(s.stop) })
	select {
	case <-s.done:
		if s.Pending() {
			s.mu.Lock()
			defer s.mu.Unlock()
			return fmt.Errorf("not everything could be written: %w", s.failure)
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Saver) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Saver) run() {
	defer close(s.done)
	timer := time.NewTimer(time.Hour)
	for stopping := false; ; {
		next := s.work(stopping)
		if stopping {
			return
		}
		timer.Reset(next)
		select {
		case <-s.wake:
		case <-timer.C:
		case <-s.stop:
			stopping = true
		}
	}
}

// work writes everything that is due, and answers with how long it can rest.
// When all is to go, drafts are due at once. An entry that cannot be appended
// holds back the entries after it, but no draft.
func (s *Saver) work(all bool) time.Duration {
	ctx := context.Background()
	wrote, blocked := false, false
	for {
		step, wait := s.next(all, blocked)
		if step == nil {
			if blocked {
				return min(wait, retryAfter)
			}
			if wrote && wait > draftAtMost {
				s.report(Saved{})
			}
			return wait
		}
		if err := whole(ctx, step); err != nil {
			s.fail(err)
			if blocked || !s.entriesWait() {
				return retryAfter
			}
			blocked = true
			continue
		}
		wrote = true
	}
}

// whole does a step. One that panics has failed and no more, since a saver that
// is gone saves nothing.
func whole(ctx context.Context, step func(context.Context) error) (err error) {
	defer func() {
		if recover() != nil {
			err = Crashed()
		}
	}()
	return step(ctx)
}

// settle remembers how it went, and tells everyone who waits. The caller holds the lock.
func (s *Saver) settle(err error) {
	s.failure = err
	for _, answer := range s.waiting {
		answer <- err
	}
	s.waiting = nil
}

func (s *Saver) entriesWait() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.batches) > 0
}

// fail tells everyone who waits, and the screen, that something was not written.
func (s *Saver) fail(err error) {
	s.mu.Lock()
	s.settle(err)
	s.mu.Unlock()
	s.report(SaveFailed{err})
}

// next is the next thing to write, or nil and how long until something is due.
// When blocked it looks past the entries.
func (s *Saver) next(all, blocked bool) (step func(context.Context) error, wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.batches) > 0 && !blocked {
		batch := s.batches[0]
		return func(ctx context.Context) error { return s.append(ctx, batch) }, 0
	}
	if len(s.drops) > 0 {
		key := s.drops[0]
		return func(ctx context.Context) error { return s.drop(ctx, key) }, 0
	}
	wait = time.Hour
	for key, pending := range s.drafts {
		due := pending.last.Add(draftPause)
		if latest := pending.since.Add(draftAtMost); latest.Before(due) {
			due = latest
		}
		left := time.Until(due)
		if all || left <= 0 || len(s.waiting) > 0 {
			return func(ctx context.Context) error { return s.draft(ctx, key, pending) }, 0
		}
		wait = min(wait, left)
	}
	if !blocked {
		s.settle(nil) // under the lock that found nothing to write
	}
	return nil, wait
}

func (s *Saver) append(ctx context.Context, batch []interview.Entry) error {
	err := s.store.Append(ctx, batch)
	if errors.Is(err, interview.ErrConflict) {
		return s.rebase(ctx, batch[0].Sag)
	}
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.batches = s.batches[1:]
	s.restore(batch)
	return nil
}

// restore makes the drafts due again that entries have dropped in the store though
// they were typed after them. The caller holds the lock.
func (s *Saver) restore(appended []interview.Entry) {
	for _, entry := range appended {
		change, err := entry.Change()
		if err != nil {
			continue
		}
		key := draftKey{entry.Sag, change.Field()}
		if draft, ok := s.again[key]; ok {
			delete(s.again, key)
			if _, newer := s.drafts[key]; !newer {
				s.drafts[key] = pendingDraft{draft: draft}
			}
		}
	}
}

func (s *Saver) drop(ctx context.Context, key draftKey) error {
	if err := s.store.DropDraft(ctx, key.sag, key.field); err != nil {
		return err
	}
	s.mu.Lock()
	s.drops = s.drops[1:]
	s.mu.Unlock()
	return nil
}

func (s *Saver) draft(ctx context.Context, key draftKey, pending pendingDraft) error {
	if err := s.store.SaveDraft(ctx, pending.draft); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	newer, ok := s.drafts[key]
	switch {
	case ok && newer != pending:
		newer.since = newer.last
		s.drafts[key] = newer
	case ok:
		delete(s.drafts, key)
		if len(s.batches) > 0 {
			s.again[key] = pending.draft
		}
	}
	return nil
}
