package udveksling

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Sag is one sag of a file: its journal, and the fold of it.
type Sag struct {
	*interview.Sag
	Journal []interview.Entry
}

// Read reads a whole file and checks all of it: the JSON, the hash chain of each
// journal, and every change against the rules of its sag under an edition of the
// library. Its error is an *Error, or what the reader failed with.
func Read(r io.Reader, library *kvalitetsmodel.Library) ([]Sag, error) {
	data, err := ReadWithin(MaxFile, r)
	if err != nil {
		return nil, fmt.Errorf("read the exchange file: %w", err)
	}
	return Parse(data, library)
}

// ReadWithin reads all there is, or one byte more than the limit of bytes. A file
// tells how large it is and is read where there is room for all of it, since one that
// is to be refused must not fill the memory with the rooms it has grown out of.
func ReadWithin(limit int, r io.Reader) ([]byte, error) {
	var all bytes.Buffer
	if file, ok := r.(fs.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			all.Grow(int(min(info.Size(), int64(limit)+1)) + bytes.MinRead)
		}
	}
	_, err := all.ReadFrom(io.LimitReader(r, int64(limit)+1))
	return all.Bytes(), err
}

// Parse does the same with a file that is in memory.
func Parse(data []byte, library *kvalitetsmodel.Library) ([]Sag, error) {
	if len(data) > MaxFile {
		return nil, &Error{Kind: TooLarge}
	}
	journals, err := parse(data)
	if err != nil {
		return nil, err
	}
	sager := make([]Sag, 0, len(journals))
	for _, journal := range journals {
		sag, err := replay(journal, library)
		if err != nil {
			return nil, err
		}
		sager = append(sager, Sag{sag, journal})
	}
	return sager, nil
}

// replay makes the sag from its journal, change by change under the rules.
func replay(journal []interview.Entry, library *kvalitetsmodel.Library) (*interview.Sag, error) {
	sag := interview.NewSag(journal[0].Sag)
	var model *kvalitetsmodel.Model
	for _, entry := range journal {
		fault := &Error{Sag: entry.Sag, Entry: entry.Seq}
		change, err := entry.Change()
		switch {
		case errors.Is(err, interview.ErrNewer):
			fault.Kind, fault.cause = NewChange, interview.ErrNewer
			return nil, fault
		case err != nil:
			fault.Kind, fault.cause = WrongChange, interview.ErrBroken
			return nil, fault
		}
		if registered, ok := change.(interview.TilbudRegistered); ok && model == nil {
			if model, err = library.Edition(registered.Edition); err != nil {
				fault.Kind, fault.cause = NewEdition, kvalitetsmodel.ErrUnknownEdition
				return nil, fault
			}
		}
		if model == nil || sag.Replay(model, entry) != nil {
			fault.Kind, fault.cause = Refused, interview.ErrBroken
			return nil, fault
		}
	}
	return sag, nil
}

// parse reads the journals of a file and checks that each hangs together.
func parse(data []byte) ([][]interview.Entry, error) {
	s := &scanner{data: data}
	var journals [][]interview.Entry
	seen := map[string]bool{}
	if s.space() != '{' {
		return nil, s.unfamiliar(s.value())
	}
	err := s.object(func(key string) error {
		seen[key] = true
		switch key {
		case keyFormat:
			return s.exactly(Format)
		case keyVersion:
			return s.version()
		case keySager:
			ids := map[interview.SagID]bool{}
			return s.array(MaxSager, func(int) error {
				s.space()
				start := s.at
				journal, err := s.sag()
				if err != nil {
					return err
				}
				if id := journal[0].Sag; ids[id] {
					fault := s.failAt(start, SameSag)
					fault.Sag = id
					return fault
				}
				ids[journal[0].Sag] = true
				journals = append(journals, journal)
				return nil
			})
		}
		return s.fail(UnknownKey)
	})
	if err != nil {
		return nil, err
	}
	if err := s.missing(0, seen, keyFormat, keyVersion, keySager); err != nil {
		return nil, err
	}
	return journals, s.end()
}

// unfamiliar is the fault of a file that holds something else than an object.
func (s *scanner) unfamiliar(err error) error {
	if err != nil {
		return err
	}
	return s.failAt(0, NotSpindel)
}

func (s *scanner) exactly(want string) error {
	s.space()
	start := s.at
	got, err := s.text(MaxText)
	if err == nil && got != want {
		err = s.failAt(start, NotSpindel)
	}
	return err
}

func (s *scanner) version() error {
	s.space()
	start := s.at
	got, err := s.integer()
	if err == nil && got != Version {
		fault := s.failAt(start, NewVersion)
		fault.cause = interview.ErrNewer
		return fault
	}
	return err
}

// sag reads one sag. Its id must come before its journal is checked, wherever it stands.
func (s *scanner) sag() ([]interview.Entry, error) {
	s.space()
	start := s.at
	var id string
	var journal []interview.Entry
	var places []int // where the entries begin
	seen := map[string]bool{}
	err := s.object(func(key string) error {
		seen[key] = true
		switch key {
		case keySag:
			s.space()
			at := s.at
			text, err := s.text(MaxText)
			if err == nil && !validID(text) {
				err = s.failAt(at, WrongValue)
			}
			id = text
			return err
		case keyJournal:
			return s.array(MaxEntries, func(int) error {
				s.space()
				places = append(places, s.at)
				entry, err := s.entry()
				journal = append(journal, entry)
				return err
			})
		}
		return s.fail(UnknownKey)
	})
	if err == nil {
		err = s.missing(start, seen, keySag, keyJournal)
	}
	var fault *Error
	if errors.As(err, &fault) && validID(id) {
		fault.Sag, fault.Entry = interview.SagID(id), within(fault.Pointer)
	}
	if err != nil {
		return nil, err
	}
	if len(journal) == 0 {
		fault := s.failAt(start, Sequence)
		fault.Sag, fault.cause = interview.SagID(id), interview.ErrBroken
		return nil, fault
	}
	return journal, s.chain(interview.SagID(id), journal, places)
}

// within is the number of the entry that a place lies in, or 0.
func within(pointer string) int {
	parts := strings.SplitN(pointer, "/", 6) // "", sager, i, journal, j
	if len(parts) < 5 {
		return 0
	}
	n, err := strconv.Atoi(parts[4])
	if err != nil {
		return 0
	}
	return n + 1
}

// chain gives the entries the id of their sag and checks that each follows the
// one before.
func (s *scanner) chain(id interview.SagID, journal []interview.Entry, places []int) error {
	head := ""
	for i := range journal {
		journal[i].Sag = id
		kind := WrongHash
		if journal[i].Seq != i+1 {
			kind = Sequence
		}
		if !journal[i].Follows(i, head) {
			fault := s.failAt(places[i], kind)
			fault.Pointer += fmt.Sprintf("/%s/%d", keyJournal, i)
			fault.Sag, fault.Entry, fault.cause = id, i+1, interview.ErrBroken
			return fault
		}
		head = journal[i].Hash
	}
	return nil
}

// entry reads one entry of a journal. Its sag is not known yet.
func (s *scanner) entry() (interview.Entry, error) {
	var entry interview.Entry
	start := s.at
	seen := map[string]bool{}
	err := s.object(func(key string) (err error) {
		seen[key] = true
		s.space()
		at := s.at
		good := true
		switch key {
		case keyNr:
			entry.Seq, err = s.integer()
		case keyTid:
			var text string
			if text, err = s.text(MaxText); err == nil {
				entry.At, good = parseTime(text)
			}
		case keyAf:
			entry.By, err = s.text(MaxText)
		case keySlags:
			entry.Kind, err = s.text(maxID)
			good = entry.Kind != ""
		case keyHash:
			entry.Hash, err = s.text(MaxText)
			good = validHash(entry.Hash)
		case keyChange:
			var text string
			if text, err = s.text(MaxChange); err == nil {
				entry.Payload = []byte(text)
				err = s.change(at, entry.Payload)
			}
		default:
			return s.fail(UnknownKey)
		}
		if err == nil && !good {
			err = s.failAt(at, WrongValue)
		}
		return err
	})
	if err == nil {
		err = s.missing(start, seen, keyNr, keyTid, keyAf, keySlags, keyChange, keyHash)
	}
	return entry, err
}

// change checks the JSON of a change, which must be an object, as strictly as the
// file around it. A fault in it is placed where the change begins in the file.
func (s *scanner) change(at int, payload []byte) error {
	inner := &scanner{data: payload, depth: s.depth, pointer: s.pointer}
	err := inner.object(func(string) error { return inner.value() })
	if err == nil {
		err = inner.end()
	}
	var fault *Error
	if errors.As(err, &fault) {
		place := s.failAt(at, fault.Kind)
		fault.Line, fault.Column = place.Line, place.Column
	}
	return err
}

// validID tells whether a text can be the id of a sag: small letters, digits and
// hyphens, as NewSagID makes it.
func validID(text string) bool {
	return plainKey(text) && !strings.Contains(text, "_")
}

func validHash(text string) bool {
	sum, err := hex.DecodeString(text)
	return err == nil && len(sum) == 32 && hex.EncodeToString(sum) == text
}
