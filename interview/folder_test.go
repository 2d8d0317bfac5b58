package interview_test

import (
	"errors"
	"reflect"
	"sync"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

const (
	sagID     = interview.SagID("havblik-k7q2")
	inspector = "tilsynskonsulent A"
)

var noon = time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)

var (
	krisecenter = interview.Tilbud{
		Navn: "Krisecentret Havblik", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}
	efterskole = interview.Tilbud{
		Navn: "Nordre Efterskole", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"efterskole"}}
	opholdssted = interview.Tilbud{
		Navn: "Opholdsstedet Lærkebakken", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"opholdssted"}, PrivatBestyrelse: true}
)

var bundled = sync.OnceValues(func() (*kvalitetsmodel.Model, error) {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return nil, err
	}
	return library.Edition("sociale-tilbud-2017")
})

// udfoldelse is the guidance to an indikator for a tilbud.
func udfoldelse(t rapid.TB, id kvalitetsmodel.IndikatorID, tilbud interview.Tilbud) kvalitetsmodel.Udfoldelse {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	v, err := library.Vejledning("sociale-tilbud-2017")
	if err != nil {
		t.Fatal(err)
	}
	u, err := v.Udfoldelse(id, tilbud.Tilbudstyper)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// proposal is the follow-up point that the answer to an indikator leads to.
func (f *folder) proposal(id kvalitetsmodel.IndikatorID) interview.FollowUpPoint {
	f.Helper()
	return interview.DraftPoint(f.sag.NextPoint(id), f.model.Indikator(id), udfoldelse(f, id, f.sag.Tilbud), f.sag.Answers[id].Text)
}

// folder is a sag under test together with the journal that made it.
type folder struct {
	rapid.TB
	model   *kvalitetsmodel.Model
	sag     *interview.Sag
	journal []interview.Entry
}

// blank is a sag without any entry.
func blank(t rapid.TB) *folder {
	t.Helper()
	model, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	return &folder{TB: t, model: model, sag: interview.NewSag(sagID)}
}

// registered is a sag in which the tilbud is registered and nothing else.
func registered(t rapid.TB, tilbud interview.Tilbud) *folder {
	t.Helper()
	f := blank(t)
	f.record(interview.TilbudRegistered{Edition: f.model.Edition, Tilbud: tilbud})
	return f
}

// drafted is a krisecenter with an answer to 3.b and its follow-up point of five checks.
func drafted(t rapid.TB) *folder {
	t.Helper()
	f := registered(t, krisecenter)
	f.record(interview.AnswerGiven{Indikator: "3.b", Text: "Vi bruger SMART-modellen.", Speaker: "Forstander", Date: "2026-03-02"})
	f.record(interview.PointDrafted{Point: f.proposal("3.b")})
	return f
}

// promised is drafted with its godkendelse closed.
func promised(t rapid.TB) *folder {
	t.Helper()
	f := drafted(t)
	f.settle(0)
	f.record(interview.GodkendelseClosed{})
	return f
}

// visiting is promised with a first tilsyn under way.
func visiting(t rapid.TB) *folder {
	t.Helper()
	f := promised(t)
	f.record(interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25", Anmeldt: true})
	return f
}

// promisedWhole is a first tilsyn of a tilbud whose promise to 5.a, by 1 October, has no checks.
func promisedWhole(t rapid.TB) *folder {
	t.Helper()
	f := drafted(t)
	f.record(interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Sentence: "Socialtilsynet følger op på maden.", Deadline: "2026-10-01"}})
	f.settle(0)
	f.record(interview.GodkendelseClosed{}, interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25"})
	return f
}

// next closes the tilsyn that is open and opens one more.
func (f *folder) next(date interview.Date) {
	f.Helper()
	nr := len(f.sag.Tilsyn)
	f.settle(nr)
	f.record(interview.TilsynClosed{Tilsyn: nr}, interview.TilsynOpened{Tilsyn: nr + 1, Date: date})
}

// visited is visiting with the tilsyn closed.
func visited(t rapid.TB) *folder {
	t.Helper()
	f := visiting(t)
	f.settle(1)
	f.record(interview.TilsynClosed{Tilsyn: 1})
	return f
}

// record makes changes that the rules must allow.
func (f *folder) record(changes ...interview.Change) {
	f.Helper()
	entries, err := f.sag.Record(f.model, noon, inspector, changes...)
	if err != nil {
		f.Fatalf("Record(%+v): %v", changes, err)
	}
	f.journal = append(f.journal, entries...)
}

// refused offers changes that a rule must stop, and makes sure that the sag is as it was.
func (f *folder) refused(model *kvalitetsmodel.Model, changes ...interview.Change) *interview.RefusedError {
	f.Helper()
	entries, err := f.sag.Record(model, noon, inspector, changes...)
	var refused *interview.RefusedError
	if !errors.As(err, &refused) {
		f.Fatalf("Record(%+v) = %v, want a *RefusedError", changes, err)
	}
	if entries != nil {
		f.Errorf("a refused change gave %d entries", len(entries))
	}
	if !reflect.DeepEqual(f.sag, f.fold()) {
		f.Errorf("a refused change touched the sag: %+v", f.sag)
	}
	return refused
}

// fold makes the sag anew from its journal.
func (f *folder) fold() *interview.Sag {
	f.Helper()
	sag, err := interview.Fold(f.sag.ID, f.journal)
	if err != nil {
		f.Fatal(err)
	}
	return sag
}

// gaps lists what is missing at the godkendelse (0) or a tilsyn.
func (f *folder) gaps(tilsyn int) []interview.Gap {
	if tilsyn == 0 {
		return f.sag.MissingGodkendelse(f.model)
	}
	return f.sag.MissingTilsyn(f.model, tilsyn)
}

// settle fills every gap of the godkendelse (0) or of a tilsyn, also those that
// only come up when others are filled.
func (f *folder) settle(tilsyn int) {
	f.Helper()
	for gaps := f.gaps(tilsyn); len(gaps) > 0; gaps = f.gaps(tilsyn) {
		var changes []interview.Change
		for _, gap := range gaps {
			changes = append(changes, filling(gap, tilsyn))
		}
		f.record(changes...)
	}
}

// filling is the change that fills a gap.
func filling(gap interview.Gap, tilsyn int) interview.Change {
	switch gap.What {
	case "svar":
		return interview.AnswerGiven{Indikator: gap.Indikator, Text: "Vi holder husmøde hver mandag.", Speaker: "Forstander", Date: "2026-03-02"}
	case "forventning":
		return interview.ExpectationSet{Indikator: gap.Indikator, Expectation: "forventes"}
	case "begrundelse":
		return interview.ReasonsWritten{Indikator: gap.Indikator, Text: "Svaret er konkret."}
	case "score":
		return interview.ScoreSet{Tilsyn: tilsyn, Indikator: gap.Indikator, Score: 4}
	case "bedømmelse":
		return interview.BedoemmelseWritten{Tilsyn: tilsyn, Indikator: gap.Indikator, Text: "Set i referaterne."}
	case "vurdering":
		return interview.TemaAssessed{Tilsyn: tilsyn, Tema: gap.Tema, Text: "Samlet vurdering."}
	}
	panic("no change fills the gap " + gap.What)
}

// texts are the gaps as a person reads them.
func texts(gaps []interview.Gap) []string {
	var all []string
	for _, gap := range gaps {
		all = append(all, gap.Danish())
	}
	return all
}
