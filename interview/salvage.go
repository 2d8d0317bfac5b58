package interview

import (
	"cmp"
	"errors"
	"slices"
	"time"
)

// Salvaged is what came of a damaged journal.
type Salvaged struct {
	Journal  []Entry // hangs together; as it was where nothing was lost
	Lost     []int   // numbers of the entries that are gone, among those up to the last that was found
	Unproven []int   // numbers, as they were, of entries that are in the journal and that no hash speaks for
	Newer    bool    // there are entries that only a newer program can read; they are lost here
	Rest     []Entry // what was found and could not be used, in no order; hashes and texts may be anything
}

// Salvage makes a journal of the entries of one sag that were found in a damaged
// store, in any order and some of them perhaps twice or damaged. An entry is used
// when its own hash, or that of the entry after it, speaks for what it says. Where
// the entry before is gone, no hash can: such an entry is used and said to be
// unproven. Entries after one that is lost are sealed anew, with their time and
// author. Where they speak of a tilsyn, a point, a check or a priority that is lost,
// one is put in that says so. The journal then ends with the record of it all.
//
// The stand-in opens the sag where its own registration is lost.
func Salvage(id SagID, found []Entry, standin TilbudRegistered, at time.Time, by string) Salvaged {
	chosen, out := choose(id, found)
	sag := NewSag(id)
	take := func(entry Entry) bool {
		if !entry.Follows(sag.Seq, sag.Head) { // something before it is lost
			entry.Seq = sag.Seq + 1
			entry.Hash = entry.chain(sag.Head)
		}
		if sag.Apply(entry) != nil {
			return false
		}
		out.Journal = append(out.Journal, entry)
		return true
	}
	sealed := func(change Change) Entry {
		entry, err := seal(id, sag.Seq+1, sag.Head, at, by, change)
		if err != nil {
			panic(err) // what was read from JSON can be written as JSON
		}
		return entry
	}
	seq := 0
	for _, c := range chosen {
		for seq++; seq < c.entry.Seq; seq++ {
			out.Lost = append(out.Lost, seq)
		}
		if len(out.Lost) > 0 {
			for _, change := range standins(sag, c.entry, standin) {
				take(sealed(change))
			}
		}
		if _, err := c.entry.Change(); c.proven && errors.Is(err, ErrNewer) {
			out.Newer = true
		}
		switch {
		case !take(c.entry):
			out.Lost, out.Rest = append(out.Lost, seq), append(out.Rest, c.entry)
		case !c.proven:
			out.Unproven = append(out.Unproven, seq)
		}
	}
	if len(out.Lost) == 0 && len(out.Unproven) == 0 || len(out.Journal) == 0 {
		return out
	}
	take(sealed(JournalSalvaged{Lost: out.Lost, Unproven: out.Unproven}))
	return out
}

// choice is the entry that is used for a number.
type choice struct {
	entry  Entry
	proven bool
}

// choose picks an entry for each number that has one, in order.
func choose(id SagID, found []Entry) (chosen []choice, out Salvaged) {
	bySeq := map[int][]Entry{}
	for _, entry := range found {
		if entry.Sag == id && entry.Seq > 0 {
			bySeq[entry.Seq] = append(bySeq[entry.Seq], entry)
		}
	}
	seqs := make([]int, 0, len(bySeq))
	for seq := range bySeq {
		seqs = append(seqs, seq)
	}
	slices.Sort(seqs)
	heads := map[string]bool{"": true} // what the hash of the entry before may be
	for i, seq := range seqs {
		if seq > 1 && (i == 0 || seqs[i-1] != seq-1) {
			heads = nil // the entry before is gone
		}
		var best *choice
		next := map[string]bool{}
		for _, entry := range bySeq[seq] {
			next[entry.Hash] = true
			c := judge(entry, heads, bySeq[seq+1])
			if c != nil {
				next[c.entry.Hash] = true
			}
			if c != nil && (best == nil || c.proven && !best.proven) {
				if best != nil && best.entry.Hash != c.entry.Hash {
					out.Rest = append(out.Rest, best.entry)
				}
				best = c
			} else if c == nil {
				out.Rest = append(out.Rest, entry)
			}
		}
		if best != nil {
			chosen = append(chosen, *best)
		}
		heads = next
	}
	slices.SortFunc(chosen, func(a, b choice) int { return cmp.Compare(a.entry.Seq, b.entry.Seq) })
	return chosen, out
}

// judge tells whether an entry can be used after one that has one of the hashes. It
// is nil when what it says was changed. Its hash is mended where that was changed and
// the entry after it speaks for the right one.
func judge(entry Entry, heads map[string]bool, after []Entry) *choice {
	if heads == nil {
		if _, err := entry.Change(); err != nil {
			return nil
		}
		return &choice{entry, false}
	}
	for head := range heads {
		hash := entry.chain(head)
		if hash == entry.Hash {
			return &choice{entry, true}
		}
		if slices.ContainsFunc(after, func(next Entry) bool { return next.chain(hash) == next.Hash }) {
			entry.Hash = hash
			return &choice{entry, true}
		}
	}
	return nil
}

const lostText = "Teksten er gået tabt, da databasen blev beskadiget."

// standins are what has to be there before an entry makes sense, and is lost.
func standins(sag *Sag, entry Entry, registration TilbudRegistered) (missing []Change) {
	change, err := entry.Change()
	if err != nil {
		return nil
	}
	if _, registers := change.(TilbudRegistered); sag.Seq == 0 && !registers {
		missing = append(missing, registration)
	}
	tilsyn := tilsynOf(change)
	for nr := len(sag.Tilsyn) + 1; nr <= tilsyn && nr <= len(sag.Tilsyn)+mostLost; nr++ {
		missing = append(missing, TilsynOpened{Tilsyn: nr, Date: DateOf(entry.At)})
	}
	if ref, speaks := refOf(change); speaks {
		point := sag.Point(ref.Point)
		if point == nil {
			missing = append(missing, PointDrafted{Point: FollowUpPoint{ID: ref.Point, Indikator: ref.Point.indikator(), Sentence: lostText}})
		}
		if ref.Check > 0 && (point == nil || point.Check(ref.Check) == nil) {
			missing = append(missing, CheckWritten{Point: ref.Point, Check: Check{Nr: ref.Check, Text: lostText}})
		}
	}
	if c, ok := change.(planChange); ok {
		nr := 0
		c.renumbered(func(item int) int { nr = item; return item })
		item := sag.Plan.Item(nr)
		if item == nil && nr > 0 {
			missing = append(missing, PlanItemAdded{Item: PlanItem{Nr: nr, Texts: map[PlanColumn]string{Forhold: lostText}}})
		}
		if progress, ok := change.(PlanProgressNoted); ok {
			had := 0
			if item != nil {
				had = len(item.Progress)
			}
			for n := had + 1; n < progress.Nr && n <= had+mostLost; n++ {
				missing = append(missing, PlanProgressNoted{Item: nr, Nr: n, Progress: Progress{Date: progress.Date, Text: lostText}})
			}
		}
	}
	return missing
}

// mostLost bounds what one entry can ask for.
const mostLost = 100

// refOf is the check, or the point, that a change says something of.
func refOf(change Change) (ref CheckRef, speaks bool) {
	switch c := change.(type) {
	case PointSentenceWritten:
		return CheckRef{Point: c.Point}, true
	case PointDeadlineSet:
		return CheckRef{Point: c.Point}, true
	case PointStatusSet:
		return CheckRef{Point: c.Point}, true
	case CheckWritten:
		return CheckRef{Point: c.Point}, true
	case FindingNoted:
		return CheckRef{c.Point, c.Check}, true
	case NumberDrawn:
		return CheckRef{c.Point, c.Check}, true
	}
	return CheckRef{}, false
}
