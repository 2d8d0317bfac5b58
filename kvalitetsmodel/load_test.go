package kvalitetsmodel_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"spindel/kvalitetsmodel"
)

// mistakes takes a joined error apart, and fails on anything but FileErrors.
func mistakes(t testing.TB, err error) []*kvalitetsmodel.FileError {
	t.Helper()
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*kvalitetsmodel.FileError
		for _, err := range joined.Unwrap() {
			all = append(all, mistakes(t, err)...)
		}
		return all
	}
	var mistake *kvalitetsmodel.FileError
	if !errors.As(err, &mistake) {
		t.Fatalf("not a FileError: %T %v", err, err)
	}
	return []*kvalitetsmodel.FileError{mistake}
}

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// lineWith is the 1-based line on which a marker stands, and 0 for no marker.
func lineWith(t *testing.T, text, marker string) int {
	t.Helper()
	if marker == "" {
		return 0
	}
	if strings.Count(text, marker) != 1 {
		t.Fatalf("the marker %q stands %d times in the file", marker, strings.Count(text, marker))
	}
	return strings.Count(text[:strings.Index(text, marker)], "\n") + 1
}

// broken is a file with one mistake: what is replaced, the text on the line
// that must be named, and words that the sentence must have.
type broken struct {
	name, old, new string
	at             string
	says           []string
}

func (b broken) check(t *testing.T, file, text string, err error) {
	t.Helper()
	all := mistakes(t, err)
	if len(all) != 1 {
		t.Fatalf("%d mistakes, want 1:\n%v", len(all), err)
	}
	if want := lineWith(t, text, b.at); all[0].Line != want || all[0].File != file {
		t.Errorf("%s, line %d; want %s, line %d\n%v", all[0].File, all[0].Line, file, want, err)
	}
	sentence := err.Error()
	for _, word := range append([]string{file, "; gør sådan: "}, b.says...) {
		if !strings.Contains(sentence, word) {
			t.Errorf("%q does not say %q", sentence, word)
		}
	}
	if strings.Contains(sentence, "\n") || all[0].Problem == "" || all[0].Remedy == "" {
		t.Errorf("%q is not one sentence with what to do", sentence)
	}
}

// change replaces the first occurrence of old, which must be there.
func change(t *testing.T, text, old, new string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("%q is not in the file", old)
	}
	return strings.Replace(text, old, new, 1)
}

func TestBrokenModelFileIsRefusedWithItsLine(t *testing.T) {
	good := read(t, "testdata/udgaver/proeve/model.yaml")
	if _, err := kvalitetsmodel.Parse("model.yaml", []byte(good)); err != nil {
		t.Fatal(err)
	}
	scale := good[strings.Index(good, "  - vaerdi: 4"):strings.Index(good, "temaer:")]
	var twenty strings.Builder
	for i := range 20 {
		fmt.Fprintf(&twenty, "          - {id: \"11.%c\", tekst: x}\n", 'c'+i)
	}
	for _, b := range []broken{
		{"empty", good, "", "", []string{"filen er tom"}},
		{"only comments", good, "# intet\n\n# her\n", "", []string{"filen er tom"}},
		{"not a mapping", good, "- en\n- to\n", "- en", []string{"modelfilen er ikke skrevet som nøgler", "udgave"}},
		{"plain text", good, "Kære kollega\n", "Kære", []string{"modelfilen er ikke skrevet som nøgler"}},
		{"too large", good, "# " + strings.Repeat("x", 300<<10), "", []string{"for stor", "256 KB"}},
		{"two documents", "temaer:", "---\ntemaer:", "temaer:", []string{"endnu et dokument", "---"}},
		{"invalid UTF-8", "Maden er god", "Maden er g\xf8d", "Maden er g", []string{"UTF-8"}},
		{"lost character", "Maden er god", "Maden er g\uFFFDd", "Maden er g", []string{"UTF-8"}},
		{"old Mac line ends", "Maden er god", "Maden\r er god", "Maden\r", []string{"styretegn"}},
		{"control character", "Maden er god", "Maden er g\x7fod", "Maden er g", []string{"styretegn"}},
		{"turned letters", "Maden er god", "Maden er g\u202eod", "Maden er g", []string{"styretegn"}},
		{"escaped letters that nobody sees", "Maden er god", `Maden er g\u200bod`, "Maden er g", []string{"styretegn"}},
		{"escaped control character", "Maden er god", `Maden er g\x1b[31mod`, "Maden er g", []string{"styretegn"}},

		{"open quote", `tekst: "Maden er god"`, `tekst: "Maden er god`, `tekst: "Maden er god`, []string{"anførselstegnet bliver ikke lukket"}},
		{"quote that is never closed", `tekst: "Der er et sted at sidde."`, `tekst: "Der er`, `tekst: "Der er` + "\n", []string{"YAML"}},
		{"text after a quote", `tekst: "Maden er god"`, `tekst: "Maden" er god`, `tekst: "Maden" er god`, []string{"YAML"}},
		{"wrong indentation", "    navn: \"Natcafé\"", "   navn: \"Natcafé\"", "   navn: \"Natcafé\"", []string{"YAML", "indrykning"}},
		{"tab as indentation", "    navn: \"Natcafé\"", "\tnavn: \"Natcafé\"", "\tnavn", []string{"YAML"}},
		{"open bracket", "[natcafe]", "[natcafe # åben", "# åben", []string{"klammerne"}},
		{"alias", `"Prøveudgave"`, "*udgave", "*udgave", []string{"særlig betydning", "anførselstegn"}},
		{"anchor", `"Prøveudgave"`, "&a x", "&a", []string{"særlig betydning"}},
		{"tag", `"Prøveudgave"`, "!!str x", "!!str", []string{"særlig betydning"}},
		{"deep brackets", `"Prøveudgave"`, strings.Repeat("[", 5000), "titel:", []string{"klammer"}},
		{"dashes in brackets", `"Prøveudgave"`, "[" + strings.Repeat("- ", 5000), "titel:", []string{"klammer"}},
		{"many dashes", `"Prøveudgave"`, strings.Repeat("- ", 5000), "titel:", []string{"rykket for langt ind"}},

		{"unknown key, near", "hjemmel: \"prøvelovens § 2\"", "hjemel: \"prøvelovens § 2\"\n    hjemmel: x", "hjemel", []string{"ukendt nøgle »hjemel«", "ret den til »hjemmel«"}},
		{"unknown key, far", `titel: "Prøveudgave"`, "titel: x\nforfatter: Åse", "forfatter", []string{"»forfatter«", "slet den", "rettelser"}},
		{"unknown key, short", "        tekst: \"Maden er god\"", "        tekst: x\n        x: 1 # her", "# her", []string{"»x«", "slet den"}},
		{"unknown key, a paragraph", `titel: "Prøveudgave"`, "titel: x\n" + strings.Repeat("lang ", 20) + ": 1", "lang : 1", []string{"»" + strings.Repeat("lang ", 8) + "…«"}},
		{"too many indikatorer", "rent\"\n        indikatorer:\n", "rent\"\n        indikatorer: # mange\n" + twenty.String(), "# mange", []string{"21 punkter", "højst 20"}},
		{"duplicate key", `titel: "Prøveudgave"`, "titel: x\ntitel: y", "titel: y", []string{"»titel« står også på linje 3", "behold kun den ene"}},
		{"missing key", "        tekst: \"Maden er god\"\n", "", `nr: "2"`, []string{"kriteriet mangler »tekst«"}},
		{"missing list", "    indledning:\n      - \"Mad betyder noget.\"\n", "", `- nr: 1`, []string{"temaet mangler »indledning«"}},
		{"empty text", "Gulvet er vasket.", " ", `tekst: " "`, []string{"»tekst« er tom"}},
		{"no text", `"Gulvet er vasket."`, "", "tekst: \n", []string{"»tekst« er tom"}},
		{"text is a list", `"Gulvet er vasket."`, "[a, b]", "[a, b]", []string{"»tekst« er ikke en tekst"}},
		{"text is null", `"Gulvet er vasket."`, "null", "tekst: null", []string{"»tekst« er tom"}},
		{"text is true", `"Gulvet er vasket."`, "true", "tekst: true", []string{"»tekst« er ikke en tekst"}},
		{"list is text", "      - \"Mad betyder noget.\"", "      Mad", "    indledning:\n      Mad", []string{"»indledning« er ikke en liste"}},
		{"empty list", "[natcafe]", "[]", "gaelder_ikke: []", []string{"»gaelder_ikke« er tom"}},
		{"empty paragraph", `- "Der er to afsnit."`, `- ""`, `- ""`, []string{"»indledning« er tom"}},
		{"item is not a mapping", `- id: "11.b"`, "- bare\n          - id: \"11.b\"", "- bare", []string{"indikatoren er ikke skrevet som nøgler"}},

		{"edition id", "udgave: proeve", "udgave: Prøve Ét", "udgave:", []string{"»Prøve Ét«", "små bogstaver"}},
		{"date", "2031-07-01", "1. juli 2031", "1. juli", []string{"»1. juli 2031«, som ikke er en dato", "2017-01-01"}},
		{"key of a tilbudstype", "\ngodkendelse:", "  - {noegle: Kiosk på hjørnet, navn: x, hjemmel: y}\n\ngodkendelse:", "noegle: Kiosk", []string{"»Kiosk på hjørnet«", "små bogstaver"}},
		{"duplicate tilbudstype", "\ngodkendelse:", "  - {noegle: natcafe, navn: x, hjemmel: y}\n\ngodkendelse:", "{noegle", []string{"tilbudstypen »natcafe« står også på linje"}},
		{"duplicate expectation", "vaerdi: nej", "vaerdi: ja # igen", "# igen", []string{"bedømmelsen »ja« står også på linje 19"}},
		{"one expectation", "  - vaerdi: nej\n    tekst: \"Det ventes ikke.\"\n", "", "godkendelse:", []string{"kun én mulighed"}},
		{"score is text", "vaerdi: 3", `vaerdi: "3"`, `"3"`, []string{"»vaerdi« er ikke et helt tal"}},
		{"score is a fraction", "vaerdi: 3", "vaerdi: 3.5", "3.5", []string{"»vaerdi« er ikke et helt tal"}},
		{"score 0", "vaerdi: 1", "vaerdi: 0", "vaerdi: 0", []string{"værdi er 0"}},
		{"score 10", "  - vaerdi: 4", "  - vaerdi: 10\n    tekst: x\n  - vaerdi: 4", "vaerdi: 10", []string{"højst 9"}},
		{"duplicate step", "vaerdi: 3", "vaerdi: 4 # igen", "# igen", []string{"efter værdien 4 kommer 4"}},
		{"gap in the scale", "  - vaerdi: 3\n    tekst: \"Næsten\"\n", "", "vaerdi: 2", []string{"efter værdien 4 kommer 2"}},
		{"scale ends early", "  - vaerdi: 1\n    tekst: \"Slet ikke\"\n", "", "vaerdi: 2", []string{"slutter på 2"}},
		{"scale goes up", scale, "  - vaerdi: 1\n    tekst: a\n  - vaerdi: 2 # op\n    tekst: b\n", "# op", nil},

		{"tema out of order", "- nr: 2\n", "- nr: 4\n", "- nr: 4", []string{"nummer 4, men er nummer 2"}},
		{"duplicate tema", "navn: \"Haven\"", "navn: \"Maden\" # igen", "# igen", []string{"temaet »Maden« står også på linje"}},
		{"duplicate kriterium", "nr: \"7\"\n        tekst: \"Haven bliver brugt\"\n        indikatorer:\n          - id: \"7.a\"", "nr: \"5\" # igen\n        tekst: x\n        indikatorer:\n          - id: \"5.x\"", "# igen", []string{"kriteriet »5« står også på linje"}},
		{"kriterium without a number", `nr: "11"`, `nr: "011"`, "011", nil},
		{"duplicate indikator", `id: "2.d"`, `id: "2.a" # igen`, "# igen", []string{"indikatoren »2.a« står også på linje"}},
		{"indikator of another kriterium", `id: "2.d"`, `id: "3.d"`, "3.d", []string{"»3.d«", "kriterium »2«", "2.a"}},
		{"indikator with a long number", `id: "11.b"`, `id: "1.b"`, "1.b", []string{"kriterium »11«"}},
		{"indikator without a letter", `id: "2.d"`, `id: "2."`, `"2."`, []string{"»2.«"}},

		{"rule for an unknown tilbudstype", "gaelder_ikke: [natcafe]", "gaelder_ikke: [natcafee]", "natcafee", []string{"»natcafee«", "ret den til »natcafe«"}},
		{"rule for a far tilbudstype", "gaelder_kun: [natcafe, bofaellesskab]", "gaelder_kun: [natcafe, efterskole]", "efterskole", []string{"»efterskole«", "tilbudstyper"}},
		{"the second of a list", "                  - vaerested", "                  - vaerested\n                  - varested", "- varested", []string{"»varested«", "ret den til »vaerested«"}},
		{"rule that says nothing", "              - gaelder_ikke: [natcafe]\n                grund: \"I", "              - grund: \"xxI", "xxI", []string{"siger ikke, hvem"}},
		{"rule that says two things", "kun_privat_bestyrelse: true", "kun_privat_bestyrelse: true\n                gaelder_ikke: [natcafe]", "kun_privat_bestyrelse", []string{"flere ting", "netop én"}},
		{"rule that says false", "kun_privat_bestyrelse: true", "kun_privat_bestyrelse: false", "bestyrelse: false", []string{"siger ikke noget"}},
		{"rule that says perhaps", "kun_privat_bestyrelse: true", "kun_privat_bestyrelse: ja", "bestyrelse: ja", []string{"hverken true eller false"}},
		{"rule without a reason", "\n                grund: \"Indikator 2.c gælder ikke natcaféer.\"", "", "gaelder_ikke: [natcafe]", []string{"reglen mangler »grund«"}},
		{"correction without why", "temaer:", "rettelser:\n  - sted: \"2.a\"\n    fra: a\n    til: b\ntemaer:", `- sted`, []string{"rettelsen mangler »hvorfor«"}},
	} {
		t.Run(b.name, func(t *testing.T) {
			text := change(t, good, b.old, b.new)
			m, err := kvalitetsmodel.Parse("model.yaml", []byte(text))
			if err == nil || m != nil {
				t.Fatalf("accepted: %v", m)
			}
			b.check(t, "model.yaml", text, err)
		})
	}
}

func TestAMistakeIsOneSentence(t *testing.T) {
	text := change(t, read(t, "testdata/udgaver/proeve/model.yaml"), "titel:", "titl:")
	_, err := kvalitetsmodel.Parse("model.yaml", []byte(text))
	want := "model.yaml, linje 2: modelfilen mangler »titel«; gør sådan: tilføj »titel: …«\n" +
		"model.yaml, linje 3: modelfilen har en ukendt nøgle »titl«; gør sådan: ret den til »titel«"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestAllMistakesAreToldInTheOrderOfTheirLines(t *testing.T) {
	text := read(t, "testdata/udgaver/proeve/model.yaml")
	text = change(t, text, `id: "7.a"`, `id: "8.a"`)
	text = change(t, text, "[natcafe]", "[nat]")
	text = change(t, text, "hjemmel: \"prøvelovens § 1\"", "hjemmel: \"\"")
	_, err := kvalitetsmodel.Parse("model.yaml", []byte(text))
	var got []int
	for _, m := range mistakes(t, err) {
		got = append(got, m.Line)
	}
	want := []int{lineWith(t, text, `hjemmel: ""`), lineWith(t, text, "[nat]"), lineWith(t, text, `"8.a"`)}
	if sprint(got) != sprint(want) {
		t.Errorf("lines %v, want %v\n%v", got, want, err)
	}
}

func TestFilesFromOtherEditorsAreReadTheSame(t *testing.T) {
	good := read(t, "testdata/udgaver/proeve/model.yaml")
	want := proeve(t)
	for name, text := range map[string]string{
		"CRLF":            strings.ReplaceAll(good, "\n", "\r\n"),
		"byte order mark": "\uFEFF" + good,
		"no last newline": strings.TrimRight(good, "\n"),
		"document start":  "---\n" + good,
	} {
		got, err := kvalitetsmodel.Parse("model.yaml", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if sprint(*got) != sprint(*want) {
			t.Errorf("%s:\n got %v\nwant %v", name, *got, *want)
		}
	}
	_, err := kvalitetsmodel.Parse("model.yaml", []byte(strings.ReplaceAll(change(t, good, "titel:", "titl:"), "\n", "\r\n")))
	if all := mistakes(t, err); len(all) != 2 || all[1].Line != 3 {
		t.Errorf("lines of a CRLF file: %v", err)
	}
}

func TestASecondEditionIsAFileAndNotCode(t *testing.T) {
	m := proeve(t)
	if m.Edition != "proeve" || m.Revised != "2031-07-01" || len(m.Temaer) != 3 || len(m.Tilbudstyper) != 3 || len(m.Indikatorer()) != 7 {
		t.Errorf("the edition is not the one of the file: %+v", m)
	}
	if got, want := m.Tema(2).Indledning, []string{"Natten er lang, også om sommeren.", "Der er to afsnit."}; sprint(got) != sprint(want) {
		t.Errorf("indledning = %q", got)
	}
}
