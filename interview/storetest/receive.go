package storetest

import (
	"slices"
	"testing"

	"spindel/interview"
)

func (s suite) receive(t *testing.T) {
	t.Run("adds to several sager and leaves the drafts alone", func(t *testing.T) {
		f := s.fixture(t)
		lunden, skoven := f.registered("lunden-k7q2"), f.writer("skoven-m3x8")
		journal := slices.Concat(f.load("lunden-k7q2"), lunden.Answer(t, "1.a", "Hver uge"))
		other := slices.Concat(skoven.Register(t), skoven.Answer(t, "1.b", "Hver måned"))
		draft := interview.Draft{Sag: "lunden-k7q2", Field: interview.AnswerField("1.a"), Text: "Hver", At: lunden.Clock}
		f.saveDraft(draft)
		if err := f.store.Receive(t.Context(), other, nil, journal[1:]); err != nil {
			t.Fatalf("Receive: %v", err)
		}
		f.wantJournal("lunden-k7q2", journal)
		f.wantJournal("skoven-m3x8", other)
		f.wantList(interview.Summarize(f.model, lunden.Sag), interview.Summarize(f.model, skoven.Sag))
		f.wantDrafts(draft)
		f.append(lunden.Answer(t, "1.a", "Hver dag"))
		f.wantDrafts()
	})
	t.Run("the same sag twice goes on where it ended", func(t *testing.T) {
		f := s.fixture(t)
		writer := f.writer("lunden-k7q2")
		journal := slices.Concat(writer.Register(t), writer.Answer(t, "1.a", "Hver uge"))
		if err := f.store.Receive(t.Context(), journal[:1], journal[1:]); err != nil {
			t.Fatalf("Receive: %v", err)
		}
		f.wantJournal("lunden-k7q2", journal)
	})
	for name, last := range map[string]struct {
		batch func(f fixture, stored []interview.Entry) []interview.Entry
		want  error
	}{
		"entries that are there already": {func(_ fixture, stored []interview.Entry) []interview.Entry { return stored }, interview.ErrConflict},
		"a broken journal": {func(f fixture, _ []interview.Entry) []interview.Entry {
			broken := f.writer("skoven-m3x8")
			entries := slices.Concat(broken.Register(f), broken.Answer(f, "1.a", "Hver uge"))
			entries[1].Hash = entries[0].Hash
			return entries
		}, interview.ErrBroken},
	} {
		t.Run("all or none: "+name, func(t *testing.T) {
			f := s.fixture(t)
			writer := f.registered("lunden-k7q2")
			stored := f.load("lunden-k7q2")
			summary := interview.Summarize(f.model, writer.Sag)
			good := f.writer("aaen-2222")
			err := f.store.Receive(t.Context(), good.Register(t), last.batch(f, stored))
			f.wantError("Receive", err, last.want)
			f.wantJournal("lunden-k7q2", stored)
			f.wantList(summary)
			for _, id := range []interview.SagID{"aaen-2222", "skoven-m3x8"} {
				_, err = f.store.Load(t.Context(), id)
				f.wantError("Load", err, interview.ErrNotFound)
			}
			f.append(writer.Answer(t, "1.a", "Hver uge"))
		})
	}
}
