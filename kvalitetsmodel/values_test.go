package kvalitetsmodel_test

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/kildetest"
)

type marks = map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark

func sprint(v any) string { return fmt.Sprint(v) }

func scored(score int) kvalitetsmodel.Mark {
	return kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: score}
}

var ikkeBedoemt = kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}

// all scores every indikator of a kriterium in order, 0 meaning ikke bedømt.
func all(kriterium kvalitetsmodel.Kriterium, scores ...int) marks {
	set := make(marks)
	for i, score := range scores {
		set[kriterium.Indikatorer[i].ID] = scored(score)
		if score == 0 {
			set[kriterium.Indikatorer[i].ID] = ikkeBedoemt
		}
	}
	return set
}

func TestValueIsShownWithOneDecimalRoundedHalfUp(t *testing.T) {
	m := official(t)
	for _, c := range []struct {
		scores []int // of kriterium 3
		want   string
		float  float64
	}{
		{[]int{2, 2, 2, 3}, "2,3", 2.25},
		{[]int{3, 4, 4, 4}, "3,8", 3.75},
		{[]int{2, 2, 3}, "2,3", 7.0 / 3},
		{[]int{2, 3, 3}, "2,7", 8.0 / 3},
		{[]int{5, 5, 5, 5}, "5,0", 5},
		{[]int{1}, "1,0", 1},
		{[]int{0, 4}, "4,0", 4},
		{nil, "–", 0},
	} {
		v := m.Evaluate(profile(false), all(m.Temaer[2].Kriterier[0], c.scores...)).Temaer[2].Kriterier[0].Value
		if v.String() != c.want || v.Float() != c.float || v.OK() != (c.scores != nil) {
			t.Errorf("mean of %v = %s (%v, %v), want %s (%v)", c.scores, v, v.Float(), v.OK(), c.want, c.float)
		}
	}
}

func TestTemaIsTheMeanOfItsKriterierAndNotOfItsIndikatorer(t *testing.T) {
	m := official(t)
	set := marks{
		"4.a": scored(1),
		"5.a": scored(5), "5.b": scored(5), "5.c": scored(5),
		"8.a": scored(4), "8.b": scored(4), "9.a": scored(3), "9.b": scored(3), "9.c": scored(4), // (4 + 10/3) / 2 = 3,66…
	}
	e := m.Evaluate(profile(false), set)
	if got := e.Temaer[3].Value; got.String() != "3,0" {
		t.Errorf("tema 4 = %s, want 3,0; the mean of its four scores would be 4,0", got)
	}
	if got := e.Temaer[4].Value; got.String() != "3,7" || got.Float() != 11.0/3 {
		t.Errorf("tema 5 = %s (%v), want 3,7 (11/3)", got, got.Float())
	}
	if same := m.Evaluate(profile(false), marks{"8.a": scored(4), "9.a": scored(3), "9.b": scored(4), "9.c": scored(3)}).Temaer[4].Value; !same.Equal(e.Temaer[4].Value) {
		t.Errorf("the same mean of other marks is not equal: %s and %s", same, e.Temaer[4].Value)
	}
	if got := e.Temaer[0].Value; got.OK() || got.Equal(e.Temaer[4].Value) {
		t.Errorf("tema 1 has the value %s without a score", got)
	}
}

func TestThreePointSixFiveIsRoundedUp(t *testing.T) {
	// 3,65 is no float64, and the nearest one lies below it.
	m := manyIndikatorer(20)
	set := make(marks)
	for i, indikator := range m.Indikatorer() {
		set[indikator.ID] = scored(4)
		if i < 7 {
			set[indikator.ID] = scored(3)
		}
	}
	if v := m.Evaluate(profile(false), set).Temaer[0].Value; v.String() != "3,7" || v.Float() != 3.65 {
		t.Errorf("73/20 = %s (%v), want 3,7 (3.65)", v, v.Float())
	}
}

func manyIndikatorer(n int) *kvalitetsmodel.Model {
	k := kvalitetsmodel.Kriterium{Nr: "1"}
	for i := range n {
		k.Indikatorer = append(k.Indikatorer, kvalitetsmodel.Indikator{ID: kvalitetsmodel.IndikatorID(fmt.Sprintf("1.%c", 'a'+i))})
	}
	return &kvalitetsmodel.Model{
		Tilsyn: []kvalitetsmodel.Step{{Score: 5}, {Score: 4}, {Score: 3}, {Score: 2}, {Score: 1}},
		Temaer: []kvalitetsmodel.Tema{{Nr: 1, Kriterier: []kvalitetsmodel.Kriterium{k}}},
	}
}

func TestTheFourStatesNeverMix(t *testing.T) {
	m := proeve(t)
	e := m.Evaluate(profile(false, "natcafe"), marks{
		"2.a":  scored(4),
		"2.c":  scored(1), // does not apply to a natcafé
		"2.d":  ikkeBedoemt,
		"11.b": {State: kvalitetsmodel.GaelderIkke}, // but it does apply
		"5.a":  scored(5),                           // off the scale of this edition
		"7.a":  {State: kvalitetsmodel.IkkeBedoemt, Score: 3},
	})
	got := make(map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark)
	for _, tema := range e.Temaer {
		for _, kriterium := range tema.Kriterier {
			for _, i := range kriterium.Indikatorer {
				got[i.Indikator.ID] = i.Mark
				if (i.Grund != "") != (i.Mark.State == kvalitetsmodel.GaelderIkke) {
					t.Errorf("%s is in state %d with the reason %q", i.Indikator.ID, i.Mark.State, i.Grund)
				}
			}
		}
	}
	want := marks{
		"2.a": scored(4), "2.c": {State: kvalitetsmodel.GaelderIkke}, "2.d": ikkeBedoemt, "11.b": {},
		"5.a": {}, "5.b": {State: kvalitetsmodel.GaelderIkke}, "7.a": ikkeBedoemt,
	}
	if sprint(got) != sprint(want) {
		t.Errorf("marks = %v\nwant    %v", got, want)
	}
	if v := e.Temaer[0].Value; v.String() != "4,0" {
		t.Errorf("tema 1 = %s, want 4,0 from 2.a alone", v)
	}
	if m.MinScore() != 1 || m.MaxScore() != 4 {
		t.Errorf("scale %d to %d, want 1 to 4", m.MinScore(), m.MaxScore())
	}
}

func TestExplain(t *testing.T) {
	m := proeve(t)
	e := m.Evaluate(profile(false, "bofaellesskab"), marks{
		"2.a": scored(2), "2.c": scored(3), "2.d": scored(3), "11.b": scored(4), "5.a": ikkeBedoemt,
	})
	partly := m.Evaluate(profile(false, "natcafe"), marks{"2.a": scored(2), "2.d": ikkeBedoemt})
	byDay := m.Evaluate(profile(false, "vaerested"), nil)
	o := official(t)
	quarter := o.Evaluate(profile(false, "krisecenter"), marks{
		"4.a": scored(2), "4.b": scored(4), "5.a": scored(3), "5.b": scored(4),
	}).Temaer[3]
	for _, c := range []struct{ got, want string }{
		{e.Temaer[0].Kriterier[0].Explain(), "Kriterium 2: (2 + 3 + 3) / 3 = 2,7."},
		{e.Temaer[0].Kriterier[1].Explain(), "Kriterium 11: 4 / 1 = 4,0."},
		{e.Temaer[0].Explain(), "Tema 1: (8/3 + 4,0) / 2 = 3,3."},
		{e.Temaer[1].Kriterier[0].Explain(), "Kriterium 5 har ingen værdi, fordi ingen af dets indikatorer har en score. Ikke bedømt denne gang: 5.a. Gælder ikke: 5.b."},
		{e.Temaer[1].Explain(), "Tema 2 har ingen værdi, fordi ingen af dets indikatorer har en score. Ingen værdi: kriterium 5."},
		{partly.Temaer[0].Kriterier[0].Explain(), "Kriterium 2: 2 / 1 = 2,0. Ikke bedømt denne gang: 2.d. Gælder ikke: 2.c."},
		{partly.Temaer[0].Kriterier[1].Explain(), "Kriterium 11 har ingen værdi, fordi ingen af dets indikatorer har en score. Mangler: 11.b."},
		{partly.Temaer[0].Explain(), "Tema 1: 2,0 / 1 = 2,0. Ingen værdi: kriterium 11."},
		{byDay.Temaer[1].Explain(), "Tema 2 gælder ikke for tilbuddet."},
		{byDay.Temaer[1].Kriterier[0].Explain(), "Kriterium 5 gælder ikke for tilbuddet."},
		{quarter.Kriterier[0].Explain(), "Kriterium 4: (2 + 4) / 2 = 3,0."},
		{quarter.Explain(), "Tema 4: (3,0 + 3,5) / 2 = 3,3. Ingen værdi: kriterium 7. Gælder ikke: kriterium 6."},
		{o.Evaluate(profile(false), all(o.Temaer[2].Kriterier[0], 2, 2, 2, 3)).Temaer[2].Explain(), "Tema 3: 2,25 / 1 = 2,3."},
	} {
		if c.got != c.want {
			t.Errorf("got  %s\nwant %s", c.got, c.want)
		}
	}
}

// drawMarks gives every indikator some mark, usable or not.
func drawMarks(t *rapid.T, m *kvalitetsmodel.Model) marks {
	set := make(marks)
	for _, indikator := range m.Indikatorer() {
		switch rapid.IntRange(0, 4).Draw(t, string(indikator.ID)) {
		case 0:
		case 1:
			set[indikator.ID] = ikkeBedoemt
		default:
			set[indikator.ID] = scored(rapid.IntRange(m.MinScore(), m.MaxScore()).Draw(t, "score"))
		}
	}
	return set
}

func drawProfile(t *rapid.T, m *kvalitetsmodel.Model) kvalitetsmodel.Profile {
	keys := make([]kvalitetsmodel.TilbudstypeKey, len(m.Tilbudstyper))
	for i, typ := range m.Tilbudstyper {
		keys[i] = typ.Key
	}
	return kvalitetsmodel.Profile{
		Tilbudstyper:     rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 0, 3, rapid.ID).Draw(t, "tilbudstyper"),
		PrivatBestyrelse: rapid.Bool().Draw(t, "bestyrelse"),
	}
}

func eachModel(t *testing.T, check func(*rapid.T, *kvalitetsmodel.Model)) {
	for _, m := range []*kvalitetsmodel.Model{official(t), proeve(t)} {
		t.Run(m.Edition, rapid.MakeCheck(func(t *rapid.T) { check(t, m) }))
	}
}

// ratMean is the mean of rationals worked out by math/big, or nil of none.
func ratMean(parts []*big.Rat) *big.Rat {
	if len(parts) == 0 {
		return nil
	}
	sum := new(big.Rat)
	for _, part := range parts {
		sum.Add(sum, part)
	}
	return sum.Quo(sum, big.NewRat(int64(len(parts)), 1))
}

func same(v kvalitetsmodel.Value, want *big.Rat) bool {
	if want == nil {
		return !v.OK() && v.String() == "–"
	}
	float, _ := want.Float64()
	shown := []rune(want.FloatString(1)) // rounds halves away from zero
	shown[len(shown)-2] = ','
	return v.OK() && v.Float() == float && v.String() == string(shown)
}

func TestValuesEqualAnIndependentCalculation(t *testing.T) {
	eachModel(t, func(t *rapid.T, m *kvalitetsmodel.Model) {
		p, set := drawProfile(t, m), drawMarks(t, m)
		equalsIndependently(t, m, p, set, func(id kvalitetsmodel.IndikatorID) bool { return m.Applies(id, p).Applies })
	})
}

// Every tilbudstype alone and beside another one, with a bestyrelse and without,
// each with marks of its own. What applies is read from the official text and not
// asked of the model.
func TestValuesOfEveryTilbudstypeEqualAnIndependentCalculation(t *testing.T) {
	m := official(t)
	kinds := kildetest.Tilbudstyper()
	expected := map[string]map[bool]map[string]bool{} // reading the text takes its time
	for _, kind := range kinds {
		expected[kind] = map[bool]map[string]bool{false: kildetest.Expected(kind, false), true: kildetest.Expected(kind, true)}
	}
	tried, seen := map[string]int{}, map[kvalitetsmodel.Mark]int{}
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.IntRange(0, len(kinds)-1).Draw(t, "step") // 0 for each alone
		for i, kind := range kinds {
			for _, bestyrelse := range []bool{false, true} {
				of := []string{kind}
				if step > 0 {
					of = append(of, kinds[(i+step)%len(kinds)])
				}
				p, set := kvalitetsmodel.Profile{PrivatBestyrelse: bestyrelse}, drawMarks(t, m)
				applies := map[kvalitetsmodel.IndikatorID]bool{}
				for _, key := range of {
					p.Tilbudstyper = append(p.Tilbudstyper, kvalitetsmodel.TilbudstypeKey(key))
					for id, yes := range expected[key][bestyrelse] {
						applies[kvalitetsmodel.IndikatorID(id)] = applies[kvalitetsmodel.IndikatorID(id)] || yes
					}
				}
				equalsIndependently(t, m, p, set, func(id kvalitetsmodel.IndikatorID) bool { return applies[id] })
				tried[fmt.Sprint(len(of), kind, bestyrelse)]++
				for _, indikator := range m.Indikatorer() {
					seen[set[indikator.ID]]++
				}
			}
		}
	})
	if len(tried) != 2*2*13 || len(seen) != 5+2 { // five scores, ikke bedømt, and none
		t.Errorf("tried %v with the marks %v, so this proves too little", tried, seen)
	}
}

// equalsIndependently works the means of means out with math/big.
func equalsIndependently(t *rapid.T, m *kvalitetsmodel.Model, p kvalitetsmodel.Profile, set marks, applies func(kvalitetsmodel.IndikatorID) bool) {
	t.Helper()
	temaer := m.Evaluate(p, set).Temaer
	if len(temaer) != len(m.Temaer) {
		t.Fatalf("%d temaer, want %d", len(temaer), len(m.Temaer))
	}
	for i, tema := range temaer {
		var kriterier []*big.Rat
		for k, kriterium := range m.Temaer[i].Kriterier {
			var scores []*big.Rat
			for _, indikator := range kriterium.Indikatorer {
				if mark := set[indikator.ID]; mark.State == kvalitetsmodel.Scoret && applies(indikator.ID) {
					scores = append(scores, big.NewRat(int64(mark.Score), 1))
				}
			}
			want := ratMean(scores)
			if got := tema.Kriterier[k].Value; !same(got, want) {
				t.Fatalf("%v: kriterium %s = %s, want %v", p, kriterium.Nr, got, want)
			}
			if want != nil {
				kriterier = append(kriterier, want)
			}
		}
		if want := ratMean(kriterier); !same(tema.Value, want) {
			t.Fatalf("%v: tema %d = %s, want %v", p, tema.Tema.Nr, tema.Value, want)
		}
	}
}

func TestMeanLiesWithinItsParts(t *testing.T) {
	eachModel(t, func(t *rapid.T, m *kvalitetsmodel.Model) {
		for _, tema := range m.Evaluate(drawProfile(t, m), drawMarks(t, m)).Temaer {
			var parts []float64
			for _, kriterium := range tema.Kriterier {
				var scores []float64
				for _, i := range kriterium.Indikatorer {
					if i.Mark.State == kvalitetsmodel.Scoret {
						scores = append(scores, float64(i.Mark.Score))
					}
				}
				within(t, kriterium.Value, scores)
				if kriterium.Value.OK() {
					parts = append(parts, kriterium.Value.Float())
				}
			}
			within(t, tema.Value, parts)
		}
	})
}

func within(t *rapid.T, v kvalitetsmodel.Value, parts []float64) {
	if v.OK() != (len(parts) > 0) {
		t.Fatalf("value %s from %v", v, parts)
	}
	if !v.OK() {
		return
	}
	least, most := parts[0], parts[0]
	for _, part := range parts {
		least, most = min(least, part), max(most, part)
	}
	if v.Float() < least || v.Float() > most {
		t.Fatalf("%v lies outside %v", v.Float(), parts)
	}
}

func TestMarksOfAKriteriumMayChangePlaces(t *testing.T) {
	eachModel(t, func(t *rapid.T, m *kvalitetsmodel.Model) {
		set, moved := drawMarks(t, m), make(marks)
		for _, tema := range m.Temaer {
			for _, kriterium := range tema.Kriterier {
				order := rapid.Permutation(kriterium.Indikatorer).Draw(t, "order")
				for i, indikator := range kriterium.Indikatorer {
					moved[order[i].ID] = set[indikator.ID]
				}
			}
		}
		before, after := m.Evaluate(profile(true), set), m.Evaluate(profile(true), moved)
		for i := range before.Temaer {
			if !before.Temaer[i].Value.Equal(after.Temaer[i].Value) {
				t.Fatalf("tema %d: %s became %s", i+1, before.Temaer[i].Value, after.Temaer[i].Value)
			}
		}
	})
}

func TestIkkeBedoemtNeverChangesAMean(t *testing.T) {
	eachModel(t, func(t *rapid.T, m *kvalitetsmodel.Model) {
		p, gaps, chosen := drawProfile(t, m), make(marks), make(marks)
		for id, mark := range drawMarks(t, m) {
			chosen[id] = mark
			if mark.State != kvalitetsmodel.IkkeBedoemt {
				gaps[id] = mark
			}
		}
		with, without := m.Evaluate(p, chosen), m.Evaluate(p, gaps)
		for i := range with.Temaer {
			if !with.Temaer[i].Value.Equal(without.Temaer[i].Value) {
				t.Fatalf("tema %d: %s with and %s without", i+1, with.Temaer[i].Value, without.Temaer[i].Value)
			}
		}
	})
}
