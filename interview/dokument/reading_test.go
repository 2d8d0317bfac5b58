package dokument_test

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"spindel/interview"
)

var (
	wholeTag  = regexp.MustCompile(`<(/?[a-z0-9]+|!DOCTYPE)((?: [a-z-]+(?:="[^"<>]*")?)*)>`)
	attribute = regexp.MustCompile(`([a-z-]+)(?:="[^"<>]*")?`)
)

// tags lists the tags of a page with the names of their attributes, in order, but
// for the line breaks. It fails where a "<" or a ">" of the page is not one of a tag.
func tags(page string) ([]string, error) {
	_, body, found := strings.Cut(page, "</style>")
	if !found {
		return nil, fmt.Errorf("the page has no style sheet")
	}
	if left := wholeTag.ReplaceAllString(body, ""); strings.ContainsAny(left, "<>\"'") {
		return nil, fmt.Errorf("not all is tags and text: %q", left)
	}
	var tags []string
	for _, tag := range wholeTag.FindAllStringSubmatch(body, -1) {
		if tag[1] == "br" {
			continue
		}
		name := tag[1]
		for _, a := range attribute.FindAllStringSubmatch(tag[2], -1) {
			name += " " + a[1]
		}
		tags = append(tags, name)
	}
	return tags, nil
}

// heard is the text of a page as a reader has it, in order and on one line.
func heard(page string) string {
	_, body, _ := strings.Cut(page, "</style>")
	body = strings.ReplaceAll(body, "<b>", "") // a label and its text are one line
	body = strings.ReplaceAll(body, "</b>", "")
	body = strings.ReplaceAll(body, "&shy;", "")
	return plain(html.UnescapeString(wholeTag.ReplaceAllString(body, " ")))
}

// shown is what a reader of the Markdown sees of one line or cell.
func shown(escaped string) string {
	escaped = strings.ReplaceAll(escaped, "<br>", " ")
	var b strings.Builder
	for i := 0; i < len(escaped); i++ {
		if escaped[i] == '\\' && i+1 < len(escaped) {
			i++
		}
		b.WriteByte(escaped[i])
	}
	return plain(html.UnescapeString(b.String()))
}

func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// meant is text as it must reach a reader.
func meant(s string) string {
	clean, _ := interview.Clean(s)
	return plain(clean)
}

// cells splits a row of a table as GitHub does, at each pipe without a backslash,
// between the pipes at its two ends.
func cells(row string) []string {
	var cells []string
	begin := 0
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, row[begin:i])
			begin = i + 1
		}
	}
	if len(cells) == 0 || strings.TrimSpace(row[begin:]) != "" {
		return []string{row}
	}
	return cells[1:]
}
