package storetest

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
)

func (s suite) drafts(t *testing.T) {
	noon := time.Date(2026, time.November, 25, 12, 0, 0, 7e6, time.UTC)
	draft := func(field interview.Field, text string, minute int) interview.Draft {
		return interview.Draft{Sag: "lunden-k7q2", Field: field, Text: text, At: noon.Add(time.Duration(minute) * time.Minute)}
	}
	t.Run("are none in a new store", func(t *testing.T) { s.fixture(t).wantDrafts() })
	t.Run("are kept as they were typed, the newest first", func(t *testing.T) {
		f := s.fixture(t)
		first, second, third := draft("svar/1.a", "", 1), draft("svar/2.a", "linje\n\x00 å 👩\u200d👧", 2), draft("svar/1.b", "Hver", 3)
		f.saveDraft(second)
		f.saveDraft(third)
		f.saveDraft(first)
		f.wantDrafts(third, second, first)
	})
	t.Run("typed at the same time are in the order of sag and field", func(t *testing.T) {
		f := s.fixture(t)
		a, b, other := draft("svar/1.a", "a", 0), draft("svar/1.b", "b", 0), draft("svar/1.a", "c", 0)
		other.Sag = "skoven-m3x8"
		f.saveDraft(other)
		f.saveDraft(b)
		f.saveDraft(a)
		f.wantDrafts(a, b, other)
	})
	t.Run("are kept to the millisecond, in UTC", func(t *testing.T) {
		f := s.fixture(t)
		typed := draft("svar/1.a", "Hver", 0)
		want := typed
		typed.At = typed.At.Add(400 * time.Microsecond).In(time.FixedZone("CET", 3600))
		f.saveDraft(typed)
		f.wantDrafts(want)
	})
	t.Run("of a field replace each other, also when the clock goes back", func(t *testing.T) {
		f := s.fixture(t)
		f.saveDraft(draft("svar/1.a", "Hver uge holder vi", 5))
		f.saveDraft(draft("svar/1.a", "Hver", 1))
		f.wantDrafts(draft("svar/1.a", "Hver", 1))
	})
	t.Run("are dropped one by one, and twice is no error", func(t *testing.T) {
		f := s.fixture(t)
		f.saveDraft(draft("svar/1.a", "Hver", 1))
		f.saveDraft(draft("svar/1.b", "Hver", 2))
		for range 2 {
			if err := f.store.DropDraft(t.Context(), "lunden-k7q2", "svar/1.a"); err != nil {
				t.Errorf("DropDraft: %v", err)
			}
		}
		f.wantDrafts(draft("svar/1.b", "Hver", 2))
	})
	t.Run("are dropped by the entry that settles their field, and no others", func(t *testing.T) {
		f := s.fixture(t)
		writer := f.registered("lunden-k7q2")
		settled := draft(interview.AnswerField("1.a"), "Hver", 1)
		reasons := draft(interview.ReasonsField("1.a"), "Det", 2)
		elsewhere := settled
		elsewhere.Sag = "skoven-m3x8"
		f.saveDraft(settled)
		f.saveDraft(reasons)
		f.saveDraft(elsewhere)
		f.append(writer.Record(t, interview.ExpectationSet{Indikator: "1.a"}))
		f.wantDrafts(reasons, settled, elsewhere)
		f.append(writer.Answer(t, "1.a", "Hver uge"))
		f.wantDrafts(reasons, elsewhere)
	})
}

func (s suite) list(t *testing.T) {
	t.Run("of a new store is empty", func(t *testing.T) { s.fixture(t).wantList() })
	t.Run("has the sag that was changed last first", func(t *testing.T) {
		f := s.fixture(t)
		var want []interview.Summary
		for i, id := range []interview.SagID{"lunden-k7q2", "aaen-b4t6", "skoven-m3x8"} {
			writer := f.writer(id)
			writer.Clock = writer.Clock.Add(time.Duration(i) * time.Millisecond)
			f.append(writer.Register(t))
			want = slices.Insert(want, 0, interview.Summarize(f.model, writer.Sag))
		}
		f.wantList(want...)
	})
	t.Run("has sager that were changed at the same time in the order of their ids", func(t *testing.T) {
		f := s.fixture(t)
		a, b := f.writer("aaen-b4t6"), f.writer("lunden-k7q2")
		f.append(b.Register(t))
		f.append(a.Register(t))
		f.wantList(interview.Summarize(f.model, a.Sag), interview.Summarize(f.model, b.Sag))
	})
	t.Run("tells every count of a sag in its tilsyn", func(t *testing.T) {
		f := s.fixture(t)
		writer := f.writer("lunden-k7q2")
		f.append(writer.Fill(t))
		summary := interview.Summarize(f.model, writer.Sag)
		if summary.Confirmed == 0 || summary.Scored == 0 || summary.NotExpected == 0 {
			t.Fatalf("the sag does not test what it should: %+v", summary)
		}
		f.wantList(summary)
		f.wantPractice(map[interview.SagID][]interview.Practice{"lunden-k7q2": interview.PracticeOf(f.model, writer.Sag)})
	})
}

func (s suite) practice(t *testing.T) {
	t.Run("of a new store is empty", func(t *testing.T) { s.fixture(t).wantPractice(nil) })
	t.Run("says nothing of a sag without a tilsyn", func(t *testing.T) {
		f := s.fixture(t)
		f.registered("lunden-k7q2")
		f.wantPractice(nil)
	})
	t.Run("is in the order of the ids of the sager, whichever was changed last", func(t *testing.T) {
		f := s.fixture(t)
		want := map[interview.SagID][]interview.Practice{}
		for _, id := range []interview.SagID{"skoven-m3x8", "aaen-b4t6", "lunden-k7q2"} {
			writer := f.writer(id)
			f.append(writer.Fill(t))
			first := writer.applying()[0]
			f.append(writer.Record(t, interview.ScoreSet{Tilsyn: 1, Indikator: first, IkkeBedoemt: id == "aaen-b4t6"}))
			want[id] = interview.PracticeOf(f.model, writer.Sag)
		}
		f.wantPractice(want)
	})
	t.Run("is of the latest tilsyn", func(t *testing.T) {
		f := s.fixture(t)
		writer := f.writer("lunden-k7q2")
		f.append(writer.Fill(t))
		before := interview.PracticeOf(f.model, writer.Sag)
		f.append(writer.Record(t, writer.moveOn()...))
		f.append(writer.Record(t, writer.moveOn()...))
		f.append(writer.Record(t, interview.FindingNoted{Tilsyn: 2, Point: writer.Sag.Points[0].ID, Check: 1, Result: interview.KunneIkke}))
		after := interview.PracticeOf(f.model, writer.Sag)
		if reflect.DeepEqual(before, after) {
			t.Fatal("the second tilsyn says what the first did")
		}
		f.wantPractice(map[interview.SagID][]interview.Practice{"lunden-k7q2": after})
	})
}

// anyJournal drives sager at random, all in one store: what was appended is what
// Load gives, List has what Summarize makes of it, and of the drafts only the one
// that nothing settles is left.
func (s suite) anyJournal(t *testing.T) {
	store, sager := s.open(t), 0
	practice := map[interview.SagID][]interview.Practice{}
	rapid.Check(t, func(r *rapid.T) {
		f := fixture{r, store, s.model}
		sager++
		writer := f.writer(interview.SagID("sag-" + strconv.Itoa(sager)))
		id := writer.Sag.ID
		unsettled := interview.Draft{Sag: id, Field: "svar/0.a", Text: "Hver", At: writer.Clock}
		f.saveDraft(unsettled)
		var journal []interview.Entry
		for range rapid.IntRange(1, 30).Draw(r, "changes") {
			entries := writer.Random(r)
			for _, entry := range entries {
				change, err := entry.Change()
				if err != nil {
					r.Fatal(err)
				}
				if change.Field() != "" {
					f.saveDraft(interview.Draft{Sag: id, Field: change.Field(), Text: "Hver", At: writer.Clock})
				}
			}
			f.append(entries)
			journal = append(journal, entries...)
		}

		if len(journal) > 0 {
			f.wantJournal(id, journal)
			f.wantListed(interview.Summarize(s.model, writer.Sag))
			practice[id] = interview.PracticeOf(s.model, writer.Sag)
			if sager%20 == 0 { // it reads all of them
				f.wantPractice(practice)
			}
		}
		f.wantDraftsOf(id, unsettled)
	})
}

// wantPractice compares the practice of all sager, in the order of their ids.
func (f fixture) wantPractice(practice map[interview.SagID][]interview.Practice) {
	f.Helper()
	var want []interview.Practice
	for _, id := range slices.Sorted(maps.Keys(practice)) {
		want = append(want, practice[id]...)
	}
	got, err := f.store.Practice(f.Context())
	if err != nil {
		f.Fatalf("Practice: %v", err)
	}
	if !reflect.DeepEqual(got, want) {
		f.Errorf("Practice:\n got %+v\nwant %+v", got, want)
	}
}

// wantListed looks for a summary among those of many sager.
func (f fixture) wantListed(want interview.Summary) {
	f.Helper()
	all, err := f.store.List(f.Context())
	if err != nil {
		f.Fatalf("List: %v", err)
	}
	inOrder := func(a, b interview.Summary) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.ID, b.ID))
	}
	if !slices.IsSortedFunc(all, inOrder) {
		f.Errorf("List is not in order")
	}
	all = slices.DeleteFunc(all, func(s interview.Summary) bool { return s.ID != want.ID })
	if len(all) != 1 || !reflect.DeepEqual(all[0], want) {
		f.Errorf("List of %s:\n got %+v\nwant %+v", want.ID, all, want)
	}
}

func (f fixture) wantDraftsOf(id interview.SagID, want ...interview.Draft) {
	f.Helper()
	all, err := f.store.Drafts(f.Context())
	if err != nil {
		f.Fatalf("Drafts: %v", err)
	}
	all = slices.DeleteFunc(all, func(d interview.Draft) bool { return d.Sag != id })
	if !reflect.DeepEqual(all, want) {
		f.Errorf("Drafts of %s:\n got %+v\nwant %+v", id, all, want)
	}
}
