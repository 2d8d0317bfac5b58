package tui

import "fmt"

// hints of a place in a tilsyn, before anything is done on its page.
func (t *tilsynStage) hints(n node) []hint {
	hints := []hint{{"l", "punkter"}}
	if t.screen.index == index(t.punkter) {
		hints = []hint{{"← →", "skift liste"}, {"l", "temaer"}, {"/", "søg"}, {"f", "filtrér"}}
	}
	switch {
	case t.closed():
		return append(hints, hint{"o", "til planen"}, hint{"t", "nyt tilsyn"}, hint{"g", "godkendelsen"})
	case n.verify:
		return append([]hint{{"b d i", "bekræftet, delvist, ikke"}, {"u h", "ikke undersøgt, umuligt"}, {"n", "note"}}, hints...)
	case n.point != "":
		return append(hints, t.statusHint(n.point), hint{"0–5", "score"})
	case n.indikator != "":
		return append([]hint{{"0–5", "score"}}, hints...)
	}
	return hints
}

func (t *tilsynStage) scoreHints() []hint {
	first, last := t.model.Tilsyn[len(t.model.Tilsyn)-1].Score, t.model.Tilsyn[0].Score
	return []hint{{fmt.Sprintf("%d–%d", first, last), "score"}, {"0", "ikke bedømt denne gang"}, {"Delete", "fjern scoren"}}
}

func (t *tilsynStage) help() []helpSection {
	return []helpSection{
		{"På et tjek", []hint{
			{"b d i", "bekræftet, delvist, ikke bekræftet"},
			{"u", "ikke undersøgt"}, {"h", "kunne ikke undersøges: forsøgt, men umuligt denne gang"},
			{"n Enter", "skriv en note til tjekket"}, {"k", "skift kilden til fundet"},
			{"t", "træk lod om fx en tilfældigt udvalgt borger; nummeret gemmes, ikke hvem det er"},
			{"o", "tag fundet eller scoren med i opfølgningsplanen"}, {"Delete", "fjern fundet"}}},
		{"På et punkt", []hint{
			{"x", "afslut punktet, eller tag det op igen"},
			{"1 2 3 4 5", "giv punktets indikator en score"}, {"0", "ikke bedømt denne gang"}, {"Delete", "fjern scoren"}}},
		{"Arbejdslisten", []hint{
			{"l", "skift mellem punkterne og temaerne"},
			{"← →", "alle punkter, dokumenter at se, spørgsmål at stille, ting at iagttage"},
			{"/", "søg i punkter, tjek og svar"}, {"f", "vis kun dem, der mangler fund, ikke er holdt eller er afsluttet"},
			{"s", "tema for tema, eller det vigtigste først"},
			{"kun et løfte", "svaret siger hverken, hvem der kan spørges, eller hvor det kan ses"}}},
		{"I tilsynet", []hint{
			{"v", "vis spindelvævet: b skifter tegning, Enter åbner temaet, så du kan se, hvor værdien kommer fra"}, {"[ ]", "forrige og næste tilsyn"},
			{"g", "se godkendelsen"}, {"p", "se og skriv i opfølgningsplanen"}, {"a", "afslut tilsynet"}, {"t", "åbn et nyt tilsyn, når det forrige er afsluttet"}}},
		{"Mærker ved temaerne", []hint{
			{"[4]", "indikatorens score"}, {"[/]", "ikke bedømt denne gang"}, {"[~]", "der er fund, men ingen score endnu"},
			{"[ ]", "mangler"}, {"[-]", "gælder ikke for tilbuddet"}, {"2/3 [x]", "2 af 3 er taget stilling til, og temaets vurdering er skrevet"}}},
		{"Mærker ved punkter og tjek", []hint{
			{"[x] [~] [!]", "bekræftet, delvist, ikke bekræftet"}, {"[-] [?]", "ikke undersøgt, kunne ikke undersøges"},
			{"[ ]", "mangler"}, {"2/5", "2 af punktets 5 tjek er der taget stilling til"}}}}
}
