package overblik_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
)

var update = flag.Bool("update", false, "write the golden files anew")

var written = time.Date(2026, 11, 24, 23, 30, 0, 0, time.UTC)

// model is the newest edition; a test of text is a test of the real one.
func model(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	newest, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return newest
}

// recorder records a sag and fails the test when a rule stands against it.
type recorder struct {
	testing.TB
	model *kvalitetsmodel.Model
	sag   *interview.Sag
}

func (r recorder) record(changes ...interview.Change) {
	r.Helper()
	if _, err := r.sag.Record(r.model, written, "Prøve Konsulent", changes...); err != nil {
		r.Fatal(err)
	}
}

// registered is a sag with nothing but its registration.
func registered(t testing.TB) recorder {
	r := recorder{t, model(t), interview.NewSag("havnen-k7q2")}
	r.record(interview.TilbudRegistered{Edition: r.model.Edition, Tilbud: interview.Tilbud{
		Navn:         "Krisecenter Havnen",
		Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter", "forsorgshjem"},
		Maalgruppe:   "Kvinder, der har været udsat for vold i nære relationer, og deres børn, i alt op til 12 pladser.",
	}})
	return r
}

// underway is a sag whose godkendelse is in its second tema.
func underway(t testing.TB) recorder {
	r := registered(t)
	for i, indikator := range r.model.Applying(r.sag.Tilbud.Profile())[:4] {
		r.record(
			interview.AnswerGiven{Indikator: indikator.ID, Text: "Vi følger op hver uge.", Speaker: "Forstander", Date: "2026-11-20"},
			interview.ExpectationSet{Indikator: indikator.ID, Expectation: r.model.Godkendelse[i%2].Key})
	}
	return r
}

// inspected is a sag with a closed godkendelse and a tilsyn that is half way.
func inspected(t testing.TB) recorder {
	r := registered(t)
	for _, indikator := range r.model.Applying(r.sag.Tilbud.Profile()) {
		r.record(
			interview.AnswerGiven{Indikator: indikator.ID, Text: "Vi følger op hver uge.", Speaker: "Forstander", Date: "2026-11-20"},
			interview.ExpectationSet{Indikator: indikator.ID, Expectation: r.model.Godkendelse[0].Key},
			interview.ReasonsWritten{Indikator: indikator.ID, Text: "Svaret er konkret."})
	}
	for _, tema := range r.model.Temaer {
		if r.model.TemaApplies(tema.Nr, r.sag.Tilbud.Profile()) {
			r.record(interview.TemaAssessed{Tema: tema.Nr, Text: "Tilbuddet har forudsætningerne."})
		}
	}
	way := []kvalitetsmodel.Verification{kvalitetsmodel.Dokument}
	r.record(
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.1", Indikator: "3.b",
			Sentence: "Socialtilsynet følger op på, om der er opstillet mål for hver borger senest 14 dage efter indflytning.",
			Lead:     "Herunder i hvilket omfang:",
			Checks: []interview.Check{
				{Nr: 1, Text: "målene er konkrete", Ways: way, Hvor: "handleplaner"},
				{Nr: 2, Text: "borgerne kender dem"}, {Nr: 3, Text: "de følges op"},
				{Nr: 4, Text: "kommunen er enig"}, {Nr: 5, Text: "de er realistiske"}}}},
		interview.GodkendelseClosed{},
		interview.TilsynOpened{Tilsyn: 1, Date: "2027-06-01", Anmeldt: true},
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: interview.Bekraeftet, Source: interview.FraDokument,
			Note: "Tre af tre stikprøver havde mål, der kan måles, og som er skrevet sammen med borgeren."},
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 2, Result: interview.Delvist},
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 3, Result: interview.IkkeBekraeftet},
		interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 4, Result: interview.IkkeUndersoegt},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "4.a.1", Indikator: "4.a", Tilsyn: 1,
			Sentence: "Socialtilsynet følger op på husmøderne."}},
		interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 4},
		interview.ScoreSet{Tilsyn: 1, Indikator: "4.a", Score: 2},
		interview.ScoreSet{Tilsyn: 1, Indikator: "4.b", IkkeBedoemt: true},
		interview.ScoreSet{Tilsyn: 1, Indikator: "5.a", Score: 3},
		interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "I høj grad."})
	return r
}

// three sager in an order that is not theirs.
func three(t testing.TB) []interview.Summary {
	old, young := inspected(t), underway(t)
	young.sag.ID, young.sag.Tilbud.Navn, young.sag.Changed = "aa-x3pp", "Botilbuddet Åen", written.Add(time.Hour)
	long := registered(t)
	long.sag.ID, long.sag.Changed = "skovbrynet-m2ab", written.Add(-48*time.Hour)
	long.sag.Tilbud.Navn = "Den selvejende institution Opholdsstedet Skovbrynet ved Søen i Nordre Ås"
	return []interview.Summary{summary(old), summary(long), summary(young)}
}

func summary(r recorder) interview.Summary { return interview.Summarize(r.model, r.sag) }

func TestGolden(t *testing.T) {
	copenhagen := time.FixedZone("CET", 3600)
	half, early := inspected(t), underway(t)
	for _, width := range []int{80, 120} {
		page := overblik.Page{Width: width, Zone: copenhagen}
		golden(t, fmt.Sprintf("sager-%d.txt", width), page.Sager(three(t)))
		golden(t, fmt.Sprintf("tilsyn-%d.txt", width), page.Sag(half.model, half.sag))
		golden(t, fmt.Sprintf("godkendelse-%d.txt", width), page.Sag(early.model, early.sag))
	}
	golden(t, "ingen.txt", overblik.Page{Width: 80}.Sager(nil))
	list, err := overblik.SagerJSON(three(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "sager.json", list)
	one, err := overblik.SagJSON(half.model, half.sag)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "tilsyn.json", one)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not as agreed (run with -update to accept):\n%s", name, got)
	}
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	half := inspected(t)
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(80, 160).Draw(t, "width")
		half.sag.Tilbud.Navn = rapid.StringOfN(rapid.RuneFrom([]rune("abcæøå éü€日本👩")), 0, 200, -1).Draw(t, "navn")
		page := overblik.Page{Width: width}
		for _, text := range []string{page.Sager([]interview.Summary{summary(half)}), page.Sag(half.model, half.sag), page.Sager(nil)} {
			for line := range strings.SplitSeq(text, "\n") {
				if got := displaywidth.String(line); got > width {
					t.Fatalf("a line is %d wide on a page of %d:\n%s", got, width, line)
				}
			}
		}
	})
}

func TestTheSagChangedLastComesFirst(t *testing.T) {
	text := overblik.Page{Width: 80}.Sager(three(t))
	newest, middle, oldest := strings.Index(text, "aa-x3pp"), strings.Index(text, "havnen-k7q2"), strings.Index(text, "skovbrynet-m2ab")
	if newest < 0 || newest > middle || middle > oldest {
		t.Errorf("out of order:\n%s", text)
	}
}

func TestOneAndMany(t *testing.T) {
	all := three(t)
	for sager, want := range map[int]string{1: "I alt 1 sag med 2 punkter", 2: "I alt 2 sager med 2 punkter"} {
		if text := (overblik.Page{Width: 80}).Sager(all[:sager]); !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if text := (overblik.Page{Width: 80}).Sager(all[1:2]); !strings.Contains(text, "I alt 1 sag med 0 punkter") {
		t.Errorf("no points are not said right in\n%s", text)
	}
}

// The day is that of the reader: half past eleven in London is the next day in Copenhagen.
func TestTheDayIsTheReaders(t *testing.T) {
	r := registered(t)
	for zone, want := range map[*time.Location]string{
		nil:                           "24. november 2026",
		time.FixedZone("CET", 3600):   "25. november 2026",
		time.FixedZone("EST", -18000): "24. november 2026",
	} {
		if text := (overblik.Page{Width: 80, Zone: zone}).Sag(r.model, r.sag); !strings.Contains(text, want) {
			t.Errorf("no %q in zone %v", want, zone)
		}
	}
}

// What JSON says of the values is exact, and a gap is null and never 0.
func TestValuesAreExact(t *testing.T) {
	m := model(t)
	marks := map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark{}
	for id, score := range map[kvalitetsmodel.IndikatorID]int{"9.a": 4, "9.b": 3, "9.c": 3} {
		marks[id] = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: score}
	}
	out, err := json.Marshal(overblik.Values(m.Evaluate(kvalitetsmodel.Profile{}, marks)))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"vaerdi":3.3333333333333335,"kriterier":[{"nr":"8","vaerdi":null},{"nr":"9","vaerdi":3.3333333333333335}]`, `"nr":2,"navn":"Selvstændighed og relationer","vaerdi":null`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
}

func BenchmarkSager(b *testing.B) {
	all := make([]interview.Summary, 0, 10_000)
	for i, some := 0, three(b); i < cap(all); i++ {
		all = append(all, some[i%len(some)])
	}
	for b.Loop() {
		overblik.Page{Width: 80}.Sager(all)
	}
}
