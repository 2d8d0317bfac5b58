package interview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"spindel/interview/personnummer"
	"spindel/kvalitetsmodel"
)

// EraseCPR takes the last four digits out of what looks like CPR numbers in the
// entries of a journal with those numbers, or in all where none are given, and adds
// the record of it. The answer is the whole journal anew: a hash covers all entries
// before it, so that every one from the first erased number on is another. It
// answers with the journal as it was, and no places, where there is nothing to erase.
func EraseCPR(model *kvalitetsmodel.Model, journal []Entry, only []int, at time.Time, by string) (erased []Entry, places []CPRPlace, err error) {
	for _, place := range CPRNumbers(journal) {
		if len(only) == 0 || slices.Contains(only, place.Seq) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return journal, nil, nil
	}
	record := PersonnumreErased{}
	for _, place := range places {
		record.Entries = append(record.Entries, place.Seq)
		record.Numbers += len(place.Masked)
	}
	erased = maskEntries(journal, record.Entries)
	sag, err := Fold(journal[0].Sag, erased)
	if err != nil {
		return nil, nil, fmt.Errorf("erase CPR numbers: %w", err)
	}
	added, err := sag.Record(model, at, by, record)
	if err != nil {
		return nil, nil, err
	}
	return append(erased, added...), places, nil
}

// maskEntries masks the entries with those numbers and seals all that follow anew.
// Two copies of a journal of which the same entries are masked are the same again.
func maskEntries(journal []Entry, seqs []int) []Entry {
	again, head, changed := slices.Clone(journal), "", false
	for i := range again {
		if slices.Contains(seqs, again[i].Seq) {
			again[i].Payload = masked(again[i].Payload)
			changed = true
		}
		if changed {
			again[i].Hash = again[i].chain(head)
		}
		head = again[i].Hash
	}
	return again
}

// masked masks the strings of a sealed change where they stand, so that nothing else
// of it is written in another way.
func masked(payload []byte) []byte {
	var out []byte
	copied := int64(0)
	for decoder := json.NewDecoder(bytes.NewReader(payload)); ; {
		before := decoder.InputOffset()
		token, err := decoder.Token()
		if err != nil {
			return append(out, payload[copied:]...)
		}
		text, ok := token.(string)
		if !ok {
			continue
		}
		clean, _ := Clean(text) // as it is read
		safe := personnummer.Mask(clean)
		if safe == clean {
			continue
		}
		literal, err := json.Marshal(safe)
		if err != nil {
			panic(err) // a string has no way to fail
		}
		start := before + int64(bytes.IndexByte(payload[before:], '"'))
		out = append(append(out, payload[copied:start]...), literal...)
		copied = decoder.InputOffset()
	}
}

// AlignErased brings a journal from elsewhere in line with one that is here where
// CPR numbers were erased on one side. Where they were erased here, it answers with
// the other journal without them, so that they do not come back. Where they were
// erased there and still stand here, it fails with ErrErasedThere.
func AlignErased(here, there []Entry) ([]Entry, error) {
	var seqs []int
	for i := range min(len(here), len(there)) {
		a, b := here[i], there[i]
		if a.Hash == b.Hash && len(seqs) == 0 {
			continue
		}
		if !a.At.Equal(b.At) || a.By != b.By || a.Kind != b.Kind {
			break
		}
		if bytes.Equal(a.Payload, b.Payload) {
			continue
		}
		switch {
		case bytes.Equal(a.Payload, masked(b.Payload)):
			seqs = append(seqs, b.Seq)
		case bytes.Equal(masked(a.Payload), b.Payload):
			return nil, fmt.Errorf("entry %d: %w", a.Seq, ErrErasedThere)
		}
	}
	if len(seqs) == 0 {
		return there, nil
	}
	return maskEntries(there, seqs), nil
}
