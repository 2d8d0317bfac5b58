package tortur

import (
	"hash/fnv"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// Runs is how often a test does its work: short in CI, long in the long run.
func Runs(short, long int) int {
	if os.Getenv("SPINDEL_TORTUR") == "lang" {
		return long
	}
	return short
}

// Random is the source of all that a test chooses. Its seed is another one in
// every run, is printed with the test, and is the one of SPINDEL_FROE where that is set.
func Random(t testing.TB) *rand.Rand {
	t.Helper()
	seed, err := strconv.ParseUint(os.Getenv("SPINDEL_FROE"), 10, 64)
	if err != nil {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("SPINDEL_FROE=%d", seed)
	t.Attr(seedKey, strconv.FormatUint(seed, 10))
	name := fnv.New64()
	name.Write([]byte(t.Name()))
	return rand.New(rand.NewPCG(seed, name.Sum64()))
}

// Row is a line of the table: what is promised, how it was tried, how often, and
// what came of it. All of it is Danish, and none of it has a line break.
type Row struct {
	Promise string // "En gemt tekst går ikke tabt, når programmet bliver dræbt"
	Test    string // "kill -9 i et interview, 0–250 ms efter et tastetryk"
	Count   string // "300 drab, 2.104 gemte svar"
	Result  string // "0 tabt"
}

// Report notes the row of a test for the table. A test that has failed by then, or
// is skipped, never gets a good result: the table says that instead.
func Report(t testing.TB, row Row) {
	t.Helper()
	t.Attr("loefte", row.Promise)
	t.Attr("proeve", row.Test)
	t.Attr("antal", row.Count)
	t.Attr("resultat", row.Result)
}

const seedKey = "froe"
