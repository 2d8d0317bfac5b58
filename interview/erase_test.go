package interview_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
)

const (
	erstatning = "700190-4321" // day + 60
	withNumber = "Vi skriver \"" + erstatning + "\" & <mål> ned æ\nhver uge"
	maskedText = "Vi skriver \"700190-xxxx\" & <mål> ned æ\nhver uge"
)

func journalWithNumbers(t *testing.T) []interview.Entry {
	t.Helper()
	writer := storetest.NewWriter(newest, "lunden-k7q2")
	return slices.Concat(writer.Register(t), writer.Answer(t, "1.a", "Hver uge"), writer.Answer(t, "1.a", withNumber),
		writer.Answer(t, "1.b", "Hver dag"), writer.Answer(t, "1.b", "CPR 7001904321"))
}

func erase(t *testing.T, journal []interview.Entry, only ...int) []interview.Entry {
	t.Helper()
	erased, _, err := interview.EraseCPR(newest, journal, only, salvageDay, "Konsulent B")
	if err != nil {
		t.Fatal(err)
	}
	return erased
}

func TestErasedNumbersAreGoneAndTheErasureIsKept(t *testing.T) {
	journal := journalWithNumbers(t)
	erased, places, err := interview.EraseCPR(newest, journal, nil, salvageDay, "Konsulent B")
	if err != nil || len(places) != 2 || places[0].Seq != 3 || places[1].Seq != 5 {
		t.Fatalf("%+v, %v", places, err)
	}
	sag, err := interview.Fold("lunden-k7q2", erased)
	if err != nil {
		t.Fatal(err)
	}
	if sag.Answers["1.a"].Text != maskedText || sag.Answers["1.b"].Text != "CPR 700190-xxxx" {
		t.Errorf("the answers are %q and %q", sag.Answers["1.a"].Text, sag.Answers["1.b"].Text)
	}
	for i, entry := range erased {
		if bytes.Contains(entry.Payload, []byte("4321")) {
			t.Errorf("entry %d still has the number", entry.Seq)
		}
		if i < len(journal) && slices.Contains([]int{1, 2, 4}, entry.Seq) && !bytes.Equal(entry.Payload, journal[i].Payload) {
			t.Errorf("entry %d was changed too", entry.Seq)
		}
		if i >= 2 && i < len(journal) && entry.Hash == journal[i].Hash {
			t.Errorf("entry %d has the hash that it had with the number", entry.Seq)
		}
	}
	record, err := erased[len(erased)-1].Change()
	if want := (interview.PersonnumreErased{Entries: []int{3, 5}, Numbers: 2}); err != nil || !reflect.DeepEqual(record, want) {
		t.Errorf("the record is %+v, want %+v (%v)", record, want, err)
	}
	if again, places, err := interview.EraseCPR(newest, erased, nil, salvageDay, "B"); err != nil || places != nil || !reflect.DeepEqual(again, erased) {
		t.Errorf("a second time: %+v, %v", places, err)
	}
}

func TestOnlyTheEntriesThatAreNamedAreErased(t *testing.T) {
	erased := erase(t, journalWithNumbers(t), 5)
	sag, err := interview.Fold("lunden-k7q2", erased)
	if err != nil || sag.Answers["1.a"].Text != withNumber || sag.Answers["1.b"].Text != "CPR 700190-xxxx" {
		t.Errorf("%v: %q, %q", err, sag.Answers["1.a"].Text, sag.Answers["1.b"].Text)
	}
}

// TestErasedNumbersDoNotComeBack aligns a copy that somebody else still has.
func TestErasedNumbersDoNotComeBack(t *testing.T) {
	before := journalWithNumbers(t)
	here := erase(t, before)
	there, err := interview.AlignErased(here, before)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(there, here[:len(here)-1]) {
		t.Error("the other copy is not the same again")
	}
	sag, err := interview.Fold("lunden-k7q2", before)
	if err != nil {
		t.Fatal(err)
	}
	more, err := sag.Record(newest, salvageDay, "C", interview.AnswerGiven{Indikator: "2.a", Text: "Nyt"})
	if err != nil {
		t.Fatal(err)
	}
	there, err = interview.AlignErased(here, append(slices.Clone(before), more...))
	if err != nil {
		t.Fatal(err)
	}
	joined, err := interview.Join(newest, here, there, len(before))
	if err != nil || len(joined.Entries) != 1 || joined.Sag.Answers["2.a"].Text != "Nyt" || joined.Sag.Answers["1.a"].Text != maskedText {
		t.Errorf("%+v, %v", joined, err)
	}
	if _, err := interview.AlignErased(before, here); !errors.Is(err, interview.ErrErasedThere) {
		t.Errorf("the other way round: %v", err)
	}
	if same, err := interview.AlignErased(before, before); err != nil || !reflect.DeepEqual(same, before) {
		t.Errorf("two that are the same: %v", err)
	}
}

// TestBothErasedMeet: two copies from which the same was taken out meet again.
func TestBothErasedMeet(t *testing.T) {
	here, there := erase(t, journalWithNumbers(t)), erase(t, journalWithNumbers(t))
	aligned, err := interview.AlignErased(here, there)
	if err != nil {
		t.Fatal(err)
	}
	joined, err := interview.Join(newest, here, aligned, len(here)-1)
	if err != nil || len(joined.Entries) != 0 || len(joined.Unused) != 0 {
		t.Errorf("%+v, %v", joined, err)
	}
}
