package spindelvaev_test

import (
	"testing"

	. "spindel/kvalitetsmodel/spindelvaev"
)

// redraws are what a terminal program does while an inspector scores, on a
// canvas that it keeps.
var redraws = map[string]func(c *Canvas, w Web){
	"draw-80x24-ascii":    func(c *Canvas, w Web) { c.Draw(w, Size{80, 24}, Ascii) },
	"draw-80x24-braille":  func(c *Canvas, w Web) { c.Draw(w, Size{80, 24}, Braille) },
	"side-80x22-ascii":    func(c *Canvas, w Web) { c.Side(w, Size{80, 22}, Ascii) },
	"side-80x22-braille":  func(c *Canvas, w Web) { c.Side(w, Size{80, 22}, Braille) },
	"side-120x38-ascii":   func(c *Canvas, w Web) { c.Side(w, Size{120, 38}, Ascii) },
	"side-120x38-braille": func(c *Canvas, w Web) { c.Side(w, Size{120, 38}, Braille) },
	"side-60x18-ascii":    func(c *Canvas, w Web) { c.Side(w, Size{60, 18}, Ascii) },
}

// visits are the same web with a score more or less.
func visits() [2]Web {
	first, then := secondVisit(), secondVisit()
	then.Axes[3].OK, then.Axes[3].Label, then.Axes[3].Scored = false, "–", 0
	then.Axes[5].Value, then.Axes[5].Label = 2.5, "2,5"
	return [2]Web{first, then}
}

func TestRedrawingAllocatesNothing(t *testing.T) {
	webs := visits()
	buffer := make([]byte, 0, 16384)
	for name, redraw := range redraws {
		var c Canvas
		allocations := testing.AllocsPerRun(20, func() {
			for _, w := range webs {
				redraw(&c, w)
				buffer = c.AppendTo(buffer[:0])
			}
		})
		if allocations != 0 {
			t.Errorf("%s: %v allocations for a redraw", name, allocations)
		}
	}
}

// BenchmarkRedraw scores back and forth, so that every round is another picture.
func BenchmarkRedraw(b *testing.B) {
	webs := visits()
	buffer := make([]byte, 0, 16384)
	for name, redraw := range redraws {
		b.Run(name, func(b *testing.B) {
			var c Canvas
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				redraw(&c, webs[i%2])
				buffer = c.AppendTo(buffer[:0])
			}
		})
	}
}

func BenchmarkSVG(b *testing.B) {
	w := secondVisit()
	b.ReportAllocs()
	for b.Loop() {
		SVG(w)
	}
}
