//go:build kontor

package dokument_test

import (
	"context"
	"encoding/xml"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"spindel/interview/dokument"
)

const install = "the office test needs it: apt-get install libreoffice-writer-nogui poppler-utils chromium fonts-dejavu-core"

// program is the first of some names that is installed.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatalf("%s is missing, and %s", names[0], install)
	return ""
}

// runs a program in a folder, with a home of its own, and answers with what it says.
func runs(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "HOME="+folder, "LC_ALL=C.UTF-8")
	var said, failed strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &failed
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, failed.String())
	}
	return said.String()
}

func TestOfficePrograms(t *testing.T) {
	office, browser := program(t, "soffice", "libreoffice"), program(t, "chromium", "chromium-browser", "google-chrome")
	for _, tool := range []string{"pdftotext", "pdfinfo", "pdfimages", "pdftoppm"} {
		program(t, tool)
	}
	folder := t.TempDir()
	if keep := os.Getenv("KONTOR_BILLEDER"); keep != "" { // to look at the pages afterwards
		folder = keep
	}
	documents := officeDocuments(t)
	convert := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "office")), "--headless", "--convert-to", "pdf"}
	for name, doc := range documents {
		file := filepath.Join(folder, "word-"+name+".docx")
		writes(t, file, whole(t)(dokument.DOCX(doc)))
		writes(t, filepath.Join(folder, "html-"+name+".html"), dokument.HTML(doc))
		convert = append(convert, file)
	}
	runs(t, folder, office, convert...)
	for name, doc := range documents {
		t.Run("word-"+name, func(t *testing.T) { printed(t, folder, "word-"+name, doc) })
		t.Run("html-"+name, func(t *testing.T) {
			page := "file://" + filepath.ToSlash(filepath.Join(folder, "html-"+name+".html"))
			flags := []string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + filepath.Join(folder, "browser")}
			runs(t, folder, browser, append(flags, "--no-pdf-header-footer", "--print-to-pdf-no-header", "--print-to-pdf=html-"+name+".pdf", page)...)
			runs(t, folder, browser, append(flags, "--window-size=1600,1200", "--screenshot=html-"+name+".png", page)...)
			printed(t, folder, "html-"+name, doc)
			if ink := dark(t, filepath.Join(folder, "html-"+name+".png")); ink < 0.005 {
				t.Errorf("the page on the screen is blank: %v of it is dark", ink)
			}
		})
	}
}

func writes(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// officeDocuments are every paper of a real sag, one that has every block and every hostile text,
// and one with a row that no page has room for.
func officeDocuments(t *testing.T) map[string]dokument.Document {
	every := dokument.Document{Title: "Alle slags", Subject: "Opholdsstedet Lærkebakken", Running: "Alle slags · sag x", Foot: []dokument.Line{{Text: "Det er foden."}}}
	every.Blocks = []dokument.Block{
		dokument.Heading{Level: 2, Text: "Løbende tekst"}, dokument.Paragraph{{Label: "Mærke", Text: "En tekst\nmed to linjer"}, {Text: "og en linje til."}},
		dokument.Heading{Level: 3, Text: "Opstilling"}, dokument.List{{Text: "Første punkt"}, {Label: "Andet", Text: "punkt"}},
		dokument.Heading{Level: 4, Text: "Ord og forklaring"}, dokument.Definitions{{Label: "En lang ledetekst, som fylder mere end sin plads", Text: "og dens tekst"}},
		dokument.Signature{Label: "Godkendt af ledelsen"}, dokument.Signature{Label: "Set af", By: "Prøve Konsulent", Date: "2027-06-15"},
		dokument.Picture{Caption: "Spindelvævet ved tilsyn 2", Web: web("Målgruppe, metoder og resultater")},
		dokument.Heading{Level: 2, Text: "Fjendtlig tekst"},
	}
	table := dokument.Table{Caption: "Tekster", Columns: []dokument.Column{{Head: "Nr."}, {Head: "Tekst", Width: 60}, {Head: "Igen", Width: 30}}}
	for i, text := range append(hostile, "]]>", "\ufffe") {
		table.Rows = append(table.Rows, dokument.Row{Cells: []dokument.Cell{{{Text: string(rune('a'+i%26)) + "."}}, {{Text: text}}, {{Label: "Igen", Text: text, Apart: true}}}})
	}
	every.Blocks = append(every.Blocks, table, table)
	for _, text := range []string{strings.Repeat("rødgrødmedfløde", 40), strings.Repeat("👩\u200d", 300)} {
		every.Blocks = append(every.Blocks, dokument.Heading{Level: 3, Text: text}, dokument.Paragraph{{Label: text, Text: text}}, dokument.List{{Text: text}},
			dokument.Definitions{{Label: text, Text: text}}, dokument.Signature{Label: text, By: text}, dokument.Table{Caption: text, Columns: []dokument.Column{{Head: text}, {Head: text}}})
	}
	long := dokument.Document{Title: "Lang række", Landscape: true, Blocks: []dokument.Block{dokument.Table{
		Columns: []dokument.Column{{Head: "A", Width: 30}, {Head: "B", Width: 70}},
		Rows: []dokument.Row{{Cells: []dokument.Cell{{{Text: "først"}}, {{Text: "kort"}}}},
			{Cells: []dokument.Cell{{{Text: "så"}}, {{Text: strings.Repeat("En række, som ingen side har plads til. ", 250) + "Slut på rækken."}}}}}}}}
	documents := map[string]dokument.Document{"alle-slags": every, "lang": long}
	model, sag := aakandensSag(t)
	for _, paper := range dokument.Papers() {
		documents[paper.Key] = paper.Make(model, sag, "2026-11-25")
	}
	return documents
}

// printed holds that a PDF has the paper, the texts and the picture of a Document.
func printed(t *testing.T, folder, name string, doc dokument.Document) {
	info, size := runs(t, folder, "pdfinfo", name+".pdf"), [2]string{"595", "842"}
	if doc.Landscape {
		size[0], size[1] = size[1], size[0]
	}
	if got := strings.Fields(info[strings.Index(info, "Page size:"):]); !near(got[2], size[0]) || !near(got[4], size[1]) || !strings.Contains(info, doc.Title) {
		t.Errorf("the paper is not A4, or has no title:\n%s", info)
	}
	if strings.HasPrefix(name, "html-") {
		if height := heading(t, folder, name); height < 14 || height > 22 {
			t.Errorf("the title is %v points high: something has made the paper smaller", height)
		}
	}
	pages := strings.Split(runs(t, folder, "pdftotext", "-raw", name+".pdf", "-"), "\f")
	for i := range pages {
		pages[i] = squashed(pages[i])
	}
	missing := 0
	for _, text := range said(doc) {
		if text = squashed(text); !drawable(text) || found(pages, text) {
			continue
		}
		if missing++; missing < 5 {
			t.Errorf("no %q in\n%s", text, strings.Join(pages, "\n"))
		}
	}
	if last := squashed(doc.Running); last != "" && strings.HasPrefix(name, "word-") && !strings.Contains(pages[0], last+"Side1af") {
		t.Errorf("no foot with %q on the first page:\n%s", last, pages[0])
	}
	runs(t, folder, "pdftoppm", "-r", "60", "-png", name+".pdf", name+"-side")
	if !strings.Contains(name, "alle-slags") {
		return
	}
	shown, _ := filepath.Glob(filepath.Join(folder, name+"-side-*.png"))
	if strings.HasPrefix(name, "word-") {
		runs(t, folder, "pdfimages", "-png", name+".pdf", name+"-billede")
		if shown, _ = filepath.Glob(filepath.Join(folder, name+"-billede-*.png")); len(shown) != 1 {
			t.Fatalf("%d pictures", len(shown))
		}
	}
	most := 0.0
	for _, file := range shown {
		most = max(most, blueness(t, file))
	}
	if most < 0.001 {
		t.Errorf("no page has the line of a spindelvæv: %v of it is blue", most)
	}
}

// heading is the height of the first word of a PDF, in points.
func heading(t *testing.T, folder, name string) float64 {
	t.Helper()
	var page struct {
		Words []struct {
			Top    float64 `xml:"yMin,attr"`
			Bottom float64 `xml:"yMax,attr"`
		} `xml:"body>doc>page>word"`
	}
	if err := xml.Unmarshal([]byte(runs(t, folder, "pdftotext", "-bbox", "-l", "1", name+".pdf", "-")), &page); err != nil || len(page.Words) == 0 {
		t.Fatalf("no first word in %s: %v", name, err)
	}
	return page.Words[0].Bottom - page.Words[0].Top
}

// squashed is text without what a page may add or take away: spaces, line breaks, and
// the hyphens where a word is broken.
func squashed(s string) string {
	return strings.NewReplacer("-", "", "\u00ad", "", "\u2010", "", "\u200b", "", "\ufeff", "").Replace(strings.Join(strings.Fields(norm.NFKC.String(meant(s))), ""))
}

// drawable reports whether the letters of a text are in the fonts of every machine.
func drawable(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > 0x17f && r != '–' && r != '…' && r != '§' })
}

// found reports whether a text is on a page, or begins on one and ends on the next.
func found(pages []string, text string) bool {
	for i, page := range pages {
		if strings.Contains(page, text) {
			return true
		}
		for cut := range text {
			if cut > 0 && i+1 < len(pages) && strings.Contains(page, text[:cut]) && strings.Contains(pages[i+1], text[cut:]) {
				return true
			}
		}
	}
	return false
}

func near(got, want string) bool {
	whole, _, _ := strings.Cut(got, ".")
	return len(whole) == 3 && whole[:2] == want[:2]
}

// share is how much of a picture is of a kind.
func share(t *testing.T, file string, kind func(r, g, b uint32) bool) float64 {
	t.Helper()
	reader, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	picture, _, err := image.Decode(reader)
	if err != nil {
		t.Fatal(err)
	}
	size, count := picture.Bounds(), 0
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			if r, g, b, _ := picture.At(x, y).RGBA(); kind(r>>8, g>>8, b>>8) {
				count++
			}
		}
	}
	return float64(count) / float64(size.Dx()*size.Dy())
}

func dark(t *testing.T, file string) float64 {
	return share(t, file, func(r, g, b uint32) bool { return r+g+b < 300 })
}

func blueness(t *testing.T, file string) float64 {
	return share(t, file, func(r, _, b uint32) bool { return b > r+50 })
}
