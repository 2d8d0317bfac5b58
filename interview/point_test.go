package interview_test

import (
	"reflect"
	"testing"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// The worked example of the official appendix on systematic follow-up.
func TestDraftPointOfTheWorkedExample(t *testing.T) {
	got := interview.DraftPoint("3.b.1", blank(t).model.Indikator("3.b"))
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
		got := interview.DraftPoint("5.a.1", &kvalitetsmodel.Indikator{ID: "5.a", Text: text})
		if !reflect.DeepEqual(got, interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Sentence: want}) {
			t.Errorf("point %+v", got)
		}
	}
}

// Every indikator of the edition drafts a point that the rules accept.
func TestEveryDraftedPointIsAccepted(t *testing.T) {
	f := registered(t, opholdssted)
	for _, indikator := range f.model.Indikatorer() {
		f.record(interview.PointDrafted{Point: interview.DraftPoint(f.sag.NextPoint(indikator.ID), indikator)})
	}
	if len(f.sag.Points) != 30 {
		t.Errorf("%d points, want 30", len(f.sag.Points))
	}
}
