package interview

import (
	"reflect"
	"slices"
)

// Merge fits a change that was made on the sag base onto the sag now, which
// somebody else has changed since. Of a change that carries several values,
// those that it left as they were become what stands there now, so that only
// what was really changed is written. A check that both have added gets a
// number of its own.
func Merge(base, now *Sag, change Change) Change {
	switch c := change.(type) {
	case TilbudRegistered:
		was, theirs := base.Tilbud, now.Tilbud
		if slices.Equal(c.Tilbud.Tilbudstyper, was.Tilbudstyper) {
			c.Tilbud.Tilbudstyper = theirs.Tilbudstyper
		}
		c.Tilbud.Navn = pick(c.Tilbud.Navn, was.Navn, theirs.Navn)
		c.Tilbud.PrivatBestyrelse = pick(c.Tilbud.PrivatBestyrelse, was.PrivatBestyrelse, theirs.PrivatBestyrelse)
		c.Tilbud.Maalgruppe = pick(c.Tilbud.Maalgruppe, was.Maalgruppe, theirs.Maalgruppe)
		c.Tilbud.Ansoeger = pick(c.Tilbud.Ansoeger, was.Ansoeger, theirs.Ansoeger)
		c.Tilbud.Specialister = pick(c.Tilbud.Specialister, was.Specialister, theirs.Specialister)
		return c
	case AnswerGiven:
		was, theirs := base.Answers[c.Indikator], now.Answers[c.Indikator]
		c.Text = pick(c.Text, was.Text, theirs.Text)
		c.Speaker = pick(c.Speaker, was.Speaker, theirs.Speaker)
		c.Date = pick(c.Date, was.Date, theirs.Date)
		return c
	case CheckWritten:
		ref := CheckRef{c.Point, c.Check.Nr}
		was, theirs := base.check(ref), now.check(ref)
		switch {
		case was == nil && now.Point(c.Point) != nil:
			c.Check.Nr = now.NextCheck(c.Point)
		case was != nil && theirs != nil:
			c.Check.Text = pick(c.Check.Text, was.Text, theirs.Text)
			c.Check.Hvor = pick(c.Check.Hvor, was.Hvor, theirs.Hvor)
			if slices.Equal(c.Check.Ways, was.Ways) {
				c.Check.Ways = theirs.Ways
			}
		}
		return c
	case PointRedrafted:
		was, theirs := base.Point(c.Point.ID), now.Point(c.Point.ID)
		switch {
		case theirs == nil:
		case was == nil || !was.same(*theirs): // what somebody has worked on stands
			c.Point = theirs.renumbered(now.NextCheck(c.Point.ID))
		default:
			c.Point = c.Point.renumbered(now.NextCheck(c.Point.ID))
			c.Point.Deadline = pick(c.Point.Deadline, was.Deadline, theirs.Deadline)
		}
		return c
	case FindingNoted:
		ref := CheckRef{c.Point, c.Check}
		was, theirs := base.finding(c.Tilsyn, ref), now.finding(c.Tilsyn, ref)
		c.Result = pick(c.Result, was.Result, theirs.Result)
		c.Note = pick(c.Note, was.Note, theirs.Note)
		c.Source = pick(c.Source, was.Source, theirs.Source)
		return c
	}
	return mergePlan(base, now, change)
}

// mergePlan does the same for the changes of the opfølgningsplan.
func mergePlan(base, now *Sag, change Change) Change {
	switch c := change.(type) {
	case PlanItemAdded:
		c.Item.Nr = now.Plan.NextItem()
		return c
	case PlanScopeSet:
		if was, theirs := base.Plan.Item(c.Item), now.Plan.Item(c.Item); was != nil && theirs != nil {
			if slices.Equal(c.Temaer, was.Temaer) {
				c.Temaer = theirs.Temaer
			}
			if slices.Equal(c.Kriterier, was.Kriterier) {
				c.Kriterier = theirs.Kriterier
			}
		}
		return c
	case PlanOriginSet:
		if was, theirs := base.Plan.Item(c.Item), now.Plan.Item(c.Item); was != nil && theirs != nil {
			c.Origin = pick(c.Origin, was.Origin, theirs.Origin)
			if c.Origin == Paabud { // no other has a deadline
				c.Deadline = pick(c.Deadline, was.Deadline, theirs.Deadline)
			}
		}
		return c
	case PlanProgressNoted:
		if was, theirs := base.Plan.Item(c.Item), now.Plan.Item(c.Item); was != nil && theirs != nil {
			return c.merge(was.Progress, theirs.Progress)
		}
		return c
	case PlanPeriodSet:
		if was, theirs := base.Plan.Item(c.Item), now.Plan.Item(c.Item); was != nil && theirs != nil {
			return c.merge(was, theirs)
		}
		return c
	case PlanStatusSet:
		if was, theirs := base.Plan.Item(c.Item), now.Plan.Item(c.Item); was != nil && theirs != nil {
			c.Status = pick(c.Status, was.Status, theirs.Status)
			c.Date = pick(c.Date, was.StatusDate, theirs.StatusDate)
		}
		return c
	case PlanVerified:
		if was, theirs := base.Plan.Item(c.Item), now.Plan.Item(c.Item); was != nil && theirs != nil {
			c.Result = pick(c.Result, was.Verification.Result, theirs.Verification.Result)
			c.Date = pick(c.Date, was.Verification.Date, theirs.Verification.Date)
			c.Note = pick(c.Note, was.Verification.Note, theirs.Verification.Note)
		}
		return c
	case PlanApproved: // of the plan as it stood in base
		c.Changed = c.Changed || c.Approval != Approval{} && !reflect.DeepEqual(base.Plan.approvable(), now.Plan.approvable())
		return c
	}
	return change
}

// merge puts a new entry of the progress log after theirs.
func (c PlanProgressNoted) merge(was, theirs []Progress) Change {
	switch {
	case c.Nr == len(was)+1:
		c.Nr = len(theirs) + 1
	case c.Nr >= 1 && c.Nr <= min(len(was), len(theirs)):
		c.Date = pick(c.Date, was[c.Nr-1].Date, theirs[c.Nr-1].Date)
		c.Text = pick(c.Text, was[c.Nr-1].Text, theirs[c.Nr-1].Text)
	}
	return c
}

// merge puts a new time frame after theirs. The first one needs no reason, so
// where both have begun it and neither undoes the other, it is one and the same.
func (c PlanPeriodSet) merge(was, theirs *PlanItem) Change {
	if c.Start == "" && c.End == "" { // it is taken back as a whole
		return c
	}
	old, there := was.Period(), theirs.Period()
	c.Start, c.End = pick(c.Start, old.Start, there.Start), pick(c.End, old.End, there.End)
	begun := len(was.Periods) == 0 && len(theirs.Periods) == 1 &&
		(there.Start == "" || there.Start == c.Start) && (there.End == "" || there.End == c.End)
	switch {
	case c.Nr == len(was.Periods) || begun:
		c.Reason = pick(c.Reason, old.Reason, there.Reason)
	case c.Nr == len(was.Periods)+1:
		c.Nr = len(theirs.Periods) + 1
	}
	return c
}

// pick is mine where I changed it, else theirs.
func pick[T comparable](mine, was, theirs T) T {
	if mine == was {
		return theirs
	}
	return mine
}

// finding is what a tilsyn found of a check.
func (s *Sag) finding(tilsyn int, ref CheckRef) Finding {
	if visit := s.Visit(tilsyn); visit != nil {
		return visit.Findings[ref]
	}
	return Finding{}
}
