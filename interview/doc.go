// Package interview is the sag: what a tilbud promised at its godkendelse, and
// what a tilsyn later found.
//
// A sag is an append-only journal of typed changes. Entry seals a Change with a
// sequence number, a time, an author and a hash that is chained to the entry
// before; Sag is the fold of its journal. Everything that a screen or a document
// asks about a sag (what is missing, how far it is, what was promised) is a
// function of that fold and of the model it was made under.
//
// The package is pure: no input, no output and no clock. Store is the port
// through which a journal is kept; package storetest is the contract that every
// store must pass.
package interview
