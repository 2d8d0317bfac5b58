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

// anyWeb draws a web that nobody would make.
func anyWeb(t *rapid.T) Web {
	value := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-1, 6),
		rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, 5}))
	name := rapid.OneOf(rapid.SampledFrom(temaer), rapid.String(), rapid.StringMatching(`[a-zæøå ,]{0,60}`))
	w := Web{Max: rapid.IntRange(-1, 12).Draw(t, "max")}
	for range rapid.IntRange(0, 14).Draw(t, "axes") {
		w.Axes = append(w.Axes, Axis{
			Nr:    rapid.IntRange(-5, 1000).Draw(t, "nr"),
			Navn:  name.Draw(t, "name"),
			Value: value.Draw(t, "value"),
			OK:    rapid.Bool().Draw(t, "ok"),
			Label: rapid.SampledFrom([]string{"", "3,5", "–", "ingen score"}).Draw(t, "label"),
		})
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
		w := webOf(scores(t, rapid.IntRange(3, 12).Draw(t, "axes"))...)
		size := Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")}
		p := picture(w, size)
		if got := p.at(0, -p.radius); got != '5' && got != 'o' {
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

// inside calls visit for every cell of the outermost ring and within.
func (p pic) inside(visit func(x, y int, r rune)) {
	for y := -p.radius; y <= p.radius; y++ {
		inner := max(math.Abs(float64(y))-0.5, 0)
		half := int(math.Ceil(2 * math.Sqrt(float64(p.radius*p.radius)-inner*inner)))
		for x := -half; x <= half; x++ {
			visit(x, y, p.at(x, y))
		}
	}
}

// exact is where a value lies, in cells relative to the centre.
func (p pic) exact(w Web, i int) (x, y float64) {
	angle := 2 * math.Pi * float64(i) / float64(len(w.Axes))
	rows := float64(p.radius) * w.Axes[i].Value / 5
	return 2 * rows * math.Sin(angle), -rows * math.Cos(angle)
}

func TestVerticesLieAtTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := webOf(scores(t, n)...)
		p := picture(w, Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")})
		found := map[[2]int]bool{}
		p.inside(func(x, y int, r rune) {
			if r == 'o' {
				found[[2]int{x, y}] = false
			}
		})
		for i, axis := range w.Axes {
			x, y := p.exact(w, i)
			shown := !axis.OK
			for at := range found {
				const half = 0.5 + 1e-9
				if axis.OK && math.Abs(float64(at[0])-x) <= half && math.Abs(float64(at[1])-y) <= half {
					found[at], shown = true, true
				}
			}
			if !shown {
				t.Fatalf("axis %d has no vertex at %.2f,%.2f:\n%s", i+1, x, y, p.text)
			}
		}
		for at, expected := range found {
			if !expected {
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

func TestLinesJoinNeighboursAndBreakAtGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := webOf(scores(t, n)...)
		p := picture(w, Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")})
		p.inside(func(x, y int, r rune) {
			if !strings.ContainsRune(`/\|-_`, r) {
				return
			}
			for i := range n {
				next := (i + 1) % n
				if !w.Axes[i].OK || !w.Axes[next].OK {
					continue
				}
				ax, ay := p.exact(w, i)
				bx, by := p.exact(w, next)
				if distance(float64(x), float64(y), ax, ay, bx, by) <= 1.5 {
					return
				}
			}
			t.Fatalf("the %q at %d,%d joins no neighbours:\n%s", r, x, y, p.text)
		})
		for i := range n {
			next := (i + 1) % n
			ax, ay := p.exact(w, i)
			bx, by := p.exact(w, next)
			if !w.Axes[i].OK || !w.Axes[next].OK {
				continue
			}
			mx, my := int(math.Round((ax+bx)/2)), int(math.Round((ay+by)/2))
			near := ""
			for y := my - 1; y <= my+1; y++ {
				for x := mx - 1; x <= mx+1; x++ {
					near += string(p.at(x, y))
				}
			}
			if !strings.ContainsAny(near, `/\|-_o`) {
				t.Fatalf("no line between axes %d and %d:\n%s", i+1, next+1, p.text)
			}
		}
	})
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
		p := picture(w, Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")})
		p.inside(func(x, y int, left rune) {
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
		w := webOf(scores(t, n)...)
		size := Size{rapid.IntRange(30, 300).Draw(t, "width"), rapid.IntRange(12, 100).Draw(t, "height")}
		p := picture(w, size)
		p.inside(func(x, y int, r rune) {
			if !strings.ContainsRune(` .~+o/\|-_12345`, r) {
				t.Fatalf("%q at %d,%d in the web:\n%s", r, x, y, p.text)
			}
		})
	})
}

func TestNamesStandWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		w := webOf(scores(t, n)...)
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

func TestScoringDoesNotMoveTheWeb(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		size := Size{rapid.IntRange(30, 200).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")}
		var before, after Canvas
		before.Side(webOf(scores(t, n)...), size, Ascii)
		after.Side(webOf(scores(t, n)...), size, Ascii)
		if place(&before) != place(&after) {
			t.Fatalf("the web has moved from\n%s\nto\n%s", before.String(), after.String())
		}
	})
}

func place(c *Canvas) [3]int {
	x, y, radius := c.Place()
	return [3]int{x, y, radius}
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

func FuzzDraw(f *testing.F) {
	f.Add("Målgruppe, metoder og resultater", 3.5, 7, 5, 80, 22)
	f.Add("", math.NaN(), 12, 0, 30, 12)
	f.Add("\x1b[2J\n\xff", math.Inf(1), 3, -7, 300, 100)
	f.Fuzz(func(t *testing.T, name string, value float64, n, top, width, height int) {
		w := Web{Max: top}
		for i := range min(max(n, 0), 20) {
			w.Axes = append(w.Axes, Axis{Nr: i + 1, Navn: name, Value: value + float64(i), OK: i%4 != 3})
		}
		width, height = min(max(width, -5), 500), min(max(height, -5), 500)
		for _, tegn := range []Tegn{Ascii, Braille} {
			for _, got := range []string{Draw(w, Size{width, height}, tegn), Side(w, width, height, tegn)} {
				if err := frame(got, max(width, 0), max(height, 0)); err != nil {
					t.Fatal(err)
				}
			}
		}
		SVG(w)
	})
}
