//go:build !windows

package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// The follow-up on indikator 3.b in the words of "Bilag til delelement 3", with
// a stray blank after "SMART-" and in "bl.a.  ift." taken out.
const officialSentence = "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at SMART-modellen anvendes til formulering af mål."

var officialChecks = []string{
	"Målene for en tilfældig udvalgt borger er tydelige og konkrete (målbare).",
	"Om målene for opholdet er i overensstemmelse med visiterende kommunes mål for opholdet i tilbuddet.",
	"Der foreligger dokumentation for, om målene er nået og/eller, hvilke ændringer der evt. har været.",
	"Der er opbakning fra borgerne til de fastsatte mål og fra de involverede fagpersoner",
	"Målet er realistisk (bl.a. ift. økonomiske ressourcer, den afsatte tid, borgerens ressourcer)",
}

// journey is the way of one tilbud through the program, from the registration
// to the plan and the second tilsyn that follow the first, typed in a terminal.
type journey struct {
	*terminal
	tilbud   interview.Tilbud
	width    int
	height   int
	applying int  // indikatorer, counted by hand in the official rules
	restart  bool // begins the tilsyn with a command of its own, not with a key

	database string
	model    *kvalitetsmodel.Model
	guide    *kvalitetsmodel.Vejledning
	asked    []*kvalitetsmodel.Indikator // in the order of the interview
}

func TestTheWholeJourney(t *testing.T) {
	journeys := []*journey{
		{width: 80, height: 24, applying: 24, restart: true, tilbud: interview.Tilbud{
			Navn: "Krisecenteret Åhøj", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}, PrivatBestyrelse: true,
			Maalgruppe: "Kvinder og børn, der har været udsat for vold", Ansoeger: "Forstanderen på Åhøj", Specialister: "Børnepsykolog"}},
		{width: 120, height: 40, applying: 20, tilbud: interview.Tilbud{
			Navn: "Ærø Sø Efterskole", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"efterskole"},
			Maalgruppe: "Unge i 9. og 10. klasse", Ansoeger: "Skolens øverste ledelse", Specialister: "Specialist i ordblindhed"}},
		{width: 80, height: 24, applying: 30, restart: true, tilbud: interview.Tilbud{
			Navn: "Opholdsstedet Blåbærgården", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"opholdssted"}, PrivatBestyrelse: true,
			Maalgruppe: "Unge på 14–17 år", Ansoeger: "Bestyrelsens formand", Specialister: "Specialist i økonomi"}},
	}
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	guide, err := library.Vejledning(model.Edition)
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range journeys {
		t.Run(string(j.tilbud.Tilbudstyper[0]), func(t *testing.T) {
			t.Parallel()
			j.model, j.guide, j.asked = model, guide, model.Applying(j.tilbud.Profile())
			if len(j.asked) != j.applying {
				t.Fatalf("%d indikatorer apply, want %d", len(j.asked), j.applying)
			}
			j.database = filepath.Join(t.TempDir(), "spindel.db")
			j.start(t, "interview")
			j.register()
			j.godkendelse()
			j.openTilsyn(t)
			j.tilsyn()
			j.quit()
			j.check(t)
			j.checkOverblik(t)
			j.again(t)
			j.checkAgain(t)
		})
	}
}

// udfoldelse is the guidance to an indikator for the tilbud of the journey. What
// is answered promises nothing, so that the checks are those of the guidance.
func (j *journey) udfoldelse(id kvalitetsmodel.IndikatorID) kvalitetsmodel.Udfoldelse {
	u, err := j.guide.Udfoldelse(id, j.tilbud.Tilbudstyper)
	if err != nil {
		j.t.Fatal(err)
	}
	return u
}

func (j *journey) start(t *testing.T, args ...string) {
	j.terminal = inTerminal(t, j.width, j.height, []string{"SPINDEL_DATABASE=" + j.database}, args...)
}

// What is typed follows from the indikator or tema, so that it need not be kept
// to be held against the journal.

func answerTo(id kvalitetsmodel.IndikatorID) string {
	return fmt.Sprintf("Til %s gør vi det på måder, som også Åse på 8 år kan forstå.", id)
}

func reasonsFor(id kvalitetsmodel.IndikatorID) string {
	return fmt.Sprintf("Svaret på %s er målbart og øger trygheden.", id)
}

func assessment(stage string, tema int) string {
	return fmt.Sprintf("%s: tema %d er grundigt belyst, også for de små.", stage, tema)
}

func noteOn(id kvalitetsmodel.IndikatorID) string {
	return fmt.Sprintf("Set på stedet for %s på årets første møde.", id)
}

func bedoemmelseOf(id kvalitetsmodel.IndikatorID) string {
	return fmt.Sprintf("Løftet om %s er fulgt på nær få gange.", id)
}

// expectation is "forventes ikke" for one indikator and "forventes" for the others.
func (j *journey) expectation(id kvalitetsmodel.IndikatorID) (key string, expectation kvalitetsmodel.Expectation) {
	if id == "4.a" {
		return "2", j.model.Godkendelse[1]
	}
	return "1", j.model.Godkendelse[0]
}

// speaker is the forstander until 3.b, where somebody comes to help.
func (j *journey) speaker(id kvalitetsmodel.IndikatorID) string {
	helped := slices.IndexFunc(j.asked, func(i *kvalitetsmodel.Indikator) bool { return i.ID == "3.b" })
	if slices.IndexFunc(j.asked, func(i *kvalitetsmodel.Indikator) bool { return i.ID == id }) < helped {
		return "Forstander Åge Sø"
	}
	return "Forstander Åge Sø og en pædagog"
}

// score goes round the scale, with one indikator left out on purpose (0).
func (j *journey) score(id kvalitetsmodel.IndikatorID) int {
	if id == "10.a" {
		return 0
	}
	return 1 + slices.IndexFunc(j.asked, func(i *kvalitetsmodel.Indikator) bool { return i.ID == id })%5
}

func (j *journey) scoreText(score int) string {
	for _, step := range j.model.Tilsyn {
		if step.Score == score {
			return fmt.Sprintf("Score: %d – %s", score, step.Text)
		}
	}
	return "Score: ikke bedømt denne gang"
}

// findings goes round the outcomes.
var findings = []struct {
	key, mark string
	result    interview.Result
}{
	{"b", "[x]", interview.Bekraeftet}, {"d", "[~]", interview.Delvist},
	{"i", "[!]", interview.IkkeBekraeftet}, {"u", "[-]", interview.IkkeUndersoegt},
}

// register fills in the form.
func (j *journey) register() {
	j.waitFor("Velkommen til spindel")
	j.press("n")
	for _, field := range []struct{ label, text string }{
		{"Tilbuddets navn", j.tilbud.Navn}, {"Målgruppe", j.tilbud.Maalgruppe},
		{"Hvem ansøger?", j.tilbud.Ansoeger}, {"Hvilke specialister er inddraget?", j.tilbud.Specialister},
	} {
		j.waitFor("┃ " + field.label)
		j.write(field.text)
		j.waitFor(field.text)
		j.press("enter")
	}
	j.waitFor("┃ Tilbudstype")
	row := slices.IndexFunc(j.model.Tilbudstyper, func(t kvalitetsmodel.Tilbudstype) bool { return t.Key == j.tilbud.Tilbudstyper[0] })
	for range row {
		j.press("down")
	}
	j.press("space")
	j.waitFor("> [x] " + j.model.Tilbudstyper[row].Navn)
	j.press("enter")
	j.waitFor("> Nej")
	if j.tilbud.PrivatBestyrelse {
		j.press("down")
		j.waitFor("> Ja")
	}
	j.press("enter")
	j.waitFor(j.tilbud.Navn + " · godkendelse")
}

// temaer calls for each indikator that applies, and after those of a tema for the tema.
func (j *journey) temaer(indikator func(*kvalitetsmodel.Indikator), tema func(kvalitetsmodel.Tema)) {
	for _, t := range j.model.Temaer {
		if !j.model.TemaApplies(t.Nr, j.tilbud.Profile()) {
			continue
		}
		for _, k := range t.Kriterier {
			for i := range k.Indikatorer {
				if j.model.Applies(k.Indikatorer[i].ID, j.tilbud.Profile()).Applies {
					indikator(&k.Indikatorer[i])
				}
			}
		}
		tema(t)
	}
}

// godkendelse gives every answer and closes.
func (j *journey) godkendelse() {
	j.press("enter")
	j.temaer(j.answer, func(tema kvalitetsmodel.Tema) { j.assess("Godkendelsen", tema) })
	j.press("m")
	j.waitFor("Der mangler ikke noget")
	j.press("m", "a")
	j.waitFor("Afslut godkendelsen?", fmt.Sprintf("%d svar kan ikke efterprøves: %s", len(j.asked), j.asked[0].ID), "j afslut alligevel")
	j.press("j")
	j.waitFor(j.tilbud.Navn+" · godkendelse, afsluttet", "Gemt kl.")
}

// answer fills in the page of an indikator, in which the first field is open.
func (j *journey) answer(indikator *kvalitetsmodel.Indikator) {
	id, udfoldelse := indikator.ID, j.udfoldelse(indikator.ID)
	j.waitFor(fmt.Sprintf("Indikator %s: %s", id, indikator.Text), "Tilbuddets svar")
	j.write(answerTo(id))
	j.waitFor("Tilbuddets svar" + answerTo(id))
	j.press("tab")
	switch {
	case id == j.asked[0].ID:
		j.waitFor("Oplyst af")
		j.write(j.speaker(id))
	case id == "3.b":
		j.waitFor("Oplyst af")
		j.write(" og en pædagog")
	}
	j.waitFor("Oplyst af" + j.speaker(id))
	j.press("tab")
	j.waitFor("Oplyst af: " + j.speaker(id)) // no longer typed in
	j.press("tab")
	sentence, checks := udfoldelse.Opfoelgning, []string{}
	for _, check := range udfoldelse.Checks {
		checks = append(checks, check.Text)
	}
	if id == "3.b" {
		sentence, checks = officialSentence, officialChecks
	}
	j.waitFor("Opfølgningspunkt " + string(id) + ".1" + sentence)
	for _, check := range checks {
		j.press("tab")
		j.waitFor("> · " + check)
	}
	j.press("tab")
	seen := j.waitFor("> + nyt tjek")  // right after the last check
	if id == "3.b" && j.height >= 40 { // there is room for it all
		for _, text := range append([]string{officialSentence + "Herunder i hvilket omfang:"}, officialChecks...) {
			if !seen.reads(text) {
				j.t.Errorf("%q is not on the screen:\n%s", text, seen)
			}
		}
	}
	j.press("tab", "tab", "tab")
	key, expectation := j.expectation(id)
	j.waitFor("> 1 ( )")
	j.press(key)
	j.waitFor(key + " (•) " + expectation.Text)
	j.press("tab")
	j.write(reasonsFor(id))
	j.waitFor("Begrundelse" + reasonsFor(id))
	j.press("ctrl+n")
}

// assess writes the text of a tema, whose field is open.
func (j *journey) assess(stage string, tema kvalitetsmodel.Tema) {
	const field = "Skriftlig vurdering af temaet"
	j.waitFor(fmt.Sprintf("Tema %d: %s", tema.Nr, tema.Navn), field)
	j.write(assessment(stage, tema.Nr))
	j.waitFor(field + assessment(stage, tema.Nr))
	j.press("ctrl+n")
}

// openTilsyn begins the first tilsyn: in a new run of the program, or with a key.
func (j *journey) openTilsyn(t *testing.T) {
	if j.restart {
		j.quit()
		j.start(t, "opfølgning", strings.Fields(j.tilbud.Navn)[1])
	} else {
		j.press("o")
	}
	j.waitFor("┃ Dato for tilsynet")
	j.press("ctrl+u")
	j.write("1.12.2027")
	j.waitFor("> 1.12.2027")
	j.press("enter")
	j.waitFor("┃ Er tilsynet anmeldt?", "> Uanmeldt")
	j.press("down")
	j.waitFor("> Anmeldt")
	j.press("enter")
	j.waitFor(j.tilbud.Navn + " · tilsyn 1, anmeldt")
}

// tilsyn looks at every promise, scores every indikator and closes.
func (j *journey) tilsyn() {
	j.waitFor("← Opfølgningspunkter", "Tilbuddets løfte", "("+j.speaker(j.asked[0].ID)+")"+answerTo(j.asked[0].ID))
	j.press("l")
	j.waitFor("[ ] " + string(j.asked[0].ID))
	j.press("enter")
	j.temaer(j.judge, func(tema kvalitetsmodel.Tema) { j.assess("Tilsynet", tema) })
	j.press("m")
	j.waitFor("Der mangler ikke noget")
	j.press("m", "a")
	j.waitFor("Afslut tilsynet?")
	j.press("j")
	j.waitFor(j.tilbud.Navn+" · tilsyn 1 (afsluttet)", "Gemt kl.")
}

// judge fills in the page of an indikator, in which the first check is in focus.
func (j *journey) judge(indikator *kvalitetsmodel.Indikator) {
	id, checks := indikator.ID, j.udfoldelse(indikator.ID).Checks
	first := j.waitFor(fmt.Sprintf("Indikator %s: %s", id, indikator.Text), "> [ ] "+checks[0].Text)
	if promise := answerTo(id); j.height >= 40 && !first.reads("("+j.speaker(id)+")"+promise) { // there is room for both
		j.t.Errorf("the promise %q is not beside its checks:\n%s", promise, first)
	}
	for i, check := range checks {
		finding := findings[i%len(findings)]
		j.waitFor("> [ ] " + check.Text)
		j.press(finding.key)
		j.waitFor("> " + finding.mark + " " + check.Text)
		if i == 0 {
			j.press("k")
			j.waitFor(finding.result.Danish() + " · " + interview.FraDokument.Danish())
			j.press("n")
			j.waitFor("Note: " + check.Text)
			j.write(noteOn(id))
			j.waitFor("Note: " + check.Text + noteOn(id))
		}
		j.press("tab")
	}
	unscored := j.waitFor("> Score: mangler")
	score := j.score(id)
	j.press(fmt.Sprint(score))
	scored := j.waitFor("> " + j.scoreText(score))
	if id == j.asked[0].ID {
		j.checkSpindelvaev(unscored, scored, score)
		j.press("enter")
		for range checks {
			j.press("tab")
		}
		j.waitFor("> Score:")
	}
	j.press("tab")
	if score > 0 {
		j.waitFor("Skriftlig bedømmelse", "Tab videre", "Esc ud af feltet")
		j.write(bedoemmelseOf(id))
		j.waitFor("Skriftlig bedømmelse" + bedoemmelseOf(id))
	}
	j.press("ctrl+n")
}

// checkSpindelvaev changes the score while looking at the spindelvæv, and puts it back.
func (j *journey) checkSpindelvaev(unscored, scored screen, score int) {
	const wide = 112 // from here on it stands beside the page
	if before, after := unscored.columns(), scored.columns(); j.width >= wide && (len(after) != 3 || before[2] == after[2]) {
		j.t.Errorf("the spindelvæv beside the page is as it was before the score:\n%s", scored)
	}
	j.press("esc")
	j.waitFor("Enter skriv")
	j.press("v")
	picture := func(s screen) string {
		_, below, _ := strings.Cut(s.columns()[0], "Score:")
		_, below, _ = strings.Cut(below, "\n")
		return below
	}
	first := j.waitFor("v tilbage", j.scoreText(score))
	j.press("5")
	j.waitUntil("another spindelvæv", func(s screen) bool {
		return s.reads(j.scoreText(5)) && picture(s) != picture(first) && strings.Contains(picture(s), "5,0")
	})
	j.press(fmt.Sprint(score))
	j.waitUntil("the spindelvæv as it was", func(s screen) bool {
		return s.reads(j.scoreText(score)) && picture(s) == picture(first)
	})
	j.press("v")
	j.waitFor("Enter skriv")
}

// check holds the journal against all that was typed.
func (j *journey) check(t *testing.T) {
	sag, drafts := stored(t, j.database) // the fold verifies the journal
	if len(drafts) != 0 {
		t.Errorf("drafts are left: %+v", drafts)
	}
	if !sag.Tilbud.Equal(j.tilbud) {
		t.Errorf("registered %+v, want %+v", sag.Tilbud, j.tilbud)
	}
	if len(sag.Answers) != j.applying || len(sag.Points) != j.applying {
		t.Errorf("%d answers and %d follow-up points, want %d of each", len(sag.Answers), len(sag.Points), j.applying)
	}
	same := func(what string, got, want any) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	visit := sag.Visit(1)
	same("date of the tilsyn", visit.Date, interview.Date("2027-12-01"))
	same("announced", visit.Anmeldt, true)
	j.temaer(func(indikator *kvalitetsmodel.Indikator) {
		id := indikator.ID
		_, expectation := j.expectation(id)
		same("answer to "+string(id), sag.Answers[id].Text, answerTo(id))
		same("speaker of "+string(id), sag.Answers[id].Speaker, j.speaker(id))
		same("expectation of "+string(id), sag.Judgements[id].Expectation, expectation.Key)
		same("reasons for "+string(id), sag.Judgements[id].Reasons, reasonsFor(id))
		same("score of "+string(id), visit.Marks[id].Score, j.score(id))
		if j.score(id) > 0 {
			same("bedømmelse of "+string(id), visit.Bedoemmelser[id], bedoemmelseOf(id))
		} else {
			same("state of "+string(id), visit.Marks[id].State, kvalitetsmodel.IkkeBedoemt)
		}
	}, func(tema kvalitetsmodel.Tema) {
		what := fmt.Sprintf("assessment of tema %d", tema.Nr)
		same(what, sag.TemaAssessment[tema.Nr], assessment("Godkendelsen", tema.Nr))
		same(what+" at the tilsyn", visit.TemaAssessment[tema.Nr], assessment("Tilsynet", tema.Nr))
	})
}

// checkOverblik asks the program itself for the sag.
func (j *journey) checkOverblik(t *testing.T) {
	out, err := itself(t, []string{"SPINDEL_DATABASE=" + j.database}, "spindel", "overblik", strings.Fields(j.tilbud.Navn)[1], "--json").Output()
	if err != nil {
		t.Fatalf("spindel overblik: %v\n%s", err, out)
	}
	var seen struct {
		Navn, Fase            string
		Indikatorer, Besvaret int
		Bedoemt               int
		ForventesIkke         int `json:"forventes_ikke"`
		Scoret                int
		IkkeBedoemt           int `json:"ikke_bedoemt"`
		Mangler               []any
		Punkter               []struct {
			Indikator kvalitetsmodel.IndikatorID
			Saetning  string
			Tjek      []struct {
				Tekst, Note string
				Fund        interview.Result
				Kilde       interview.Source
			}
		}
	}
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	n := j.applying
	got := []any{seen.Navn, seen.Fase, seen.Indikatorer, seen.Besvaret, seen.Bedoemt, seen.ForventesIkke, seen.Scoret, seen.IkkeBedoemt, len(seen.Mangler), len(seen.Punkter)}
	want := []any{j.tilbud.Navn, string(interview.TilsynDone), n, n, n, 1, n - 1, 1, 0, n}
	if !slices.Equal(got, want) {
		t.Errorf("overblik has\n%v, want\n%v", got, want)
	}
	for _, point := range seen.Punkter {
		if point.Indikator == "3.b" {
			checks := []string{}
			for _, check := range point.Tjek {
				checks = append(checks, check.Tekst)
			}
			if point.Saetning != officialSentence || !slices.Equal(checks, officialChecks) {
				t.Errorf("3.b has %q and %q", point.Saetning, checks)
			}
		}
		for i, check := range point.Tjek {
			note, source := "", interview.Source("")
			if i == 0 {
				note, source = noteOn(point.Indikator), interview.FraDokument
			}
			if want := findings[i%len(findings)].result; check.Fund != want || check.Note != note || check.Kilde != source {
				t.Errorf("check %d of %s: %+v, want %q, %q from %q", i+1, point.Indikator, check, want, note, source)
			}
		}
	}
}
