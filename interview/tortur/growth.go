package tortur

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// The lengths in bytes at which the time of a reader of text is taken.
const (
	short  = 1 << 16
	longer = 8 // times as long
)

// Growth holds that the time to read a text follows its length, when it is made of
// one and the same part again and again: eight times the text may take at most
// forty times as long, since a busy machine takes its time, too. A reader that is
// done within half a second is quick enough in any case. It answers with how many
// times as long the worst of the texts took, as "15,3".
func Growth(t testing.TB, parts []string, read func(text string)) (worst string) {
	t.Helper()
	most := 0.0
	for _, part := range parts {
		once, more := quickest(part, short, read), quickest(part, longer*short, read)
		most = max(most, float64(more)/float64(once))
		if more > 5*longer*once && more > 500*time.Millisecond {
			t.Errorf("%q: %v for %d bytes, and %v for %d", part, once, short, more, longer*short)
		}
	}
	return strings.Replace(fmt.Sprintf("%.1f", most), ".", ",", 1)
}

func quickest(part string, length int, read func(string)) time.Duration {
	text, best := strings.Repeat(part, length/len(part)), time.Hour
	for range 3 {
		start := time.Now()
		read(text)
		best = min(best, time.Since(start))
	}
	return best
}
