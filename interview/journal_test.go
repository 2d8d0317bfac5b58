package interview_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// A flipped bit anywhere in any entry breaks the journal.
func TestJournalWithAFlippedBitIsBroken(t *testing.T) {
	journal := shortJournal(t)
	for i, entry := range journal {
		for _, part := range []struct {
			name string
			text string
			set  func(*interview.Entry, string)
		}{
			{"Sag", string(entry.Sag), func(e *interview.Entry, s string) { e.Sag = interview.SagID(s) }},
			{"By", entry.By, func(e *interview.Entry, s string) { e.By = s }},
			{"Kind", entry.Kind, func(e *interview.Entry, s string) { e.Kind = s }},
			{"Payload", string(entry.Payload), func(e *interview.Entry, s string) { e.Payload = []byte(s) }},
			{"Hash", entry.Hash, func(e *interview.Entry, s string) { e.Hash = s }},
		} {
			for bit := range len(part.text) * 8 {
				flipped := []byte(part.text)
				flipped[bit/8] ^= 1 << (bit % 8)
				damaged := slices.Clone(journal)
				part.set(&damaged[i], string(flipped))
				wantBroken(t, damaged, fmt.Sprintf("bit %d of the %s of entry %d flipped", bit, part.name, entry.Seq))
			}
		}
	}
}

func TestJournalWithAnotherTimeOrNumberIsBroken(t *testing.T) {
	journal := shortJournal(t)
	for i := range journal {
		for _, off := range []time.Duration{-time.Hour, -time.Millisecond, time.Millisecond, 24 * time.Hour} {
			damaged := slices.Clone(journal)
			damaged[i].At = damaged[i].At.Add(off)
			wantBroken(t, damaged, fmt.Sprintf("entry %d moved by %v", i+1, off))
		}
		for _, off := range []int{-1, 1, 256} {
			damaged := slices.Clone(journal)
			damaged[i].Seq += off
			wantBroken(t, damaged, fmt.Sprintf("entry %d numbered %d", i+1, damaged[i].Seq))
		}
	}
}

// A journal that ends early is whole in itself, so dropping the last entry is
// the one loss that the chain cannot show.
func TestJournalWithEntriesDroppedDoubledOrSwappedIsBroken(t *testing.T) {
	journal := shortJournal(t)
	for i := range journal {
		if i < len(journal)-1 {
			wantBroken(t, slices.Delete(slices.Clone(journal), i, i+1), fmt.Sprintf("entry %d dropped", i+1))
		}
		wantBroken(t, slices.Insert(slices.Clone(journal), i, journal[i]), fmt.Sprintf("entry %d doubled", i+1))
		for j := range i {
			swapped := slices.Clone(journal)
			swapped[i], swapped[j] = swapped[j], swapped[i]
			wantBroken(t, swapped, fmt.Sprintf("entries %d and %d swapped", j+1, i+1))
		}
	}
	if _, err := interview.Fold(sagID, journal[:len(journal)-1]); err != nil {
		t.Errorf("the beginning of a journal is a journal: %v", err)
	}
}

func TestJournalOfAnotherSagIsBroken(t *testing.T) {
	if _, err := interview.Fold("skovbo-2222", shortJournal(t)); !errors.Is(err, interview.ErrBroken) {
		t.Errorf("Fold under another id = %v, want ErrBroken", err)
	}
}

// A journal whose hashes fit but whose changes do not can only come from
// another program. It is refused, and Apply leaves the sag as it was.
func TestWellSealedNonsenseIsRefused(t *testing.T) {
	const registration = `{"edition":"sociale-tilbud-2017","tilbud":{"navn":"Havblik","tilbudstyper":["krisecenter"]}}`
	tests := []struct {
		name, kind, payload string
		want                error
	}{
		{"an unknown kind", "SagMerged", `{}`, interview.ErrNewer},
		{"a kind in other letters", "answergiven", `{"indikator":"3.b","text":"Ja."}`, interview.ErrNewer},
		{"an unknown key", "AnswerGiven", `{"indikator":"3.b","text":"Ja.","mood":"glad"}`, interview.ErrBroken},
		{"an unknown key deeper down", "PointDrafted", `{"point":{"id":"3.b.1","indikator":"3.b","sentence":"","colour":1}}`, interview.ErrBroken},
		{"another type", "AnswerGiven", `{"indikator":3}`, interview.ErrBroken},
		{"no JSON", "AnswerGiven", `svar`, interview.ErrBroken},
		{"nothing", "AnswerGiven", ``, interview.ErrBroken},
		{"JSON cut short", "AnswerGiven", `{"indikator":"3.b"`, interview.ErrBroken},
		{"more behind the JSON", "AnswerGiven", `{"indikator":"3.b","text":"Ja."}{}`, interview.ErrBroken},
		{"a sentence for no point", "PointSentenceWritten", `{"point":"3.b.1","sentence":"S"}`, interview.ErrBroken},
		{"a check for no point", "CheckWritten", `{"point":"3.b.1","check":{"nr":1,"text":"T"}}`, interview.ErrBroken},
		{"a check off no point", "CheckRemoved", `{"point":"3.b.1","check":1}`, interview.ErrBroken},
		{"a check moved in no point", "CheckMoved", `{"point":"3.b.1","check":1,"to":0}`, interview.ErrBroken},
		{"another draft of no point", "PointRedrafted", `{"point":{"id":"3.b.1","indikator":"3.b","sentence":"S"}}`, interview.ErrBroken},
		{"an unknown key of the guidance", "VejledningUsed", `{"vejledning":{"navn":"spindel","version":"1","aftryk":"","forfatter":"X"}}`, interview.ErrBroken},
		{"a tilsyn out of turn", "TilsynOpened", `{"tilsyn":2,"date":"2026-11-25","anmeldt":true}`, interview.ErrBroken},
		{"a finding of no tilsyn", "FindingNoted", `{"tilsyn":1,"point":"3.b.1","check":1,"result":"delvist"}`, interview.ErrBroken},
		{"a score of no tilsyn", "ScoreSet", `{"tilsyn":1,"indikator":"3.b","score":3}`, interview.ErrBroken},
		{"a bedømmelse of no tilsyn", "BedoemmelseWritten", `{"tilsyn":1,"indikator":"3.b","text":"B"}`, interview.ErrBroken},
		{"a tema of no tilsyn", "TemaAssessed", `{"tilsyn":1,"tema":3,"text":"V"}`, interview.ErrBroken},
		{"the end of no tilsyn", "TilsynClosed", `{"tilsyn":1}`, interview.ErrBroken},
		{"a deadline of no point", "PointDeadlineSet", `{"point":"3.b.1","deadline":"2027-03-01"}`, interview.ErrBroken},
		{"a lot of no tilsyn", "NumberDrawn", `{"tilsyn":1,"point":"3.b.1","check":1,"number":4,"of":12}`, interview.ErrBroken},
		{"a lot that says whose it is", "NumberDrawn", `{"tilsyn":1,"point":"3.b.1","check":1,"number":4,"of":12,"navn":"X"}`, interview.ErrBroken},
		{"a decision of no tilsyn", "PointStatusSet", `{"tilsyn":1,"point":"3.b.1","status":"afsluttet"}`, interview.ErrBroken},
		{"a priority with number 0", "PlanItemAdded", `{"item":{"nr":0,"verification":{}}}`, interview.ErrBroken},
		{"an unknown key of a priority", "PlanItemAdded", `{"item":{"nr":1,"colour":1,"verification":{}}}`, interview.ErrBroken},
		{"no priority taken out", "PlanItemRemoved", `{"item":1}`, interview.ErrBroken},
		{"no priority moved", "PlanItemMoved", `{"item":1,"to":0}`, interview.ErrBroken},
		{"a text of no priority", "PlanTextWritten", `{"item":1,"column":"maal","text":"T"}`, interview.ErrBroken},
		{"the scope of no priority", "PlanScopeSet", `{"item":1,"temaer":[3]}`, interview.ErrBroken},
		{"the origin of no priority", "PlanOriginSet", `{"item":1,"origin":"paabud"}`, interview.ErrBroken},
		{"a time frame of no priority", "PlanPeriodSet", `{"item":1,"nr":1,"end":"2027-05-01"}`, interview.ErrBroken},
		{"progress of no priority", "PlanProgressNoted", `{"item":1,"nr":1,"text":"T"}`, interview.ErrBroken},
		{"the status of no priority", "PlanStatusSet", `{"item":1,"status":"i-gang"}`, interview.ErrBroken},
		{"the result of no priority", "PlanVerified", `{"item":1,"result":"delvist"}`, interview.ErrBroken},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			first := sealed(1, "", "TilbudRegistered", registration)
			second := sealed(2, first.Hash, test.kind, test.payload)
			if _, err := interview.Fold(sagID, []interview.Entry{first, second}); !errors.Is(err, test.want) {
				t.Fatalf("Fold = %v, want %v", err, test.want)
			}
			sag, err := interview.Fold(sagID, []interview.Entry{first})
			if err != nil {
				t.Fatal(err)
			}
			if err := sag.Apply(second); !errors.Is(err, test.want) {
				t.Errorf("Apply = %v, want %v", err, test.want)
			}
			if sag.Seq != 1 || sag.Head != first.Hash {
				t.Errorf("a refused entry moved the sag to %d", sag.Seq)
			}
		})
	}
}

func TestPointDraftedTwiceIsBroken(t *testing.T) {
	const point = `{"point":{"id":"3.b.1","indikator":"3.b","sentence":"S"}}`
	first := sealed(1, "", "PointDrafted", point)
	second := sealed(2, first.Hash, "PointDrafted", point)
	if _, err := interview.Fold(sagID, []interview.Entry{first, second}); !errors.Is(err, interview.ErrBroken) {
		t.Errorf("Fold = %v, want ErrBroken", err)
	}
}

func TestCheckMovedWhereThereIsNoPlaceIsBroken(t *testing.T) {
	first := sealed(1, "", "PointDrafted", `{"point":{"id":"3.b.1","indikator":"3.b","sentence":"S","checks":[{"nr":1,"text":"A"},{"nr":2,"text":"B"}]}}`)
	for payload, want := range map[string]error{
		`{"point":"3.b.1","check":1,"to":1}`:  nil,
		`{"point":"3.b.1","check":1,"to":2}`:  interview.ErrBroken,
		`{"point":"3.b.1","check":1,"to":-1}`: interview.ErrBroken,
		`{"point":"3.b.1","check":3,"to":0}`:  interview.ErrBroken,
	} {
		second := sealed(2, first.Hash, "CheckMoved", payload)
		if _, err := interview.Fold(sagID, []interview.Entry{first, second}); !errors.Is(err, want) {
			t.Errorf("Fold with %s = %v, want %v", payload, err, want)
		}
	}
}

func TestAPlanWhoseNumbersDoNotFitIsBroken(t *testing.T) {
	first := sealed(1, "", "PlanItemAdded", `{"item":{"nr":2,"periods":[{"end":"2027-05-01"}],"progress":[{"text":"Nyt."}],"verification":{}}}`)
	second := sealed(2, first.Hash, "PlanItemAdded", `{"item":{"nr":5,"verification":{}}}`)
	for _, test := range []struct {
		kind, payload string
		want          error
	}{
		{"PlanItemAdded", `{"item":{"nr":6,"verification":{}}}`, nil},
		{"PlanItemAdded", `{"item":{"nr":5,"verification":{}}}`, interview.ErrBroken},
		{"PlanItemAdded", `{"item":{"nr":4,"verification":{}}}`, interview.ErrBroken},
		{"PlanItemMoved", `{"item":2,"to":1}`, nil},
		{"PlanItemMoved", `{"item":2,"to":2}`, interview.ErrBroken},
		{"PlanItemMoved", `{"item":2,"to":-1}`, interview.ErrBroken},
		{"PlanItemMoved", `{"item":3,"to":0}`, interview.ErrBroken},
		{"PlanPeriodSet", `{"item":2,"nr":2,"end":"2027-06-01","reason":"R"}`, nil},
		{"PlanPeriodSet", `{"item":2,"nr":3,"end":"2027-06-01","reason":"R"}`, interview.ErrBroken},
		{"PlanPeriodSet", `{"item":2,"nr":0,"end":"2027-06-01"}`, interview.ErrBroken},
		{"PlanPeriodSet", `{"item":5,"nr":0}`, interview.ErrBroken},
		{"PlanProgressNoted", `{"item":2,"nr":2,"text":"T"}`, nil},
		{"PlanProgressNoted", `{"item":2,"nr":3,"text":"T"}`, interview.ErrBroken},
		{"PlanProgressNoted", `{"item":2,"nr":0,"text":"T"}`, interview.ErrBroken},
	} {
		third := sealed(3, second.Hash, test.kind, test.payload)
		if _, err := interview.Fold(sagID, []interview.Entry{first, second, third}); !errors.Is(err, test.want) {
			t.Errorf("Fold with %s %s = %v, want %v", test.kind, test.payload, err, test.want)
		}
	}
}

// The payload is part of the file format, and what is read back is what was recorded.
func TestChangesComeBackFromTheJournal(t *testing.T) {
	check := interview.Check{Nr: 6, Text: "Spørg.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}, Hvor: "Husmøde"}
	point := interview.FollowUpPoint{ID: "3.b.1", Indikator: "3.b", Sentence: "Løftet.", Lead: "Herunder:", Checks: []interview.Check{check}}
	for _, test := range []struct {
		change  interview.Change
		payload string
	}{
		{interview.CheckMoved{Point: "3.b.1", Check: 2}, `{"point":"3.b.1","check":2,"to":0}`},
		{interview.PointRedrafted{Point: point}, `{"point":{"id":"3.b.1","indikator":"3.b","sentence":"Løftet.","lead":"Herunder:",` +
			`"checks":[{"nr":6,"text":"Spørg.","ways":["interview"],"hvor":"Husmøde"}]}}`},
		{interview.VejledningUsed{Vejledning: oest}, `{"vejledning":{"navn":"Socialtilsyn Øst","version":"2026-12","aftryk":"ba9876543210"}}`},
		{interview.PointDeadlineSet{Point: "3.b.1", Deadline: "2027-03-01"}, `{"point":"3.b.1","deadline":"2027-03-01"}`},
		{interview.PointDeadlineSet{Point: "3.b.1"}, `{"point":"3.b.1"}`},
		{drawn(1, 2, 4, 12), `{"tilsyn":1,"point":"3.b.1","check":2,"number":4,"of":12}`},
		{decided(1, "3.b.1", interview.PointClosed), `{"tilsyn":1,"point":"3.b.1","status":"afsluttet"}`},
		{decided(1, "3.b.1", interview.PointOpen), `{"tilsyn":1,"point":"3.b.1","status":"aabent"}`},
		{interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 2, Result: interview.KunneIkke}, `{"tilsyn":1,"point":"3.b.1","check":2,"result":"kunne-ikke-undersoeges"}`},
		{added(4), `{"item":{"nr":4,"verification":{}}}`},
		{interview.PlanItemAdded{Place: 2, Item: interview.PlanItem{Nr: 4, Temaer: []int{3}, Kriterier: []string{"3"}, Origin: interview.Paabud, Deadline: "2027-06-01", Indikator: "3.b", Point: "3.b.1", Tilsyn: 1,
			Texts:   map[interview.PlanColumn]string{interview.Maal: "Ro.", interview.Forhold: "Uro."},
			Periods: []interview.Period{{Start: "2027-01-01", End: "2027-05-01"}}, Progress: []interview.Progress{{Date: "2027-02-01", Text: "Nyt."}},
			Status: interview.UnderWay, StatusDate: "2027-02-01", Verification: interview.Verification{Result: interview.Delvist, Date: "2027-03-01", Note: "Set."}}},
			`{"item":{"nr":4,"temaer":[3],"kriterier":["3"],"origin":"paabud","deadline":"2027-06-01","indikator":"3.b","point":"3.b.1","tilsyn":1,"texts":{"forhold":"Uro.","maal":"Ro."},` +
				`"periods":[{"start":"2027-01-01","end":"2027-05-01"}],"progress":[{"date":"2027-02-01","text":"Nyt."}],"status":"i-gang","status_date":"2027-02-01",` +
				`"verification":{"result":"delvist","date":"2027-03-01","note":"Set."}},"place":2}`},
		{interview.PlanItemRemoved{Item: 2}, `{"item":2}`},
		{interview.PlanItemMoved{Item: 2}, `{"item":2,"to":0}`},
		{planText(1, interview.Monitorering, "Månedligt."), `{"item":1,"column":"monitorering","text":"Månedligt."}`},
		{interview.PlanScopeSet{Item: 1, Temaer: []int{3, 4}, Kriterier: []string{"3"}}, `{"item":1,"temaer":[3,4],"kriterier":["3"]}`},
		{interview.PlanScopeSet{Item: 1}, `{"item":1}`},
		{interview.PlanOriginSet{Item: 1, Origin: interview.EgetInitiativ}, `{"item":1,"origin":"eget-initiativ"}`},
		{period(2, "2027-01-01", "2027-09-01", "Fordi."), `{"item":1,"nr":2,"start":"2027-01-01","end":"2027-09-01","reason":"Fordi."}`},
		{progress(2, "2027-03-01", "Nyt."), `{"item":1,"nr":2,"date":"2027-03-01","text":"Nyt."}`},
		{interview.PlanStatusSet{Item: 1, Status: interview.Carried, Date: "2027-05-01"}, `{"item":1,"status":"gennemfoert","date":"2027-05-01"}`},
		{interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.Bekraeftet}}, `{"item":1,"result":"bekraeftet"}`},
		{interview.PlanApproved{Approval: forstander}, `{"by":"Forstander","date":"2027-01-15"}`},
		{interview.PlanApproved{Approval: forstander, Changed: true}, `{"by":"Forstander","date":"2027-01-15","changed":true}`},
	} {
		f := planned(t)
		if kind := reflect.TypeOf(test.change).Name(); slices.Contains([]string{"NumberDrawn", "PointStatusSet", "FindingNoted"}, kind) {
			f = visiting(t)
		}
		f.record(test.change)
		entry := f.journal[len(f.journal)-1]
		if string(entry.Payload) != test.payload {
			t.Errorf("%T is sealed as\n%s\nwant\n%s", test.change, entry.Payload, test.payload)
		}
		if got, err := entry.Change(); err != nil || !reflect.DeepEqual(got, test.change) {
			t.Errorf("%s comes back as %+v, %v", entry.Payload, got, err)
		}
	}
}

// The hash is part of the file format: a journal that is kept today is read by
// every later program.
func TestHashIsSHA256OverEveryPartWithItsLength(t *testing.T) {
	prev := ""
	for _, entry := range shortJournal(t) {
		if want := sealed(entry.Seq, prev, entry.Kind, string(entry.Payload)).Hash; entry.Hash != want {
			t.Errorf("entry %d has hash %s, want %s", entry.Seq, entry.Hash, want)
		}
		prev = entry.Hash
	}
}

// The text of an answer never ends in an error.
func TestErrorsCarryNoAnswerText(t *testing.T) {
	entry := sealed(1, "", "AnswerGiven", `{"indikator":"3.b","text":"FORTROLIGT","FORTROLIGT":1}`)
	_, err := interview.Fold(sagID, []interview.Entry{entry})
	if err == nil || bytes.Contains([]byte(err.Error()), []byte("FORTROLIGT")) {
		t.Errorf("error = %v", err)
	}
}

// shortJournal holds a little of everything up to a first score.
func shortJournal(t *testing.T) []interview.Entry {
	t.Helper()
	f := registered(t, krisecenter)
	f.record(
		interview.AnswerGiven{Indikator: "3.b", Text: "Vi bruger SMART-modellen, æøå.", Speaker: "Forstander", Date: "2026-03-02"},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.1", Indikator: "3.b", Sentence: "Løftet.",
			Checks: []interview.Check{{Nr: 1, Text: "Se efter."}}}},
		interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 2, Text: "Spørg."}},
		interview.ExpectationSet{Indikator: "3.b", Expectation: "forventes"},
		interview.TemaAssessed{Tema: 3, Text: "God."})
	return f.journal
}

func wantBroken(t *testing.T, journal []interview.Entry, what string) {
	t.Helper()
	if _, err := interview.Fold(sagID, journal); !errors.Is(err, interview.ErrBroken) {
		t.Errorf("%s: Fold = %v, want ErrBroken", what, err)
	}
}

// sealed makes an entry as the format describes it, independently of the package.
func sealed(seq int, prev, kind, payload string) interview.Entry {
	entry := interview.Entry{Sag: sagID, Seq: seq, At: noon, By: inspector, Kind: kind, Payload: []byte(payload)}
	number := func(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }
	var all []byte
	for _, part := range [][]byte{[]byte(prev), []byte(sagID), number(int64(seq)), number(noon.UnixMilli()), []byte(inspector), []byte(kind), []byte(payload)} {
		all = append(all, number(int64(len(part)))...)
		all = append(all, part...)
	}
	sum := sha256.Sum256(all)
	entry.Hash = hex.EncodeToString(sum[:])
	return entry
}
