package kvalitetsmodel_test

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"spindel/kvalitetsmodel"
)

func TestBundledEditionsAreInOrder(t *testing.T) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	models, err := library.Editions()
	if err != nil {
		t.Fatal(err)
	}
	if len(models) == 0 || len(models) != len(library.IDs()) {
		t.Errorf("%d editions of %v", len(models), library.IDs())
	}
}

func TestLibraryTakesEditionsFromSeveralPlaces(t *testing.T) {
	younger := strings.NewReplacer("udgave: proeve", "udgave: a-proeve", "2031-07-01", "2032-01-01").
		Replace(read(t, "testdata/udgaver/proeve/model.yaml"))
	library, err := kvalitetsmodel.NewLibrary(
		os.DirFS("udgaver"), os.DirFS("testdata/udgaver"),
		fstest.MapFS{"a-proeve/model.yaml": {Data: []byte(younger)}, ".git/x": {}, "README.md": {}})
	if err != nil {
		t.Fatal(err)
	}
	models, err := library.Editions()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, m := range models {
		ids = append(ids, m.Edition)
	}
	if want := "[a-proeve proeve sociale-tilbud-2017]"; sprint(ids) != want {
		t.Errorf("editions, newest first: %v, want %s", ids, want)
	}
	newest, err := library.Newest()
	if err != nil || newest.Edition != "a-proeve" {
		t.Errorf("newest = %v, %v", newest, err)
	}
	if m, err := library.Edition("proeve"); err != nil || m != models[1] {
		t.Errorf("the edition was read twice, or not at all: %v", err)
	}
	_, err = library.Edition("sociale-tilbud-2099")
	if !errors.Is(err, kvalitetsmodel.ErrUnknownEdition) || !strings.Contains(err.Error(), "»sociale-tilbud-2099«") {
		t.Errorf("unknown edition: %v", err)
	}
}

func TestABrokenEditionHarmsNoOther(t *testing.T) {
	library, err := kvalitetsmodel.NewLibrary(os.DirFS("testdata/udgaver"), fstest.MapFS{"i-stykker/model.yaml": {Data: []byte("udgave: i-stykker")}})
	if err != nil {
		t.Fatal(err)
	}
	if m, err := library.Edition("proeve"); err != nil || m.Edition != "proeve" {
		t.Errorf("the good one: %v", err)
	}
	if _, err := library.Edition("i-stykker"); len(mistakes(t, err)) == 0 {
		t.Error("the broken one was accepted")
	}
	if models, err := library.Editions(); len(models) != 1 || len(mistakes(t, err)) == 0 {
		t.Errorf("Editions = %d models, %v", len(models), err)
	}
	if _, err := library.Newest(); err == nil {
		t.Error("the newest is known although an edition could not be read")
	}
}

func TestAnEditionMayNotComeTwice(t *testing.T) {
	_, err := kvalitetsmodel.NewLibrary(os.DirFS("testdata/udgaver"), os.DirFS("testdata/udgaver"))
	if all := mistakes(t, err); len(all) != 1 || all[0].File != "proeve" {
		t.Errorf("got %v", err)
	}
	empty, err := kvalitetsmodel.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := empty.Newest(); !errors.Is(err, kvalitetsmodel.ErrUnknownEdition) {
		t.Errorf("newest of none: %v", err)
	}
}

func TestAnEditionIsReadOnceByManyGoroutines(t *testing.T) {
	library, err := kvalitetsmodel.NewLibrary(os.DirFS("testdata/udgaver"))
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	got := make([]*kvalitetsmodel.Model, 8)
	for i := range got {
		wait.Go(func() { got[i], _ = library.Edition("proeve") })
	}
	wait.Wait()
	for _, m := range got {
		if m == nil || m != got[0] {
			t.Fatal("the goroutines got different models")
		}
	}
}
