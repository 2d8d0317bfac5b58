package tui

// hints are the keys of the list.
func (p *planStage) hints(n node) []hint {
	hints := []hint{{"n", "ny prioritet"}}
	if n.item != 0 {
		hints = []hint{{"n", "ny"}, {"- +", "flyt"}, {"x", "fjern"}}
	}
	return append(hints, hint{"m", "mangler"})
}

// footer are the keys that do something where the person is.
func (p *planStage) footer() []hint {
	s := p.screen
	switch {
	case s.writing() && s.page.editor.spec.single:
		return []hint{{"Tab", "videre"}, {"Esc", "til listen"}, {"Ctrl+N", "næste prioritet"}, hintSave, hintHelpF}
	case s.writing():
		return []hint{{"Tab", "videre"}, {"Esc", "ud af feltet"}, {"Ctrl+N", "næste prioritet"}, hintSave, hintHelpF}
	case s.page.focus >= 0:
		hints := append([]hint{}, s.page.current().hints...)
		return append(hints, hint{"Tab", "videre"}, hint{"Esc", "til listen"}, hintHelp)
	}
	n := p.list.place()
	hints := []hint{{"Enter", "skriv"}}
	if n.item == 0 {
		hints = []hint{{"↑↓", "vælg"}, {"Enter", "til siden"}}
	}
	hints = append(hints, p.hints(n)...)
	return append(hints, hintBack, hintHelp)
}

func (p *planStage) help() []helpSection {
	return []helpSection{
		{"I listen til venstre", []hint{
			{"↑ ↓", "vælg planen eller en prioritet"}, {"Home End", "først eller sidst"},
			{"Enter Tab →", "gå til siden og skriv"}, {"PgUp PgDn", "rul siden"},
			{"n", "ny prioritet"}, {"- +", "flyt prioriteten op eller ned"}, {"x", "fjern prioriteten"},
			{"m", "se det, der mangler, og gå dertil"}, {"D", "skriv planen som det officielle skema"}, {"Ctrl+Z Ctrl+Y", "fortryd den seneste ændring, og gør den om"},
			{"Esc q", "tilbage til godkendelsen eller tilsynet"}}},
		{"På en prioritet", []hint{
			{"1–7", "vælg og fravælg temaer"}, {"a b c …", "vælg og fravælg temaernes kriterier"},
			{"p a e", "baggrund: påbud, anbefaling eller eget initiativ"},
			{"1.5.2027, fordi …", "en ny dato i tidsrammen, med begrundelse"},
			{"12.4.2027: …", "et notat om fremdriften med en anden dato end i dag"},
			{"1 2 3 4", "tilbuddets status: ikke begyndt, i gang, gennemført, opgivet"},
			{"b d i", "socialtilsynet har efterprøvet målet: bekræftet, delvist, ikke bekræftet"},
			{"u h", "ikke undersøgt, kunne ikke undersøges"}, {"n Enter", "note til efterprøvningen"},
			{"Delete", "fjern baggrunden, status eller efterprøvningen"}}},
		{"Mens du skriver", []hint{
			{"Enter", "ny linje"}, {"Tab Shift+Tab", "næste og forrige felt"},
			{"Ctrl+N Ctrl+P", "næste og forrige prioritet"}, {"Ctrl+W", "slet et ord"}, hintMask,
			{"Esc", "ud af feltet; teksten gemmes"}}},
		{"Overalt", []hint{
			{"Ctrl+S", "gem nu"}, {"Ctrl+Q Ctrl+C", "gem og luk"}, {"F1 ?", "denne hjælp"}}},
		{"Mærker ved en prioritet", []hint{
			{"[x]", "socialtilsynet har set, at målet er nået"}, {"[~]", "delvist"}, {"[!]", "ikke nået"},
			{"[-] [?]", "ikke undersøgt, kunne ikke undersøges"}, {"[ ]", "ikke efterprøvet endnu"},
			{"OVERSKREDET", "fristen er gået, og målet er ikke set nået"}}},
		{"Mærker ved planen", []hint{
			{"[x]", "godkendt af ledelsen"}, {"[~]", "ændret siden godkendelsen"}, {"[ ]", "ikke godkendt"}}},
	}
}
