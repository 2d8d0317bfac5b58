package dokument_test

import (
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/dokument"
)

// What is not closed is a draft in its title, on every page and at its foot; what
// is closed is none, and there is room to sign it.
func TestADraftSaysSo(t *testing.T) {
	m := model(t)
	sag := madeUp(t)["aakanden"]
	for name, test := range map[string]struct {
		doc   dokument.Document
		title string
		draft bool
	}{
		"godkendelse that is closed":   {dokument.Godkendelse(m, sag, demoDay), "Godkendelsesgrundlag", false},
		"godkendelse under way":        {dokument.Godkendelse(m, without(t).sag, demoDay), "Godkendelsesgrundlag (kladde)", true},
		"tilsyn that is closed":        {dokument.TilsynsrapportOf(1)(m, sag, demoDay), "Tilsynsrapport", false},
		"tilsyn under way":             {dokument.Tilsynsrapport(m, sag, demoDay), "Tilsynsrapport (kladde)", true},
		"tilbudsportal of a closed":    {dokument.Tilbudsportal(m, sag, demoDay), "Tekst til Tilbudsportalen", false},
		"tilbudsportal of an open one": {dokument.Tilbudsportal(m, without(t).sag, demoDay), "Tekst til Tilbudsportalen (kladde)", true},
	} {
		page := heard(dokument.HTML(test.doc))
		foot := strings.Contains(page, "Dette er en kladde.")
		if test.doc.Title != test.title || strings.Contains(test.doc.Running, "(kladde)") != test.draft || foot != test.draft {
			t.Errorf("%s: title %q, running %q, a foot that says so: %v", name, test.doc.Title, test.doc.Running, foot)
		}
		signed := strings.Contains(page, "For socialtilsynet:")
		if portal := strings.Contains(test.title, "Tilbudsportalen"); signed == (test.draft || portal) {
			t.Errorf("%s: room to sign: %v", name, signed)
		}
	}
}

// A godkendelse that has only been begun says what is missing, and says it in each place.
func TestGodkendelseWithGaps(t *testing.T) {
	r := without(t)
	r.record(interview.AnswerGiven{Indikator: "1.a", Text: "Vi følger op hver uge."},
		interview.ExpectationSet{Indikator: "1.a", Expectation: "forventes-ikke"},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "1.a.1", Indikator: "1.a"}})
	page := heard(dokument.HTML(dokument.Godkendelse(r.model, r.sag, demoDay)))
	for _, want := range []string{
		"Godkendelsen er ikke afsluttet. Der mangler 95 ting.",
		"Målgruppe Mangler", "Ansøger Mangler", "Specialister inddraget Ingen er noteret",
		"Svar 1.b, 1.d,", "Forventning 1.b,", "Begrundelse 1.a, 1.b,", "Vurdering af tema 1, 2, 3, 4, 5, 6, 7",
		"Tilbuddets svar Vi følger op hver uge. Oplyst af Mangler, uden dato Bedømmelse Tilbuddet forventes ikke at kunne opfylde indikatoren. Begrundelse Mangler",
		"Opfølgningspunkt 1.a.1: Mangler Punktet har ingen tjek.",
		"Tema 1: Uddannelse og beskæftigelse 3 0 1 2",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}

// Of each tema the text of the latest closed tilsyn that has one is published, and
// the paper says where each is from.
func TestTilbudsportalTakesTheLatestText(t *testing.T) {
	m := model(t)
	sag := madeUp(t)["aakanden"]
	sag.Tilsyn[0].TemaAssessment = map[int]string{2: "Set ved det første.", 3: "Også set ved det første, se indikator 3.b."}
	sag.Tilsyn[1].TemaAssessment = map[int]string{3: "Er ikke afsluttet endnu."}
	read := func() string { return heard(dokument.HTML(dokument.Tilbudsportal(m, sag, demoDay))) }
	for _, want := range []string{
		"Fra tilsyn 1 den 25. november 2025 Selvstændighed og relationer · Målgruppe, metoder og resultater Fra godkendelsen Uddannelse og beskæftigelse",
		"Selvstændighed og relationer Set ved det første.", "Også set ved det første", "Vurderingen nævner en indikator under Målgruppe, metoder og resultater",
	} {
		if page := read(); !strings.Contains(page, want) || strings.Contains(page, "Er ikke afsluttet") {
			t.Errorf("no %q in %s", want, page)
		}
	}
	sag.Tilsyn[1].Closed = true
	if page := read(); !strings.Contains(page, "Fra tilsyn 2 den 25. november 2026 Målgruppe, metoder og resultater") || !strings.Contains(page, "Er ikke afsluttet endnu.") {
		t.Errorf("the text of tilsyn 2 is not in %s", page)
	}
}

// Of a sag without a tilsyn there is no report, and it says so.
func TestReportWithoutATilsyn(t *testing.T) {
	r := without(t)
	page := heard(dokument.HTML(dokument.Tilsynsrapport(r.model, r.sag, demoDay)))
	if !strings.Contains(page, "Der er ikke ført det tilsyn, der er bedt om") || !strings.Contains(page, "Opholdsstedet Lærkebakken") {
		t.Errorf("the report says %s", page)
	}
}

// The report says how its values came about, and names the tilsyn it is compared with.
func TestReportExplainsItsValues(t *testing.T) {
	m := model(t)
	page := heard(dokument.HTML(dokument.Tilsynsrapport(m, madeUp(t)["aakanden"], demoDay)))
	for _, want := range []string{
		"Kriterium 3: (4 + 2) / 2 = 3,0. Mangler: 3.d. Gælder ikke: 3.c.", "Værdi 3,0 (ved tilsyn 1 den 25. november 2025: 4,0)",
		"ligesom der ikke er fastsat en grænseværdi for fornøden kvalitet", "Sammenlignet med Tilsyn 1 den 25. november 2025, anmeldt",
		"3.b.1, tjek 1: nr. 2 af 8", "Punktet blev afsluttet ved tilsyn 1 den 25. november 2025.", "Tema 2 har ingen værdi",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}
