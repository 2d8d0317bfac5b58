// Package overblik is the quick summary as text and as JSON: all sager on a
// screenful, or one sag with what it promised, what was found and its
// spindelvæv.
//
// Everything here is a function of its input. A Page knows how wide a line may
// be and in which time zone a day begins; what it makes is plain text without
// colour, ended by a newline. The JSON has Danish keys that stay: a key may be
// added, none changes its meaning.
package overblik
