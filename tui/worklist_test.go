package tui

import (
	"slices"
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

// twoChecks is a point of indikator 3.b with a check of a document and a question.
var twoChecks = interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.1", Indikator: "3.b",
	Sentence: interview.FollowsUp + "målene er konkrete.", Checks: []interview.Check{
		{Nr: 1, Text: "Planen har mål.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}, Hvor: "tre planer"},
		{Nr: 2, Text: "Borgeren kender dem.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}},
		{Nr: 3, Text: "Tavlen viser dem.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Observation}},
		{Nr: 4, Text: "Medarbejderne kender dem.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview}}}}}

// noChecks is a point of indikator 5.a whose sentence is all there is to verify.
var noChecks = interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Sentence: interview.FollowsUp + "alle trives."}}

// promised is a krisecenter with two points whose tilsyn is open, and whatever more is recorded.
func promised(t tester, more ...interview.Change) *storetest.Memory {
	t.Helper()
	changes := slices.DeleteFunc(closed(t, krisecenter), func(c interview.Change) bool {
		_, drafted := c.(interview.PointDrafted)
		return drafted
	})
	changes = append([]interview.Change{twoChecks, noChecks}, changes...)
	return withKrisecenter(t, append(append(changes, interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-23"}), more...)...)
}

func finding(d *desk, tilsyn int, point interview.PointID, check int) interview.Finding {
	return d.sag().Visit(tilsyn).Findings[interview.CheckRef{Point: point, Check: check}]
}

func TestTheSourceOfAFindingFollowsTheList(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("right").shows("Dokumenter at se (2)").press("b")
	if got := finding(d, 1, "3.b.1", 1); got != (interview.Finding{Result: interview.Bekraeftet, Source: interview.FraDokument}) {
		t.Errorf("from documents: %+v", got)
	}
	d.press("right").shows("Spørgsmål at stille (3)").press("d")
	if got := finding(d, 1, "3.b.1", 2); got != (interview.Finding{Result: interview.Delvist}) {
		t.Errorf("before it is known who answers: %+v", got)
	}
	d.press("k", "k", "k", "down", "i")
	if got := finding(d, 1, "3.b.1", 4); got != (interview.Finding{Result: interview.IkkeBekraeftet, Source: interview.FraMedarbejder}) {
		t.Errorf("whoever answered goes on answering: %+v", got)
	}
	d.press("right", "h")
	if got := finding(d, 1, "3.b.1", 3); got != (interview.Finding{Result: interview.KunneIkke}) {
		t.Errorf("what could not be examined has a source: %+v", got)
	}
	d.press("delete")
	if got := finding(d, 1, "3.b.1", 3); got != (interview.Finding{}) {
		t.Errorf("taken back: %+v", got)
	}
}

func TestAPointWithoutChecksIsItselfVerified(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("end", "enter", "b").write("n")
	d.write("Set hos alle.").press("esc").settle()
	if got := finding(d, 1, "5.a.1", interview.WholePoint); got.Result != interview.Bekraeftet || got.Note != "Set hos alle." {
		t.Errorf("found %+v:\n%s", got, d.screen())
	}
	if got := interview.Summarize(newest(t), d.stored(havnelyset)); got.Confirmed != 1 || got.Checks != 5 {
		t.Errorf("counted %+v", got)
	}
}

func TestTheFilterKeepsWhatIsBeingWorkedOn(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("end", "f").shows("kun mangler fund").press("end", "enter", "b")
	d.press("esc").shows("5.a.1").press("home", "end").hides("5.a.1").press("f").shows("Intet passer.").press("esc").shows("5.a.1")
}

func TestSearchingTheWorkList(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("/").write("TAVLEN?").hides("Taster").press("backspace", "enter")
	d.shows("3.b.1").hides("5.a.1").press("/").paste(" findes\nikke").press("enter").shows("Ingen punkter passer.")
	d.press("1", "x", "enter", "tab", "v", "v").press("esc").shows("5.a.1")
	if len(d.sag().Visit(1).Marks)+len(d.sag().Visit(1).Points) != 0 {
		t.Error("keys on an empty list changed the sag")
	}
}

func TestAPointIsClosedAndTakenUpAgain(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("home", "x").shows("Punktet er afsluttet.")
	if status, at := d.sag().StatusAt("3.b.1", 1); status != interview.PointClosed || at != 1 {
		t.Fatalf("the point is %s", status)
	}
	d.press("ctrl+z")
	if _, at := d.sag().StatusAt("3.b.1", 1); at != 0 {
		t.Error("undo did not take it back")
	}
	d.press("x", "x")
	if len(d.sag().Visit(1).Points) != 0 {
		t.Error("what the tilsyn decided itself is not taken back but decided anew")
	}
}

func TestTheNextTilsynTakesUpWhatAnEarlierClosed(t *testing.T) {
	store := promised(t, append(scoredAside(t), interview.PointStatusSet{Tilsyn: 1, Point: "3.b.1", Status: interview.PointClosed},
		interview.FindingNoted{Tilsyn: 1, Point: "5.a.1", Check: interview.WholePoint, Result: interview.IkkeBekraeftet, Note: "To af tre sov dårligt."},
		interview.TilsynClosed{Tilsyn: 1}, interview.TilsynOpened{Tilsyn: 2, Date: "2027-05-03"})...)
	d := openAt(t, store, havnelyset, sizes[0]).hides("3.b.1").shows("ikke helt holdt (tilsyn 1)")
	d.shows("Tilsyn 1: ikke bekræftet – To").press("f", "f", "f").shows("afsluttet ved tilsyn 1").press("x")
	if got := d.sag().Visit(2).Points["3.b.1"]; got != interview.PointOpen {
		t.Errorf("decided %q", got)
	}
	d.press("esc").shows("3.b.1")
}

// scoredAside sets every indikator aside, so that a tilsyn can be closed.
func scoredAside(t tester) []interview.Change {
	var changes []interview.Change
	for _, indikator := range newest(t).Applying(krisecenter.Profile()) {
		changes = append(changes, interview.ScoreSet{Tilsyn: 1, Indikator: indikator.ID, IkkeBedoemt: true})
	}
	return changes
}

// A lot that can be drawn until it suits proves nothing, so every one is kept.
func TestEveryLotIsKept(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("right", "t").write("12x").press("enter").shows("nr. 4 af 12")
	d.press("t", "0", "enter").shows("Træk lod").press("esc", "t", "3", "enter", "ctrl+z", "ctrl+z")
	want := []interview.Draw{{Number: 4, Of: 12}, {Number: 3, Of: 3}}
	if got := d.sag().Visit(1).Draws[interview.CheckRef{Point: "3.b.1", Check: 1}]; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("drawn %v, want %v", got, want)
	}
}

func TestATilsynAddsAPointForTheNext(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).to("5.a", 0).reach("nyt-punkt").press("enter").write("søvnen bliver bedre.")
	d.press("esc").to("5.a", 0).press("l").shows("nyt ved dette tilsyn")
	point := d.sag().Point("5.a.2")
	if point == nil || point.Tilsyn != 1 || point.Sentence != interview.FollowsUp+"søvnen bliver bedre." {
		t.Fatalf("the point is %+v", point)
	}
	if d.sag().FollowedUpAt(point, 1) || !d.sag().FollowedUpAt(point, 2) {
		t.Error("it is not for the next tilsyn")
	}
}

func TestADeadlineIsSetAtTheTilsyn(t *testing.T) {
	d := openAt(t, promised(t), havnelyset, sizes[0]).press("home").reach("frist/3.b.1").press("enter").write("1.3.2027x").press("esc").shows("ikke en dato")
	d.press("enter").press("backspace", "enter")
	if got := d.sag().Point("3.b.1").Deadline; got != "2027-03-01" {
		t.Errorf("the deadline is %q:\n%s", got, d.screen())
	}
	d.press("esc").shows("frist 1.3.2027")
}

func TestTheListsStayAtTheSameIndikator(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, sizes[0]).press("end", "l")
	if at := d.sagScreen().index.place(); at.indikator != "14.c" {
		t.Errorf("the temaer are at %+v", at)
	}
	d.to("3.b", 0).press("l")
	if at := d.sagScreen().index.place(); at.point != "3.b.1" {
		t.Errorf("the points are at %+v", at)
	}
	if d.press("3"); d.sag().Visit(1).Marks["3.b"].Score != 3 {
		t.Error("a point's indikator cannot be scored from the list")
	}
}

func TestAClosedTilsynChangesNothing(t *testing.T) {
	store := promised(t, append(scoredAside(t), interview.TilsynClosed{Tilsyn: 1})...)
	d := openAt(t, store, havnelyset, sizes[0])
	before := d.sag().Seq
	d.press("x", "3", "0", "delete", "right", "b", "d", "i", "u", "h", "n", "k", "enter", "delete")
	if d.sag().Seq != before || d.app.dialog != nil {
		t.Errorf("something changed:\n%s", d.screen())
	}
}
