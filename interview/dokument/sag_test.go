package dokument_test

import (
	"testing"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

const today interview.Date = "2027-06-15"

// model is the newest edition; a test of a paper is a test of the real one.
func model(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	newest, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return newest
}

// recorder records a sag and fails the test when a rule stands against it.
type recorder struct {
	testing.TB
	model *kvalitetsmodel.Model
	sag   *interview.Sag
}

func (r recorder) record(changes ...interview.Change) {
	r.Helper()
	at := time.Date(2027, 2, 1, 12, 0, 0, 0, time.UTC)
	if _, err := r.sag.Record(r.model, at, "Prøve Konsulent", changes...); err != nil {
		r.Fatal(err)
	}
}

// without is a sag without a plan.
func without(t testing.TB) recorder {
	r := recorder{t, model(t), interview.NewSag("laerkebakken-k7q2")}
	r.record(interview.TilbudRegistered{Edition: r.model.Edition, Tilbud: interview.Tilbud{
		Navn: "Opholdsstedet Lærkebakken", PrivatBestyrelse: true,
		Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"opholdssted", "botilbud-107"}}})
	return r
}

// text is what is written in each column of a priority, in the order of the form.
func (r recorder) text(item int, texts ...string) {
	r.Helper()
	for i, text := range texts {
		if text != "" {
			r.record(interview.PlanTextWritten{Item: item, Column: interview.PlanColumns[i], Text: text})
		}
	}
}

// with is a sag whose plan has four priorities: one of each origin, a time frame
// that was changed twice, and one that has only just been begun.
func with(t testing.TB) recorder {
	r := without(t)
	add := func(nr int, item interview.PlanItem) {
		item.Nr = nr
		r.record(interview.PlanItemAdded{Item: item})
	}
	add(1, interview.PlanItem{Temaer: []int{3}, Kriterier: []string{"3"}, Origin: interview.Paabud, Deadline: "2027-09-01"})
	r.text(1, "Borgernes mål er ikke konkrete, og der er ikke skrevet noget om, hvordan de følges op.\nTre af fem planer, som socialtilsynet læste, havde ingen frist.",
		"Medarbejderne har ikke haft fælles undervisning i at skrive mål, og ingen har haft ansvaret for at læse planerne igennem.",
		"Alle borgere har senest den 1. september 2027 mindst tre mål efter SMART-modellen, og mindst 90 % af målene er fulgt op hver måned.",
		"1. To undervisningsdage for alle medarbejdere\n2. Kontaktpersonen skriver målene om sammen med borgeren\n3. Afdelingslederen læser alle planer den første mandag i måneden",
		"To kursusdage for 12 medarbejdere og fire timers vikar om ugen i tre måneder",
		"Afdelingslederen tæller målene i fagsystemet hver måned og lægger tallene frem på personalemødet. Referatet gemmes.",
		"Afdelingslederen. Forstanderen følger op hvert kvartal.",
		"Fire af fem borgere har fået nye mål. Den femte er lige flyttet ind.")
	r.record(
		interview.PlanPeriodSet{Item: 1, Nr: 1, Period: interview.Period{Start: "2027-02-01", End: "2027-04-30"}},
		interview.PlanPeriodSet{Item: 1, Nr: 2, Period: interview.Period{Start: "2027-02-01", End: "2027-06-30", Reason: "Kurset blev aflyst i marts, og den næste plads var i maj."}},
		interview.PlanPeriodSet{Item: 1, Nr: 3, Period: interview.Period{Start: "2027-02-01", End: "2027-08-31", Reason: "To nye medarbejdere skal også på kursus."}},
		interview.PlanProgressNoted{Item: 1, Nr: 1, Progress: interview.Progress{Date: "2027-03-08", Text: "Kurset er aflyst. Ny dato er bestilt."}},
		interview.PlanProgressNoted{Item: 1, Nr: 2, Progress: interview.Progress{Date: "2027-05-20", Text: "Alle 12 har været på kursus.\nDe første mål er skrevet om."}},
		interview.PlanProgressNoted{Item: 1, Nr: 3, Progress: interview.Progress{Date: "2027-06-01", Text: "Skrevet under en forkert prioritet."}},
		interview.PlanProgressNoted{Item: 1, Nr: 3},
		interview.PlanStatusSet{Item: 1, Status: interview.UnderWay, Date: "2027-06-01"},
		interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Delvist, Date: "2027-06-10",
			Note: "To af tre planer havde tre mål med frist. Den tredje manglede opfølgning i maj."}})

	add(2, interview.PlanItem{Temaer: []int{2, 4}, Kriterier: []string{"2", "6"}, Origin: interview.Anbefaling})
	r.text(2, "Tre borgere kommer ikke ud af huset i weekenden.", "Der er én medarbejder på vagt lørdag og søndag.",
		"Hver borger har mindst én aktivitet uden for huset i hver weekend.",
		"Vagtplanen lægges om, så der er to på vagt kl. 10–16. Aktiviteten aftales på husmødet om torsdagen.",
		"12 timer om ugen, fundet ved at flytte et møde", "Aktiviteten skrives i dagbogen søndag aften. Ugens tal står på tavlen.", "Den faglige leder")
	r.record(
		interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{Start: "2027-03-01", End: "2027-05-31"}},
		interview.PlanProgressNoted{Item: 2, Nr: 1, Progress: interview.Progress{Date: "2027-04-05", Text: "Den nye vagtplan er i brug."}},
		interview.PlanStatusSet{Item: 2, Status: interview.Carried, Date: "2027-05-31"},
		interview.PlanVerified{Item: 2, Verification: interview.Verification{Result: interview.Bekraeftet, Date: "2027-06-10"}})

	add(3, interview.PlanItem{Temaer: []int{6}, Kriterier: []string{"10"}, Origin: interview.EgetInitiativ})
	r.text(3, "Nye medarbejdere er alene på vagt, før de er klar.", "",
		"Ingen er alene på vagt de første fire uger.", "Følgevagter og en skriftlig introduktion", "", "Vagtplanen", "Forstanderen")
	r.record(interview.PlanPeriodSet{Item: 3, Nr: 1, Period: interview.Period{End: "2027-12-31"}})

	add(4, interview.PlanItem{Temaer: []int{7}, Origin: interview.Anbefaling})
	r.record(interview.PlanApproved{Approval: interview.Approval{By: "Forstanderen", Date: "2027-02-10"}})
	return r
}
