// Package storage keeps the journals of all sager in one SQLite file.
//
// The journal table is the truth. All other tables about a sag are its
// projection: what anyone can read with ordinary SQLite tools, and what makes
// List one query. The projection is a pure function of the folded sag, and an
// append writes, in the same transaction as the journal, only the rows in which
// the projection before and after differ. It therefore cannot say anything else
// than the journal, and Rebuild can make it anew at any time.
//
// A write that has begun is carried through even when its context is cancelled,
// so that closing the program never loses an answer half-way; a context that is
// cancelled already writes nothing. When a write returns nil, its data has
// reached the disk.
//
// Several processes may use the file at the same time. Within one process it is
// opened once: when a second handle looks at the file before opening it, the
// operating system lets go of the locks that the first one holds.
package storage
