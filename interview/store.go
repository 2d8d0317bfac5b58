package interview

import "context"

// Store keeps the journals of all sager and the drafts of what is being typed.
// Package storetest is the contract in full; every method may also fail with an
// error that wraps ErrStoreUnusable, and does nothing when its context is
// cancelled already. A Store may be used by several goroutines. It keeps points
// in time to the millisecond, and never orders the entries of a journal by them.
type Store interface {
	// Load reads the journal of a sag in order. It fails with ErrNotFound when
	// there is no such sag, and with ErrBroken when the journal does not hang together.
	Load(ctx context.Context, id SagID) ([]Entry, error)

	// Append adds entries of one sag to its journal, all or none, and drops the
	// drafts of the fields that they settle. When it returns nil the entries
	// survive a power cut; when it fails nothing was stored. It fails with
	// ErrConflict when the first entry does not follow the last stored one, and
	// with ErrBroken when a later entry does not follow the one before it or
	// belongs to another sag.
	Append(ctx context.Context, entries []Entry) error

	// Receive adds entries that were made elsewhere to the journals of several
	// sager, those of one sag together, all or none. It fails as Append does, and it
	// leaves the drafts alone: what was typed here is not settled by what came from
	// elsewhere.
	Receive(ctx context.Context, batches ...[]Entry) error

	// List summarises all sager as Summarize does, the one that was changed last
	// first, and by id where that does not decide.
	List(ctx context.Context) ([]Summary, error)

	// Practice lists what PracticeOf says of each sag, in the order of their ids.
	Practice(ctx context.Context) ([]Practice, error)

	// SaveDraft keeps text that is being typed, in place of an earlier draft of the field.
	SaveDraft(ctx context.Context, draft Draft) error

	// DropDraft forgets the draft of a field; that there is none is no error.
	DropDraft(ctx context.Context, id SagID, field Field) error

	// Drafts lists what was typed and never reached the journal, the newest first,
	// and by sag and field where that does not decide.
	Drafts(ctx context.Context) ([]Draft, error)
}
