package interview_test

import (
	"testing"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Two windows begin from the same sag; what one of them did not touch must be what the other wrote.
func TestMergeKeepsWhatTheOtherWrote(t *testing.T) {
	answer := interview.AnswerGiven{Indikator: "3.b", Text: "Det gamle svar.", Speaker: "Leder", Date: "2026-11-25"}
	check := interview.Check{Nr: 1, Text: "Målene er tydelige.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}}
	for name, test := range map[string]struct {
		start        func() *folder
		theirs, mine interview.Change
		holds        func(*interview.Sag) bool
	}{
		"their answer, my speaker": {
			func() *folder { f := drafted(t); f.record(answer); return f },
			interview.AnswerGiven{Indikator: "3.b", Text: "Det nye svar.", Speaker: "Leder", Date: "2026-11-25"},
			interview.AnswerGiven{Indikator: "3.b", Text: "Det gamle svar.", Speaker: "Forstander", Date: "2026-11-25"},
			func(s *interview.Sag) bool {
				return s.Answers["3.b"] == interview.Answer{Text: "Det nye svar.", Speaker: "Forstander", Date: "2026-11-25"}
			},
		},
		"their note, my result": {
			func() *folder { return visiting(t) },
			interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Note: "Set i planen."},
			interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: interview.Bekraeftet},
			func(s *interview.Sag) bool {
				return s.Latest().Findings[interview.CheckRef{Point: "3.b.1", Check: 1}] == interview.Finding{Result: interview.Bekraeftet, Note: "Set i planen."}
			},
		},
		"their bestyrelse, my name": {
			func() *folder { return registered(t, krisecenter) },
			interview.TilbudRegistered{Edition: "sociale-tilbud-2017", Tilbud: interview.Tilbud{Navn: krisecenter.Navn, Tilbudstyper: krisecenter.Tilbudstyper, PrivatBestyrelse: true}},
			interview.TilbudRegistered{Edition: "sociale-tilbud-2017", Tilbud: interview.Tilbud{Navn: "Havblik", Tilbudstyper: krisecenter.Tilbudstyper}},
			func(s *interview.Sag) bool { return s.Tilbud.Navn == "Havblik" && s.Tilbud.PrivatBestyrelse },
		},
		"both add a check": {
			func() *folder { return drafted(t) },
			interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 6, Text: "Deres tjek."}},
			interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 6, Text: "Mit tjek."}},
			func(s *interview.Sag) bool {
				return s.Point("3.b.1").Check(6).Text == "Deres tjek." && s.Point("3.b.1").Check(7).Text == "Mit tjek."
			},
		},
		"their sentence, my draft": {
			func() *folder { return drafted(t) },
			interview.PointSentenceWritten{Point: "3.b.1", Sentence: "Deres løfte."},
			interview.PointRedrafted{Point: redrafted(6, 7)},
			func(s *interview.Sag) bool {
				point := s.Point("3.b.1")
				return point.Sentence == "Deres løfte." && len(point.Checks) == 5
			},
		},
		"their draft, my draft": {
			func() *folder { return drafted(t) },
			interview.PointRedrafted{Point: redrafted(6)},
			interview.PointRedrafted{Point: redrafted(6, 7)},
			func(s *interview.Sag) bool { return len(s.Point("3.b.1").Checks) == 1 },
		},
		"their answer, my draft": {
			func() *folder { return drafted(t) },
			answer,
			interview.PointRedrafted{Point: redrafted(6, 7)},
			func(s *interview.Sag) bool { return len(s.Point("3.b.1").Checks) == 2 },
		},
		"their ways, my text": {
			func() *folder {
				f := drafted(t)
				f.record(interview.CheckWritten{Point: "3.b.1", Check: check})
				return f
			},
			interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 1, Text: check.Text, Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}}},
			interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 1, Text: "Målene er konkrete.", Ways: check.Ways}},
			func(s *interview.Sag) bool {
				got := s.Point("3.b.1").Check(1)
				return got.Text == "Målene er konkrete." && len(got.Ways) == 1 && got.Ways[0] == kvalitetsmodel.Interview
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := test.start()
			base := f.fold()
			f.record(test.theirs)
			f.record(interview.Merge(base, f.sag, test.mine))
			if !test.holds(f.sag) {
				t.Errorf("after theirs and mine the sag is %+v", f.sag)
			}
		})
	}
}
