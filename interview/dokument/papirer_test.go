package dokument_test

import (
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/dokument"
	"spindel/kvalitetsmodel"
)

// madeUp are the two made-up sager, as they are on a fixed day.
func madeUp(t testing.TB) map[string]*interview.Sag {
	t.Helper()
	journals := journals(t)
	sager := map[string]*interview.Sag{}
	for i, name := range []string{"laerkebakken", "aakanden"} {
		sag, err := interview.Fold(journals[i][0].Sag, journals[i])
		if err != nil {
			t.Fatal(err)
		}
		sager[name] = sag
	}
	return sager
}

func journals(t testing.TB) [][]interview.Entry {
	t.Helper()
	at := time.Date(2026, time.November, 25, 14, 30, 0, 0, time.FixedZone("CET", 3600))
	journals, err := demo.Sager(model(t), at, "Prøve Konsulent")
	if err != nil {
		t.Fatal(err)
	}
	return journals
}

const demoDay interview.Date = "2026-11-25"

// papers are those that are made from a sag, by the name that the command gives them.
var papers = map[string]func(*kvalitetsmodel.Model, *interview.Sag, interview.Date) dokument.Document{
	"godkendelse":   dokument.Godkendelse,
	"tilsyn":        dokument.Tilsynsrapport,
	"tilsyn-1":      dokument.TilsynsrapportOf(1),
	"overdragelse":  dokument.Overdragelsesark,
	"tilbudsportal": dokument.Tilbudsportal,
}

func TestPapersGolden(t *testing.T) {
	m := model(t)
	for name, sag := range madeUp(t) {
		for paper, compose := range papers {
			if paper == "tilsyn-1" && len(sag.Tilsyn) == 1 {
				continue // it is the latest
			}
			doc := compose(m, sag, demoDay)
			golden(t, paper+"-"+name+".html", dokument.HTML(doc))
			golden(t, paper+"-"+name+".md", dokument.Markdown(doc))
		}
	}
}
