package personnummer_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"spindel/interview/personnummer"
)

// Every number in these tests is an erstatningsnummer: no person can have it.
func TestANumberIsFoundHoweverItIsWritten(t *testing.T) {
	for _, text := range []string{
		"610190-1234", "6101901234", "610190 1234", "61 01 90 1234", "61.01.90-1234", "61-01-90-1234", "61/01/90 1234",
		"610190–1234", "610190 - 1234", "610190\u00a01234", "Borgeren (610190-1234) flyttede ind.", "cpr:610190-1234", "CPR-nr. 6101901234.",
		"født 610190-1234,", "610190-1234\nnæste linje", "»610190-1234«",
		"610190-\n1234", "61/01-90 1234", "61.01.1990-1234", "61011990-1234", "610190\t1234", "_610190-1234_", "født610190-1234", "610190-1234og",
		"CPR:6101901234", "pers.nr. 6101901234", "pnr. 610190-1234", "Sag om 610190-1234", "sag 610190-1234", "1.610190-1234",
		"Tlf. 12345678, CPR 6101901234", "Kontoen er lukket. 6101901234 bor her.", "Konto 12345678. 6101901234",
	} {
		hits := personnummer.Find(text)
		if len(hits) != 1 || hits[0].Masked != "610190-xxxx" {
			t.Errorf("%q: %+v", text, hits)
		}
	}
	if got, want := personnummer.Mask("Af 610190-1234 og 910185 4321."), "Af 610190-xxxx og 910185-xxxx."; got != want {
		t.Errorf("masked %q, want %q", got, want)
	}
	for _, list := range []string{"610190-1234/910185-4321", "610190-1234,910185-4321", "610190-1234-910185-4321", "6101901234,9101854321"} {
		if hits := personnummer.Find(list); len(hits) != 2 {
			t.Errorf("%q: %+v", list, hits)
		}
	}
}

func TestTheDayIsOneOfItsCentury(t *testing.T) {
	for number, want := range map[string]bool{
		"610190-1234": true, "910190-1234": true, "920190-1234": false, // 31 and 32 January
		"890200-4234": true, "890200-1234": false, // 29 February 2000 and 1900
		"890204-9234": true, "890203-9234": false,
		"611300-1234": false, "610000-1234": false, "600190-1234": false,
		"610158-5234": true, "610157-5234": true,
	} {
		if got := len(personnummer.Find(number)) == 1; got != want {
			t.Errorf("%s is found: %v, want %v", number, got, want)
		}
	}
}

// Modulus 11 is not asked for, so all four digits will do with a day that fits.
func TestNumbersWithoutModulus11AreFound(t *testing.T) {
	for last := range 10_000 {
		if number := fmt.Sprintf("610188-%04d", last); len(personnummer.Find(number)) != 1 {
			t.Fatalf("%s is not found", number)
		}
	}
}

// cleanNotes are notes as they are written, with a number of each kind that is none of a person.
var cleanNotes = []string{
	"Aftalt på mødet den 01.02.2026 kl. 14.30 med forstanderen.", "Journalnr. 26/012345 er oprettet.", "Sagsnr. 2026-010190-1234 hos kommunen.",
	"CVR 12345678 og P-nummer 1003456789.", "P-nr. 1012345678 er tilbuddets adresse.", "Ring på 12 34 56 78 eller +45 12345678.",
	"+4512345678 er vagttelefonen.", "Tlf. 0101 1234.", "EAN 5798001234567.", "Uge 34, 2026-08-17 til 2026-08-21.", "§ 66, stk. 1, nr. 5, og § 107.",
	"Perioden 1.1.2026-31.12.2026.", "010126 er datoen på skemaet.", "01.01.26 1 dag.", "Værelse 12-01, 3. sal.", "Budget 1.012.345.678 kr.",
	"Konto 1234 0112345678.", "Reg.nr. 1234 konto 0101901234.", "IBAN DK5000400440116243.", "Faktura 0112233445 er betalt.", "80 % af 120 borgere.",
	"Version 1.2.3.4 af skemaet.", "kl. 08.00-16.00 og 16.00-22.00.", "Sag A010190-1234B.", "Indikator 3.b.1 og 10.a.2.", "2026/011290/1234",
	"Fra 010126 til 311226.", "P-nummer: 1001234567.", "ISBN 8712345678.", "Mobil 2011223344.", "12,5 timer og 0,75 stilling.", "100.000-150.000 kr.",
	"Skema 61 udfyldt 12 gange.", "Side 12-15 i bilag 3.", "Den 3/4-2026 og 5/6-2026.", "Serienummer 0101900123 på alarmen.", "1. 2. 3. prioritet", "0-18 år",
	"Sagsnr. 260115-1234 hos os.", "Sag nr.: 260115-1234", "Journalnummer 260115-1234", "Faktura 260115-1234 er betalt.", "Betalt 01.03.26 1500 kr.", "Medlemsnr. er 0101901234",
	"Kontonr. 1234 0112345678", "Den 23.11.2026 1430.", "01.09.2025-2026",
}

func TestCleanNotesAreLeftAlone(t *testing.T) {
	for _, note := range cleanNotes {
		if hits := personnummer.Find(note); len(hits) > 0 {
			t.Errorf("%q: %+v", note, hits)
		}
	}
}

// Of random notes with other numbers in them at most one in a hundred is warned of.
func TestFewFalseWarnings(t *testing.T) {
	notes, warned := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		n := func(max int) int { return rapid.IntRange(0, max).Draw(t, "n") }
		note := fmt.Sprintf("Den %d.%d.20%02d kl. %02d.%02d ringede vi på %02d %02d %02d %02d. CVR %08d, P-nr. 1%09d, sag %d/%06d, j.nr. 20%02d-%05d.",
			1+n(30), 1+n(11), n(99), n(23), n(59), n(99), n(99), n(99), n(99), n(99_999_999), n(999_999_999), n(99), n(999_999), n(99), n(99_999))
		notes++
		if len(personnummer.Find(note)) > 0 {
			warned++
		}
	})
	if warned*100 > notes {
		t.Errorf("%d of %d clean notes are warned of", warned, notes)
	}
}

// A number on a line of its own is found exactly, whatever stands before and after it,
// and what is masked has none left, also when it is masked again.
func FuzzFind(f *testing.F) {
	for i, seed := range append([]string{"610190-1234", "6101901234 6101901234", "\xff610190-1234", "61–01–90–1234", "610190\u00a0-1234", ",0", "610190-", "konto"}, cleanNotes...) {
		f.Add(seed, uint(i), seed)
	}
	f.Fuzz(func(t *testing.T, before string, drawn uint, after string) {
		spellings := []string{"%02d%02d%02d%04d", "%02d%02d%02d-%04d", "%02d%02d%02d %04d", "%02d %02d %02d %04d", "%02d.%02d.%02d-%04d", "%02d%02d%02d–%04d", "%02d/%02d-%02d %04d"}
		day, month, year, last := 61+drawn%28, 1+drawn/28%12, drawn/336%37, drawn/12432%4000 // of 1900 to 1936
		planted := fmt.Sprintf(spellings[drawn%uint(len(spellings))], day, month, year, last)
		text := before + "\n" + planted + "\n" + after
		end, found := 0, false
		for _, hit := range personnummer.Find(text) {
			if hit.Start < end || hit.End > len(text) || hit.End-hit.Start < 10 {
				t.Fatalf("%q: %+v", text, hit)
			}
			end = hit.End
			found = found || hit.Start == len(before)+1 && text[hit.Start:hit.End] == planted
		}
		if !found {
			t.Errorf("%q is not found in %q", planted, text)
		}
		masked := personnummer.Mask(text)
		if utf8.ValidString(text) && !utf8.ValidString(masked) {
			t.Errorf("%q is masked as %q", text, masked)
		}
		if left := personnummer.Find(masked); len(left) > 0 || personnummer.Mask(masked) != masked {
			t.Errorf("%q is masked as %q, which has %+v", text, masked, left)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(strings.Join(cleanNotes, " ")+" ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		personnummer.Find(text)
	}
}
