package commands

import (
	"context"
	"errors"

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

// remake records the waiting batches of the sag again, in their order.
func (s *Saver) remake(model *kvalitetsmodel.Model, journal []interview.Entry, report *Rebased) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var on interview.Rebase // what the next change was made on
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
			if on = s.baseOf(entry, on, journal); on.Base != nil {
				change = report.fit(&on, change)
				if err := on.Base.Apply(entry); err != nil {
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

// fit fits a change onto the sag as it is now. A priority that the other program's
// has taken the number of gets a new one, which the screen is told.
func (r *Rebased) fit(on *interview.Rebase, change interview.Change) interview.Change {
	again := on.Fit(r.Sag, change)
	if added, ok := change.(interview.PlanItemAdded); ok {
		if nr := again.(interview.PlanItemAdded).Item.Nr; nr != added.Item.Nr {
			r.Items[added.Item.Nr] = nr
		}
	}
	return again
}

// baseOf is what an entry was made on: the sag that the entry before it led to,
// the one where an earlier rebase left the screen, or the beginning of the stored
// journal. It is empty when none of them is.
func (s *Saver) baseOf(entry interview.Entry, latest interview.Rebase, journal []interview.Entry) interview.Rebase {
	for _, on := range []interview.Rebase{latest, s.bases[entry.Sag]} {
		if on.Base != nil && entry.Follows(on.Base.Seq, on.Base.Head) {
			return on
		}
	}
	if entry.Seq-1 > len(journal) {
		return interview.Rebase{}
	}
	sag, err := interview.Fold(entry.Sag, journal[:entry.Seq-1])
	if err != nil || !entry.Follows(sag.Seq, sag.Head) {
		return interview.Rebase{}
	}
	return interview.Rebase{Base: sag}
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
