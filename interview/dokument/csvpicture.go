package dokument

import (
	"math"
	"strconv"
	"strings"
)

// picture is the spindelvæv as a table of its values. They are exact and not rounded,
// and they are numbers of ours, which need no apostrophe to be harmless.
func (w *csvWriter) picture(p Picture) {
	w.line("Spindelvæv", p.Caption)
	w.line("Tilsyn", p.Web.Name)
	w.line("Tilsynet før", p.Web.NameBefore)
	w.row()
	w.row("Tema", "Navn", "Værdi", "Før", "Indikatorer bedømt", "Indikatorer i alt")
	for _, axis := range p.Web.Axes {
		w.rows = append(w.rows, []string{strconv.Itoa(axis.Nr), csvText(tidyLine(axis.Navn)),
			w.number(axis.Value, axis.OK), w.number(axis.Before, axis.HasBefore),
			csvCount(axis.Scored, axis.Of), csvCount(axis.Of, axis.Of)})
	}
	w.row()
}

// number is a value, and empty where there is none.
func (w *csvWriter) number(value float64, known bool) string {
	if !known || math.IsNaN(value) || math.IsInf(value, 0) {
		return ""
	}
	number := strconv.FormatFloat(value, 'f', -1, 64)
	if w.point {
		return number
	}
	return strings.Replace(number, ".", ",", 1)
}

// csvCount is how many of some, and empty where it is not known how many there are.
func csvCount(count, of int) string {
	if of <= 0 {
		return ""
	}
	return strconv.Itoa(count)
}
