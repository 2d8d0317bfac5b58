package spindelvaev_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	. "spindel/kvalitetsmodel/spindelvaev"
)

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
		for _, e := range before {
			mx, my := (e.ax+e.bx)/2, (e.ay+e.by)/2
			if near := p.around(e); !strings.ContainsAny(near, ":x") && nearest(mx, my, p.present(w)) > 4 {
				t.Fatalf("no ghost along %v:\n%s", e, p.text)
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

func TestScoringMovesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "axes")
		size := Size{rapid.IntRange(30, 200).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height")}
		first := visit(t, n)
		if rapid.Bool().Draw(t, "many indikatorer") {
			first.Axes[0].Of = 12
		}
		then := webOf(scores(t, n)...)
		then.Name, then.NameBefore = first.Name, first.NameBefore
		for i := range then.Axes {
			axis := &then.Axes[i]
			axis.Before, axis.HasBefore, axis.BeforeLabel = first.Axes[i].Before, first.Axes[i].HasBefore, first.Axes[i].BeforeLabel
			axis.Of = first.Axes[i].Of
			axis.Scored = min(axis.Of, rapid.IntRange(0, 12).Draw(t, "scored"))
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

// TestRedrawnIsAsDrawnAnew changes what decides where things go, on a canvas
// that has drawn before.
func TestRedrawnIsAsDrawnAnew(t *testing.T) {
	changes := map[string]func(w *Web, size *Size){
		"name":          func(w *Web, _ *Size) { w.Name = "tilsyn nummer 3, 1.11.2028" },
		"earlier name":  func(w *Web, _ *Size) { w.NameBefore = "det tilsyn, der gik forud" },
		"tema":          func(w *Web, _ *Size) { w.Axes[1].Navn = "Et andet tema med et langt navn" },
		"number":        func(w *Web, _ *Size) { w.Axes[1].Nr = 114 },
		"label":         func(w *Web, _ *Size) { w.Axes[1].OK, w.Axes[1].Label = true, "10,0 af 10" },
		"earlier label": func(w *Web, _ *Size) { w.Axes[1].HasBefore, w.Axes[1].BeforeLabel = true, "10,0 af 10" },
		"coverage":      func(w *Web, _ *Size) { w.Axes[1].Of = 100 },
		"axes":          func(w *Web, _ *Size) { w.Axes = w.Axes[:len(w.Axes)-1] },
		"width":         func(_ *Web, size *Size) { size.Width += 7 },
		"height":        func(_ *Web, size *Size) { size.Height += 3 },
	}
	rapid.Check(t, func(t *rapid.T) {
		w := visit(t, rapid.IntRange(3, 12).Draw(t, "axes"))
		size := Size{rapid.IntRange(30, 160).Draw(t, "width"), rapid.IntRange(12, 50).Draw(t, "height")}
		tegn := anyTegn(t)
		var used Canvas
		used.Side(w, size, tegn)
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(changes))).Draw(t, "change")
		changes[name](&w, &size)
		if used.Side(w, size, tegn); used.String() != Side(w, size.Width, size.Height, tegn) {
			t.Fatalf("redrawn after another %s:\n%s", name, used.String())
		}
		if used.Draw(w, size, tegn); used.String() != Draw(w, size, tegn) {
			t.Fatalf("drawn without numbers after another %s:\n%s", name, used.String())
		}
	})
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
