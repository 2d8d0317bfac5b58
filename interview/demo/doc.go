// Package demo makes up a sag, so that a newcomer sees the program at work: a
// godkendelse of an opholdssted that is closed, and a first tilsyn half way.
// The tilbud, its people and its numbers are invented.
//
// What was said stands in sag.yaml. Journal gives it times and records it
// through interview, so that the made-up sag keeps the same rules as a real one.
package demo
