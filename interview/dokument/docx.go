package dokument

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// DOCX writes a Document for Word, as a form of an authority has it: with styles that
// can be changed in one place, tables whose head comes again on each page, and the
// number of each page. The same Document is always the same bytes.
func DOCX(doc Document) ([]byte, error) {
	w := &docxWriter{page: docxPageOf(doc)}
	w.paragraph("Titel", docxText(doc.Title))
	for _, block := range doc.Blocks {
		if err := w.block(block); err != nil {
			return nil, err
		}
	}
	if len(doc.Foot) > 0 {
		w.paragraph("Mellemrum", "")
	}
	for _, line := range doc.Foot {
		w.paragraph("Dokumentfod", docxLines([]Line{line}))
	}
	parts := []docxPart{
		{"[Content_Types].xml", docxContentTypes},
		{"_rels/.rels", docxRelations},
		{"docProps/core.xml", docxCore(doc)},
		{"word/document.xml", docxDocument(w)},
		{"word/_rels/document.xml.rels", docxDocumentRelations(len(w.pictures))},
		{"word/styles.xml", docxStyles(w.page)},
		{"word/numbering.xml", docxNumbering},
		{"word/settings.xml", docxSettings},
		{"word/header1.xml", docxHeader(doc)},
		{"word/footer1.xml", docxFooter(doc, w.page)},
	}
	for i, picture := range w.pictures {
		parts = append(parts, docxPart{fmt.Sprintf("word/media/spindelvaev%d.png", i+1), string(picture)})
	}
	return docxZip(parts)
}

// docxPart is a file within the file.
type docxPart struct{ name, text string }

// docxZip packs the parts. Their time is one that a zip file can have, and no clock's.
func docxZip(parts []docxPart) ([]byte, error) {
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, part := range parts {
		file, err := archive.CreateHeader(&zip.FileHeader{
			Name: part.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", part.name, err)
		}
		if _, err := file.Write([]byte(part.text)); err != nil {
			return nil, fmt.Errorf("pack %s: %w", part.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("pack the document: %w", err)
	}
	return b.Bytes(), nil
}

// docxPage is the paper, in twentieths of a point: 567 of them are a centimetre.
type docxPage struct {
	width, height     int
	side, top, bottom int // margins
	edge              int // from the edge of the paper to what stands above and below the text
	text              int // size of the text, in half points
	orient            string
}

// docxPageOf is A4. The official form needs nearly the whole width of it.
func docxPageOf(doc Document) docxPage {
	if doc.Landscape {
		return docxPage{width: 16838, height: 11906, side: 567, top: 737, bottom: 794, edge: 340, text: 18, orient: ` w:orient="landscape"`}
	}
	return docxPage{width: 11906, height: 16838, side: 1134, top: 1247, bottom: 1134, edge: 567, text: 21}
}

// column is how wide the text is.
func (p docxPage) column() int { return p.width - 2*p.side }

// docxWriter writes the text of a document. What goes into it must be harmless already.
type docxWriter struct {
	strings.Builder
	page     docxPage
	level    int // of the last heading
	pictures [][]byte
}

func (w *docxWriter) block(block Block) error {
	switch b := block.(type) {
	case Heading:
		w.heading(b)
	case Paragraph:
		w.paragraph("", docxLines(b))
	case List:
		for _, line := range b {
			w.paragraph("Opstilling", docxLines([]Line{line}))
		}
	case Definitions:
		for _, line := range b {
			w.paragraph("Definition", docxBold(line.Label)+`<w:r><w:tab/></w:r>`+docxText(line.Text))
		}
	case Signature:
		w.signature(b)
	case Picture:
		return w.picture(b)
	case Table:
		w.table(b)
	}
	return nil
}

// paragraph writes some runs of text in a style; none is the style of running text.
func (w *docxWriter) paragraph(style, runs string) {
	properties := ""
	if style != "" {
		properties = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	w.WriteString("<w:p>" + properties + runs + "</w:p>\n")
}

// heading is one level below the title, and leaves out none, since Word shows them
// as a tree to go by.
func (w *docxWriter) heading(h Heading) {
	w.level = max(1, min(h.Level-1, w.level+1, 3))
	w.paragraph(fmt.Sprintf("Overskrift%d", w.level), docxText(tidyLine(h.Text)))
}

// signature has room for a hand where nothing is signed: two lines to write on.
func (w *docxWriter) signature(s Signature) {
	if s.By == "" && s.Date == "" {
		w.paragraph("Underskrift", docxBold(s.Label+":"))
		w.paragraph("Underskriftslinje", `<w:r><w:tab/></w:r>`+docxText(", den")+docxRun("", " ")+`<w:r><w:tab/></w:r>`)
		return
	}
	signed := fmt.Sprintf("%s, den %s", tidyLine(s.By), tidyLine(s.Date.Danish()))
	w.paragraph("Underskrift", docxBold(s.Label+":")+docxRun("", " ")+docxText(signed))
}
