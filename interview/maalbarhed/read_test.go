package maalbarhed_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"spindel/interview/maalbarhed"
	"spindel/interview/tortur"
	"spindel/kvalitetsmodel"
)

// What is found, with the words that it rests on.
func TestReadNamesTheWords(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil,
		"Tilbuddet oplyser, at de vil anvende SMART-modellen til at sikre, at de opstillede mål for borgerne bliver konkrete og målbare": {"metode: SMART-modellen"},
		"Kontaktpædagogen gør status hver anden uge, og det journalføres.":                                                               {"ansvarlig: Kontaktpædagogen", "hyppighed: hver anden uge", "dokumentation: journalføres"},
		"Vi holder 4 årlige møder med de pårørende.":                                                                                     {"hyppighed: 4 årlige møder"},
		"Der er et kvarters overlap mellem vagterne.":                                                                                    {"maengde: et kvarters overlap"},
		"Mindst 80 % af borgerne har et mål.":                                                                                            {"maengde: Mindst 80 %"},
		"7 ud af 10 når deres mål.":                                                                                                      {"maengde: 7 ud af 10"},
		"Planen er klar senest 14 dage efter indflytning.":                                                                               {"tidsfrist: senest 14 dage efter indflytning"},
		"Det sker inden 1. marts 2027, i 2. kvartal og i uge 34.":                                                                        {"tidsfrist: inden 1. marts 2027", "tidsfrist: i 2. kvartal", "tidsfrist: uge 34"},
		"Der er to på arbejde kl. 14–21 i weekenden.":                                                                                    {"maengde: to", "hyppighed: kl. 14–21 i weekenden"},
		"hver 14. dag er der stuemøde":                                                                                                   {"hyppighed: hver 14. dag", "metode: stuemøde"},
		"En ekstern psykolog giver supervision seks gange årligt.":                                                                       {"ansvarlig: En ekstern psykolog", "metode: supervision", "hyppighed: seks gange årligt"},
		"Fremmødet er over 90 procent pr. 1/1-2028 ifølge Sensum.":                                                                       {"maengde: over 90 procent", "tidsfrist: pr. 1/1-2028", "dokumentation: Sensum"},
		"supervission har vi vær anden måned og det står i refarat":                                                                      {"metode: supervission", "hyppighed: vær anden måned", "dokumentation: refarat"},
		"handle planen gennemgås hver måned":                                                                                             {"dokumentation: handle planen", "hyppighed: hver måned"},
	} {
		if got := marked(text, maalbarhed.Read(text)); !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// What only looks like something, and what is undone.
func TestReadIsNotTakenIn(t *testing.T) {
	for _, text := range []string{
		"Vi arbejder med relevante metoder og støtter hver enkelt borger.",
		"Det følger af § 107, indikator 3.b, kriterium 3 og bilag 4, side 12.",
		"Vi bor på Skolevej 4, 4760 Vordingborg, tlf. 12 34 56 78.",
		"Målgruppen er unge mellem 14 og 17 år.",
		"Personalet og medarbejderne taler løbende og jævnligt sammen.",
		"Man kan mærke glæden hver dag.",
		"Vi skriver det ned, hvis det er vigtigt.",
		"Det dokumenteres ikke.",
		"Supervision har vi ikke.",
		"Det er ikke besluttet, hvem der bliver kontaktperson, eller hvor ofte der er møde.",
		"Om der kommer en fast pårørendeaften hvert halve år, er endnu ikke besluttet.",
		"KRAP brugte vi før, men det gør vi ikke længere.",
		"Vi leder efter en psykolog.",
		"Vi taler om at begynde med supervision.",
		"En af de ting, vi er glade for, er tonen.",
		"På sigt og hurtigst muligt skal det blive bedre.",
	} {
		if got := marked(text, maalbarhed.Read(text)); len(got) > 0 {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// What looks like a negation and is none, and how far one reaches.
func TestNegationEndsWhereItShould(t *testing.T) {
	for text, want := range map[string][]kvalitetsmodel.Facet{
		"Vi bruger ikke kun KRAP, men også Marte Meo.":                          {"metode"},
		"Der er aldrig færre end to på arbejde.":                                {"maengde"},
		"Supervision har vi ikke, men der er husmøde hver mandag.":              {"metode", "hyppighed"},
		"Voldspolitikken er ikke skrevet, men lederen tester alarmen hver uge.": {"hyppighed", "ansvarlig"},
		"Fraværet må ikke komme over ti procent.":                               {"maengde"},
		"Debriefing holder vi, men det er ikke besluttet, hvem der styrer den.": {"metode"},
		"Hvis borgeren ikke møder op, ringer kontaktpersonen inden kl. 10.":     {"tidsfrist", "ansvarlig"},
		"Lederen taler om målene hver uge.":                                     {"hyppighed", "ansvarlig"},
		"Så vidt muligt gennemgår lederen planen hver måned.":                   {"hyppighed", "ansvarlig"},
	} {
		if got := maalbarhed.Read(text).Found(); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestElasticWordingIsMarkedAndUndoesNothing(t *testing.T) {
	text := "Som udgangspunkt har vi fokus på det og følger løbende op efter behov, typisk hver uge."
	r := maalbarhed.Read(text)
	var vage []string
	for _, span := range r.Vage {
		vage = append(vage, text[span.Start:span.End])
	}
	if want := []string{"Som udgangspunkt", "fokus på", "løbende", "efter behov", "typisk"}; !slices.Equal(vage, want) {
		t.Errorf("elastic %q, want %q", vage, want)
	}
	if !r.Has(kvalitetsmodel.Hyppighed) {
		t.Error("the hedge undid the interval")
	}
}

// speech draws texts that are likely to reach every part of the lens.
func speech(t *rapid.T) string {
	words := []string{"vi", "ikke", "hver", "uge", "14.", "dag", "kontaktpersonen", "journal", "men", ",", ".", "80", "%", "mindst", "to", "inden", "1.", "marts", "2027",
		"supervision", "handle", "plan", "besluttet", "hvem", "der", "er", "det", "kl.", "14-21", "1/1-28", "SMART", "Ærø", "å", "\n", "løbende", "uden", "aldrig", "e\u0301", "\u0301", "\xff", "👩‍👧", "hver enkelt", "gange", "årligt"}
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "space"))
	return text + rapid.String().Draw(t, "noise")
}

// check holds whatever must be true of the reading of any text.
func check(t interface{ Fatalf(string, ...any) }, text string, r maalbarhed.Reading) {
	within := func(span, outer maalbarhed.Span) bool {
		return outer.Start <= span.Start && span.Start < span.End && span.End <= outer.End
	}
	borders := map[int]bool{len(text): true}
	for i := range text { // a byte that is no part of a letter is one of its own
		borders[i] = true
	}
	border := func(i int) bool { return borders[i] }
	whole := maalbarhed.Span{End: len(text)}
	last := 0
	for i, span := range r.Sentences {
		if !within(span, whole) || span.Start < last || !border(span.Start) || !border(span.End) {
			t.Fatalf("%q: sentence %d is %v after %d", text, i, span, last)
		}
		last = span.End
	}
	last = 0
	for _, m := range r.Marks { // one may stand between the words of another
		if m.Sentence >= len(r.Sentences) || !within(m.Span, r.Sentences[m.Sentence]) || m.Start < last || !border(m.Start) || !border(m.End) {
			t.Fatalf("%q: mark %+v begins before %d", text, m, last)
		}
		last = m.Start
	}
	last = 0
	for _, span := range r.Vage {
		if !within(span, whole) || span.Start < last || !border(span.Start) || !border(span.End) {
			t.Fatalf("%q: elastic %v after %d", text, span, last)
		}
		last = span.End
	}
	if len(r.Found())+len(r.Missing()) != len(kvalitetsmodel.Facets) || (len(r.Found()) == 0) != (r.Level() == maalbarhed.Vagt) {
		t.Fatalf("%q: found %v, missing %v, level %v", text, r.Found(), r.Missing(), r.Level())
	}
	if q := r.Question(maalbarhed.Questions(), ""); (q == "") != (r.Level() == maalbarhed.Maalbart) {
		t.Fatalf("%q is %v and is asked %q", text, r.Level(), q)
	}
}

func TestAnyTextIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := speech(t)
		check(t, text, maalbarhed.Read(text))
	})
}

// readsTheSame holds that a text reads the same composed and decomposed, with every
// mark on the same letters.
func readsTheSame(t interface{ Fatalf(string, ...any) }, text string) {
	composed, decomposed := norm.NFC.String(text), norm.NFD.String(text)
	a, b := maalbarhed.Read(composed), maalbarhed.Read(decomposed)
	if a.Level() != b.Level() || len(a.Marks) != len(b.Marks) || len(a.Vage) != len(b.Vage) {
		t.Fatalf("%q: %v and %v", text, marked(composed, a), marked(decomposed, b))
	}
	for i := range a.Marks {
		x, y := a.Marks[i], b.Marks[i]
		if x.Facet != y.Facet || composed[x.Start:x.End] != norm.NFC.String(decomposed[y.Start:y.End]) {
			t.Fatalf("%q: %v and %v", text, marked(composed, a), marked(decomposed, b))
		}
	}
}

func TestComposedAndDecomposedReadTheSame(t *testing.T) {
	for _, l := range readLabelled(t, "udvikling.jsonl") {
		readsTheSame(t, l.Text)
	}
	rapid.Check(t, func(t *rapid.T) { readsTheSame(t, strings.ToValidUTF8(speech(t), "")) })
}

func FuzzRead(f *testing.F) {
	f.Add("Kontaktpersonen gør status hver 14. dag, men det er ikke besluttet, hvem der skriver i journalen.")
	f.Add("hver hver hver ikke ikke, men men. 1. 2. 3. kl. 14-21")
	f.Add("a\u030a\u0301 \xff\xfe 1/1-2028 80%%")
	for _, text := range tortur.Texts() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text, maalbarhed.Read(text))
		readsTheSame(t, strings.ToValidUTF8(text, ""))
	})
}

// marked lists the facets of a reading with their words.
func marked(text string, r maalbarhed.Reading) []string {
	var all []string
	for _, m := range r.Marks {
		all = append(all, string(m.Facet)+": "+text[m.Start:m.End])
	}
	return all
}
