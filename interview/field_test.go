package interview_test

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

func TestFieldSaysWhereItIs(t *testing.T) {
	ref := interview.CheckRef{Point: "10.b.12", Check: 3}
	tests := []struct {
		field     interview.Field
		name      string
		danish    string
		tilsyn    int
		indikator kvalitetsmodel.IndikatorID
		tema      int
	}{
		{interview.AnswerField("3.b"), "svar/3.b", "svaret på indikator 3.b", 0, "3.b", 0},
		{interview.ReasonsField("14.a"), "begrundelse/14.a", "begrundelsen for indikator 14.a", 0, "14.a", 0},
		{interview.SentenceField("3.b.1"), "opfølgning/3.b.1", "opfølgningspunkt 3.b.1", 0, "3.b", 0},
		{interview.CheckField("3.b.1", 4), "tjek/3.b.1/4", "et tjek i opfølgningspunkt 3.b.1", 0, "3.b", 0},
		{interview.TemaField(0, 7), "tema/0/7", "vurderingen af tema 7", 0, "", 7},
		{interview.TemaField(2, 7), "tema/2/7", "tilsynets vurdering af tema 7", 2, "", 7},
		{interview.NoteField(1, ref), "note/1/10.b.12/3", "noten til et tjek i opfølgningspunkt 10.b.12", 1, "10.b", 0},
		{interview.BedoemmelseField(3, "3.b"), "bedømmelse/3/3.b", "bedømmelsen af indikator 3.b", 3, "3.b", 0},
		{"", "", "et felt", 0, "", 0},
		{"vejr/3.b", "vejr/3.b", "et felt", 0, "", 0},
	}
	for _, test := range tests {
		if string(test.field) != test.name {
			t.Errorf("field %q, want %q", test.field, test.name)
		}
		if got := test.field.Danish(); got != test.danish {
			t.Errorf("%q.Danish() = %q, want %q", test.field, got, test.danish)
		}
		tilsyn, indikator, tema := test.field.Place()
		if tilsyn != test.tilsyn || indikator != test.indikator || tema != test.tema {
			t.Errorf("%q.Place() = %d, %q, %d, want %d, %q, %d", test.field, tilsyn, indikator, tema, test.tilsyn, test.indikator, test.tema)
		}
	}
}

// Every indikator of the edition and its points come back from the field they were put in.
func TestFieldsOfEveryIndikatorKeepTheirPlace(t *testing.T) {
	for _, indikator := range blank(t).model.Indikatorer() {
		point := interview.NewSag(sagID).NextPoint(indikator.ID)
		for tilsyn, fields := range [][]interview.Field{
			{interview.AnswerField(indikator.ID), interview.ReasonsField(indikator.ID), interview.SentenceField(point), interview.CheckField(point, 2)},
			{interview.NoteField(1, interview.CheckRef{Point: point, Check: 2}), interview.BedoemmelseField(1, indikator.ID)},
		} {
			for _, field := range fields {
				if nr, id, tema := field.Place(); nr != tilsyn || id != indikator.ID || tema != 0 {
					t.Errorf("%q.Place() = %d, %q, %d", field, nr, id, tema)
				}
			}
		}
	}
}

func TestChangesSettleTheirFields(t *testing.T) {
	tests := []struct {
		change interview.Change
		field  interview.Field
		text   string
	}{
		{interview.TilbudRegistered{}, "", ""},
		{interview.AnswerGiven{Indikator: "3.b", Text: "T"}, interview.AnswerField("3.b"), "T"},
		{interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.1"}}, "", ""},
		{interview.PointSentenceWritten{Point: "3.b.1", Sentence: "T"}, interview.SentenceField("3.b.1"), "T"},
		{interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 2, Text: "T"}}, interview.CheckField("3.b.1", 2), "T"},
		{interview.CheckRemoved{Point: "3.b.1", Check: 2}, interview.CheckField("3.b.1", 2), ""},
		{interview.PointRemoved{Point: "3.b.1"}, interview.SentenceField("3.b.1"), ""},
		{interview.CheckMoved{Point: "3.b.1", Check: 2}, "", ""},
		{interview.PointRedrafted{Point: redrafted(6)}, interview.SentenceField("3.b.1"), ""},
		{interview.VejledningUsed{Vejledning: oest}, "", ""},
		{interview.ExpectationSet{Indikator: "3.b"}, "", ""},
		{interview.ReasonsWritten{Indikator: "3.b", Text: "T"}, interview.ReasonsField("3.b"), "T"},
		{interview.GodkendelseClosed{}, "", ""},
		{interview.GodkendelseReopened{}, "", ""},
		{interview.TemaAssessed{Tilsyn: 1, Tema: 3, Text: "T"}, interview.TemaField(1, 3), "T"},
		{interview.TilsynOpened{Tilsyn: 1}, "", ""},
		{interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 2, Note: "T"}, interview.NoteField(1, interview.CheckRef{Point: "3.b.1", Check: 2}), "T"},
		{interview.ScoreSet{Tilsyn: 1, Indikator: "3.b"}, "", ""},
		{interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "T"}, interview.BedoemmelseField(1, "3.b"), "T"},
		{interview.TilsynClosed{Tilsyn: 1}, "", ""},
	}
	for _, test := range tests {
		name := reflect.TypeOf(test.change).Name()
		if got := test.change.Field(); got != test.field {
			t.Errorf("%s settles %q, want %q", name, got, test.field)
		}
		if got := interview.TextOf(test.change); got != test.text {
			t.Errorf("%s carries %q, want %q", name, got, test.text)
		}
	}
}

// A field comes out of the database, so it may be anything.
func FuzzField(f *testing.F) {
	for _, seed := range []string{"", "/", "//", "svar/3.b", "tjek", "tjek/", "note/1", "note/1/", "tema/0", "tema//", "bedømmelse/x/3.b/9", "opfølgning/.", "tema/99999999999999999999/1", "\xff/\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		field := interview.Field(s)
		if field.Danish() == "" {
			t.Error("a field without words")
		}
		if utf8.ValidString(s) && !utf8.ValidString(field.Danish()) {
			t.Errorf("%q.Danish() is not UTF-8", s)
		}
		if _, indikator, tema := field.Place(); indikator != "" && tema != 0 {
			t.Errorf("%q is both at indikator %q and at tema %d", s, indikator, tema)
		}
	})
}
