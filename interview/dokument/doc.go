// Package dokument makes the papers of a sag. What a paper says is a Document,
// made once from the sag; how it looks is a writer's business, and every writer
// takes every Document. A new paper is one function that makes a Document, and a
// new format is one function that writes it.
//
// Everything here is a function of its input: no clock, no file. A Document holds
// text as people wrote it, and that text is not to be trusted. Each writer makes
// it harmless as it writes it, in one place: see escape.go.
package dokument
