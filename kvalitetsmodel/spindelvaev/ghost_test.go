package spindelvaev_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	. "spindel/kvalitetsmodel/spindelvaev"
)

func TestWithBefore(t *testing.T) {
	model := edition(t)
	web := FromEvaluation(model.Evaluate(krisecenter(), marks(now)))
	got := web.WithBefore(model.Evaluate(krisecenter(), marks(then)), "tilsyn 2", "tilsyn 1")
	if got.Name != "tilsyn 2" || got.NameBefore != "tilsyn 1" {
		t.Errorf("got the names %q and %q", got.Name, got.NameBefore)
	}
	want := []Axis{
		{Nr: 1, Navn: temaer[0], Value: 3.5, OK: true, Label: "3,5", Before: 3, HasBefore: true, BeforeLabel: "3,0", Scored: 2, Of: 2},
		{Nr: 2, Navn: temaer[1], Value: 5, OK: true, Label: "5,0", Before: 3, HasBefore: true, BeforeLabel: "3,0", Scored: 1, Of: 3},
		{Nr: 3, Navn: temaer[2], Value: 2.5, OK: true, Label: "2,5", Before: 2, HasBefore: true, BeforeLabel: "2,0", Scored: 2, Of: 3},
		{Nr: 4, Navn: temaer[3], Value: 4, OK: true, Label: "4,0", Before: 3.75, HasBefore: true, BeforeLabel: "3,8", Scored: 2, Of: 6},
		{Nr: 5, Navn: temaer[4], Label: "–", BeforeLabel: "–", Of: 5},
		{Nr: 6, Navn: temaer[5], Label: "–", BeforeLabel: "–", Of: 2},
		{Nr: 7, Navn: temaer[6], Value: 3.5, OK: true, Label: "3,5", Before: 2, HasBefore: true, BeforeLabel: "2,0", Scored: 2, Of: 2},
	}
	if !slices.Equal(got.Axes, want) {
		t.Errorf("got the axes\n%+v, want\n%+v", got.Axes, want)
	}
	if web.Name != "" || web.Axes[0].HasBefore {
		t.Error("the web that it is made from has changed")
	}
	// The temaer are found by number, not by place.
	before := model.Evaluate(krisecenter(), marks(then))
	before.Temaer = before.Temaer[2:]
	axes := web.WithBefore(before, "", "").Axes
	if axes[1].HasBefore || axes[2].BeforeLabel != "2,0" {
		t.Errorf("tema 2 and 3 have the values %s and %s before, want – and 2,0", axes[1].BeforeLabel, axes[2].BeforeLabel)
	}
}

func TestTableWithBothTilsyn(t *testing.T) {
	w := haunted(webOf(3.5, gap, 3), 3, 4, gap)
	want := "" +
		"  Tema                                        Værdi  Før  Bedømt\n" +
		"1 Uddannelse og beskæftigelse                   3,5  3,0     2/2\n" +
		"2 Selvstændighed og relationer (ingen score)      –  4,0     0/4\n" +
		"3 Målgruppe, metoder og resultater              3,0    –     7/7\n" +
		"Værdi: tilsyn 2, 1.11.2027\n" +
		"Før:   tilsyn 1, 3.5.2027\n" +
		"Bedømt: indikatorer med score af dem, der gælder."
	if got := Table(w, 80); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSideTellsEverythingAt80x22 is the promise of the picture: in the smallest
// window that the program is made for, nothing is left out.
func TestSideTellsEverythingAt80x22(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := haunted(webOf(scores(t, 7)...), scores(t, 7)...)
		size := Size{80, 22}
		if rapid.Bool().Draw(t, "larger") {
			size = Size{rapid.IntRange(80, 300).Draw(t, "width"), rapid.IntRange(22, 100).Draw(t, "height")}
		}
		var c Canvas
		c.Side(w, size, anyTegn(t))
		p := pic{text: c.String()}
		for line := range strings.SplitSeq(p.text, "\n") {
			p.cells = append(p.cells, []rune(line))
		}
		for _, axis := range w.Axes {
			if !p.shows(fmt.Sprint(axis.Nr), axis.Navn, axis.Label) {
				t.Fatalf("%q is not readable as a whole:\n%s", axis.Navn, p.text)
			}
		}
		flowing := strings.Join(strings.Fields(p.text), " ")
		column := func(text func(Axis) string) string {
			var all []string
			for _, axis := range w.Axes {
				all = append(all, text(axis))
			}
			return strings.Join(all, " ")
		}
		strip := strings.Contains(flowing, w.Name+" "+column(func(a Axis) string { return a.Label })) &&
			strings.Contains(flowing, w.NameBefore+" "+column(func(a Axis) string { return a.BeforeLabel })) &&
			strings.Contains(flowing, "Indikatorer bedømt "+column(func(a Axis) string { return fmt.Sprintf("%d/%d", a.Scored, a.Of) }))
		table := strings.Contains(flowing, "Værdi: "+w.Name) && strings.Contains(flowing, "Før: "+w.NameBefore)
		for _, axis := range w.Axes {
			table = table && strings.Contains(flowing,
				fmt.Sprintf("%s %s %s %d/%d", axis.Navn, axis.Label, axis.BeforeLabel, axis.Scored, axis.Of))
		}
		if !strip && !table {
			t.Fatalf("neither strip nor table is whole:\n%s", p.text)
		}
	})
}

func TestBrailleVerticesLieAtTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := visit(t, n)
		var c Canvas
		c.Draw(w, Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")}, Braille)
		p := pic{text: c.String()}
		p.cx, p.cy, p.radius = c.Place()
		set, digits := dotsOf(p.text)
		// near tells whether there is a dot within half a cell, or a ring number in the way.
		near := func(x, y float64) bool {
			for dy := -2; dy <= 2; dy++ {
				for dx := -1; dx <= 1; dx++ {
					column, row := 2*p.cx+int(math.Round(2*x))+dx, 4*p.cy+1+int(math.Round(4*y))+dy
					if set[[2]int{column, row}] || digits[[2]int{column / 2, row / 4}] {
						return true
					}
				}
			}
			return false
		}
		for i, axis := range w.Axes {
			if x, y := p.place(i, n, axis.Value); axis.OK && !near(x, y) {
				t.Fatalf("axis %d has no vertex at %.2f,%.2f:\n%s", i+1, x, y, p.text)
			}
			if x, y := p.place(i, n, axis.Before); axis.HasBefore && !near(x, y) && nearest(x, y, p.present(w)) > 2 {
				t.Fatalf("axis %d has no ghost at %.2f,%.2f:\n%s", i+1, x, y, p.text)
			}
		}
	})
}

func TestTheGhostIsAnotherStroke(t *testing.T) {
	// The same seven values, once as the present tilsyn and once as the previous.
	present := webOf(4, 3, 4, 3, 4, 3, 4)
	empty := func() Web { return webOf(gap, gap, gap, gap, gap, gap, gap) }
	previous := haunted(empty(), 4, 3, 4, 3, 4, 3, 4)
	for _, tegn := range []Tegn{Ascii, Braille} {
		var none, now, before Canvas
		none.Draw(haunted(empty(), gap, gap, gap, gap, gap, gap, gap), Size{80, 24}, tegn)
		now.Draw(present, Size{80, 24}, tegn)
		before.Draw(previous, Size{80, 24}, tegn)
		if before.String() == none.String() {
			t.Errorf("tegn %d: there is no ghost", tegn)
		}
		if strings.ContainsAny(before.String(), `/\|_`) {
			t.Errorf("tegn %d: the ghost has the strokes of the present:\n%s", tegn, before.String())
		}
		if tegn == Ascii {
			continue
		}
		gridOnly, solid, dashed := along(&none), along(&now), along(&before)
		if solid < 0.95 || dashed < 0.4 || dashed > 0.8 || gridOnly > 0.2 {
			t.Errorf("along the edges %.2f are dots of the grid, %.2f of the present web, %.2f of the ghost", gridOnly, solid, dashed)
		}
	}
}

// along is how much of the edges of 4, 3, 4, 3, 4, 3, 4 has dots, away from their ends.
func along(c *Canvas) float64 {
	p := pic{}
	p.cx, p.cy, p.radius = c.Place()
	set, _ := dotsOf(c.String())
	found, all := 0.0, 0.0
	for i := range 6 {
		e := p.edge(i, 7, float64(4-i%2), float64(3+i%2))
		ax, ay, bx, by := 2*e.ax, 4*e.ay, 2*e.bx, 4*e.by
		steps := math.Ceil(max(math.Abs(bx-ax), math.Abs(by-ay)))
		for s := math.Ceil(0.3 * steps); s < 0.7*steps; s++ {
			x, y := ax+(bx-ax)*s/steps, ay+(by-ay)*s/steps
			if all++; set[[2]int{2*p.cx + int(math.Round(x)), 4*p.cy + 1 + int(math.Round(y))}] {
				found++
			}
		}
	}
	return found / all
}

func TestSVGVerticesLieAtTheirPlaces(t *testing.T) {
	circle := regexp.MustCompile(`<circle cx="([-\d.]+)" cy="([-\d.]+)" r="([45])"`)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := haunted(webOf(scores(t, n)...), scores(t, n)...)
		found := circle.FindAllStringSubmatch(SVG(w), -1)
		next := 0
		check := func(i int, value float64, ok bool, radius string) {
			if !ok {
				return
			}
			angle := 2 * math.Pi * float64(i) / float64(n)
			x, y := 40*value*math.Sin(angle), -40*value*math.Cos(angle)
			if c := found[next]; math.Abs(number(t, c[1])-x) > 0.06 || math.Abs(number(t, c[2])-y) > 0.06 || c[3] != radius {
				t.Fatalf("axis %d has %s, want a vertex at %.1f,%.1f of radius %s", i+1, c[0], x, y, radius)
			}
			next++
		}
		for i, axis := range w.Axes {
			check(i, axis.Before, axis.HasBefore, "5")
		}
		for i, axis := range w.Axes {
			check(i, axis.Value, axis.OK, "4")
		}
		if keys := len(found) - next; keys != 2 {
			t.Fatalf("%d vertices more than values, want the two of the key", keys)
		}
	})
}

func TestSVGStaysOnItsPage(t *testing.T) {
	place := regexp.MustCompile(`<text text-anchor="(\w+)">(.*?)</text>`)
	line := regexp.MustCompile(`x="([-\d.]+)" y="([-\d.]+)"(?: font-size="(\d+)")?[^>]*>([^<]*)<`)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		labels := 0
		for _, text := range place.FindAllStringSubmatch(SVG(visit(t, n)), -1) {
			labels++
			for _, part := range line.FindAllStringSubmatch(text[2], -1) {
				x, y := number(t, part[1]), number(t, part[2])
				em := 15.0
				if part[3] != "" {
					em = number(t, part[3])
				}
				width := 0.55 * em * float64(len([]rune(part[4])))
				left := map[string]float64{"start": x, "middle": x - width/2, "end": x - width}[text[1]]
				if left < -400 || left+width > 400 || y-em < -315 || y+em/4 > 305 {
					t.Fatalf("%q lies outside of the page at %v,%v", part[4], x, y)
				}
			}
		}
		if labels != n {
			t.Fatalf("%d labels for %d axes", labels, n)
		}
	})
}

func number(t *rapid.T, s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
