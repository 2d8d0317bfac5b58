package interview

import (
	"strings"
	"unicode"
)

// stems are the first letters of the words of a text that say what it is about.
func stems(text string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if letters := []rune(word); len(letters) >= 3 && !commonWords[word] {
			found[string(letters[:min(len(letters), 5)])] = true
		}
	}
	return found
}

// shared counts the stems of one text that the other has as well.
func shared(a, b map[string]bool) int {
	n := 0
	for stem := range a {
		if b[stem] {
			n++
		}
	}
	return n
}

// commonWords say nothing of what a text is about.
var commonWords = func() map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(`alle altid anden andet andre at bliver blevet blev bruger brugt både da de dem den der deres det dette disse dog du eller en end enkelte er et
		efter for fra før får gang gange gør gjort har have hele her hos hver hvert hvis hvor hvordan hvornår hvem hvilke i ikke ind inden ingen kan kom kommer kun mange med mellem
		men mere mest mindst mod må måde måden ned noget nogle nok når og også om omkring op os over på samme samt sammen se selv senest sig siden sin sine sit skal skulle som så
		sådan tager til to tre tid tilbud tilbuddet tilbuddets udfyldes ud uden under ved vi vil vores været være år dag uge måned uger måneder borger borgere borgeren borgerne borgers
		beboer beboere beboeren beboerne medarbejder medarbejdere medarbejderne oplyst oplyste tilfældigt udvalgt udvalgte godkendelsen tilsynsdagen samtale samtaler seneste sidste
		hyppighed maengde metode tidsfrist ansvarlig dokumentation ses sket sker socialtilsynet følger afspejlet herunder tilbud bestemt foretaget frist fristen`) {
		all[word] = true
	}
	return all
}()
