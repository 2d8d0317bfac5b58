package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"spindel/interview"
)

// periodElements are the time frame that holds, and those before it with the
// reasons for which they were changed.
func (p *planStage) periodElements(item *interview.PlanItem) []element {
	now, nr := item.Period(), item.Nr
	elements := []element{
		p.day(interview.PlanStart, nr, "Start", "(fx "+p.today().Short()+")", now.Start, func(text string) {
			p.setDate(nr, text, func(period *interview.Period) *interview.Date { return &period.Start })
		}),
		p.day(interview.PlanEnd, nr, "Slut", "(fx 1.5.2027)", now.End, func(text string) {
			p.setDate(nr, text, func(period *interview.Period) *interview.Date { return &period.End })
		}),
	}
	if now.Reason != "" {
		elements = append(elements, paragraph("  Ændret: "+now.Reason, plainStyle))
	}
	for i := len(item.Periods) - 2; i >= 0; i-- {
		text := "Før: " + periodText(item.Periods[i])
		if reason := item.Periods[i].Reason; reason != "" {
			text += ". Ændret: " + reason
		}
		elements = append(elements, list("  ", []string{text}, faintStyle))
	}
	if now != (interview.Period{}) {
		elements = append(elements, list("  ", []string{"En ny dato skrives med en begrundelse: 1.5.2027, fordi …"}, faintStyle))
	}
	return elements
}

func periodText(period interview.Period) string {
	return or(period.Start.Short(), "?") + " – " + or(period.End.Short(), "?")
}

// setDate sets one end of the time frame. A date that was not there yet completes
// it; another date than the one that stands makes a new time frame, for which the
// rules want a reason.
func (p *planStage) setDate(nr int, text string, end func(*interview.Period) *interview.Date) {
	item := p.sag.Plan.Item(nr)
	if item == nil {
		p.notice = "Prioriteten findes ikke længere."
		return
	}
	period, latest := item.Period(), len(item.Periods)
	date, reason, ok := dateAnd(text)
	switch standing := *end(&period); {
	case text == "":
		p.notice = "Datoen kan ikke slettes. Skriv en ny og hvorfor: 1.5.2027, fordi …"
		return
	case !ok:
		p.notice = notADate(text)
		return
	case standing == "" || standing == date:
		period.Reason = or(reason, period.Reason)
		latest = max(latest, 1)
	default:
		period.Reason = reason
		latest++
	}
	*end(&period) = date
	p.record(interview.PlanPeriodSet{Item: nr, Nr: latest, Period: period})
}

// dateAnd reads the date at the beginning of a text, and what follows it.
func dateAnd(text string) (date interview.Date, rest string, ok bool) {
	const longest = len("30. september 2026") + 2
	for end := min(len(text), longest); end > 0; end-- {
		if r, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			continue // in the middle of a word
		}
		if date, err := interview.ParseDate(strings.TrimRight(text[:end], " ,;:")); err == nil {
			return date, strings.TrimLeft(text[end:], " ,;:–-"), true
		}
	}
	return "", text, false
}
