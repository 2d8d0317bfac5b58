// Package udveksling is the open exchange format of a sag: its whole journal as
// JSON, entry by entry, with times, authors and hashes.
//
// The one idea: the file carries the journal and nothing that is derived from
// it. The change of an entry stands there as a JSON string of the exact bytes
// that were sealed, so the hash chain can be checked by anybody, any JSON tool
// may read the file and write it again, and a journal that is exported, imported
// and exported once more is the same file, byte for byte.
//
// Reading is strict: whatever the format does not know is refused with its
// place, and never with what somebody wrote. The package knows no store and no
// file; Meet and Join say what a file means for a journal that is there already.
package udveksling
