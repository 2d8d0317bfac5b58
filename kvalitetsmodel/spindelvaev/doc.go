// Package spindelvaev draws the spindelvæv, the one picture of a tilsyn: an
// axis for each tema that applies, the centre 0, rings for each whole value.
//
// The idea is one geometry, drawn with different pens. A Web says what is to
// be seen, a plan says where in the frame it goes (the largest radius for which
// everything fits without touching), and a pen puts it there: ASCII, braille or
// SVG. Axis 1 points to 12 o'clock, the others follow clockwise. The rings are
// straight threads from axis to axis, so that equal values lie on a ring.
//
// A tema without a value is never drawn as 0: its axis is dashed, its label
// says so, and the polygon is broken there.
//
// The previous tilsyn is drawn as a ghost: dotted, with vertices of its own, and
// broken at its own gaps. Where the two meet, the present one is on top. Nothing
// is told by colour.
//
// Where things go depends on names and on the widths kept for values, never on
// the values themselves: while an inspector scores, only the web, the numbers and
// the note on gaps change. A Canvas knows that and keeps its plan.
//
// Everything is a function of its input. Text is expected in NFC with one cell
// to a rune, which holds for Danish; control characters become spaces.
package spindelvaev
