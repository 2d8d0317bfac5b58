package spindelvaev_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"pgregory.net/rapid"

	. "spindel/kvalitetsmodel/spindelvaev"
)

const rasterWidth = 1600 // two pixels to each unit of the SVG

// seen is the picture of a web as a reader of PNG has it.
func seen(t interface {
	Helper()
	Fatal(...any)
}, w Web, width int) image.Image {
	t.Helper()
	file, err := PNG(w, width)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// spot is the pixel a share of the way out on axis i of n, and so many units beside it.
func spot(i, n int, share, dx, dy float64) (x, y int) {
	sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
	return int(2 * (400 + 200*share*sin + dx)), int(2 * (315 - 200*share*cos + dy))
}

// The kinds of ink that tell what is drawn at a pixel.
const (
	paper = "paper"
	grey  = "grey"
	blue  = "blue"
	light = "area"
)

func inkAt(picture image.Image, x, y int) string {
	c := color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)
	switch {
	case c.R > 0xf8 && c.G > 0xf8 && c.B > 0xf8:
		return paper
	case int(c.B)-int(c.R) > 40:
		return blue
	case c.R > 0xd0:
		return light
	}
	return grey
}

func TestPNGVerticesLieAtTheirPlaces(t *testing.T) {
	w := haunted(webOf(3.5, 4, gap, 2.3, 4.5, 3, gap), 3, gap, 2.5, 4, 3.5, 4, 4)
	picture := seen(t, w, rasterWidth)
	for i, axis := range w.Axes {
		if axis.OK {
			x, y := spot(i, 7, axis.Value/5, 0, 0)
			if got := inkAt(picture, x, y); got != blue {
				t.Errorf("the value of axis %d is %s", i+1, got)
			}
		}
		if axis.HasBefore {
			x, y := spot(i, 7, axis.Before/5, 0, 0)
			if got := inkAt(picture, x, y); got != paper {
				t.Errorf("the open dot of axis %d is %s within", i+1, got)
			}
			if got := inkAt(picture, x+10, y); got != grey {
				t.Errorf("the open dot of axis %d is %s around", i+1, got)
			}
		}
	}
}

// An axis without a value is dashed from its beginning to its end, and no other is.
func TestPNGDashesTheAxisOfAGap(t *testing.T) {
	w := webOf(5, 5, gap, 5, 5, 5, gap)
	picture := seen(t, w, rasterWidth)
	for i, axis := range w.Axes {
		holes := 0
		for share := 0.02; share < 0.98; share += 0.001 {
			x, y := spot(i, 7, share, 0, 0)
			if inkAt(picture, x, y) == paper && inkAt(picture, x-1, y) == paper && inkAt(picture, x, y-1) == paper {
				holes++
			}
		}
		if dashed := holes > 200; dashed == axis.OK {
			t.Errorf("axis %d has %d holes, and a value: %v", i+1, holes, axis.OK)
		}
	}
}

// The ghost is another stroke and not only another colour: it has holes, and the
// present tilsyn has none.
func TestPNGGhostIsDotted(t *testing.T) {
	holes := func(w Web, ink string) (holes int) {
		picture := seen(t, w, rasterWidth)
		for share := 0.1; share < 0.9; share += 0.002 {
			x, y := spot(0, 4, 0.7*(1-share), 200*0.7*share, 0)
			if inkAt(picture, x, y) != ink && inkAt(picture, x+1, y) != ink {
				holes++
			}
		}
		return holes
	}
	if got := holes(webOf(3.5, 3.5, gap, gap), blue); got != 0 {
		t.Errorf("the line has %d holes", got)
	}
	if got := holes(haunted(webOf(gap, gap, gap, gap), 3.5, 3.5, gap, gap), grey); got < 50 || got > 250 {
		t.Errorf("the ghost has %d holes of 400", got)
	}
}

// apart is how far two colours are from each other.
func apart(a, b color.Color) int {
	one, two := color.RGBAModel.Convert(a).(color.RGBA), color.RGBAModel.Convert(b).(color.RGBA)
	return max(int(one.R)-int(two.R), int(two.R)-int(one.R))
}

// Equal values make a picture whose left half mirrors its right, but for the words.
func TestPNGOfEqualValuesIsSymmetric(t *testing.T) {
	for _, n := range []int{3, 6, 7, 12} {
		values := make([]float64, n)
		for i := range values {
			values[i] = 3
		}
		w := webOf(values...)
		for i := range w.Axes {
			w.Axes[i].Navn = "x"
		}
		picture, differ := seen(t, w, rasterWidth), 0
		for y := 630 - 396; y < 630+396; y++ {
			reach := int(math.Sqrt(float64(398*398 - (y-630)*(y-630))))
			for x := 40; x < reach; x++ { // the numbers of the rings stand before
				if apart(picture.At(800+x, y), picture.At(799-x, y)) > 32 { // of 255
					differ++
				}
			}
		}
		if differ > 0 {
			t.Errorf("%d axes: %d pixels have no mirror", n, differ)
		}
	}
}

// Names are whole: nothing reaches the edge of the page, however wide its letters.
func TestPNGStaysOnItsPage(t *testing.T) {
	wide := secondVisit()
	for i := range wide.Axes {
		wide.Axes[i].Navn = "WWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMMMM"
	}
	wide.Name, wide.NameBefore = "WWWWWWWWWWWWWWWWWWWWWWWW", "MMMMMMMMMMMMMMMMMMMMMMMM"
	for _, w := range []Web{secondVisit(), wide, efterskole(1, 2, 3, 4, 5, 1), webOf(1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4)} {
		for _, width := range []int{400, 1600} {
			picture := seen(t, w, width)
			size := picture.Bounds()
			if size.Dx() != width || size.Dy() != RasterHeight(width) {
				t.Fatalf("the picture is %v", size)
			}
			for y := range size.Dy() {
				if inkAt(picture, 0, y) != paper || inkAt(picture, width-1, y) != paper {
					t.Fatalf("%d wide: there is ink at the side in row %d", width, y)
				}
			}
			for x := range width {
				if inkAt(picture, x, 0) != paper || inkAt(picture, x, size.Dy()-1) != paper {
					t.Fatalf("%d wide: there is ink at the top or foot in column %d", width, x)
				}
			}
		}
	}
}

// Each label has its words in ink: what is written under the name of one is not
// there when the name is empty.
func TestPNGHasALabelAtEachAxis(t *testing.T) {
	const narrow = 400
	w := webOf(1, 2, 3, 4, 5, 4, 3)
	whole := seen(t, w, narrow)
	for i := range w.Axes {
		without := webOf(1, 2, 3, 4, 5, 4, 3)
		without.Axes[i].Navn = ""
		less := seen(t, without, narrow)
		differ := 0
		for y := range whole.Bounds().Dy() {
			for x := range narrow {
				if inkAt(whole, x, y) != inkAt(less, x, y) {
					differ++
				}
			}
		}
		if differ < 60 {
			t.Errorf("the name of axis %d is %d pixels", i+1, differ)
		}
	}
}

func TestPNGOfAnyWebIsAPicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyWeb(t)
		first, err := PNG(w, 400)
		if err != nil {
			t.Fatal(err)
		}
		second, err := PNG(w, -1)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("the same web is two pictures: %v", err)
		}
	})
}

func BenchmarkPNG(b *testing.B) {
	w := secondVisit()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PNG(w, rasterWidth); err != nil {
			b.Fatal(err)
		}
	}
}
