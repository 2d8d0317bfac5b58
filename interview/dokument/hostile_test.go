package dokument_test

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/dokument"
	"spindel/interview/tortur"
)

var hostile = append(tortur.Texts(), tortur.Marks...)

// paper has the text in every place where a Document can have text.
func paper(text string) dokument.Document {
	line := dokument.Line{Label: text, Text: text}
	bare := dokument.Line{Text: text, Apart: true}
	table := dokument.Table{Caption: text, Rows: []dokument.Row{
		{Name: text, Cells: []dokument.Cell{{line, bare}, {bare, bare}, {line}}},
		{Name: text, Cells: []dokument.Cell{{{Label: text}}}},
		{Cells: []dokument.Cell{{bare}, {line, line}}},
	}}
	for range 3 {
		table.Columns = append(table.Columns, dokument.Column{Group: text, Head: text, Width: 33})
	}
	return dokument.Document{Title: text, Subject: text, Running: text, Foot: []dokument.Line{line, bare}, Blocks: []dokument.Block{
		dokument.Heading{Level: 2, Text: text}, dokument.Paragraph{line, bare}, dokument.Paragraph{bare, line}, dokument.List{line, bare},
		dokument.Definitions{line}, dokument.Signature{Label: text, By: text, Date: interview.Date(text)}, dokument.Signature{Label: text}, table,
	}}
}

// stdout is a page after the safe writer of the command, which cleans once more.
func stdout(page string) string {
	clean, _ := interview.Clean(page)
	return clean
}

// innocent are the pages of a text that has nothing to escape.
var innocent = sync.OnceValue(func() (pages struct {
	html, markdown string
	tags           []string
}) {
	pages.html, pages.markdown = dokument.HTML(paper("x")), dokument.Markdown(paper("x"))
	pages.tags, _ = tags(pages.html)
	return pages
})

// fails is what the checks need of a test, a fuzz target or a property.
type fails interface {
	Helper()
	Fatalf(string, ...any)
}

// checkHTML holds that a text is text and nothing else wherever it stands.
func checkHTML(t fails, text string) {
	t.Helper()
	page := dokument.HTML(paper(text))
	for _, page := range []string{page, stdout(page)} {
		got, err := tags(page)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if want := innocent().tags; meant(text) != "" && !slices.Equal(got, want) { // a label that says nothing is left out
			t.Fatalf("%q makes other tags:\n%v\nwant\n%v", text, got, want)
		}
	}
	head, _, _ := strings.Cut(page, "</style>")
	if want, _, _ := strings.Cut(innocent().html, "</style>"); strings.Count(head, "<") != strings.Count(want, "<") || !oneString.MatchString(head) {
		t.Fatalf("%q leaves its place in the head:\n%s", text, head)
	}
	if said := heard(page); meant(text) != "" && strings.Count(said, meant(text)) < 20 {
		t.Fatalf("%q is told as %q", text, said)
	}
}

// oneString is the running text in the style sheet, within its quotes.
var oneString = regexp.MustCompile(`@bottom-left \{ content: "(?:[\p{L}\p{Nd} ]|\\[0-9a-f]+ )*"; font: `)

// checkMarkdown holds that a page has the lines and marks of an innocent one.
func checkMarkdown(t fails, text string) {
	t.Helper()
	page := dokument.Markdown(paper(text))
	for _, page := range []string{page, stdout(page)} {
		for line := range strings.Lines(page) {
			if got := cells(strings.TrimSuffix(line, "\n")); strings.HasPrefix(line, "|") && len(got) != 3 {
				t.Fatalf("%q makes another row: %q", text, got)
			}
		}
		if meant(text) == "" { // a caption that says nothing is left out
			continue
		}
		lines, want := strings.Split(page, "\n"), strings.Split(innocent().markdown, "\n")
		if len(lines) != len(want) {
			t.Fatalf("%q makes %d lines of %d:\n%s", text, len(lines), len(want), page)
		}
		for i, line := range lines {
			checkLine(t, text, line, want[i])
		}
	}
}

var (
	escaped = regexp.MustCompile(`\\.|&[#a-z0-9]+;`)
	markup  = regexp.MustCompile("[`_\\[\\]<>~#$@*|&]|://|(?i:www\\.)")
	begins  = regexp.MustCompile(`^([-+=]|[0-9]+[.)]|\s)`)
	mark    = regexp.MustCompile(`^(#+ |- |---|\| )?`)
)

// checkLine holds that a line has the marks of the innocent one and no other.
func checkLine(t fails, text, line, innocent string) {
	t.Helper()
	own := mark.FindString(innocent)
	rest, found := strings.CutPrefix(line, own)
	if !found || own != "| " && begins.MatchString(rest) {
		t.Fatalf("%q: the line %q does not begin as %q", text, line, innocent)
	}
	bare := func(s string) string {
		// what is taken out leaves a space, or its neighbours would seem to stand together
		s = strings.ReplaceAll(escaped.ReplaceAllString(strings.TrimPrefix(s, own), " "), "<br>", " ")
		return strings.Join(markup.FindAllString(s, -1), "")
	}
	if got, want := bare(line), bare(innocent); got != want {
		t.Fatalf("%q has the marks %q and not %q in %q", text, got, want, line)
	}
	if said := shown(strings.ReplaceAll(line, "**", "")); strings.Count(said, meant(text)) < strings.Count(innocent, "x") {
		t.Fatalf("%q is not shown in %q, which says %q", text, line, said)
	}
}

func TestHostileTextStaysText(t *testing.T) {
	for _, text := range hostile {
		checkHTML(t, text)
		checkMarkdown(t, text)
	}
}

// Two texts side by side make nothing that neither of them is.
func TestHostileTextsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostile), 1, 4).Draw(t, "texts"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between"))
		checkHTML(t, text)
		checkMarkdown(t, text)
	})
}

func FuzzHTML(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkHTML(t, text) })
}

func FuzzMarkdown(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkMarkdown(t, text) })
}
