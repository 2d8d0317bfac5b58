package spindelvaev_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	. "spindel/kvalitetsmodel/spindelvaev"
)

var update = flag.Bool("update", false, "write the pictures in testdata anew; look at them before you keep them")

func TestPictures(t *testing.T) {
	all := webOf(3.5, 4, 3.5, 2.3, 4.5, 3, 5)
	gaps := webOf(3.5, 4, gap, 2.3, 4.5, 3, gap)
	seks := efterskole(3.5, 4, 3, 2.3, 4.5, 3)
	twelve := webOf(1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4)
	two := secondVisit()
	twoGaps := haunted(webOf(3.5, 4, gap, 2.3, 4.5, 3, gap), 3, gap, 2.5, 2.3, 3.5, 4, 4)
	twoTwelve := haunted(twelve, 2, 2, 2, 3, 4, 5, gap, 1, 1, 3, 3, 3)
	draw := func(w Web, width, height int, tegn Tegn) string { return Draw(w, Size{width, height}, tegn) }
	tests := map[string]string{
		"draw-78x22":            draw(all, 78, 22, Ascii),
		"draw-80x24":            draw(all, 80, 24, Ascii),
		"draw-80x24-gaps":       draw(gaps, 80, 24, Ascii),
		"draw-80x24-braille":    draw(all, 80, 24, Braille),
		"draw-80x24-efterskole": draw(seks, 80, 24, Ascii),
		"draw-80x24-one":        draw(webOf(gap, gap, 4, gap, gap, gap, gap), 80, 24, Ascii),
		"draw-80x24-two":        draw(webOf(gap, gap, 4, 3, gap, gap, gap), 80, 24, Ascii),
		"draw-80x24-none":       draw(webOf(gap, gap, gap, gap, gap, gap, gap), 80, 24, Ascii),
		"draw-120x40":           draw(all, 120, 40, Ascii),
		"draw-120x40-equal":     draw(webOf(3, 3, 3, 3, 3, 3, 3), 120, 40, Ascii),
		"draw-50x16":            draw(gaps, 50, 16, Ascii),
		"draw-30x12":            draw(gaps, 30, 12, Ascii),
		"draw-30x12-twelve":     draw(twelve, 30, 12, Ascii),
		"side-80x22":            Side(all, 80, 22, Ascii),
		"side-80x22-gaps":       Side(gaps, 80, 22, Ascii),
		"side-80x22-efterskole": Side(seks, 80, 22, Ascii),
		"side-80x22-twelve":     Side(twelve, 80, 22, Ascii),
		"side-80x22-braille":    Side(gaps, 80, 22, Braille),
		"side-100x30":           Side(all, 100, 30, Ascii),
		"side-120x38":           Side(all, 120, 38, Ascii),
		"side-120x38-gaps":      Side(gaps, 120, 38, Ascii),
		"side-120x38-braille":   Side(all, 120, 38, Braille),
		"side-160x45":           Side(all, 160, 45, Ascii),
		"side-50x24":            Side(all, 50, 24, Ascii),
		"side-44x14":            Side(all, 44, 14, Ascii),

		"ghost-30x12":           Side(two, 30, 12, Ascii),
		"ghost-44x14":           Side(two, 44, 14, Ascii),
		"ghost-50x24":           Side(two, 50, 24, Ascii),
		"ghost-60x18":           Side(two, 60, 18, Ascii),
		"ghost-80x20":           Side(two, 80, 20, Ascii),
		"ghost-80x22":           Side(two, 80, 22, Ascii),
		"ghost-80x22-braille":   Side(two, 80, 22, Braille),
		"ghost-80x22-gaps":      Side(twoGaps, 80, 22, Ascii),
		"ghost-80x22-seks":      Side(haunted(seks, 3, 3.5, 3, 3, 4, 3), 80, 22, Ascii),
		"ghost-80x22-twelve":    Side(twoTwelve, 80, 22, Ascii),
		"ghost-80x24":           Side(two, 80, 24, Ascii),
		"ghost-80x24-draw":      draw(two, 80, 24, Ascii),
		"ghost-80x24-braille":   Side(twoGaps, 80, 24, Braille),
		"ghost-80x24-equal":     Side(haunted(webOf(4, 4, 4, 4, 4, 4, 4), 2, 2, 2, 2, 2, 2, 2), 80, 24, Ascii),
		"ghost-120x38":          Side(two, 120, 38, Ascii),
		"ghost-120x38-braille":  Side(two, 120, 38, Braille),
		"ghost-120x38-gaps":     Side(twoGaps, 120, 38, Ascii),
		"ghost-300x100":         Side(two, 300, 100, Ascii),
		"ghost-300x100-braille": Side(two, 300, 100, Braille),
	}
	for name, got := range tests {
		t.Run(name, func(t *testing.T) { golden(t, name+".txt", got+"\n") })
	}
	golden(t, "gaps.svg", SVG(gaps))
	golden(t, "ghost.svg", SVG(two))
	golden(t, "ghost-gaps.svg", SVG(twoGaps))
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; got\n%s\nwant\n%s", path, got, want)
	}
}
