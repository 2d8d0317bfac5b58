package dokument

import (
	"fmt"
	"strings"
)

// table writes a table whose head is repeated on each printed page. A cell is
// read aloud with the head of its column and the name of its row.
func (w *htmlWriter) table(t Table) {
	w.line("<table>")
	if t.Caption != "" {
		w.line("<caption>%s</caption>", htmlLine(t.Caption))
	}
	w.line("<colgroup>")
	for _, column := range t.Columns {
		if column.Width > 0 {
			w.line(`<col style="width:%d%%">`, column.Width)
		} else {
			w.line("<col>")
		}
	}
	w.line("</colgroup>")
	w.line("<thead>")
	if t.grouped() {
		w.line(`<tr class="groups">`)
		for _, span := range t.spans() {
			w.line(`<th scope="colgroup" colspan="%d">%s</th>`, span.Columns, htmlLine(span.Group))
		}
		w.line("</tr>")
	}
	w.line("<tr>")
	for _, column := range t.Columns {
		w.line(`<th scope="col">%s</th>`, htmlHead(column.Head))
	}
	w.line("</tr>")
	w.line("</thead>")
	w.line("<tbody>")
	for _, row := range t.Rows {
		w.row(t, row)
	}
	w.line("</tbody>")
	w.line("</table>")
}

func (w *htmlWriter) row(t Table, row Row) {
	if row.open() {
		w.line(`<tr class="open">`)
	} else {
		w.line("<tr>")
	}
	for i := range t.Columns {
		cell := row.cell(i)
		if i > 0 || row.Name == "" {
			w.line("<td>%s</td>", paragraphs(cell))
			continue
		}
		w.line(`<th scope="row" abbr="%s">%s</th>`, htmlLine(row.Name), paragraphs(cell))
	}
	w.line("</tr>")
}

// paragraphs are the lines of a cell, each a paragraph.
func paragraphs(cell Cell) string {
	var text strings.Builder
	for i, line := range cell {
		class := ""
		switch {
		case i == 0 && line.Label != "" && line.Text == "":
			class = ` class="title"`
		case i > 0 && line.Apart:
			class = ` class="apart"`
		}
		fmt.Fprintf(&text, "<p%s>%s</p>", class, running([]Line{line}))
	}
	return text.String()
}
