package dokument

import (
	"fmt"
	"html"
	"strings"
	"unicode"

	"spindel/interview"
)

// overlay is the one mark that joins with the end of a tag: a program that brings
// text into NFC would make one character of the two, and the tag would be gone.
const overlay = "\u0338"

const overlayEntity = "&#824;"

// softHyphen is where a long word may be broken. Clean would take it out.
const softHyphen = "\u00ad"

// tidy is text without what no paper can show. Its lines have no space around them.
func tidy(s string) string {
	clean, _ := interview.Clean(s)
	lines := strings.Split(clean, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// tidyLine is tidy on one line.
func tidyLine(s string) string { return strings.ReplaceAll(tidy(s), "\n", " ") }

// htmlText makes text harmless in HTML between tags.
func htmlText(s string) string {
	escaped := strings.ReplaceAll(html.EscapeString(tidy(s)), overlay, overlayEntity)
	return strings.ReplaceAll(escaped, "\n", "<br>")
}

// htmlLine makes text harmless in HTML on one line, also within quotes.
func htmlLine(s string) string { return htmlText(tidyLine(s)) }

// htmlHead is htmlLine for a head, which may be broken at its soft hyphens.
func htmlHead(s string) string {
	parts := strings.Split(s, softHyphen)
	for i := range parts {
		parts[i] = htmlLine(parts[i])
	}
	return strings.Join(parts, "&shy;")
}

// cssString makes text harmless within a style sheet, in quotes.
func cssString(s string) string {
	var b strings.Builder
	for _, r := range tidyLine(s) {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\%x `, r)
	}
	return `"` + b.String() + `"`
}

// markdownText makes text harmless in Markdown: what looks like a mark of GitHub's
// dialect is written so that it is read as itself. It stays on one line, so that a
// table keeps its rows.
func markdownText(s string) string {
	var b strings.Builder
	clean := tidy(s)
	for i, r := range clean {
		switch {
		case r == '\n':
			b.WriteString("<br>")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case string(r) == overlay:
			b.WriteString(overlayEntity)
		case strings.ContainsRune("\\`*_[]|~#$@", r), linking(clean, i):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// linking reports whether the sign at i would make a link of an address that
// stands in the text with no mark around it.
func linking(s string, i int) bool {
	switch s[i] {
	case ':':
		return strings.HasPrefix(s[i:], "://")
	case '.':
		return i >= 3 && strings.EqualFold(s[i-3:i], "www")
	}
	return false
}

// markdownLine is markdownText without line breaks.
func markdownLine(s string) string { return markdownText(tidyLine(s)) }

// markdownStart is for text that begins a line of its own, where a number or a
// dash would begin a list, and a row of dashes end a paragraph as a heading.
func markdownStart(escaped string) string {
	rest := strings.TrimLeft(escaped, "0123456789")
	switch {
	case rest == "":
		return escaped
	case len(rest) < len(escaped) && strings.ContainsAny(rest[:1], ".)"),
		len(rest) == len(escaped) && strings.ContainsAny(rest[:1], "-+="):
		return escaped[:len(escaped)-len(rest)] + `\` + rest
	}
	return escaped
}
