package dokument_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/dokument"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

// tagger gives texts a mark of their own, so that each is found in a paper for what
// it is and not for being like another.
type tagger struct{ n int }

func (g *tagger) tag(what, text string) string {
	if meant(text) == "" {
		return text
	}
	g.n++
	return fmt.Sprintf("%s%dq %s", what, g.n, text)
}

// randomSag is any sag that the rules let come about, its texts tagged, and which
// of them are of the godkendelse and of each tilsyn.
func randomSag(t *rapid.T, m *kvalitetsmodel.Model) *interview.Sag {
	w := storetest.NewWriter(m, "lunden-k7q2")
	for range rapid.IntRange(1, 60).Draw(t, "changes") {
		w.Random(t)
	}
	tagged(w.Sag)
	return w.Sag
}

func tagged(sag *interview.Sag) {
	var g tagger
	sag.Tilbud.Maalgruppe, sag.Tilbud.Ansoeger = g.tag("gruppe", sag.Tilbud.Maalgruppe), g.tag("ansøger", sag.Tilbud.Ansoeger)
	sag.Tilbud.Specialister = g.tag("specialist", sag.Tilbud.Specialister)
	for _, id := range slices.Sorted(maps.Keys(sag.Answers)) {
		answer := sag.Answers[id]
		answer.Text, answer.Speaker = g.tag("svar", answer.Text), g.tag("taler", answer.Speaker)
		sag.Answers[id] = answer
	}
	for _, id := range slices.Sorted(maps.Keys(sag.Judgements)) {
		judgement := sag.Judgements[id]
		judgement.Reasons = g.tag("grund", judgement.Reasons)
		sag.Judgements[id] = judgement
	}
	for i := range sag.Points {
		point := &sag.Points[i]
		point.Sentence, point.Lead = g.tag("punkt", point.Sentence), g.tag("indledning", point.Lead)
		for c := range point.Checks {
			point.Checks[c].Text, point.Checks[c].Hvor = g.tag("tjek", point.Checks[c].Text), g.tag("hvor", point.Checks[c].Hvor)
		}
	}
	assessed := func(texts map[int]string) {
		for _, nr := range slices.Sorted(maps.Keys(texts)) {
			texts[nr] = g.tag("vurdering", texts[nr])
		}
	}
	assessed(sag.TemaAssessment)
	for _, visit := range sag.Tilsyn {
		assessed(visit.TemaAssessment)
		for ref, finding := range visit.Findings {
			finding.Note = g.tag("note", finding.Note)
			visit.Findings[ref] = finding
		}
		for id, text := range visit.Bedoemmelser {
			visit.Bedoemmelser[id] = g.tag("bedømmelse", text)
		}
	}
}

// applies is what the rules of the model say of an indikator.
func applies(m *kvalitetsmodel.Model, sag *interview.Sag, id kvalitetsmodel.IndikatorID) bool {
	return m.Applies(id, sag.Tilbud.Profile()).Applies
}

// ofGodkendelse are the texts that a godkendelse must have.
func ofGodkendelse(m *kvalitetsmodel.Model, sag *interview.Sag) []string {
	texts := []string{sag.Tilbud.Navn, sag.Tilbud.Maalgruppe, sag.Tilbud.Ansoeger, sag.Tilbud.Specialister}
	for id, answer := range sag.Answers {
		if applies(m, sag, id) && answer.Text != "" {
			texts = append(texts, answer.Text, answer.Speaker)
		}
	}
	for id, judgement := range sag.Judgements {
		if !applies(m, sag, id) {
			continue
		}
		texts = append(texts, judgement.Reasons)
		for _, e := range m.Godkendelse {
			if e.Key == judgement.Expectation {
				texts = append(texts, e.Text)
			}
		}
	}
	for _, point := range sag.Points {
		if point.Tilsyn == 0 && applies(m, sag, point.Indikator) {
			texts = append(texts, planned(point)...)
		}
	}
	return append(texts, assessments(m, sag, sag.TemaAssessment)...)
}

// planned is all that is written of a point.
func planned(point interview.FollowUpPoint) []string {
	texts := []string{point.Sentence, point.Deadline.Danish()}
	for _, check := range point.Checks {
		texts = append(texts, point.Lead, check.Text, check.Hvor)
		for _, way := range check.Ways {
			texts = append(texts, string(way))
		}
	}
	return texts
}

func assessments(m *kvalitetsmodel.Model, sag *interview.Sag, texts map[int]string) []string {
	var some []string
	for nr, text := range texts {
		if m.TemaApplies(nr, sag.Tilbud.Profile()) {
			some = append(some, text)
		}
	}
	return some
}

// ofTilsyn are the texts that the report of a tilsyn must have.
func ofTilsyn(m *kvalitetsmodel.Model, sag *interview.Sag, visit *interview.Tilsyn) []string {
	texts := append(assessments(m, sag, visit.TemaAssessment), visit.Date.Danish())
	for id, text := range visit.Bedoemmelser {
		if applies(m, sag, id) {
			texts = append(texts, text)
			if text != "" {
				texts = append(texts, sag.Answers[id].Text)
			}
		}
	}
	for id, mark := range visit.Marks {
		for _, step := range m.Tilsyn {
			if mark.Score == step.Score && applies(m, sag, id) {
				texts = append(texts, fmt.Sprintf("%d: %s", step.Score, step.Text), sag.Answers[id].Text)
			}
		}
	}
	for i := range sag.Points {
		point := &sag.Points[i]
		if !applies(m, sag, point.Indikator) || point.Tilsyn > visit.Nr {
			continue
		}
		if point.Tilsyn == visit.Nr {
			texts = append(texts, planned(*point)...)
		} else {
			texts = append(texts, string(point.ID))
		}
		for _, check := range point.Verifiable() {
			ref := interview.CheckRef{Point: point.ID, Check: check.Nr}
			found := visit.Findings[ref]
			texts = append(texts, found.Note)
			if found.Result != "" {
				earlier, _ := sag.Earlier(ref, visit.Nr)
				texts = append(texts, found.Result.Danish(), check.Text, point.Sentence, earlier.Note)
			}
			for _, draw := range visit.Draws[ref] {
				texts = append(texts, draw.Danish())
			}
		}
	}
	return texts
}

var drawing = regexp.MustCompile(`(?s)<svg .*?</svg>`)

// checkAll holds that both formats have every text.
func checkAll(t fails, doc dokument.Document, texts []string) {
	t.Helper()
	page := drawing.ReplaceAllString(dokument.HTML(doc), "") // it has a test of its own
	if _, err := tags(page); err != nil {
		t.Fatalf("%s: %v", doc.Title, err)
	}
	said := strings.ToLower(heard(page))
	read := strings.ToLower(shown(strings.ReplaceAll(strings.ReplaceAll(dokument.Markdown(doc), "**", ""), "\n", " ")))
	for _, text := range texts {
		if text = strings.ToLower(meant(text)); !strings.Contains(said, text) || !strings.Contains(read, text) {
			t.Fatalf("%q is not in the paper %s:\n%s\n%s", text, doc.Title, said, read)
		}
	}
}

// Every answer, reason, finding, bedømmelse and assessment that applies is in its
// paper, whatever it is, and no row is one to be filled in by hand.
func TestNothingOfASagIsLost(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		sag := randomSag(t, m)
		doc := dokument.Godkendelse(m, sag, today)
		checkAll(t, doc, ofGodkendelse(m, sag))
		checkWhole(t, doc)
		for _, visit := range sag.Tilsyn {
			doc := dokument.TilsynsrapportOf(visit.Nr)(m, sag, today)
			checkAll(t, doc, ofTilsyn(m, sag, visit))
			checkWhole(t, doc)
		}
		checkWhole(t, dokument.Overdragelsesark(m, sag, today))
	})
}

// checkWhole holds that every table has a width of 100 and a cell with something in
// it in each of its columns, and that no heading stands without anything below it.
func checkWhole(t fails, doc dokument.Document) {
	t.Helper()
	for i, block := range doc.Blocks {
		switch b := block.(type) {
		case dokument.Heading:
			next, ok := dokument.Block(nil), i+1 < len(doc.Blocks)
			if ok {
				next = doc.Blocks[i+1]
			}
			if below, heading := next.(dokument.Heading); !ok || heading && below.Level <= b.Level {
				t.Fatalf("%s: nothing stands below the heading %q", doc.Title, b.Text)
			}
		case dokument.Table:
			width := 0
			for _, column := range b.Columns {
				width += column.Width
			}
			if width != 100 {
				t.Fatalf("%s: the columns take %d of 100", doc.Title, width)
			}
			for _, row := range b.Rows {
				if len(row.Cells) != len(b.Columns) || slices.ContainsFunc(row.Cells, func(c dokument.Cell) bool { return len(c) == 0 }) {
					t.Fatalf("%s: the row %q is not whole: %v", doc.Title, row.Name, row.Cells)
				}
			}
		}
	}
}

// The text for Tilbudsportalen is the same whatever else there is in the sag: take
// all of it away but the assessments, and not a word of the paper changes.
func TestTilbudsportalHasTheAssessmentsAndNothingElse(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		sag := randomSag(t, m)
		doc := dokument.Tilbudsportal(m, sag, today)
		if got := dokument.Tilbudsportal(m, bare(sag), today); !reflect.DeepEqual(got, doc) {
			t.Fatalf("what is not published is in the paper:\n%s\nwithout it:\n%s", dokument.Markdown(doc), dokument.Markdown(got))
		}
		for _, block := range doc.Blocks {
			switch block.(type) {
			case dokument.Picture, dokument.Table, dokument.Signature:
				t.Fatalf("there is a %T in the paper", block)
			}
		}
		checkAll(t, doc, published(m, sag))
		page := dokument.HTML(doc)
		for _, tag := range []string{"svar", "taler", "grund", "punkt", "indledning", "tjek", "hvor", "note", "bedømmelse", "gruppe", "ansøger", "specialist"} {
			for n := range 400 {
				if strings.Contains(page, fmt.Sprintf("%s%dq", tag, n)) {
					t.Fatalf("%s%d is in the paper: %s", tag, n, page)
				}
			}
		}
		for _, indikator := range m.Indikatorer() {
			if strings.Contains(page, indikator.Text) {
				t.Fatalf("the wording of %s is in the paper: %s", indikator.ID, page)
			}
		}
	})
}

// bare is a sag with no more than the assessments of its temaer.
func bare(sag *interview.Sag) *interview.Sag {
	b := interview.NewSag(sag.ID)
	b.Edition, b.Closed, b.TemaAssessment = sag.Edition, sag.Closed, sag.TemaAssessment
	b.Tilbud = interview.Tilbud{Navn: sag.Tilbud.Navn, Tilbudstyper: sag.Tilbud.Tilbudstyper, PrivatBestyrelse: sag.Tilbud.PrivatBestyrelse}
	for _, visit := range sag.Tilsyn {
		b.Tilsyn = append(b.Tilsyn, &interview.Tilsyn{Nr: visit.Nr, Date: visit.Date, Closed: visit.Closed, TemaAssessment: visit.TemaAssessment})
	}
	return b
}

// published are the assessments that are to be on Tilbudsportalen.
func published(m *kvalitetsmodel.Model, sag *interview.Sag) []string {
	texts := maps.Clone(sag.TemaAssessment)
	for _, visit := range sag.Tilsyn {
		for nr, text := range visit.TemaAssessment {
			if visit.Closed && text != "" {
				texts[nr] = text
			}
		}
	}
	return assessments(m, sag, texts)
}

// A report tells of its own tilsyn as it was when it was closed.
func TestReportOfAnEarlierTilsyn(t *testing.T) {
	m := model(t)
	sag := madeUp(t)["aakanden"]
	journal := journals(t)[1]
	closing := slices.IndexFunc(journal, func(e interview.Entry) bool { return e.Kind == "TilsynClosed" })
	then, err := interview.Fold(demo.Aakanden, journal[:closing+1])
	if err != nil {
		t.Fatal(err)
	}
	for i := range then.Points { // a deadline is that of today, and the report says so
		then.Points[i].Deadline = sag.Point(then.Points[i].ID).Deadline
	}
	got, want := dokument.Markdown(dokument.TilsynsrapportOf(1)(m, sag, today)), dokument.Markdown(dokument.Tilsynsrapport(m, then, today))
	if now := strings.ReplaceAll(want, "**Frist:**", "**Frist nu:**"); got != now || got == want {
		t.Errorf("the report of tilsyn 1 has changed since it was closed:\n%s\nwas\n%s", got, want)
	}
	if got := dokument.Markdown(dokument.TilsynsrapportOf(3)(m, sag, today)); !strings.Contains(got, "Der er ikke ført det tilsyn") {
		t.Errorf("the report of a tilsyn that was never made: %s", got)
	}
}
