package interview

import "context"

// Store keeps the journals of all sager and the drafts of what is being typed.
// Package storetest is the contract in full; every method may also fail with an
// error that wraps ErrStoreUnusable. A Store may be used by several goroutines.
type Store interface {
	// Load reads the journal of a sag in order. It fails with ErrNotFound when
	// there is no such sag, and with ErrBroken when the journal does not hang together.
	Load(ctx context.Context, id SagID) ([]Entry, error)

	// Append adds entries of one sag to its journal, all or none, and drops the
	// drafts of the fields that they settle. When it returns nil the entries
	// survive a power cut. It fails with ErrConflict when the first entry does
	// not follow the last stored one, which also means that nothing was stored.
	Append(ctx context.Context, entries []Entry) error

	// List summarises all sager, the one that was changed last first.
	List(ctx context.Context) ([]Summary, error)

	// SaveDraft keeps text that is being typed, in place of an earlier draft of the field.
	SaveDraft(ctx context.Context, draft Draft) error

	// DropDraft forgets the draft of a field; that there is none is no error.
	DropDraft(ctx context.Context, id SagID, field Field) error

	// Drafts lists what was typed and never reached the journal, the newest first.
	Drafts(ctx context.Context) ([]Draft, error)
}
