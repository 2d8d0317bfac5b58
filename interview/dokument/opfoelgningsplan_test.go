package dokument_test

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/dokument"
	"spindel/kvalitetsmodel"
)

// form is the table of a plan.
func form(t testing.TB, doc dokument.Document) dokument.Table {
	t.Helper()
	for _, block := range doc.Blocks {
		if table, ok := block.(dokument.Table); ok {
			return table
		}
	}
	t.Fatal("the document has no table")
	return dokument.Table{}
}

// The form is held against the text of the official template, as it stands there.
func TestFormIsTheOfficialOne(t *testing.T) {
	template, err := os.ReadFile("testdata/skabelon.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(template)), "\n")
	groups, questions, rows := lines[:3], lines[3:12], lines[12:]
	r := without(t)
	table := form(t, dokument.Opfoelgningsplan(r.model, r.sag, today))
	spaceless := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	var seen []string
	for i, column := range table.Columns {
		if i == 0 || column.Group != table.Columns[i-1].Group {
			seen = append(seen, column.Group)
		}
		if got := strings.ReplaceAll(column.Head, "\u00ad", ""); got != interview.PlanForm[i].Question {
			t.Errorf("column %d asks %q, want %q", i+1, got, interview.PlanForm[i].Question)
		}
		if got, want := strings.ReplaceAll(spaceless(column.Head), "\u00ad", ""), strings.ReplaceAll(spaceless(questions[i]), "-", ""); strings.ReplaceAll(got, "-", "") != want {
			t.Errorf("column %d asks %q, and the template %q", i+1, got, want)
		}
	}
	if strings.Join(seen, " ") != strings.Join(groups, " ") || len(table.Columns) != len(questions) {
		t.Errorf("%d columns under %q, want %d under %q", len(table.Columns), seen, len(questions), groups)
	}
	for i, row := range table.Rows {
		if row.Name+":" != rows[i] {
			t.Errorf("row %d is %q, want %q", i+1, row.Name, rows[i])
		}
	}
	width := 0
	for _, column := range table.Columns {
		width += column.Width
	}
	if width != 100 {
		t.Errorf("the columns take %d of 100", width)
	}
}

// What the management has approved, and what is left for it to sign.
func TestApproval(t *testing.T) {
	const room, changed = `<span class="room">`, "Planen er ændret, efter at den blev godkendt."
	for _, test := range []struct {
		name    string
		changes []interview.Change
		signed  string
		rooms   int
		changed bool
	}{
		{"approved", nil, "Godkendt af tilbuddets ledelse: Forstanderen, den 10. februar 2027", 0, false},
		{"never approved", []interview.Change{interview.PlanApproved{}}, "Godkendt af tilbuddets ledelse: , den", 2, false},
		{"changed since", []interview.Change{interview.PlanItemMoved{Item: 4, To: 0}},
			"Godkendt af tilbuddets ledelse: Forstanderen, den 10. februar 2027 " + changed + " Ændringerne er godkendt af tilbuddets ledelse: , den", 2, true},
		{"how it goes is no change of the plan", []interview.Change{interview.PlanStatusSet{Item: 4, Status: interview.GivenUp}},
			"Godkendt af tilbuddets ledelse: Forstanderen, den 10. februar 2027", 0, false},
		{"approved anew", []interview.Change{interview.PlanItemMoved{Item: 4, To: 0},
			interview.PlanApproved{Approval: interview.Approval{By: "Souschefen", Date: "2027-03-01"}}},
			"Godkendt af tilbuddets ledelse: Souschefen, den 1. marts 2027", 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := with(t)
			r.record(test.changes...)
			page := dokument.HTML(dokument.Opfoelgningsplan(r.model, r.sag, today))
			if got := strings.ReplaceAll(heard(page), " ,", ","); !strings.Contains(got, strings.ReplaceAll(test.signed, " ,", ",")) {
				t.Errorf("no %q in %s", test.signed, got[:400])
			}
			if got := strings.Count(page, room); got != test.rooms || strings.Contains(page, changed) != test.changed {
				t.Errorf("%d rooms to sign, want %d; changed: %v", got, test.rooms, !test.changed)
			}
		})
	}
}

// Where a priority comes from.
func TestOrigin(t *testing.T) {
	for want, item := range map[string]interview.PlanItem{
		"Baggrund: ikke valgt":                                               {},
		"Baggrund: påbud med frist den 22. november 2026":                    {Origin: interview.Paabud, Deadline: "2026-11-22"},
		"Baggrund: påbud uden frist":                                         {Origin: interview.Paabud},
		"Baggrund: eget initiativ":                                           {Origin: interview.EgetInitiativ},
		"Baggrund: anbefaling Opfølgningspunkt: 3.b.1":                       {Origin: interview.Anbefaling, Point: "3.b.1"},
		"Tema 1: Uddannelse og beskæftigelse Kriterium 1: Tilbuddet støtter": {Temaer: []int{1}, Kriterier: []string{"1"}},
	} {
		r := without(t)
		item.Nr = 1
		r.record(interview.PlanItemAdded{Item: item})
		if got := heard(dokument.HTML(dokument.Opfoelgningsplan(r.model, r.sag, today))); !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// Every text of a plan, whatever it is, reaches the reader of both formats, in a
// table of nine columns with a row for each priority and never less than three.
func TestNothingOfAPlanIsLost(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		sag := interview.NewSag("laerkebakken-k7q2")
		sag.Tilbud.Navn = words.Draw(t, "navn")
		sag.Plan = randomPlan(t)
		checkPlan(t, m, sag)
	})
}

// words are what somebody may have written, and days what stands where a day is
// asked for; a journal from elsewhere may hold anything there.
var (
	words = rapid.OneOf(rapid.SampledFrom(hostile), rapid.String(), rapid.SampledFrom([]string{"", "Vi følger op hver uge.", "1. møde\n2. møde"}))
	days  = rapid.Custom(func(t *rapid.T) interview.Date {
		return interview.Date(rapid.OneOf(rapid.SampledFrom([]string{"", "2026-11-22", "2027-02-01"}), words).Draw(t, "day"))
	})
)

// randomPlan is any plan, also one that no rule would let through.
func randomPlan(t *rapid.T) interview.Opfoelgningsplan {
	plan := interview.Opfoelgningsplan{ChangedSince: rapid.Bool().Draw(t, "changed"),
		Approval: interview.Approval{By: words.Draw(t, "by"), Date: days.Draw(t, "approved")}}
	for range rapid.IntRange(0, 5).Draw(t, "items") {
		item := interview.PlanItem{
			Temaer: rapid.SliceOfN(rapid.IntRange(0, 9), 0, 3).Draw(t, "temaer"), Kriterier: rapid.SliceOfN(words, 0, 2).Draw(t, "kriterier"),
			Origin: rapid.SampledFrom(interview.Origins).Draw(t, "origin"), Point: interview.PointID(words.Draw(t, "point")),
			Status: rapid.SampledFrom(interview.PlanStatuses).Draw(t, "status"), StatusDate: days.Draw(t, "status date"),
			Verification: interview.Verification{Result: rapid.SampledFrom(interview.Results).Draw(t, "result"), Date: days.Draw(t, "seen"), Note: words.Draw(t, "note")},
			Texts:        map[interview.PlanColumn]string{}}
		if item.Origin == interview.Paabud {
			item.Deadline = days.Draw(t, "deadline")
		}
		for _, column := range interview.PlanColumns {
			item.Texts[column] = words.Draw(t, "text")
		}
		for range rapid.IntRange(0, 3).Draw(t, "periods") {
			item.Periods = append(item.Periods, interview.Period{Start: days.Draw(t, "start"), End: days.Draw(t, "end"), Reason: words.Draw(t, "reason")})
		}
		for range rapid.IntRange(0, 3).Draw(t, "progress") {
			item.Progress = append(item.Progress, interview.Progress{Date: days.Draw(t, "noted"), Text: words.Draw(t, "entry")})
		}
		plan.Items = append(plan.Items, item)
	}
	return plan
}

func checkPlan(t *rapid.T, m *kvalitetsmodel.Model, sag *interview.Sag) {
	doc := dokument.Opfoelgningsplan(m, sag, today)
	page, paper := dokument.HTML(doc), dokument.Markdown(doc)
	if _, err := tags(page); err != nil {
		t.Fatal(err)
	}
	rows, columns := 0, 0
	for line := range strings.SplitSeq(paper, "\n") {
		if strings.HasPrefix(line, "| ") {
			rows, columns = rows+1, len(cells(line))
		}
		if strings.HasPrefix(line, "| ") && columns != 9 {
			t.Fatalf("%d columns in %q", columns, line)
		}
	}
	if want := 2 + max(3, len(sag.Plan.Items)); rows != want {
		t.Fatalf("%d rows of Markdown, want %d", rows, want)
	}
	said, read := heard(page), shown(strings.ReplaceAll(strings.ReplaceAll(paper, "**", ""), "\n", " "))
	for _, text := range texts(sag) {
		if text = meant(text); !strings.Contains(said, text) || !strings.Contains(read, text) {
			t.Fatalf("%q is not in %s\n%s", text, said, read)
		}
	}
}

// texts is all that the plan of a sag says.
func texts(sag *interview.Sag) []string {
	texts := []string{sag.Tilbud.Navn, string(sag.ID), sag.Plan.Approval.By, sag.Plan.Approval.Date.Danish()}
	for _, item := range sag.Plan.Items {
		texts = append(texts, item.Deadline.Danish(), string(item.Point), item.StatusDate.Danish(), item.Origin.Danish(), item.Status.Danish(),
			item.Verification.Date.Danish(), item.Verification.Note)
		for _, text := range item.Texts {
			texts = append(texts, text)
		}
		for _, period := range item.Periods {
			texts = append(texts, period.Start.Danish(), period.End.Danish(), period.Reason)
		}
		for _, entry := range item.Progress {
			if entry.Text != "" {
				texts = append(texts, entry.Date.Danish(), entry.Text)
			}
		}
	}
	return texts
}
