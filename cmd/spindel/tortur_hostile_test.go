//go:build tortur

package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/overdragelse"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// console runs commands within this program and looks at all that they say.
type console struct {
	t      *testing.T
	folder string
	env    map[string]string
	runs   int
}

// say runs a command and holds what comes out of it against what a terminal may get.
func (c *console) say(stdin string, args ...string) (code int, said string) {
	c.t.Helper()
	var out, complaint bytes.Buffer
	code = run(c.t.Context(), host{args, strings.NewReader(stdin), &out, &complaint, func(key string) string { return c.env[key] }})
	c.runs++
	for where, text := range map[string]string{"stdout": out.String(), "stderr": complaint.String()} {
		if where == "stdout" && strings.HasPrefix(text, "PK\x03\x04") { // a Word file, which a terminal never gets
			continue
		}
		if found := tortur.Dangerous(strings.TrimPrefix(text, "\ufeff")); found != "" && !(where == "stdout" && strings.Contains(strings.Join(args, " "), "csv")) {
			c.t.Errorf("%.80q: %s has %s:\n%.300q", args, where, found, text)
		}
	}
	if code != exitOK && !strings.HasPrefix(complaint.String(), "Fejl: ") {
		c.t.Errorf("%.80q: exit code %d and %.200q", args, code, complaint.String())
	}
	return code, out.String()
}

// TestTortureHostileArguments puts every hostile text in the place of every argument and flag.
func TestTortureHostileArguments(t *testing.T) {
	c := &console{t: t, folder: t.TempDir()}
	database := filepath.Join(c.folder, "min.db")
	c.env = map[string]string{"SPINDEL_DATABASE": database, "SPINDEL_KONSULENT": "Prøve"}
	registerIn(t, database, "Krisecenter Havnen")
	none := filepath.Join(c.folder, "min.db.fil") // a file where a folder is wanted, so that nothing is made under a hostile name
	if err := os.WriteFile(none, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	none = filepath.Join(none, "a", "b", "c", "d") // from where a few folders up are still within it
	slots := [][]string{
		{"§"}, {"--§"}, {"-§"}, {"hjælp", "§"}, {"overblik", "§"}, {"overblik", "--paa-tvaers", "--type", "§"}, {"overblik", "--§", "x"},
		{"overblik", "x", "§"}, {"rapport", "§", "--dokument", "godkendelse"}, {"rapport", "havnen", "--dokument", "§"}, {"rapport", "havnen", "--dokument", "tilsyn", "--tilsyn", "§"},
		{"rapport", "havnen", "--dokument", "godkendelse", "--som", "§"}, {"rapport", "havnen", "--dokument", "godkendelse", "--som", "csv", "--skilletegn", "§"},
		{"rapport", "havnen", "--dokument", "godkendelse", "--til", none + "/§"}, {"eksport", "§"}, {"eksport", "havnen", "--til", none + "/§"},
		{"import", "§"}, {"import", none + "/§"}, {"modtag", "§"}, {"modtag", "x", "--identitet", "§"}, {"modtag", "x", "--adgangskode-fil", "§"}, {"modtag", "--ny-noegle", none + "/§"},
		{"overdrag", "§", none + "/x", "--til", "§"}, {"overdrag", "havnen", none + "/x", "--til", "§"}, {"overdrag", "havnen", none + "/§", "-R", "§"},
		{"overdrag", "havnen", none + "/x", "--adgangskode-fil", "§"}, {"kopi", none + "/§"}, {"demo", "§"}, {"interview", "§"}, {"opfølgning", "§"},
		{"spindelvaev", "§"}, {"spindelvaev", "1.a=§"}, {"spindelvaev", "--tegn", "§", "1.a=4"}, {"spindelvaev", "--type", "§", "1.a=4"},
		{"maalbarhed", "§"}, {"maalbarhed", "--indikator", "§", "-"}, {"model", "§"}, {"model", "vis", "§"}, {"model", "--type", "§"}, {"model", "typer", "§"},
		{"model", "tjek", none + "/§"}, {"model", "vejledning", "§"}, {"model", "vejledning", "tjek", "§"}, {"model", "vejledning", "brug", "§"}, {"model", "vejledning", "eksport", none + "/§"},
		{"version", "§"}, {"overblik", "--database", none + "/§"}, {"overblik", "--konsulent", "§"},
	}
	for _, payload := range tortur.Hostile {
		for _, slot := range slots {
			var args []string
			for _, arg := range slot {
				args = append(args, strings.ReplaceAll(arg, "§", payload.Text))
			}
			c.say("Kontaktpersonen holder møde.", args...)
		}
		c.say(payload.Text, "maalbarhed", "-")
		_, said := c.say(payload.Text, "maalbarhed", "--json", "-")
		validLines(t, said)
		c.say(payload.Text, "maalbarhed", "--forklar", "-")
		c.say(payload.Text, "import", "-")
		c.say(payload.Text, "modtag", "--ja", "-")
	}
	left, err := os.ReadDir(c.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range left {
		if !strings.HasPrefix(entry.Name(), "min.db") {
			inside, _ := filepath.Glob(filepath.Join(c.folder, entry.Name(), "*"))
			t.Errorf("a command left %q behind, with %q", entry.Name(), inside)
		}
	}
	tortur.Report(t, tortur.Row{
		Promise: "Ingen kommando skriver styretegn ud",
		Test:    "fjendtlige tekster som hvert argument, hvert tilvalg og det, der læses ind",
		Count:   fmt.Sprintf("%d tekster × %d steder: %s kørsler", len(tortur.Hostile), len(slots)+5, tortur.Number(c.runs)),
		Result:  "0 styretegn og 0 usynlige tegn, hver fejl sagt på dansk",
	})
}

func validLines(t *testing.T, said string) {
	t.Helper()
	for line := range strings.Lines(said) {
		if !json.Valid([]byte(line)) {
			t.Errorf("%.200q is no JSON", line)
		}
	}
}

// registerIn makes a database with a sag.
func registerIn(t *testing.T, path, navn string) {
	t.Helper()
	library, model := editions(t)
	sag := interview.NewSag(interview.NewSagID(navn, [4]byte{}))
	entries, err := sag.Record(model, time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC), "Prøve", interview.TilbudRegistered{Edition: model.Edition,
		Tilbud: interview.Tilbud{Navn: navn, Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}})
	if err != nil {
		t.Fatal(err)
	}
	keepJournal(t, library, path, entries)
}

func editions(t *testing.T) (*kvalitetsmodel.Library, *kvalitetsmodel.Model) {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return library, model
}

// keepJournal stores a journal.
func keepJournal(t *testing.T, library *kvalitetsmodel.Library, path string, entries []interview.Entry) {
	t.Helper()
	db, err := storage.Open(t.Context(), path, library)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Append(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTortureHostileContents lets every command speak of a sag whose texts are all
// hostile, in the database and in files that come from somebody else.
func TestTortureHostileContents(t *testing.T) {
	library, model := editions(t)
	journals, err := demo.Sager(model, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), "Tilsynskonsulent")
	if err != nil {
		t.Fatal(err)
	}
	keyFile, public, err := overdragelse.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	lock, err := overdragelse.ParseRecipient(public)
	if err != nil {
		t.Fatal(err)
	}
	all := tortur.Texts()
	together := tortur.Runs(12, 1)
	runs, laid := 0, 0
	for begin := 0; begin < len(all); begin += together {
		t.Run(fmt.Sprintf("text %d", begin), func(t *testing.T) {
			c := &console{t: t, folder: t.TempDir()}
			at := func(name string) string { return filepath.Join(c.folder, name) }
			c.env = map[string]string{"SPINDEL_DATABASE": at("min.db"), "SPINDEL_KONSULENT": all[begin]}
			next := begin - 1
			say := func() string { next++; return all[begin+(next-begin)%min(together, len(all)-begin)] }
			journal, texts := storetest.Reworded(t, model, journals[1], say)
			laid += texts
			keepJournal(t, library, at("min.db"), journal)
			var file, sealed bytes.Buffer
			if err := udveksling.Write(&file, journal); err != nil {
				t.Fatal(err)
			}
			if err := overdragelse.Seal(&sealed, all[begin], journal[0].At, journal, true, lock); err != nil {
				t.Fatal(err)
			}
			for name, content := range map[string][]byte{"sag.json": file.Bytes(), "sag.age": sealed.Bytes(), "noegle.txt": []byte(keyFile)} {
				if err := os.WriteFile(at(name), content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			speak := func() {
				c.say("", "overblik")
				c.say("", "overblik", "aakanden-demo")
				c.say("", "overblik", "--paa-tvaers")
				for _, args := range [][]string{{"overblik", "--json"}, {"overblik", "aakanden-demo", "--json"}, {"eksport", "aakanden-demo"}} {
					if _, said := c.say("", args...); !json.Valid([]byte(said)) {
						t.Errorf("%q writes no JSON: %.200q", args, said)
					}
				}
			}
			speak()
			for _, paper := range papers() {
				for _, format := range []string{"md", "html", "json", "csv"} {
					c.say("", "rapport", "aakanden-demo", "--dokument", paper.name, "--som", format)
				}
			}
			c.say("", "kopi", at("kopi.db"))
			c.say("", "import", at("sag.json"))
			c.env["SPINDEL_DATABASE"] = at("din.db")
			c.say("", "modtag", at("sag.age"), "--identitet", at("noegle.txt"), "--ja")
			other, err := interview.Fold(journal[0].Sag, journal[:len(journal)/2])
			if err != nil {
				t.Fatal(err)
			}
			mine, err := other.Record(model, time.Now(), all[begin], interview.TemaAssessed{Tilsyn: len(other.Tilsyn), Tema: 1, Text: all[begin]})
			if err == nil { // the same sag has gone on in another way
				keepJournal(t, library, at("anden.db"), append(journal[:len(journal)/2:len(journal)/2], mine...))
				c.env["SPINDEL_DATABASE"] = at("anden.db")
				c.say("", "import", at("sag.json"))
				c.say("", "import", at("sag.json"), "--flet")
			}
			c.env["SPINDEL_DATABASE"] = at("min.db")
			if !guide(c, at("vores"), "Vi skriver det i planen.") {
				t.Error("a harmless vejledning is refused")
			}
			for _, text := range all[begin:min(begin+together, len(all))] {
				guide(c, at("vores"), text)
			}
			tamper(t, at("min.db"), all[begin])
			speak()
			runs += c.runs
		})
	}
	tortur.Report(t, tortur.Row{
		Promise: "Ingen kommando skriver styretegn ud",
		Test:    "fjendtlige tekster i databasen, også skrevet uden om programmet, i en fil til import, i en overdragelse og i en vejledning",
		Count:   fmt.Sprintf("%d tekster: %s sat i felter, %s kørsler", len(all), tortur.Number(laid), tortur.Number(runs)),
		Result:  "0 styretegn og 0 usynlige tegn, al JSON gyldig",
	})
}

// guide lets the commands read a vejledning whose texts are all hostile. One that is
// taken has nothing in it that may not be on a screen.
func guide(c *console, folder, text string) (taken bool) {
	c.t.Helper()
	_, model := editions(c.t)
	written, err := json.Marshal(text)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		c.t.Fatal(err)
	}
	for name, keys := range map[string]string{
		"vejledning.yaml": "navn: §\nversion: §\n",
		"1.a.yaml":        "indikator: \"1.a\"\nofficiel: false\nkilde: §\ndaekker: [§]\nspoergsmaal: [§]\nvagt: §\nmaalbart: §\nopfoelgning: §\nherunder: §\ntjek:\n  - tekst: §\n    maader: [dokument]\n    hvor: §\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(strings.ReplaceAll(keys, "§", string(written))), 0o600); err != nil {
			c.t.Fatal(err)
		}
	}
	c.say("", "model", "vejledning", "tjek", folder)
	c.say("", "model", "vejledning", "brug", folder)
	c.say("", "model", "vejledning")
	vejledning, err := kvalitetsmodel.LoadVejledning(model, os.DirFS(filepath.Dir(folder)), filepath.Base(folder))
	if err != nil || vejledning.Check(model) != nil {
		return false
	}
	u, err := vejledning.Udfoldelse("1.a", nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if found := tortur.Dangerous(fmt.Sprint(vejledning.VejledningID, u)); found != "" {
		c.t.Errorf("a vejledning with %s is taken", found)
	}
	return true
}

// tamper writes a text into every column of text that a command shows, past the program.
func tamper(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, change := range []string{"UPDATE sag SET navn = ?", "UPDATE sag SET tilsyn_dato = ?", "UPDATE sag SET godkendt = ?", "UPDATE sag SET fase = ?",
		"UPDATE sag SET frister = json_array(?)", `UPDATE sag SET tilbudstyper = json_array(?)`} {
		if _, err := db.Exec(change, text); err != nil && !strings.Contains(err.Error(), "constraint") {
			t.Errorf("%s: %v", change, err)
		}
	}
}

// TestTortureSecrets gives every command damaged input with a secret in it. What it
// says of the damage must not have the secret.
func TestTortureSecrets(t *testing.T) {
	const secret = "HEMMELIGTSVAR4711"
	library, model := editions(t)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	journal := append(writer.Register(t), writer.Answer(t, "1.a", secret)...)
	var file bytes.Buffer
	if err := udveksling.Write(&file, journal); err != nil {
		t.Fatal(err)
	}
	keyFile, public, err := overdragelse.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	lock, err := overdragelse.ParseRecipient(public)
	if err != nil {
		t.Fatal(err)
	}
	var sealed bytes.Buffer
	if err := overdragelse.Seal(&sealed, "Åse", journal[0].At, journal, false, lock); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	_, ownKey, _ := strings.Cut(keyFile, "AGE-SECRET-KEY-1")
	ownKey = ownKey[:20]
	random, runs := tortur.Random(t), 0
	try := func(stdin io.Reader, args ...string) {
		t.Helper()
		var out, complaint bytes.Buffer
		run(t.Context(), host{append(args, "--database", filepath.Join(folder, "ny.db")), stdin, io.Discard, io.MultiWriter(&out, &complaint), func(string) string { return "" }})
		runs++
		if text := complaint.String(); strings.Contains(text, secret) || strings.Contains(text, secret[:9]) || strings.Contains(text, ownKey) {
			t.Errorf("%q says %q", args, text)
		}
	}
	text := file.String()
	places := []string{secret, `"` + secret, secret + `\`, `"svar`, "{", `\"text\"`, "AnswerGiven", `"hash"`, "1.a"}
	for _, place := range places { // faults beside the secret and within it
		for _, instead := range []string{"", secret + "x", `"` + secret + `"`, `\ud800`, "{", secret + `":1,"` + secret, strings.ToUpper(place) + secret} {
			try(strings.NewReader(strings.Replace(text, place, instead, 1)), "import", "-")
		}
	}
	for range tortur.Runs(300, 5_000) {
		damaged := []byte(text)
		damaged[random.IntN(len(damaged))] ^= 1 << random.IntN(8)
		try(bytes.NewReader(damaged), "import", "-")
		try(bytes.NewReader(damaged[:random.IntN(len(damaged))]), "import", "-")
		try(strings.NewReader(string(damaged)), "modtag", "--ja", "-")
	}
	for _, key := range []string{secret, keyFile + secret, strings.Replace(keyFile, "1", secret, 1), "AGE-SECRET-KEY-1" + secret, "-----BEGIN OPENSSH PRIVATE KEY-----\n" + secret} {
		try(strings.NewReader(""), "modtag", write("sag.age", sealed.Bytes()), "--ja", "--identitet", write("noegle.txt", []byte(key)))
		try(strings.NewReader(""), "overdrag", "lunden", filepath.Join(folder, "x.age"), "-R", write("modtagere.txt", []byte(key)))
		try(strings.NewReader(""), "modtag", write("sag.age", sealed.Bytes()), "--ja", "--adgangskode-fil", write("kode.txt", []byte(key)))
	}
	database := filepath.Join(folder, "min.db")
	keepJournal(t, library, database, journal)
	whole, err := os.ReadFile(database)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(whole, []byte(secret))
	for i := range tortur.Runs(100, 2_000) { // damage about the answer in the database
		damaged := bytes.Clone(whole)
		damaged[max(0, at-200)+random.IntN(400)] ^= 1 << random.IntN(8)
		path := write(fmt.Sprintf("skadet%d.db", i%10), damaged)
		for _, args := range [][]string{{"overblik", "lunden"}, {"rapport", "lunden", "--dokument", "godkendelse"}, {"eksport", "lunden"}} {
			var complaint bytes.Buffer
			run(t.Context(), host{append(args, "--database", path), strings.NewReader(""), io.Discard, &complaint, func(string) string { return "" }})
			runs++
			if strings.Contains(complaint.String(), secret) {
				t.Errorf("%q says %q", args, complaint.String())
			}
		}
	}
	tortur.Report(t, tortur.Row{
		Promise: "Ingen fejlmeddelelse gentager et svar eller en nøgle",
		Test:    "skadede filer, pakker, nøgler og databaser med en hemmelighed i",
		Count:   fmt.Sprintf("%s kørsler", tortur.Number(runs)),
		Result:  "0 hemmeligheder i fejlene",
	})
}
