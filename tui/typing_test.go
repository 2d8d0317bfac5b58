package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

// everyLetter is all printable ASCII, in which every shortcut of the program is, and the Danish letters.
func everyLetter() string {
	var b strings.Builder
	for r := '!'; r <= '~'; r++ {
		b.WriteRune(r)
	}
	return b.String() + " æøå ÆØÅ ."
}

func TestNoLetterIsAShortcutWhileTyping(t *testing.T) {
	for _, c := range []struct {
		name, element string
		text          func(*interview.Sag) string
	}{
		{"answer", "svar", func(s *interview.Sag) string { return s.Answers["3.b"].Text }},
		{"speaker", "oplyst-af", func(s *interview.Sag) string { return s.Answers["3.b"].Speaker }},
		{"reasons", "begrundelse", func(s *interview.Sag) string { return s.Judgements["3.b"].Reasons }},
		{"new check", "tjek/3.b.1/6", func(s *interview.Sag) string { return s.Point("3.b.1").Check(6).Text }},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes := answered(t, "3.b", "")
			changes[0] = interview.AnswerGiven{Indikator: "3.b", Date: "2026-11-20"}
			d := openAt(t, withKrisecenter(t, changes...), havnelyset, sizes[0]).to("3.b", 0).reach(c.element)
			if d.sagScreen().page.editor == nil {
				d.press("enter")
			}
			d.write(everyLetter()).press("esc")
			if got := c.text(d.settle().stored(havnelyset)); got != everyLetter() {
				t.Errorf("typed\n%q\ngot\n%q", everyLetter(), got)
			}
		})
	}
}

func TestNoLetterIsAShortcutWhileSearching(t *testing.T) {
	d := sit(t, threeSager(t), 120, 40, Options{}).press("/").write(everyLetter())
	d.shows("Søg: " + strings.TrimRight(everyLetter(), " "))
}

func TestNoLetterIsAShortcutInTheForm(t *testing.T) {
	d := sit(t, nil, 120, 40, Options{}).press("n").write(everyLetter())
	if got := d.app.env.newcomer.values.navn; got != everyLetter() {
		t.Errorf("typed\n%q\ngot\n%q", everyLetter(), got)
	}
}

func TestEveryWayOutOfAFieldKeepsItsText(t *testing.T) {
	for _, way := range [][]string{
		{"esc"}, {"esc", "esc", "esc"}, {"tab"}, {"shift+tab"}, {"ctrl+n"}, {"ctrl+p"}, {"ctrl+s"}, {"ctrl+q"}, {"ctrl+c"},
		{"f1", "esc", "esc"}, {"end", "down"}, {"up", "up", "up", "up", "up", "esc"},
	} {
		t.Run(strings.Join(way, " "), func(t *testing.T) {
			d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write(smart).press(way...)
			if got := d.settle().stored(havnelyset).Answers["3.b"].Text; got != smart {
				t.Errorf("stored %q", got)
			}
		})
	}
}

// An arrow with nowhere to go stays in the text, or the next letter would be a shortcut.
func TestAnArrowAtTheEdgeOfThePageStaysInTheText(t *testing.T) {
	for element, k := range map[string]string{"svar": "up", "begrundelse": "down"} {
		d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach(element).write("Kort").press(k, k).write("a")
		if !d.sagScreen().typing() || d.app.dialog != nil {
			t.Errorf("after %s in %s nothing is typed:\n%s", k, element, d.screen())
		}
	}
}

func TestTabGoesThroughThePage(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0).press("enter")
	want := []string{"svar", "oplyst-af", "dato", "punkt/3.b.1", "tjek/3.b.1/1", "tjek/3.b.1/2", "tjek/3.b.1/3",
		"tjek/3.b.1/4", "tjek/3.b.1/5", "tjek/3.b.1/6", "frist/3.b.1", "nyt-punkt", "forventning", "begrundelse"}
	var there []string
	for range want {
		there = append(there, d.sagScreen().page.current().id)
		d.press("tab")
	}
	if !slices.Equal(there, want) {
		t.Errorf("tab went through\n%q\nwant\n%q", there, want)
	}
	if at := d.sagScreen().index.place(); at.indikator != "3.d" { // 3.c does not apply
		t.Errorf("after the last field tab is at %v, want 3.d", at)
	}
	d.to("3.b", 0).press("enter")
	for range want[1:] {
		d.press("tab")
	}
	var back []string
	for range want {
		back = append(back, d.sagScreen().page.current().id)
		d.press("shift+tab")
	}
	slices.Reverse(back)
	if !slices.Equal(back, want) || d.sagScreen().page.focus >= 0 {
		t.Errorf("shift+tab went back through\n%q\nand then to element %d", back, d.sagScreen().page.focus)
	}
}

func TestNextAndPreviousIndikator(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("1.b", 0).reach("svar").write("Kort svar.")
	var visited []node
	for range 4 {
		d.press("ctrl+n")
		visited = append(visited, d.sagScreen().index.place())
		if !d.sagScreen().typing() {
			t.Errorf("at %v nothing can be typed", d.sagScreen().index.place())
		}
	}
	want := []node{{tema: 1}, {tema: 2, indikator: "2.a"}, {tema: 2, indikator: "2.b"}, {tema: 2, indikator: "2.c"}} // 1.d does not apply
	if !slices.Equal(visited, want) {
		t.Errorf("ctrl+n went to %v, want %v", visited, want)
	}
	d.press("ctrl+p", "ctrl+p", "ctrl+p", "ctrl+p")
	if at := d.sagScreen().index.place(); at != (node{tema: 1, indikator: "1.b"}) {
		t.Errorf("ctrl+p went back to %v", at)
	}
	if got := d.sag().Answers["1.b"].Text; got != "Kort svar." {
		t.Errorf("the answer is %q", got)
	}
}

func TestAnswerSpeakerAndDateKeepEachOther(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").
		write(smart).press("tab").write("Forstander").press("tab")
	for range len("23. november 2026") {
		d.press("backspace")
	}
	d.write("20/11-2026").press("tab")
	want := interview.Answer{Text: smart, Speaker: "Forstander", Date: "2026-11-20", Level: maalbarhed.Efterproevbart, Bare: true}
	if got := d.settle().stored(havnelyset).Answers["3.b"]; got != want {
		t.Errorf("the answer is %+v, want %+v", got, want)
	}
	if points := d.sag().PointsOf("3.b"); len(points) != 1 || len(points[0].Checks) != 5 {
		t.Errorf("the points are %+v, want the one with the five official checks", points)
	}
	d.to("3.d", 0).reach("svar").write("Et møde hver måned.").press("esc")
	if got := d.sag().Answers["3.d"]; got.Speaker != "Forstander" || got.Date != "2026-11-23" {
		t.Errorf("the next answer is %+v, want the same speaker and today", got)
	}
}

func TestABadDateIsToldAndLosesNothing(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0).reach("dato").
		write(" i går").press("tab")
	d.shows("»23. november 2026 i går« er ikke en dato. Skriv den som 25.11.2026.")
	want := interview.Answer{Text: smart, Speaker: "Forstander", Date: "2026-11-23", Level: maalbarhed.Efterproevbart, Bare: true}
	if got := d.settle().stored(havnelyset).Answers["3.b"]; got != want {
		t.Errorf("the answer is %+v, want %+v", got, want)
	}
}

func TestChecksAndPoints(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0)
	texts := func() []string {
		var texts []string
		for _, check := range d.sag().Point("3.b.1").Checks {
			texts = append(texts, check.Text)
		}
		return texts
	}
	official := texts()

	d.reach("tjek/3.b.1/2").press("enter")
	for range len(official[1]) {
		d.press("backspace")
	}
	d.press("tab")
	if got, want := texts(), slices.Delete(slices.Clone(official), 1, 2); !slices.Equal(got, want) {
		t.Errorf("emptied, the checks are %q, want %q", got, want)
	}
	d.press("esc").reach("tjek/3.b.1/3").press("x")
	if got := texts(); len(got) != 3 {
		t.Errorf("after x the checks are %q", got)
	}
	d.press("esc").reach("tjek/3.b.1/6").press("enter").write("Alle kender modellen.").press("tab", "shift+tab")
	d.press("esc").reach("tjek/3.b.1/6").press("d", "o", "d")
	check := d.sag().Point("3.b.1").Check(6)
	if check == nil || check.Text != "Alle kender modellen." || !slices.Equal(check.Ways, []kvalitetsmodel.Verification{kvalitetsmodel.Observation}) {
		t.Errorf("the new check is %+v", check)
	}

	d.press("esc").reach("nyt-punkt").press("enter").write("målene følges.").press("esc")
	point := d.settle().stored(havnelyset).Point("3.b.2")
	if point == nil || point.Sentence != "Socialtilsynet følger op på, om det ses afspejlet i tilbuddet, at målene følges." {
		t.Errorf("the new point is %+v", point)
	}
}

func TestAWrongScoreIsMetWithASentence(t *testing.T) {
	for _, k := range []string{"6", "7", "8", "9"} {
		d := openAt(t, withDemo(t), "laerkebakken-demo", sizes[0]).to("3.d", 0)
		before := d.sag().Seq
		d.press(k).shows("Scoren er et helt tal fra 1 til 5, eller 0 for ikke bedømt denne gang.")
		if d.sag().Seq != before {
			t.Errorf("key %s changed the sag", k)
		}
	}
}

func TestScoresAndFindingsAreTakenBack(t *testing.T) {
	d := openAt(t, withDemo(t), "laerkebakken-demo", sizes[0]).to("3.d", 0)
	mark := func() kvalitetsmodel.Mark { return d.sag().Latest().Marks["3.d"] }
	if d.press("5"); mark().Score != 5 {
		t.Errorf("after 5 the mark is %+v", mark())
	}
	if d.press("0"); mark().State != kvalitetsmodel.IkkeBedoemt {
		t.Errorf("after 0 the mark is %+v", mark())
	}
	if d.press("delete"); mark().State != kvalitetsmodel.Mangler {
		t.Errorf("after delete the mark is %+v", mark())
	}
	finding := func() interview.Finding {
		return d.sag().Latest().Findings[interview.CheckRef{Point: "3.d.1", Check: 1}]
	}
	d.reach("note/1/3.d.1/1").press("i", "n").write(" Set.").press("esc")
	if got := finding(); got.Result != interview.IkkeBekraeftet || !strings.HasSuffix(got.Note, " Set.") {
		t.Errorf("the finding is %+v", got)
	}
	note := finding().Note
	if d.press("delete"); finding().Result != "" || finding().Note != note {
		t.Errorf("taken back, the finding is %+v", finding())
	}
}

func TestNothingCanBeTypedOnceTheGodkendelseIsClosed(t *testing.T) {
	d := openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, sizes[0]).press("a", "j").to("3.b", 0)
	closed := d.sag().Seq
	d.press("enter", "tab").write("bcefhijklnpstuwxyz1234567890").press("delete", "enter")
	if d.sagScreen().typing() || d.sag().Seq != closed {
		t.Errorf("typing %v, entry %d after %d", d.sagScreen().typing(), d.sag().Seq, closed)
	}
}

func TestReopening(t *testing.T) {
	d := openAt(t, withKrisecenter(t, complete(t, krisecenter)...), havnelyset, sizes[0]).press("a", "j", "g")
	d.shows("Genåbn godkendelsen?").press("n")
	if !d.sag().Closed {
		t.Error("no means no")
	}
	d.press("g", "j").to("3.b", 0).reach("svar").write(" Rettet.").press("esc")
	if got := d.settle().stored(havnelyset); got.Closed || got.Answers["3.b"].Text != smart+" Rettet." {
		t.Errorf("closed %v, answer %q", got.Closed, got.Answers["3.b"].Text)
	}
}

func TestPasteIsCleaned(t *testing.T) {
	for _, c := range []struct {
		name, pasted, want, notice string
	}{
		{"line ends", "en\r\nto\rtre", "en\nto\ntre", ""},
		{"decomposed letters", "a\u030a o\u0308", "å ö", ""},
		{"control characters", "rød\x1b[31m\x00 tråd", "rød[31m tråd", "Nogle usynlige tegn i den indsatte tekst er fjernet."},
		{"reversed writing", "ja\u202enej", "janej", "Nogle usynlige tegn i den indsatte tekst er fjernet."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").paste(c.pasted)
			if c.notice != "" {
				d.shows(c.notice)
			} else if got := d.sagScreen().notice(); got != "" {
				t.Errorf("notice %q", got)
			}
			if got := d.press("esc").settle().stored(havnelyset).Answers["3.b"].Text; got != c.want {
				t.Errorf("stored %q, want %q", got, c.want)
			}
		})
	}
}

func TestPasteIntoALineJoinsTheLines(t *testing.T) {
	d := openAt(t, withKrisecenter(t, answered(t, "3.b", smart)...), havnelyset, sizes[0]).to("3.b", 0).reach("oplyst-af").
		paste(" og\r\nsouschef").press("esc")
	if got := d.sag().Answers["3.b"].Speaker; got != "Forstanderog souschef" {
		t.Errorf("the speaker is %q", got)
	}
}

func TestPasteThatIsTooLongIsRefusedWhole(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("Før").
		paste(strings.Repeat("å", maxText-2)).shows("Intet er sat ind")
	d.paste(strings.Repeat("å", maxText-3)).hides("Intet er sat ind").press("esc")
	if got := d.settle().stored(havnelyset).Answers["3.b"].Text; got != "Før"+strings.Repeat("å", maxText-3) {
		t.Errorf("stored %d characters, want %d", len([]rune(got)), maxText)
	}
}

func TestPasteIsOnlyForFields(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0])
	before := d.sag().Seq
	d.paste("an?mq").press("?").paste("text").press("esc")
	if d.sag().Seq != before || d.sagScreen().typing() {
		t.Error("pasting outside a field did something")
	}
}

func TestAFullFieldTakesNoMoreAndSaysSo(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").
		paste(strings.Repeat("å", maxText-1)).write("b").shows("Feltet er fuldt").write("c").shows("Feltet er fuldt").
		press("backspace").hides("Feltet er fuldt").write("d").press("esc")
	if got, want := d.settle().stored(havnelyset).Answers["3.b"].Text, strings.Repeat("å", maxText-1)+"d"; got != want {
		t.Errorf("stored %d characters that end in %q", len([]rune(got)), got[len(got)-1:])
	}
	d.reach("svar").press("esc")
	d.to("3.a", 0).reach("svar").paste(strings.Repeat("\n", maxLines)).shows("Intet er sat ind")
}

func TestAnAnswerLongerThanAFieldIsNeverCut(t *testing.T) {
	long := strings.Repeat("Vi holder husmøde hver søndag. ", 2*maxText/30) + "Slut"
	e := newEditor(textSpec{value: long}, long)
	if e.text() != long || e.changed() {
		t.Errorf("a field holds %d of %d characters", len([]rune(e.text())), len([]rune(long)))
	}
	e.handle(keyOf("backspace"))
	if e.text() != strings.TrimSuffix(long, "t") {
		t.Error("one key changed more than one character")
	}
}

func TestTheLatestChangesAreTakenBack(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("svar").write("Vi bruger SMART.").press("esc")
	d.reach("svar").write(" Hver uge.").press("esc")
	before := len(d.sag().Points)
	d.reach("punkt/3.b.1")
	for range len([]rune(d.sag().Point("3.b.1").Sentence)) {
		d.press("backspace")
	}
	d.press("esc").shows("Sætningen kan ikke være tom")
	if len(d.sag().Points) != before || d.sag().Point("3.b.1").Sentence == "" {
		t.Fatal("an emptied sentence was written, or took the point with it")
	}
	d.reach(fmt.Sprintf("tjek/3.b.1/%d", d.sag().NextCheck("3.b.1"))).press("x").shows("Opfølgningspunktet er fjernet")
	if len(d.sag().Points) != before-1 {
		t.Fatal("the point was not removed")
	}
	d.press("ctrl+z").shows("Fortrudt")
	if len(d.sag().Points) != before || len(d.sag().PointsOf("3.b")[0].Checks) != 6 {
		t.Error("the point did not come back with its checks")
	}
	d.to("1.a", 0).press("ctrl+z").shows("Fortrudt: svaret på indikator 3.b.")
	if got := d.sag().Answers["3.b"].Text; got != "Vi bruger SMART." || d.sagScreen().index.place().indikator != "3.b" {
		t.Errorf("the answer is %q, and the screen is at %v", got, d.sagScreen().index.place())
	}
	d.press("ctrl+y").shows("Gjort om: svaret på indikator 3.b.").press("ctrl+z", "ctrl+z")
	if got := d.sag().Answers["3.b"].Text; got != "" || len(d.sag().PointsOf("3.b")) != 0 {
		t.Errorf("the answer is %q and there are %d points", got, len(d.sag().PointsOf("3.b")))
	}
	d.press("ctrl+z").shows("ikke mere at fortryde")
}
