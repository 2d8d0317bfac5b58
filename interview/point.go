package interview

import (
	"fmt"
	"slices"
	"strings"

	"spindel/kvalitetsmodel"
)

// PointID names a follow-up point within its sag: "3.b.1" is the first of indikator 3.b.
type PointID string

// FollowUpPoint is a promise of the tilbud in a form that a tilsyn can check.
type FollowUpPoint struct {
	ID        PointID                    `json:"id"`
	Indikator kvalitetsmodel.IndikatorID `json:"indikator"`
	Sentence  string                     `json:"sentence"`       // "Socialtilsynet følger op på, om …"
	Lead      string                     `json:"lead,omitempty"` // the line before the checks: "Herunder i hvilket omfang:"
	Tilsyn    int                        `json:"tilsyn,omitempty"`
	Checks    []Check                    `json:"checks,omitempty"`
}

// Check is one thing to verify at the tilsyn.
type Check struct {
	Nr   int                           `json:"nr"` // unique within its point, from 1, never used again
	Text string                        `json:"text"`
	Ways []kvalitetsmodel.Verification `json:"ways,omitempty"`
	Hvor string                        `json:"hvor,omitempty"`
}

// Check finds a check by number, or nil.
func (p *FollowUpPoint) Check(nr int) *Check {
	i := slices.IndexFunc(p.Checks, func(c Check) bool { return c.Nr == nr })
	if i < 0 {
		return nil
	}
	return &p.Checks[i]
}

// DraftPoint proposes the follow-up point of an indikator from its udfoldelse.
// Where the edition has none, the point names the indikator and leaves the
// checks to the inspector.
func DraftPoint(id PointID, indikator *kvalitetsmodel.Indikator) FollowUpPoint {
	u := indikator.Udfoldelse
	point := FollowUpPoint{ID: id, Indikator: indikator.ID, Sentence: u.Opfoelgning, Lead: u.Herunder}
	if point.Sentence == "" {
		point.Sentence = fmt.Sprintf("Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at %s",
			lowerFirst(indikator.Text))
	}
	for i, template := range u.Checks {
		point.Checks = append(point.Checks, Check{Nr: i + 1, Text: template.Text, Ways: template.Ways, Hvor: template.Hvor})
	}
	return point
}

func lowerFirst(s string) string {
	for _, r := range s {
		return strings.ToLower(string(r)) + s[len(string(r)):]
	}
	return s
}
