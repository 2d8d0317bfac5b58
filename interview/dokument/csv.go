package dokument

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// CSVOptions is what programs differ about.
type CSVOptions struct {
	Separator rune // between the cells: ';' for Excel in Danish, ',' for most others
	BOM       bool // the mark without which Excel does not read the file as UTF-8
}

// DanishExcel are the options for a file that is opened in Excel with a double click.
func DanishExcel() CSVOptions { return CSVOptions{Separator: ';', BOM: true} }

// CSV writes a Document for a spreadsheet. A table has a row for each of its rows, its
// head above them and an empty row around it; everything else has a row with its
// section, its label and its text. All rows have as many cells. The decimal sign is
// the comma, but where that is the separator.
func CSV(doc Document, options CSVOptions) ([]byte, error) {
	w := &csvWriter{section: doc.Title, point: options.Separator == ','}
	w.row("Afsnit", "Ledetekst", "Tekst")
	w.line("Om", doc.Subject)
	w.line("Sidefod", doc.Running)
	for _, block := range doc.Blocks {
		w.block(block)
	}
	w.section = "Fod"
	w.lines(doc.Foot)
	return w.file(options)
}

type csvWriter struct {
	rows    [][]string
	section string // the last heading
	point   bool   // the decimal sign
}

// row adds a row of text from anybody.
func (w *csvWriter) row(cells ...string) {
	for i := range cells {
		cells[i] = csvText(cells[i])
	}
	w.rows = append(w.rows, cells)
}

// line adds a row of the section that it is in.
func (w *csvWriter) line(label, text string) { w.row(w.section, tidyLine(label), text) }

func (w *csvWriter) lines(lines []Line) {
	for _, line := range lines {
		w.line(line.Label, line.Text)
	}
}

func (w *csvWriter) block(block Block) {
	switch b := block.(type) {
	case Heading:
		w.section = b.Text
		w.row(b.Text)
	case Paragraph:
		w.lines(b)
	case List:
		w.lines(b)
	case Definitions:
		w.lines(b)
	case Signature:
		w.line(b.Label, b.By)
		w.line("Dato", b.Date.Danish())
	case Picture:
		w.picture(b)
	case Table:
		w.table(b)
	}
}

// table stands free, so that a spreadsheet takes it for one range.
func (w *csvWriter) table(t Table) {
	w.line("Tabel", t.Caption)
	w.row()
	if t.grouped() {
		var groups []string
		for _, column := range t.Columns {
			groups = append(groups, tidyLine(column.Group))
		}
		w.row(groups...)
	}
	var heads []string
	for _, column := range t.Columns {
		heads = append(heads, tidyLine(column.Head))
	}
	w.row(heads...)
	for _, row := range t.Rows {
		var cells []string
		for i := range t.Columns {
			cells = append(cells, csvCell(row.cell(i)))
		}
		w.row(cells...)
	}
	w.row()
}

// csvCell is the lines of a cell below each other.
func csvCell(cell Cell) string {
	var lines []string
	for _, line := range cell {
		text := tidy(line.Text)
		if label := tidyLine(line.Label); label != "" {
			text = strings.TrimRight(label+": "+text, " ")
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

// csvDangerous are the signs that make a formula of a cell that begins with them, or
// that a spreadsheet reads as one of those.
const csvDangerous = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−"

// csvText is text that a spreadsheet takes for text. An apostrophe before a sign that
// begins a formula is the way that OWASP advises; it is seen in the cell.
func csvText(s string) string {
	s = tidy(s)
	if s != "" && strings.ContainsRune(csvDangerous, []rune(s)[0]) {
		return "'" + s
	}
	return s
}

// file writes the rows, each ended by CRLF as the format wants it. A line break within
// a cell is LF alone, which is what Excel itself has there.
func (w *csvWriter) file(options CSVOptions) ([]byte, error) {
	var all, one bytes.Buffer
	if options.BOM {
		all.WriteString("\ufeff")
	}
	widest := 0
	for _, row := range w.rows {
		widest = max(widest, len(row))
	}
	for _, row := range w.rows {
		one.Reset()
		writer := csv.NewWriter(&one)
		writer.Comma = options.Separator
		if err := writer.Write(append(row, make([]string, widest-len(row))...)); err != nil {
			return nil, fmt.Errorf("write a row as CSV: %w", err)
		}
		writer.Flush()
		if err := writer.Error(); err != nil {
			return nil, fmt.Errorf("write a row as CSV: %w", err)
		}
		all.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
		all.WriteString("\r\n")
	}
	return all.Bytes(), nil
}
