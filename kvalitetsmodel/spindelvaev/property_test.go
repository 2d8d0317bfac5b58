package spindelvaev_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	. "spindel/kvalitetsmodel/spindelvaev"
)

// scores draws the values of n axes on the scale, some of them gaps.
func scores(t *rapid.T, n int) []float64 {
	score := rapid.OneOf(rapid.Just[float64](gap), rapid.Float64Range(0.5, 5))
	return rapid.SliceOfN(score, n, n).Draw(t, "scores")
}

// visit draws a web of n axes with values on the scale, as a tilsyn could have
// it: with gaps, with or without a previous tilsyn and coverage.
func visit(t *rapid.T, n int) Web {
	w := webOf(scores(t, n)...)
	if rapid.Bool().Draw(t, "haunted") {
		w = haunted(w, scores(t, n)...)
	}
	return w
}

// anyWeb draws a web that nobody would make.
func anyWeb(t *rapid.T) Web {
	value := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-1, 6),
		rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, 5}))
	name := rapid.OneOf(rapid.SampledFrom(temaer), rapid.String(), rapid.StringMatching(`[a-zæøå ,]{0,60}`))
	label := rapid.SampledFrom([]string{"", "3,5", "–", "ingen score"})
	title := rapid.OneOf(rapid.Just(""), rapid.Just("tilsyn 2, 1.11.2027"), rapid.String())
	count := rapid.SampledFrom([]int{0, 0, 1, 5, 30, -1, 12345})
	w := Web{
		Max:        rapid.IntRange(-1, 12).Draw(t, "max"),
		Name:       title.Draw(t, "title"),
		NameBefore: title.Draw(t, "title before"),
	}
	ghost := rapid.Bool().Draw(t, "ghost")
	for range rapid.IntRange(0, 14).Draw(t, "axes") {
		axis := Axis{
			Nr:    rapid.IntRange(-5, 1000).Draw(t, "nr"),
			Navn:  name.Draw(t, "name"),
			Value: value.Draw(t, "value"),
			OK:    rapid.Bool().Draw(t, "ok"),
			Label: label.Draw(t, "label"),
		}
		if ghost {
			axis.Before = value.Draw(t, "before")
			axis.HasBefore = rapid.Bool().Draw(t, "has before")
			axis.BeforeLabel = label.Draw(t, "before label")
			axis.Scored, axis.Of = count.Draw(t, "scored"), count.Draw(t, "of")
		}
		w.Axes = append(w.Axes, axis)
	}
	return w
}

func anyTegn(t *rapid.T) Tegn { return rapid.SampledFrom([]Tegn{Ascii, Braille}).Draw(t, "tegn") }

// frame fails when a picture leaves its frame or could move a terminal's cursor.
func frame(picture string, width, height int) error {
	lines := strings.Split(picture, "\n")
	if picture != "" && len(lines) > height {
		return fmt.Errorf("%d lines in a frame of %d", len(lines), height)
	}
	if !utf8.ValidString(picture) {
		return fmt.Errorf("invalid UTF-8")
	}
	for y, line := range lines {
		if n := utf8.RuneCountInString(line); n > width {
			return fmt.Errorf("line %d has %d cells in a frame of %d", y, n, width)
		}
		if i := strings.IndexFunc(line, unicode.IsControl); i >= 0 {
			return fmt.Errorf("line %d has the control character %q", y, line[i])
		}
	}
	return nil
}

func TestNothingLeavesTheFrame(t *testing.T) {
	var used Canvas
	rapid.Check(t, func(t *rapid.T) {
		w, tegn := anyWeb(t), anyTegn(t)
		width, height := rapid.IntRange(0, 300).Draw(t, "width"), rapid.IntRange(0, 100).Draw(t, "height")
		pictures := map[string]string{
			"Draw":  Draw(w, Size{width, height}, tegn),
			"Side":  Side(w, width, height, tegn),
			"Table": Table(w, width),
		}
		for name, picture := range pictures {
			lines := height
			if name == "Table" {
				lines = math.MaxInt
			}
			if err := frame(picture, width, lines); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, picture)
			}
		}
		used.Draw(w, Size{width, height}, tegn)
		if used.String() != pictures["Draw"] {
			t.Fatalf("a used canvas draws otherwise:\n%s\nthan a new one:\n%s", used.String(), pictures["Draw"])
		}
		used.Side(w, Size{width, height}, tegn)
		if used.String() != pictures["Side"] {
			t.Fatalf("a used canvas lays out otherwise:\n%s\nthan a new one:\n%s", used.String(), pictures["Side"])
		}
	})
}

func TestEveryFrameFromTheMinimumHasAWeb(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := visit(t, rapid.IntRange(3, 12).Draw(t, "axes"))
		size := Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")}
		p := picture(w, size)
		if got := p.at(0, -p.radius); !strings.ContainsRune("5ox", got) {
			t.Fatalf("no outermost ring at 12 o'clock but %q:\n%s", got, p.text)
		}
		for i := range w.Axes {
			if nr := fmt.Sprint(i + 1); !strings.Contains(p.text, nr) {
				t.Fatalf("axis %s is not labelled:\n%s", nr, p.text)
			}
		}
	})
}

// pic is an ASCII picture with its place in the frame.
type pic struct {
	text           string
	cells          [][]rune
	cx, cy, radius int
	named          bool
}

func picture(w Web, size Size) pic {
	var c Canvas
	c.Draw(w, size, Ascii)
	p := pic{text: c.String(), named: c.Named()}
	for line := range strings.SplitSeq(p.text, "\n") {
		p.cells = append(p.cells, []rune(line))
	}
	p.cx, p.cy, p.radius = c.Place()
	return p
}

// at is the cell relative to the centre.
func (p pic) at(x, y int) rune {
	x, y = x+p.cx, y+p.cy
	if y < 0 || y >= len(p.cells) || x < 0 || x >= len(p.cells[y]) {
		return ' '
	}
	return p.cells[y][x]
}

// inside calls visit for every cell of the outermost ring and within it.
func (p pic) inside(axes int, visit func(x, y int, r rune)) {
	half := make([]float64, 2*p.radius+1)
	lowest := 0.0
	for i := range axes {
		_, y := p.place(i, axes, 5-1e-9)
		lowest = max(lowest, math.Round(y))
	}
	const steps = 400
	for i := range axes {
		// The exact middle between two cells may come out as either.
		for _, ring := range [...]float64{5 - 1e-9, 5 + 1e-9} {
			ax, ay := p.place(i, axes, ring)
			bx, by := p.place(i+1, axes, ring)
			for s := 0.0; s <= steps; s++ {
				x, y := ax+(bx-ax)*s/steps, ay+(by-ay)*s/steps
				row := int(min(max(math.Round(y), float64(-p.radius)), lowest)) + p.radius
				half[row] = max(half[row], math.Abs(math.Round(x)))
			}
		}
	}
	half = half[:p.radius+int(lowest)+1]
	for row, widest := range half {
		for x := -int(widest); x <= int(widest); x++ {
			visit(x, row-p.radius, p.at(x, row-p.radius))
		}
	}
}

// place is where a value on an axis lies, in cells relative to the centre.
func (p pic) place(axis, axes int, value float64) (x, y float64) {
	angle := 2 * math.Pi * float64(axis) / float64(axes)
	rows := float64(p.radius) * value / 5
	return 2 * rows * math.Sin(angle), -rows * math.Cos(angle)
}

func TestVerticesLieAtTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := visit(t, n)
		p := picture(w, Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")})
		found := map[[2]int]rune{}
		p.inside(n, func(x, y int, r rune) {
			if r == 'o' || r == 'x' {
				found[[2]int{x, y}] = r
			}
		})
		explained := map[[2]int]bool{}
		check := func(i int, value float64, ok bool, hides, shows rune) {
			x, y := p.place(i, n, value)
			shown := !ok
			for at, r := range found {
				const half = 0.5 + 1e-9
				if ok && math.Abs(float64(at[0])-x) <= half && math.Abs(float64(at[1])-y) <= half {
					explained[at] = explained[at] || r == shows
					shown = shown || r == shows || r == hides
				}
			}
			if !shown {
				t.Fatalf("axis %d has no %q at %.2f,%.2f:\n%s", i+1, shows, x, y, p.text)
			}
		}
		for i, axis := range w.Axes {
			check(i, axis.Value, axis.OK, 'o', 'o')
			check(i, axis.Before, axis.HasBefore, 'o', 'x')
		}
		for at := range found {
			if !explained[at] {
				t.Fatalf("a vertex at %v that no value stands for:\n%s", at, p.text)
			}
		}
	})
}

// distance is from a cell to a line between two points, in cells.
func distance(px, py, ax, ay, bx, by float64) float64 {
	length := (bx-ax)*(bx-ax) + (by-ay)*(by-ay)
	along := 0.0
	if length > 0 {
		along = min(max(((px-ax)*(bx-ax)+(py-ay)*(by-ay))/length, 0), 1)
	}
	return math.Hypot(px-ax-along*(bx-ax), py-ay-along*(by-ay))
}

// edge is a line that a picture must have, in cells relative to the centre.
type edge struct{ ax, ay, bx, by float64 }

// threads are the lines of the present tilsyn and of the previous one.
func (p pic) threads(w Web) (now, before []edge) {
	n := len(w.Axes)
	for i := range n {
		a, b := w.Axes[i], w.Axes[(i+1)%n]
		if a.OK && b.OK {
			now = append(now, p.edge(i, n, a.Value, b.Value))
		}
		if a.HasBefore && b.HasBefore {
			before = append(before, p.edge(i, n, a.Before, b.Before))
		}
	}
	return now, before
}

func (p pic) edge(i, n int, from, to float64) edge {
	ax, ay := p.place(i, n, from)
	bx, by := p.place(i+1, n, to)
	return edge{ax, ay, bx, by}
}

// nearest is the distance from a cell to the nearest of some lines.
func nearest(x, y float64, edges []edge) float64 {
	near := math.Inf(1)
	for _, e := range edges {
		near = min(near, distance(x, y, e.ax, e.ay, e.bx, e.by))
	}
	return near
}

func TestLinesJoinNeighboursAndBreakAtGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := visit(t, n)
		p := picture(w, Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")})
		now, before := p.threads(w)
		p.inside(n, func(x, y int, r rune) {
			edges := now
			switch {
			case r == ':':
				edges = before
			case !strings.ContainsRune(`/\|-_`, r):
				return
			}
			if nearest(float64(x), float64(y), edges) > 1.5 {
				t.Fatalf("the %q at %d,%d joins no neighbours:\n%s", r, x, y, p.text)
			}
		})
		for _, e := range now {
			if near := p.around(e); !strings.ContainsAny(near, `/\|-_o`) {
				t.Fatalf("no line along %v:\n%s", e, p.text)
			}
		}
		// The present tilsyn may hide the ghost where the two meet.
		above := now
		for i, axis := range w.Axes {
			if axis.OK {
				x, y := p.place(i, n, axis.Value)
				above = append(above, edge{x, y, x, y})
			}
		}
		for _, e := range before {
			mx, my := (e.ax+e.bx)/2, (e.ay+e.by)/2
			if near := p.around(e); !strings.ContainsAny(near, ":x") && nearest(mx, my, above) > 4 {
				t.Fatalf("no ghost along %v:\n%s", e, p.text)
			}
		}
	})
}

// around is what stands in the middle of a line and the cells about it.
func (p pic) around(e edge) string {
	mx, my := int(math.Round((e.ax+e.bx)/2)), int(math.Round((e.ay+e.by)/2))
	near := ""
	for y := my - 1; y <= my+1; y++ {
		for x := mx - 1; x <= mx+1; x++ {
			near += string(p.at(x, y))
		}
	}
	return near
}

func TestGapsAreDashedAndMarked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		values := slices.Repeat([]float64{gap}, n)
		scored := rapid.IntRange(0, n-1).Draw(t, "scored")
		values[scored] = 5
		w := webOf(values...)
		p := picture(w, Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")})
		for i := range n {
			angle := 2 * math.Pi * float64(i) / float64(n)
			// The third row out has a dash; sin and cos may miss the middle between cells by a hair.
			x, y := 6*math.Sin(angle), -3*math.Cos(angle)
			shown := ""
			for _, hair := range []float64{-1e-9, 1e-9} {
				for _, other := range []float64{-1e-9, 1e-9} {
					shown += string(p.at(int(math.Round(x+hair)), int(math.Round(y+other))))
				}
			}
			number := i == 0 && strings.ContainsAny(shown, "12345")
			if strings.Contains(shown, "~") != (i != scored) && !number {
				t.Fatalf("axis %d of %d shows %q on its way out:\n%s", i+1, n, shown, p.text)
			}
		}
		if got := strings.Count(p.text, "–"); got != n-1 {
			t.Fatalf("%d gaps are marked, not %d:\n%s", got, n-1, p.text)
		}
	})
}

func TestEqualValuesAreMirrored(t *testing.T) {
	mirror := map[rune]rune{'/': '\\', '\\': '/'}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		value := rapid.OneOf(rapid.Float64Range(0, 5), rapid.Just[float64](gap)).Draw(t, "value")
		w := webOf(slices.Repeat([]float64{value}, n)...)
		if rapid.Bool().Draw(t, "haunted") {
			w = haunted(w, slices.Repeat([]float64{rapid.Float64Range(0, 5).Draw(t, "before")}, n)...)
		}
		p := picture(w, Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")})
		p.inside(n, func(x, y int, left rune) {
			right := p.at(-x, y)
			if unicode.IsDigit(left) || unicode.IsDigit(right) {
				return
			}
			if m, ok := mirror[right]; ok {
				right = m
			}
			if left != right {
				t.Fatalf("%q at %d,%d but %q on the other side:\n%s", left, x, y, right, p.text)
			}
		})
	})
}

func TestOnlyTheWebIsInsideOfTheOutermostRing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := visit(t, n)
		size := Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")}
		p := picture(w, size)
		p.inside(n, func(x, y int, r rune) {
			if !strings.ContainsRune(` .~+ox:/\|-_12345`, r) {
				t.Fatalf("%q at %d,%d in the web:\n%s", r, x, y, p.text)
			}
		})
	})
}

func TestNamesStandWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := visit(t, n)
		size := Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")}
		p := picture(w, size)
		if !p.named {
			if n <= 7 && size.Width >= 76 && size.Height >= 18 {
				t.Fatalf("no names in a frame of %v:\n%s", size, p.text)
			}
			return
		}
		for _, axis := range w.Axes {
			if !p.shows(fmt.Sprint(axis.Nr), axis.Navn, axis.Label) {
				t.Fatalf("%q is not readable as a whole:\n%s", axis.Navn, p.text)
			}
		}
	})
}

// shows looks for a label on one line, or on two that begin in the same column.
func (p pic) shows(nr, name, value string) bool {
	if strings.Contains(p.text, nr+" "+name+" "+value) {
		return true
	}
	lines := strings.Split(p.text, "\n")
	for at, r := range name {
		if r != ' ' {
			continue
		}
		first, second := nr+" "+name[:at], name[at+1:]+" "+value
		for y := range len(lines) - 1 {
			before, _, found := strings.Cut(lines[y], first)
			column := utf8.RuneCountInString(before) + len(nr) + 1
			next := []rune(lines[y+1])
			if found && column < len(next) && strings.HasPrefix(string(next[column:]), second) {
				return true
			}
		}
	}
	return false
}

func TestScoringMovesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		size := Size{rapid.IntRange(30, 200).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")}
		first := visit(t, n)
		then := webOf(scores(t, n)...)
		then.Name, then.NameBefore = first.Name, first.NameBefore
		for i := range then.Axes {
			axis := &then.Axes[i]
			axis.Before, axis.HasBefore, axis.BeforeLabel = first.Axes[i].Before, first.Axes[i].HasBefore, first.Axes[i].BeforeLabel
			axis.Of = first.Axes[i].Of
			axis.Scored = min(axis.Of, rapid.IntRange(0, 7).Draw(t, "scored"))
		}
		var before, after Canvas
		before.Side(first, size, Ascii)
		after.Side(then, size, Ascii)
		if place(&before) != place(&after) || letters(&before, n) != letters(&after, n) {
			t.Fatalf("something has moved from\n%s\nto\n%s", before.String(), after.String())
		}
		if before.Side(then, size, Ascii); before.String() != after.String() {
			t.Fatalf("redrawn it is\n%s\nand drawn anew\n%s", before.String(), after.String())
		}
	})
}

func place(c *Canvas) [3]int {
	x, y, radius := c.Place()
	return [3]int{x, y, radius}
}

// letters is the text outside of the web, each letter where it stands, without
// the note that comes and goes with the gaps.
func letters(c *Canvas, axes int) string {
	text := strings.ReplaceAll(c.String(), "– ingen score", "             ")
	p := pic{}
	for line := range strings.SplitSeq(text, "\n") {
		p.cells = append(p.cells, []rune(line))
	}
	p.cx, p.cy, p.radius = c.Place()
	p.inside(axes, func(x, y int, r rune) {
		if r != ' ' {
			p.cells[y+p.cy][x+p.cx] = ' '
		}
	})
	var b strings.Builder
	for _, row := range p.cells {
		kept := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return ' '
		}, string(row))
		b.WriteString(strings.TrimRight(kept, " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

func TestSideAlwaysHasTheNumbersAt80x22(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := scores(t, rapid.IntRange(3, 7).Draw(t, "axes"))
		w := webOf(values...)
		width, height := rapid.IntRange(80, 300).Draw(t, "width"), rapid.IntRange(22, 100).Draw(t, "height")
		got := Side(w, width, height, anyTegn(t))
		row := "Værdi"
		for _, axis := range w.Axes {
			row += strings.Repeat(" ", 6-utf8.RuneCountInString(axis.Label)) + axis.Label
		}
		if strings.Contains(got, row) {
			return
		}
		for line := range strings.SplitSeq(Table(webOf(values...), 300), "\n") {
			line = strings.Replace(line, " (ingen score)", "", 1)
			if fields := strings.Fields(line); !hasRow(got, strings.Join(fields[:len(fields)-1], " "), fields[len(fields)-1]) {
				t.Fatalf("no line %q in the table:\n%s", line, got)
			}
		}
	})
}

// hasRow looks for a name with its value at least two cells after it, as only a table has it.
func hasRow(picture, name, value string) bool {
	for line := range strings.SplitSeq(picture, "\n") {
		for rest := line; ; {
			_, after, found := strings.Cut(rest, name)
			if !found {
				break
			}
			if strings.HasPrefix(after, "  ") && strings.HasPrefix(strings.TrimLeft(after, " "), value) {
				return true
			}
			rest = after
		}
	}
	return false
}
