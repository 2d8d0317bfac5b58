package kvalitetsmodel_test

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"spindel/kvalitetsmodel"
)

// load reads the test edition and its whole vejledning.
func load(fsys fs.FS) (*kvalitetsmodel.Vejledning, error) {
	m, err := kvalitetsmodel.Load(fsys, "proeve")
	if err != nil {
		return nil, err
	}
	v, err := kvalitetsmodel.LoadVejledning(m, fsys, "proeve/vejledning")
	if err != nil {
		return nil, err
	}
	return v, v.Check(m)
}

// edition is the test edition as a file system in memory, with some files replaced.
func edition(t *testing.T, files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{
		"proeve/model.yaml":                 {Data: []byte(read(t, "testdata/udgaver/proeve/model.yaml"))},
		"proeve/vejledning/.DS_Keep":        {Data: []byte("x")},
		"proeve/vejledning/vejledning.yaml": {Data: []byte("navn: \"Prøvevejledning\"\nversion: \"1\"\n")},
	}
	for name, text := range files {
		fsys["proeve/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestBrokenVejledningIsRefusedWithItsLine(t *testing.T) {
	good := read(t, "testdata/udgaver/proeve/vejledning/2.a.yaml")
	for _, b := range []broken{
		{"empty", good, "", "", []string{"filen er tom"}},
		{"syntax", `kilde: "Opdigtet til test"`, `kilde: "Opdigtet`, `kilde: "Opdigtet`, []string{"anførselstegnet bliver ikke lukket"}},
		{"invalid UTF-8", "Kokken", "K\xffkken", "maalbart", []string{"UTF-8"}},
		{"unknown key", "opfoelgning:", "opfølgning: x\nopfoelgning:", "opfølgning", []string{"»opfølgning«", "ret den til »opfoelgning«"}},
		{"another indikator", `indikator: "2.a"`, `indikator: "2.d"`, "indikator:", []string{"indikator »2.d«", "»2.a.yaml«"}},
		{"no indikator", "indikator: \"2.a\"\n", "", "officiel", []string{"vejledningen mangler »indikator«"}},
		{"officiel is text", "officiel: false", "officiel: nej", "officiel", []string{"hverken true eller false"}},
		{"no officiel", "officiel: false\n", "", "indikator:", []string{"mangler »officiel«"}},
		{"no questions", "spoergsmaal:\n  - \"Hvor tit er der varm mad?\"\n", "", "indikator:", []string{"mangler »spoergsmaal«"}},
		{"vagt is a list", `vagt: ""`, "vagt: [a]", "vagt: [a]", []string{"»vagt« er ikke en tekst"}},
		{"unknown way", "[observation, interview]", "[observation, interviews]", "interviews", []string{"»interviews«", "ret den til »interview«"}},
		{"far way", "[observation, interview]", "[telefon]", "telefon", []string{"»telefon«", "dokument, interview eller observation"}},
		{"check without a way", "\n    maader: [observation, interview]", "", "- tekst", []string{"tjekket mangler »maader«"}},
		{"wording without a slot", "Der er varm mad »{hyppighed}«.", "Der er mad.", "konkret:", []string{"ingen plads til svarets ord"}},
		{"unknown facet in a slot", "{hyppighed}", "{sted}", "konkret:", []string{"»sted« er ikke en facet", "metode, maengde"}},
		{"slot misspelt", "{hyppighed}", "{metoden}", "konkret:", []string{"ret den til »metode«"}},
		{"question without a facet", "[ansvarlig, hyppighed]", "[sted]", "[sted]", []string{"»sted« er ikke en facet"}},
		{"variant of an unknown tilbudstype", "[natcafe]", "[vaerestedet]", "[vaerestedet]", []string{"»vaerestedet« findes ikke i udgaven", "ret den til »vaerested«"}},
		{"tilbudstype with two variants", "varianter:\n", "varianter:\n  - {tilbudstyper: [natcafe], vagt: \"Nej.\"}\n", "  - tilbudstyper: [natcafe]", []string{"også en variant på linje"}},
		{"check that is text", "- tekst: \"Der er varm mad på bordet kl. 18.\"\n    konkret: [\"Der er varm mad »{hyppighed}«.\"]\n    maader: [observation, interview]", "- Der er mad", "- Der er mad", []string{"tjekket er ikke skrevet som nøgler"}},
	} {
		t.Run(b.name, func(t *testing.T) {
			text := change(t, good, b.old, b.new)
			_, err := load(edition(t, map[string]string{"vejledning/2.a.yaml": text}))
			if err == nil {
				t.Fatal("accepted")
			}
			b.check(t, "proeve/vejledning/2.a.yaml", text, err)
		})
	}
}

func TestBrokenFolderIsRefused(t *testing.T) {
	guidance := read(t, "testdata/udgaver/proeve/vejledning/2.a.yaml")
	for _, c := range []struct {
		name  string
		fsys  fstest.MapFS
		file  string
		says  string
		cause error
	}{
		{"unknown indikator", edition(t, map[string]string{"vejledning/9.z.yaml": guidance}), "proeve/vejledning/9.z.yaml", "ingen indikator", nil},
		{"other kind of file", edition(t, map[string]string{"vejledning/2.a.yml": guidance}), "proeve/vejledning/2.a.yml", "1.a.yaml", nil},
		{"folder of another name", edition(t, map[string]string{"model.yaml": strings.Replace(read(t, "testdata/udgaver/proeve/model.yaml"), "udgave: proeve", "udgave: anden", 1)}), "proeve/model.yaml", "mappen hedder »proeve«", nil},
		{"no model", fstest.MapFS{"proeve/vejledning/2.a.yaml": {Data: []byte(guidance)}}, "proeve/model.yaml", "findes ikke", fs.ErrNotExist},
		{"model is a folder", fstest.MapFS{"proeve/model.yaml/x": {}}, "proeve/model.yaml", "kan ikke læses", nil},
		{"no name", edition(t, map[string]string{"vejledning/vejledning.yaml": "version: \"1\"\n"}), "proeve/vejledning/vejledning.yaml", "mangler »navn«", nil},
		{"vejledning is a file", edition(t, map[string]string{"vejledning/2.a.yaml/x": ""}), "proeve/vejledning/2.a.yaml", "kan ikke læses", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := load(c.fsys)
			all := mistakes(t, err)
			if len(all) != 1 || all[0].File != c.file || !strings.Contains(all[0].Error(), c.says) {
				t.Errorf("got %v, want one mistake in %s that says %q", err, c.file, c.says)
			}
			if c.cause != nil && !errors.Is(err, c.cause) {
				t.Errorf("%v does not wrap %v", err, c.cause)
			}
		})
	}
}

func TestMistakesOfSeveralFilesAreAllTold(t *testing.T) {
	_, err := load(edition(t, map[string]string{"vejledning/2.a.yaml": "", "vejledning/2.d.yaml": ""}))
	if all := mistakes(t, err); len(all) != 2 {
		t.Errorf("%d mistakes, want 3: %v", len(all), err)
	}
}

func TestUdfoldelseIsReadWhole(t *testing.T) {
	m := proeve(t)
	v, err := load(os.DirFS("testdata/udgaver"))
	if err != nil {
		t.Fatal(err)
	}
	if v.Navn != "Prøvevejledning" || v.Version != "7" || len(v.Aftryk) != 12 || v.Danish() != "Prøvevejledning, version 7" {
		t.Errorf("vejledning %+v", v.VejledningID)
	}
	want := kvalitetsmodel.Udfoldelse{
		Kilde:       "Opdigtet til test",
		Daekker:     []string{"Hvor tit der er varm mad."},
		Spoergsmaal: []string{"Hvor tit er der varm mad?"},
		Maalbart:    "Kokken laver varm mad hver dag kl. 18.",
		Opfoelgning: "Der følges op på, om der er varm mad.",
		Checks: []kvalitetsmodel.CheckTemplate{{
			Text: "Der er varm mad på bordet kl. 18.", Konkret: []string{"Der er varm mad »{hyppighed}«."},
			Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Observation, kvalitetsmodel.Interview},
		}},
		Efterspoerg: []kvalitetsmodel.FacetQuestion{{Facets: []kvalitetsmodel.Facet{"ansvarlig", "hyppighed"}, Text: "Hvem laver maden, og hvor tit?"}},
		Tillaeg:     &kvalitetsmodel.Udfoldelse{Kilde: "Også opdigtet", Vagt: "Maden er god.", Efterspoerg: []kvalitetsmodel.FacetQuestion{{Facets: []kvalitetsmodel.Facet{"metode"}, Text: "Hvad hedder opskriften?"}}},
	}
	night := want
	night.Vagt, night.Spoergsmaal = "Der er altid noget i køleskabet.", []string{"Hvad er der at spise om natten?"}
	for _, c := range []struct {
		types []kvalitetsmodel.TilbudstypeKey
		want  kvalitetsmodel.Udfoldelse
	}{
		{nil, want},
		{[]kvalitetsmodel.TilbudstypeKey{"vaerested"}, want},
		{[]kvalitetsmodel.TilbudstypeKey{"natcafe"}, night},
		{[]kvalitetsmodel.TilbudstypeKey{"natcafe", "vaerested"}, want}, // the variant does not speak of both
	} {
		got, err := v.Udfoldelse("2.a", c.types)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v (%v)\n got %+v\nwant %+v", c.types, err, got, c.want)
		}
	}
	if u, err := v.Udfoldelse("7.a", nil); err != nil || len(u.Checks) != 0 || u.Kilde != "" {
		t.Errorf("7.a has no file, but the guidance %+v, %v", u, err)
	}
	if ids := v.Indikatorer(m); sprint(ids) != "[2.a]" {
		t.Errorf("speaks of %v", ids)
	}
	if q := want.Questions(); len(q) != 2 || q[1].Text != "Hvad hedder opskriften?" {
		t.Errorf("questions %v", q)
	}
}

// The guidance of a socialtilsyn takes the place of the edition's own, file by file.
func TestOwnVejledningLiesOverTheBundledOne(t *testing.T) {
	library, err := kvalitetsmodel.NewLibrary(os.DirFS("udgaver"))
	if err != nil {
		t.Fatal(err)
	}
	const edition = "sociale-tilbud-2017"
	usual, err := library.Vejledning(edition)
	if err != nil {
		t.Fatal(err)
	}
	own := strings.Replace(read(t, "udgaver/"+edition+"/vejledning/4.a.yaml"), "daekker:\n", "daekker:\n  - \"Vores eget punkt.\"\n", 1)
	files := fstest.MapFS{
		edition + "/vejledning.yaml": {Data: []byte("navn: Socialtilsyn Øst\nversion: 2027-01\n")},
		edition + "/4.a.yaml":        {Data: []byte(own)},
	}
	theirs, err := library.WithVejledning(files).Vejledning(edition)
	if err != nil {
		t.Fatal(err)
	}
	if theirs.Danish() != "Socialtilsyn Øst, version 2027-01" || theirs.Aftryk == usual.Aftryk {
		t.Errorf("it is %+v", theirs.VejledningID)
	}
	for _, indikator := range official(t).Indikatorer() {
		a, _ := usual.Udfoldelse(indikator.ID, nil)
		b, err := theirs.Udfoldelse(indikator.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		if changed := !reflect.DeepEqual(a, b); changed != (indikator.ID == "4.a") {
			t.Errorf("%s changed: %t", indikator.ID, changed)
		}
	}
	if same, err := library.WithVejledning(fstest.MapFS{}).Vejledning(edition); err != nil || same != usual {
		t.Errorf("without a folder of its own it is %v, %v", same, err)
	}
	files[edition+"/4.a.yaml"].Data = []byte("daekker: nej")
	if _, err := library.WithVejledning(files).Vejledning(edition); len(mistakes(t, err)) == 0 {
		t.Error("a broken one was accepted")
	}
	if _, err := library.Vejledning("findes-ikke"); !errors.Is(err, kvalitetsmodel.ErrUnknownEdition) {
		t.Errorf("guidance of an unknown edition: %v", err)
	}
}
