// Package kvalitetsmodel is the quality model of the socialtilsyn as data: its
// temaer, kriterier and indikatorer in official wording, the rules for which of
// them apply to a tilbud, the two judgement systems, and the means of means
// that a tilsyn ends in.
//
// A Model is one edition. The editions that the program carries are read from
// embedded files; nothing in this package knows a particular edition, so that
// a new one is a file and not a change of code. Everything here is a function
// of its input.
package kvalitetsmodel
