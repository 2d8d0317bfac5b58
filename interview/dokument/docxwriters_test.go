package dokument_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/dokument"
	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/spindelvaev"
)

// aakanden is the plan of the made-up sag that has one, filled in and approved.
func aakanden(t testing.TB) dokument.Document {
	t.Helper()
	m, sag := aakandensSag(t)
	return dokument.Opfoelgningsplan(m, sag, "2026-11-25")
}

// aakandensSag is the made-up sag that has a plan and two tilsyn.
func aakandensSag(t testing.TB) (*kvalitetsmodel.Model, *interview.Sag) {
	t.Helper()
	m := model(t)
	journals, err := demo.Sager(m, time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC), "Prøve Konsulent")
	if err != nil {
		t.Fatal(err)
	}
	for _, journal := range journals {
		sag, err := interview.Fold(journal[0].Sag, journal)
		if err != nil {
			t.Fatal(err)
		}
		if len(sag.Plan.Items) > 0 {
			return m, sag
		}
	}
	t.Fatal("no made-up sag has a plan")
	return nil, nil
}

// web is a spindelvæv with a gap, a tilsyn before it, and a text wherever it has text.
func web(text string) spindelvaev.Web {
	w := spindelvaev.Web{Max: 5, Name: text, NameBefore: text}
	for i := range 7 {
		value := float64(i)/3 + 2
		w.Axes = append(w.Axes, spindelvaev.Axis{Nr: i + 1, Navn: text, Value: value, OK: i != 2, Before: 4 - value/2, HasBefore: i != 4, Scored: i, Of: 7})
	}
	return w
}

// full is a Document that has everything: a plan and a spindelvæv.
func full(t testing.TB) dokument.Document {
	doc := aakanden(t)
	doc.Blocks = append(doc.Blocks, dokument.Picture{Caption: "Spindelvævet", Web: web("Kompetencer")})
	return doc
}

// formats are all the writers, each with what a reader finds in its file.
var formats = map[string]func(t fails, doc dokument.Document) string{
	"html":     func(_ fails, doc dokument.Document) string { return dokument.HTML(doc) },
	"markdown": func(_ fails, doc dokument.Document) string { return dokument.Markdown(doc) },
	"csv": func(t fails, doc dokument.Document) string {
		return whole(t)(dokument.CSV(doc, dokument.DanishExcel()))
	},
	"json": func(t fails, doc dokument.Document) string { return whole(t)(dokument.JSON(doc)) },
	"docx": func(t fails, doc dokument.Document) string {
		parts := unzipped(t, whole(t)(dokument.DOCX(doc)))
		return parts["word/document.xml"] + parts["word/footer1.xml"]
	},
}

// whole is a file that could be written.
func whole(t fails) func(file []byte, err error) string {
	return func(file []byte, err error) string {
		t.Helper()
		if err != nil {
			t.Fatalf("%v", err)
		}
		return string(file)
	}
}

// marked makes texts that each stand in one place only.
type marked struct{ texts []string }

func (m *marked) text() string {
	m.texts = append(m.texts, fmt.Sprintf("tekst%dx", len(m.texts)))
	return m.texts[len(m.texts)-1]
}

func (m *marked) line() dokument.Line { return dokument.Line{Label: m.text(), Text: m.text()} }

func (m *marked) block(t *rapid.T) dokument.Block {
	switch rapid.IntRange(0, 5).Draw(t, "block") {
	case 0:
		return dokument.Heading{Level: rapid.IntRange(-1, 9).Draw(t, "level"), Text: m.text()}
	case 1:
		return dokument.Paragraph{m.line(), {Text: m.text()}}
	case 2:
		return dokument.List{m.line(), {Label: m.text()}}
	case 3:
		return dokument.Definitions{m.line(), m.line()}
	case 4:
		return dokument.Signature{Label: m.text(), By: m.text(), Date: "2027-06-15"}
	}
	table := dokument.Table{Caption: m.text()}
	for range rapid.IntRange(1, 4).Draw(t, "columns") {
		table.Columns = append(table.Columns, dokument.Column{Group: m.text(), Head: m.text(), Width: rapid.IntRange(-1, 60).Draw(t, "width")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "rows") {
		var row dokument.Row
		for range table.Columns {
			row.Cells = append(row.Cells, rapid.SampledFrom([]dokument.Cell{nil, {m.line()}, {m.line(), {Text: m.text(), Apart: true}}, {{Label: m.text()}}}).Draw(t, "cell"))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// said are the texts of a Document, but for those that are for one format alone.
func said(doc dokument.Document) []string {
	texts := []string{doc.Title}
	add := func(lines []dokument.Line) {
		for _, line := range lines {
			texts = append(texts, line.Label, line.Text)
		}
	}
	add(doc.Foot)
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case dokument.Heading:
			texts = append(texts, b.Text)
		case dokument.Paragraph:
			add(b)
		case dokument.List:
			add(b)
		case dokument.Definitions:
			add(b)
		case dokument.Signature:
			texts = append(texts, b.Label, b.By)
		case dokument.Picture:
			texts = append(texts, b.Caption)
		case dokument.Table:
			texts = append(texts, b.Caption)
			for _, column := range b.Columns {
				texts = append(texts, column.Group, strings.ReplaceAll(column.Head, "\u00ad", ""))
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					add(cell)
				}
			}
		}
	}
	return texts
}

// Whatever a Document has, every format has it.
func TestEveryTextIsInEveryFormat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m marked
		doc := dokument.Document{Title: m.text(), Landscape: rapid.Bool().Draw(t, "landscape"), Foot: []dokument.Line{m.line(), m.line()}}
		for range rapid.IntRange(0, 6).Draw(t, "blocks") {
			doc.Blocks = append(doc.Blocks, m.block(t))
		}
		for name, write := range formats {
			page := write(t, doc)
			for _, text := range said(doc) {
				if !strings.Contains(page, text) {
					t.Fatalf("%s has no %q:\n%s", name, text, page)
				}
			}
		}
	})
}

// BenchmarkTilsynsrapport makes the whole report of a second tilsyn, from the sag to
// the bytes of the file.
func BenchmarkTilsynsrapport(b *testing.B) {
	m, sag := aakandensSag(b)
	made := func() dokument.Document { return dokument.Tilsynsrapport(m, sag, "2026-11-25") }
	for name, write := range map[string]func() error{
		"html":     func() error { dokument.HTML(made()); return nil },
		"markdown": func() error { dokument.Markdown(made()); return nil },
		"docx":     func() error { _, err := dokument.DOCX(made()); return err },
		"csv":      func() error { _, err := dokument.CSV(made(), dokument.DanishExcel()); return err },
		"json":     func() error { _, err := dokument.JSON(made()); return err },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
