package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// planned makes a database whose one sag has a plan of four priorities.
func planned(t *testing.T) string {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "spindel.db")
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	changes := []interview.Change{interview.TilbudRegistered{Edition: model.Edition, Tilbud: interview.Tilbud{
		Navn: "Krisecenter Havnen", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}}}
	for nr := 1; nr <= 4; nr++ {
		changes = append(changes, interview.PlanItemAdded{Item: interview.PlanItem{Nr: nr, Temaer: []int{nr}, Origin: interview.Anbefaling}})
	}
	changes = append(changes,
		interview.PlanTextWritten{Item: 4, Column: interview.Maal, Text: "<script>|\nto linjer"},
		interview.PlanPeriodSet{Item: 4, Nr: 1, Period: interview.Period{Start: "2026-11-22"}},
		interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2026-11-25"}})
	sag := interview.NewSag("havnen-k7q2")
	entries, err := sag.Record(model, time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC), "Prøve Konsulent", changes...)
	if err != nil {
		t.Fatal(err)
	}
	db, err := storage.Open(ctx, path, library)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Append(ctx, entries); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// rapport runs the command on a sag that has a plan.
func rapport(t *testing.T, database string, args ...string) (code int, said string) {
	t.Helper()
	var out strings.Builder
	args = append([]string{"rapport", "havnen", "--dokument", "opfølgningsplan", "--database", database}, args...)
	code = run(t.Context(), host{args, strings.NewReader(""), &out, &out, func(string) string { return "" }})
	return code, out.String()
}

func TestRapportWritesThePlanOfTheSag(t *testing.T) {
	database := planned(t)
	for format, wants := range map[string][]string{
		"md": {"| **4. prioritet:**<br>**Tema 4:** Sundhed og trivsel<br>**Baggrund:** anbefaling |  | &lt;script&gt;\\|<br>to linjer |",
			"**Start:** 22. november 2026", "**Godkendt af tilbuddets ledelse:** Forstander, den 25. november 2026"},
		"html": {`<th scope="row" abbr="4. prioritet">`, "<td><p>&lt;script&gt;|<br>to linjer</p></td>", "<b>Start:</b> 22. november 2026",
			"<b>Godkendt af tilbuddets ledelse:</b> Forstander, den 25. november 2026"},
	} {
		code, said := rapport(t, database, "--som", format)
		if code != exitOK {
			t.Errorf("%s: exit code %d", format, code)
		}
		for _, want := range wants {
			if !strings.Contains(said, want) {
				t.Errorf("no %s in\n%s", want, said)
			}
		}
	}
}

// A document names people and places: only the one who wrote it may read it, and
// nothing is left beside it.
func TestRapportFileIsPrivateAndWhole(t *testing.T) {
	database, folder := planned(t), t.TempDir()
	file := filepath.Join(folder, "plan.html")
	if err := os.WriteFile(file, []byte("det gamle"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, said := rapport(t, database, "--til", file); code != exitFailure || !strings.Contains(said, "findes allerede") {
		t.Errorf("exit code %d, %s", code, said)
	}
	if old, err := os.ReadFile(file); err != nil || string(old) != "det gamle" {
		t.Errorf("the file became %q: %v", old, err)
	}
	if code, said := rapport(t, database, "--til", file, "--overskriv"); code != exitOK {
		t.Errorf("exit code %d, %s", code, said)
	}
	text, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(text), "<!DOCTYPE html>") || !strings.HasSuffix(string(text), "</html>\n") {
		t.Errorf("the file is %q: %v", text, err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("the file has mode %o", mode)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("in the folder lie %v: %v", left, err)
	}
}

// A document that cannot be put in its place leaves nothing there.
func TestRapportThatFailsLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "plan.md")
	if err := os.Mkdir(file, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, overwrite := range []bool{false, true} {
		if err := writeFile(file, "tekst", overwrite); err == nil {
			t.Error("a folder was written over")
		}
	}
	if err := writeFile(filepath.Join(folder, "ingen", "plan.md"), "tekst", false); err == nil {
		t.Error("a folder was made")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 || !left[0].IsDir() {
		t.Errorf("in the folder lie %v: %v", left, err)
	}
}
