package storetest

import (
	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Random records changes that are drawn from everything that can be done to a
// sag. It answers with no entries when the rules refuse them.
func (w *Writer) Random(t *rapid.T) []interview.Entry {
	t.Helper()
	entries, err := w.record(w.randomChanges(t)...)
	if err != nil && !refused(err) {
		t.Fatalf("record: %v", err)
	}
	return entries
}

func (w *Writer) randomChanges(t *rapid.T) []interview.Change {
	if w.Sag.Seq == 0 {
		return []interview.Change{w.randomRegistration(t)}
	}
	// One in four moves the sag on its way, so that many come to the end of it.
	if rapid.IntRange(0, 3).Draw(t, "move on") == 0 {
		return w.moveOn()
	}
	draw := draws{t, w}
	visit := len(w.Sag.Tilsyn)
	changes := [...]func() []interview.Change{
		func() []interview.Change { return one(w.randomRegistration(t)) },
		func() []interview.Change {
			return one(interview.AnswerGiven{Indikator: draw.indikator(), Text: draw.text(), Speaker: draw.text(), Date: draw.date()})
		},
		func() []interview.Change { return one(interview.PointDrafted{Point: draw.point()}) },
		func() []interview.Change {
			return one(interview.PointSentenceWritten{Point: draw.pointID(), Sentence: draw.text()})
		},
		func() []interview.Change {
			id := draw.pointID()
			return one(interview.CheckWritten{Point: id, Check: draw.check(rapid.IntRange(1, w.Sag.NextCheck(id)).Draw(t, "check"))})
		},
		func() []interview.Change {
			ref := draw.ref()
			return one(interview.CheckRemoved(ref))
		},
		func() []interview.Change {
			ref := draw.ref()
			return one(interview.CheckMoved{Point: ref.Point, Check: ref.Check, To: draw.place(ref.Point)})
		},
		func() []interview.Change {
			return one(interview.PointDeadlineSet{Point: draw.pointID(), Deadline: draw.date()})
		},
		func() []interview.Change {
			ref := draw.verifiable()
			of := rapid.IntRange(1, 40).Draw(t, "of")
			return one(interview.NumberDrawn{Tilsyn: visit, Point: ref.Point, Check: ref.Check,
				Draw: interview.Draw{Number: rapid.IntRange(1, of).Draw(t, "number"), Of: of}})
		},
		func() []interview.Change {
			status := rapid.SampledFrom([]interview.PointStatus{interview.PointClosed, interview.PointOpen, ""}).Draw(t, "status")
			return one(interview.PointStatusSet{Tilsyn: visit, Point: draw.pointID(), Status: status})
		},
		func() []interview.Change { return one(w.randomPlan(t)) },
		func() []interview.Change { return one(w.randomPlan(t)) },
		func() []interview.Change { return one(w.randomPlan(t)) },
		func() []interview.Change { return one(interview.PointRemoved{Point: draw.pointID()}) },
		func() []interview.Change { return one(interview.PointRedrafted{Point: draw.redraft()}) },
		func() []interview.Change {
			return one(interview.VejledningUsed{Vejledning: kvalitetsmodel.VejledningID{Navn: draw.text(), Version: draw.text(), Aftryk: draw.text()}})
		},
		func() []interview.Change {
			return one(interview.ExpectationSet{Indikator: draw.indikator(), Expectation: draw.expectation()})
		},
		func() []interview.Change {
			return one(interview.ReasonsWritten{Indikator: draw.indikator(), Text: draw.text()})
		},
		func() []interview.Change {
			stage := rapid.SampledFrom([]int{0, visit}).Draw(t, "stage")
			return one(interview.TemaAssessed{Tilsyn: stage, Tema: draw.tema(), Text: draw.text()})
		},
		func() []interview.Change { return one(interview.GodkendelseReopened{}) },
		func() []interview.Change {
			return one(interview.TilsynOpened{Tilsyn: visit + 1, Date: draw.date(), Anmeldt: rapid.Bool().Draw(t, "anmeldt")})
		},
		func() []interview.Change {
			ref := draw.verifiable()
			return one(interview.FindingNoted{Tilsyn: visit, Point: ref.Point, Check: ref.Check, Note: draw.text(),
				Result: rapid.SampledFrom(append(interview.Results, "")).Draw(t, "result"),
				Source: rapid.SampledFrom(append(interview.Sources, "")).Draw(t, "source")})
		},
		func() []interview.Change {
			score := rapid.IntRange(-1, 5).Draw(t, "score")
			return one(interview.ScoreSet{Tilsyn: visit, Indikator: draw.indikator(), Score: max(score, 0), IkkeBedoemt: score < 0})
		},
		func() []interview.Change {
			return one(interview.BedoemmelseWritten{Tilsyn: visit, Indikator: draw.indikator(), Text: draw.text()})
		},
	}
	return rapid.SampledFrom(changes[:]).Draw(t, "change")()
}

func one(change interview.Change) []interview.Change { return []interview.Change{change} }

func (w *Writer) randomRegistration(t *rapid.T) interview.TilbudRegistered {
	draw := draws{t, w}
	keys := make([]kvalitetsmodel.TilbudstypeKey, 0, len(w.Model.Tilbudstyper))
	for _, tilbudstype := range w.Model.Tilbudstyper {
		keys = append(keys, tilbudstype.Key)
	}
	return interview.TilbudRegistered{Edition: w.Model.Edition, Tilbud: interview.Tilbud{
		Navn:             "Tilbud " + draw.text(),
		Tilbudstyper:     rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 1, 2, rapid.ID).Draw(t, "tilbudstyper"),
		PrivatBestyrelse: rapid.Bool().Draw(t, "bestyrelse"),
		Maalgruppe:       draw.text(),
		Ansoeger:         draw.text(),
		Specialister:     draw.text(),
	}}
}

// draws draws the parts of a change.
type draws struct {
	t *rapid.T
	w *Writer
}

func (d draws) text() string { return rapid.String().Draw(d.t, "text") }

func (d draws) date() interview.Date {
	return rapid.SampledFrom([]interview.Date{"", "2026-11-25", "2027-05-03"}).Draw(d.t, "date")
}

func (d draws) indikator() kvalitetsmodel.IndikatorID {
	return rapid.SampledFrom(d.w.Model.Indikatorer()).Draw(d.t, "indikator").ID
}

func (d draws) tema() int {
	return rapid.IntRange(1, len(d.w.Model.Temaer)).Draw(d.t, "tema")
}

func (d draws) expectation() string {
	keys := []string{""}
	for _, expectation := range d.w.Model.Godkendelse {
		keys = append(keys, expectation.Key)
	}
	return rapid.SampledFrom(keys).Draw(d.t, "expectation")
}

func (d draws) check(nr int) interview.Check {
	ways := []kvalitetsmodel.Verification{kvalitetsmodel.Dokument, kvalitetsmodel.Interview, kvalitetsmodel.Observation}
	return interview.Check{Nr: nr, Text: d.text(), Hvor: d.text(),
		Ways: rapid.SliceOfNDistinct(rapid.SampledFrom(ways), 0, 3, rapid.ID).Draw(d.t, "ways")}
}

func (d draws) point() interview.FollowUpPoint {
	id := d.indikator()
	point := interview.FollowUpPoint{ID: d.w.Sag.NextPoint(id), Indikator: id, Sentence: d.text(), Lead: d.text(),
		Tilsyn: rapid.SampledFrom([]int{0, len(d.w.Sag.Tilsyn)}).Draw(d.t, "tilsyn")}
	for nr := range rapid.IntRange(0, 3).Draw(d.t, "checks") {
		point.Checks = append(point.Checks, d.check(nr+1))
	}
	return point
}

// redraft is a point of the sag in other words, or one that does not exist when there is none.
func (d draws) redraft() interview.FollowUpPoint {
	point := interview.FollowUpPoint{ID: d.pointID(), Indikator: "1.a", Sentence: d.text(), Lead: d.text()}
	if before := d.w.Sag.Point(point.ID); before != nil {
		point.Indikator, point.Tilsyn = before.Indikator, before.Tilsyn
	}
	next := d.w.Sag.NextCheck(point.ID)
	for i := range rapid.IntRange(0, 3).Draw(d.t, "checks") {
		point.Checks = append(point.Checks, d.check(next+i))
	}
	return point
}

// place is a place among the checks of a point, or now and then none.
func (d draws) place(id interview.PointID) int {
	last := 0
	if point := d.w.Sag.Point(id); point != nil {
		last = len(point.Checks)
	}
	return rapid.IntRange(-1, last).Draw(d.t, "place")
}

// ref is a check of the sag, or one that does not exist when there is none.
func (d draws) ref() interview.CheckRef {
	refs := []interview.CheckRef{}
	for _, point := range d.w.Sag.Points {
		for _, check := range point.Checks {
			refs = append(refs, interview.CheckRef{Point: point.ID, Check: check.Nr})
		}
	}
	if len(refs) == 0 {
		return interview.CheckRef{Point: "1.a.1", Check: 1}
	}
	return rapid.SampledFrom(refs).Draw(d.t, "ref")
}

// verifiable is a check of the sag, or a whole point that has none.
func (d draws) verifiable() interview.CheckRef {
	refs := []interview.CheckRef{}
	for _, point := range d.w.Sag.Points {
		for _, check := range point.Verifiable() {
			refs = append(refs, interview.CheckRef{Point: point.ID, Check: check.Nr})
		}
	}
	if len(refs) == 0 {
		return interview.CheckRef{Point: "1.a.1", Check: 1}
	}
	return rapid.SampledFrom(refs).Draw(d.t, "verifiable")
}

// pointID is a point of the sag, or one that does not exist when there is none.
func (d draws) pointID() interview.PointID {
	if len(d.w.Sag.Points) == 0 {
		return "1.a.1"
	}
	return rapid.SampledFrom(d.w.Sag.Points).Draw(d.t, "point").ID
}
