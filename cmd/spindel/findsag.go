package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// findSag picks the sag that a person means by an id or a part of a name.
func findSag(ctx context.Context, store interview.Store, wanted string) (interview.SagID, error) {
	all, err := store.List(ctx)
	if err != nil {
		return "", fmt.Errorf("list sager: %w", err)
	}
	found, err := interview.Find(all, wanted)
	switch {
	case errors.Is(err, interview.ErrNotFound):
		return "", unknownSag(wanted, all)
	case errors.Is(err, interview.ErrAmbiguous):
		return "", ambiguousSag(wanted, all)
	}
	return found.ID, err
}

// unknownSag names the sager that come close to what was wanted.
func unknownSag(wanted string, all []interview.Summary) error {
	hint := "spindel overblik, som viser alle sager."
	var words []string
	ids := map[string]interview.SagID{}
	for _, summary := range all {
		readable, _, _ := strings.Cut(string(summary.ID), "-")
		for _, word := range append(strings.Fields(summary.Navn), readable, string(summary.ID)) {
			words = append(words, word)
			ids[word] = summary.ID
		}
	}
	if near := closest(wanted, words, 3); len(near) > 0 {
		var close []string
		seen := map[interview.SagID]bool{}
		for _, word := range near {
			if !seen[ids[word]] {
				seen[ids[word]] = true
				close = append(close, string(ids[word]))
			}
		}
		hint = "en af de sager, der ligner: " + strings.Join(close, ", ") + "."
	}
	return &fault{exitNotFound, fmt.Sprintf("Sagen %s findes ikke.", kvalitetsmodel.Quote(wanted)), hint}
}

func ambiguousSag(wanted string, all []interview.Summary) error {
	const most = 5
	var fitting []string
	for _, summary := range all {
		if _, err := interview.Find([]interview.Summary{summary}, wanted); err == nil {
			fitting = append(fitting, string(summary.ID))
		}
	}
	which := strings.Join(fitting[:min(most, len(fitting))], ", ")
	if rest := len(fitting) - most; rest > 0 {
		which += fmt.Sprintf(" og %d til", rest)
	}
	return misuse("at skrive hele sagens id: "+which+".", "Flere sager passer på %s.", kvalitetsmodel.Quote(wanted))
}
