package commands

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
)

// SagerRead answers ReadSager.
type SagerRead struct {
	Sager  []interview.Summary
	Drafts []interview.Draft
	Err    error
}

// ReadSager reads the list of sager and all drafts, after the saver has written what it holds.
func ReadSager(ctx context.Context, store interview.Store, saver *Saver) tea.Cmd {
	return func() tea.Msg {
		if err := saver.Flush(ctx); err != nil {
			return SagerRead{Err: err}
		}
		sager, err := store.List(ctx)
		if err != nil {
			return SagerRead{Err: err}
		}
		for i := range sager {
			sager[i].Navn, _ = interview.CleanLine(sager[i].Navn)
			phase, _ := interview.CleanLine(string(sager[i].Phase))
			sager[i].Phase = interview.Phase(phase)
		}
		drafts, err := readDrafts(ctx, store)
		return SagerRead{Sager: sager, Drafts: drafts, Err: err}
	}
}

// SagRead answers ReadSag.
type SagRead struct {
	Sag    *interview.Sag
	Drafts map[interview.Field]interview.Draft
	Err    error
}

// ReadSag reads one sag with its drafts, after the saver has written what it holds.
func ReadSag(ctx context.Context, store interview.Store, saver *Saver, id interview.SagID) tea.Cmd {
	return func() tea.Msg {
		if err := saver.Flush(ctx); err != nil {
			return SagRead{Err: err}
		}
		sag, err := load(ctx, store, id)
		if err != nil {
			return SagRead{Err: err}
		}
		all, err := readDrafts(ctx, store)
		if err != nil {
			return SagRead{Err: err}
		}
		drafts := map[interview.Field]interview.Draft{}
		for _, draft := range all {
			if draft.Sag == id {
				drafts[draft.Field] = draft
			}
		}
		return SagRead{Sag: sag, Drafts: drafts}
	}
}

// readDrafts reads all drafts. They go to the screen, and what is in the file need not
// have been written by this program: their texts are cleaned, as those of a journal
// are, and one of a field or a sag that has no clean name is of none at all.
func readDrafts(ctx context.Context, store interview.Store) ([]interview.Draft, error) {
	drafts, err := store.Drafts(ctx)
	drafts = slices.DeleteFunc(drafts, func(draft interview.Draft) bool {
		_, inField := interview.CleanLine(string(draft.Field))
		_, inSag := interview.CleanLine(string(draft.Sag))
		return inField+inSag > 0
	})
	for i := range drafts {
		drafts[i].Text, _ = interview.Clean(drafts[i].Text)
	}
	return drafts, err
}

func load(ctx context.Context, store interview.Store, id interview.SagID) (*interview.Sag, error) {
	journal, err := store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	return interview.Fold(id, journal)
}
