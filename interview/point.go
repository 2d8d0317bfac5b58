package interview

import (
	"slices"

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
	Deadline  Date                       `json:"deadline,omitempty"` // the day by which it was promised
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

// WholePoint is the number of the one check of a point that has none: its sentence.
const WholePoint = 0

// Verifiable lists what there is to verify of a point: its checks, or the
// sentence itself where it has none, so that no promise is left without a finding.
func (p *FollowUpPoint) Verifiable() []Check {
	if len(p.Checks) > 0 {
		return p.Checks
	}
	return []Check{{Nr: WholePoint, Text: p.Sentence}}
}

// renumbered is the point with its checks numbered anew, from a number up.
func (p FollowUpPoint) renumbered(from int) FollowUpPoint {
	p.Checks = slices.Clone(p.Checks)
	for i := range p.Checks {
		p.Checks[i].Nr = from + i
	}
	return p
}

// same reports whether two points say the same, whatever their checks are numbered
// and whatever day it is promised by, which is set on its own.
func (p FollowUpPoint) same(q FollowUpPoint) bool {
	return p.Sentence == q.Sentence && p.Lead == q.Lead && slices.EqualFunc(p.Checks, q.Checks, func(a, b Check) bool {
		return a.Text == b.Text && a.Hvor == b.Hvor && slices.Equal(a.Ways, b.Ways)
	})
}
