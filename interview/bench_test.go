package interview_test

import (
	"strings"
	"testing"

	"spindel/interview"
)

// fullSag is a sag of all 30 indikatorer, each with an answer, a follow-up
// point and a judgement, and a tilsyn with a finding of every check, scores and texts.
func fullSag(b *testing.B) *folder {
	b.Helper()
	f := registered(b, opholdssted)
	answer := strings.Repeat("Kontaktpersonen følger op på målene hver anden uge. ", 20)
	for _, indikator := range f.model.Indikatorer() {
		f.record(
			interview.AnswerGiven{Indikator: indikator.ID, Text: answer, Speaker: "Forstander", Date: "2026-03-02"},
			interview.PointDrafted{Point: f.proposal(indikator.ID)})
	}
	f.settle(0)
	f.record(interview.GodkendelseClosed{}, interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25", Anmeldt: true})
	for _, point := range f.sag.Points {
		for _, check := range point.Checks {
			f.record(interview.FindingNoted{Tilsyn: 1, Point: point.ID, Check: check.Nr, Result: interview.Bekraeftet, Note: "Set i tre handleplaner.", Source: interview.FraDokument})
		}
	}
	f.settle(1)
	return f
}

func BenchmarkFold(b *testing.B) {
	f := fullSag(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := interview.Fold(sagID, f.journal); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(f.journal)), "entries")
}

// BenchmarkRecord writes one bedømmelse anew in a full sag.
func BenchmarkRecord(b *testing.B) {
	f := fullSag(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.sag.Record(f.model, noon, inspector, interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "Set i tre handleplaner."}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecordTogether makes two changes as one, which needs a copy of the sag.
func BenchmarkRecordTogether(b *testing.B) {
	f := fullSag(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.sag.Record(f.model, noon, inspector,
			interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 4},
			interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "Set i tre handleplaner."}); err != nil {
			b.Fatal(err)
		}
	}
}
