package commands

import (
	"context"
	"errors"
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// rebase makes the waiting changes of a sag anew on top of what another program
// has stored in the meantime. Each is merged with what the other wrote, and
// recorded on its own, so that one that the rules now refuse does not hold back
// the others; its text is kept as a draft.
func (s *Saver) rebase(ctx context.Context, id interview.SagID) error {
	journal, err := s.store.Load(ctx, id)
	if err != nil {
		return err
	}
	sag, err := interview.Fold(id, journal)
	if err != nil {
		return err
	}
	model, err := s.models(sag.Edition)
	if err != nil {
		return err
	}
	report := Rebased{Sag: sag, Items: map[int]int{}}
	if err := s.remake(model, journal, &report); err != nil {
		return err
	}
	s.report(report)
	return nil
}

// base is a sag as the screen has it, and the new numbers of what it has added,
// the latest last, which it does not know of yet.
type base struct {
	sag      *interview.Sag
	numbered []interview.Renumbering
}

// remake records the waiting batches of the sag again, in their order.
func (s *Saver) remake(model *kvalitetsmodel.Model, journal []interview.Entry, report *Rebased) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var on base // what the next change was made on
	var remade [][]interview.Entry
	for _, batch := range s.batches {
		if batch[0].Sag != report.Sag.ID {
			remade = append(remade, batch)
			continue
		}
		for _, entry := range batch {
			change, err := entry.Change()
			if err != nil {
				return err
			}
			if on = s.baseOf(entry, on, journal); on.sag != nil {
				change = on.merged(report, change)
				if err := on.sag.Apply(entry); err != nil {
					return err
				}
			}
			entries, err := report.Sag.Record(model, entry.At, entry.By, change)
			var refused *interview.RefusedError
			switch {
			case errors.As(err, &refused):
				report.Refused++
				if draft, ok := draftOf(entry, change); ok {
					report.Drafts = append(report.Drafts, s.keep(draft))
				}
			case err != nil:
				return err
			default:
				remade = append(remade, entries)
			}
		}
	}
	s.batches = remade
	s.bases[report.Sag.ID] = on
	return nil
}

// merged fits a change onto the sag as it is now. A priority that the other
// program's has taken the number of gets a new one, which later changes speak of.
func (b *base) merged(report *Rebased, change interview.Change) interview.Change {
	if added, ok := change.(interview.PlanItemAdded); ok {
		again, numbered := interview.Again(report.Sag, added)
		b.numbered = append(b.numbered, numbered)
		if nr := again.(interview.PlanItemAdded).Item.Nr; nr != added.Item.Nr {
			report.Items[added.Item.Nr] = nr
		}
		return again
	}
	for _, numbered := range slices.Backward(b.numbered) { // a new number can be an old one too
		change = numbered.Of(change)
	}
	return interview.Merge(b.sag, report.Sag, change)
}

// baseOf is what an entry was made on: the sag that the entry before it led to,
// the one where an earlier rebase left the screen, or the beginning of the stored
// journal. It is empty when none of them is.
func (s *Saver) baseOf(entry interview.Entry, latest base, journal []interview.Entry) base {
	for _, on := range []base{latest, s.bases[entry.Sag]} {
		if on.sag != nil && entry.Follows(on.sag.Seq, on.sag.Head) {
			return on
		}
	}
	if entry.Seq-1 > len(journal) {
		return base{}
	}
	sag, err := interview.Fold(entry.Sag, journal[:entry.Seq-1])
	if err != nil || !entry.Follows(sag.Seq, sag.Head) {
		return base{}
	}
	return base{sag: sag}
}

// keep makes a refused text a draft that waits to be written, unless the person
// has typed in its field since. It answers with the draft that stands.
func (s *Saver) keep(draft interview.Draft) interview.Draft {
	key := draftKey{draft.Sag, draft.Field}
	if newer, typed := s.drafts[key]; typed {
		return newer.draft
	}
	s.drafts[key] = pendingDraft{draft: draft}
	return draft
}

// draftOf turns the text of a change back into a draft.
func draftOf(entry interview.Entry, change interview.Change) (interview.Draft, bool) {
	draft := interview.Draft{Sag: entry.Sag, Field: change.Field(), Text: interview.TextOf(change), At: entry.At}
	return draft, draft.Field != "" && draft.Text != ""
}
