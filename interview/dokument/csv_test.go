package dokument_test

import (
	"encoding/csv"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview/dokument"
)

var csvOptions = []dokument.CSVOptions{dokument.DanishExcel(), {Separator: ','}, {Separator: ';'}, {Separator: ',', BOM: true}}

// records reads a file back, and holds it to the form of the format.
func records(t fails, doc dokument.Document, options dokument.CSVOptions) [][]string {
	t.Helper()
	file := whole(t)(dokument.CSV(doc, options))
	rest, marked := strings.CutPrefix(file, "\ufeff")
	if marked != options.BOM || strings.Contains(rest, "\ufeff") {
		t.Fatalf("the mark is in the wrong place of %q", file)
	}
	if strings.Count(rest, "\r") != strings.Count(rest, "\r\n") || !strings.HasSuffix(rest, "\r\n") {
		t.Fatalf("a line has another end in %q", file)
	}
	reader := csv.NewReader(strings.NewReader(rest)) // wants as many cells in each row
	reader.Comma = options.Separator
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("%v in %q", err, file)
	}
	if strings.Count(rest, "\r\n") != len(rows) {
		t.Fatalf("%d rows end as rows do, of %d: %q", strings.Count(rest, "\r\n"), len(rows), file)
	}
	return rows
}

// innocentCSV are the rows of a text that has nothing to quote.
var innocentCSV = sync.OnceValue(func() map[dokument.CSVOptions][][]string {
	rows := map[dokument.CSVOptions][][]string{}
	for _, options := range csvOptions {
		rows[options] = records(panics{}, paper("x"), options)
	}
	return rows
})

// checkCSV holds that a text stays in its cell and makes no formula.
func checkCSV(t fails, text string) {
	t.Helper()
	for _, options := range csvOptions {
		rows, innocent := records(t, paper(text), options), innocentCSV()[options]
		if meant(text) == "" { // a group that says nothing is left out
			innocent = rows
		}
		if len(rows) != len(innocent) || len(rows[0]) != len(innocent[0]) {
			t.Fatalf("%q makes %d rows of %d cells, not %d of %d", text, len(rows), len(rows[0]), len(innocent), len(innocent[0]))
		}
		said := 0
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(cell)[0]) {
					t.Fatalf("%q makes the formula %q", text, cell)
				}
				said += strings.Count(plain(cell), meant(text))
			}
		}
		if meant(text) != "" && said < 20 {
			t.Fatalf("%q is told %d times in %q", text, said, rows)
		}
	}
}

func TestCSVHostileTextStaysInItsCell(t *testing.T) {
	for _, text := range hostile {
		checkCSV(t, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		checkCSV(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(hostile), 1, 4).Draw(t, "texts"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between")))
	})
}

func FuzzCSV(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkCSV(t, text) })
}

func TestCSVOfATableAndWhatStandsAroundIt(t *testing.T) {
	doc := dokument.Document{Title: "Plan", Subject: "Havnen; og broen", Blocks: []dokument.Block{
		dokument.Definitions{{Label: "Sag", Text: "havnen-1"}},
		dokument.Heading{Level: 2, Text: "Mål"},
		dokument.Table{Caption: "Skema", Columns: []dokument.Column{{Group: "HVAD?", Head: "kvalitets\u00adudvikling"}, {Group: "HVAD?", Head: "B"}},
			Rows: []dokument.Row{{Cells: []dokument.Cell{{{Label: "Tema 1", Text: "Et \"navn\""}, {Text: "-3 grader"}}}}}}}}
	got := whole(t)(dokument.CSV(doc, dokument.DanishExcel()))
	want := strings.ReplaceAll("\ufeffAfsnit;Ledetekst;Tekst\nPlan;Om;\"Havnen; og broen\"\nPlan;Sidefod;\nPlan;Sag;havnen-1\nMål;;\nMål;Tabel;Skema\n;;\n"+
		"HVAD?;HVAD?;\nkvalitetsudvikling;B;\n\"Tema 1: Et \"\"navn\"\"\v-3 grader\";;\n;;\n", "\n", "\r\n")
	if want = strings.ReplaceAll(want, "\v", "\n"); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// The numbers of the spindelvæv are numbers, and exact.
func TestCSVOfASpindelvaev(t *testing.T) {
	doc := dokument.Document{Blocks: []dokument.Block{dokument.Picture{Caption: "Væv", Web: web("Navn")}}}
	for _, options := range csvOptions {
		rows := records(t, doc, options)
		head := 0
		for i, row := range rows {
			if row[0] == "Tema" {
				head = i
			}
		}
		for i, axis := range web("Navn").Axes {
			row := rows[head+1+i]
			value, err := strconv.ParseFloat(strings.Replace(row[2], ",", ".", 1), 64)
			if known := err == nil; known != axis.OK || known && value != axis.Value || options.Separator == ';' && strings.Contains(row[2], ".") {
				t.Errorf("axis %d is %q", i+1, row)
			}
		}
	}
}
