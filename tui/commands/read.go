package commands

import (
	"context"

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
		drafts, err := store.Drafts(ctx)
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
		all, err := store.Drafts(ctx)
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

func load(ctx context.Context, store interview.Store, id interview.SagID) (*interview.Sag, error) {
	journal, err := store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	return interview.Fold(id, journal)
}
