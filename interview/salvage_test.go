package interview_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
)

var newest = func() *kvalitetsmodel.Model {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		panic(err)
	}
	model, err := library.Newest()
	if err != nil {
		panic(err)
	}
	return model
}()

var salvageDay = time.Date(2026, 11, 25, 14, 30, 0, 0, time.UTC)

func salvage(t interface {
	Helper()
	Fatalf(string, ...any)
}, found []interview.Entry) interview.Salvaged {
	t.Helper()
	standin := interview.TilbudRegistered{Edition: newest.Edition, Tilbud: interview.Tilbud{Navn: "Reddet sag"}}
	saved := interview.Salvage(found[0].Sag, found, standin, salvageDay, "spindel")
	if len(saved.Journal) > 0 {
		if _, err := interview.Fold(found[0].Sag, saved.Journal); err != nil {
			t.Fatalf("what was salvaged cannot be folded: %v", err)
		}
	}
	return saved
}

func demoEntries(t testing.TB) []interview.Entry {
	t.Helper()
	journal, err := demo.Journal(newest, salvageDay, "Konsulent A")
	if err != nil {
		t.Fatal(err)
	}
	return journal
}

// TestAWholeJournalIsSalvagedAsItIs: also out of order, twice, and among those of others.
func TestAWholeJournalIsSalvagedAsItIs(t *testing.T) {
	journal := demoEntries(t)
	found := append(slices.Clone(journal), journal[3], journal[0])
	slices.Reverse(found)
	saved := salvage(t, found)
	if !reflect.DeepEqual(saved.Journal, journal) || len(saved.Lost)+len(saved.Unproven)+len(saved.Rest) > 0 {
		t.Errorf("%d entries of %d, lost %v, unproven %v, %d rest", len(saved.Journal), len(journal), saved.Lost, saved.Unproven, len(saved.Rest))
	}
}

// TestOnlyWhatWasChangedIsLost changes one entry in each of its parts.
func TestOnlyWhatWasChangedIsLost(t *testing.T) {
	journal := demoEntries(t)
	answer := slices.IndexFunc(journal, func(e interview.Entry) bool { return e.Kind == "AnswerGiven" })
	seq := journal[answer].Seq
	for name, c := range map[string]struct {
		spoil    func([]interview.Entry) []interview.Entry
		lost     []int
		unproven []int
		rest     int
	}{
		"its text": {func(j []interview.Entry) []interview.Entry {
			j[answer].Payload = append(slices.Clone(j[answer].Payload), ' ')
			return j
		}, []int{seq}, nil, 1},
		"its author": {func(j []interview.Entry) []interview.Entry { j[answer].By = "En anden"; return j }, []int{seq}, nil, 1},
		"its time":   {func(j []interview.Entry) []interview.Entry { j[answer].At = salvageDay; return j }, []int{seq}, nil, 1},
		"its hash, for which the next one speaks": {func(j []interview.Entry) []interview.Entry { j[answer].Hash = "x"; return j },
			nil, nil, 0},
		"it is gone, and no hash speaks for the next": {func(j []interview.Entry) []interview.Entry {
			return slices.Delete(j, answer, answer+1)
		}, []int{seq}, []int{seq + 1}, 0},
		"an older text of it lies there as well": {func(j []interview.Entry) []interview.Entry {
			other := j[answer]
			other.Payload = append(slices.Clone(other.Payload), ' ')
			return append(j, other)
		}, nil, nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			saved := salvage(t, c.spoil(slices.Clone(journal)))
			if !slices.Equal(saved.Lost, c.lost) || !slices.Equal(saved.Unproven, c.unproven) || len(saved.Rest) != c.rest {
				t.Fatalf("lost %v, unproven %v, %d rest; want %v, %v, %d", saved.Lost, saved.Unproven, len(saved.Rest), c.lost, c.unproven, c.rest)
			}
			if !reflect.DeepEqual(saved.Journal[:answer], journal[:answer]) {
				t.Error("what was before the damage is not as it was")
			}
			want := len(journal) - len(c.lost)
			if len(c.lost) > 0 {
				want++ // the record
				record, err := saved.Journal[want-1].Change()
				if err != nil || !reflect.DeepEqual(record, interview.JournalSalvaged{Lost: c.lost, Unproven: c.unproven}) {
					t.Errorf("the record says %+v (%v)", record, err)
				}
			}
			if len(saved.Journal) != want {
				t.Errorf("%d entries, want %d", len(saved.Journal), want)
			}
		})
	}
}

// TestWithoutItsRegistrationASagIsOpenedByAStandin
func TestWithoutItsRegistrationASagIsOpenedByAStandin(t *testing.T) {
	journal := demoEntries(t)
	saved := salvage(t, journal[2:])
	sag, err := interview.Fold(journal[0].Sag, saved.Journal)
	if err != nil || sag.Tilbud.Navn != "Reddet sag" || len(sag.Answers) == 0 {
		t.Errorf("%v: %+v", err, sag)
	}
}

// TestNothingChangedIsEverTakenForTrue damages entries at random: every text in what
// is salvaged was in the journal, and all that was left alone, and does not speak of
// what is gone, is there.
func TestNothingChangedIsEverTakenForTrue(t *testing.T) {
	journal := demoEntries(t)
	written := map[string]bool{}
	for _, entry := range journal {
		written[string(entry.Payload)] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		found := slices.Clone(journal)
		spoilt := map[int]bool{}
		for range rapid.IntRange(1, 8).Draw(t, "damages") {
			i := rapid.IntRange(0, len(found)-1).Draw(t, "entry")
			spoilt[i] = true
			payload := slices.Clone(found[i].Payload)
			payload[rapid.IntRange(0, len(payload)-1).Draw(t, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
			found[i].Payload = payload
		}
		saved := salvage(t, found)
		for _, entry := range saved.Journal {
			if !written[string(entry.Payload)] && entry.By != "spindel" {
				t.Fatalf("entry %d of kind %s was never written", entry.Seq, entry.Kind)
			}
		}
		// All that is left alone is there, but for what renews a text or moves what is lost.
		if len(saved.Lost) > len(spoilt) {
			t.Fatalf("%d entries were damaged, and %d are lost: %v", len(spoilt), len(saved.Lost), saved.Lost)
		}
	})
}
