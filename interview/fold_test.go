package interview_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// What each change leaves behind. The folds of the journal are compared with
// the sag that recorded it, so every row also proves that Fold agrees.
func TestEveryChangeIsFolded(t *testing.T) {
	type change = interview.Change
	own := interview.Check{Nr: 6, Text: "Referat fra husmøde findes.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}, Hvor: "mappen"}
	testFolds(t, []foldCase{
		{"the registration", blank,
			[]change{interview.TilbudRegistered{Edition: "sociale-tilbud-2017", Tilbud: opholdssted}},
			func(s *interview.Sag) any { return []any{s.Edition, s.Tilbud} }, []any{"sociale-tilbud-2017", opholdssted}},
		{"a mended registration replaces the first", drafted,
			[]change{interview.TilbudRegistered{Edition: "sociale-tilbud-2017", Tilbud: opholdssted}},
			func(s *interview.Sag) any { return []any{s.Tilbud, len(s.Answers)} }, []any{opholdssted, 1}},
		{"an answer", drafted,
			[]change{interview.AnswerGiven{Indikator: "5.a", Text: "Ja.", Speaker: "Leder", Date: "2026-03-03"}},
			func(s *interview.Sag) any { return s.Answers["5.a"] }, interview.Answer{Text: "Ja.", Speaker: "Leder", Date: "2026-03-03"}},
		{"the latest answer counts", drafted,
			[]change{interview.AnswerGiven{Indikator: "3.b", Text: "Vi er i tvivl."}},
			func(s *interview.Sag) any { return s.Answers["3.b"] }, interview.Answer{Text: "Vi er i tvivl."}},
		{"an empty answer takes the answer back", drafted,
			[]change{interview.AnswerGiven{Indikator: "3.b"}},
			func(s *interview.Sag) any { return len(s.Answers) }, 0},
		{"a second point gets the next id", drafted,
			[]change{interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.2", Indikator: "3.b", Sentence: "To."}}},
			func(s *interview.Sag) any { return *s.Point("3.b.2") }, interview.FollowUpPoint{ID: "3.b.2", Indikator: "3.b", Sentence: "To."}},
		{"the sentence of a point", drafted,
			[]change{interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Ny ordlyd."}},
			func(s *interview.Sag) any { return s.Point("3.b.1").Sentence }, "Ny ordlyd."},
		{"a new check", drafted,
			[]change{interview.CheckWritten{Point: "3.b.1", Check: own}},
			func(s *interview.Sag) any { return *s.Point("3.b.1").Check(6) }, own},
		{"a check written anew stays in its place", drafted,
			[]change{interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 2, Text: "Nyt."}}},
			func(s *interview.Sag) any { return s.Point("3.b.1").Checks[1] }, interview.Check{Nr: 2, Text: "Nyt."}},
		{"a removed check", drafted,
			[]change{interview.CheckRemoved{Point: "3.b.1", Check: 2}},
			func(s *interview.Sag) any { return numbers(s.Point("3.b.1")) }, []int{1, 3, 4, 5}},
		{"the number of a removed check never comes back", drafted,
			[]change{interview.CheckRemoved{Point: "3.b.1", Check: 5}},
			func(s *interview.Sag) any { return s.NextCheck("3.b.1") }, 6},
		{"a check moved up", drafted,
			[]change{interview.CheckMoved{Point: "3.b.1", Check: 4, To: 1}},
			func(s *interview.Sag) any { return numbers(s.Point("3.b.1")) }, []int{1, 4, 2, 3, 5}},
		{"a check moved down to the end", drafted,
			[]change{interview.CheckMoved{Point: "3.b.1", Check: 1, To: 4}},
			func(s *interview.Sag) any { return numbers(s.Point("3.b.1")) }, []int{2, 3, 4, 5, 1}},
		{"a check moved to where it is", drafted,
			[]change{interview.CheckMoved{Point: "3.b.1", Check: 3, To: 2}},
			func(s *interview.Sag) any { return numbers(s.Point("3.b.1")) }, []int{1, 2, 3, 4, 5}},
		{"a check that is moved keeps its words", drafted,
			[]change{interview.CheckWritten{Point: "3.b.1", Check: own}, interview.CheckMoved{Point: "3.b.1", Check: 6, To: 0}},
			func(s *interview.Sag) any { return s.Point("3.b.1").Checks[0] }, own},
		{"a redrafted point stays in its place", drafted,
			[]change{
				interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.2", Indikator: "3.b"}},
				interview.PointRedrafted{Point: redrafted(6, 8)}},
			func(s *interview.Sag) any { return s.Points[0] }, redrafted(6, 8)},
		{"the numbers of a redrafted point never come back", drafted,
			[]change{interview.PointRedrafted{Point: redrafted(6, 8)}, interview.PointRedrafted{Point: redrafted()}},
			func(s *interview.Sag) any { return s.NextCheck("3.b.1") }, 9},
		{"a redrafted point is still the one of its number", drafted,
			[]change{interview.PointRedrafted{Point: redrafted(6)}},
			func(s *interview.Sag) any { return s.NextPoint("3.b") }, interview.PointID("3.b.2")},
		{"the guidance that was used last", drafted,
			[]change{
				interview.VejledningUsed{Vejledning: kvalitetsmodel.VejledningID{Navn: "spindel", Version: "2026-11", Aftryk: "0123456789ab"}},
				interview.VejledningUsed{Vejledning: oest}},
			func(s *interview.Sag) any { return s.Vejledning }, oest},
		{"a removed point", drafted,
			[]change{interview.PointRemoved{Point: "3.b.1"}},
			func(s *interview.Sag) any { return len(s.Points) }, 0},
		{"the id of a removed point never comes back", drafted,
			[]change{interview.PointRemoved{Point: "3.b.1"}},
			func(s *interview.Sag) any { return s.NextPoint("3.b") }, interview.PointID("3.b.2")},
		{"the expectation", drafted,
			[]change{interview.ReasonsWritten{Indikator: "3.b", Text: "Fordi."}, interview.ExpectationSet{Indikator: "3.b", Expectation: "forventes-ikke"}},
			func(s *interview.Sag) any { return s.Judgements["3.b"] }, interview.Judgement{Expectation: "forventes-ikke", Reasons: "Fordi."}},
		{"an expectation taken back keeps its reasons", promised,
			[]change{interview.GodkendelseReopened{}, interview.ExpectationSet{Indikator: "3.b"}},
			func(s *interview.Sag) any { return s.Judgements["3.b"] }, interview.Judgement{Reasons: "Svaret er konkret."}},
		{"reasons", drafted,
			[]change{interview.ReasonsWritten{Indikator: "3.b", Text: "Fordi."}},
			func(s *interview.Sag) any { return s.Judgements["3.b"] }, interview.Judgement{Reasons: "Fordi."}},
		{"the assessment of a tema at the godkendelse", drafted,
			[]change{interview.TemaAssessed{Tema: 3, Text: "God."}},
			func(s *interview.Sag) any { return s.TemaAssessment }, map[int]string{3: "God."}},
		{"the closed godkendelse", promised, nil,
			func(s *interview.Sag) any { return []any{s.Closed, s.Phase()} }, []any{true, interview.AwaitingTilsyn}},
		{"the reopened godkendelse", promised,
			[]change{interview.GodkendelseReopened{}},
			func(s *interview.Sag) any { return []any{s.Closed, s.Phase()} }, []any{false, interview.UnderGodkendelse}},
		{"an opened tilsyn", promised,
			[]change{interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25", Anmeldt: true}},
			func(s *interview.Sag) any {
				return []any{s.Latest().Nr, s.Latest().Date, s.Latest().Anmeldt, s.Phase()}
			},
			[]any{1, interview.Date("2026-11-25"), true, interview.UnderTilsyn}},
		{"a finding", visiting,
			[]change{interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 2, Result: interview.Delvist, Note: "To af tre.", Source: interview.FraDokument}},
			func(s *interview.Sag) any { return s.Visit(1).Findings },
			map[interview.CheckRef]interview.Finding{{Point: "3.b.1", Check: 2}: {Result: interview.Delvist, Note: "To af tre.", Source: interview.FraDokument}}},
		{"a score", visiting,
			[]change{interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 2}},
			func(s *interview.Sag) any { return s.Visit(1).Marks["3.b"] }, kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: 2}},
		{"a score gives way to ikke bedømt", visiting,
			[]change{interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 2}, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", IkkeBedoemt: true}},
			func(s *interview.Sag) any { return s.Visit(1).Marks["3.b"] }, kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}},
		{"score 0 takes the score back", visiting,
			[]change{interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 2}, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b"}},
			func(s *interview.Sag) any { return len(s.Visit(1).Marks) }, 0},
		{"a bedømmelse", visiting,
			[]change{interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "Set."}},
			func(s *interview.Sag) any { return s.Visit(1).Bedoemmelser["3.b"] }, "Set."},
		{"the assessment of a tema at a tilsyn leaves that of the godkendelse", visiting,
			[]change{interview.TemaAssessed{Tilsyn: 1, Tema: 3, Text: "Bedre."}},
			func(s *interview.Sag) any { return []string{s.TemaAssessment[3], s.Visit(1).TemaAssessment[3]} },
			[]string{"Samlet vurdering.", "Bedre."}},
		{"a point of the tilsyn itself", visiting,
			[]change{
				interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Tilsyn: 1}},
				interview.PointSentenceWritten{Point: "5.a.1", Sentence: "Nyt løfte."},
				interview.CheckWritten{Point: "5.a.1", Check: interview.Check{Nr: 1, Text: "Se efter."}}},
			func(s *interview.Sag) any { return *s.Point("5.a.1") },
			interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Sentence: "Nyt løfte.", Tilsyn: 1, Checks: []interview.Check{{Nr: 1, Text: "Se efter."}}}},
		{"a closed tilsyn", visited, nil,
			func(s *interview.Sag) any { return []any{s.Visit(1).Closed, s.Phase()} }, []any{true, interview.TilsynDone}},
		{"a second tilsyn starts empty", visited,
			[]change{interview.TilsynOpened{Tilsyn: 2, Date: "2027-05-03"}},
			func(s *interview.Sag) any { return []any{s.Latest().Nr, len(s.Latest().Marks), len(s.Visit(1).Marks)} }, []any{2, 0, 23}},

		{"the deadline of a point", drafted,
			[]change{interview.PointDeadlineSet{Point: "3.b.1", Deadline: "2026-10-01"}},
			func(s *interview.Sag) any { return s.Point("3.b.1").Deadline }, interview.Date("2026-10-01")},
		{"no day takes the deadline back", drafted,
			[]change{interview.PointDeadlineSet{Point: "3.b.1", Deadline: "2026-10-01"}, interview.PointDeadlineSet{Point: "3.b.1"}},
			func(s *interview.Sag) any { return s.Point("3.b.1").Deadline }, interview.Date("")},
		{"a point that is drafted with its deadline", drafted,
			[]change{interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Deadline: "2026-10-01"}}},
			func(s *interview.Sag) any { return s.Point("5.a.1").Deadline }, interview.Date("2026-10-01")},
		{"a check that could not be looked into", visiting,
			[]change{interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 2, Result: interview.KunneIkke, Note: "Journalen var nede."}},
			func(s *interview.Sag) any { return s.Visit(1).Findings },
			map[interview.CheckRef]interview.Finding{{Point: "3.b.1", Check: 2}: {Result: interview.KunneIkke, Note: "Journalen var nede."}}},
		{"a finding of a point that has no checks", promisedWhole,
			[]change{interview.FindingNoted{Tilsyn: 1, Point: "5.a.1", Check: interview.WholePoint, Result: interview.Bekraeftet}},
			func(s *interview.Sag) any { return s.Visit(1).Findings },
			map[interview.CheckRef]interview.Finding{{Point: "5.a.1"}: {Result: interview.Bekraeftet}}},
		{"a lot", visiting,
			[]change{drawn(1, 2, 4, 12)},
			func(s *interview.Sag) any { return s.Visit(1).Draws },
			map[interview.CheckRef][]interview.Draw{{Point: "3.b.1", Check: 2}: {{Number: 4, Of: 12}}}},
		{"a second lot stands beside the first", visiting,
			[]change{drawn(1, 2, 4, 12), drawn(1, 3, 1, 1), drawn(1, 2, 7, 11)},
			func(s *interview.Sag) any { return s.Visit(1).Draws },
			map[interview.CheckRef][]interview.Draw{{Point: "3.b.1", Check: 2}: {{Number: 4, Of: 12}, {Number: 7, Of: 11}}, {Point: "3.b.1", Check: 3}: {{Number: 1, Of: 1}}}},
		{"a point that is closed", visiting,
			[]change{interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointClosed}},
			func(s *interview.Sag) any { return s.Visit(1).Points }, map[interview.PointID]interview.PointStatus{"3.b.1": interview.PointClosed}},
		{"a point that is taken up again", visiting,
			[]change{interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointClosed}, interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointOpen}},
			func(s *interview.Sag) any { return s.Visit(1).Points }, map[interview.PointID]interview.PointStatus{"3.b.1": interview.PointOpen}},
		{"no status takes the decision back", visiting,
			[]change{interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointClosed}, interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1"}},
			func(s *interview.Sag) any { return s.Visit(1).Points }, map[interview.PointID]interview.PointStatus{}},
	})
}

// foldCase is what changes leave behind in a sag.
type foldCase struct {
	name    string
	from    func(rapid.TB) *folder
	changes []interview.Change
	got     func(*interview.Sag) any
	want    any
}

// testFolds also compares the sag with the fold of its journal.
func testFolds(t *testing.T, tests []foldCase) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := test.from(t)
			f.record(test.changes...)
			if got := test.got(f.sag); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			if folded := f.fold(); !reflect.DeepEqual(folded, f.sag) {
				t.Errorf("the fold of the journal is another sag:\n%+v\n%+v", folded, f.sag)
			}
		})
	}
}

// oest is the guidance of a socialtilsyn.
var oest = kvalitetsmodel.VejledningID{Navn: "Socialtilsyn Øst", Version: "2026-12", Aftryk: "ba9876543210"}

// redrafted is point 3.b.1 in other words, with checks of some numbers.
func redrafted(checks ...int) interview.FollowUpPoint {
	point := interview.FollowUpPoint{ID: "3.b.1", Indikator: "3.b", Sentence: "Et andet løfte.", Lead: "Herunder:"}
	for _, nr := range checks {
		point.Checks = append(point.Checks, interview.Check{Nr: nr, Text: "Et andet tjek."})
	}
	return point
}

// drawn is a lot for a check of point 3.b.1.
func drawn(tilsyn, check, number, of int) interview.Change {
	return interview.NumberDrawn{Tilsyn: tilsyn, Point: "3.b.1", Check: check, Draw: interview.Draw{Number: number, Of: of}}
}

func numbers(point *interview.FollowUpPoint) []int {
	var all []int
	for _, check := range point.Checks {
		all = append(all, check.Nr)
	}
	return all
}

func TestSagKnowsItsJournal(t *testing.T) {
	f := registered(t, krisecenter)
	later := noon.Add(90*time.Minute + 123456*time.Nanosecond).In(time.FixedZone("CET", 3600))
	entries, err := f.sag.Record(f.model, later, inspector, interview.AnswerGiven{Indikator: "3.b", Text: "Ja."})
	if err != nil {
		t.Fatal(err)
	}
	entry := entries[0]
	if entry.Seq != 2 || entry.By != inspector || entry.Kind != "AnswerGiven" || entry.Sag != sagID {
		t.Errorf("entry = %+v", entry)
	}
	if want := noon.Add(90 * time.Minute); !entry.At.Equal(want) || entry.At.Location() != time.UTC {
		t.Errorf("entry.At = %v, want %v in UTC and whole milliseconds", entry.At, want)
	}
	if f.sag.Seq != 2 || f.sag.Head != entry.Hash || !f.sag.Opened.Equal(noon) || !f.sag.Changed.Equal(entry.At) {
		t.Errorf("sag = %+v", f.sag)
	}
}

func TestChangesOfOneRecordAreAllOrNone(t *testing.T) {
	f := visiting(t)
	f.refused(f.model,
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: interview.Bekraeftet},
		interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 3},
		interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "Set."},
		interview.TemaAssessed{Tilsyn: 1, Tema: 3, Text: "God."},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.2", Indikator: "3.b", Tilsyn: 1}},
		interview.PointSentenceWritten{Point: "3.b.2", Sentence: "Nyt."},
		interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 6})

	f = drafted(t)
	f.refused(f.model,
		interview.AnswerGiven{Indikator: "5.a", Text: "Ja."},
		interview.ReasonsWritten{Indikator: "5.a", Text: "Fordi."},
		interview.TemaAssessed{Tema: 3, Text: "God."},
		interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Nyt."},
		interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 1, Text: "Nyt."}},
		interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 6, Text: "Nyt."}},
		interview.CheckRemoved{Point: "3.b.1", Check: 2},
		interview.CheckMoved{Point: "3.b.1", Check: 1, To: 4},
		interview.PointRedrafted{Point: redrafted(7)},
		interview.VejledningUsed{Vejledning: oest},
		interview.GodkendelseClosed{})
}

func TestPointsOfListsThoseOfTheIndikator(t *testing.T) {
	f := drafted(t)
	f.record(
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a"}},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.2", Indikator: "3.b"}})
	var ids []interview.PointID
	for _, point := range f.sag.PointsOf("3.b") {
		ids = append(ids, point.ID)
	}
	if want := []interview.PointID{"3.b.1", "3.b.2"}; !slices.Equal(ids, want) {
		t.Errorf("PointsOf(3.b) = %v, want %v", ids, want)
	}
	if points := f.sag.PointsOf("5.b"); points != nil {
		t.Errorf("PointsOf(5.b) = %v, want none", points)
	}
}

func TestDanishWordsOfPhasesResultsAndSources(t *testing.T) {
	got := map[string]string{}
	for _, phase := range []interview.Phase{interview.UnderGodkendelse, interview.AwaitingTilsyn, interview.UnderTilsyn, interview.TilsynDone} {
		got[string(phase)] = phase.Danish()
	}
	for _, result := range append(slices.Clone(interview.Results), "") {
		got["r:"+string(result)] = result.Danish()
	}
	for _, source := range append(slices.Clone(interview.Sources), "") {
		got["s:"+string(source)] = source.Danish()
	}
	want := map[string]string{
		"godkendelse": "godkendelse i gang", "afventer-tilsyn": "afventer første tilsyn",
		"tilsyn": "tilsyn i gang", "tilsyn-afsluttet": "tilsyn afsluttet",
		"r:bekraeftet": "bekræftet", "r:delvist": "delvist", "r:ikke-bekraeftet": "ikke bekræftet",
		"r:ikke-undersoegt": "ikke undersøgt", "r:kunne-ikke-undersoeges": "kunne ikke undersøges", "r:": "mangler",
		"s:dokument": "dokument", "s:interview-borger": "interview med borger", "s:interview-medarbejder": "interview med medarbejder",
		"s:interview-ledelse": "interview med ledelse", "s:observation": "observation", "s:": "ingen kilde",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
