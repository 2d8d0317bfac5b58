package dokument_test

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview/dokument"
)

// innocentDOCX is the skeleton of each part for a text that has nothing to escape.
var innocentDOCX = sync.OnceValue(func() map[string][]string {
	skeletons := map[string][]string{}
	file, err := dokument.DOCX(paper("x"))
	if err != nil {
		panic(err)
	}
	for name, part := range unzipped(panics{}, string(file)) {
		nodes, _, err := read(part)
		if err != nil {
			panic(err)
		}
		skeletons[name] = skeleton(nodes)
	}
	return skeletons
})

type panics struct{}

func (panics) Helper()                           {}
func (panics) Fatalf(format string, args ...any) { panic(format) }

// checkDOCX holds that a text is text and nothing else wherever it stands, and that
// every part of the file is XML.
func checkDOCX(t fails, text string) {
	t.Helper()
	for name, part := range unzipped(t, whole(t)(dokument.DOCX(paper(text)))) {
		nodes, told, err := read(part)
		if err != nil {
			t.Fatalf("%q: %s: %v", text, name, err)
		}
		if meant(text) == "" { // a caption that says nothing is left out
			continue
		}
		if got, want := skeleton(nodes), innocentDOCX()[name]; !slices.Equal(got, want) {
			t.Fatalf("%q makes other elements in %s:\n%v\nwant\n%v", text, name, got, want)
		}
		if name == "word/document.xml" && strings.Count(plain(told), readable(text)) < 20 {
			t.Fatalf("%q is told as %q", text, told)
		}
		if strings.ContainsAny(part, "\ufffe\uffff") {
			t.Fatalf("%q leaves a character in %s that XML does not allow", text, name)
		}
	}
}

// readable is text as XML can tell it.
func readable(text string) string {
	return strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(meant(text))
}

func TestDOCXHostileTextStaysText(t *testing.T) {
	for _, text := range append(hostile, "]]>", "\ufffe", "a\uffffb", "_x0000_", "%s %d %n", "&#0;") {
		checkDOCX(t, text)
	}
}

func TestDOCXHostileTextsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkDOCX(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostile), 1, 4).Draw(t, "texts"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between")))
	})
}

func FuzzDOCX(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkDOCX(t, text) })
}

func TestDOCXIsTheSameForTheSameDocument(t *testing.T) {
	first, second := whole(t)(dokument.DOCX(full(t))), whole(t)(dokument.DOCX(full(t)))
	if first != second {
		t.Error("the same document is two files")
	}
}

// Word takes a file for damaged that names what is not there.
func TestDOCXNamesNothingThatIsNotThere(t *testing.T) {
	doc := full(t)
	doc.Blocks = append(doc.Blocks, dokument.Picture{Web: web(strings.Join(hostile, " "))}, dokument.List{{Text: "x"}})
	parts := unzipped(t, whole(t)(dokument.DOCX(doc)))
	styles, ids, types := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for name, part := range parts {
		if path.Ext(name) == ".png" {
			continue
		}
		nodes, _, err := read(part)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, n := range nodes {
			switch n.name() {
			case "style":
				styles[n.attr("styleId")] = true
			case "Relationship":
				ids[n.attr("Id")] = true
				if folder := path.Dir(path.Dir(name)); parts[path.Join(folder, n.attr("Target"))] == "" {
					t.Errorf("%s names %s, which is not there", name, n.attr("Target"))
				}
			case "Override":
				types[strings.TrimPrefix(n.attr("PartName"), "/")] = true
			}
		}
	}
	for name, part := range parts {
		if path.Ext(name) == ".xml" && !types[name] && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
		nodes, _, _ := read(part)
		for _, n := range nodes {
			switch n.name() {
			case "pStyle", "rStyle", "tblStyle", "basedOn":
				if !styles[n.attr("val")] {
					t.Errorf("%s has the style %q, which is none", name, n.attr("val"))
				}
			case "headerReference", "footerReference":
				if !ids[n.attr("id")] {
					t.Errorf("%s names %q, which is nothing", name, n.attr("id"))
				}
			case "blip":
				if !ids[n.attr("embed")] {
					t.Errorf("%s shows %q, which is nothing", name, n.attr("embed"))
				}
			}
		}
	}
	if !bytes.HasPrefix([]byte(parts["word/media/spindelvaev2.png"]), []byte("\x89PNG")) {
		t.Error("the second picture is not there")
	}
}

// docxOrder is the order that the standard wants of what stands in an element. Word
// refuses a file in another one, and LibreOffice does not.
var docxOrder = map[string]string{
	"pPr":         "pStyle keepNext keepLines numPr pBdr tabs suppressAutoHyphens spacing ind jc outlineLvl",
	"rPr":         "rStyle rFonts b bCs spacing sz szCs lang",
	"tblPr":       "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
	"tcPr":        "tcW gridSpan shd",
	"sectPr":      "headerReference footerReference pgSz pgMar titlePg",
	"style":       "name basedOn qFormat pPr rPr tblPr",
	"lvl":         "start numFmt pStyle lvlText lvlJc pPr",
	"settings":    "defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang",
	"inline":      "extent docPr cNvGraphicFramePr graphic",
	"tbl":         "tblPr tblGrid tr",
	"tblBorders":  "top left bottom right insideH insideV",
	"tblCellMar":  "top left bottom right",
	"abstractNum": "multiLevelType lvl",
}

func TestDOCXKeepsTheOrderOfTheStandard(t *testing.T) {
	doc := full(t)
	doc.Blocks = append(doc.Blocks, dokument.List{{Text: "x"}}, dokument.Signature{Label: "x"})
	for name, part := range unzipped(t, whole(t)(dokument.DOCX(doc))) {
		if path.Ext(name) != ".xml" {
			continue
		}
		nodes, _, err := read(part)
		if err != nil {
			t.Fatal(err)
		}
		last := map[int]string{} // the element before, at each depth
		for _, n := range nodes {
			depth := strings.Count(n.path, "/")
			maps.DeleteFunc(last, func(d int, _ string) bool { return d > depth })
			if order := strings.Fields(docxOrder[n.parent()]); len(order) > 0 {
				switch at := slices.Index(order, n.name()); {
				case at < 0:
					t.Errorf("%s: nobody has said where %s stands", name, n.path)
				case slices.Index(order, last[depth]) > at:
					t.Errorf("%s: %s stands after %s", name, n.path, last[depth])
				}
			}
			last[depth] = n.name()
		}
	}
}

// The table of the plan is the form: it fills the width of the page, its head comes
// again on each page, and each row but the first stays on one page.
func TestDOCXTableIsTheForm(t *testing.T) {
	page := unzipped(t, whole(t)(dokument.DOCX(aakanden(t))))["word/document.xml"]
	for _, want := range []string{
		`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`, `<w:tblLayout w:type="fixed"/>`, `<w:gridSpan w:val="5"/>`, `<w:gridSpan w:val="3"/>`,
		`kvalitets</w:t></w:r><w:r><w:softHyphen/></w:r><w:r><w:t xml:space="preserve">udviklings</w:t>`,
		`<w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t xml:space="preserve">Fremdrift</w:t>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	rows := regexp.MustCompile(`<w:tr>.*`).FindAllString(page, -1)
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		if got, want := strings.Contains(row, "<w:tblHeader/>"), i < 2; got != want {
			t.Errorf("row %d is of the head: %v", i, got)
		}
		if got, want := strings.Contains(row, "<w:cantSplit/>"), i != 2; got != want {
			t.Errorf("row %d stays on one page: %v", i, got)
		}
	}
	sum := 0
	for _, column := range regexp.MustCompile(`<w:gridCol w:w="(\d+)"/>`).FindAllStringSubmatch(page, -1) {
		sum += number(t, column[1])
	}
	if sum != 16838-2*567 {
		t.Errorf("the columns are %d wide", sum)
	}
}

func number(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
