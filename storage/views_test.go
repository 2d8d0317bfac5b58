package storage_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// shapes are the columns of the views, which other people's spreadsheets name. A new
// one may come last; none may be renamed, moved, retyped or taken away.
var shapes = map[string]string{
	"v_sager": "sag TEXT, navn TEXT, udgave TEXT, tilbudstyper TEXT, privat_bestyrelse INTEGER, maalgruppe TEXT, ansoeger TEXT, " +
		"specialister TEXT, vejledning TEXT, fase TEXT, aabnet TEXT, aendret TEXT, godkendt TEXT, indikatorer INTEGER, besvaret INTEGER, " +
		"kan_ikke_efterproeves INTEGER, bedoemt INTEGER, forventes_ikke INTEGER, punkter INTEGER, tjek INTEGER, naeste_frist TEXT, " +
		"tilsyn INTEGER, tilsyn_dato TEXT, bekraeftet INTEGER, delvist INTEGER, ikke_bekraeftet INTEGER, ikke_undersoegt INTEGER, " +
		"kunne_ikke_undersoeges INTEGER, scoret INTEGER, ikke_bedoemt INTEGER, plan_prioriteter INTEGER, plan_aabne INTEGER, " +
		"plan_naeste_frist TEXT, plan_godkendt_af TEXT, plan_godkendt TEXT, plan_aendret_siden INTEGER",
	"v_tilbudstyper": "sag TEXT, tilbudstype TEXT",
	"v_punkter": "sag TEXT, navn TEXT, indikator TEXT, indikator_tekst TEXT, tema INTEGER, tema_navn TEXT, kriterium TEXT, punkt TEXT, " +
		"punkt_nr INTEGER, saetning TEXT, tilfoejet_ved INTEGER, tjek INTEGER, tjek_nr INTEGER, tjek_tekst TEXT, maader TEXT, hvor TEXT, " +
		"frist TEXT, frist_loeber INTEGER, status TEXT, status_tilsyn INTEGER, tilsyn INTEGER, tilsyn_dato TEXT, fund TEXT, note TEXT, " +
		"kilde TEXT, tidligere_tilsyn INTEGER, tidligere_fund TEXT, tidligere_note TEXT",
	"v_scorer": "sag TEXT, navn TEXT, tilsyn INTEGER, tilsyn_dato TEXT, anmeldt INTEGER, afsluttet INTEGER, indikator TEXT, " +
		"indikator_tekst TEXT, tema INTEGER, tema_navn TEXT, kriterium TEXT, score INTEGER, ikke_bedoemt INTEGER, bedoemmelse TEXT, " +
		"holdt INTEGER, delvist INTEGER, ikke_holdt INTEGER, ikke_undersoegt INTEGER, kunne_ikke_undersoeges INTEGER",
	"v_plan": "sag TEXT, navn TEXT, prioritet INTEGER, nr INTEGER, temaer TEXT, kriterier TEXT, baggrund TEXT, indikator TEXT, punkt TEXT, " +
		"tilsyn INTEGER, forhold TEXT, aarsag TEXT, maal TEXT, aktiviteter TEXT, ressourcer TEXT, monitorering TEXT, ansvarlig TEXT, " +
		"start TEXT, slut TEXT, paabud_frist TEXT, frist TEXT, aaben INTEGER, resultat TEXT, tilbuddets_status TEXT, " +
		"tilbuddets_status_dato TEXT, efterproevet TEXT, efterproevet_dato TEXT, efterproevet_note TEXT",
}

func TestTheViewsStayAsTheyAre(t *testing.T) {
	db := open(t, newPath(t))
	for view, want := range shapes {
		question := fmt.Sprintf("SELECT group_concat(name || ' ' || replace(type || '.', 'INT.', 'INTEGER.'), ', ' ORDER BY cid) FROM pragma_table_info('%s')", view)
		if got := strings.ReplaceAll(query(t, db.SQL(), question), ".", ""); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", view, got, want)
		}
	}
	if got := query(t, db.SQL(), "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"); got != fmt.Sprint(len(shapes)) {
		t.Errorf("there are %s views, and %d of them are held against anything", got, len(shapes))
	}
	for _, table := range []string{"journal", "kladde"} {
		if got := query(t, db.SQL(), "SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND sql LIKE '%"+table+"%'"); got != "0" {
			t.Errorf("%s views read %s", got, table)
		}
	}
}

// TestTheViewsSayWhatTheSagDoes makes sager at random and holds every cell that the
// views work out against the sag itself.
func TestTheViewsSayWhatTheSagDoes(t *testing.T) {
	t.Parallel()
	db, sager := open(t, newPath(t)), 0
	seen := map[string]bool{}
	rapid.Check(t, func(r *rapid.T) {
		sager++
		writer := storetest.NewWriter(model(t), interview.SagID(fmt.Sprintf("sag-%d", sager)))
		var entries []interview.Entry
		for range rapid.IntRange(1, 40).Draw(r, "changes") {
			entries = append(entries, writer.Random(r)...)
		}
		if err := db.Append(r.Context(), entries); err != nil {
			r.Fatalf("append: %v", err)
		}
		holdViews(r, db, model(t), writer.Sag, seen)
	})
	_, journals := demoDatabase(t)
	for _, journal := range journals {
		appendAll(t, db, journal)
		sag, err := interview.Fold(journal[0].Sag, journal)
		must(t, err)
		holdViews(t, db, model(t), sag, seen)
	}
	// When the registration is mended, points fall away with their indikatorer.
	mended := storetest.NewWriter(model(t), "rettet-m3x8")
	appendAll(t, db, mended.Register(t))
	for _, id := range []kvalitetsmodel.IndikatorID{"1.a", "8.a", "8.b", "14.a"} {
		appendAll(t, db, mended.Record(t, interview.PointDrafted{Point: interview.FollowUpPoint{ID: interview.PointID(id) + ".1", Indikator: id, Sentence: "Om"}}))
	}
	tilbud := mended.Sag.Tilbud
	tilbud.Tilbudstyper = []kvalitetsmodel.TilbudstypeKey{"efterskole"}
	appendAll(t, db, mended.Record(t, interview.TilbudRegistered{Edition: mended.Sag.Edition, Tilbud: tilbud}))
	holdViews(t, db, model(t), mended.Sag, seen)
	for _, what := range []string{"running", "no longer running", "closed", "found", "found before", "a whole point", "fallen away", "scored", "set aside", "a gap", "open", "done", "påbud"} {
		if !seen[what] {
			t.Errorf("nothing was %s, so the test tells too little", what)
		}
	}
}

type failing interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

func holdViews(t failing, db *storage.DB, model *kvalitetsmodel.Model, sag *interview.Sag, seen map[string]bool) {
	t.Helper()
	same := func(view, columns, order string, want []string) {
		t.Helper()
		got := lines(t, db, fmt.Sprintf("SELECT %s FROM %s WHERE sag = '%s' ORDER BY %s", columns, view, sag.ID, order))
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("%s of %s says\n%s\nwant\n%s", view, sag.ID, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	s := interview.Summarize(model, sag)
	same("v_sager", `navn, tilbudstyper, fase, godkendt, indikatorer, besvaret, kan_ikke_efterproeves, bedoemt, forventes_ikke, punkter, tjek,
		naeste_frist, tilsyn, tilsyn_dato, bekraeftet, delvist, ikke_bekraeftet, ikke_undersoegt, kunne_ikke_undersoeges, scoret, ikke_bedoemt,
		plan_prioriteter, plan_aabne, plan_naeste_frist, plan_godkendt_af, plan_godkendt, plan_aendret_siden`, "sag",
		[]string{line(s.Navn, joined(s.Typer), string(s.Phase), string(s.ClosedOn), s.Indikatorer, s.Answered, s.Untestable, s.Judged, s.NotExpected,
			s.Points, s.Checks, first(s.Deadlines), s.Tilsyn, string(s.TilsynDate), s.Confirmed, s.Partly, s.Unconfirmed, s.Unexamined, s.Impossible,
			s.Scored, s.NotScored, s.PlanItems, s.PlanOpen, first(s.PlanDeadlines), sag.Plan.Approval.By, string(sag.Plan.Approval.Date), sag.Plan.ChangedSince)})
	same("v_punkter", `indikator, indikator_tekst, tema, tema_navn, kriterium, punkt, punkt_nr, saetning, tilfoejet_ved, tjek, tjek_nr, tjek_tekst, maader, hvor,
		frist, frist_loeber, status, status_tilsyn, tilsyn, tilsyn_dato, fund, note, kilde, tidligere_tilsyn, tidligere_fund, tidligere_note`,
		"punkt_nr, tjek_nr", wantedPoints(model, sag, seen))
	same("v_scorer", `tilsyn, tilsyn_dato, anmeldt, afsluttet, indikator, indikator_tekst, tema, tema_navn, kriterium, score, ikke_bedoemt, bedoemmelse,
		holdt, delvist, ikke_holdt, ikke_undersoegt, kunne_ikke_undersoeges`,
		"tilsyn, (SELECT nr FROM indikator i WHERE i.sag = v_scorer.sag AND i.indikator = v_scorer.indikator)", wantedScores(model, sag, seen))
	same("v_plan", `prioritet, nr, temaer, kriterier, baggrund, indikator, punkt, tilsyn, forhold, aarsag, maal, aktiviteter, ressourcer, monitorering,
		ansvarlig, start, slut, frist, aaben, resultat, tilbuddets_status, tilbuddets_status_dato, efterproevet, efterproevet_dato, efterproevet_note`,
		"prioritet", wantedPlan(sag, seen))
}

func wantedPoints(model *kvalitetsmodel.Model, sag *interview.Sag, seen map[string]bool) (want []string) {
	for i := range sag.Points {
		point := &sag.Points[i]
		if !model.Applies(point.Indikator, sag.Tilbud.Profile()).Applies {
			seen["fallen away"] = true
			continue
		}
		tema, kriterium, indikator := model.Place(point.Indikator)
		status, decided := sag.StatusAt(point.ID, len(sag.Tilsyn))
		seen["closed"] = seen["closed"] || status == interview.PointClosed
		running := sag.Pending(point)
		seen["running"] = seen["running"] || running
		seen["no longer running"] = seen["no longer running"] || !running && point.Deadline != ""
		for j, check := range point.Verifiable() {
			ref := interview.CheckRef{Point: point.ID, Check: check.Nr}
			var found interview.Finding
			var day interview.Date
			if latest := sag.Latest(); latest != nil {
				found, day = latest.Findings[ref], latest.Date
			}
			before, nr := sag.Earlier(ref, len(sag.Tilsyn))
			seen["a whole point"] = seen["a whole point"] || check.Nr == interview.WholePoint
			seen["found"] = seen["found"] || found.Result != ""
			seen["found before"] = seen["found before"] || nr > 0
			want = append(want, line(string(point.Indikator), indikator.Text, tema.Nr, tema.Navn, kriterium.Nr, string(point.ID), i+1, point.Sentence,
				point.Tilsyn, check.Nr, j+1, check.Text, joined(check.Ways), check.Hvor, string(point.Deadline), running, string(status), orNull(decided),
				orNull(len(sag.Tilsyn)), string(day), string(found.Result), found.Note, string(found.Source), orNull(nr), string(before.Result), before.Note))
		}
	}
	return want
}

func wantedScores(model *kvalitetsmodel.Model, sag *interview.Sag, seen map[string]bool) (want []string) {
	for _, tilsyn := range sag.Tilsyn {
		sheet := sag.Praksis(model, tilsyn.Nr)
		for _, indikator := range model.Applying(sag.Tilbud.Profile()) {
			tema, kriterium, _ := model.Place(indikator.ID)
			mark, p := tilsyn.Marks[indikator.ID], sheet.Indikatorer[indikator.ID]
			aside := mark.State == kvalitetsmodel.IkkeBedoemt
			seen["scored"] = seen["scored"] || mark.State == kvalitetsmodel.Scoret
			seen["set aside"] = seen["set aside"] || aside
			seen["a gap"] = seen["a gap"] || mark.State == kvalitetsmodel.Mangler
			want = append(want, line(tilsyn.Nr, string(tilsyn.Date), tilsyn.Anmeldt, tilsyn.Closed, string(indikator.ID), indikator.Text, tema.Nr, tema.Navn,
				kriterium.Nr, orNull(mark.Score), aside, tilsyn.Bedoemmelser[indikator.ID], p.Kept, p.Partly, p.NotKept, p.NotExamined, p.Impossible))
		}
	}
	return want
}

func wantedPlan(sag *interview.Sag, seen map[string]bool) (want []string) {
	for i := range sag.Plan.Items {
		item := &sag.Plan.Items[i]
		text := func(c interview.PlanColumn) string { return item.Texts[c] }
		seen["open"], seen["done"] = seen["open"] || !item.Done(), seen["done"] || item.Done()
		seen["påbud"] = seen["påbud"] || item.Origin == interview.Paabud
		want = append(want, line(i+1, item.Nr, joined(item.Temaer), joined(item.Kriterier), string(item.Origin), string(item.Indikator), string(item.Point),
			orNull(item.Tilsyn), text(interview.Forhold), text(interview.Aarsag), text(interview.Maal), text(interview.Aktiviteter), text(interview.Ressourcer),
			text(interview.Monitorering), text(interview.AnsvarligFor), string(item.Period().Start), string(item.Period().End), string(item.Due()), !item.Done(),
			text(interview.Resultat), string(item.Status), string(item.StatusDate), string(item.Verification.Result), string(item.Verification.Date), item.Verification.Note))
	}
	return want
}

// line writes cells as lines does: an empty text is no value.
func line(cells ...any) string {
	var b strings.Builder
	for _, cell := range cells {
		switch v := cell.(type) {
		case bool:
			fmt.Fprintf(&b, "%d|", map[bool]int{true: 1}[v])
		case string:
			fmt.Fprintf(&b, "%q|", v)
		case nil:
			b.WriteString(`""|`)
		default:
			fmt.Fprintf(&b, "%v|", v)
		}
	}
	return b.String()
}

func orNull(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func first(days []interview.Date) string {
	if len(days) == 0 {
		return ""
	}
	return string(days[0])
}

func joined[T any](all []T) string {
	var texts []string
	for _, one := range all {
		texts = append(texts, fmt.Sprint(one))
	}
	return strings.Join(texts, ", ")
}

func lines(t failing, db *storage.DB, question string) (all []string) {
	t.Helper()
	rows, err := db.SQL().Query(question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatalf("%s: %v", question, err)
		}
		all = append(all, line(values...))
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return all
}

// TestHostileTextIsData: what a spreadsheet would take for a formula, and what SQL
// would take for the end of a text, come out of a view as they went in.
func TestHostileTextIsData(t *testing.T) {
	const hostile = `=cmd|' /C calc'!A0`
	db := open(t, newPath(t))
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	appendAll(t, db, writer.Fill(t))
	for _, text := range []string{hostile, "+1", "-1", "@SUM(A1)", `"; DROP VIEW v_punkter; --`, "a,\"b\"\nc", `["x"]`, "NULL"} {
		appendAll(t, db, writer.Record(t,
			interview.FindingNoted{Tilsyn: 1, Point: "1.a.1", Check: 1, Result: interview.Delvist, Note: text, Source: interview.FraDokument},
			interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "1.a", Text: text}))
		for _, question := range []string{"SELECT note FROM v_punkter WHERE punkt = '1.a.1' AND tjek = 1",
			"SELECT bedoemmelse FROM v_scorer WHERE indikator = '1.a' AND tilsyn = 1"} {
			if got := query(t, db.SQL(), question); got != text {
				t.Errorf("%s\n got %q\nwant %q", question, got, text)
			}
		}
	}
}
