package dokument

import (
	"fmt"
	"strings"

	"spindel/kvalitetsmodel/spindelvaev"
)

// HTML writes a Document as one page that needs nothing else: no script, no font
// and no picture from anywhere, and a policy in its head that allows none. It reads
// on a screen, is read aloud in its order, and prints on A4.
func HTML(doc Document) string {
	w := &htmlWriter{}
	w.head(doc)
	w.line("<body>")
	w.line("<main>")
	w.heading(1, doc.Title)
	for _, block := range doc.Blocks {
		w.block(block)
	}
	w.line("</main>")
	w.foot(doc.Foot)
	w.line("</body>")
	w.line("</html>")
	return w.String()
}

type htmlWriter struct {
	strings.Builder
	level int // of the last heading
}

// line writes a line of HTML. What goes into it must be harmless already.
func (w *htmlWriter) line(format string, harmless ...any) {
	fmt.Fprintf(w, format, harmless...)
	w.WriteByte('\n')
}

func (w *htmlWriter) head(doc Document) {
	title := doc.Title
	if doc.Subject != "" {
		title += " – " + doc.Subject
	}
	w.line("<!DOCTYPE html>")
	w.line(`<html lang="da">`)
	w.line("<head>")
	w.line(`<meta charset="utf-8">`)
	w.line(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`)
	w.line(`<meta name="viewport" content="width=device-width, initial-scale=1">`)
	w.line("<title>%s</title>", htmlLine(title))
	w.line("<style>\n%s%s</style>", page(doc), style)
	w.line("</head>")
}

func (w *htmlWriter) block(block Block) {
	switch b := block.(type) {
	case Heading:
		w.heading(b.Level, b.Text)
	case Paragraph:
		w.line("<p>%s</p>", running(b))
	case List:
		w.line("<ul>")
		for _, line := range b {
			w.line("<li>%s</li>", running([]Line{line}))
		}
		w.line("</ul>")
	case Definitions:
		w.line("<dl>")
		for _, line := range b {
			w.line("<div><dt>%s</dt><dd>%s</dd></div>", htmlLine(line.Label), htmlText(line.Text))
		}
		w.line("</dl>")
	case Signature:
		w.signature(b)
	case Picture:
		w.line("<figure>\n%s<figcaption>%s</figcaption>\n</figure>", spindelvaev.SVG(b.Web), htmlLine(b.Caption))
	case Table:
		w.table(b)
	}
}

// heading never leaves out a level, since those who hear the page go by them.
func (w *htmlWriter) heading(level int, text string) {
	w.level = max(1, min(level, w.level+1, 6))
	w.line("<h%d>%s</h%d>", w.level, htmlLine(text), w.level)
}

// running is lines of running text, the label of each in bold.
func running(lines []Line) string {
	var written []string
	for _, line := range lines {
		text := htmlText(line.Text)
		if label := htmlLine(line.Label); label != "" {
			text = strings.TrimRight(fmt.Sprintf("<b>%s:</b> %s", label, text), " ")
		}
		written = append(written, text)
	}
	return strings.Join(written, "<br>")
}

func (w *htmlWriter) signature(s Signature) {
	if s.By == "" && s.Date == "" {
		w.line(`<p class="signature"><b>%s:</b> <span class="room"></span>, den <span class="room"></span></p>`, htmlLine(s.Label))
		return
	}
	w.line(`<p class="signature"><b>%s:</b> %s, den %s</p>`, htmlLine(s.Label), htmlLine(s.By), htmlLine(s.Date.Danish()))
}

func (w *htmlWriter) foot(lines []Line) {
	if len(lines) == 0 {
		return
	}
	w.line("<footer>")
	for _, line := range lines {
		w.line("<p>%s</p>", running([]Line{line}))
	}
	w.line("</footer>")
}
