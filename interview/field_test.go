package interview_test

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"spindel/interview"
)

func TestFieldSaysWhereItIs(t *testing.T) {
	ref := interview.CheckRef{Point: "10.b.12", Check: 3}
	tests := []struct {
		field  interview.Field
		name   string
		danish string
		place  interview.Place
	}{
		{interview.AnswerField("3.b"), "svar/3.b", "svaret på indikator 3.b", interview.Place{Indikator: "3.b"}},
		{interview.ReasonsField("14.a"), "begrundelse/14.a", "begrundelsen for indikator 14.a", interview.Place{Indikator: "14.a"}},
		{interview.SentenceField("3.b.1"), "opfølgning/3.b.1", "opfølgningspunkt 3.b.1", interview.Place{Indikator: "3.b", Point: "3.b.1"}},
		{interview.CheckField("3.b.1", 4), "tjek/3.b.1/4", "et tjek i opfølgningspunkt 3.b.1", interview.Place{Indikator: "3.b", Point: "3.b.1"}},
		{interview.DeadlineField("3.b.1"), "frist/3.b.1", "fristen for opfølgningspunkt 3.b.1", interview.Place{Indikator: "3.b", Point: "3.b.1"}},
		{interview.TemaField(0, 7), "tema/0/7", "vurderingen af tema 7", interview.Place{Tema: 7}},
		{interview.TemaField(2, 7), "tema/2/7", "tilsynets vurdering af tema 7", interview.Place{Tilsyn: 2, Tema: 7}},
		{interview.NoteField(1, ref), "note/1/10.b.12/3", "noten til et tjek i opfølgningspunkt 10.b.12", interview.Place{Tilsyn: 1, Indikator: "10.b", Point: "10.b.12"}},
		{interview.BedoemmelseField(3, "3.b"), "bedømmelse/3/3.b", "bedømmelsen af indikator 3.b", interview.Place{Tilsyn: 3, Indikator: "3.b"}},
		{interview.PlanField(2, interview.Maal), "plan/2/maal", "opfølgningsplanen", interview.Place{Plan: true, Item: 2}},
		{interview.PlanField(2, interview.PlanEnd), "plan/2/slut", "opfølgningsplanen", interview.Place{Plan: true, Item: 2}},
		{interview.ProgressField(2, 3), "fremdrift/2/3", "opfølgningsplanen", interview.Place{Plan: true, Item: 2}},
		{interview.VerificationField(12), "efterprøvning/12", "opfølgningsplanen", interview.Place{Plan: true, Item: 12}},
		{interview.ApprovalField, "plangodkendelse/af", "opfølgningsplanen", interview.Place{Plan: true}},
		{interview.ApprovalDateField, "plangodkendelse/dato", "opfølgningsplanen", interview.Place{Plan: true}},
		{"", "", "et felt", interview.Place{}},
		{"vejr/3.b", "vejr/3.b", "et felt", interview.Place{}},
	}
	for _, test := range tests {
		if string(test.field) != test.name {
			t.Errorf("field %q, want %q", test.field, test.name)
		}
		if got := test.field.Danish(); got != test.danish {
			t.Errorf("%q.Danish() = %q, want %q", test.field, got, test.danish)
		}
		if got := test.field.Place(); got != test.place {
			t.Errorf("%q.Place() = %+v, want %+v", test.field, got, test.place)
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
				if place := field.Place(); place.Tilsyn != tilsyn || place.Indikator != indikator.ID || place.Tema != 0 {
					t.Errorf("%q.Place() = %+v", field, place)
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
		{interview.PointDeadlineSet{Point: "3.b.1"}, interview.DeadlineField("3.b.1"), ""},
		{interview.NumberDrawn{Tilsyn: 1, Point: "3.b.1", Check: 2}, "", ""},
		{interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1"}, "", ""},
		{interview.PlanItemAdded{}, "", ""},
		{interview.PlanItemRemoved{Item: 2}, "", ""},
		{interview.PlanItemMoved{Item: 2}, "", ""},
		{interview.PlanTextWritten{Item: 2, Column: interview.Maal, Text: "T"}, interview.PlanField(2, interview.Maal), "T"},
		{interview.PlanScopeSet{Item: 2}, "", ""},
		{interview.PlanOriginSet{Item: 2}, "", ""},
		{interview.PlanPeriodSet{Item: 2, Nr: 1}, "", ""},
		{interview.PlanProgressNoted{Item: 2, Nr: 3, Progress: interview.Progress{Text: "T"}}, interview.ProgressField(2, 3), "T"},
		{interview.PlanStatusSet{Item: 2}, "", ""},
		{interview.PlanVerified{Item: 2, Verification: interview.Verification{Note: "T"}}, interview.VerificationField(2), "T"},
		{interview.PlanApproved{}, "", ""},
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
		if place := field.Place(); place.Indikator != "" && place.Tema != 0 || place.Plan && place.Tilsyn != 0 {
			t.Errorf("%q is at two places: %+v", s, place)
		}
	})
}
