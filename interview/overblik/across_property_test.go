package overblik_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/overblik"
	"spindel/kvalitetsmodel"
)

// counted is what the JSON says of an indikator, for all or for a tilbudstype.
type counted struct {
	Type        kvalitetsmodel.TilbudstypeKey `json:"type"`
	Sager       int                           `json:"sager"`
	Tjek        int                           `json:"tjek"`
	Holdt       int                           `json:"holdt"`
	Delvist     int                           `json:"delvist"`
	IkkeHoldt   int                           `json:"ikke_holdt"`
	Ikke        int                           `json:"ikke_undersoegt"`
	Kunne       int                           `json:"kunne_ikke_undersoeges"`
	Scorer      map[string]int                `json:"scorer"`
	IkkeBedoemt int                           `json:"ikke_bedoemt"`
	Mangler     int                           `json:"mangler"`
}

type acrossJSON struct {
	Udgaver []struct {
		Udgave      string `json:"udgave"`
		Indikatorer []struct {
			ID    kvalitetsmodel.IndikatorID `json:"id"`
			Alle  counted                    `json:"alle"`
			Typer []counted                  `json:"typer"`
		} `json:"indikatorer"`
		UdenTal []kvalitetsmodel.IndikatorID `json:"uden_tal"`
	} `json:"udgaver"`
}

// drawPractice draws what some sager of one or two editions say.
func drawPractice(t *rapid.T, models []*kvalitetsmodel.Model) []interview.Practice {
	var all []interview.Practice
	for range rapid.IntRange(0, 12).Draw(t, "sager") {
		m := rapid.SampledFrom(models).Draw(t, "edition")
		var keys []kvalitetsmodel.TilbudstypeKey
		for _, typ := range m.Tilbudstyper {
			keys = append(keys, typ.Key)
		}
		typer := rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 1, 3, rapid.ID).Draw(t, "typer")
		n := func(name string) int { return rapid.IntRange(0, 9).Draw(t, name) }
		for _, indikator := range m.Applying(kvalitetsmodel.Profile{Tilbudstyper: typer}) {
			p := interview.Practice{Edition: m.Edition, Typer: typer, Indikator: indikator.ID}
			if rapid.Bool().Draw(t, "promised") {
				p.Praksis = interview.Praksis{Kept: n("holdt"), Partly: n("delvist"), NotKept: n("ikke"), NotExamined: n("u"), Impossible: n("kunne ikke")}
			}
			switch rapid.IntRange(0, 2).Draw(t, "mark") {
			case 1:
				p.Mark = kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}
			case 2:
				p.Mark = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: rapid.IntRange(1, 5).Draw(t, "score")}
			}
			all = append(all, p)
		}
	}
	return all
}

// recount counts one indikator by hand, of one tilbudstype or of all.
func recount(all []interview.Practice, edition string, id kvalitetsmodel.IndikatorID, typ kvalitetsmodel.TilbudstypeKey) counted {
	c := counted{Type: typ, Scorer: map[string]int{"1": 0, "2": 0, "3": 0, "4": 0, "5": 0}}
	for _, p := range all {
		if p.Edition != edition || p.Indikator != id || typ != "" && !slices.Contains(p.Typer, typ) {
			continue
		}
		c.Sager++
		c.Holdt, c.Delvist, c.IkkeHoldt = c.Holdt+p.Praksis.Kept, c.Delvist+p.Praksis.Partly, c.IkkeHoldt+p.Praksis.NotKept
		c.Ikke, c.Kunne = c.Ikke+p.Praksis.NotExamined, c.Kunne+p.Praksis.Impossible
		switch p.Mark.State {
		case kvalitetsmodel.Scoret:
			c.Scorer[fmt.Sprint(p.Mark.Score)]++
		case kvalitetsmodel.IkkeBedoemt:
			c.IkkeBedoemt++
		default:
			c.Mangler++
		}
	}
	c.Tjek = c.Holdt + c.Delvist + c.IkkeHoldt + c.Ikke + c.Kunne
	return c
}

// two are the newest edition and one that is called otherwise.
func two(t testing.TB) []*kvalitetsmodel.Model {
	older := *model(t)
	older.Edition, older.Title = "proeve-2010", "En ældre udgave"
	return []*kvalitetsmodel.Model{model(t), &older}
}

// What is counted across equals a count of its own: no row is lost or told twice,
// and every indikator is either told or named as silent.
func TestAcrossEqualsAnIndependentCount(t *testing.T) {
	models := two(t)
	rapid.Check(t, func(t *rapid.T) {
		all := drawPractice(t, models)
		only := rapid.SampledFrom([]kvalitetsmodel.TilbudstypeKey{"", "krisecenter", "botilbud-107"}).Draw(t, "only")
		out, err := overblik.PaaTvaersJSON(models, all, only)
		if err != nil {
			t.Fatal(err)
		}
		var document acrossJSON
		if err := json.Unmarshal([]byte(out), &document); err != nil {
			t.Fatal(err)
		}
		within := slices.DeleteFunc(slices.Clone(all), func(p interview.Practice) bool { return only != "" && !slices.Contains(p.Typer, only) })
		told := 0
		for _, edition := range document.Udgaver {
			if n := len(edition.Indikatorer) + len(edition.UdenTal); n != len(models[0].Indikatorer()) {
				t.Fatalf("%d indikatorer of %s", n, edition.Udgave)
			}
			for _, i := range edition.Indikatorer {
				told += i.Alle.Sager
				if got, want := fmt.Sprint(i.Alle), fmt.Sprint(recount(within, edition.Udgave, i.ID, "")); got != want {
					t.Fatalf("%s of all is %s, want %s", i.ID, got, want)
				}
				for _, typ := range i.Typer {
					if got, want := fmt.Sprint(typ), fmt.Sprint(recount(within, edition.Udgave, i.ID, typ.Type)); typ.Sager == 0 || only != "" && typ.Type != only || got != want {
						t.Fatalf("%s of %s is %s, want %s", i.ID, typ.Type, got, want)
					}
				}
			}
			for _, id := range edition.UdenTal {
				silent := recount(within, edition.Udgave, id, "")
				told += silent.Sager
				if silent.Tjek+silent.IkkeBedoemt > 0 || silent.Mangler != silent.Sager {
					t.Fatalf("%s is called silent, and it is %+v", id, silent)
				}
			}
		}
		if told != len(within) {
			t.Fatalf("%d rows were told of %d", told, len(within))
		}
	})
}

// The text has the figures of the count, and no line is wider than the page.
func TestAcrossIsTheSameInText(t *testing.T) {
	models := two(t)[:1]
	rapid.Check(t, func(t *rapid.T) {
		all := drawPractice(t, models)
		width := rapid.IntRange(80, 160).Draw(t, "width")
		text := overblik.Page{Width: width}.PaaTvaers(models, all, "")
		rows := map[string]string{} // the figures of an indikator, those of several tables after each other
		for line := range strings.SplitSeq(text, "\n") {
			if got := displaywidth.String(line); got > width {
				t.Fatalf("a line is %d wide on a page of %d:\n%s", got, width, line)
			}
			if id, figures, found := strings.Cut(line, " alle "); found && len(id) < 7 {
				id = strings.TrimSpace(id)
				rows[id] = strings.TrimSpace(rows[id] + " " + strings.Join(strings.Fields(figures), " "))
			}
		}
		for _, indikator := range models[0].Indikatorer() {
			c := recount(all, models[0].Edition, indikator.ID, "")
			if c.Tjek == 0 && c.Mangler == c.Sager {
				if got, found := rows[string(indikator.ID)]; found {
					t.Fatalf("%s is silent and told as %q", indikator.ID, got)
				}
				continue
			}
			share := "–"
			if examined := c.Holdt + c.Delvist + c.IkkeHoldt; examined > 0 {
				share = fmt.Sprintf("%.0f %%", float64(100*c.Holdt)/float64(examined)+1e-9) // halves go up
			}
			promises := fmt.Sprintf("%d %d %d %d %d %d %d %s", c.Sager, c.Tjek, c.Holdt, c.Delvist, c.IkkeHoldt, c.Ikke, c.Kunne, share)
			scores := fmt.Sprintf("%d %d %d %d %d %d %d", c.Scorer["5"], c.Scorer["4"], c.Scorer["3"], c.Scorer["2"], c.Scorer["1"], c.IkkeBedoemt, c.Mangler)
			one, apart := promises+" "+scores, fmt.Sprintf("%s %d %s", promises, c.Sager, scores)
			if got := rows[string(indikator.ID)]; got != one && got != apart {
				t.Fatalf("%s is told as %q, want %q", indikator.ID, got, one)
			}
		}
	})
}

// A tilbud of two types is counted under both, and once among all.
func TestSeveralTypesAreSaid(t *testing.T) {
	m := model(t)
	both := []interview.Practice{{Edition: m.Edition, Typer: []kvalitetsmodel.TilbudstypeKey{"krisecenter", "forsorgshjem"}, Indikator: "1.a",
		Praksis: interview.Praksis{Kept: 1}}}
	single := []interview.Practice{{Edition: m.Edition, Typer: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}, Indikator: "1.a",
		Praksis: interview.Praksis{Kept: 1}}}
	const footnote = "Et tilbud med flere tilbudstyper"
	text := overblik.Page{}.PaaTvaers([]*kvalitetsmodel.Model{m}, both, "")
	for _, want := range []string{footnote, "1.a   alle                   1 ", "\n  Krisecenter                1 ", "\n  Forsorgshjem               1 "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for name, text := range map[string]string{"of one type": overblik.Page{}.PaaTvaers([]*kvalitetsmodel.Model{m}, single, ""),
		"when one is asked for": overblik.Page{}.PaaTvaers([]*kvalitetsmodel.Model{m}, both, "krisecenter")} {
		if strings.Contains(text, footnote) || strings.Contains(text, "\n  Krisecenter ") {
			t.Errorf("several types are told %s in\n%s", name, text)
		}
	}
}
