package arbejdsliste_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
	"spindel/kvalitetsmodel"
)

var noon = time.Date(2026, time.November, 25, 12, 0, 0, 0, time.UTC)

const today interview.Date = "2027-05-03"

func newest(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// sagOf is an opholdssted at its second tilsyn with the points that are asked for,
// each of them with two checks.
type sagOf struct {
	testing.TB
	model *kvalitetsmodel.Model
	sag   *interview.Sag
}

func (s sagOf) record(changes ...interview.Change) {
	s.Helper()
	if _, err := s.sag.Record(s.model, noon, "Prøve Konsulent", changes...); err != nil {
		s.Fatal(err)
	}
}

func (s sagOf) point(id interview.PointID, indikator kvalitetsmodel.IndikatorID, deadline interview.Date) interview.Change {
	return interview.PointDrafted{Point: interview.FollowUpPoint{ID: id, Indikator: indikator, Sentence: "Løftet om " + string(indikator), Deadline: deadline,
		Checks: []interview.Check{
			{Nr: 1, Text: "Planen viser det.", Hvor: "tre planer", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}},
			{Nr: 2, Text: "Borgerne ved det.", Ways: []kvalitetsmodel.Verification{kvalitetsmodel.Interview, kvalitetsmodel.Observation}}}}}
}

// filed has a point of each kind: not expected (5.a), vague (2.a), a bare promise
// (2.b), not kept at tilsyn 1 (3.b), a deadline that has passed (6.a), a later one
// (4.a), and none of these (1.a, 7.a).
func filed(t testing.TB) sagOf {
	s := sagOf{t, newest(t), interview.NewSag("havnen-k7q2")}
	s.record(interview.TilbudRegistered{Edition: s.model.Edition, Tilbud: interview.Tilbud{Navn: "Opholdsstedet Havnen",
		Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"opholdssted"}}})
	texts := map[kvalitetsmodel.IndikatorID]string{"2.a": "Vi går meget op i maden.", "2.b": "Vi holder husmøde hver mandag."}
	for _, indikator := range s.model.Applying(s.sag.Tilbud.Profile()) {
		text, expected := texts[indikator.ID], s.model.Godkendelse[0].Key
		if text == "" {
			text = "Kontaktpersonen holder mindst to samtaler hver måned og skriver dem i dagbogen."
		}
		if indikator.ID == "5.a" {
			expected = s.model.Godkendelse[1].Key
		}
		s.record(interview.AnswerGiven{Indikator: indikator.ID, Text: text, Speaker: "Forstander", Date: "2026-11-20"},
			interview.ExpectationSet{Indikator: indikator.ID, Expectation: expected},
			interview.ReasonsWritten{Indikator: indikator.ID, Text: "Svaret er konkret."})
	}
	for _, tema := range s.model.Temaer {
		s.record(interview.TemaAssessed{Tema: tema.Nr, Text: "Tilbuddet har forudsætningerne."})
	}
	for _, p := range []struct {
		indikator kvalitetsmodel.IndikatorID
		deadline  interview.Date
	}{{"7.a", ""}, {"6.a", "2027-03-01"}, {"5.a", ""}, {"4.a", "2027-06-01"}, {"3.b", ""}, {"2.b", ""}, {"2.a", ""}, {"1.a", ""}} {
		s.record(s.point(interview.PointID(p.indikator+".1"), p.indikator, p.deadline))
	}
	s.record(interview.GodkendelseClosed{}, interview.TilsynOpened{Tilsyn: 1, Date: "2026-12-01"},
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: interview.Delvist},
		interview.FindingNoted{Tilsyn: 1, Point: "7.a.1", Check: 1, Result: interview.Bekraeftet})
	s.close(1)
	s.record(interview.TilsynOpened{Tilsyn: 2, Date: "2027-05-03"})
	return s
}

func (s sagOf) close(tilsyn int) {
	s.Helper()
	for _, indikator := range s.model.Applying(s.sag.Tilbud.Profile()) {
		s.record(interview.ScoreSet{Tilsyn: tilsyn, Indikator: indikator.ID, IkkeBedoemt: true})
	}
	s.record(interview.TilsynClosed{Tilsyn: tilsyn})
}

func (s sagOf) list(q arbejdsliste.Query) []arbejdsliste.Item {
	q.Tilsyn, q.Today = 2, today
	return arbejdsliste.List(s.model, s.sag, q)
}

func ids(items []arbejdsliste.Item) string {
	var all []string
	for _, item := range items {
		all = append(all, string(item.Point.Indikator))
	}
	return strings.Join(all, " ")
}

func TestTheWeightiestComesFirst(t *testing.T) {
	s := filed(t)
	for order, want := range map[arbejdsliste.Order]string{
		arbejdsliste.ByUrgency: "5.a 3.b 2.a 2.b 6.a 4.a 1.a 7.a",
		arbejdsliste.ByTema:    "1.a 2.a 2.b 3.b 5.a 6.a 4.a 7.a",
	} {
		if got := ids(s.list(arbejdsliste.Query{Order: order})); got != want {
			t.Errorf("order %d: %s, want %s", order, got, want)
		}
	}
}

func TestEveryPointSaysWhyItStandsWhereItStands(t *testing.T) {
	s := filed(t)
	got := map[kvalitetsmodel.IndikatorID]string{}
	for _, item := range s.list(arbejdsliste.Query{}) {
		for _, reason := range item.Reasons {
			got[item.Point.Indikator] += reason.Danish()
		}
	}
	want := map[kvalitetsmodel.IndikatorID]string{"5.a": "forventes ikke", "3.b": "ikke helt holdt (tilsyn 1)", "2.a": "vagt svar",
		"2.b": "kun et løfte", "6.a": "frist overskredet: 1.3.2027", "4.a": "frist 1.6.2027"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestTheFilters(t *testing.T) {
	s := filed(t)
	found := func(point interview.PointID, check int, result interview.Result) interview.Change {
		return interview.FindingNoted{Tilsyn: 2, Point: point, Check: check, Result: result}
	}
	s.record(found("1.a.1", 1, interview.Bekraeftet), found("1.a.1", 2, interview.KunneIkke), found("2.a.1", 1, interview.IkkeBekraeftet),
		interview.PointStatusSet{Tilsyn: 2, Point: "7.a.1", Status: interview.PointClosed},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "14.a.1", Indikator: "14.a", Tilsyn: 2, Sentence: "Nyt."}})
	for query, want := range map[arbejdsliste.Query]string{
		{}:                                           "1.a 2.a 2.b 3.b 5.a 6.a 4.a 14.a",
		{Show: arbejdsliste.NotFound}:                "2.a 2.b 3.b 5.a 6.a 4.a",
		{Show: arbejdsliste.NotKept}:                 "2.a",
		{Show: arbejdsliste.ClosedOnes}:              "7.a",
		{Search: "løftet TRE planer"}:                "1.a 2.a 2.b 3.b 5.a 6.a 4.a",
		{Search: "husmøde"}:                          "2.b",
		{Search: "forstander maden"}:                 "2.a",
		{Search: "findes ikke"}:                      "",
		{Search: "3.b", Show: arbejdsliste.NotFound}: "3.b",
		{Show: arbejdsliste.NotFound, Keep: "1.a.1"}: "1.a 2.a 2.b 3.b 5.a 6.a 4.a",
		{Show: arbejdsliste.NotFound, Keep: "1.a.1", Search: "maden"}: "2.a",
	} {
		if got := ids(s.list(query)); got != want {
			t.Errorf("%+v: %s, want %s", query, got, want)
		}
	}
}

// A point that an earlier tilsyn closed comes back when this one takes it up again.
func TestAClosedPointIsLeftOutUntilItIsTakenUpAgain(t *testing.T) {
	s := filed(t)
	s.record(interview.PointStatusSet{Tilsyn: 2, Point: "3.b.1", Status: interview.PointClosed})
	s.close(2)
	s.record(interview.TilsynOpened{Tilsyn: 3, Date: "2028-05-03"})
	has := func() bool {
		return strings.Contains(ids(arbejdsliste.List(s.model, s.sag, arbejdsliste.Query{Tilsyn: 3, Today: today})), "3.b")
	}
	if has() {
		t.Error("it is listed though it is closed")
	}
	s.record(interview.PointStatusSet{Tilsyn: 3, Point: "3.b.1", Status: interview.PointOpen})
	if !has() {
		t.Error("it is not listed though it was taken up again")
	}
}

func TestChecksAreListedByTheWayTheyAreVerified(t *testing.T) {
	s := filed(t)
	s.record(interview.PointDrafted{Point: interview.FollowUpPoint{ID: "14.a.1", Indikator: "14.a", Tilsyn: 2, Sentence: "Uden tjek."}})
	items := s.list(arbejdsliste.Query{Search: "1.a"})
	items = append(items, s.list(arbejdsliste.Query{Search: "uden tjek"})...)
	for way, want := range map[kvalitetsmodel.Verification][]string{
		kvalitetsmodel.Dokument:    {"1.a.1/1", "14.a.1/0"},
		kvalitetsmodel.Interview:   {"1.a.1/2", "14.a.1/0"},
		kvalitetsmodel.Observation: {"1.a.1/2", "14.a.1/0"},
	} {
		var got []string
		for _, check := range arbejdsliste.Checks(slices.CompactFunc(items, func(a, b arbejdsliste.Item) bool { return a.Point == b.Point }), way) {
			got = append(got, fmt.Sprintf("%s/%d", check.Item.Point.ID, check.Check.Nr))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", way, got, want)
		}
	}
}

// Whatever is found: no point is lost between the filters, and no order loses one.
func TestNoPointIsLost(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := filed(t)
		for range rapid.IntRange(0, 20).Draw(r, "changes") {
			point := rapid.SampledFrom(s.sag.Points).Draw(r, "point").ID
			if rapid.Bool().Draw(r, "finding") {
				s.record(interview.FindingNoted{Tilsyn: 2, Point: point, Check: rapid.IntRange(1, 2).Draw(r, "check"),
					Result: rapid.SampledFrom(append(slices.Clone(interview.Results), "")).Draw(r, "result")})
			} else {
				s.record(interview.PointStatusSet{Tilsyn: 2, Point: point,
					Status: rapid.SampledFrom([]interview.PointStatus{"", interview.PointOpen, interview.PointClosed}).Draw(r, "status")})
			}
		}
		for _, order := range []arbejdsliste.Order{arbejdsliste.ByTema, arbejdsliste.ByUrgency} {
			open, shut := s.list(arbejdsliste.Query{Order: order}), s.list(arbejdsliste.Query{Order: order, Show: arbejdsliste.ClosedOnes})
			if len(open)+len(shut) != len(s.sag.Points) {
				r.Fatalf("%d open and %d closed of %d points", len(open), len(shut), len(s.sag.Points))
			}
			for _, item := range s.list(arbejdsliste.Query{Order: order, Show: arbejdsliste.NotFound}) {
				if item.State != arbejdsliste.Due || item.Praksis != s.sag.PraksisOf(item.Point, 2) || item.Praksis.NotExamined == 0 {
					r.Fatalf("%+v is said to want findings", item)
				}
			}
		}
	})
}
