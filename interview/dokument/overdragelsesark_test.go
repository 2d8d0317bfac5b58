package dokument_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
	"spindel/interview/dokument"
	"spindel/kvalitetsmodel"
)

// open is the work list that the sheet is made from.
func open(m *kvalitetsmodel.Model, sag *interview.Sag) []arbejdsliste.Item {
	next := len(sag.Tilsyn) + 1
	if latest := sag.Latest(); latest != nil && !latest.Closed {
		next = latest.Nr
	}
	return arbejdsliste.List(m, sag, arbejdsliste.Query{Tilsyn: next, Today: today, Order: arbejdsliste.ByUrgency})
}

// The points come in the order of their weight, and what is left out is counted. A
// promise and a check are as they were said, or not there at all.
func TestOverdragelseCutsWholePoints(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		sag := randomSag(t, m)
		for id, answer := range sag.Answers {
			answer.Text += strings.Repeat(" og så videre", rapid.SampledFrom([]int{0, 0, 20, 60, 200}).Draw(t, "more"))
			sag.Answers[id] = answer
		}
		items := open(m, sag)
		doc := dokument.Overdragelsesark(m, sag, today)
		rows := pointRows(doc)
		if len(rows) > 10 || len(rows) > len(items) {
			t.Fatalf("%d points of %d", len(rows), len(items))
		}
		page := heard(dokument.HTML(doc))
		if left := len(items) - len(rows); left > 1 && !strings.Contains(page, fmt.Sprintf("%d åbne punkter til står i sagen", left)) {
			t.Fatalf("nothing tells of the %d points that are left out: %s", left, page)
		}
		for i, row := range rows {
			point := items[i].Point
			if got := row.Cells[0][0].Label; got != string(point.ID) {
				t.Fatalf("point %d is %s, want %s", i+1, got, point.ID)
			}
			for _, reason := range items[i].Reasons {
				if !strings.Contains(row.Cells[0][0].Text, reason.Danish()) {
					t.Fatalf("%s does not say %q: %q", point.ID, reason.Danish(), row.Cells[0][0].Text)
				}
			}
			promise := point.Sentence
			if answer := sag.Answers[point.Indikator].Text; point.Tilsyn == 0 && answer != "" {
				promise = answer
			}
			checkQuoted(t, row.Cells[1][0].Text, promise)
			for c, line := range row.Cells[2] {
				if line.Label != "" {
					checkQuoted(t, line.Text, point.Checks[c].Text)
				}
			}
		}
	})
}

func checkQuoted(t fails, got, said string) {
	t.Helper()
	if got != said && got != "Mangler" && !strings.Contains(got, "for langt til arket") {
		t.Fatalf("%q is told as %q", said, got)
	}
}

// pointRows are the rows of the only table.
func pointRows(doc dokument.Document) []dokument.Row {
	for _, block := range doc.Blocks {
		if table, ok := block.(dokument.Table); ok {
			return table.Rows
		}
	}
	return nil
}

// Two pages hold ten points of either made-up sag. How they were measured is told
// in the package; a print of the golden files shows whether it still holds.
func TestOverdragelseOfTheMadeUpSager(t *testing.T) {
	m := model(t)
	for name, sag := range madeUp(t) {
		doc := dokument.Overdragelsesark(m, sag, demoDay)
		if got := len(pointRows(doc)); got != 10 {
			t.Errorf("%s: %d points, want 10", name, got)
		}
		page := heard(dokument.HTML(doc))
		for _, want := range []string{"Fase Tilsyn i gang", "Åbn sagen spindel opfølgning " + string(sag.ID)} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %q in %s", name, want, page)
			}
		}
	}
}

// What is overdue, what was not kept and how the plan stands.
func TestOverdragelseTellsWhatIsLate(t *testing.T) {
	sag := madeUp(t)["aakanden"]
	page := heard(dokument.HTML(dokument.Overdragelsesark(model(t), sag, demoDay)))
	for _, want := range []string{
		"Opfølgningspunkt 10.a.1: fristen var den 27. oktober 2025 (394 dage siden)",
		"Opfølgningsplanens 1. prioritet: fristen var den 27. juli 2026 (121 dage siden)",
		"3.b.1 (tilsyn 2): Kvinden og kontaktpersonen har sat tal på målene hver fjerde uge.",
		"Prioriteter 4 i alt, 3 ikke set opfyldt, heraf 1 på grund af et påbud",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}

// A long list gives way to the number of what it leaves out, and a text without end
// to where it stands.
func TestOverdragelseOfALongSag(t *testing.T) {
	m := model(t)
	sag := madeUp(t)["laerkebakken"]
	for id, answer := range sag.Answers {
		answer.Text = strings.Repeat("Vi følger op hver uge. ", 45)
		sag.Answers[id] = answer
	}
	for ref, finding := range sag.Tilsyn[0].Findings {
		finding.Result = interview.IkkeBekraeftet
		sag.Tilsyn[0].Findings[ref] = finding
	}
	doc := dokument.Overdragelsesark(m, sag, demoDay)
	page := heard(dokument.HTML(doc))
	for _, want := range []string{"Svaret er for langt til arket og står i godkendelsen.", "tjek til er ikke bekræftet."} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
	if i := slices.IndexFunc(doc.Blocks, func(b dokument.Block) bool { _, list := b.(dokument.List); return list }); i < 0 || len(doc.Blocks[i].(dokument.List)) != 6 {
		t.Errorf("the list of what was not kept is not 5 lines and one more: %v", doc.Blocks)
	}
	for n := 100; n <= 900; n += 100 { // the longest answer that is quoted still leaves room for some
		for id, answer := range sag.Answers {
			answer.Text = strings.Repeat("ti tegn er ", n/11)
			sag.Answers[id] = answer
		}
		if got := len(pointRows(dokument.Overdragelsesark(m, sag, demoDay))); got < 3 {
			t.Errorf("answers of %d letters leave room for %d points", n, got)
		}
	}
}
