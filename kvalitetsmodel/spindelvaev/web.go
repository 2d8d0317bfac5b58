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

	Before      float64 // the value at the previous tilsyn, on the same scale
	HasBefore   bool    // false when the tema had no value then
	BeforeLabel string  // "3,1"; made from Before when empty

	Scored, Of int // how many of the indikatorer that apply have a score; Of 0 is not known
}

// Web is what is to be seen: the axes in clockwise order and the outermost ring.
type Web struct {
	Axes []Axis
	Max  int // the value of the outermost ring; 0 stands for 5

	Name, NameBefore string // of the tilsyn and the previous one: "tilsyn 2, 1.11.2027"
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
		axis.Scored, axis.Of = coverage(t)
		w.Axes = append(w.Axes, axis)
	}
	return w
}

// WithBefore adds the values of the previous tilsyn, found by the number of the
// tema, and the names of both. A tema without a value then has no ghost.
func (w Web) WithBefore(before kvalitetsmodel.Evaluation, name, nameBefore string) Web {
	values := make(map[int]kvalitetsmodel.Value, len(before.Temaer))
	for _, t := range before.Temaer {
		values[t.Tema.Nr] = t.Value
	}
	axes := make([]Axis, len(w.Axes))
	for i, axis := range w.Axes {
		v := values[axis.Nr]
		axis.Before, axis.HasBefore, axis.BeforeLabel = v.Float(), v.OK(), v.String()
		axes[i] = axis
	}
	w.Axes, w.Name, w.NameBefore = axes, name, nameBefore
	return w
}

// coverage counts the indikatorer of a tema that have a score, and those that apply.
func coverage(t kvalitetsmodel.TemaValue) (scored, of int) {
	for _, k := range t.Kriterier {
		for _, i := range k.Indikatorer {
			switch i.Mark.State {
			case kvalitetsmodel.GaelderIkke:
				continue
			case kvalitetsmodel.Scoret:
				scored++
			}
			of++
		}
	}
	return scored, of
}

// max is the value of the outermost ring.
func (w Web) max() int {
	if w.Max <= 0 {
		return 5
	}
	return w.Max
}

// fraction is how far out on its axis the value lies, 0 to 1; false for a gap.
func (w Web) fraction(i int) (float64, bool) {
	return w.outward(w.Axes[i].Value, w.Axes[i].OK)
}

// fractionBefore is the same for the previous tilsyn.
func (w Web) fractionBefore(i int) (float64, bool) {
	return w.outward(w.Axes[i].Before, w.Axes[i].HasBefore)
}

func (w Web) outward(value float64, ok bool) (float64, bool) {
	if !ok || math.IsNaN(value) {
		return 0, false
	}
	return min(max(value/float64(w.max()), 0), 1), true
}

// value is the text of an axis' value.
func (w Web) value(i int) string {
	f, ok := w.fraction(i)
	return w.shown(f, ok, w.Axes[i].Label)
}

// valueBefore is the text of an axis' value at the previous tilsyn.
func (w Web) valueBefore(i int) string {
	f, ok := w.fractionBefore(i)
	return w.shown(f, ok, w.Axes[i].BeforeLabel)
}

func (w Web) shown(fraction float64, ok bool, label string) string {
	switch {
	case !ok:
		return noValue
	case label != "":
		return label
	default:
		return strings.Replace(strconv.FormatFloat(fraction*float64(w.max()), 'f', 1, 64), ".", ",", 1)
	}
}

// haunted tells whether there is a previous tilsyn to show. It holds as well for
// one without values, so that the picture does not depend on them.
func (w Web) haunted() bool {
	if w.NameBefore != "" {
		return true
	}
	for i := range w.Axes {
		if w.Axes[i].HasBefore {
			return true
		}
	}
	return false
}

// covered tells whether the coverage of any axis is known.
func (w Web) covered() bool {
	for i := range w.Axes {
		if w.Axes[i].Of > 0 {
			return true
		}
	}
	return false
}

// gaps tells whether a value is missing anywhere, now or before.
func (w Web) gaps() bool {
	haunted := w.haunted()
	for i := range w.Axes {
		if _, ok := w.fraction(i); !ok {
			return true
		}
		if _, ok := w.fractionBefore(i); haunted && !ok {
			return true
		}
	}
	return false
}
