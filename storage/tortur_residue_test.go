//go:build tortur

package storage_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/storage"
)

// TestTortureResidue writes, mends, forgets and erases texts that each hold a marker of
// its own, in sager that are erased in the end. No marker may stand in any file then,
// and none that was erased as a CPR number.
func TestTortureResidue(t *testing.T) {
	random := tortur.Random(t)
	runs, markers, rewritten := tortur.Runs(12, 200), 0, 0
	for n := range runs {
		r := newResidue(t, random)
		r.live(t, 40+random.IntN(60))
		if n%2 == 0 {
			r.mask(t)
			rewritten++
		}
		_, err := r.db.Erase(t.Context(), "lunden-k7q2")
		must(t, err)
		for name, content := range r.files(t) {
			if at := strings.Index(content, residueMarker); at >= 0 {
				t.Fatalf("round %d: %q still stands in %s", n, content[at:at+24], name)
			}
			if strings.Contains(content, "lunden-k7q2") {
				t.Fatalf("round %d: the id of the sag still stands in %s", n, name)
			}
		}
		if v := check(t, r.db); !v.Sound() || v.Sager != 1 {
			t.Fatalf("round %d: %+v", n, v)
		}
		markers += r.markers
	}
	tortur.Report(t, tortur.Row{
		Promise: "Det, der er slettet, står ikke i filerne",
		Test:    "spindel slet og spindel masker efter tilfældigt arbejde; søgt i databasen, loggen og kopierne",
		Count:   fmt.Sprintf("%d sager med %s mærkede tekster, %d først masket", runs, tortur.Number(markers), rewritten),
		Result:  "0 fund",
	})
}

// TestTortureResidueControl deletes as SQLite does by itself, which must leave
// something: otherwise the search is blind.
func TestTortureResidueControl(t *testing.T) {
	random := tortur.Random(t)
	r := newResidue(t, random)
	r.live(t, 100)
	run(t, r.db.SQL(), "PRAGMA secure_delete = OFF")
	run(t, r.db.SQL(), "DELETE FROM kladde; DELETE FROM journal WHERE sag = 'lunden-k7q2'; PRAGMA wal_checkpoint(TRUNCATE)")
	left := 0
	for _, content := range r.files(t) {
		left += strings.Count(content, residueMarker)
	}
	if left == 0 {
		t.Error("nothing was left: the search is blind")
	}
	tortur.Report(t, tortur.Row{
		Promise: "Kontrol: søgningen efter slettet tekst finder den, når den er der",
		Test:    "slettet, som SQLite gør det af sig selv",
		Count:   "1 sag",
		Result:  fmt.Sprintf("%s fund, som der skal være", tortur.Number(left)),
	})
}

const residueMarker = "MAERKE"

// residue is a database with a sag that will be erased and one that stays.
type residue struct {
	db      *storage.DB
	path    string
	random  *rand.Rand
	secret  *storetest.Writer
	other   *storetest.Writer
	markers int
}

// newResidue begins with a database of an older version, so that there is a copy of it.
func newResidue(t *testing.T, random *rand.Rand) *residue {
	r := &residue{path: newPath(t), random: random,
		secret: storetest.NewWriter(model(t), "lunden-k7q2"), other: storetest.NewWriter(model(t), "skoven-m3x8")}
	old(t, r.path, 1+random.IntN(storage.NewestVersion()-1), interview.Draft{}, r.secret.Register(t), r.other.Register(t))
	r.db = open(t, r.path)
	return r
}

// text has a marker somewhere in it, and something like a CPR number (day + 60).
func (r *residue) text() string {
	r.markers++
	return fmt.Sprintf("%s %s%08d 70%02d%02d-%04d %s", strings.Repeat("før ", r.random.IntN(800)), residueMarker, r.markers,
		1+r.random.IntN(12), r.random.IntN(100), 1+r.random.IntN(9998), strings.Repeat("æøå ", r.random.IntN(800)))
}

func (r *residue) live(t *testing.T, steps int) {
	answers := []string{"1.a", "1.b", "2.a", "3.b"}
	for range steps {
		field := answers[r.random.IntN(len(answers))]
		switch r.random.IntN(5) {
		case 0:
			must(t, r.db.SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: interview.Field("svar/" + field), Text: r.text(), At: time.Now()}))
		case 1:
			must(t, r.db.DropDraft(t.Context(), "lunden-k7q2", interview.Field("svar/"+field)))
		case 2:
			appendAll(t, r.db, r.other.Answer(t, "1.a", strings.Repeat("Hver uge. ", r.random.IntN(500)+1)))
		default:
			appendAll(t, r.db, r.secret.Answer(t, "1.a", r.text()))
		}
		if r.random.IntN(30) == 0 {
			must(t, r.db.Rebuild(t.Context()))
		}
	}
}

// mask erases the CPR numbers, and looks for one that still stands somewhere.
func (r *residue) mask(t *testing.T) {
	journal, err := r.db.Load(t.Context(), "lunden-k7q2")
	must(t, err)
	erased, _, err := interview.EraseCPR(model(t), journal, nil, time.Now(), "A")
	must(t, err)
	_, err = r.db.Rewrite(t.Context(), journal[len(journal)-1].Hash, erased, nil)
	must(t, err)
	for name, content := range r.files(t) {
		for _, line := range strings.Split(content, residueMarker)[1:] {
			if len(line) > 20 && line[15] == '-' && line[16] != 'x' {
				t.Fatalf("a number still stands in %s", name)
			}
		}
	}
}

// files are all in the folder of the database.
func (r *residue) files(t *testing.T) map[string]string {
	all := map[string]string{}
	for _, name := range names(t, filepath.Dir(r.path)) {
		all[name] = read(t, filepath.Join(filepath.Dir(r.path), name))
	}
	return all
}
