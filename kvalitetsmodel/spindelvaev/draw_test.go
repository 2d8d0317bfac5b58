package spindelvaev_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"unicode"

	. "spindel/kvalitetsmodel/spindelvaev"
)

func TestTooSmallAFrameSaysSo(t *testing.T) {
	w := webOf(3, 3, 3)
	const sentence = "Vinduet er for lille til spindelvævet."
	tests := []struct {
		size Size
		want string
	}{
		{Size{80, 11}, sentence},
		{Size{29, 40}, "Vinduet er for lille til spind"[:29]},
		{Size{80, 1}, sentence},
		{Size{80, 0}, ""},
		{Size{0, 24}, ""},
		{Size{-3, -3}, ""},
	}
	for _, test := range tests {
		if got := Draw(w, test.size, Ascii); got != test.want {
			t.Errorf("Draw in %v: got %q, want %q", test.size, got, test.want)
		}
		if got := Side(w, test.size.Width, test.size.Height, Braille); got != test.want {
			t.Errorf("Side in %v: got %q, want %q", test.size, got, test.want)
		}
	}
}

func TestNoAxes(t *testing.T) {
	if got, want := Draw(Web{}, Size{80, 24}, Ascii), "Der er ingen temaer at tegne."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestValuesOffTheScale(t *testing.T) {
	draw := func(value float64, ok bool) string {
		w := webOf(3, 3, 3, 3, 3, 3, 3)
		w.Axes[3] = Axis{Nr: 4, Navn: "Sundhed og trivsel", Value: value, OK: ok, Label: "x,x"}
		return Draw(w, Size{80, 24}, Ascii)
	}
	tests := []struct {
		name      string
		got, want string
	}{
		{"too large", draw(7, true), draw(5, true)},
		{"infinite", draw(math.Inf(1), true), draw(5, true)},
		{"negative", draw(-2, true), draw(0, true)},
		{"not a number", draw(math.NaN(), true), draw(0, false)},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, test.got, test.want)
		}
	}
	if draw(0, true) == draw(0, false) {
		t.Error("a gap is drawn as 0")
	}
}

func TestBrailleHasNoAsciiLines(t *testing.T) {
	var c Canvas
	c.Draw(webOf(3.5, 4, gap, 2.3, 4.5, 3, 5), Size{120, 40}, Braille)
	cx, cy, radius := c.Place()
	dots := 0
	for y, line := range strings.Split(c.String(), "\n") {
		for x, r := range []rune(line) {
			dx, dy := float64(x-cx)/2, float64(y-cy)
			if math.Hypot(dx, dy) > float64(radius) {
				continue
			}
			switch {
			case r > 0x2800 && r <= 0x28ff:
				dots++
			case r != ' ' && !unicode.IsDigit(r):
				t.Errorf("%q at %d,%d in the web", r, x, y)
			}
		}
	}
	if dots < 200 {
		t.Errorf("only %d cells with dots", dots)
	}
}

func TestBrailleIsMirrored(t *testing.T) {
	for n := 3; n <= 12; n++ {
		values := make([]float64, n)
		for i := range values {
			values[i] = 3.3
		}
		var c Canvas
		c.Draw(webOf(values...), Size{120, 40}, Braille)
		cx, cy, radius := c.Place()
		set, digits := dotsOf(c.String())
		for at := range set {
			other := [2]int{4*cx - at[0], at[1]}
			if digits[[2]int{other[0] / 2, other[1] / 4}] || math.Hypot(float64(at[0]-2*cx), float64(at[1]-4*cy)) > float64(4*radius-4) {
				continue
			}
			// A cell with a line in it hides the grid, which can make a difference of a cell.
			if !set[other] && !nearAny(set, other) {
				t.Fatalf("%d axes: a dot at %v without its mirror:\n%s", n, at, c.String())
			}
		}
	}
}

// dotsOf reads the dots of a picture, and the cells with digits.
func dotsOf(picture string) (set, digits map[[2]int]bool) {
	set, digits = map[[2]int]bool{}, map[[2]int]bool{}
	bits := [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}
	for y, line := range strings.Split(picture, "\n") {
		for x, r := range []rune(line) {
			digits[[2]int{x, y}] = unicode.IsDigit(r)
			for row := range bits {
				for column, bit := range bits[row] {
					if r > 0x2800 && r <= 0x28ff && (r-0x2800)&bit != 0 {
						set[[2]int{2*x + column, 4*y + row}] = true
					}
				}
			}
		}
	}
	return set, digits
}

func nearAny(set map[[2]int]bool, at [2]int) bool {
	for dy := -4; dy <= 4; dy++ {
		for dx := -2; dx <= 2; dx++ {
			if set[[2]int{at[0] + dx, at[1] + dy}] {
				return true
			}
		}
	}
	return false
}

func TestSVG(t *testing.T) {
	w := webOf(3.5, gap, 4, 2)
	w.Axes[0].Navn = `<script>"&'` + "\x00"
	w.Axes[3].Value = math.NaN()
	got := SVG(w)
	var text strings.Builder
	elements := map[string]int{}
	for decoder := xml.NewDecoder(strings.NewReader(got)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, got)
		}
		switch token := token.(type) {
		case xml.StartElement:
			elements[token.Name.Local]++
		case xml.CharData:
			text.Write(token)
		}
	}
	if elements["title"] != 1 || elements["desc"] != 1 || elements["script"] != 0 {
		t.Errorf("got the elements %v, want one title, one desc, no script", elements)
	}
	if elements["polygon"] != 5 || strings.Count(got, "stroke-dasharray") != 2 {
		t.Errorf("two gaps must leave no polygon but the rings, and dash two axes:\n%s", got)
	}
	for _, want := range []string{`1 <script>"&' : 3,5.`, "2 Selvstændighed og relationer: ingen score.", "3 Målgruppe, metoder og resultater: 4,0."} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the description lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "NaN") {
		t.Errorf("NaN in the picture:\n%s", got)
	}
	if closed := SVG(webOf(1, 2, 3)); strings.Count(closed, "<polygon") != 7 {
		t.Errorf("all scored, and the polygon is not closed and filled:\n%s", closed)
	}
}
