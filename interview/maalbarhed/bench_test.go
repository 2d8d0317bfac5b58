package maalbarhed_test

import (
	"fmt"
	"strings"
	"testing"

	"spindel/interview/maalbarhed"
)

// said is what a tilbud says, of some length in bytes.
func said(length int) string {
	const answer = "Kontaktpersonen og borgeren skriver mindst to mål for skole, job eller aktivitet i den individuelle plan senest fire uger efter " +
		"indskrivningen. De gør status hver fjerde uge, og status føres i journalen. Supervision har vi ikke, men lederen holder løbende øje med det. "
	return strings.Repeat(answer, length/len(answer)+1)[:length]
}

// strange are texts that could make a reader slow: of words that each come once,
// of one sentence without an end, of nothing but negations, of digits.
func strange(length int) map[string]string {
	var words strings.Builder
	for i := 0; words.Len() < length; i++ {
		fmt.Fprintf(&words, "kontaktpersonernes%dfamilie ", i*7919)
	}
	return map[string]string{
		"speech":    said(length),
		"words":     words.String()[:length],
		"endless":   strings.NewReplacer(".", "", ",", "").Replace(said(2 * length))[:length],
		"negations": strings.Repeat("det er ikke besluttet, hvem der ikke ", length/36+1)[:length],
		"digits":    strings.Repeat("14. 3,5 1/1-28 ", length/15+1)[:length],
		"letters":   strings.Repeat("æ", length/2),
	}
}

// BenchmarkRead is a usual answer of 2,000 characters.
func BenchmarkRead(b *testing.B) {
	text := said(2000)
	maalbarhed.Read("") // the lexicon is read once
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		maalbarhed.Read(text)
	}
}

// BenchmarkReadLong shows that time grows with the length and with nothing else:
// ns/byte stays what it is from 25 KB to 100 KB, whatever the text is like.
func BenchmarkReadLong(b *testing.B) {
	maalbarhed.Read("")
	for _, kb := range []int{25, 100} {
		for name, text := range strange(kb << 10) {
			b.Run(fmt.Sprintf("%s/%dKB", name, kb), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					maalbarhed.Read(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/byte")
			})
		}
	}
}
