package demo_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
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
	model := edition(t)
	for _, sag := range both(t, afternoon) {
		everyIndikatorIsAnswered(t, model, sag)
	}
}

func everyIndikatorIsAnswered(t *testing.T, model *kvalitetsmodel.Model, sag *interview.Sag) {
	t.Helper()
	for _, indikator := range model.Applying(sag.Tilbud.Profile()) {
		answer := sag.Answers[indikator.ID]
		if answer.Text == "" || answer.Speaker == "" || answer.Date == "" {
			t.Errorf("%s is answered by %+v", indikator.ID, answer)
		}
		points := sag.PointsOf(indikator.ID)
		if len(points) == 0 || len(points) > 1 && points[1].Tilsyn == 0 || points[0].Sentence == "" || points[0].Lead != "Herunder i hvilket omfang:" || len(points[0].Checks) == 0 {
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
	for _, sag := range both(t, afternoon) {
		for _, tilsyn := range sag.Tilsyn {
			found := map[kvalitetsmodel.IndikatorID]bool{}
			for ref, finding := range tilsyn.Findings {
				found[sag.Point(ref.Point).Indikator] = true
				if finding.Result == "" || finding.Note == "" || finding.Source == "" {
					t.Errorf("%s, tilsyn %d: the finding of %v is %+v", sag.ID, tilsyn.Nr, ref, finding)
				}
			}
			for id, mark := range tilsyn.Marks {
				if mark.State == kvalitetsmodel.Scoret && !found[id] {
					t.Errorf("%s, tilsyn %d: %s is scored without any finding", sag.ID, tilsyn.Nr, id)
				}
				if tilsyn.Bedoemmelser[id] == "" {
					t.Errorf("%s, tilsyn %d: %s is judged without a bedømmelse", sag.ID, tilsyn.Nr, id)
				}
			}
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
		sager, err := demo.Sager(model, at, "A")
		if err != nil {
			t.Fatal(err)
		}
		for i, months := range []int{8, 20} {
			timesAreInOrder(t, sager[i], at, months)
		}
		first, second := sager[0][len(sager[0])-1].At, sager[1][len(sager[1])-1].At
		if !first.Equal(at) {
			t.Errorf("the last entry is of %v, want %v", first, at)
		}
		if atMidnight := at.Equal(time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, zone)); !second.Before(first) && !atMidnight {
			t.Errorf("the second sag was changed at %v, the first at %v", second, first)
		}
	})
}

func timesAreInOrder(t *rapid.T, journal []interview.Entry, at time.Time, months int) {
	last := journal[0].At
	for _, entry := range journal {
		if entry.At.Before(last) {
			t.Fatalf("entry %d of %s is of %v, the one before of %v", entry.Seq, entry.Sag, entry.At, last)
		}
		last = entry.At
		local := entry.At.In(at.Location())
		if entry.At.After(at.AddDate(0, 0, -1)) {
			if interview.DateOf(local) != interview.DateOf(at) || entry.At.After(at) {
				t.Fatalf("entry %d of the tilsyn is of %v, want the day of %v", entry.Seq, local, at)
			}
		} else if local.Weekday() == time.Saturday || local.Weekday() == time.Sunday || local.Hour() < 9 || local.Hour() > 15 {
			t.Fatalf("entry %d of %s is of %v", entry.Seq, entry.Sag, local)
		}
		if told := dayIn(t, entry); told != "" && told != interview.DateOf(local) {
			t.Fatalf("entry %d of %s is of %v and tells of %s", entry.Seq, entry.Sag, local, told)
		}
	}
	if age := at.Sub(journal[0].At); age < time.Duration(months-1)*30*24*time.Hour || age > time.Duration(months+1)*31*24*time.Hour {
		t.Errorf("the godkendelse lies %v back, want about %d months", age, months)
	}
}

// dayIn is the day that an entry says its change is of, or empty.
func dayIn(t *rapid.T, entry interview.Entry) interview.Date {
	change, err := entry.Change()
	if err != nil {
		t.Fatal(err)
	}
	switch c := change.(type) {
	case interview.AnswerGiven:
		return c.Date
	case interview.TilsynOpened:
		return c.Date
	case interview.PlanProgressNoted:
		return c.Date
	case interview.PlanStatusSet:
		return c.Date
	case interview.PlanVerified:
		return c.Date
	case interview.PlanApproved:
		return c.Date
	}
	return ""
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

// What is shown to a newcomer is as clean as what a person may type, in Danish
// quotation marks, and has no number of a person in it.
func TestTextsAreClean(t *testing.T) {
	personal := regexp.MustCompile(`\d{6}-?\d{4}|\d{8}|\d\d \d\d \d\d \d\d|@`)
	for _, journal := range journals(t, afternoon) {
		for _, entry := range journal {
			if clean, removed := interview.Clean(string(entry.Payload)); removed != 0 || clean != string(entry.Payload) {
				t.Errorf("entry %d holds characters that Clean would change", entry.Seq)
			}
			change, err := entry.Change()
			if err != nil {
				t.Fatal(err)
			}
			text := interview.TextOf(change)
			if strings.ContainsAny(text, "\"“”") || strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
				t.Errorf("entry %d of %s says %q", entry.Seq, entry.Sag, text)
			}
			if found := personal.FindString(text); found != "" {
				t.Errorf("entry %d of %s has %q in it", entry.Seq, entry.Sag, found)
			}
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

// journals are those of all made-up sager.
func journals(t *testing.T, at time.Time) [][]interview.Entry {
	t.Helper()
	sager, err := demo.Sager(edition(t), at, "Tilsynskonsulent A")
	if err != nil {
		t.Fatal(err)
	}
	return sager
}

// both are the made-up sager, the first of them first.
func both(t *testing.T, at time.Time) []*interview.Sag {
	t.Helper()
	var all []*interview.Sag
	for _, journal := range journals(t, at) {
		sag, err := interview.Fold(journal[0].Sag, journal)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, sag)
	}
	return all
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
