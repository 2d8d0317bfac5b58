package interview

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"
)

// Entry is one change, sealed in the journal of its sag.
type Entry struct {
	Sag     SagID
	Seq     int       // from 1, without gaps
	At      time.Time // UTC; for people, never for ordering
	By      string    // the tilsynskonsulent who made the change
	Kind    string    // the name of the change's type: "AnswerGiven"
	Payload []byte    // the change as JSON, exactly as it was sealed
	Hash    string    // SHA-256 in hex over all of the above and the hash of the entry before
}

// seal makes the entry that follows after prev.
func seal(sag SagID, seq int, prev string, at time.Time, by string, change Change) (Entry, error) {
	payload, err := json.Marshal(change)
	if err != nil {
		return Entry{}, fmt.Errorf("seal %T: %w", change, err)
	}
	entry := Entry{Sag: sag, Seq: seq, At: at.UTC().Truncate(time.Millisecond), By: by,
		Kind: kindOf(change), Payload: payload}
	entry.Hash = entry.chain(prev)
	return entry, nil
}

// chain is the hash of the entry after an entry with hash prev. Every part is
// written with its length, so that no two entries share their bytes.
func (e Entry) chain(prev string) string {
	hash := sha256.New()
	var number [8]byte
	part := func(b []byte) {
		binary.BigEndian.PutUint64(number[:], uint64(len(b)))
		hash.Write(number[:])
		hash.Write(b)
	}
	part([]byte(prev))
	part([]byte(e.Sag))
	part(binary.BigEndian.AppendUint64(nil, uint64(e.Seq)))
	part(binary.BigEndian.AppendUint64(nil, uint64(e.At.UnixMilli())))
	part([]byte(e.By))
	part([]byte(e.Kind))
	part(e.Payload)
	return hex.EncodeToString(hash.Sum(nil))
}

// Follows reports whether the entry is the next one after an entry of the same
// sag with number seq and hash prev; 0 and "" stand for an empty journal.
func (e Entry) Follows(seq int, prev string) bool {
	return e.Seq == seq+1 && e.Hash == e.chain(prev)
}

// Change reads the change back, with its texts cleaned, since a journal may come from
// elsewhere and its texts go on to the screen and into papers. Its error wraps
// ErrNewer or ErrBroken.
func (e Entry) Change() (Change, error) {
	blank, ok := kinds[e.Kind]
	if !ok {
		return nil, fmt.Errorf("entry %d of kind %q: %w", e.Seq, e.Kind, ErrNewer)
	}
	change := reflect.New(blank)
	decoder := json.NewDecoder(bytes.NewReader(e.Payload))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(change.Interface()); err != nil || decoder.More() || !tidy(change.Elem()) {
		return nil, fmt.Errorf("entry %d of kind %q: %w", e.Seq, e.Kind, ErrBroken)
	}
	return change.Elem().Interface().(Change), nil
}

// kinds maps the name of a change to its type. The name is the type's own, so
// a change is added by adding it here.
var kinds = func() map[string]reflect.Type {
	all := map[string]reflect.Type{}
	for _, change := range []Change{
		TilbudRegistered{}, AnswerGiven{}, PointDrafted{}, PointRedrafted{}, PointSentenceWritten{}, CheckWritten{},
		CheckRemoved{}, CheckMoved{}, PointRemoved{}, VejledningUsed{}, ExpectationSet{}, ReasonsWritten{}, TemaAssessed{},
		GodkendelseClosed{}, GodkendelseReopened{}, TilsynOpened{}, FindingNoted{}, ScoreSet{},
		BedoemmelseWritten{}, TilsynClosed{}, PointDeadlineSet{}, NumberDrawn{}, PointStatusSet{},
		PlanItemAdded{}, PlanItemRemoved{}, PlanItemMoved{}, PlanTextWritten{}, PlanScopeSet{}, PlanOriginSet{},
		PlanPeriodSet{}, PlanProgressNoted{}, PlanStatusSet{}, PlanVerified{}, PlanApproved{},
		PersonnumreErased{}, JournalSalvaged{},
	} {
		all[kindOf(change)] = reflect.TypeOf(change)
	}
	return all
}()

func kindOf(change Change) string { return reflect.TypeOf(change).Name() }

// Kinds are the names of all kinds of change, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }
