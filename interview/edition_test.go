package interview_test

import (
	"os"
	"reflect"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

// A sag that was made under an edition before the newest is folded, recorded,
// listed and evaluated by its own, and refused under any other.
func TestASagOfAnOlderEditionGoesOnByItsOwn(t *testing.T) {
	library, err := kvalitetsmodel.NewLibrary(os.DirFS("../kvalitetsmodel/udgaver"), os.DirFS("../kvalitetsmodel/testdata/udgaver"))
	if err != nil {
		t.Fatal(err)
	}
	newest, err := library.Newest()
	if err != nil || newest.Edition == "sociale-tilbud-2017" {
		t.Fatalf("the newest edition is %v, %v, so the test tells nothing", newest, err)
	}
	own := func(sag *interview.Sag) *kvalitetsmodel.Model {
		t.Helper()
		model, err := library.Edition(sag.Edition)
		if err != nil {
			t.Fatal(err)
		}
		return model
	}

	f := visiting(t)
	f.sag = f.fold()
	f.model = own(f.sag)
	f.record(interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 5}, interview.ScoreSet{Tilsyn: 1, Indikator: "3.a", Score: 4},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{7}, Kriterier: []string{"14"}}})
	for _, change := range []interview.Change{
		interview.ScoreSet{Tilsyn: 1, Indikator: "2.a", Score: 3}, // both have a 2.a
		interview.PlanItemRemoved{Item: 1},
		interview.TilbudRegistered{Edition: newest.Edition, Tilbud: interview.Tilbud{Navn: "Natcaféen", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"natcafe"}}},
	} {
		if got := f.refused(newest, change); got.Problem != "Sagen er lavet med udgaven sociale-tilbud-2017" {
			t.Errorf("%T under the newest edition is refused with %q", change, got.Problem)
		}
	}

	tema := f.sag.Evaluation(f.model, 1).Temaer[2]
	if tema.Tema.Nr != 3 || tema.Value.String() != "4,5" || len(f.sag.Evaluation(f.model, 1).Temaer) != 7 {
		t.Errorf("tema %d is %s", tema.Tema.Nr, tema.Value)
	}
	if got := f.sag.Praksis(f.model, 1).Total; got != (interview.Praksis{NotExamined: 5}) {
		t.Errorf("løfte mod praksis is %+v", got)
	}
	if got := len(f.gaps(1)); got != 23-2+2+1 { // two scores set, which ask for their bedømmelser and for one tema
		t.Errorf("%d gaps at the tilsyn", got)
	}

	store := storetest.NewMemory(library)
	young := storetest.NewWriter(newest, "natcafeen-2222")
	for _, journal := range [][]interview.Entry{f.journal, young.Fill(t)} {
		if err := store.Append(t.Context(), journal); err != nil {
			t.Fatal(err)
		}
	}
	list, err := store.List(t.Context())
	if want := []interview.Summary{interview.Summarize(newest, young.Sag), interview.Summarize(own(f.sag), f.sag)}; err != nil || !reflect.DeepEqual(list, want) {
		t.Errorf("List is\n%+v, %v\nwant\n%+v", list, err, want)
	}
	for _, summary := range list {
		if want := map[interview.SagID]int{sagID: 23, "natcafeen-2222": len(newest.Applying(young.Sag.Tilbud.Profile()))}[summary.ID]; summary.Indikatorer != want {
			t.Errorf("%s has %d indikatorer, want %d", summary.ID, summary.Indikatorer, want)
		}
	}
}
