package interview_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// The worked example of the official appendix on systematic follow-up: the
// question is asked, and from the SMART answer come the sentence and the five checks.
func TestDraftPointOfTheWorkedExample(t *testing.T) {
	f := registered(t, krisecenter)
	u := udfoldelse(t, "3.b", krisecenter)
	f.record(interview.AnswerGiven{Indikator: "3.b", Text: u.Maalbart})
	got := f.proposal("3.b")
	var checks []string
	for i, check := range got.Checks {
		if check.Nr != i+1 {
			t.Errorf("check %d is numbered %d", i+1, check.Nr)
		}
		if len(check.Ways) == 0 {
			t.Errorf("check %d does not say how it can be verified", check.Nr)
		}
		checks = append(checks, check.Text)
	}
	want := []string{
		"Målene for en tilfældig udvalgt borger er tydelige og konkrete (målbare).",
		"Om målene for opholdet er i overensstemmelse med visiterende kommunes mål for opholdet i tilbuddet.",
		"Der foreligger dokumentation for, om målene er nået og/eller, hvilke ændringer der evt. har været.",
		"Der er opbakning fra borgerne til de fastsatte mål og fra de involverede fagpersoner",
		"Målet er realistisk (bl.a. ift. økonomiske ressourcer, den afsatte tid, borgerens ressourcer)",
	}
	if !reflect.DeepEqual(checks, want) {
		t.Errorf("checks\n%q\nwant\n%q", checks, want)
	}
	if got.ID != "3.b.1" || got.Indikator != "3.b" || got.Lead != "Herunder i hvilket omfang:" ||
		got.Sentence != "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at SMART-modellen anvendes til formulering af mål." {
		t.Errorf("point %+v", got)
	}
}

func TestDraftPointWithoutUdfoldelseNamesTheIndikator(t *testing.T) {
	for text, want := range map[string]string{
		"Borgerne trives i tilbuddet.": "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at borgerne trives i tilbuddet.",
		"Ældre trives.":                "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at ældre trives.",
	} {
		got := interview.DraftPoint("5.a.1", &kvalitetsmodel.Indikator{ID: "5.a", Text: text}, kvalitetsmodel.Udfoldelse{}, "")
		if !reflect.DeepEqual(got, interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Sentence: want}) {
			t.Errorf("point %+v", got)
		}
	}
}

// What the tilbud promised stands in the sentence, in the order of words that a
// clause after "at" has, or in its own words where that is not certain.
func TestTheSentenceSaysWhatWasPromised(t *testing.T) {
	const general = "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at der er varm mad."
	u := kvalitetsmodel.Udfoldelse{Opfoelgning: general}
	for answer, want := range map[string]string{
		"":                                     general,
		"Vi går meget op i maden.":             general,
		"Vi holder husmøde hver anden søndag.": "at tilbuddet holder husmøde hver anden søndag.",
		"Hver mandag holder vi husmøde, og referatet hænges op.":                         "at tilbuddet hver mandag holder husmøde, og referatet hænges op.",
		"Kontaktpersonen gør status hver fjerde uge. Det går fint.":                      "at kontaktpersonen gør status hver fjerde uge.",
		"Vi vil altid spørge borgerne to gange årligt.":                                  "at tilbuddet altid spørger borgerne to gange årligt.",
		"Tilbuddet oplyser, at de vil anvende KRAP inden 1. marts 2027.":                 "at de anvender KRAP inden 1. marts 2027.",
		"Alle børn skal være i skole inden for to uger.":                                 "at alle børn er i skole inden for to uger.",
		"Der holdes brandøvelse to gange årligt.":                                        "at der holdes brandøvelse to gange årligt.",
		"Jeg holder supervision hver måned.":                                             "at der er varm mad, sådan som tilbuddet har oplyst: »Jeg holder supervision hver måned«.",
		"Om morgenen laver kokken havregrød til mindst 10 borgere.":                      "at der er varm mad, sådan som tilbuddet har oplyst: »Om morgenen laver kokken havregrød til mindst 10 borgere«.",
		"Vi spiser godt. Lederen laver varm mad tre gange om ugen og skriver madplanen.": "at lederen laver varm mad tre gange om ugen og skriver madplanen.",
	} {
		got := interview.DraftPoint("2.a.1", &kvalitetsmodel.Indikator{ID: "2.a"}, u, answer).Sentence
		if want = strings.TrimPrefix(want, general[:len(general)-len("at der er varm mad.")]); !strings.HasSuffix(got, ", "+want) {
			t.Errorf("%q leads to\n%q\nwant\n%q", answer, got, want)
		}
	}
}

// The checks that name what was promised come first, then what no check of the
// guidance speaks of, then the rest of the guidance.
func TestChecksNameWhatWasPromised(t *testing.T) {
	f := registered(t, krisecenter)
	u := kvalitetsmodel.Udfoldelse{
		Opfoelgning: "Socialtilsynet følger op på, om der er mål.",
		Checks: []kvalitetsmodel.CheckTemplate{
			{Text: "Borgeren kender sine mål.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}},
			{Text: "Der er fulgt op på målene.", Konkret: []string{"Der er fulgt op på målene af »{ansvarlig}« (»{hyppighed}«).", "Der er fulgt op på målene: »{hyppighed}«."}},
			{Text: "Klager er besvaret.", Konkret: []string{"Klager er besvaret: »{tidsfrist}«."}},
			{Konkret: []string{"Der er »{maengde}« mål."}},
		},
	}
	answer := "Lederen følger op på målene hver fjerde uge. Der er supervision hver måned. Det noteres i journalen."
	point := interview.DraftPoint("2.a.1", f.model.Indikator("2.a"), u, answer)
	var got []string
	for _, check := range point.Checks {
		got = append(got, check.Text)
	}
	want := []string{
		"Der er fulgt op på målene af »lederen« (»hver fjerde uge«).",
		"Det er sket, som tilbuddet har oplyst: »Der er supervision hver måned«.",
		"Borgeren kender sine mål.",
		"Klager er besvaret.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("checks\n%q\nwant\n%q", got, want)
	}
}

// Where a check names one part of a promise, the other is not lost: it has a
// check of its own, unless the sentence of the point says it.
func TestNoPartOfAPromiseIsLost(t *testing.T) {
	u := kvalitetsmodel.Udfoldelse{
		Opfoelgning: "Socialtilsynet følger op på, om der er mål.",
		Checks:      []kvalitetsmodel.CheckTemplate{{Text: "Målene er noteret.", Konkret: []string{"Målene er noteret i »{dokumentation}«."}}},
	}
	const first, second = "Lederen taler om mål hver fjerde uge på et husmøde med mindst to borgere.", "Målene følges op hver mandag i journalen."
	for answer, want := range map[string][]string{
		second:               {"Målene er noteret i »journalen«."},
		first + " " + second: {"Målene er noteret i »journalen«.", "Det er sket, som tilbuddet har oplyst: »" + strings.TrimSuffix(first, ".") + "«.", "Det er sket, som tilbuddet har oplyst: »" + strings.TrimSuffix(second, ".") + "«."},
	} {
		var got []string
		for _, check := range interview.DraftPoint("3.a.1", &kvalitetsmodel.Indikator{ID: "3.a"}, u, answer).Checks {
			got = append(got, check.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", answer, got, want)
		}
	}
}

// A figure stands in a check with what it counts.
func TestFiguresKeepWhatTheyCount(t *testing.T) {
	u := kvalitetsmodel.Udfoldelse{Checks: []kvalitetsmodel.CheckTemplate{{Text: "Målet er ét af målene, der er mål.", Konkret: []string{"»{maengde}«"}}}}
	for answer, want := range map[string]string{
		"Der er mindst tre mål hver gang.":              "»mindst tre mål«",
		"Der er mindst tre individuelle mål.":           "»mindst tre individuelle mål«",
		"Målet nås af 80 % af borgerne hvert år.":       "»80 % af borgerne«",
		"Målet er under 15 procent om året.":            "»under 15 procent«",
		"Målene er nået for 7 ud af 10, og det er nok.": "»7 ud af 10«",
		"Målene tager højst 12 timer.":                  "»højst 12 timer«",
	} {
		point := interview.DraftPoint("3.a.1", &kvalitetsmodel.Indikator{ID: "3.a"}, u, answer)
		if got := point.Checks[0].Text; got != want {
			t.Errorf("%q\nbecame %s, want %s", answer, got, want)
		}
	}
}

// Every indikator of the edition drafts a point that the rules accept, whatever was answered.
func TestEveryDraftedPointIsAccepted(t *testing.T) {
	for _, tilbud := range []interview.Tilbud{opholdssted, krisecenter, efterskole} {
		f := registered(t, tilbud)
		for _, indikator := range f.model.Applying(tilbud.Profile()) {
			u := udfoldelse(t, indikator.ID, tilbud)
			for _, answer := range []string{"", u.Vagt, u.Maalbart} {
				point := interview.DraftPoint(f.sag.NextPoint(indikator.ID), indikator, u, answer)
				f.record(interview.PointDrafted{Point: point})
				for _, text := range append([]string{point.Sentence}, wordings(point.Checks)...) {
					if strings.ContainsAny(text, "{}") || text == "" {
						t.Errorf("%s: %q has an open slot, or is empty", point.ID, text)
					}
				}
			}
		}
	}
}

// The point follows the answer for as long as the inspector has not worked on it.
func TestRedraft(t *testing.T) {
	const first, second, third = "Lederen gør status hver fjerde uge.", "Vi holder husmøde hver mandag.", "Borgerne svarer på et spørgeskema to gange årligt."
	u := kvalitetsmodel.Udfoldelse{
		Opfoelgning: "Socialtilsynet følger op på, om der er varm mad.",
		Checks:      []kvalitetsmodel.CheckTemplate{{Text: "Maden er varm.", Hvor: "Køkkenet"}, {Text: "Madplanen hænger fremme."}},
	}
	own := func(mend func(*interview.Check)) []interview.Change {
		check := draft("3.b.1", u, first, 1).Checks[1]
		mend(&check)
		return []interview.Change{interview.CheckWritten{Point: "3.b.1", Check: check}}
	}
	tests := []struct {
		name    string
		changes []interview.Change // after the first answer and its point, whose checks are 1 to 3
		answer  string
		want    []int // the numbers of its checks after that, nil where it is left alone
	}{
		{"an answer that changes", nil, second, []int{4, 5, 6}},
		{"an answer that changes again", []interview.Change{
			interview.AnswerGiven{Indikator: "3.b", Text: second},
			interview.PointRedrafted{Point: draft("3.b.1", u, second, 4)}}, third, []int{7, 8, 9}},
		{"an answer that stays", nil, first, nil},
		{"an answer that is taken back", nil, "", []int{4, 5}},
		{"a sentence of the inspector's own", []interview.Change{interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Eget løfte."}}, second, nil},
		{"a check of the inspector's own", own(func(c *interview.Check) { c.Text = "Eget tjek." }), second, nil},
		{"a check somewhere else", own(func(c *interview.Check) { c.Hvor = "Spisestuen" }), second, nil},
		{"a check in another way", own(func(c *interview.Check) { c.Ways = []kvalitetsmodel.Verification{kvalitetsmodel.Observation} }), second, nil},
		{"a check more", []interview.Change{interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 4, Text: "Eget tjek."}}}, second, nil},
		{"a check less", []interview.Change{interview.CheckRemoved{Point: "3.b.1", Check: 3}}, second, nil},
		{"checks in another order", []interview.Change{interview.CheckMoved{Point: "3.b.1", Check: 3, To: 0}}, second, nil},
		{"a point that says it already", []interview.Change{interview.PointRedrafted{Point: draft("3.b.1", u, second, 4)}}, second, nil},
		{"two points", []interview.Change{point("3.b.2", "3.b", 0, 1)}, second, nil},
		{"a point of another indikator", []interview.Change{point("5.a.1", "5.a", 0, 1)}, second, []int{4, 5, 6}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := registered(t, krisecenter)
			f.record(interview.AnswerGiven{Indikator: "3.b", Text: first}, interview.PointDrafted{Point: draft("3.b.1", u, first, 1)})
			f.record(test.changes...)
			before := f.fold()
			change := f.sag.Redraft(f.model.Indikator("3.b"), u, test.answer)
			if !reflect.DeepEqual(f.sag, before) {
				t.Error("asking for the redraft changed the sag")
			}
			var want interview.Change
			if test.want != nil {
				want = interview.PointRedrafted{Point: draft("3.b.1", u, test.answer, test.want[0])}
			}
			if !reflect.DeepEqual(change, want) {
				t.Fatalf("Redraft\n%+v\nwant\n%+v", change, want)
			}
			if change == nil {
				return
			}
			f.record(interview.AnswerGiven{Indikator: "3.b", Text: test.answer}, change)
			if got := numbers(f.sag.Point("3.b.1")); !slices.Equal(got, test.want) {
				t.Errorf("the checks are numbered %v, want %v", got, test.want)
			}
		})
	}
}

// Where there is no point, the answer drafts one, under an id that was never used.
func TestRedraftOfNoPointDraftsOne(t *testing.T) {
	const answer = "Lederen gør status hver fjerde uge."
	u := udfoldelse(t, "3.b", krisecenter)
	f := registered(t, krisecenter)
	for _, id := range []interview.PointID{"3.b.1", "3.b.2"} {
		change := f.sag.Redraft(f.model.Indikator("3.b"), u, answer)
		if want := (interview.PointDrafted{Point: draft(id, u, answer, 1)}); !reflect.DeepEqual(change, want) {
			t.Fatalf("Redraft\n%+v\nwant\n%+v", change, want)
		}
		f.record(change, interview.PointRemoved{Point: id})
	}
}

// draft is the point that an answer to 3.b leads to, with its checks numbered from a number up.
func draft(id interview.PointID, u kvalitetsmodel.Udfoldelse, answer string, from int) interview.FollowUpPoint {
	point := interview.DraftPoint(id, &kvalitetsmodel.Indikator{ID: "3.b"}, u, answer)
	for i := range point.Checks {
		point.Checks[i].Nr = from + i
	}
	return point
}

func wordings(checks []interview.Check) []string {
	var all []string
	for _, check := range checks {
		all = append(all, check.Text)
	}
	return all
}

// Nothing that was promised is lost: each telling sentence of an answer is named
// in the sentence or in a check, and no draft fails on any text.
func TestAnyAnswerDrafts(t *testing.T) {
	f := registered(t, krisecenter)
	u := udfoldelse(t, "3.a", krisecenter)
	rapid.Check(t, func(t *rapid.T) {
		answer := rapid.String().Draw(t, "answer")
		point := interview.DraftPoint("3.a.1", f.model.Indikator("3.a"), u, answer)
		if point.Sentence == "" || len(point.Checks) < 3 {
			t.Fatalf("%q drafts %+v", answer, point)
		}
	})
}

// The day by which something is promised is proposed as the deadline of the point.
func TestTheDeadlineOfAnAnswerBecomesThatOfItsPoint(t *testing.T) {
	for answer, want := range map[string]interview.Date{
		"Alle medarbejdere har gennemført kurset senest 1. marts 2027.":              "2027-03-01",
		"Vi ansætter en psykolog inden den 1.5.2027.":                                "2027-05-01",
		"Kurset er gennemført senest den 31. december 2026, og journalen viser det.": "2026-12-31",
		"Pr. 1/1-2028 er alle vagter dækket.":                                        "2028-01-01",
		"Fra oktober 2027 holder vi husmøde hver mandag.":                            "",
		"Inden udgangen af 2027 har alle været på kurset.":                           "",
		"Det sker senest 14 dage efter indflytningen.":                               "",
		"": "",
	} {
		indikator := blank(t).model.Indikator("10.a")
		if got := interview.DraftPoint("10.a.1", indikator, kvalitetsmodel.Udfoldelse{}, answer).Deadline; got != want {
			t.Errorf("%q has the deadline %q, want %q", answer, got, want)
		}
	}
}
