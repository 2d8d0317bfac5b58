package storage_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// projected names the projection tables with the columns that order their rows.
var projected = []struct{ table, order string }{
	{"sag", "id"}, {"indikator", "sag, nr"}, {"opfoelgningspunkt", "sag, nr"}, {"tjek", "sag, punkt, nr"},
	{"tilsyn", "sag, tilsyn"}, {"fund", "sag, tilsyn, punkt, tjek"}, {"score", "sag, tilsyn, indikator"},
	{"tema_vurdering", "sag, tilsyn, tema"}, {"punkt_status", "sag, tilsyn, punkt"}, {"lodtraekning", "sag, tilsyn, punkt, tjek, nr"},
	{"praksis", "sag, tilsyn, indikator"}, {"plan_prioritet", "sag, prioritet"}, {"plan_tidsramme", "sag, prioritet, nr"},
	{"plan_fremdrift", "sag, prioritet, nr"},
}

// TestProjectionsReadLikeTheSag reads a sag with ordinary SQL.
func TestProjectionsReadLikeTheSag(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	closed := writer.Fill(t)
	appendAll(t, db, closed)
	appendAll(t, db, writer.Record(t,
		interview.FindingNoted{Tilsyn: 1, Point: "1.a.1", Check: 1, Result: interview.Delvist, Note: "To uger mangler", Source: interview.FraDokument},
		interview.FindingNoted{Tilsyn: 1, Point: "1.a.1", Check: 2},
		interview.ScoreSet{Tilsyn: 1, Indikator: "1.a", Score: 4},
		interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "1.a", Text: "Planen følges"},
		interview.ScoreSet{Tilsyn: 1, Indikator: "1.b", IkkeBedoemt: true},
		interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "1.b"},
		interview.ScoreSet{Tilsyn: 1, Indikator: "2.a"},
		interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "2.a", Text: "Endnu ikke talt igennem"},
		interview.ScoreSet{Tilsyn: 1, Indikator: "2.b"},
		interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "2.b"},
		interview.TemaAssessed{Tilsyn: 1, Tema: 1, Text: "Tema 1 er styrket"},
	))
	for question, want := range map[string]string{
		"SELECT navn || ', ' || tilbudstyper || ', ' || fase || ', ' || maalgruppe || ', ' || ansoeger FROM sag": `Krisecenter Lunden, ["` +
			string(model(t).Tilbudstyper[0].Key) + `"], tilsyn, Kvinder med børn, Fonden Lunden`,
		"SELECT seq || ' ' || hash FROM sag": fmt.Sprintf("%d %s", writer.Sag.Seq, writer.Sag.Head),
		"SELECT aabnet FROM sag":             closed[0].At.Format("2006-01-02T15:04:05.000Z"),
		"SELECT svar || ', ' || oplyst_af || ', ' || oplyst_den || ', ' || forventning FROM indikator WHERE indikator = '1.a'": strings.Join([]string{
			writer.Sag.Answers["1.a"].Text, "Forstander", "2026-11-25", writer.Sag.Judgements["1.a"].Expectation}, ", "),
		"SELECT begrundelse FROM indikator WHERE indikator = '1.a'":                                     writer.Sag.Judgements["1.a"].Reasons,
		"SELECT count(*) FROM indikator":                                                                strconv.Itoa(len(model(t).Indikatorer())),
		"SELECT count(*) FROM indikator WHERE gaelder = (grund = '')":                                   strconv.Itoa(len(model(t).Indikatorer())),
		"SELECT indikator FROM indikator WHERE nr = 1":                                                  string(model(t).Indikatorer()[0].ID),
		"SELECT saetning FROM opfoelgningspunkt WHERE punkt = '1.a.1'":                                  writer.Sag.Point("1.a.1").Sentence,
		"SELECT tekst FROM tjek WHERE punkt = '1.a.1' AND tjek = 1":                                     writer.Sag.Point("1.a.1").Checks[0].Text,
		"SELECT dato || ' ' || anmeldt || ' ' || afsluttet FROM tilsyn":                                 "2027-05-03 1 0",
		"SELECT resultat || ', ' || note || ', ' || kilde FROM fund WHERE punkt = '1.a.1' AND tjek = 1": "delvist, To uger mangler, dokument",
		"SELECT count(*) FROM fund WHERE punkt = '1.a.1' AND tjek = 2":                                  "0",
		"SELECT score || ' ' || ikke_bedoemt || ' ' || bedoemmelse FROM score WHERE indikator = '1.a'":  "4 0 Planen følges",
		"SELECT (score IS NULL) || ' ' || ikke_bedoemt FROM score WHERE indikator = '1.b'":              "1 1",
		"SELECT (score IS NULL) || ' ' || bedoemmelse FROM score WHERE indikator = '2.a'":               "1 Endnu ikke talt igennem",
		"SELECT count(*) FROM score WHERE indikator = '2.b'":                                            "0",
		"SELECT vurdering FROM tema_vurdering WHERE tilsyn = 0 AND tema = 1":                            writer.Sag.TemaAssessment[1],
		"SELECT vurdering FROM tema_vurdering WHERE tilsyn = 1 AND tema = 1":                            "Tema 1 er styrket",
	} {
		if got := query(t, db.SQL(), question); got != want {
			t.Errorf("%s\n got %s\nwant %s", question, got, want)
		}
	}
}

// TestProjectionsOfTheTilsynInDepthReadLikeTheSag reads deadlines, lots, decisions and
// løfte mod praksis with ordinary SQL.
func TestProjectionsOfTheTilsynInDepthReadLikeTheSag(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, db, writer.Fill(t))
	appendAll(t, db, writer.Record(t,
		interview.PointDeadlineSet{Point: "1.a.1", Deadline: "2027-08-01"},
		interview.PointDeadlineSet{Point: "1.b.1", Deadline: "2027-06-01"},
		interview.PointDeadlineSet{Point: "2.a.1", Deadline: "2027-07-01"},
		interview.FindingNoted{Tilsyn: 1, Point: "1.a.1", Check: 1, Result: interview.Delvist},
		interview.FindingNoted{Tilsyn: 1, Point: "1.a.1", Check: 2, Result: interview.KunneIkke, Note: "Journalen var nede."},
		interview.FindingNoted{Tilsyn: 1, Point: "1.b.1", Check: 1, Result: interview.Bekraeftet},
		interview.FindingNoted{Tilsyn: 1, Point: "1.b.1", Check: 2, Result: interview.Bekraeftet},
		interview.FindingNoted{Tilsyn: 1, Point: "2.a.1", Check: 1, Result: interview.IkkeBekraeftet},
		interview.FindingNoted{Tilsyn: 1, Point: "2.a.1", Check: 2},
		interview.NumberDrawn{Tilsyn: 1, Point: "1.a.1", Check: 2, Draw: interview.Draw{Number: 4, Of: 12}},
		interview.NumberDrawn{Tilsyn: 1, Point: "1.a.1", Check: 2, Draw: interview.Draw{Number: 7, Of: 11}},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "1.a.2", Indikator: "1.a", Sentence: "Uden tjek", Tilsyn: 1, Deadline: "2027-09-01"}},
		interview.FindingNoted{Tilsyn: 1, Point: "1.a.2", Result: interview.Bekraeftet, Note: "Selve løftet"},
		interview.NumberDrawn{Tilsyn: 1, Point: "1.a.2", Draw: interview.Draw{Number: 1, Of: 3}},
		interview.PointStatusSet{Tilsyn: 1, Point: "2.a.1", Status: interview.PointClosed},
		interview.PointStatusSet{Tilsyn: 1, Point: "2.b.1", Status: interview.PointClosed},
		interview.PointStatusSet{Tilsyn: 1, Point: "2.b.1"},
	))
	for question, want := range map[string]string{
		"SELECT frist FROM opfoelgningspunkt WHERE punkt = '1.a.1'":                    "2027-08-01",
		"SELECT frist FROM opfoelgningspunkt WHERE punkt = '2.b.1'":                    "",
		"SELECT frister FROM sag":                                                      `["2027-08-01"]`, // 1.b.1 is kept, 1.a.2 too, 2.a.1 is closed
		"SELECT godkendt FROM sag":                                                     "2026-11-25",
		"SELECT kunne_ikke_undersoeges FROM sag":                                       strconv.Itoa(interview.Summarize(model(t), writer.Sag).Impossible),
		"SELECT resultat || ', ' || note FROM fund WHERE punkt = '1.a.1' AND tjek = 2": "kunne-ikke-undersoeges, Journalen var nede.",
		"SELECT resultat || ', ' || note FROM fund WHERE punkt = '1.a.2' AND tjek = 0": "bekraeftet, Selve løftet",
		"SELECT count(*) FROM tjek WHERE punkt = '1.a.2'":                              "0",
		"SELECT group_concat(punkt || ' ' || tjek || ' ' || nr || ': ' || nummer || '/' || af, ', ' ORDER BY punkt, nr) FROM lodtraekning": "1.a.1 2 1: 4/12, 1.a.1 2 2: 7/11, 1.a.2 0 1: 1/3",
		"SELECT group_concat(tilsyn || ' ' || punkt || ' ' || status, ', ') FROM punkt_status":                                             "1 2.a.1 afsluttet",
		"SELECT " + kept + " FROM praksis WHERE tilsyn = 1 AND indikator = '1.a'":                                                          "0 1 0 0 1", // the point of the tilsyn itself is no promise of before
		"SELECT " + kept + " FROM praksis WHERE tilsyn = 1 AND indikator = '1.b'":                                                          "2 0 0 0 0",
		"SELECT " + kept + " FROM praksis WHERE tilsyn = 1 AND indikator = '2.a'":                                                          "0 0 1 1 0",
		"SELECT count(*) FROM praksis": strconv.Itoa(len(model(t).Applying(writer.Sag.Tilbud.Profile()))),
	} {
		if got := query(t, db.SQL(), question); got != want {
			t.Errorf("%s\n got %s\nwant %s", question, got, want)
		}
	}

	// A closed point is no longer held against practice, unless it is taken up again.
	next := func(status interview.PointStatus) {
		appendAll(t, db, writer.Record(t, interview.TilsynClosed{Tilsyn: len(writer.Sag.Tilsyn)}, interview.TilsynOpened{Tilsyn: len(writer.Sag.Tilsyn) + 1, Date: "2027-11-03"}))
		if status != "" {
			appendAll(t, db, writer.Record(t, interview.PointStatusSet{Tilsyn: len(writer.Sag.Tilsyn), Point: "2.a.1", Status: status}))
		}
	}
	next("")
	if got := query(t, db.SQL(), "SELECT count(*) FROM praksis WHERE tilsyn = 2 AND indikator = '2.a'"); got != "0" {
		t.Errorf("%s rows of the closed point at the next tilsyn", got)
	}
	appendAll(t, db, writer.Record(t, interview.PointStatusSet{Tilsyn: 2, Point: "2.a.1", Status: interview.PointOpen}))
	for question, want := range map[string]string{
		"SELECT " + kept + " FROM praksis WHERE tilsyn = 2 AND indikator = '2.a'":              "0 0 0 2 0",
		"SELECT " + kept + " FROM praksis WHERE tilsyn = 2 AND indikator = '1.a'":              "0 0 0 3 0",
		"SELECT group_concat(tilsyn || ' ' || status, ', ' ORDER BY tilsyn) FROM punkt_status": "1 afsluttet, 2 aabent",
		"SELECT frister FROM sag": `["2027-07-01","2027-08-01"]`,
	} {
		if got := query(t, db.SQL(), question); got != want {
			t.Errorf("%s\n got %s\nwant %s", question, got, want)
		}
	}
	wantProjections(t, db)
}

// kept are the columns of praksis in one.
const kept = "holdt || ' ' || delvist || ' ' || ikke_holdt || ' ' || ikke_undersoegt || ' ' || kunne_ikke_undersoeges"

// TestProjectionsOfThePlanReadLikeTheSag reads the opfølgningsplan with ordinary SQL.
func TestProjectionsOfThePlanReadLikeTheSag(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, db, writer.Fill(t))
	text := func(column interview.PlanColumn, text string) interview.Change {
		return interview.PlanTextWritten{Item: 2, Column: column, Text: text}
	}
	appendAll(t, db, writer.Record(t,
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Texts: map[interview.PlanColumn]string{interview.Forhold: "Maden"}}},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 2, Indikator: "1.a", Point: "1.a.1", Tilsyn: 1, Temaer: []int{1}}},
		interview.PlanItemMoved{Item: 2, To: 0},
		interview.PlanScopeSet{Item: 2, Temaer: []int{1, 3}, Kriterier: []string{"1", "3"}},
		interview.PlanOriginSet{Item: 2, Origin: interview.Paabud, Deadline: "2027-06-01"},
		text(interview.Forhold, "f"), text(interview.Aarsag, "å"), text(interview.Maal, "m"), text(interview.Aktiviteter, "a"), text(interview.Ressourcer, "r"),
		text(interview.Monitorering, "mo"), text(interview.AnsvarligFor, "an"), text(interview.Resultat, "re"),
		interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{Start: "2027-01-01", End: "2027-05-01"}},
		interview.PlanPeriodSet{Item: 2, Nr: 2, Period: interview.Period{Start: "2027-02-01", End: "2027-09-01", Reason: "Kurset er flyttet"}},
		interview.PlanPeriodSet{Item: 1, Nr: 1, Period: interview.Period{End: "2027-04-01"}},
		interview.PlanProgressNoted{Item: 2, Nr: 1, Progress: interview.Progress{Date: "2027-02-01", Text: "Første kursus"}},
		interview.PlanProgressNoted{Item: 2, Nr: 2, Progress: interview.Progress{Text: "Fejl"}},
		interview.PlanProgressNoted{Item: 2, Nr: 3, Progress: interview.Progress{Text: "Andet kursus"}},
		interview.PlanProgressNoted{Item: 2, Nr: 2},
		interview.PlanStatusSet{Item: 2, Status: interview.UnderWay, Date: "2027-02-01"},
		interview.PlanVerified{Item: 2, Verification: interview.Verification{Result: interview.Delvist, Date: "2027-03-01", Note: "To af tre"}},
		interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2027-01-15"}},
	))
	ask := func(wants map[string]string) {
		t.Helper()
		for question, want := range wants {
			if got := query(t, db.SQL(), question); got != want {
				t.Errorf("%s\n got %s\nwant %s", question, got, want)
			}
		}
	}
	ask(map[string]string{
		"SELECT group_concat(prioritet || '. ' || nr || ' ' || forhold, ', ' ORDER BY prioritet) FROM plan_prioritet":                                                                              "1. 2 f, 2. 1 Maden",
		"SELECT temaer || kriterier || baggrund || ' ' || paabud_frist || ' ' || indikator || ' ' || punkt || ' ' || tilsyn FROM plan_prioritet WHERE nr = 2":                                      `[1,3]["1","3"]paabud 2027-06-01 1.a 1.a.1 1`,
		"SELECT temaer || kriterier || baggrund || paabud_frist || indikator || punkt || tilsyn FROM plan_prioritet WHERE nr = 1":                                                                  "[][]0",
		"SELECT forhold || ',' || aarsag || ',' || maal || ',' || aktiviteter || ',' || ressourcer || ',' || monitorering || ',' || ansvarlig || ',' || resultat FROM plan_prioritet WHERE nr = 2": "f,å,m,a,r,mo,an,re",
		"SELECT start || ' ' || slut FROM plan_prioritet WHERE nr = 2":                                                                                                                             "2027-02-01 2027-09-01",
		"SELECT status || ' ' || status_dato || ' ' || efterproevet || ' ' || efterproevet_dato || ' ' || efterproevet_note FROM plan_prioritet WHERE nr = 2":                                      "i-gang 2027-02-01 delvist 2027-03-01 To af tre",
		"SELECT group_concat(nr || ' ' || start || ' ' || slut || ' ' || begrundelse, ', ' ORDER BY nr) FROM plan_tidsramme WHERE prioritet = 2":                                                   "1 2027-01-01 2027-05-01 , 2 2027-02-01 2027-09-01 Kurset er flyttet",
		"SELECT group_concat(nr || ' ' || dato || ' ' || tekst, ', ' ORDER BY nr) FROM plan_fremdrift":                                                                                             "1 2027-02-01 Første kursus, 3  Andet kursus",
		"SELECT plan_prioriteter || ' ' || plan_aabne || ' ' || plan_frister FROM sag":                                                                                                             `2 2 ["2027-04-01","2027-06-01"]`,
		"SELECT plan_godkendt_af || ' ' || plan_godkendt || ' ' || plan_aendret_siden FROM sag":                                                                                                    "Forstander 2027-01-15 0",
	})
	appendAll(t, db, writer.Record(t,
		interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet}},
		interview.PlanPeriodSet{Item: 2, Nr: 2}, interview.PlanProgressNoted{Item: 2, Nr: 3}))
	ask(map[string]string{
		"SELECT plan_prioriteter || ' ' || plan_aabne || ' ' || plan_frister FROM sag":         `2 1 ["2027-05-01"]`,
		"SELECT plan_aendret_siden FROM sag":                                                   "1",
		"SELECT group_concat(nr || ' ' || slut, ', ') FROM plan_tidsramme WHERE prioritet = 2": "1 2027-05-01",
		"SELECT count(*) FROM plan_fremdrift":                                                  "1",
	})
	appendAll(t, db, writer.Record(t, interview.PlanItemRemoved{Item: 2}, interview.PlanApproved{}))
	ask(map[string]string{
		"SELECT (SELECT count(*) FROM plan_prioritet) || (SELECT count(*) FROM plan_tidsramme) || (SELECT count(*) FROM plan_fremdrift)": "110",
		"SELECT prioritet FROM plan_prioritet WHERE nr = 1":                       "1",
		"SELECT plan_godkendt_af || plan_godkendt || plan_aendret_siden FROM sag": "0",
	})
	wantProjections(t, db)
}

// TestProjectionsFollowTheJournal appends to sager at random and asks after each
// whether the tables say what they would say if they were made anew.
func TestProjectionsFollowTheJournal(t *testing.T) {
	t.Parallel()
	db, sager := open(t, newPath(t)), 0
	reached := map[interview.Phase]bool{}
	rapid.Check(t, func(r *rapid.T) {
		writers := []*storetest.Writer{}
		for range 2 {
			sager++
			writers = append(writers, storetest.NewWriter(model(t), interview.SagID("sag-"+strconv.Itoa(sager))))
		}
		for range rapid.IntRange(1, 30).Draw(r, "changes") {
			writer := rapid.SampledFrom(writers).Draw(r, "writer")
			if err := db.Append(r.Context(), writer.Random(r)); err != nil {
				r.Fatalf("append: %v", err)
			}
			reached[writer.Sag.Phase()] = true
		}
	})
	wantProjections(t, db)
	for _, phase := range []interview.Phase{interview.UnderGodkendelse, interview.AwaitingTilsyn, interview.UnderTilsyn, interview.TilsynDone} {
		if !reached[phase] {
			t.Errorf("no sag came to the phase %s, so the test tells too little", phase)
		}
	}
}

// TestProjectionsFollowAPointThatIsWorkedOn moves the checks of a point, redrafts
// it and tells of other guidance, each on top of what the tables held before.
func TestProjectionsFollowAPointThatIsWorkedOn(t *testing.T) {
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	point := func(sentence string, checks ...int) interview.FollowUpPoint {
		p := interview.FollowUpPoint{ID: "1.a.1", Indikator: "1.a", Sentence: sentence}
		for _, nr := range checks {
			p.Checks = append(p.Checks, interview.Check{Nr: nr, Text: "Tjek " + strconv.Itoa(nr)})
		}
		return p
	}
	appendAll(t, db, writer.Register(t))
	for _, step := range []struct {
		change interview.Change
		want   string
	}{
		{interview.PointDrafted{Point: point("Et", 1, 2, 3)}, "Et: 1 Tjek 1, 2 Tjek 2, 3 Tjek 3 ()"},
		{interview.CheckMoved{Point: "1.a.1", Check: 3, To: 0}, "Et: 3 Tjek 3, 1 Tjek 1, 2 Tjek 2 ()"},
		{interview.CheckMoved{Point: "1.a.1", Check: 1, To: 2}, "Et: 3 Tjek 3, 2 Tjek 2, 1 Tjek 1 ()"},
		{interview.PointRedrafted{Point: point("To", 4, 5)}, "To: 4 Tjek 4, 5 Tjek 5 ()"},
		{interview.VejledningUsed{Vejledning: kvalitetsmodel.VejledningID{Navn: "Øst", Version: "1", Aftryk: "ab"}}, "To: 4 Tjek 4, 5 Tjek 5 (Øst, version 1 (ab))"},
		{interview.VejledningUsed{}, "To: 4 Tjek 4, 5 Tjek 5 ()"},
	} {
		appendAll(t, db, writer.Record(t, step.change))
		got := query(t, db.SQL(), `SELECT saetning || ': ' || (SELECT group_concat(tjek || ' ' || tekst, ', ' ORDER BY nr) FROM tjek) || ' (' || vejledning || ')'
			FROM sag, opfoelgningspunkt`)
		if got != step.want {
			t.Errorf("after %+v\n got %s\nwant %s", step.change, got, step.want)
		}
	}
	wantProjections(t, db)
}

// inDepth is a little of everything that came with the third version of a database, on top of a filled sag.
func inDepth() []interview.Change {
	return []interview.Change{
		interview.PointDeadlineSet{Point: "1.a.1", Deadline: "2027-08-01"},
		interview.FindingNoted{Tilsyn: 1, Point: "1.a.1", Check: 1, Result: interview.KunneIkke},
		interview.NumberDrawn{Tilsyn: 1, Point: "1.a.1", Check: 1, Draw: interview.Draw{Number: 4, Of: 12}},
		interview.PointStatusSet{Tilsyn: 1, Point: "1.b.1", Status: interview.PointClosed},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{1}, Texts: map[interview.PlanColumn]string{interview.Forhold: "Maden"}}},
		interview.PlanPeriodSet{Item: 1, Nr: 1, Period: interview.Period{End: "2027-04-01"}},
		interview.PlanProgressNoted{Item: 1, Nr: 1, Progress: interview.Progress{Text: "Første kursus"}},
		interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2027-01-15"}},
	}
}

func TestRebuildMendsWhatWasSpoiled(t *testing.T) {
	for name, statements := range map[string][]string{
		"rows are gone": {"PRAGMA foreign_keys = OFF", "DELETE FROM sag", "DELETE FROM indikator WHERE nr > 3", "DELETE FROM fund",
			"DELETE FROM tema_vurdering", "DELETE FROM opfoelgningspunkt", "DELETE FROM tilsyn"},
		"rows are changed": {"UPDATE sag SET navn = 'x', besvaret = 99", "UPDATE score SET score = 1", "UPDATE tjek SET tekst = ''"},
		"rows of the plan and of the tilsyn in depth are gone": {"DELETE FROM praksis", "DELETE FROM punkt_status", "DELETE FROM lodtraekning",
			"DELETE FROM plan_prioritet", "DELETE FROM plan_tidsramme", "DELETE FROM plan_fremdrift", "UPDATE sag SET frister = '[]', plan_aabne = 7"},
		"rows are invented": {"PRAGMA foreign_keys = OFF", "INSERT INTO score VALUES ('skoven-m3x8', 1, '1.a', 5, 0, '')",
			"INSERT INTO tema_vurdering VALUES ('lunden-k7q2', 2, 1, 'x')"},
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, newPath(t))
			writer := storetest.NewWriter(model(t), "lunden-k7q2")
			appendAll(t, db, writer.Fill(t))
			appendAll(t, db, writer.Record(t, inDepth()...))
			want := dump(t, db)
			for _, statement := range statements {
				_, err := db.SQL().ExecContext(t.Context(), statement)
				must(t, err)
			}
			if dump(t, db) == want {
				t.Fatal("nothing was spoiled")
			}
			must(t, db.Rebuild(t.Context()))
			if got := dump(t, db); got != want {
				t.Errorf("after Rebuild\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestTwoHandlesSeeEachOther: what one handle keeps at hand of a sag is out of
// date when another one has appended to it.
func TestTwoHandlesSeeEachOther(t *testing.T) {
	path := newPath(t)
	handles := []*storage.DB{open(t, path), open(t, path)}
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, handles[0], writer.Register(t))
	for i := range 10 {
		appendAll(t, handles[i/2%2], writer.Answer(t, model(t).Indikatorer()[i].ID, "Hver uge"))
	}
	wantProjections(t, handles[0])
}

func TestAppendOfAnUnknownEditionStoresNothing(t *testing.T) {
	none, err := kvalitetsmodel.NewLibrary()
	must(t, err)
	db, err := storage.Open(t.Context(), newPath(t), none)
	must(t, err)
	defer db.Close()
	entries := storetest.NewWriter(model(t), "lunden-k7q2").Register(t)
	wantError(t, "Append", db.Append(t.Context(), entries), kvalitetsmodel.ErrUnknownEdition)
	_, err = db.Load(t.Context(), "lunden-k7q2")
	wantError(t, "Load", err, interview.ErrNotFound)
}

// wantProjections compares the tables with what Rebuild makes of the journal.
func wantProjections(t *testing.T, db *storage.DB) {
	t.Helper()
	got := dump(t, db)
	must(t, db.Rebuild(t.Context()))
	if want := dump(t, db); got != want {
		t.Errorf("the projections were\n%s\nand the journal says\n%s", got, want)
	}
}

// dump writes the rows of all projections.
func dump(t *testing.T, db *storage.DB) string {
	t.Helper()
	var b strings.Builder
	for _, p := range projected {
		fmt.Fprintln(&b, p.table)
		rows, err := db.SQL().QueryContext(context.Background(), fmt.Sprintf("SELECT * FROM %s ORDER BY %s", p.table, p.order))
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			must(t, rows.Scan(into...))
			fmt.Fprintf(&b, "  %q\n", values)
		}
		must(t, rows.Err())
		must(t, rows.Close())
	}
	return b.String()
}
