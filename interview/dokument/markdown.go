package dokument

import (
	"fmt"
	"strings"

	"spindel/kvalitetsmodel/spindelvaev"
)

// Markdown writes a Document in the Markdown of GitHub, which has tables. The head
// of a table has one row there, so a group stands above the head of its first column.
func Markdown(doc Document) string {
	w := &markdownWriter{}
	w.block(Heading{1, doc.Title})
	for _, block := range doc.Blocks {
		w.block(block)
	}
	if len(doc.Foot) > 0 {
		w.part("---")
		for _, line := range doc.Foot {
			w.block(Paragraph{line})
		}
	}
	return w.String()
}

type markdownWriter struct{ strings.Builder }

// part writes lines that stand by themselves, with an empty line before them.
func (w *markdownWriter) part(lines ...string) {
	if len(lines) == 0 {
		return
	}
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	for _, line := range lines {
		w.WriteString(line)
		w.WriteByte('\n')
	}
}

func (w *markdownWriter) block(block Block) {
	switch b := block.(type) {
	case Heading:
		w.part(strings.Repeat("#", max(1, min(b.Level, 6))) + " " + markdownStart(markdownLine(b.Text)))
	case Paragraph:
		w.part(markdownStart(markdownLines(b)))
	case List:
		w.part(items(b)...)
	case Definitions:
		w.part(items(b)...)
	case Signature:
		w.part(markdownSignature(b))
	case Picture:
		w.picture(b)
	case Table:
		w.table(b)
	}
}

// picture draws the spindelvæv in signs. A fence is as long as it must be, so that
// no name can end it.
func (w *markdownWriter) picture(p Picture) {
	drawing := spindelvaev.Side(p.Web, 78, 34, spindelvaev.Ascii)
	fence := "```"
	for strings.Contains(drawing, fence) {
		fence += "`"
	}
	if caption := markdownLine(p.Caption); caption != "" {
		w.part("**" + caption + "**")
	}
	w.part(append(append([]string{fence}, strings.Split(drawing, "\n")...), fence)...)
}

func items(lines []Line) []string {
	var items []string
	for _, line := range lines {
		items = append(items, "- "+markdownStart(markdownLines([]Line{line})))
	}
	return items
}

// markdownLines are lines of text on one line of the file, the label of each in bold.
// The colon and what follows it let the bold end, whatever the label is.
func markdownLines(lines []Line) string {
	var written strings.Builder
	for i, line := range lines {
		text := markdownText(line.Text)
		if label := markdownLine(line.Label); label != "" {
			text = strings.TrimRight(fmt.Sprintf("**%s:** %s", label, text), " ")
		}
		if i > 0 {
			written.WriteString("<br>")
		}
		if i > 0 && line.Apart {
			written.WriteString("<br>")
		}
		written.WriteString(text)
	}
	return written.String()
}

func markdownSignature(s Signature) string {
	by, date := markdownLine(s.By), markdownLine(s.Date.Danish())
	if s.By == "" && s.Date == "" {
		by, date = strings.Repeat("…", 30), strings.Repeat("…", 15)
	}
	return fmt.Sprintf("**%s:** %s, den %s", markdownLine(s.Label), by, date)
}

func (w *markdownWriter) table(t Table) {
	if t.Caption != "" {
		w.part("**" + markdownLine(t.Caption) + "**")
	}
	var heads, rule []string
	for i, column := range t.Columns {
		head := markdownLine(column.Head)
		if group := markdownLine(column.Group); group != "" && (i == 0 || column.Group != t.Columns[i-1].Group) {
			head = group + "<br>" + head
		}
		heads, rule = append(heads, head), append(rule, "---")
	}
	lines := []string{tableRow(heads), tableRow(rule)}
	for _, row := range t.Rows {
		var cells []string
		for i := range t.Columns {
			cells = append(cells, markdownLines(row.cell(i)))
		}
		lines = append(lines, tableRow(cells))
	}
	w.part(lines...)
}

func tableRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
