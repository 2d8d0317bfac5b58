// Package spindelvaev draws the spindelvæv, the one picture of a tilsyn: an
// axis for each tema that applies, the centre 0, rings for each whole value.
//
// The idea is one geometry, drawn with different pens. A Web says what is to
// be seen, a plan says where in the frame it goes (the largest radius for which
// everything fits without touching), and a pen puts it there: ASCII, braille or
// SVG. Axis 1 points to 12 o'clock, the others follow clockwise.
//
// A tema without a value is never drawn as 0: its axis is dashed, its label
// says so, and the polygon is broken there.
//
// Everything is a function of its input. Text is expected in NFC with one cell
// to a rune, which holds for Danish; control characters become spaces.
package spindelvaev
