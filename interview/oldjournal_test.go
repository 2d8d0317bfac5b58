package interview_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// oldJournal is a journal that the program sealed before the tilsyn in depth and
// the opfølgningsplan came, with every kind of change that there was by then
// (made once at commit a9d5283).
func oldJournal(t *testing.T) []interview.Entry {
	t.Helper()
	file, err := os.ReadFile("testdata/journal-2026-11.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var journal []interview.Entry
	for decoder := json.NewDecoder(bytes.NewReader(file)); decoder.More(); {
		var line struct {
			Seq                     int
			At                      time.Time
			By, Kind, Payload, Hash string
		}
		if err := decoder.Decode(&line); err != nil {
			t.Fatal(err)
		}
		journal = append(journal, interview.Entry{Sag: sagID, Seq: line.Seq, At: line.At, By: line.By, Kind: line.Kind, Payload: []byte(line.Payload), Hash: line.Hash})
	}
	return journal
}

func TestAnOldJournalHoldsEveryKindOfItsTime(t *testing.T) {
	kinds := map[string]bool{}
	for _, entry := range oldJournal(t) {
		kinds[entry.Kind] = true
	}
	for _, kind := range []string{"TilbudRegistered", "AnswerGiven", "PointDrafted", "PointRedrafted", "PointSentenceWritten", "CheckWritten",
		"CheckRemoved", "CheckMoved", "PointRemoved", "VejledningUsed", "ExpectationSet", "ReasonsWritten", "TemaAssessed", "GodkendelseClosed",
		"GodkendelseReopened", "TilsynOpened", "FindingNoted", "ScoreSet", "BedoemmelseWritten", "TilsynClosed"} {
		if !kinds[kind] {
			t.Errorf("the old journal has no %s", kind)
		}
	}
}

func TestAnOldJournalFoldsAsItDid(t *testing.T) {
	journal := oldJournal(t)
	sag, err := interview.Fold(sagID, journal)
	if err != nil {
		t.Fatal(err)
	}
	if sag.Seq != 118 || sag.Head != journal[117].Hash || sag.Phase() != interview.UnderTilsyn || !sag.Opened.Equal(journal[0].At) {
		t.Errorf("the sag has %d entries and is in %s since %v", sag.Seq, sag.Phase(), sag.Opened)
	}
	wantPoints := []interview.FollowUpPoint{
		{ID: "3.b.1", Indikator: "3.b", Sentence: "Socialtilsynet følger op på 3.b.", Lead: "Herunder i hvilket omfang:", Checks: []interview.Check{
			{Nr: 4, Text: "Målene er konkrete.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Observation}}, {Nr: 5, Text: "Borgeren kender dem."}}},
		{ID: "5.a.1", Indikator: "5.a", Sentence: "Socialtilsynet følger op på maden.", Lead: "Herunder i hvilket omfang:"},
		{ID: "3.b.2", Indikator: "3.b", Sentence: "Socialtilsynet følger op på 3.b.", Lead: "Herunder i hvilket omfang:", Tilsyn: 1, Checks: []interview.Check{
			{Nr: 1, Text: "Referat fra husmøde findes: »æøå« <&>", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Dokument, kvalitetsmodel.Interview}, Hvor: "mappen på kontoret"}}},
	}
	if !reflect.DeepEqual(sag.Points, wantPoints) {
		t.Errorf("the points are\n%+v\nwant\n%+v", sag.Points, wantPoints)
	}
	wantFindings := map[interview.CheckRef]interview.Finding{
		{Point: "3.b.1", Check: 4}: {Result: interview.Delvist, Note: "To af tre.", Source: interview.FraDokument},
		{Point: "3.b.1", Check: 5}: {Result: interview.IkkeUndersoegt}}
	if first := sag.Visit(1); !first.Closed || !reflect.DeepEqual(first.Findings, wantFindings) ||
		first.Marks["3.b"] != (kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: 4}) || first.Marks["3.c"] != (kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}) {
		t.Errorf("the first tilsyn is %+v", first)
	}
	// What came later has nothing to say of it, and the questions of today can be asked of it.
	if len(sag.Plan.Items) != 0 || sag.Plan.Approval != (interview.Approval{}) || sag.Plan.NextItem() != 1 {
		t.Errorf("it has a plan: %+v", sag.Plan)
	}
	for _, tilsyn := range sag.Tilsyn {
		if len(tilsyn.Draws) != 0 || len(tilsyn.Points) != 0 {
			t.Errorf("tilsyn %d has lots %v and decisions %v", tilsyn.Nr, tilsyn.Draws, tilsyn.Points)
		}
	}
	model := blank(t).model
	wantPraksis := map[kvalitetsmodel.IndikatorID]interview.Praksis{"3.b": {Kept: 1, NotExamined: 2}, "5.a": {NotExamined: 1}}
	if got := sag.Praksis(model, 2).Indikatorer; !reflect.DeepEqual(got, wantPraksis) {
		t.Errorf("løfte mod praksis is %+v, want %+v", got, wantPraksis)
	}
	if got := interview.Summarize(model, sag); got.ClosedOn != "2026-11-02" || got.Points != 3 || got.Checks != 4 || got.Confirmed != 1 || got.Deadlines != nil {
		t.Errorf("in a line it is %+v", got)
	}
}

// The same changes made today are sealed in the very same bytes.
func TestAnOldJournalIsSealedTodayAsItWas(t *testing.T) {
	model, sag := blank(t).model, interview.NewSag(sagID)
	for _, want := range oldJournal(t) {
		change, err := want.Change()
		if err != nil {
			t.Fatal(err)
		}
		entries, err := sag.Record(model, want.At, want.By, change)
		if err != nil {
			t.Fatalf("entry %d: %v", want.Seq, err)
		}
		if got := entries[0]; got.Hash != want.Hash || !bytes.Equal(got.Payload, want.Payload) {
			t.Fatalf("entry %d is sealed as\n%s %s\nand was\n%s %s", want.Seq, got.Payload, got.Hash, want.Payload, want.Hash)
		}
	}
}

// And it goes on with what is new.
func TestAnOldJournalGoesOn(t *testing.T) {
	f := blank(t)
	f.journal = oldJournal(t)
	f.sag = f.fold()
	f.record(deadline("3.b.1", "2027-12-01"), drawn(2, 5, 2, 9), finding(2, "5.a.1", interview.WholePoint),
		decided(2, "5.a.1", interview.PointClosed), added(1), planText(1, interview.Forhold, "Målene."))
	if got := f.fold(); !reflect.DeepEqual(got, f.sag) {
		t.Errorf("the fold is another sag:\n%+v\n%+v", got, f.sag)
	}
	if earlier, nr := f.sag.Earlier(interview.CheckRef{Point: "3.b.1", Check: 4}, 2); nr != 1 || earlier.Note != "To af tre." {
		t.Errorf("before the second tilsyn was found %+v at tilsyn %d", earlier, nr)
	}
	if got := interview.Summarize(f.model, f.sag).Deadlines; !slices.Equal(got, []interview.Date{"2027-12-01"}) {
		t.Errorf("the deadlines are %v", got)
	}
}
