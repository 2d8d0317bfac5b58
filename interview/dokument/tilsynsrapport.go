package dokument

import (
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/spindelvaev"
)

// Tilsynsrapport is the report of the latest tilsyn of a sag.
func Tilsynsrapport(model *kvalitetsmodel.Model, sag *interview.Sag, written interview.Date) Document {
	return TilsynsrapportOf(len(sag.Tilsyn))(model, sag, written)
}

// TilsynsrapportOf makes the report of a tilsyn by number: how each indikator was
// judged, and what was promised against what was found. It knows nothing of the
// tilsyn after it. Of a tilsyn that does not exist it says just that.
func TilsynsrapportOf(nr int) func(*kvalitetsmodel.Model, *interview.Sag, interview.Date) Document {
	return func(model *kvalitetsmodel.Model, sag *interview.Sag, written interview.Date) Document {
		b := basis{model, sag, written}
		visit := sag.Visit(nr)
		if visit == nil {
			doc := b.paper("Tilsynsrapport", false)
			doc.Blocks = []Block{Paragraph{{Text: "Der er ikke ført det tilsyn, der er bedt om, så der er intet at rapportere."}}, b.registration()}
			return doc
		}
		return newTilsynsrapport(b, visit).document()
	}
}

type tilsynsrapport struct {
	basis
	visit   *interview.Tilsyn
	before  *interview.Tilsyn // the latest before it that scored anything, or nil
	values  kvalitetsmodel.Evaluation
	earlier kvalitetsmodel.Evaluation // of the one before
	praksis interview.PraksisSheet
	gap     []interview.Gap
}

func newTilsynsrapport(b basis, visit *interview.Tilsyn) tilsynsrapport {
	r := tilsynsrapport{basis: b, visit: visit, before: b.sag.ScoredBefore(visit.Nr),
		values: b.sag.Evaluation(b.model, visit.Nr), praksis: b.sag.Praksis(b.model, visit.Nr), gap: b.sag.MissingTilsyn(b.model, visit.Nr)}
	if r.before != nil {
		r.earlier = b.sag.Evaluation(b.model, r.before.Nr)
	}
	return r
}

func (r tilsynsrapport) document() Document {
	doc := r.paper("Tilsynsrapport", !r.visit.Closed)
	doc.Running = fmt.Sprintf("%s · %s · tilsyn %d · sag %s", doc.Title, r.sag.Tilbud.Navn, r.visit.Nr, r.sag.ID)
	doc.Blocks = append(doc.Blocks, r.state(), r.head())
	if !r.visit.Closed && len(r.gap) > 0 {
		doc.Blocks = append(doc.Blocks, Heading{2, missing}, gaps(r.gap))
	}
	doc.Blocks = append(doc.Blocks, r.web()...)
	doc.Blocks = append(doc.Blocks, r.scores()...)
	doc.Blocks = append(doc.Blocks, r.means()...)
	for i := range r.values.Temaer {
		if tema := &r.values.Temaer[i]; tema.Applies {
			doc.Blocks = append(doc.Blocks, r.tema(tema)...)
		}
	}
	doc.Blocks = append(doc.Blocks, r.points()...)
	doc.Blocks = append(doc.Blocks, r.unexamined()...)
	if r.visit.Closed {
		doc.Blocks = append(doc.Blocks, Signature{Label: "For socialtilsynet"})
	}
	return doc
}

func (r tilsynsrapport) state() Paragraph {
	text := capital(visited(r.visit)) + ". "
	switch {
	case r.visit.Closed:
		text += "Tilsynet er afsluttet."
	case len(r.gap) > 0:
		text += fmt.Sprintf("Tilsynet er ikke afsluttet. Der mangler %s.", amount(len(r.gap), "ting", "ting"))
	default:
		text += "Tilsynet er ikke afsluttet, men intet mangler."
	}
	return Paragraph{{Text: text}}
}

func (r tilsynsrapport) head() Definitions {
	how := "Uanmeldt"
	if r.visit.Anmeldt {
		how = "Anmeldt"
	}
	date := missing
	if r.visit.Date != "" {
		date = r.visit.Date.Danish()
	}
	head := append(r.registration(), Line{Label: "Tilsyn", Text: fmt.Sprintf("Nr. %d efter godkendelsen", r.visit.Nr)},
		Line{Label: "Dato", Text: date}, Line{Label: "Form", Text: how})
	if r.before != nil {
		head = append(head, Line{Label: "Sammenlignet med", Text: capital(visited(r.before))})
	}
	return append(head, Line{Label: "Løfte mod praksis", Text: total(r.praksis.Total)}, Line{Label: "Kvalitetsmodel", Text: r.model.Title})
}

// total is løfte mod praksis of the whole tilsyn.
func total(p interview.Praksis) string {
	if p.Checks() == 0 {
		return "Der var intet løfte at følge op på"
	}
	return fmt.Sprintf("%d tjek: %s", p.Checks(), kept(p))
}

// web is the spindelvæv, with the tilsyn before as a ghost.
func (r tilsynsrapport) web() []Block {
	web := spindelvaev.FromEvaluation(r.values)
	if r.before != nil {
		web = web.WithBefore(r.earlier, r.visit.Name(), r.before.Name())
	}
	return []Block{Heading{2, "Spindelvæv"}, Picture{Caption: "Spindelvævet ved " + onDay(r.visit), Web: web},
		Paragraph{{Text: "Spindelvævet giver overblik over kvalitetsvurderingen inden for hvert tema og bruges i dialogen med tilbuddet om " +
			"at fastholde og udvikle kvaliteten fremadrettet. Det offentliggøres ikke på Tilbudsportalen."}}}
}

// means tells how values are made, and what they are not.
func (r tilsynsrapport) means() []Block {
	return []Block{
		Heading{3, "Sådan er værdierne blevet til"},
		Paragraph{{Text: "Hver indikator er bedømt efter kvalitetsmodellens skala:"}}, steps(r.model),
		Paragraph{{Text: "Et kriteriums værdi er gennemsnittet af scorerne på de af dets indikatorer, der er bedømt. Et temas værdi er gennemsnittet " +
			"af dets kriteriers værdier og ikke af indikatorerne. Værdierne vises med én decimal; 2,25 vises som 2,3. Udregningen står under hvert tema. " +
			"En indikator, der ikke gælder eller ikke er bedømt denne gang, tæller ikke med, og et tema uden score har ingen værdi."}},
		Paragraph{{Text: "Der er ingen automatik i forhold til, hvilke følger eventuelt lav opfyldelse på enkelte områder skal have, ligesom der ikke er " +
			"fastsat en grænseværdi for fornøden kvalitet."}},
		Paragraph{{Text: "Løfte mod praksis viser, hvor mange tjek af det, tilbuddet har lovet, tilsynet fandt holdt. Tallene støtter bedømmelsen og sætter aldrig en score."}},
	}
}
