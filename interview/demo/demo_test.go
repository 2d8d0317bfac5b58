package demo_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
)

var afternoon = time.Date(2026, time.November, 25, 14, 30, 0, 0, time.FixedZone("CET", 3600))

func TestGodkendelseIsCompleteBeforeItIsClosed(t *testing.T) {
	model, journal, _ := made(t, afternoon)
	closing := slices.IndexFunc(journal, func(e interview.Entry) bool { return e.Kind == "GodkendelseClosed" })
	if closing < 0 {
		t.Fatal("the godkendelse is never closed")
	}
	before, err := interview.Fold(demo.ID, journal[:closing])
	if err != nil {
		t.Fatal(err)
	}
	if gaps := before.MissingGodkendelse(model); len(gaps) != 0 {
		t.Errorf("missing before closing: %v", gaps)
	}
}

func TestEveryIndikatorIsAnsweredWithAPointAndChecks(t *testing.T) {
	model, _, sag := made(t, afternoon)
	for _, indikator := range model.Indikatorer() {
		answer := sag.Answers[indikator.ID]
		if answer.Text == "" || answer.Speaker == "" || answer.Date == "" {
			t.Errorf("%s is answered by %+v", indikator.ID, answer)
		}
		points := sag.PointsOf(indikator.ID)
		if len(points) != 1 || points[0].Sentence == "" || points[0].Lead != "Herunder i hvilket omfang:" || len(points[0].Checks) == 0 {
			t.Errorf("%s has the points %+v", indikator.ID, points)
			continue
		}
		for _, check := range points[0].Checks {
			if check.Text == "" || len(check.Ways) == 0 {
				t.Errorf("%s has the check %+v", points[0].ID, check)
			}
			for _, way := range check.Ways {
				if !slices.Contains([]kvalitetsmodel.Verification{kvalitetsmodel.Dokument, kvalitetsmodel.Interview, kvalitetsmodel.Observation}, way) {
					t.Errorf("check %d of %s is verified by %q", check.Nr, points[0].ID, way)
				}
			}
		}
	}
}

// The worked example of the official appendix, as the edition carries it.
func TestPointOf3bIsTheOfficialOne(t *testing.T) {
	model, _, sag := made(t, afternoon)
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	guide, err := library.Vejledning(model.Edition)
	if err != nil {
		t.Fatal(err)
	}
	official, err := guide.Udfoldelse("3.b", nil)
	if err != nil {
		t.Fatal(err)
	}
	point := sag.PointsOf("3.b")[0]
	var got, want []string
	for _, check := range point.Checks {
		got = append(got, check.Text)
	}
	for _, template := range official.Checks {
		want = append(want, template.Text)
	}
	if point.Sentence != official.Opfoelgning || point.Lead != official.Herunder {
		t.Errorf("the point says %q %q, the edition %q %q", point.Sentence, point.Lead, official.Opfoelgning, official.Herunder)
	}
	if len(want) != 5 || !slices.Equal(got, want) {
		t.Errorf("checks\n%q\nwant the five\n%q", got, want)
	}
}

func TestTilsynIsHalfWay(t *testing.T) {
	model, _, sag := made(t, afternoon)
	summary := interview.Summarize(model, sag)
	if summary.Phase != interview.UnderTilsyn || summary.Tilsyn != 1 || summary.TilsynDate != "2026-11-25" {
		t.Errorf("phase %q, tilsyn %d on %s", summary.Phase, summary.Tilsyn, summary.TilsynDate)
	}
	found := summary.Confirmed + summary.Partly + summary.Unconfirmed + summary.Unexamined
	if found < summary.Checks/4 || found > summary.Checks*3/4 {
		t.Errorf("%d of %d checks have a finding, want about half", found, summary.Checks)
	}
	for what, n := range map[string]int{
		"confirmed": summary.Confirmed, "partly": summary.Partly, "not confirmed": summary.Unconfirmed, "not examined": summary.Unexamined,
		"ikke bedømt": summary.NotScored, "not expected": summary.NotExpected,
	} {
		if n == 0 {
			t.Errorf("nothing is %s, so the demo does not show it", what)
		}
	}
	scoreless, assessed := 0, 0
	for _, tema := range model.Temaer {
		if !hasScore(sag, tema) {
			scoreless++
		}
		if sag.Latest().TemaAssessment[tema.Nr] != "" {
			assessed++
		}
	}
	if scoreless == 0 || scoreless == len(model.Temaer) {
		t.Errorf("%d temaer without a score, want some", scoreless)
	}
	if assessed == 0 || assessed == len(model.Temaer) {
		t.Errorf("%d temaer assessed, want some", assessed)
	}
	if len(sag.MissingTilsyn(model, 1)) == 0 {
		t.Error("nothing is missing, so the tilsyn is not half way")
	}
}

// What was found of a point is known before its indikator is scored.
func TestScoredIndikatorerHaveFindings(t *testing.T) {
	_, _, sag := made(t, afternoon)
	found := map[kvalitetsmodel.IndikatorID]bool{}
	for ref, finding := range sag.Latest().Findings {
		found[sag.Point(ref.Point).Indikator] = true
		if finding.Note == "" || finding.Source == "" {
			t.Errorf("the finding of %v has no note or source", ref)
		}
	}
	for id, mark := range sag.Latest().Marks {
		if mark.State == kvalitetsmodel.Scoret && !found[id] {
			t.Errorf("%s is scored without any finding", id)
		}
		if sag.Latest().Bedoemmelser[id] == "" {
			t.Errorf("%s is judged without a bedømmelse", id)
		}
	}
}

func TestTilbudIsRegisteredInFull(t *testing.T) {
	_, _, sag := made(t, afternoon)
	tilbud := reflect.ValueOf(sag.Tilbud)
	for i := range tilbud.NumField() {
		if tilbud.Field(i).IsZero() {
			t.Errorf("%s is empty", tilbud.Type().Field(i).Name)
		}
	}
}

func TestAnswersAreOfTwoInterviewDaysEightMonthsBefore(t *testing.T) {
	_, _, sag := made(t, afternoon)
	days := map[interview.Date]int{}
	for _, answer := range sag.Answers {
		days[answer.Date]++
	}
	if want := map[interview.Date]int{"2026-03-24": 15, "2026-03-26": 15}; !reflect.DeepEqual(days, want) {
		t.Errorf("answers by day %v, want %v", days, want)
	}
}

// Whenever the demo is started, the entries come in order, on working days but
// for the tilsyn itself, and none lies in the future.
func TestTimesAreInOrderWheneverItIsStarted(t *testing.T) {
	model := edition(t)
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("zone", rapid.IntRange(-12, 14).Draw(t, "zone")*3600)
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, zone)
		at := start.Add(time.Duration(rapid.Int64Range(0, 4*365*24*3600).Draw(t, "second")) * time.Second)
		journal, err := demo.Journal(model, at, "A")
		if err != nil {
			t.Fatal(err)
		}
		last := journal[0].At
		for _, entry := range journal {
			if entry.At.Before(last) {
				t.Fatalf("entry %d is of %v, the one before of %v", entry.Seq, entry.At, last)
			}
			last = entry.At
			local := entry.At.In(zone)
			if entry.At.After(at.AddDate(0, 0, -1)) {
				if interview.DateOf(local) != interview.DateOf(at) {
					t.Fatalf("entry %d of the tilsyn is of %v, want the day of %v", entry.Seq, local, at)
				}
			} else if local.Weekday() == time.Saturday || local.Weekday() == time.Sunday || local.Hour() < 9 || local.Hour() > 15 {
				t.Fatalf("entry %d is of %v", entry.Seq, local)
			}
		}
		if !last.Equal(at) {
			t.Errorf("the last entry is of %v, want %v", last, at)
		}
		if age := at.Sub(journal[0].At); age < 7*30*24*time.Hour || age > 9*30*24*time.Hour {
			t.Errorf("the godkendelse lies %v back, want about eight months", age)
		}
	})
}

func TestJournalIsTheSameForTheSameMoment(t *testing.T) {
	_, first, _ := made(t, afternoon)
	_, second, _ := made(t, afternoon)
	if !reflect.DeepEqual(first, second) {
		t.Error("two journals of one moment differ")
	}
	for _, entry := range first {
		if entry.Sag != "laerkebakken-demo" || entry.By != "Tilsynskonsulent A" {
			t.Fatalf("entry %+v", entry)
		}
	}
}

// What is shown to a newcomer is as clean as what a person may type.
func TestTextsAreClean(t *testing.T) {
	_, journal, _ := made(t, afternoon)
	for _, entry := range journal {
		if clean, removed := interview.Clean(string(entry.Payload)); removed != 0 || clean != string(entry.Payload) {
			t.Errorf("entry %d holds characters that Clean would change", entry.Seq)
		}
	}
}

func made(t *testing.T, at time.Time) (*kvalitetsmodel.Model, []interview.Entry, *interview.Sag) {
	t.Helper()
	model := edition(t)
	journal, err := demo.Journal(model, at, "Tilsynskonsulent A")
	if err != nil {
		t.Fatal(err)
	}
	sag, err := interview.Fold(demo.ID, journal)
	if err != nil {
		t.Fatal(err)
	}
	return model, journal, sag
}

func edition(t *testing.T) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Edition("sociale-tilbud-2017")
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func hasScore(sag *interview.Sag, tema kvalitetsmodel.Tema) bool {
	for _, kriterium := range tema.Kriterier {
		for _, indikator := range kriterium.Indikatorer {
			if sag.Latest().Marks[indikator.ID].State == kvalitetsmodel.Scoret {
				return true
			}
		}
	}
	return false
}
