package interview

import (
	"encoding/json"
	"fmt"
)

// act names what somebody did, so that it is known again on another line: by
// when, who and what, and not by the numbers that it got there.
func act(entry Entry, change Change) string {
	what := string(change.Field())
	switch c := change.(type) {
	case TilbudRegistered:
	case PointDrafted:
		c.Point = c.Point.renumbered(1)
		c.Point.ID = ""
		what = text(c)
	case PointRedrafted:
		c.Point = c.Point.renumbered(1)
		c.Point.ID, c.Point.Deadline = "", ""
		what = text(c)
	case PlanItemAdded:
		c.Item = c.Item.clone()
		c.Item.Nr, c.Item.Point, c.Place = 0, "", 0
		what = text(c)
	case CheckWritten:
		what = fmt.Sprint(c.Point, c.Check.Text)
	case PlanScopeSet:
		what = fmt.Sprint(c.Item)
	case PlanOriginSet:
		what = fmt.Sprint(c.Item)
	case PlanPeriodSet:
		what = fmt.Sprint(c.Item)
	case PlanStatusSet:
		what = fmt.Sprint(c.Item)
	case PlanProgressNoted:
		what = fmt.Sprint(c.Item, c.Progress)
	case PlanApproved:
		what = fmt.Sprint(c.By)
	default:
		if what == "" {
			what = text(change)
		}
	}
	return fmt.Sprintf("%d|%q|%s|%s", entry.At.UnixMilli(), entry.By, entry.Kind, what)
}

func text(change Change) string {
	text, err := json.Marshal(change)
	if err != nil {
		panic(err) // it was read from JSON
	}
	return string(text)
}

// placeOf names where a change writes, so that a later one in the same place takes
// over from it. It is empty for what only adds.
func placeOf(change Change) string {
	if field := change.Field(); field != "" {
		return string(field)
	}
	switch c := change.(type) {
	case GodkendelseClosed, GodkendelseReopened:
		return "afslutning"
	case TilbudRegistered, PlanApproved, VejledningUsed:
		return kindOf(c)
	case ExpectationSet:
		return fmt.Sprint("forventning/", c.Indikator)
	case ScoreSet:
		return fmt.Sprint("score/", c.Tilsyn, "/", c.Indikator)
	case PointStatusSet:
		return fmt.Sprint("status/", c.Tilsyn, "/", c.Point)
	case CheckMoved:
		return fmt.Sprint("flyttet/", c.Point, "/", c.Check)
	case PlanScopeSet:
		return fmt.Sprint("omfang/", c.Item)
	case PlanOriginSet:
		return fmt.Sprint("baggrund/", c.Item)
	case PlanPeriodSet:
		return fmt.Sprint("tidsramme/", c.Item)
	case PlanStatusSet:
		return fmt.Sprint("planstatus/", c.Item)
	case PlanItemMoved:
		return fmt.Sprint("planplads/", c.Item)
	}
	return ""
}
