// Package tortur is how the torture tests of all packages count, choose at random
// and report: every test is one row of the table promise, test, count and result
// that stands in docs/paalidelighed.md. Command cmd/tortur runs them and prints it.
//
// The tests have the build tag tortur and names that begin with TestTorture. They
// are short by default; SPINDEL_TORTUR=lang asks for the long run, and
// SPINDEL_FROE=N repeats the random choices of a run that printed that seed.
package tortur
