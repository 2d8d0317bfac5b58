package storage_test

import (
	"os"
	"reflect"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// editions is a library in which the made-up edition »proeve« is newer than the bundled one.
func editions(t *testing.T) (library *kvalitetsmodel.Library, older, newer *kvalitetsmodel.Model) {
	t.Helper()
	library, err := kvalitetsmodel.NewLibrary(os.DirFS("../kvalitetsmodel/udgaver"), os.DirFS("../kvalitetsmodel/testdata/udgaver"))
	must(t, err)
	older, err = library.Edition("sociale-tilbud-2017")
	must(t, err)
	newer, err = library.Newest()
	must(t, err)
	if newer.Edition != "proeve" {
		t.Fatalf("the newest edition is %s, so the test tells nothing", newer.Edition)
	}
	return library, older, newer
}

// TestASagStaysOnItsEditionWhenANewerOneComes begins a sag before the program
// knows of a newer edition. Beside one of the newer it is read, written, listed and
// evaluated by its own, also after everything was computed anew.
func TestASagStaysOnItsEditionWhenANewerOneComes(t *testing.T) {
	library, older, newer := editions(t)
	path := newPath(t)
	before := storetest.NewWriter(older, "lunden-k7q2")
	first, err := storage.Open(t.Context(), path, kvalitetsmodelOf(t, "../kvalitetsmodel/udgaver"))
	must(t, err)
	appendAll(t, first, before.Fill(t))
	must(t, first.Close())

	db, err := storage.Open(t.Context(), path, library)
	must(t, err)
	defer db.Close()
	after := storetest.NewWriter(newer, "skoven-m3x8")
	appendAll(t, db, after.Fill(t))

	// The old sag goes on as anybody would who opens it: with the edition that it names itself.
	journal, err := db.Load(t.Context(), "lunden-k7q2")
	must(t, err)
	sag, err := interview.Fold("lunden-k7q2", journal)
	must(t, err)
	own, err := library.Edition(sag.Edition)
	must(t, err)
	if own != older {
		t.Fatalf("the sag names the edition %s", sag.Edition)
	}
	before.Sag = sag
	appendAll(t, db, before.Record(t,
		interview.ScoreSet{Tilsyn: 1, Indikator: "14.b", Score: 5}, // neither the indikator nor the score is in the newer one
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{7}, Kriterier: []string{"14"}}}))
	appendAll(t, db, after.Record(t, interview.ScoreSet{Tilsyn: 1, Indikator: "2.a", Score: 4}))

	for range 2 {
		list, err := db.List(t.Context())
		must(t, err)
		if want := []interview.Summary{interview.Summarize(older, before.Sag), interview.Summarize(newer, after.Sag)}; !reflect.DeepEqual(list, want) {
			t.Errorf("List is\n%+v\nwant\n%+v", list, want)
		}
		practice, err := db.Practice(t.Context())
		must(t, err)
		if want := append(interview.PracticeOf(older, before.Sag), interview.PracticeOf(newer, after.Sag)...); !reflect.DeepEqual(practice, want) {
			t.Errorf("Practice is\n%+v\nwant\n%+v", practice, want)
		}
		for question, want := range map[string]string{
			"SELECT udgave FROM sag WHERE id = 'lunden-k7q2'":                                  "sociale-tilbud-2017",
			"SELECT udgave FROM sag WHERE id = 'skoven-m3x8'":                                  "proeve",
			"SELECT count(*) FROM indikator WHERE sag = 'lunden-k7q2'":                         "30",
			"SELECT count(*) FROM indikator WHERE sag = 'skoven-m3x8'":                         "7",
			"SELECT score FROM score WHERE sag = 'lunden-k7q2' AND indikator = '14.b'":         "5",
			"SELECT max(score) FROM score WHERE sag = 'skoven-m3x8'":                           "4",
			"SELECT kriterier FROM plan_prioritet":                                             `["14"]`,
			"SELECT count(DISTINCT tema) FROM tema_vurdering WHERE sag = 'lunden-k7q2'":        "7",
			"SELECT count(*) FROM praksis WHERE sag = 'lunden-k7q2' AND indikator LIKE '14.%'": "3",
		} {
			if got := query(t, db.SQL(), question); got != want {
				t.Errorf("%s\n got %s\nwant %s", question, got, want)
			}
		}
		must(t, db.Rebuild(t.Context()))
	}
}

func kvalitetsmodelOf(t *testing.T, folder string) *kvalitetsmodel.Library {
	t.Helper()
	library, err := kvalitetsmodel.NewLibrary(os.DirFS(folder))
	must(t, err)
	return library
}
