package overblik

import (
	"cmp"
	"fmt"
	"slices"

	"spindel/interview"
)

// totals is the sum over all sager.
type totals struct {
	Sager       int `json:"antal_sager"`
	Answered    int `json:"besvaret"`
	Untestable  int `json:"kan_ikke_efterproeves"`
	Points      int `json:"antal_punkter"`
	Checks      int `json:"antal_tjek"`
	Confirmed   int `json:"bekraeftet"`
	Partly      int `json:"delvist"`
	Unconfirmed int `json:"ikke_bekraeftet"`
	Impossible  int `json:"kunne_ikke_undersoeges"`
	Watched     int `json:"sager_med_advarsler"` // in JSON alone
}

func total(all []interview.Summary) totals {
	sum := totals{Sager: len(all)}
	for i := range all {
		sum.Answered += all[i].Answered
		sum.Untestable += all[i].Untestable
		sum.Points += all[i].Points
		sum.Checks += all[i].Checks
		sum.Confirmed += all[i].Confirmed
		sum.Partly += all[i].Partly
		sum.Unconfirmed += all[i].Unconfirmed
		sum.Impossible += all[i].Impossible
	}
	return sum
}

// byChange puts the sag that was changed last first.
func byChange(all []interview.Summary) []interview.Summary {
	return slices.SortedStableFunc(slices.Values(all), func(a, b interview.Summary) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.ID, b.ID))
	})
}

// row sets one line of the list of sager, without its first cell: answers,
// points, findings and day.
const row = "%5s  %7s  %10s  %-18s"

// Sager summarises all sager, two lines each (three where they say much), the one changed last first.
func (p Page) Sager(all []interview.Summary) string {
	if len(all) == 0 {
		return p.Begin()
	}
	t := &text{width: p.width()}
	name := t.width - len(fmt.Sprintf(row, "", "", "", "")) - 2
	cells := func(first string, rest ...any) { t.line("%s  "+row, append([]any{pad(first, name)}, rest...)...) }

	attend := watch(all, p.Today)
	marked := map[interview.SagID]bool{}
	for _, w := range attend {
		marked[w.ID] = true
	}
	cells("Sag", "Svar", "Punkter", "Fund x/~/!", "Ændret")
	t.rule()
	for _, s := range byChange(all) {
		cells(s.Navn, fmt.Sprintf("%d/%d", s.Answered, s.Indikatorer), fmt.Sprint(s.Points), findings(s), p.day(s.Changed))
		second := []string{fmt.Sprintf("%s · %s", s.ID, phase(s))}
		if s.PlanItems > 0 {
			second = append(second, "plan: "+priorities(s.PlanOpen, s.PlanItems))
		}
		if s.Untestable > 0 {
			second = append(second, fmt.Sprintf("%d svar kan ikke efterprøves", s.Untestable))
		}
		indent := "  "
		if marked[s.ID] {
			indent = "> "
		}
		t.facts(indent, second)
	}
	sum := total(all)
	t.rule()
	line := fmt.Sprintf("I alt %s med %s og %d tjek: %d bekræftet, %d delvist, %d ikke bekræftet",
		count(sum.Sager, "sag", "sager"), count(sum.Points, "punkt", "punkter"),
		sum.Checks, sum.Confirmed, sum.Partly, sum.Unconfirmed)
	if sum.Impossible > 0 {
		line += fmt.Sprintf(", %d kunne ikke undersøges", sum.Impossible)
	}
	t.fill("", line+".")
	if sum.Answered > 0 {
		t.fill("", fmt.Sprintf("%d af %d svar kan ikke efterprøves (%s).", sum.Untestable, sum.Answered, share(sum.Untestable, sum.Answered)))
	}
	t.fill("", "Fund ved det seneste tilsyn: x bekræftet, ~ delvist, ! ikke bekræftet.")
	t.watched(attend, len(all), p.Today)
	t.WriteByte('\n')
	t.line("Se én sag med: spindel overblik SAG")
	return t.String()
}

func findings(s interview.Summary) string {
	if s.Tilsyn == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d/%d", s.Confirmed, s.Partly, s.Unconfirmed)
}

// priorities tells how many priorities of the plan the socialtilsyn has not yet seen fulfilled.
func priorities(open, all int) string {
	if open == 1 {
		return fmt.Sprintf("1 af %s åben", count(all, "prioritet", "prioriteter"))
	}
	return fmt.Sprintf("%d af %s åbne", open, count(all, "prioritet", "prioriteter"))
}

func phase(s interview.Summary) string {
	if s.Tilsyn == 0 {
		return s.Phase.Danish()
	}
	return fmt.Sprintf("%s (nr. %d, %s)", s.Phase.Danish(), s.Tilsyn, s.TilsynDate.Danish())
}

// Begin is the page for someone who has no sag yet.
func (p Page) Begin() string {
	t := &text{width: p.width()}
	t.line("Der er ingen sager endnu.")
	t.line("")
	t.line("Begynd her:")
	t.fill("  spindel interview          ", "registrér et tilbud og begynd på godkendelsen")
	t.fill("  spindel demo               ", "prøv programmet på en opdigtet sag")
	t.fill("  spindel demo --overblik    ", "se, hvordan overblikket over en sag ser ud")
	t.line("")
	t.fill("", "Når der er sager, viser spindel overblik, hvor langt de er, hvad tilbuddene har lovet, og hvad tilsynet har fundet.")
	return t.String()
}
