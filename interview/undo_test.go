package interview_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
)

// visible is what a person sees of a sag: everything but the numbers that checks and points go by.
func visible(sag *interview.Sag) any {
	type point struct {
		indikator, sentence, lead, deadline string
		checks                              map[string]int
	}
	points := map[string]point{}
	for _, p := range sag.Points {
		seen := point{string(p.Indikator), p.Sentence, p.Lead, string(p.Deadline), map[string]int{}}
		for _, c := range p.Checks {
			seen.checks[c.Text+c.Hvor]++
		}
		points[string(p.Indikator)+p.Sentence] = seen
	}
	type visit struct {
		marks, bedoemmelser, temaer, findings, decided any
	}
	var visits []visit
	for _, t := range sag.Tilsyn {
		visits = append(visits, visit{filled(t.Marks), filled(t.Bedoemmelser), filled(t.TemaAssessment), counted(t.Findings), filled(t.Points)})
	}
	return []any{filled(sag.Answers), filled(sag.Judgements), filled(sag.TemaAssessment), points, visits, visiblePlan(sag.Plan)}
}

// visiblePlan is the plan without the numbers that its priorities go by.
func visiblePlan(plan interview.Opfoelgningsplan) string {
	seen := fmt.Sprint(plan.Approval)
	for _, item := range plan.Items {
		item.Nr = 0
		item.Progress = slices.DeleteFunc(slices.Clone(item.Progress), func(p interview.Progress) bool { return p == interview.Progress{} })
		seen += fmt.Sprintf("\n%+v", item)
	}
	return seen
}

// counted is what was found, without the numbers of the checks.
func counted(findings map[interview.CheckRef]interview.Finding) map[interview.Finding]int {
	count := map[interview.Finding]int{}
	for _, finding := range filled(findings) {
		count[finding]++
	}
	return count
}

// again makes a change that takes another back.
func again(f *folder, change interview.Change) {
	change, _ = interview.Again(f.sag, change)
	f.record(change)
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
			again(f, inverse)
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
		interview.TilsynOpened{}, interview.TilsynClosed{}, interview.VejledningUsed{Vejledning: oest},
		interview.CheckMoved{Point: "5.a.1", Check: 1}, interview.PointRedrafted{Point: interview.FollowUpPoint{ID: "5.a.1"}},
	} {
		if got := interview.Inverse(sag, change); got != nil {
			t.Errorf("%T is taken back by %T", change, got)
		}
	}
}

// A check goes back to the place that it came from, and forth again.
func TestInverseOfAMove(t *testing.T) {
	for _, move := range []interview.CheckMoved{
		{Point: "3.b.1", Check: 4, To: 1}, {Point: "3.b.1", Check: 1, To: 4}, {Point: "3.b.1", Check: 3, To: 2},
	} {
		f := drafted(t)
		before := f.fold()
		f.record(move)
		there := f.fold()
		back := interview.Inverse(before, move)
		f.record(back)
		if got := numbers(f.sag.Point("3.b.1")); !slices.Equal(got, []int{1, 2, 3, 4, 5}) {
			t.Errorf("%+v does not take %+v back: %v", back, move, got)
		}
		f.record(interview.Inverse(there, back))
		if got, want := numbers(f.sag.Point("3.b.1")), numbers(there.Point("3.b.1")); !slices.Equal(got, want) {
			t.Errorf("%+v made again gives %v, want %v", move, got, want)
		}
	}
}

// A point gets back its words and the order of its checks, under numbers that it never had.
func TestInverseOfARedraft(t *testing.T) {
	words := func(sag *interview.Sag) []string {
		point := sag.Point("3.b.1")
		all := []string{point.Sentence, point.Lead}
		for _, check := range point.Checks {
			all = append(all, check.Text, check.Hvor, fmt.Sprint(check.Ways))
		}
		return all
	}
	f := drafted(t)
	before, change := f.fold(), interview.PointRedrafted{Point: redrafted(6, 7)}
	f.record(change)
	there := f.fold()
	back := interview.Inverse(before, change)
	again(f, back)
	if got, want := words(f.sag), words(before); !slices.Equal(got, want) {
		t.Errorf("taken back the point says\n%q\nwant\n%q", got, want)
	}
	if got := numbers(f.sag.Point("3.b.1")); !slices.Equal(got, []int{8, 9, 10, 11, 12}) {
		t.Errorf("taken back its checks are numbered %v", got)
	}
	if got := numbers(before.Point("3.b.1")); !slices.Equal(got, []int{1, 2, 3, 4, 5}) {
		t.Errorf("the sag before has its checks numbered %v", got)
	}
	again(f, interview.Inverse(there, back))
	if got, want := words(f.sag), words(there); !slices.Equal(got, want) {
		t.Errorf("made again the point says\n%q\nwant\n%q", got, want)
	}
}
