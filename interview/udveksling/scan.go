package udveksling

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner reads JSON strictly, in the order in which it stands. It answers with
// an *Error that names the place.
type scanner struct {
	data    []byte
	at      int
	depth   int
	pointer []string // where it is, from the outermost
}

// fail is a fault at the place where the scanner is.
func (s *scanner) fail(kind Kind) *Error { return s.failAt(s.at, kind) }

func (s *scanner) failAt(at int, kind Kind) *Error {
	before := s.data[:min(at, len(s.data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return &Error{Kind: kind, Line: bytes.Count(before, []byte{'\n'}) + 1,
		Column: utf8.RuneCount(before[start:]) + 1, Pointer: s.where()}
}

func (s *scanner) where() string {
	var b strings.Builder
	for _, part := range s.pointer {
		b.WriteByte('/')
		b.WriteString(part)
	}
	return b.String()
}

// space moves to the next byte that means something, which is 0 at the end.
func (s *scanner) space() byte {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// open goes one level down, behind the bracket.
func (s *scanner) open(bracket byte) error {
	if c := s.space(); c != bracket {
		return s.unexpected(c)
	}
	if s.depth++; s.depth > MaxDepth {
		return s.fail(TooDeep)
	}
	s.at++
	return nil
}

// unexpected is a value of another type than was expected, or no value at all.
func (s *scanner) unexpected(c byte) error {
	if c == '{' || c == '[' || c == '"' || c == '-' || c >= '0' && c <= '9' {
		return s.fail(WrongType)
	}
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.data[s.at:], []byte(word)) {
			return s.fail(WrongType)
		}
	}
	return s.fail(Syntax)
}

// more tells whether another value follows in a list, after a comma where it is
// not the first, and goes one level up where none does.
func (s *scanner) more(first bool, end byte) (bool, error) {
	switch c := s.space(); {
	case c == end:
		s.at++
		s.depth--
		return false, nil
	case first:
		return true, nil
	case c != ',':
		return false, s.fail(Syntax)
	}
	s.at++
	if s.space() == end {
		return false, s.fail(Syntax)
	}
	return true, nil
}

// object reads an object and lets each read the value of every key. Two keys
// that differ by case alone are the same key.
func (s *scanner) object(each func(key string) error) error {
	if err := s.open('{'); err != nil {
		return err
	}
	var keys []string
	for first := true; ; first = false {
		more, err := s.more(first, '}')
		if err != nil || !more {
			return err
		}
		start := s.at
		if s.space() != '"' {
			return s.fail(Syntax)
		}
		key, err := s.text(MaxText)
		if err != nil {
			return err
		}
		for _, other := range keys {
			if strings.EqualFold(other, key) {
				return s.failAt(start, DuplicateKey)
			}
		}
		if !plainKey(key) {
			return s.failAt(start, UnknownKey)
		}
		if keys = append(keys, key); len(keys) > maxKeys {
			return s.failAt(start, TooLarge)
		}
		if s.space() != ':' {
			return s.fail(Syntax)
		}
		s.at++
		s.pointer = append(s.pointer, key)
		if err := each(key); err != nil {
			return err
		}
		s.pointer = s.pointer[:len(s.pointer)-1]
	}
}

// plainKey tells whether a key is in the small letters that every key of the
// format has. Others are unknown, and would be taken for known ones by a reader
// that does not look at case.
func plainKey(key string) bool {
	for _, c := range []byte(key) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return key != "" && len(key) <= maxID
}

// array reads a list of at most so many values and lets each read every one.
func (s *scanner) array(most int, each func(i int) error) error {
	if err := s.open('['); err != nil {
		return err
	}
	for i := 0; ; i++ {
		more, err := s.more(i == 0, ']')
		if err != nil || !more {
			return err
		}
		if i == most {
			return s.fail(TooLarge)
		}
		s.pointer = append(s.pointer, strconv.Itoa(i))
		if err := each(i); err != nil {
			return err
		}
		s.pointer = s.pointer[:len(s.pointer)-1]
	}
}

// integer reads a whole number of at most nine digits.
func (s *scanner) integer() (int, error) {
	c := s.space()
	if c != '-' && (c < '0' || c > '9') {
		return 0, s.unexpected(c)
	}
	start := s.at
	for s.at < len(s.data) && bytes.IndexByte([]byte("+-.0123456789eE"), s.data[s.at]) >= 0 {
		s.at++
	}
	const most = 9
	digits := string(s.data[start:min(s.at, start+most+1)])
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > most || strconv.Itoa(n) != digits {
		return 0, s.failAt(start, WrongNumber)
	}
	return n, nil
}

// value reads any value and checks it.
func (s *scanner) value() error {
	switch c := s.space(); {
	case c == '{':
		return s.object(func(string) error { return s.value() })
	case c == '[':
		return s.array(MaxEntries, func(int) error { return s.value() })
	case c == '"':
		_, err := s.text(MaxText)
		return err
	case c == '-' || c >= '0' && c <= '9':
		_, err := s.integer()
		return err
	}
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.data[s.at:], []byte(word)) {
			s.at += len(word)
			return nil
		}
	}
	return s.fail(Syntax)
}

// end wants nothing more to come.
func (s *scanner) end() error {
	if s.space(); s.at < len(s.data) {
		return s.fail(Trailing)
	}
	return nil
}

// missing wants every key to have been there.
func (s *scanner) missing(start int, seen map[string]bool, keys ...string) error {
	for _, key := range keys {
		if !seen[key] {
			err := s.failAt(start, MissingKey)
			err.Pointer = fmt.Sprintf("%s/%s", err.Pointer, key)
			return err
		}
	}
	return nil
}
