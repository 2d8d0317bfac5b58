package interview_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// visible is what a person sees of a sag: everything but the numbers that checks and points go by.
func visible(sag *interview.Sag) any {
	type point struct {
		indikator, sentence, lead string
		checks                    map[string]int
	}
	points := map[string]point{}
	for _, p := range sag.Points {
		seen := point{string(p.Indikator), p.Sentence, p.Lead, map[string]int{}}
		for _, c := range p.Checks {
			seen.checks[c.Text+c.Hvor]++
		}
		points[string(p.Indikator)+p.Sentence] = seen
	}
	type visit struct {
		marks, bedoemmelser, temaer, findings any
	}
	var visits []visit
	for _, t := range sag.Tilsyn {
		visits = append(visits, visit{filled(t.Marks), filled(t.Bedoemmelser), filled(t.TemaAssessment), filled(t.Findings)})
	}
	return []any{filled(sag.Answers), filled(sag.Judgements), filled(sag.TemaAssessment), points, visits}
}

// filled leaves out what says nothing, which a change taken back may leave behind.
func filled[K, V comparable](all map[K]V) map[K]V {
	var nothing V
	said := map[K]V{}
	for k, v := range all {
		if v != nothing {
			said[k] = v
		}
	}
	return said
}

func TestInverseTakesAChangeBack(t *testing.T) {
	takenBack := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(starts).Draw(t, "start")(t)
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			change := anyChange(t, f)
			before := f.fold()
			entries, err := f.sag.Record(f.model, noon, inspector, change)
			if err != nil {
				continue
			}
			f.journal = append(f.journal, entries...)
			inverse := interview.Inverse(before, change)
			if inverse == nil {
				continue
			}
			f.record(inverse)
			if got, want := visible(f.sag), visible(before); !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v does not take %+v back:\n%v\n%v", inverse, change, got, want)
			}
			takenBack[entries[0].Kind]++
		}
	})
	t.Log(takenBack)
	if len(takenBack) < 10 {
		t.Errorf("only %d kinds of change were taken back, so this proves little", len(takenBack))
	}
}

func TestInverseOfWhatIsNotTakenBack(t *testing.T) {
	sag := visited(t).sag
	for _, change := range []interview.Change{
		interview.TilbudRegistered{}, interview.GodkendelseClosed{}, interview.GodkendelseReopened{},
		interview.TilsynOpened{}, interview.TilsynClosed{},
	} {
		if got := interview.Inverse(sag, change); got != nil {
			t.Errorf("%T is taken back by %T", change, got)
		}
	}
}
