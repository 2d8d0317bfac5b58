package storetest

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"spindel/interview"
)

func (s suite) load(t *testing.T) {
	t.Run("of a sag that is not there is ErrNotFound", func(t *testing.T) {
		f := s.fixture(t)
		f.registered("lunden-k7q2")
		entries, err := f.store.Load(t.Context(), "lunden")
		f.wantError("Load", err, interview.ErrNotFound)
		if entries != nil {
			t.Errorf("Load: got %d entries together with an error", len(entries))
		}
	})
	t.Run("gives the entries byte for byte as they were appended", func(t *testing.T) {
		f := s.fixture(t)
		writer := f.writer("lunden-k7q2")
		writer.By = "Åse \"Ø\" O'Ærlig\x00; DROP TABLE journal"
		journal := writer.Register(t)
		for _, text := range []string{"", " ", "første\n\tanden\r\n", "nul\x00nul", "👩\u200d👧 å", "\xff\xfe",
			`{"a":1}`, strings.Repeat("lang tekst ", 10_000)} {
			journal = append(journal, writer.Answer(t, "1.a", text)...)
		}
		f.append(journal[:1])
		f.append(journal[1:4])
		f.append(journal[4:])
		f.wantJournal("lunden-k7q2", journal)
	})
	t.Run("gives the entries of that sag alone", func(t *testing.T) {
		f := s.fixture(t)
		lunden, skoven := f.registered("lunden-k7q2"), f.registered("skoven-m3x8")
		f.append(lunden.Answer(t, "1.a", "Hver uge"))
		f.append(skoven.Answer(t, "1.a", "Hver måned"))
		for _, id := range []interview.SagID{"lunden-k7q2", "skoven-m3x8"} {
			entries := f.load(id)
			if len(entries) != 2 || entries[0].Sag != id || entries[1].Sag != id {
				t.Errorf("Load %s: got %+v", id, entries)
			}
		}
	})
	t.Run("shares no memory with its caller", func(t *testing.T) {
		f := s.fixture(t)
		journal := f.writer("lunden-k7q2").Register(t)
		mine := copied(journal)
		f.append(mine)
		mine[0].Payload[0] = 'x'
		f.load("lunden-k7q2")[0].Payload[0] = 'y'
		f.wantJournal("lunden-k7q2", journal)
	})
}

func (s suite) append(t *testing.T) {
	t.Run("of no entries does nothing", func(t *testing.T) {
		f := s.fixture(t)
		f.append(nil)
		f.wantList()
	})
	t.Run("goes by number and hash, never by the clock", func(t *testing.T) {
		f := s.fixture(t)
		writer := f.writer("lunden-k7q2")
		journal := writer.Register(t)
		for _, back := range []time.Duration{time.Hour, 24 * time.Hour, 50 * 365 * 24 * time.Hour} {
			writer.Clock = writer.Clock.Add(-back)
			journal = append(journal, writer.Answer(t, "1.a", "Hver uge")...)
		}
		for _, entry := range journal {
			f.append([]interview.Entry{entry})
		}
		f.wantJournal("lunden-k7q2", journal)
	})
}

// refuse checks for each batch that the error is the right one and that nothing
// at all was stored: no entry, no summary, and no draft was dropped.
func (s suite) refuse(t *testing.T) {
	tamper := func(entries []interview.Entry, i int) []interview.Entry {
		entries = copied(entries)
		entries[i].Payload = slices.Concat(entries[i].Payload, []byte(" "))
		return entries
	}
	// Each batch is made from three entries that follow the stored ones.
	cases := []struct {
		name  string
		want  error
		batch func(f fixture, stored, next []interview.Entry) []interview.Entry
	}{
		{"entries that are stored already", interview.ErrConflict,
			func(_ fixture, stored, _ []interview.Entry) []interview.Entry { return stored }},
		{"the last stored entry followed by new ones", interview.ErrConflict,
			func(_ fixture, stored, next []interview.Entry) []interview.Entry {
				return slices.Concat(stored[len(stored)-1:], next)
			}},
		{"entries after a gap", interview.ErrConflict,
			func(_ fixture, _, next []interview.Entry) []interview.Entry { return next[1:] }},
		{"the next number on another journal", interview.ErrConflict,
			func(f fixture, stored, _ []interview.Entry) []interview.Entry {
				other := f.writer("lunden-k7q2")
				other.By = "En anden"
				other.Register(f)
				for other.Sag.Seq < len(stored) {
					other.Answer(f, "1.b", "Et andet svar")
				}
				return other.Answer(f, "1.a", "Et andet svar")
			}},
		{"a first entry whose hash does not fit", interview.ErrConflict,
			func(_ fixture, _, next []interview.Entry) []interview.Entry { return tamper(next, 0) }},
		{"the first entry of a sag that is not there, with another number", interview.ErrConflict,
			func(f fixture, _, _ []interview.Entry) []interview.Entry {
				other := f.writer("skoven-m3x8")
				other.Register(f)
				return other.Answer(f, "1.a", "Hver uge")
			}},
		{"a gap between the entries", interview.ErrBroken,
			func(_ fixture, _, next []interview.Entry) []interview.Entry {
				return []interview.Entry{next[0], next[2]}
			}},
		{"the same entry twice", interview.ErrBroken,
			func(_ fixture, _, next []interview.Entry) []interview.Entry {
				return []interview.Entry{next[0], next[0]}
			}},
		{"a later entry whose hash does not fit", interview.ErrBroken,
			func(_ fixture, _, next []interview.Entry) []interview.Entry { return tamper(next, 2) }},
		{"entries of two sager", interview.ErrBroken,
			func(f fixture, _, next []interview.Entry) []interview.Entry {
				return slices.Concat(next, f.writer("skoven-m3x8").Register(f))
			}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := s.fixture(t)
			writer := f.registered("lunden-k7q2")
			f.append(writer.Answer(t, "1.b", "Hver uge"))
			stored := f.load("lunden-k7q2")
			summary := interview.Summarize(f.model, writer.Sag)
			draft := interview.Draft{Sag: "lunden-k7q2", Field: interview.AnswerField("1.a"), Text: "Hver", At: writer.Clock}
			f.saveDraft(draft)
			var next []interview.Entry
			for range 3 {
				next = append(next, writer.Answer(t, "1.a", "Hver måned")...)
			}

			err := f.store.Append(t.Context(), c.batch(f, stored, next))
			f.wantError("Append", err, c.want)
			f.wantJournal("lunden-k7q2", stored)
			f.wantList(summary)
			f.wantDrafts(draft)
			_, err = f.store.Load(t.Context(), "skoven-m3x8")
			f.wantError("Load of the other sag", err, interview.ErrNotFound)

			f.append(next)
			f.wantJournal("lunden-k7q2", slices.Concat(stored, next))
		})
	}
}

// race lets several goroutines append an entry of the same number at the same
// time, again and again.
func (s suite) race(t *testing.T) {
	const rounds, writers = 10, 6
	f := s.fixture(t)
	f.registered("lunden-k7q2")
	journal := f.load("lunden-k7q2")
	for range rounds {
		var all sync.WaitGroup
		batches, errs := make([][]interview.Entry, writers), make([]error, writers)
		for i := range writers {
			sag, err := interview.Fold("lunden-k7q2", journal)
			if err != nil {
				t.Fatal(err)
			}
			writer := &Writer{Model: f.model, Sag: sag, Clock: journal[0].At, By: string(rune('A' + i))}
			batches[i] = writer.Answer(t, "1.a", "Hver uge")
			all.Go(func() { errs[i] = f.store.Append(t.Context(), batches[i]) })
		}
		all.Wait()
		won := 0
		for i, err := range errs {
			if err == nil {
				won++
				journal = append(journal, batches[i]...)
				continue
			}
			f.wantError("Append of a goroutine that lost", err, interview.ErrConflict)
		}
		if won != 1 {
			t.Fatalf("%d goroutines appended entry %d, want exactly one", won, len(journal))
		}
		f.wantJournal("lunden-k7q2", journal)
	}
}
