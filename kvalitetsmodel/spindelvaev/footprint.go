package spindelvaev

// footprint is all that decides where things go in a frame. It is the same for
// a gap as for the value that fills it, so scoring moves nothing.
type footprint struct {
	size       Size
	numbers    bool // with the numbers beside the web
	haunted    bool
	name       string
	nameBefore string
	axes       []axisPrint
}

type axisPrint struct {
	nr                      int
	navn                    string
	value, before, coverage int // widths
}

// renew takes the footprint of a web and tells whether it is a new one.
func (f *footprint) renew(w Web, size Size, numbers bool) bool {
	haunted := w.haunted()
	changed := len(f.axes) != len(w.Axes) || f.size != size || f.numbers != numbers ||
		f.haunted != haunted || f.name != w.Name || f.nameBefore != w.NameBefore
	f.size, f.numbers, f.haunted, f.name, f.nameBefore = size, numbers, haunted, w.Name, w.NameBefore
	if cap(f.axes) < len(w.Axes) {
		f.axes = make([]axisPrint, len(w.Axes))
	}
	f.axes = f.axes[:len(w.Axes)]
	for i, axis := range w.Axes {
		print := axisPrint{axis.Nr, axis.Navn, valueWidth(w.value(i)), 0, coverageCells(axis)}
		if haunted {
			print.before = valueWidth(w.valueBefore(i))
		}
		if changed = changed || f.axes[i] != print; changed {
			f.axes[i] = print
		}
	}
	return changed
}

// valueWidth is the width kept for a value: "–" may become "3,5".
func valueWidth(value string) int { return max(cells(value), len("3,5")) }
