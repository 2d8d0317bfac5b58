//go:build tortur

package dokument_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/dokument"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/kvalitetsmodel"
)

// kinds are the different things in a list.
func kinds(all []string) map[string]bool {
	seen := map[string]bool{}
	for _, one := range all {
		seen[one] = true
	}
	return seen
}

// checkPaper writes a paper in every format, and holds it against what the same
// paper has where its texts are harmless.
func checkPaper(t *testing.T, doc dokument.Document, harmlessTags, harmlessElements map[string]bool) (files int) {
	t.Helper()
	page := dokument.HTML(doc)
	found, err := pageTags(page)
	if err != nil {
		t.Errorf("HTML: %v", err)
	}
	for _, tag := range found {
		if !harmlessTags[tag] {
			t.Errorf("HTML has <%s>, which no harmless text makes", tag)
		}
	}
	markdown := dokument.Markdown(doc)
	if strings.Contains(strings.ReplaceAll(markdown, "<br>", ""), "<") {
		t.Error("Markdown has a tag of HTML")
	}
	file := whole(t)(dokument.JSON(doc))
	if !json.Valid([]byte(file)) || !utf8.ValidString(file) {
		t.Error("JSON is no JSON")
	}
	texts := map[string]string{"HTML": strings.ReplaceAll(page, "&shy;", ""), "Markdown": markdown, "JSON": file}
	for _, options := range csvOptions {
		for _, row := range records(t, doc, options) {
			for _, cell := range row {
				texts["CSV"] += cell + "\n"
				if cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠−", []rune(cell)[0]) {
					t.Errorf("CSV has the formula %q", cell)
				}
			}
		}
	}
	for name, part := range unzipped(t, whole(t)(dokument.DOCX(doc))) {
		if path.Ext(name) == ".png" {
			continue
		}
		nodes, _, err := read(part)
		if err != nil {
			t.Errorf("DOCX, %s: %v", name, err)
		}
		texts["DOCX "+name] = part
		for _, n := range nodes {
			if !harmlessElements[n.name()] {
				t.Errorf("DOCX has <%s> in %s, which no harmless text makes", n.name(), name)
			}
			if n.attr("TargetMode") != "" || strings.Contains(n.attr("Target"), ":") {
				t.Errorf("DOCX points out of itself: %v", n.attrs)
			}
		}
	}
	for format, text := range texts {
		if found := tortur.Dangerous(text); found != "" {
			t.Errorf("%s has %s", format, found)
		}
	}
	return 4 + len(csvOptions)
}

// svgOf is the spindelvæv in a page.
var svgOf = regexp.MustCompile(`(?s)<svg.*?</svg>`)

// pageTags lists the tags of a page and the elements of its drawings, which are XML.
func pageTags(page string) ([]string, error) {
	found, err := tags(svgOf.ReplaceAllString(page, ""))
	for _, svg := range svgOf.FindAllString(page, -1) {
		nodes, _, failed := read(svg)
		err = errors.Join(err, failed)
		for _, n := range nodes {
			name := n.path
			for _, a := range n.attrs {
				name += " " + a.Name.Local
			}
			found = append(found, name)
		}
	}
	return found, err
}

// learn adds what a paper with harmless texts is made of.
func learn(t *testing.T, doc dokument.Document, intoTags, intoElements map[string]bool) {
	t.Helper()
	found, err := pageTags(dokument.HTML(doc))
	if err != nil {
		t.Fatal(err)
	}
	for tag := range kinds(found) {
		intoTags[tag] = true
	}
	for name, part := range unzipped(t, whole(t)(dokument.DOCX(doc))) {
		if path.Ext(name) == ".png" {
			continue
		}
		nodes, _, err := read(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range nodes {
			intoElements[n.name()] = true
		}
	}
}

func TestTortureHostilePapers(t *testing.T) {
	model := tortureModel(t)
	journals, err := demo.Sager(model, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), "Tilsynskonsulent")
	if err != nil {
		t.Fatal(err)
	}
	papers := func(t *testing.T, say func() string, do func(dokument.Document)) (texts int) {
		journal, texts := storetest.Reworded(t, model, journals[1], say)
		sag, err := interview.Fold(journal[0].Sag, journal)
		if err != nil {
			t.Fatal(err)
		}
		for _, paper := range dokument.Papers() {
			do(paper.Make(model, sag, "2026-11-25"))
		}
		return texts
	}
	harmlessTags, harmlessElements := map[string]bool{}, map[string]bool{}
	for _, harmless := range []string{"x", "Løbende, så vidt muligt.", "Lederen holder husmøde hver mandag, og referatet ligger i dagbogen senest 1. marts 2027.", "en\nto\n\ntre"} {
		papers(t, func() string { return harmless }, func(doc dokument.Document) { learn(t, doc, harmlessTags, harmlessElements) })
	}
	all := slices.Concat(tortur.Texts(), tortur.Marks)
	places, laid, files := 0, 0, 0
	together := tortur.Runs(25, 1) // how many texts stand in one sag
	for i := 0; i < len(all); i += together {
		t.Run(fmt.Sprintf("text %d", i), func(t *testing.T) {
			next := i - 1
			places = papers(t, func() string { next++; return all[i+(next-i)%min(together, len(all)-i)] },
				func(doc dokument.Document) { files += checkPaper(t, doc, harmlessTags, harmlessElements) })
			laid += places
		})
	}
	pictures := 0
	for _, text := range all {
		picture := dokument.HTML(dokument.Document{Blocks: []dokument.Block{dokument.Picture{Caption: text, Web: web(text)}}})
		if _, err := pageTags(picture); err != nil || !svgOf.MatchString(picture) {
			t.Errorf("the picture of %q: %v", text, err)
		}
		pictures++
	}
	tortur.Report(t, tortur.Row{
		Promise: "Fremmed tekst kan ikke blive til andet end tekst i et dokument",
		Test:    "fjendtlige tekster i alle felter i en sag, skrevet som alle dokumenter i HTML, Markdown, CSV, Word, JSON og SVG",
		Count: fmt.Sprintf("%d tekster, %d felter i en sag: %s tekster sat i felter, %s dokumenter, %d tegninger", len(all), places,
			tortur.Number(laid), tortur.Number(files), pictures),
		Result: "0 nye elementer, 0 formler, 0 styretegn, 0 links ud af filen",
	})
}

func tortureModel(t *testing.T) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return model
}
