package overblik

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// watched is a sag with what a leader wants to see early of it.
type watched struct {
	interview.Summary
	warnings []interview.Warning
}

// watch lists the sager with something to look at: the deadline that lies
// furthest back first, then the most checks that were not confirmed, then the
// longest wait for a tilsyn.
func watch(all []interview.Summary, today interview.Date) []watched {
	var some []watched
	for _, s := range all {
		if warnings := s.Warnings(today); len(warnings) > 0 {
			some = append(some, watched{s, warnings})
		}
	}
	slices.SortStableFunc(some, func(a, b watched) int {
		return cmp.Or(
			earlier(a.since(interview.Overdue, interview.PlanOverdue), b.since(interview.Overdue, interview.PlanOverdue)),
			cmp.Compare(b.Unconfirmed, a.Unconfirmed),
			earlier(a.since(interview.NoTilsyn), b.since(interview.NoTilsyn)),
			cmp.Compare(a.ID, b.ID))
	})
	return some
}

// since is the earliest day of the warnings of some kinds, empty for none.
func (w watched) since(kinds ...interview.WarningKind) interview.Date {
	var first interview.Date
	for _, warning := range w.warnings {
		if slices.Contains(kinds, warning.Kind) && earlier(warning.Since, first) < 0 {
			first = warning.Since
		}
	}
	return first
}

// earlier compares two days; no day at all comes last.
func earlier(a, b interview.Date) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// fact is a warning in words.
func fact(w interview.Warning, today interview.Date) string {
	since := w.Since.Danish()
	switch w.Kind {
	case interview.Overdue, interview.PlanOverdue:
		what := count(w.Count, "punkt", "punkter")
		if w.Kind == interview.PlanOverdue {
			what = count(w.Count, "prioritet", "prioriteter") + " i opfølgningsplanen"
		}
		if w.Count > 1 {
			since = "ældste " + since
		}
		return fmt.Sprintf("%s har overskredet fristen (%s)", what, since)
	case interview.Unkept:
		return fmt.Sprintf("%d tjek ikke bekræftet ved tilsynet %s", w.Count, since)
	case interview.NoTilsyn:
		text := fmt.Sprintf("godkendt %s, intet tilsyn endnu", since)
		if days := w.Since.DaysUntil(today); days > 0 {
			text += fmt.Sprintf(" (%s)", count(days, "dag", "dage"))
		}
		return text
	}
	return fmt.Sprintf("%s: %d", w.Kind, w.Count)
}

// watchedLines is how many lines the sager may take, so that they and what stands
// around them are seen at once on a screen of 24.
const watchedLines = 16

// watched tells what to look at in all sager. It stands below the table: a list
// that is longer than the window has its end, and not its top, above the prompt.
func (t *text) watched(all []watched, sager int, today interview.Date) {
	if len(all) == 0 {
		return
	}
	t.heading("Vær opmærksom på", fmt.Sprintf("%d af %s (mærket > i listen)", len(all), count(sager, "sag", "sager")))
	left := watchedLines
	for i, w := range all {
		block := &text{width: t.width}
		block.split(w.Navn, string(w.ID))
		var facts []string
		for _, warning := range w.warnings {
			facts = append(facts, fact(warning, today))
		}
		block.facts("  ", facts)
		if left -= strings.Count(block.String(), "\n"); left < 0 && i > 0 {
			t.line("… og %s til", count(len(all)-i, "sag", "sager"))
			return
		}
		t.WriteString(block.String())
	}
}

// attention tells what to look at in one sag, and where it is to be found.
func (t *text) attention(model *kvalitetsmodel.Model, sag *interview.Sag, today interview.Date) {
	warnings := interview.Summarize(model, sag).Warnings(today)
	if len(warnings) == 0 {
		return
	}
	var day string
	if today != "" {
		day = "pr. " + today.Danish()
	}
	t.heading("Vær opmærksom på", day)
	for _, warning := range warnings {
		line := capital(fact(warning, today))
		if places := places(model, sag, warning.Kind, today); len(places) > 0 {
			line += ": " + strings.Join(places, ", ")
		}
		t.fill("", line+".")
	}
}

// places names the points or priorities that a warning is about.
func places(model *kvalitetsmodel.Model, sag *interview.Sag, kind interview.WarningKind, today interview.Date) []string {
	var names []string
	if kind == interview.PlanOverdue {
		for i := range sag.Plan.Items {
			if late(&sag.Plan.Items[i], today) {
				names = append(names, fmt.Sprintf("nr. %d", i+1))
			}
		}
		return names
	}
	for i := range sag.Points {
		point := &sag.Points[i]
		unkept := model.Applies(point.Indikator, sag.Tilbud.Profile()).Applies && slices.ContainsFunc(point.Verifiable(), func(check interview.Check) bool {
			return finding(sag, point.ID, check.Nr).Result == interview.IkkeBekraeftet
		})
		if kind == interview.Overdue && overdue(model, sag, point, today) || kind == interview.Unkept && unkept {
			names = append(names, string(point.ID))
		}
	}
	return names
}

// overdue reports whether the deadline of a point has passed and still stands.
func overdue(model *kvalitetsmodel.Model, sag *interview.Sag, point *interview.FollowUpPoint, today interview.Date) bool {
	return point.Deadline < today && sag.Pending(point) && model.Applies(point.Indikator, sag.Tilbud.Profile()).Applies
}

// late reports the same of a priority of the plan.
func late(item *interview.PlanItem, today interview.Date) bool {
	return item.Due() != "" && item.Due() < today && !item.Done()
}
