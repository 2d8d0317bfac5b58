package storetest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Writer makes the journal of one made-up sag the way the program does, through
// Sag.Record. Each record is a minute after the one before.
type Writer struct {
	Model *kvalitetsmodel.Model
	Sag   *interview.Sag
	Clock time.Time
	By    string
}

// tb is the part of testing.TB that rapid.T has as well.
type tb interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// NewWriter begins the journal of a sag, a quarter past nine on 25 November 2026.
func NewWriter(model *kvalitetsmodel.Model, id interview.SagID) *Writer {
	return &Writer{
		Model: model,
		Sag:   interview.NewSag(id),
		Clock: time.Date(2026, time.November, 25, 9, 15, 0, 123e6, time.UTC),
		By:    "Åse Ø. Ærlig",
	}
}

// Record records changes, which the rules of the sag must allow.
func (w *Writer) Record(t tb, changes ...interview.Change) []interview.Entry {
	t.Helper()
	entries, err := w.record(changes...)
	if err != nil {
		t.Fatalf("record %d changes: %v", len(changes), err)
	}
	return entries
}

// record answers with no entries when the rules refuse the changes.
func (w *Writer) record(changes ...interview.Change) ([]interview.Entry, error) {
	w.Clock = w.Clock.Add(time.Minute)
	return w.Sag.Record(w.Model, w.Clock, w.By, changes...)
}

// Register records the registration of a tilbud.
func (w *Writer) Register(t tb) []interview.Entry {
	t.Helper()
	return w.Record(t, w.registration())
}

// Answer records an answer to an indikator.
func (w *Writer) Answer(t tb, id kvalitetsmodel.IndikatorID, text string) []interview.Entry {
	t.Helper()
	return w.Record(t, interview.AnswerGiven{Indikator: id, Text: text, Speaker: "Forstander", Date: "2026-11-25"})
}

// Fill records everything from the registration to a tilsyn that is done but
// for its closing: every indikator answered, judged, drawn up as a point, looked
// into and scored.
func (w *Writer) Fill(t tb) []interview.Entry {
	t.Helper()
	entries := w.Register(t)
	entries = append(entries, w.Record(t, w.promises()...)...)
	entries = append(entries, w.Record(t, w.moveOn()...)...)
	entries = append(entries, w.Record(t, w.moveOn()...)...)
	entries = append(entries, w.Record(t, append(w.findings(), w.fillTilsyn()...)...)...)
	return entries
}

func (w *Writer) registration() interview.TilbudRegistered {
	return interview.TilbudRegistered{Edition: w.Model.Edition, Tilbud: interview.Tilbud{
		Navn:         "Krisecenter Lunden",
		Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{w.Model.Tilbudstyper[0].Key},
		Maalgruppe:   "Kvinder med børn",
		Ansoeger:     "Fonden Lunden",
	}}
}

func (w *Writer) applying() []kvalitetsmodel.IndikatorID {
	var ids []kvalitetsmodel.IndikatorID
	for _, indikator := range w.Model.Applying(w.Sag.Tilbud.Profile()) {
		ids = append(ids, indikator.ID)
	}
	return ids
}

// promises are a follow-up point for each indikator, with at least two checks.
func (w *Writer) promises() []interview.Change {
	var changes []interview.Change
	for _, id := range w.applying() {
		point := interview.DraftPoint(w.Sag.NextPoint(id), w.Model.Indikator(id), kvalitetsmodel.Udfoldelse{}, "")
		for len(point.Checks) < 2 {
			nr := len(point.Checks) + 1
			point.Checks = append(point.Checks, interview.Check{Nr: nr, Text: fmt.Sprintf("Tjek %d af %s", nr, id),
				Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}, Hvor: "Dagbogen"})
		}
		changes = append(changes, interview.PointDrafted{Point: point})
	}
	return changes
}

// moveOn are the changes that bring the sag into its next phase.
func (w *Writer) moveOn() []interview.Change {
	nr := len(w.Sag.Tilsyn)
	switch w.Sag.Phase() {
	case interview.UnderGodkendelse:
		return append(w.fillGodkendelse(), interview.GodkendelseClosed{})
	case interview.UnderTilsyn:
		return append(w.fillTilsyn(), interview.TilsynClosed{Tilsyn: nr})
	}
	return []interview.Change{interview.TilsynOpened{Tilsyn: nr + 1, Date: "2027-05-03", Anmeldt: true}}
}

// fillGodkendelse are the changes that leave nothing missing in the godkendelse.
func (w *Writer) fillGodkendelse() []interview.Change {
	var changes []interview.Change
	for _, gap := range w.Sag.MissingGodkendelse(w.Model) {
		switch id := gap.Indikator; gap.What {
		case "svar":
			changes = append(changes, interview.AnswerGiven{Indikator: id, Speaker: "Forstander", Date: "2026-11-25",
				Text: fmt.Sprintf("Kontaktpersonen holder hver uge en samtale om %s og skriver den i dagbogen.", id)})
		case "forventning":
			step := w.Model.Godkendelse[len(changes)%len(w.Model.Godkendelse)]
			changes = append(changes, interview.ExpectationSet{Indikator: id, Expectation: step.Key})
		case "begrundelse":
			changes = append(changes, interview.ReasonsWritten{Indikator: id, Text: "Det er beskrevet, hvem der gør hvad og hvornår."})
		default:
			changes = append(changes, interview.TemaAssessed{Tema: gap.Tema, Text: "Temaet er gennemgået med ledelsen."})
		}
	}
	return changes
}

// findings are a finding for each check at the latest tilsyn.
func (w *Writer) findings() []interview.Change {
	var changes []interview.Change
	for _, point := range w.Sag.Points {
		for _, check := range point.Checks {
			changes = append(changes, interview.FindingNoted{Tilsyn: len(w.Sag.Tilsyn), Point: point.ID, Check: check.Nr,
				Result: interview.Results[len(changes)%len(interview.Results)], Note: "Set i dagbogen for april.",
				Source: interview.Sources[len(changes)%len(interview.Sources)]})
		}
	}
	return changes
}

// fillTilsyn are the changes that leave nothing missing in the latest tilsyn.
func (w *Writer) fillTilsyn() []interview.Change {
	nr := len(w.Sag.Tilsyn)
	var changes []interview.Change
	for i, id := range w.applying() {
		step := w.Model.Tilsyn[i%len(w.Model.Tilsyn)]
		changes = append(changes, interview.ScoreSet{Tilsyn: nr, Indikator: id, Score: step.Score},
			interview.BedoemmelseWritten{Tilsyn: nr, Indikator: id, Text: "Det, tilbuddet lovede, ses i dagbogen."})
	}
	for _, tema := range w.Model.Temaer {
		if w.Model.TemaApplies(tema.Nr, w.Sag.Tilbud.Profile()) {
			changes = append(changes, interview.TemaAssessed{Tilsyn: nr, Tema: tema.Nr, Text: "Kvaliteten er som forventet."})
		}
	}
	return changes
}

// refused reports whether the rules of the sag stood against a change.
func refused(err error) bool {
	var rule *interview.RefusedError
	return errors.As(err, &rule)
}
