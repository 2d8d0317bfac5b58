package interview_test

import (
	"testing"

	"spindel/interview"
)

// threeVisits is a tilbud at its third tilsyn. What each of them decided of point
// 3.b.1 is given; they also decide, and find, something of point 5.a.1, which the
// second of them has added.
func threeVisits(t *testing.T, decisions [3]interview.PointStatus, findings [3]interview.Finding) *folder {
	t.Helper()
	f := visiting(t)
	for i := range 3 {
		nr := i + 1
		if nr == 2 {
			f.record(point("5.a.1", "5.a", 2, 1))
		}
		if decisions[i] != "" {
			f.record(decided(nr, "3.b.1", decisions[i]))
		}
		if found := findings[i]; found != (interview.Finding{}) {
			f.record(interview.FindingNoted{Tilsyn: nr, Point: "3.b.1", Check: 2, Result: found.Result, Note: found.Note, Source: found.Source})
		}
		if nr < 3 {
			f.next("2027-05-03")
		}
	}
	return f
}

func TestStatusOfAPointOverThreeTilsyn(t *testing.T) {
	const none, closed, open = interview.PointStatus(""), interview.PointClosed, interview.PointOpen
	type status struct {
		status       interview.PointStatus
		decided      int
		closedBefore int
		followedUp   bool
	}
	untouched := status{open, 0, 0, true}
	for _, test := range []struct {
		name      string
		decisions [3]interview.PointStatus
		want      [3]status // at tilsyn 1, 2 and 3
	}{
		{"nobody decides", [3]interview.PointStatus{}, [3]status{untouched, untouched, untouched}},
		{"closed at the first", [3]interview.PointStatus{closed, none, none},
			[3]status{{closed, 1, 0, true}, {closed, 1, 1, false}, {closed, 1, 1, false}}},
		{"closed at the second", [3]interview.PointStatus{none, closed, none},
			[3]status{untouched, {closed, 2, 0, true}, {closed, 2, 2, false}}},
		{"closed at the last", [3]interview.PointStatus{none, none, closed}, [3]status{untouched, untouched, {closed, 3, 0, true}}},
		{"closed, and taken up again at the next", [3]interview.PointStatus{closed, open, none},
			[3]status{{closed, 1, 0, true}, {open, 2, 1, true}, {open, 2, 0, true}}},
		{"closed, and taken up again after a while", [3]interview.PointStatus{closed, none, open},
			[3]status{{closed, 1, 0, true}, {closed, 1, 1, false}, {open, 3, 1, true}}},
		{"closed, taken up again and closed", [3]interview.PointStatus{closed, open, closed},
			[3]status{{closed, 1, 0, true}, {open, 2, 1, true}, {closed, 3, 0, true}}},
		{"closed twice", [3]interview.PointStatus{closed, closed, none},
			[3]status{{closed, 1, 0, true}, {closed, 2, 1, false}, {closed, 2, 2, false}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			sag := threeVisits(t, test.decisions, [3]interview.Finding{}).sag
			for i, want := range test.want {
				nr := i + 1
				var got status
				got.status, got.decided = sag.StatusAt("3.b.1", nr)
				got.closedBefore, got.followedUp = sag.ClosedBefore("3.b.1", nr), sag.FollowedUpAt(sag.Point("3.b.1"), nr)
				if got != want {
					t.Errorf("at tilsyn %d it is %+v, want %+v", nr, got, want)
				}
			}
			// A tilsyn that is not there yet goes by the latest; before the first nothing was decided.
			last := test.want[2]
			if got, decided := sag.StatusAt("3.b.1", 9); got != last.status || decided != last.decided {
				t.Errorf("at a tilsyn to come it is %s since %d, want %s since %d", got, decided, last.status, last.decided)
			}
			if got := sag.FollowedUpAt(sag.Point("3.b.1"), 4); got != (last.status == open) {
				t.Errorf("followed up at a tilsyn to come: %v", got)
			}
			if got, decided := sag.StatusAt("3.b.1", 0); got != open || decided != 0 {
				t.Errorf("at the godkendelse it is %s since %d", got, decided)
			}
		})
	}
}

func TestAPointIsFollowedUpAfterTheTilsynThatAddedIt(t *testing.T) {
	sag := threeVisits(t, [3]interview.PointStatus{}, [3]interview.Finding{}).sag
	for _, test := range []struct {
		point interview.PointID
		want  [4]bool // at the godkendelse and at tilsyn 1, 2 and 3
	}{
		{"3.b.1", [4]bool{false, true, true, true}},
		{"5.a.1", [4]bool{false, false, false, true}},
	} {
		for nr, want := range test.want {
			if got := sag.FollowedUpAt(sag.Point(test.point), nr); got != want {
				t.Errorf("point %s is followed up at tilsyn %d: %v, want %v", test.point, nr, got, want)
			}
		}
	}
}

func TestEarlierIsTheLatestFindingBefore(t *testing.T) {
	type finding = interview.Finding
	type earlier struct {
		finding finding
		nr      int
	}
	kept := finding{Result: interview.Bekraeftet, Note: "Set.", Source: interview.FraDokument}
	impossible := finding{Result: interview.KunneIkke}
	aside := finding{Result: interview.IkkeUndersoegt}
	noted := finding{Note: "Spørg nattevagten."}
	for _, test := range []struct {
		name     string
		findings [3]finding
		want     [5]earlier // what stands before tilsyn 0 to 4
	}{
		{"nobody has looked", [3]finding{}, [5]earlier{}},
		{"the first has", [3]finding{kept}, [5]earlier{2: {kept, 1}, 3: {kept, 1}, 4: {kept, 1}}},
		{"each has", [3]finding{kept, impossible, noted}, [5]earlier{2: {kept, 1}, 3: {impossible, 2}, 4: {noted, 3}}},
		{"the second has not", [3]finding{kept, {}, impossible}, [5]earlier{2: {kept, 1}, 3: {kept, 1}, 4: {impossible, 3}}},
		{"a note alone is worth telling", [3]finding{noted}, [5]earlier{2: {noted, 1}, 3: {noted, 1}, 4: {noted, 1}}},
		{"the second set it aside", [3]finding{kept, aside}, [5]earlier{2: {kept, 1}, 3: {kept, 1}, 4: {kept, 1}}},
		{"each set it aside", [3]finding{aside, aside, {Result: interview.IkkeUndersoegt, Source: interview.FraBorger}},
			[5]earlier{2: {aside, 1}, 3: {aside, 2}, 4: {finding{Result: interview.IkkeUndersoegt, Source: interview.FraBorger}, 3}}},
		{"the second set it aside and said why", [3]finding{kept, {Result: interview.IkkeUndersoegt, Note: "Venter på revisionen."}},
			[5]earlier{2: {kept, 1}, 3: {finding{Result: interview.IkkeUndersoegt, Note: "Venter på revisionen."}, 2}, 4: {finding{Result: interview.IkkeUndersoegt, Note: "Venter på revisionen."}, 2}}},
		{"a source alone says nothing", [3]finding{kept, {Source: interview.FraBorger}}, [5]earlier{2: {kept, 1}, 3: {kept, 1}, 4: {kept, 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			sag := threeVisits(t, [3]interview.PointStatus{}, test.findings).sag
			for nr, want := range test.want {
				got, at := sag.Earlier(interview.CheckRef{Point: "3.b.1", Check: 2}, nr)
				if got != want.finding || at != want.nr {
					t.Errorf("before tilsyn %d it is %+v of tilsyn %d, want %+v of %d", nr, got, at, want.finding, want.nr)
				}
			}
			if got, at := sag.Earlier(interview.CheckRef{Point: "3.b.1", Check: 3}, 4); got != (finding{}) || at != 0 {
				t.Errorf("another check has %+v of tilsyn %d", got, at)
			}
		})
	}
}
