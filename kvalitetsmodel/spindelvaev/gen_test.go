package spindelvaev_test

import (
	"fmt"
	"math"
	"strings"
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
