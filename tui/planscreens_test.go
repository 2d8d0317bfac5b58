package tui

import (
	"fmt"
	"testing"

	"spindel/interview"
)

// planned is an opfølgningsplan of three priorities: one under way that has been
// put off, a påbud whose deadline has passed, and one that is begun.
func planned(t tester) []interview.Change {
	t.Helper()
	text := func(item int, column interview.PlanColumn, text string) interview.Change {
		return interview.PlanTextWritten{Item: item, Column: column, Text: text}
	}
	return []interview.Change{
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{3}, Kriterier: []string{"3"}, Point: "3.b.1", Tilsyn: 1, Origin: interview.Anbefaling}},
		text(1, interview.Forhold, "Målene i planerne er ikke konkrete nok. Det gælder især for de kvinder, der lige er flyttet ind."),
		text(1, interview.Aarsag, "Vikarerne kender ikke SMART-modellen, og planerne skrives på forskellige måder."),
		text(1, interview.Maal, "Alle handleplaner har SMART-mål senest 14 dage efter indflytning."),
		text(1, interview.Aktiviteter, "To kurser i SMART for alle medarbejdere og faste vikarer.\nSkabelon til handleplanen i Bosted."),
		text(1, interview.Ressourcer, "To kursusdage, og psykologen retter de første planer sammen med kontaktpersonerne."),
		interview.PlanPeriodSet{Item: 1, Nr: 1, Period: interview.Period{Start: "2026-09-01", End: "2026-12-01"}},
		interview.PlanPeriodSet{Item: 1, Nr: 2, Period: interview.Period{Start: "2026-09-01", End: "2027-02-01", Reason: "fordi kurset blev aflyst"}},
		text(1, interview.Monitorering, "Afdelingslederen gennemgår alle handleplaner den første mandag i måneden."),
		text(1, interview.AnsvarligFor, "Afdelingslederen gennemfører, forstanderen følger op."),
		interview.PlanProgressNoted{Item: 1, Nr: 1, Progress: interview.Progress{Date: "2026-10-05", Text: "Første kursus er holdt for 11 af 14 medarbejdere."}},
		interview.PlanProgressNoted{Item: 1, Nr: 2, Progress: interview.Progress{Date: "2026-11-02", Text: "Seks af ni planer har SMART-mål."}},
		interview.PlanStatusSet{Item: 1, Status: interview.UnderWay, Date: "2026-11-02"},
		interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Delvist, Date: "2026-11-20", Note: "Set i fire af seks planer."}},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 2, Temaer: []int{4, 6}, Kriterier: []string{"7", "10"}, Origin: interview.Paabud, Deadline: "2026-11-01"}},
		text(2, interview.Forhold, "Der er ikke en medarbejder med viden om vold til stede om natten."),
		text(2, interview.Maal, "Der er hver nat en medarbejder, der er uddannet i at forebygge vold."),
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 3, Origin: interview.EgetInitiativ}},
		interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2026-11-10"}},
		text(3, interview.Forhold, "Kvinderne vil gerne have mere indflydelse på maden."),
	}
}

// withPlan is a sag at its first tilsyn that has an opfølgningsplan.
func withPlan(t tester) []interview.Change {
	t.Helper()
	changes := append(closed(t, krisecenter), interview.TilsynOpened{Tilsyn: 1, Date: "2026-08-20", Anmeldt: true})
	return append(changes, planned(t)...)
}

// plan opens the opfølgningsplan and goes to a priority, 0 for the plan as a whole.
func (d *desk) plan(priority int) *desk {
	d.t.Helper()
	d.press("p", "home")
	for range priority {
		d.press("down")
	}
	return d
}

// scroll turns pages, each of which is drawn, since a page knows its length from that.
func (d *desk) scroll(pages int) *desk {
	d.t.Helper()
	for range pages {
		d.screen()
		d.press("pgdown")
	}
	return d
}

var planScreens = []struct {
	name string
	open func(t *testing.T, window size) *desk
}{
	{"plan-empty", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t), havnelyset, window).plan(0)
	}},
	{"plan-full", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(0)
	}},
	{"plan-full-end", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(0).scroll(2)
	}},
	{"plan-item", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1)
	}},
	{"plan-item-scrolled", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).scroll(2)
	}},
	{"plan-item-end", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).scroll(5)
	}},
	{"plan-paabud", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(2).reach("frist")
	}},
	{"plan-temaer", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(2).press("enter")
	}},
	{"plan-kriterier", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(2).reach("kriterier")
	}},
	{"plan-typing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(3).reach("maal").write("Kvinderne bestemmer")
	}},
	{"plan-date-refused", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).reach("slut").
			press("ctrl+w").write("1.5.2027").shows("1.5.2027").press("esc")
	}},
	{"plan-progress-typing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).reach("fremdrift/1/3").
			press("enter").write("12.11.2026: Alle ni planer har SMART-mål.")
	}},
	{"plan-status", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).reach("status").press("3")
	}},
	{"plan-verification", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).reach("efterprøvning").press("b")
	}},
	{"plan-approval-waits", func(t *testing.T, window size) *desk {
		changes := append(planned(t)[:2:2], planned(t)[3])
		return openAt(t, withKrisecenter(t, changes...), havnelyset, window).plan(0).reach("godkendt-af").write("Forstander").press("esc")
	}},
	{"plan-missing", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(2).press("m", "down")
	}},
	{"plan-help", func(t *testing.T, window size) *desk {
		return openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, window).plan(1).press("?")
	}},
}

func TestPlanScreens(t *testing.T) {
	for _, screen := range planScreens {
		for _, window := range sizes {
			t.Run(fmt.Sprintf("%s/%dx%d", screen.name, window.width, window.height), func(t *testing.T) {
				t.Parallel()
				screen.open(t, window).golden(screen.name)
			})
		}
	}
}
