package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// closest picks up to most of the known words that were probably meant by the
// wanted one: those that begin with it, and those a few letters away from it.
func closest(wanted string, known []string, most int) []string {
	type candidate struct {
		word string
		away int
	}
	wanted = strings.ToLower(wanted)
	limit := max(1, len([]rune(wanted))/3)
	var near []candidate
	for _, word := range known {
		away := levenshtein.ComputeDistance(wanted, strings.ToLower(word))
		if len(wanted) >= 2 && strings.HasPrefix(strings.ToLower(word), wanted) {
			away = 0
		}
		if away <= limit {
			near = append(near, candidate{word, away})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(a.away, b.away) })
	var words []string
	for _, c := range near[:min(most, len(near))] {
		words = append(words, c.word)
	}
	return words
}
