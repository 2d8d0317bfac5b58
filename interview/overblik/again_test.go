package overblik_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/overblik"
)

// later is the day on which a sag with two tilsyn is looked at.
const later interview.Date = "2028-06-01"

// revisited is a sag in its second tilsyn: promises that were broken and mended,
// a point that was closed, and an opfølgningsplan with an overdue påbud.
func revisited(t testing.TB) recorder {
	r := inspected(t, interview.PointDrafted{Point: interview.FollowUpPoint{ID: "14.a.1", Indikator: "14.a",
		Sentence: "Socialtilsynet følger op på, om værelserne er sat i stand.",
		Checks:   []interview.Check{{Nr: 1, Text: "alle tolv værelser er malet"}, {Nr: 2, Text: "kvinderne har selv valgt farven"}}}})
	r.record(
		interview.FindingNoted{Tilsyn: 1, Point: "14.a.1", Check: 1, Result: interview.Bekraeftet, Source: interview.FraObservation, Note: "Alle værelser er set."},
		interview.FindingNoted{Tilsyn: 1, Point: "14.a.1", Check: 2, Result: interview.Bekraeftet},
		interview.NumberDrawn{Tilsyn: 1, Point: "14.a.1", Check: 2, Draw: interview.Draw{Number: 2, Of: 12}},
		interview.PointStatusSet{Tilsyn: 1, Point: "14.a.1", Status: interview.PointClosed},
		interview.PointDeadlineSet{Point: "3.b.1", Deadline: "2028-03-01"},
		interview.PointDeadlineSet{Point: "4.a.1", Deadline: "2028-09-01"},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "9.a.1", Indikator: "9.a", Tilsyn: 1, Deadline: "2027-12-31",
			Sentence: "Socialtilsynet følger op på, om der er to medarbejdere på arbejde hver nat.",
			Checks:   []interview.Check{{Nr: 1, Text: "vagtplanen for en tilfældigt udvalgt uge har to navne hver nat"}}}},
		interview.ScoreSet{Tilsyn: 1, Indikator: "9.a", Score: 3})
	r.closeTilsyn(1)
	r.record(
		interview.TilsynOpened{Tilsyn: 2, Date: "2028-05-16"},
		interview.NumberDrawn{Tilsyn: 2, Point: "3.b.1", Check: 1, Draw: interview.Draw{Number: 4, Of: 12}},
		interview.NumberDrawn{Tilsyn: 2, Point: "3.b.1", Check: 1, Draw: interview.Draw{Number: 9, Of: 12}},
		interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 1, Result: interview.Bekraeftet, Source: interview.FraDokument},
		interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 2, Result: interview.IkkeBekraeftet, Source: interview.FraBorger,
			Note: "To af tre kunne ikke nævne et mål."},
		interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 3, Result: interview.Bekraeftet},
		interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 4, Result: interview.IkkeUndersoegt},
		interview.FindingNoted{Tilsyn: 2, Point: "3.b.1", Check: 5, Result: interview.KunneIkke, Note: "Regnskabet var hos revisor."},
		interview.FindingNoted{Tilsyn: 2, Point: "4.a.1", Check: interview.WholePoint, Result: interview.Delvist, Note: "Holdt i otte af tolv uger."},
		interview.FindingNoted{Tilsyn: 2, Point: "9.a.1", Check: 1, Result: interview.IkkeBekraeftet, Source: interview.FraDokument},
		interview.PointStatusSet{Tilsyn: 2, Point: "9.a.1", Status: interview.PointOpen},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Tilsyn: 2, Deadline: "2028-10-01",
			Sentence: "Socialtilsynet følger op på, om alle kvinder er tilmeldt en læge senest syv dage efter indflytningen."}},
		interview.ScoreSet{Tilsyn: 2, Indikator: "3.b", Score: 3},
		interview.ScoreSet{Tilsyn: 2, Indikator: "4.a", Score: 4},
		interview.ScoreSet{Tilsyn: 2, Indikator: "9.a", Score: 2})
	r.plan()
	return r
}

// closeTilsyn fills what is missing and closes a tilsyn.
func (r recorder) closeTilsyn(nr int) {
	r.Helper()
	for len(r.sag.MissingTilsyn(r.model, nr)) > 0 {
		switch gap := r.sag.MissingTilsyn(r.model, nr)[0]; gap.What {
		case "score":
			r.record(interview.ScoreSet{Tilsyn: nr, Indikator: gap.Indikator, IkkeBedoemt: true})
		case "bedømmelse":
			r.record(interview.BedoemmelseWritten{Tilsyn: nr, Indikator: gap.Indikator, Text: "Det, tilbuddet lovede, ses i dagbogen."})
		default:
			r.record(interview.TemaAssessed{Tilsyn: nr, Tema: gap.Tema, Text: "Temaet er gennemgået med ledelsen."})
		}
	}
	r.record(interview.TilsynClosed{Tilsyn: nr})
}

// plan writes an opfølgningsplan of three priorities.
func (r recorder) plan() {
	r.Helper()
	r.record(
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 1, Temaer: []int{5}, Kriterier: []string{"9"}, Origin: interview.Paabud,
			Deadline: "2028-04-01", Point: "9.a.1", Tilsyn: 1, Texts: map[interview.PlanColumn]string{
				interview.Forhold: "Nattevagten er alene.", interview.Maal: "Der er to medarbejdere på arbejde hver nat."}}},
		interview.PlanPeriodSet{Item: 1, Nr: 1, Period: interview.Period{Start: "2027-07-01", End: "2027-12-31"}},
		interview.PlanPeriodSet{Item: 1, Nr: 2, Period: interview.Period{Start: "2027-07-01", End: "2028-04-01", Reason: "Stillingen blev slået op igen."}},
		interview.PlanProgressNoted{Item: 1, Nr: 1, Progress: interview.Progress{Date: "2027-10-01", Text: "To stillinger er slået op."}},
		interview.PlanProgressNoted{Item: 1, Nr: 2, Progress: interview.Progress{Date: "2027-10-02", Text: "Skrevet ved en fejl."}},
		interview.PlanProgressNoted{Item: 1, Nr: 2},
		interview.PlanStatusSet{Item: 1, Status: interview.UnderWay, Date: "2028-02-01"},
		interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: interview.IkkeBekraeftet, Date: "2028-05-16",
			Note: "Vagtplanen for uge 18 har ét navn fire nætter ud af syv."}},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 2, Temaer: []int{3, 4}, Kriterier: []string{"3"}, Origin: interview.Anbefaling,
			Texts: map[interview.PlanColumn]string{interview.Maal: strings.Repeat("Hver kvinde kan selv fortælle om sine mål og om, hvad hun har nået. ", 5)}}},
		interview.PlanPeriodSet{Item: 2, Nr: 1, Period: interview.Period{Start: "2028-01-01", End: "2028-12-31"}},
		interview.PlanItemAdded{Item: interview.PlanItem{Nr: 3, Temaer: []int{7}, Origin: interview.EgetInitiativ,
			Texts: map[interview.PlanColumn]string{interview.Maal: "Børnene har et legerum."}}},
		interview.PlanPeriodSet{Item: 3, Nr: 1, Period: interview.Period{End: "2028-05-01"}},
		interview.PlanStatusSet{Item: 3, Status: interview.Carried, Date: "2028-04-20"},
		interview.PlanVerified{Item: 3, Verification: interview.Verification{Result: interview.Bekraeftet, Date: "2028-05-16"}},
		interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2027-07-05"}},
		interview.PlanTextWritten{Item: 1, Column: interview.Aktiviteter, Text: "Opslag, samtaler og oplæring."})
}

func TestGoldenOfTheSecondTilsyn(t *testing.T) {
	r := revisited(t)
	for _, width := range []int{80, 120} {
		golden(t, fmt.Sprintf("andet-tilsyn-%d.txt", width), overblik.Page{Width: width, Today: later}.Sag(r.model, r.sag))
	}
	out, err := overblik.SagJSON(r.model, r.sag, later)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "andet-tilsyn.json", out)
}

// What the page says of a point stands at that point.
func TestWhatIsToldOfAPoint(t *testing.T) {
	r := revisited(t)
	text := overblik.Page{Width: 120, Today: later}.Sag(r.model, r.sag)
	for point, wants := range map[string][]string{
		"3.b.1": {"Frist: 1. marts 2028, overskredet med 92 dage.", "[x] målene er konkrete\n", "Lod: nr. 4 af 12, nr. 9 af 12",
			"[!] borgerne kender dem (tilsyn 1: delvist)", "[x] de følges op (tilsyn 1: ikke bekræftet)", "[-] kommunen er enig\n", "[?] de er realistiske"},
		"4.a.1":  {"4.a.1   [~] Socialtilsynet", "Note: Holdt i otte af tolv uger.", "Frist: 1. september 2028.\n"},
		"14.a.1": {"Afsluttet ved tilsyn 1.", "[x] alle tolv værelser er malet (tilsyn 1)", "Note: Alle værelser er set.", "Lod: nr. 2 af 12"},
		"9.a.1":  {"Frist: 31. december 2027, overskredet med 153 dage. Taget op igen ved tilsyn 2.", "[!] vagtplanen"},
		"5.a.1":  {"5.a.1   Socialtilsynet", "Frist: 1. oktober 2028.\n"},
	} {
		_, from, found := strings.Cut(text, "\n"+point+" ")
		about, _, _ := strings.Cut(from, "\n\n")
		about = point + " " + about + "\n"
		for _, want := range wants {
			if !found || !strings.Contains(about, want) {
				t.Errorf("no %q in\n%s", want, about)
			}
		}
	}
}

// JSON and text count the same, and løfte mod praksis adds up.
func TestPraksisAddsUp(t *testing.T) {
	r := revisited(t)
	out, err := overblik.SagJSON(r.model, r.sag, later)
	if err != nil {
		t.Fatal(err)
	}
	type counts struct {
		Tjek      int `json:"tjek"`
		Holdt     int `json:"holdt"`
		Delvist   int `json:"delvist"`
		IkkeHoldt int `json:"ikke_holdt"`
		Ikke      int `json:"ikke_undersoegt"`
		Kunne     int `json:"kunne_ikke_undersoeges"`
	}
	var document struct {
		Praksis struct {
			Total       counts   `json:"i_alt"`
			Temaer      []counts `json:"temaer"`
			Indikatorer []counts `json:"indikatorer"`
		} `json:"praksis"`
		Alle []struct {
			Praksis counts `json:"praksis"`
		} `json:"alle_tilsyn"`
	}
	if err := json.Unmarshal([]byte(out), &document); err != nil {
		t.Fatal(err)
	}
	sum := func(all []counts) (total counts) {
		for _, c := range all {
			total = counts{total.Tjek + c.Tjek, total.Holdt + c.Holdt, total.Delvist + c.Delvist, total.IkkeHoldt + c.IkkeHoldt, total.Ikke + c.Ikke, total.Kunne + c.Kunne}
		}
		return total
	}
	want := counts{Tjek: 7, Holdt: 2, Delvist: 1, IkkeHoldt: 2, Ikke: 1, Kunne: 1}
	for name, got := range map[string]counts{"in all": document.Praksis.Total, "temaer": sum(document.Praksis.Temaer),
		"indikatorer": sum(document.Praksis.Indikatorer), "the second tilsyn": document.Alle[1].Praksis} {
		if got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if want := (counts{Tjek: 7, Holdt: 3, Delvist: 1, IkkeHoldt: 1, Ikke: 2}); document.Alle[0].Praksis != want {
		t.Errorf("the first tilsyn: %+v, want %+v", document.Alle[0].Praksis, want)
	}
}

// many are sager that wait for their first tilsyn, all of them to be looked at.
func many(n int) []interview.Summary {
	var all []interview.Summary
	for i := range n {
		all = append(all, interview.Summary{ID: interview.SagID(fmt.Sprintf("sag-%02d", i)), Navn: fmt.Sprintf("Tilbud %02d", i),
			Phase: interview.AwaitingTilsyn, ClosedOn: interview.Date(fmt.Sprintf("2026-05-%02d", i+1))})
	}
	return all
}

// watchedSager are sager with every kind of warning, and some with none.
func watchedSager(t testing.TB) []interview.Summary {
	havnen, young := summary(revisited(t)), summary(underway(t))
	young.ID, young.Navn = "aaen-x3pp", "Botilbuddet Åen"
	return []interview.Summary{
		{ID: "havnelyset-p4km", Navn: "Botilbuddet Havnelyset", Phase: interview.AwaitingTilsyn, Changed: written, ClosedOn: "2027-11-08",
			Indikatorer: 29, Answered: 29, Untestable: 4, Points: 29, Checks: 96},
		young, havnen,
		{ID: "skovbrynet-m2ab", Navn: "Opholdsstedet Skovbrynet", Phase: interview.TilsynDone, Changed: written, ClosedOn: "2026-10-01",
			Tilsyn: 1, TilsynDate: "2027-09-14", Indikatorer: 30, Answered: 30, Points: 31, Checks: 88, Confirmed: 84, Partly: 4,
			Deadlines: []interview.Date{later}, PlanItems: 2, PlanOpen: 1, PlanDeadlines: []interview.Date{later}},
		{ID: "engen-b7tz", Navn: "Forsorgshjemmet Engen", Phase: interview.TilsynDone, Changed: written, ClosedOn: "2026-10-01",
			Tilsyn: 3, TilsynDate: "2028-02-03", Indikatorer: 23, Answered: 23, Points: 24, Checks: 71, Confirmed: 60, Partly: 5, Unconfirmed: 6,
			PlanItems: 1, PlanOpen: 1, PlanDeadlines: []interview.Date{"2028-05-31"}},
		{ID: "fjorden-c2wd", Navn: "Den selvejende institution Fjorden", Phase: interview.TilsynDone, Changed: written, ClosedOn: "2026-10-01",
			Tilsyn: 1, TilsynDate: "2028-01-20", Indikatorer: 29, Answered: 29, Points: 29, Checks: 90, Confirmed: 81, Unconfirmed: 9},
	}
}

func TestGoldenOfWarnings(t *testing.T) {
	for _, width := range []int{80, 120} {
		page := overblik.Page{Width: width, Today: later}
		golden(t, fmt.Sprintf("advarsler-%d.txt", width), page.Sager(watchedSager(t)))
	}
	out, err := overblik.SagerJSON(watchedSager(t), later)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "advarsler.json", out)
}

// The oldest deadline comes first, then what was not confirmed, then who waits.
func TestTheMostPressingComesFirst(t *testing.T) {
	all := append(watchedSager(t), interview.Summary{ID: "zenit-w5rr", Navn: "Zenit", Phase: interview.AwaitingTilsyn, ClosedOn: "2027-11-07"})
	slices.SortFunc(all, func(a, b interview.Summary) int { return cmp.Compare(a.ID, b.ID) })
	_, section, _ := strings.Cut(overblik.Page{Width: 80, Today: later}.Sager(all), "VÆR OPMÆRKSOM PÅ")
	last := -1
	for _, id := range []string{"havnen-k7q2", "engen-b7tz", "fjorden-c2wd", "zenit-w5rr", "havnelyset-p4km"} {
		at := strings.Index(section, id)
		if at <= last {
			t.Errorf("%s is out of order in\n%s", id, section)
		}
		last = at
	}
	for _, id := range []string{"skovbrynet-m2ab", "aaen-x3pp"} { // a deadline of today has not passed
		if strings.Contains(section, id) {
			t.Errorf("%s has nothing to look at in\n%s", id, section)
		}
	}
}

// However many there are, they stay on a screen, and the rest are counted and marked.
func TestWarningsStayOnAScreen(t *testing.T) {
	for n, want := range map[int]string{1: "", 8: "", 9: "… og 1 sag til\n", 13: "… og 5 sager til\n"} {
		text := overblik.Page{Width: 80, Today: later}.Sager(many(n))
		_, section, found := strings.Cut(text, "VÆR OPMÆRKSOM PÅ")
		if !found || strings.Count(section, "\n") > 23 || !strings.Contains(section, want) || (want == "") == strings.Contains(section, "til\n") {
			t.Errorf("with %d sager: want %q in\n%s", n, want, section)
		}
		if marked := strings.Count(text, "\n> sag-"); marked != n {
			t.Errorf("%d of %d sager are marked", marked, n)
		}
	}
	crowded := many(8)
	crowded[0].Unconfirmed, crowded[0].TilsynDate = 1, "2027-01-01" // one line more than there is room for
	if text := (overblik.Page{Width: 80, Today: later}).Sager(crowded); !strings.Contains(text, "\n… og 1 sag til\n") {
		t.Errorf("seventeen lines are told in\n%s", text)
	}
	if text := (overblik.Page{Width: 80, Today: "2026-04-01"}).Sager([]interview.Summary{{ID: "sag-1"}}); strings.Contains(text, "OPMÆRKSOM") || strings.Contains(text, ">") {
		t.Errorf("there is nothing to look at, and it is told in\n%s", text)
	}
}

// A point whose indikator fell away when the registration was mended is neither
// warned of nor called overdue.
func TestAPointThatFellAwayIsNotOverdue(t *testing.T) {
	const falls = "8.c" // only for a private tilbud with a bestyrelse
	r := registered(t)
	tilbud := r.sag.Tilbud
	tilbud.PrivatBestyrelse = true
	r.record(interview.TilbudRegistered{Edition: r.model.Edition, Tilbud: tilbud},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "8.c.1", Indikator: falls, Sentence: "Bestyrelsen mødes.", Deadline: "2027-01-01"}})
	for _, stands := range []bool{true, false} {
		tilbud.PrivatBestyrelse = stands
		r.record(interview.TilbudRegistered{Edition: r.model.Edition, Tilbud: tilbud})
		text := overblik.Page{Width: 80, Today: later}.Sag(r.model, r.sag)
		out, err := overblik.SagJSON(r.model, r.sag, later)
		if err != nil {
			t.Fatal(err)
		}
		for _, told := range []bool{strings.Contains(text, "har overskredet fristen (1. januar 2027): 8.c.1."),
			strings.Contains(text, "Frist: 1. januar 2027, overskredet"), strings.Contains(out, `"overskredet": true`), strings.Contains(out, `"frist-overskredet"`)} {
			if told != stands {
				t.Errorf("the indikator applies: %v, and it is told: %v, in\n%s", stands, told, text)
			}
		}
	}
}

// A deadline has passed on the day after it, and not on the day itself.
func TestADeadlineLastsTheDayOut(t *testing.T) {
	r := revisited(t)
	for _, test := range []struct {
		day  interview.Date
		want int
		told string
	}{
		{"2028-03-01", 1, "1 punkt har overskredet fristen (31. december 2027): 9.a.1."},
		{"2028-03-02", 2, "2 punkter har overskredet fristen (ældste 31. december 2027): 3.b.1, 9.a.1."},
		{"2028-04-01", 2, "Frist: 1. marts 2028, overskredet med 31 dage."},
		{"2028-04-02", 4, "påbud med frist 1. april 2028, overskredet med 1 dag (fra punkt 9.a.1, tilsyn 1)"}, // the plan is told above and in the plan
	} {
		text := unwrapped(overblik.Page{Width: 120, Today: test.day}.Sag(r.model, r.sag))
		if !strings.Contains(text, test.told) {
			t.Errorf("on %s: no %q in\n%s", test.day, test.told, text)
		}
		if got := strings.Count(text, "overskredet med") + strings.Count(text, "prioritet i opfølgningsplanen har overskredet"); got != test.want {
			t.Errorf("on %s: %d deadlines have passed, want %d in\n%s", test.day, got, test.want, text)
		}
		out, err := overblik.SagJSON(r.model, r.sag, test.day)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.Count(out, `"overskredet": true`), map[int]int{1: 1, 2: 2, 4: 3}[test.want]; got != want {
			t.Errorf("on %s: %d deadlines have passed in JSON, want %d", test.day, got, want)
		}
	}
}
