package dokument

import (
	"encoding/xml"
	"strings"
)

// xmlText makes text harmless in XML, between tags and in quotes. What XML cannot
// hold becomes the sign for a character that is missing.
func xmlText(s string) string {
	var b strings.Builder
	// A strings.Builder takes every write.
	_ = xml.EscapeText(&b, []byte(tidy(s)))
	return strings.ReplaceAll(b.String(), overlay, overlayEntity)
}

// xmlLine is xmlText on one line.
func xmlLine(s string) string { return xmlText(tidyLine(s)) }

// docxRun is a piece of text in a style for characters. It is not tidied, so that it
// may begin or end with a space of ours.
func docxRun(style, ours string) string {
	properties := ""
	if style != "" {
		properties = `<w:rPr><w:rStyle w:val="` + style + `"/></w:rPr>`
	}
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + ours + `</w:t></w:r>`
}

// docxText is text from people, with its line breaks.
func docxText(s string) string {
	var runs strings.Builder
	for i, line := range strings.Split(tidy(s), "\n") {
		if i > 0 {
			runs.WriteString(`<w:r><w:br/></w:r>`)
		}
		if line != "" {
			runs.WriteString(docxRun("", xmlText(line)))
		}
	}
	return runs.String()
}

// docxBold is a label.
func docxBold(s string) string {
	if s = xmlLine(s); s == "" {
		return ""
	}
	return docxRun("Ledetekst", s)
}

// docxLines are lines of running text, the label of each in bold.
func docxLines(lines []Line) string {
	var written []string
	for _, line := range lines {
		text := docxText(line.Text)
		if label := tidyLine(line.Label); label != "" {
			label = docxBold(label + ":")
			if text != "" {
				label += docxRun("", " ")
			}
			text = label + text
		}
		written = append(written, text)
	}
	return strings.Join(written, `<w:r><w:br/></w:r>`)
}

// docxHead is a head, which may be broken at its soft hyphens.
func docxHead(s string) string {
	var runs strings.Builder
	for i, part := range strings.Split(s, softHyphen) {
		if i > 0 {
			runs.WriteString(`<w:r><w:softHyphen/></w:r>`)
		}
		if part = xmlLine(part); part != "" {
			runs.WriteString(docxRun("", part))
		}
	}
	return runs.String()
}
