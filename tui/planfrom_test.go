package tui

import (
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
)

func TestAFindingIsTakenIntoThePlan(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, sizes[0]).to("3.b", 0)
	ref := interview.CheckRef{Point: "3.b.1", Check: 2}
	d.reach("note/1/3.b.1/2").press("d", "n").write(" Set.").press("esc", "esc", "2")
	from := func(id kvalitetsmodel.IndikatorID, ref interview.CheckRef) {
		d.run(d.app.do(d.sagScreen().session.planFrom(1, id, ref)))
	}
	from("3.b", ref)
	d.shows("Taget med i planen.").shows("Begyndt ved tilsyn 1")
	item := d.item(1)
	if item.Point != "3.b.1" || item.Tilsyn != 1 || !slices.Equal(item.Temaer, []int{3}) || !slices.Equal(item.Kriterier, []string{"3"}) {
		t.Errorf("the priority is %+v", item)
	}
	forhold := item.Texts[interview.Forhold]
	for _, want := range []string{"»Tilbuddet oplyser, at de vil anvende SMART-modellen", "Tjekket »" + d.sag().Point("3.b.1").Check(2).Text + "« blev delvist bekræftet ved tilsyn 1 den 23. november 2026.",
		"Set.", "Indikator 3.b blev bedømt til 2 ved tilsyn 1", "i lav grad opfyldt"} {
		if !strings.Contains(forhold, want) {
			t.Errorf("the forhold does not say %q:\n%s", want, forhold)
		}
	}
	d.press("esc")
	from("3.b", interview.CheckRef{Point: "3.b.1", Check: 1})
	d.shows("allerede taget med")
	from("3.b", interview.CheckRef{})
	from("3.b", interview.CheckRef{})
	from("3.d", interview.CheckRef{})
	if got := len(d.sag().Plan.Items); got != 2+1 {
		t.Errorf("%d priorities:\n%s", got, d.screen())
	}
	d.press("ctrl+z", "ctrl+z", "ctrl+z")
	if got := len(d.settle().stored(demo.ID).Plan.Items); got != 0 {
		t.Errorf("taken back, %d priorities are left", got)
	}
}

// What is known is said in whole sentences, as it stands, and no more than that.
func TestWhatAPriorityIsStartedWith(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, sizes[0])
	s := d.sagScreen().session
	ref := interview.CheckRef{Point: "3.b.1", Check: 2}
	check := s.sag.Point(ref.Point).Check(ref.Check).Text
	for result, want := range map[interview.Result]string{
		"":                       "Tjekket »" + check + "« er ikke efterprøvet endnu.",
		interview.Bekraeftet:     "Tjekket »" + check + "« blev bekræftet ved tilsyn 1 den 23. november 2026.",
		interview.Delvist:        "Tjekket »" + check + "« blev delvist bekræftet ved tilsyn 1 den 23. november 2026.",
		interview.IkkeBekraeftet: "Tjekket »" + check + "« blev ikke bekræftet ved tilsyn 1 den 23. november 2026.",
		interview.IkkeUndersoegt: "Tjekket »" + check + "« blev ikke undersøgt ved tilsyn 1 den 23. november 2026.",
		interview.KunneIkke:      "Tjekket »" + check + "« kunne ikke undersøges ved tilsyn 1 den 23. november 2026.",
	} {
		s.record(interview.FindingNoted{Tilsyn: 1, Point: ref.Point, Check: ref.Check, Result: result})
		if got := s.found(1, ref); got != want {
			t.Errorf("%q: %q", result, got)
		}
	}
	if got := s.found(1, interview.CheckRef{Point: "3.b.1", Check: interview.WholePoint}); !strings.HasPrefix(got, "Opfølgningspunktet »Socialtilsynet følger op på") {
		t.Errorf("of a whole point: %q", got)
	}
	s.record(interview.ScoreSet{Tilsyn: 1, Indikator: "3.b"})
	if got := s.judged(1, "3.b", interview.CheckRef{}); got != "Indikator 3.b blev ikke bedømt ved tilsyn 1 den 23. november 2026." {
		t.Errorf("without a score: %q", got)
	}
	lines := strings.Split(s.itemFrom(1, "3.b", ref).Texts[interview.Forhold], "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "Tjekket ") || !strings.HasPrefix(lines[1], "Tilbuddet oplyste ") {
		t.Errorf("a check of an indikator without a score says %q", lines)
	}
}

// The work list takes the check that was not kept into the plan, and comes back to it.
func TestAPointGoesIntoThePlanWithWhatWasNotKept(t *testing.T) {
	d := openAt(t, promised(t, interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: interview.Bekraeftet},
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 4, Result: interview.IkkeBekraeftet, Note: "Ingen kunne nævne et mål."}),
		havnelyset, sizes[0]).press("home", "o").shows("opfølgningsplan")
	item := d.sag().Plan.Items[0]
	forhold := item.Texts[interview.Forhold]
	if item.Point != "3.b.1" || item.Indikator != "3.b" || !strings.Contains(forhold, "Medarbejderne kender dem.") || !strings.Contains(forhold, "Ingen kunne nævne et mål.") {
		t.Errorf("the priority is %+v", item)
	}
	d.press("esc").press("o").shows("allerede taget med")
	if n := len(d.sag().Plan.Items); n != 1 {
		t.Errorf("%d priorities", n)
	}
	d.press("esc", "l", "o") // the score of the indikator is another matter
	if n := len(d.sag().Plan.Items); n != 2 || d.sag().Plan.Items[1].Point != "" {
		t.Errorf("from the temaer: %+v", d.sag().Plan.Items)
	}
}
