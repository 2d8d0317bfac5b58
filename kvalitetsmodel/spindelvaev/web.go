package spindelvaev

import (
	"math"
	"strconv"
	"strings"

	"spindel/kvalitetsmodel"
)

// noValue is shown where a tema has no value.
const noValue = "–"

// Axis is one tema of the picture.
type Axis struct {
	Nr    int
	Navn  string
	Value float64 // 0 to Web.Max; clamped to that when drawn
	OK    bool    // false when the tema has no value
	Label string  // the value as shown: "3,5"; made from Value when empty
}

// Web is what is to be seen: the axes in clockwise order and the outermost ring.
type Web struct {
	Axes []Axis
	Max  int // the value of the outermost ring; 0 stands for 5
}

// FromEvaluation makes the web of a tilsyn, one axis for each tema that applies.
func FromEvaluation(e kvalitetsmodel.Evaluation) Web {
	w := Web{Max: 5}
	for _, t := range e.Temaer {
		if !t.Applies {
			continue
		}
		axis := Axis{Nr: t.Tema.Nr, Navn: t.Tema.Navn, Label: noValue}
		if t.Value.OK() {
			axis.Value, axis.OK, axis.Label = t.Value.Float(), true, t.Value.String()
		}
		w.Axes = append(w.Axes, axis)
	}
	return w
}

// max is the value of the outermost ring.
func (w Web) max() int {
	if w.Max <= 0 {
		return 5
	}
	return w.Max
}

// fraction is how far out on its axis a value lies, 0 to 1; false for a gap.
func (w Web) fraction(i int) (float64, bool) {
	axis := w.Axes[i]
	if !axis.OK || math.IsNaN(axis.Value) {
		return 0, false
	}
	return min(max(axis.Value/float64(w.max()), 0), 1), true
}

// value is the text of an axis' value.
func (w Web) value(i int) string {
	f, ok := w.fraction(i)
	switch axis := w.Axes[i]; {
	case !ok:
		return noValue
	case axis.Label != "":
		return axis.Label
	default:
		return strings.Replace(strconv.FormatFloat(f*float64(w.max()), 'f', 1, 64), ".", ",", 1)
	}
}

// gaps tells whether any axis is without a value.
func (w Web) gaps() bool {
	for i := range w.Axes {
		if _, ok := w.fraction(i); !ok {
			return true
		}
	}
	return false
}
