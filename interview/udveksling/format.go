package udveksling

import "time"

// What names the format in a file.
const (
	Format  = "spindel-sag"
	Version = 1
)

// The limits of a file. Whoever needs more writes more files.
const (
	MaxFile    = 64 << 20 // bytes
	MaxText    = 1 << 20  // bytes of one text that a person wrote
	MaxChange  = 8 << 20  // bytes of one change as it was sealed
	MaxEntries = 10_000   // of one sag
	MaxSager   = 10_000
	MaxDepth   = 32
	maxKeys    = 64 // of one object
	maxID      = 64 // bytes of the id of a sag
)

// The keys of a file.
const (
	keyFormat  = "format"
	keyVersion = "version"
	keySager   = "sager"
	keySag     = "sag"
	keyJournal = "journal"
	keyNr      = "nr"
	keyTid     = "tid"
	keyAf      = "af"
	keySlags   = "slags"
	keyChange  = "aendring"
	keyHash    = "hash"
)

// timestamp is how a point in time is written: in UTC with milliseconds, the
// precision that the hash of an entry covers.
const timestamp = "2006-01-02T15:04:05.000Z"

// parseTime reads a time that is written in the one way that the format knows.
func parseTime(text string) (time.Time, bool) {
	at, err := time.Parse(timestamp, text)
	return at, err == nil && at.Format(timestamp) == text
}
