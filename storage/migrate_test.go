package storage_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

const (
	vague      = "Vi går meget op i maden."
	testable   = "Vi holder husmøde hver mandag."
	measurable = "Kontaktpersonen holder mindst to samtaler hver måned og skriver dem i dagbogen."
)

// TestAnOldDatabaseSaysWhatANewOneDoes opens a database of every version before
// this one, again and again: its projections become those of the same journals in
// a new one, and its journals and drafts stay as they were.
func TestAnOldDatabaseSaysWhatANewOneDoes(t *testing.T) {
	for version := 1; version < storage.NewestVersion(); version++ {
		t.Run(fmt.Sprintf("version %d", version), func(t *testing.T) { testOldDatabase(t, version) })
	}
}

func testOldDatabase(t *testing.T, version int) {
	lunden := storetest.NewWriter(model(t), "lunden-k7q2")
	journal := lunden.Register(t)
	for _, answer := range []struct {
		id   kvalitetsmodel.IndikatorID
		text string
	}{{"1.a", vague}, {"1.b", testable}, {"2.a", measurable}, {"2.b", vague}, {"2.b", measurable}, {"2.c", measurable}, {"2.c", vague}, {"3.a", ""}} {
		journal = append(journal, lunden.Answer(t, answer.id, answer.text)...)
	}
	// No column of the first version held the guidance, but a journal may.
	skoven := storetest.NewWriter(model(t), "skoven-m3x8")
	other := append(skoven.Fill(t), skoven.Record(t, interview.VejledningUsed{
		Vejledning: kvalitetsmodel.VejledningID{Navn: "Socialtilsyn Øst", Version: "2026-12", Aftryk: "ba9876543210"}})...)
	// And a journal may hold what no column of the version had room for, as when a
	// colleague's program has written in the same database.
	marken := storetest.NewWriter(model(t), "marken-b4t6")
	younger := append(marken.Fill(t), marken.Record(t, inDepth()...)...)
	draft := interview.Draft{Sag: "lunden-k7q2", Field: "svar/3.a", Text: "Hver", At: lunden.Clock}
	path := newPath(t)
	want, sealed := old(t, path, version, draft, journal, other, younger)
	before := rawOpen(t, path)
	if got := query(t, before, "SELECT user_version FROM pragma_user_version"); got != strconv.Itoa(version) {
		t.Fatalf("the old database is of version %s, want %d", got, version)
	}
	if got := query(t, before, "SELECT count(*) FROM sqlite_schema WHERE name IN ('praksis', 'plan_prioritet', 'lodtraekning', 'punkt_status')"); got != "0" && version < 3 {
		t.Fatalf("the old database has %s tables of the third version", got)
	}
	must(t, before.Close())

	for range 3 {
		db, err := storage.Open(t.Context(), path, library(t))
		must(t, err)
		if got := dump(t, db); got != want {
			t.Errorf("the projections are\n%s\nwant\n%s", got, want)
		}
		for question, want := range map[string]string{
			"SELECT user_version FROM pragma_user_version":                   strconv.Itoa(storage.NewestVersion()),
			"SELECT kan_ikke_efterproeves FROM sag WHERE id = 'lunden-k7q2'": "2",
			"SELECT vejledning FROM sag WHERE id = 'lunden-k7q2'":            "",
			"SELECT kan_ikke_efterproeves FROM sag WHERE id = 'skoven-m3x8'": "0",
			"SELECT vejledning FROM sag WHERE id = 'skoven-m3x8'":            "Socialtilsyn Øst, version 2026-12 (ba9876543210)",
			levels: "1.a vagt, 1.b efterproevbart, 1.d , 2.a maalbart, 2.b maalbart, 2.c vagt, 2.f ",
			"SELECT group_concat(DISTINCT niveau) FROM indikator WHERE svar = ''":      "",
			"SELECT count(*) FROM indikator WHERE svar <> '' AND niveau = ''":          "0",
			"SELECT tekst FROM kladde WHERE sag = 'lunden-k7q2' AND felt = 'svar/3.a'": "Hver",
			wholeJournal: sealed,
			"SELECT group_concat(id || ' ' || godkendt || ' ' || frister || ' ' || plan_aabne, ', ' ORDER BY id) FROM sag": `lunden-k7q2  [] 0, marken-b4t6 2026-11-25 ["2027-08-01"] 1, skoven-m3x8 2026-11-25 [] 0`,
			"SELECT group_concat(plan_godkendt_af || plan_godkendt || plan_aendret_siden, ', ' ORDER BY id) FROM sag":      "0, Forstander2027-01-150, 0",
			"SELECT count(DISTINCT indikator) FROM praksis WHERE sag = 'skoven-m3x8'":                                      strconv.Itoa(len(model(t).Applying(skoven.Sag.Tilbud.Profile()))),
			"SELECT " + kept + " FROM praksis WHERE sag = 'skoven-m3x8' AND indikator = '1.a'":                             "1 1 0 0 0",
			"SELECT group_concat(DISTINCT frist) FROM opfoelgningspunkt WHERE sag = 'skoven-m3x8'":                         "",
			"SELECT group_concat(sag || ' ' || status) FROM punkt_status":                                                  "marken-b4t6 afsluttet",
			"SELECT group_concat(sag || ' ' || nummer || '/' || af) FROM lodtraekning":                                     "marken-b4t6 4/12",
			"SELECT forhold || ' ' || slut || ' ' || tekst FROM plan_prioritet, plan_fremdrift":                            "Maden 2027-04-01 Første kursus",
		} {
			if got := query(t, db.SQL(), question); got != want {
				t.Errorf("%s\n got %s\nwant %s", question, got, want)
			}
		}
		list, err := db.List(t.Context())
		must(t, err)
		for _, s := range []*interview.Sag{lunden.Sag, skoven.Sag, marken.Sag} {
			want := interview.Summarize(model(t), s)
			if !slices.ContainsFunc(list, func(got interview.Summary) bool { return reflect.DeepEqual(got, want) }) {
				t.Errorf("List has no %+v in\n%+v", want, list)
			}
		}
		practice, err := db.Practice(t.Context())
		must(t, err)
		if want := append(interview.PracticeOf(model(t), marken.Sag), interview.PracticeOf(model(t), skoven.Sag)...); !reflect.DeepEqual(practice, want) {
			t.Errorf("Practice is\n%+v\nwant\n%+v", practice, want)
		}
		must(t, db.Close())
	}

	// And it goes on as if it had never been old.
	db := open(t, path)
	appendAll(t, db, lunden.Answer(t, "1.a", measurable))
	if got := query(t, db.SQL(), "SELECT kan_ikke_efterproeves FROM sag WHERE id = 'lunden-k7q2'"); got != "1" {
		t.Errorf("after the correction %s answers cannot be checked, want 1", got)
	}
	wantProjections(t, db)
}

// TestASagThatCannotBeFoldedKeepsNoOtherFromBeingMigrated spoils one of two
// sager of a database of the first version: its rows stay as they were.
func TestASagThatCannotBeFoldedKeepsNoOtherFromBeingMigrated(t *testing.T) {
	none, err := kvalitetsmodel.NewLibrary()
	must(t, err)
	for name, c := range map[string]struct {
		library *kvalitetsmodel.Library
		spoil   string
		want    string
	}{
		"a damaged journal":      {library(t), "UPDATE journal SET payload = payload || ' ' WHERE sag = 'lunden-k7q2' AND seq = 2", "lunden-k7q2 0, skoven-m3x8 1"},
		"a journal with a gap":   {library(t), "DELETE FROM journal WHERE sag = 'lunden-k7q2' AND seq = 2", "lunden-k7q2 0, skoven-m3x8 1"},
		"editions that are gone": {none, "SELECT 1", "lunden-k7q2 0, skoven-m3x8 0"},
	} {
		t.Run(name, func(t *testing.T) {
			var journals [][]interview.Entry
			for _, id := range []interview.SagID{"lunden-k7q2", "skoven-m3x8"} {
				writer := storetest.NewWriter(model(t), id)
				journals = append(journals, append(append(writer.Register(t), writer.Answer(t, "1.a", vague)...), writer.Answer(t, "1.b", testable)...))
			}
			path := newPath(t)
			old(t, path, 1, interview.Draft{}, journals...)
			raw(t, path, c.spoil)
			db, err := storage.Open(t.Context(), path, c.library)
			must(t, err)
			defer db.Close()
			const question = "SELECT group_concat(id || ' ' || kan_ikke_efterproeves, ', ' ORDER BY id) FROM sag WHERE navn = 'Krisecenter Lunden' AND besvaret = 2"
			if got := query(t, db.SQL(), question); got != c.want {
				t.Errorf("the sager say %s, want %s", got, c.want)
			}
		})
	}
}

// A database whose projections cannot be brought up to date stays what it was,
// so that the next start tries again.
func TestAMigrationThatFailsLeavesTheOldDatabase(t *testing.T) {
	writer := storetest.NewWriter(model(t), "lunden-k7q2")
	path := newPath(t)
	old(t, path, 1, interview.Draft{}, writer.Fill(t))
	raw(t, path, "ALTER TABLE tjek RENAME TO gemt")
	if db, err := storage.Open(t.Context(), path, library(t)); err == nil {
		db.Close()
		t.Fatal("a database without a table was opened")
	}
	raw(t, path, "PRAGMA legacy_alter_table = ON; ALTER TABLE gemt RENAME TO tjek") // the views know it by that name already
	first := rawOpen(t, path)
	if got, before := query(t, first, "SELECT user_version FROM pragma_user_version"), strconv.Itoa(storage.NewestVersion()-1); got != before {
		t.Errorf("the version is %s, want %s: the last step tries again", got, before)
	}
	must(t, first.Close())
	db := open(t, path)
	if got := query(t, db.SQL(), "SELECT count(*) FROM indikator WHERE svar <> '' AND niveau = ''"); got != "0" {
		t.Errorf("opened again, %s answers have no level", got)
	}
}

// old makes a database as the program left it at a version, and answers
// with the projections that a database of today has of the same journals, and
// with every byte of these.
func old(t *testing.T, path string, version int, draft interview.Draft, journals ...[]interview.Entry) (projections, sealed string) {
	t.Helper()
	today := newPath(t)
	db, err := storage.Open(t.Context(), today, library(t))
	must(t, err)
	for _, journal := range journals {
		appendAll(t, db, journal)
	}
	must(t, db.SaveDraft(t.Context(), draft))
	projections = dump(t, db)
	must(t, db.Close())

	first := rawOpen(t, path)
	for _, script := range storage.Migrations()[:version] {
		run(t, first, script)
	}
	run(t, first, marks(storage.ApplicationID, version))
	_, err = first.ExecContext(t.Context(), "ATTACH ? AS today", today)
	must(t, err)
	tables := []string{"journal", "kladde"}
	for _, p := range projected {
		tables = append(tables, p.table)
	}
	for _, table := range tables {
		columns := query(t, first, fmt.Sprintf(`SELECT coalesce(group_concat('"' || name || '"'), '') FROM pragma_table_info('%s', 'main')`, table))
		if columns == "" {
			continue // the table is younger
		}
		run(t, first, fmt.Sprintf("INSERT INTO main.%s (%s) SELECT %s FROM today.%[1]s", table, columns, columns))
	}
	sealed = query(t, first, wholeJournal)
	must(t, first.Close())
	return projections, sealed
}

// wholeJournal asks for every byte of the journal.
const wholeJournal = `SELECT group_concat(hex(sag) || seq || hex(at) || hex("by") || hex(kind) || hex(payload) || hash, char(10) ORDER BY sag, seq) FROM journal`

// levels asks how far the first answers of a sag can be checked.
const levels = `SELECT group_concat(indikator || ' ' || niveau, ', ' ORDER BY nr) FROM indikator WHERE sag = 'lunden-k7q2' AND nr <= 7`

// By its tables a version is told from a version number that was damaged.
func TestEveryMigrationChangesTheSchema(t *testing.T) {
	seen := map[string]int{}
	for version := range storage.NewestVersion() + 1 { // the first has none
		parts, err := storage.SchemaOf(t.Context(), storage.Migrations()[:version])
		must(t, err)
		schema := strings.Join(parts, "\n")
		if before, twice := seen[schema]; twice {
			t.Errorf("versions %d and %d have the same schema", before, version)
		}
		seen[schema] = version
	}
}
