package dokument

import "fmt"

// docxOpenRow is how high a row is that is to be filled in by hand: 3 cm.
const docxOpenRow = 1701

// table writes a table whose head is repeated on each page.
func (w *docxWriter) table(t Table) {
	if caption := xmlLine(t.Caption); caption != "" {
		w.paragraph("Billedtekst", docxRun("", caption))
	}
	if len(t.Columns) == 0 {
		return
	}
	widths := docxWidths(t.Columns, w.page.column())
	w.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Skema"/>`)
	fmt.Fprintf(w, `<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`, w.page.column())
	w.WriteString(`<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	fmt.Fprintf(w, `<w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, xmlLine(t.Caption))
	for _, width := range widths {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString("</w:tblGrid>\n")
	w.head(t, widths)
	for i, row := range t.Rows {
		w.row(t, row, i, widths)
	}
	w.WriteString("</w:tbl>\n")
	w.paragraph("Mellemrum", "") // two tables in a row would become one
}

// docxWidths shares the width of the text between the columns, to the last twentieth
// of a point. Columns without a width share what the others leave.
func docxWidths(columns []Column, whole int) []int {
	given, without := 0, 0
	for _, column := range columns {
		if given += max(column.Width, 0); column.Width <= 0 {
			without++
		}
	}
	share := 0
	if without > 0 {
		share = max((100-given)/without, 1)
	}
	all := given + share*without
	widths, sum, used := make([]int, len(columns)), 0, 0
	for i, column := range columns {
		if column.Width > 0 {
			sum += column.Width
		} else {
			sum += share
		}
		widths[i] = whole*sum/all - used
		used += widths[i]
	}
	return widths
}

// head writes the one or two rows that stand at the top of each page.
func (w *docxWriter) head(t Table, widths []int) {
	const begin = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`
	if t.grouped() {
		w.WriteString(begin)
		column := 0
		for _, span := range t.spans() {
			width := 0
			for range span.Columns {
				width += widths[column]
				column++
			}
			w.headCell(width, span.Columns, "Tabelgruppe", docxText(tidyLine(span.Group)))
		}
		w.WriteString("</w:tr>\n")
	}
	w.WriteString(begin)
	for i, column := range t.Columns {
		w.headCell(widths[i], 1, "Tabelhoved", docxHead(column.Head))
	}
	w.WriteString("</w:tr>\n")
}

func (w *docxWriter) headCell(width, columns int, style, runs string) {
	span := ""
	if columns > 1 {
		span = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, columns)
	}
	fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/></w:tcPr>`, width, span)
	w.paragraph(style, runs)
	w.WriteString("</w:tc>")
}

// row stays on one page, but for the first one: it would leave a head without rows.
func (w *docxWriter) row(t Table, row Row, nr int, widths []int) {
	w.WriteString("<w:tr><w:trPr>")
	if nr > 0 {
		w.WriteString("<w:cantSplit/>")
	}
	if row.open() {
		fmt.Fprintf(w, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, docxOpenRow)
	}
	w.WriteString("</w:trPr>")
	for i := range t.Columns {
		fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		w.cell(row.cell(i))
		w.WriteString("</w:tc>")
	}
	w.WriteString("</w:tr>\n")
}

// cell has a paragraph for each line, and at least one, without which Word takes the
// file for damaged.
func (w *docxWriter) cell(cell Cell) {
	if len(cell) == 0 {
		w.paragraph("Tabeltekst", "")
	}
	apart := 0
	for i, line := range cell {
		style := "Tabeltekst"
		switch {
		case i == 0 && line.Label != "" && line.Text == "":
			style = "Tabeltitel"
		case i > 0 && line.Apart: // two in a row with borders of one colour would share one
			style = fmt.Sprintf("Tabeltekstadskilt%d", apart%2+1)
			apart++
		}
		w.paragraph(style, docxLines([]Line{line}))
	}
}
