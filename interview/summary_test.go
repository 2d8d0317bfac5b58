package interview_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

func TestSummarize(t *testing.T) {
	started := interview.Summary{
		ID: sagID, Edition: "sociale-tilbud-2017", Navn: "Krisecentret Havblik",
		Typer: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}, Phase: interview.UnderGodkendelse,
		Changed: noon, Indikatorer: 23, Answered: 1, Points: 1, Checks: 5,
	}
	closed := started
	closed.Phase, closed.Answered, closed.Judged, closed.ClosedOn = interview.AwaitingTilsyn, 23, 23, "2026-03-02"
	underway := closed
	underway.Phase, underway.Tilsyn, underway.TilsynDate = interview.UnderTilsyn, 1, "2026-11-25"
	underway.Confirmed, underway.Partly, underway.Unconfirmed, underway.Unexamined = 2, 1, 1, 1
	underway.Scored, underway.NotScored = 2, 1
	again := closed
	again.Phase, again.Tilsyn, again.TilsynDate = interview.UnderTilsyn, 2, "2027-05-03"
	impossible := closed
	impossible.Phase, impossible.Tilsyn, impossible.TilsynDate, impossible.Impossible = interview.UnderTilsyn, 1, "2026-11-25", 2
	whole := closed
	whole.Phase, whole.Tilsyn, whole.TilsynDate, whole.Points, whole.Checks, whole.Partly = interview.UnderTilsyn, 1, "2026-11-25", 2, 6, 1
	whole.Deadlines = []interview.Date{"2026-10-01"}
	withPlan := started
	withPlan.PlanItems, withPlan.PlanOpen, withPlan.PlanDeadlines = 3, 3, []interview.Date{"2027-05-01"}
	reopened := closed
	reopened.Phase, reopened.ClosedOn = interview.UnderGodkendelse, ""
	judged := started
	judged.Judged, judged.NotExpected = 2, 1

	found := func(check int, result interview.Result) interview.Change {
		return interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: check, Result: result}
	}
	tests := []struct {
		name    string
		from    func(rapid.TB) *folder
		changes []interview.Change
		want    interview.Summary
	}{
		{"a godkendelse under way", drafted, nil, started},
		{"judgements", drafted, []interview.Change{
			interview.ExpectationSet{Indikator: "3.b", Expectation: "forventes"},
			interview.ExpectationSet{Indikator: "5.a", Expectation: "forventes-ikke"},
			interview.ReasonsWritten{Indikator: "5.b", Text: "Reasons alone are no judgement."}}, judged},
		{"a closed godkendelse", promised, nil, closed},
		{"a tilsyn under way", visiting, []interview.Change{
			found(1, interview.Bekraeftet), found(2, interview.Bekraeftet), found(3, interview.Delvist),
			found(4, interview.IkkeBekraeftet), found(5, interview.IkkeUndersoegt),
			interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 2}, interview.ScoreSet{Tilsyn: 1, Indikator: "5.a", Score: 5},
			interview.ScoreSet{Tilsyn: 1, Indikator: "5.b", IkkeBedoemt: true}}, underway},
		{"a check that could not be looked into", visiting, []interview.Change{found(1, interview.KunneIkke), found(2, interview.KunneIkke)}, impossible},
		{"a point without checks is one check itself", promisedWhole, []interview.Change{
			interview.FindingNoted{Tilsyn: 1, Point: "5.a.1", Check: interview.WholePoint, Result: interview.Delvist}}, whole},
		{"a plan", planned, nil, withPlan},
		{"a godkendelse that was reopened", promised, []interview.Change{interview.GodkendelseReopened{}}, reopened},
		{"the latest tilsyn counts", visited, []interview.Change{interview.TilsynOpened{Tilsyn: 2, Date: "2027-05-03"}}, again},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := test.from(t)
			f.record(test.changes...)
			if got := interview.Summarize(f.model, f.sag); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
}

// An answer stays in the sag when its indikator falls away, and is not counted.
func TestSummaryCountsOnlyWhatApplies(t *testing.T) {
	f := registered(t, opholdssted)
	f.record(interview.AnswerGiven{Indikator: "8.c", Text: "Bestyrelsen mødes fire gange årligt."})
	if got := interview.Summarize(f.model, f.sag); got.Indikatorer != 30 || got.Answered != 1 {
		t.Errorf("with bestyrelse %d of %d answered, want 1 of 30", got.Answered, got.Indikatorer)
	}
	public := opholdssted
	public.PrivatBestyrelse = false
	f.record(interview.TilbudRegistered{Edition: f.model.Edition, Tilbud: public})
	if got := interview.Summarize(f.model, f.sag); got.Indikatorer != 29 || got.Answered != 0 {
		t.Errorf("without bestyrelse %d of %d answered, want 0 of 29", got.Answered, got.Indikatorer)
	}
	if f.sag.Answers["8.c"].Text == "" {
		t.Error("the answer was lost")
	}
}

// An answer that promises nothing that can be checked is counted for as long as it stands.
func TestUntestable(t *testing.T) {
	const vague, testable, measurable = "Vi går meget op i maden.", "Vi holder husmøde hver mandag.",
		"Kontaktpersonen holder mindst to samtaler hver måned og skriver dem i dagbogen."
	says := func(id kvalitetsmodel.IndikatorID, text string) interview.Change {
		return interview.AnswerGiven{Indikator: id, Text: text}
	}
	public := opholdssted
	public.PrivatBestyrelse = false
	tests := []struct {
		name     string
		changes  []interview.Change
		answered int
		want     []kvalitetsmodel.IndikatorID
	}{
		{"no answer", nil, 0, nil},
		{"an answer that tells only who gave it", []interview.Change{interview.AnswerGiven{Indikator: "3.b", Speaker: "Leder"}}, 0, nil},
		{"a vague one", []interview.Change{says("3.b", vague)}, 1, []kvalitetsmodel.IndikatorID{"3.b"}},
		{"one that can be checked", []interview.Change{says("3.b", testable)}, 1, nil},
		{"a measurable one", []interview.Change{says("3.b", measurable)}, 1, nil},
		{"in the order of the model", []interview.Change{says("9.a", vague), says("3.b", vague), says("5.a", measurable)}, 3,
			[]kvalitetsmodel.IndikatorID{"3.b", "9.a"}},
		{"a vague one made measurable", []interview.Change{says("3.b", vague), says("3.b", measurable)}, 1, nil},
		{"a measurable one made vague", []interview.Change{says("3.b", measurable), says("3.b", vague)}, 1, []kvalitetsmodel.IndikatorID{"3.b"}},
		{"a vague one said by another", []interview.Change{says("3.b", vague), interview.AnswerGiven{Indikator: "3.b", Text: vague, Speaker: "Leder"}}, 1,
			[]kvalitetsmodel.IndikatorID{"3.b"}},
		{"a measurable one said by another", []interview.Change{says("3.b", measurable), interview.AnswerGiven{Indikator: "3.b", Text: measurable, Speaker: "Leder"}}, 1, nil},
		{"a vague one taken back", []interview.Change{says("3.b", vague), says("3.b", "")}, 0, nil},
		{"a vague one to an indikator that fell away", []interview.Change{says("8.c", vague),
			interview.TilbudRegistered{Edition: "sociale-tilbud-2017", Tilbud: public}}, 0, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := registered(t, opholdssted)
			f.record(test.changes...)
			if got := f.sag.Untestable(f.model); !slices.Equal(got, test.want) {
				t.Errorf("Untestable = %v, want %v", got, test.want)
			}
			if got := interview.Summarize(f.model, f.sag); got.Untestable != len(test.want) || got.Answered != test.answered {
				t.Errorf("%d of %d cannot be checked, want %d of %d", got.Untestable, got.Answered, len(test.want), test.answered)
			}
		})
	}
}

func TestFind(t *testing.T) {
	all := []interview.Summary{
		{ID: "laerkebakken-k7q2", Navn: "Opholdsstedet Lærkebakken"},
		{ID: "laerkebakken-k7q23", Navn: "Botilbuddet Lærkebakken"},
		{ID: "havblik-2222", Navn: "Krisecentret Havblik"},
	}
	tests := []struct {
		wanted string
		want   interview.SagID
		err    error
	}{
		{"havblik-2222", "havblik-2222", nil},
		{"havb", "havblik-2222", nil},
		{"2222", "havblik-2222", nil},
		{" Krisecentret havblik ", "havblik-2222", nil},
		{"HAVBLIK", "havblik-2222", nil},
		{"BOTILBUDDET LÆRKE", "laerkebakken-k7q23", nil},
		{"laerkebakken-k7q2", "laerkebakken-k7q2", nil}, // a whole id wins over being a part of another
		{"laerkebakken-k7q23", "laerkebakken-k7q23", nil},
		{"lærkebakken", "", interview.ErrAmbiguous},
		{"k7q2", "", interview.ErrAmbiguous},
		{"skovbo", "", interview.ErrNotFound},
		{"", "", interview.ErrNotFound},
		{"  ", "", interview.ErrNotFound},
	}
	for _, test := range tests {
		got, err := interview.Find(all, test.wanted)
		if got.ID != test.want || !errors.Is(err, test.err) {
			t.Errorf("Find(%q) = %q, %v, want %q, %v", test.wanted, got.ID, err, test.want, test.err)
		}
	}
	if _, err := interview.Find(nil, "havblik"); !errors.Is(err, interview.ErrNotFound) {
		t.Errorf("Find among none = %v", err)
	}
}
