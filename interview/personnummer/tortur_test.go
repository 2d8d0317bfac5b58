//go:build tortur

package personnummer_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"spindel/interview/personnummer"
	"spindel/interview/tortur"
)

// spellings are how a number is written, by its day, month, year and last digits.
var spellings = []string{
	"ddmmåållll", "ddmmåå-llll", "ddmmåå llll", "ddmmåå - llll", "ddmmåå -llll", "ddmmåå- llll", "ddmmåå–llll", "ddmmåå – llll", "ddmmåå—llll",
	"ddmmåå‑llll", "ddmmåå−llll", "ddmmåå\u00a0llll", "ddmmåå\u202fllll", "ddmmåå\tllll", "ddmmåå-\nllll", "ddmmåå/llll", "ddmmåå.llll",
	"dd mm åå llll", "dd\u00a0mm\u00a0åå\u00a0llll", "dd mm åå-llll", "dd.mm.åå-llll", "dd.mm.åå llll", "dd-mm-åå-llll", "dd/mm/åå-llll", "dd/mm-åå llll",
	"dd/mm åå-llll", "dd.mm.åååå-llll", "ddmmåååå-llll", "dd-mm-åååå-llll",
}

// surroundings are what it stands between, * for itself.
var surroundings = []string{
	"*", " * ", "(*)", "»*«", "\"*\"", "*\n", "linje\n*\nlinje", "\r\n*\r\n", "* ", "*.", "*,", "*;", "*?", "*:", "Borgeren * flyttede ind.", "CPR: *", "CPR:*", "cpr *", "CPR-nr. * er noteret",
	"Cpr-nummer: *", "personnr. *", "pers.nr. *", "Åse * ønsker ændring", "æøå * æøå", "født *, boet her", "- *", "• *", "1) *", "1. *", "[*]", "_*_",
	// What stands before is about something else.
	"Tlf. 12 34 56 78, CPR *", "Kontoen er lukket. * bor her", "Konto 12345678. *", "faktura betalt; *", "EAN 5798001234567, * og", "Sag om *", "den 3.4.2026 *", "2026: *",
	"* (kl. 14.30)", "* 3 børn", "*/", "/*", "*-", "😀*😀",
}

// seventh are the digits that the seventh of a number can be in a year
// (CPR-kontoret, Personnummeret i CPR).
func seventh(year int) string {
	switch {
	case year <= 1936:
		return "0123"
	case year <= 1999:
		return "012349"
	case year <= 2036:
		return "456789"
	}
	return "5678"
}

// control reports whether ten digits pass modulus 11.
func control(digits string) bool {
	sum := 0
	for i, weight := range []int{4, 3, 2, 7, 6, 5, 4, 3, 2, 1} {
		sum += weight * int(digits[i]-'0')
	}
	return sum%11 == 0
}

// Every day from 1900 to 2057, as a number and as an erstatningsnummer, in every
// spelling: it is found exactly where it stands, and nothing of it is left when it is
// masked. No number is printed, since it could be somebody's.
func TestTortureGuardFinds(t *testing.T) {
	random := tortur.Random(t)
	numbers, without := 0, 0
	for range tortur.Runs(1, 20) {
		for day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() <= 2057; day = day.AddDate(0, 0, 1) {
			for _, more := range []int{0, 60} {
				sevenths := seventh(day.Year())
				last := fmt.Sprintf("%c%03d", sevenths[random.IntN(len(sevenths))], random.IntN(1000))
				dd, mm, full := fmt.Sprintf("%02d", day.Day()+more), day.Format("01"), day.Format("2006")
				numbers++
				if !control(dd + mm + full[2:] + last) {
					without++
				}
				masked := dd + mm + full[2:] + "-xxxx"
				for i, spelling := range spellings {
					number := spelling
					for _, part := range [][2]string{{"dd", dd}, {"mm", mm}, {"åååå", full}, {"åå", full[2:]}, {"llll", last}} {
						number = strings.Replace(number, part[0], part[1], 1)
					}
					around := surroundings[(day.YearDay()+day.Year()+more+i)%len(surroundings)]
					before, after, _ := strings.Cut(around, "*")
					hits := personnummer.Find(before + number + after)
					switch {
					case len(hits) != 1 || hits[0].Start != len(before) || hits[0].End != len(before)+len(number):
						t.Errorf("%q in %q of %s (+%d) is found at %d places", spelling, around, day.Format(time.DateOnly), more, len(hits))
					case personnummer.Mask(before+number+after) != before+masked+after:
						t.Errorf("%q in %q of %s (+%d) is not masked", spelling, around, day.Format(time.DateOnly), more)
					}
				}
				if t.Failed() {
					return
				}
			}
		}
	}
	tortur.Report(t, tortur.Row{Promise: "Et CPR-nummer bliver fundet og maskeret, hvordan det end er skrevet",
		Test:   fmt.Sprintf("hver dag 1900–2057, også erstatningsnumre, hvert i %d skrivemåder", len(spellings)),
		Count:  fmt.Sprintf("%s numre, heraf %s uden modulus 11", tortur.Number(numbers), tortur.Number(without)),
		Result: "100 % fundet"})
}

// clean are notes of a tilsyn with numbers that are nobody's: # is a digit, and the
// words in braces are drawn.
var clean = []string{
	"Påbud af {dato}, vores sagsnr. {fil}, fremsendt pr. Digital Post.", "Jf. sagsnummer {fil} i fagsystemet.", "Sagsnr.: {fil}. Tilsynet blev afholdt {dato} kl. {kl}.",
	"J.nr. {fil} – bilag 3 mangler underskrift.", "Journalnummer: {fil}", "Sag nr. {fil} er lukket {dato}.", "Dokumentnr. {fil} er den gældende husorden.",
	"Tilbuddet (CVR {tal8}, P-nr. 10{tal8}) har {lille} pladser.", "P-nummer: 10{tal8}, afdelingen på 2. sal.", "P-enhed/P-nummer 10{tal8} skal rettes på Tilbudsportalen.",
	"CVR-nr.: {tal8}\nP-nr.: 10{tal8}\nEAN-nr.: 57980{tal8}", "Vagttelefon {tlf}, leder {tlf}.", "Ring til afdelingen på {tlf} mellem kl. {kl} og {kl}.", "Tlf. +45 {tlf} (døgnvagt)",
	"Mobil: +45{tal8}. Kun hverdage {kl}-{kl}.", "Lommepenge udbetales fra reg. 5{lille}4 konto {tal10}.", "Kontonr. 5314 {tal10} er tilbuddets fælleskasse.",
	"Reg.nr. 2413, kontonr. {tal10}, kontrolleret {dato}.", "Takst pr. døgn: {lille}.{tal3} kr. i 2026, {lille}.{tal3} kr. i 2027.", "Budgettet er på {lille}.{tal3}.{tal3} kr., heraf løn {lille}.{tal3}.{tal3} kr.",
	"Der er udbetalt {dato} 1{tal3} kr. til hver til tøj.", "Kassen talte {lille}.{tal3},50 kr. den {dato}.", "Adresse: Skolevej {lille}, {tal4} Hammel. Matr.nr. {lille}b.",
	"Bygningen fra 19{lille} ligger på Mosebakken {lille}, 8{tal3} Odder.", "Vagtplan uge {lille}: {kl}-{kl}, {kl}-{kl}, {kl}-{kl}.", "Magtanvendelser: {dato} kl. {kl}, {dato} kl. {kl} og {dato} kl. {kl}.",
	"Perioden {dato}-{dato} viser {lille} indberetninger.", "Medicinskab målt {dato} {kl}: 2{lille} grader.", "Der var {lille} beboere, {lille} medarbejdere og {lille} vikarer i {mdr} 20{år}.",
	"Sygefraværet faldt fra {lille},{lille} % til {lille},{lille} % i 20{år}.", "Brandsyn {dato}, rapport nr. {fil}.", "Faktura nr. {fil} til handlekommunen er betalt.", "Ordrenr. {tal10}, leveret {dato}.",
	"Elmåler nr. {tal10} aflæst {dato} til {tal8} kWh.", "Alarmens serienr. er {tal10}.", "ISBN {tal10} står på kontoret.", "Version {lille}.{lille}.{lille} af skemaet fra {dato}.",
	"{dato}: {lille} af {lille} medarbejdere har førstehjælpsbevis.", "SFI-rapport 20{år}:{lille}, s. {lille}-{lille}.", "Nævnets afgørelse {fil2}, principmeddelelse {lille}-{år}.",
	"Lovbekendtgørelse nr. {tal4} af {dato}, § {lille}, stk. {lille}, nr. {lille}.", "Kørsel {tal4} km, {lille} ture, {lille},{lille} km i snit.", "Kontrolrapport fra Fødevarestyrelsen {dato}: smiley, {lille} anmærkninger.",
	"Beboerne er {lille}, {lille}, {lille} og {lille} år, anbragt siden {år}, {år} og {år}.", "Mødetider: man {kl}-{kl}, tirs {kl}-{kl}, ons {kl}-{kl}.", "Målsætning {lille}/{år}: {lille} ud af {lille} mål nået pr. {dato}.",
	"EAN {ean} bruges til alle regninger.", "Adgangskort {tal8} er inddraget {dato}.", "Uddannelsesplan {år}/{år} er opdateret {dato}.", "Skema {lille}{lille} udfyldt {dato}, {kl}.", "Vandtemperatur {lille},{lille} grader; {kl}: {lille} grader.",
	"Notat {fil2} ligger i mappen.", "ref. {fil2} af {dato}", "Stuerne måler {lille} x {lille} m, i alt {tal3} m2.", "Journalnr. {fil} og journalnr. {fil} hører sammen.",
}

// filled is a note with its numbers drawn.
func filled(random *rand.Rand, note string) string {
	digits := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteByte(byte('0' + random.IntN(10)))
		}
		return b.String()
	}
	day := func() time.Time { return time.Date(2018, 1, 1+random.IntN(3650), 0, 0, 0, 0, time.UTC) }
	for {
		start := strings.IndexByte(note, '{')
		if start < 0 {
			return note
		}
		end := start + strings.IndexByte(note[start:], '}')
		var drawn string
		switch name := note[start+1 : end]; name {
		case "dato":
			drawn = day().Format([]string{"2.1.2006", "02.01.2006", "2/1-06", "02-01-2006", "02.01.06", "2006-01-02", "2. 1. 2006"}[random.IntN(7)])
		case "fil": // a file number that begins with its day, as it is called so
			drawn = day().Format("060102") + "-" + digits(4)
		case "fil2":
			drawn = fmt.Sprintf([]string{"20%s-%s", "%s/%s", "%s-%s"}[random.IntN(3)], day().Format("06"), digits(5+random.IntN(2)))
		case "kl":
			drawn = fmt.Sprintf([]string{"%02d.%02d", "%02d:%02d"}[random.IntN(2)], random.IntN(24), random.IntN(4)*15)
		case "tlf":
			drawn = digits(2) + " " + digits(2) + " " + digits(2) + " " + digits(2)
			if random.IntN(2) == 0 {
				drawn = digits(8)
			}
		case "lille":
			drawn = fmt.Sprint(1 + random.IntN(99))
		case "år":
			drawn = fmt.Sprint(16 + random.IntN(14))
		case "mdr":
			drawn = []string{"januar", "maj", "august", "november"}[random.IntN(4)]
		case "ean":
			drawn = "57980" + digits(8)
		default: // tal8
			var n int
			fmt.Sscanf(name, "tal%d", &n)
			drawn = digits(n)
		}
		note = note[:start] + drawn + note[end+1:]
	}
}

// Of clean notes at most one in a hundred is warned of.
func TestTortureGuardSpares(t *testing.T) {
	random := tortur.Random(t)
	warned, each := map[string]int{}, tortur.Runs(100, 5_000)
	falsely := 0
	for range each {
		for _, note := range clean {
			if len(personnummer.Find(filled(random, note))) > 0 {
				warned[note]++
				falsely++
			}
		}
	}
	for note, times := range warned {
		t.Logf("%5.1f %% of %q", 100*float64(times)/float64(each), note)
	}
	all := each * len(clean)
	rate := 100 * float64(falsely) / float64(all)
	if rate > 1 {
		t.Errorf("%d of %d clean notes are warned of", falsely, all)
	}
	bare := 0
	for range each {
		if len(personnummer.Find(filled(random, "Se {fil} i systemet."))) > 0 {
			bare++
		}
	}
	t.Logf("of file numbers that nothing calls so, %.1f %% are warned of: they cannot be told from a CPR number", 100*float64(bare)/float64(each))
	tortur.Report(t, tortur.Row{Promise: "Vagten advarer højst om 1 ud af 100 noter uden CPR-nummer",
		Test:   fmt.Sprintf("noter med sagsnumre, datoer, klokkeslæt, telefon-, P- og kontonumre, beløb: %d slags", len(clean)),
		Count:  tortur.Number(all) + " noter",
		Result: strings.Replace(fmt.Sprintf("%d advarsler (%.2f %%)", falsely, rate), ".", ",", 1)})
}

// The time follows the length, also of texts that are all beginnings of numbers.
func TestTortureGuardIsLinear(t *testing.T) {
	parts := []string{"0", "01", "0101", "01 01 90 ", "01.", "010190-", "010190-1234/", "010190-1234,", "sagsnr. ", "nr. nr. nr. nr. 0101901234 ", "1234 ", "æøå", "01.01.1990-"}
	worst := tortur.Growth(t, parts, func(text string) { personnummer.Mask(text) })
	tortur.Report(t, tortur.Row{Promise: "Vagten bruger tid efter tekstens længde",
		Test: "tekster på 64 KB og 512 KB, der kun er begyndelser på numre", Count: fmt.Sprintf("%d tekster", 2*len(parts)),
		Result: "8 gange teksten, højst " + worst + " gange tiden"})
}
