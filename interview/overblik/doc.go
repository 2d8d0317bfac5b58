// Package overblik is the quick summary as text and as JSON: all sager on a
// screenful with what is to be looked at early, one sag with what it promised,
// what was found, its plan and its spindelvæv, or each indikator across all sager.
//
// Everything here is a function of its input. A Page knows how wide a line may
// be, in which time zone a day begins and which day it is; what it makes is
// plain text without colour, ended by a newline. The JSON has Danish keys that
// stay: a key may be added, none changes its meaning.
package overblik
