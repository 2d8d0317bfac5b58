package overblik_test

import (
	"encoding/json"
	"errors"
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

const today interview.Date = "2027-06-02"

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

// approved is a sag with a closed godkendelse that promised a point of 3.b, and
// what else is added to it before the closing.
func approved(t testing.TB, more ...interview.Change) recorder {
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
				{Nr: 4, Text: "kommunen er enig"}, {Nr: 5, Text: "de er realistiske"}}}})
	r.record(append(more, interview.GodkendelseClosed{})...)
	return r
}

// inspected is a sag with a closed godkendelse and a tilsyn that is half way.
func inspected(t testing.TB, more ...interview.Change) recorder {
	r := approved(t, more...)
	r.record(
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
		page := overblik.Page{Width: width, Zone: copenhagen, Today: today}
		golden(t, fmt.Sprintf("sager-%d.txt", width), page.Sager(three(t)))
		golden(t, fmt.Sprintf("tilsyn-%d.txt", width), page.Sag(half.model, half.sag))
		golden(t, fmt.Sprintf("godkendelse-%d.txt", width), page.Sag(early.model, early.sag))
	}
	golden(t, "ingen.txt", overblik.Page{Width: 80}.Sager(nil))
	list, err := overblik.SagerJSON(three(t), today)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "sager.json", list)
	one, err := overblik.SagJSON(half.model, half.sag, today)
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
	half, again := inspected(t), revisited(t)
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(80, 160).Draw(t, "width")
		half.sag.Tilbud.Navn = rapid.StringOfN(rapid.RuneFrom([]rune("abcæøå éü€日本👩")), 0, 200, -1).Draw(t, "navn")
		again.sag.Tilbud.Navn, again.sag.Plan.Approval.By = half.sag.Tilbud.Navn, half.sag.Tilbud.Navn
		page := overblik.Page{Width: width, Today: later}
		for _, text := range []string{page.Sager([]interview.Summary{summary(half), summary(again)}), page.Sag(half.model, half.sag),
			page.Sag(again.model, again.sag), page.Sager(nil)} {
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

// The share of the answers that cannot be checked stands in the text and in the
// JSON of a sag, and in those of all sager.
func TestShareOfAnswersThatCannotBeChecked(t *testing.T) {
	const vague, measurable = "Vi går meget op i maden.", "Kontaktpersonen holder mindst to samtaler hver måned og skriver dem i dagbogen."
	tests := []struct {
		name              string
		vague, measurable int
		line              string // of the sag; of all sager it is the same without the indikatorer
		indikatorer       string
	}{
		{"no answers", 0, 0, "", ""},
		{"none of one", 0, 1, "0 af 1 svar kan ikke efterprøves (0 %)", ""},
		{"one of one", 1, 0, "1 af 1 svar kan ikke efterprøves (100 %)", "1.a"},
		{"one of three", 1, 2, "1 af 3 svar kan ikke efterprøves (33 %)", "1.a"},
		{"two of three", 2, 1, "2 af 3 svar kan ikke efterprøves (67 %)", "1.a, 1.b"},
		{"half a per cent is rounded up", 1, 7, "1 af 8 svar kan ikke efterprøves (13 %)", "1.a"},
		{"all", 23, 0, "23 af 23 svar kan ikke efterprøves (100 %)",
			"1.a, 1.b, 2.a, 2.b, 2.c, 3.a, 3.b, 3.d, 4.a, 4.b, 5.a, 5.b, 5.c, 7.a, 8.a, 8.b, 9.a, 9.b, 9.c, 10.a, 10.b, 14.a, 14.b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := registered(t)
			for i, indikator := range r.model.Applying(r.sag.Tilbud.Profile())[:test.vague+test.measurable] {
				text := measurable
				if i < test.vague {
					text = vague
				}
				r.record(interview.AnswerGiven{Indikator: indikator.ID, Text: text})
			}
			page := overblik.Page{Width: 80}
			one, all := unwrapped(page.Sag(r.model, r.sag)), unwrapped(page.Sager([]interview.Summary{summary(r)}))
			wantedOne, wantedAll := test.line+".", test.line+"."
			if test.indikatorer != "" {
				wantedOne = test.line + ": " + test.indikatorer + "."
			}
			if test.line == "" {
				if strings.Contains(one+all, "efterprøves") {
					t.Errorf("without answers there is a share in\n%s\n%s", one, all)
				}
			} else if !strings.Contains(one, " "+wantedOne) || !strings.Contains(all, " "+wantedAll) {
				t.Errorf("no %q in\n%s\nor no %q in\n%s", wantedOne, one, wantedAll, all)
			}
			if own, want := fmt.Sprintf(" · %d svar kan ikke efterprøves", test.vague), test.vague > 0; strings.Contains(all, own) != want {
				t.Errorf("that %q stands at the sag itself is %v in\n%s", own, !want, all)
			}

			sag, err := overblik.SagJSON(r.model, r.sag, today)
			if err != nil {
				t.Fatal(err)
			}
			list, err := overblik.SagerJSON([]interview.Summary{summary(r), summary(r)}, today)
			if err != nil {
				t.Fatal(err)
			}
			var document struct {
				share
				Vage *[]string `json:"vage_svar"`
			}
			var documents struct {
				Sager []share `json:"sager"`
				Total share   `json:"i_alt"`
			}
			if err := errors.Join(json.Unmarshal([]byte(sag), &document), json.Unmarshal([]byte(list), &documents)); err != nil {
				t.Fatal(err)
			}
			want := share{test.vague + test.measurable, test.vague}
			if document.Vage == nil || strings.Join(*document.Vage, ", ") != test.indikatorer || document.share != want {
				t.Errorf("the sag has %+v, want %+v and %q", document, want, test.indikatorer)
			}
			if documents.Sager[0] != want || documents.Sager[1] != want || documents.Total != (share{2 * want.Besvaret, 2 * want.Uefterproevet}) {
				t.Errorf("the sager have %+v, want %+v of each", documents, want)
			}
		})
	}
}

// share is what the JSON says of the answers that cannot be checked.
type share struct {
	Besvaret      int `json:"besvaret"`
	Uefterproevet int `json:"kan_ikke_efterproeves"`
}

// unwrapped is a text on one line.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

// The share of several sager is that of all their answers, not the mean of their shares.
func TestShareOverSeveralSager(t *testing.T) {
	text := overblik.Page{Width: 80}.Sager([]interview.Summary{
		{ID: "aa-x3pp", Answered: 1, Untestable: 1}, {ID: "havnen-k7q2", Answered: 22, Untestable: 4}, {ID: "skovbrynet-m2ab"}})
	if want := "\n5 af 23 svar kan ikke efterprøves (22 %).\n"; !strings.Contains(text, want) {
		t.Errorf("no %q in\n%s", want, text)
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
