package udveksling

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads a string of at most so many bytes.
func (s *scanner) text(most int) (string, error) {
	if c := s.space(); c != '"' {
		return "", s.unexpected(c)
	}
	start := s.at
	s.at++
	plain := s.at // most strings have no escapes, and are taken as they stand
	for s.at < len(s.data) && s.data[s.at] != '"' && s.data[s.at] != '\\' {
		if err := s.plain(); err != nil {
			return "", err
		}
	}
	text := s.data[plain:s.at:s.at]
	for {
		switch {
		case len(text) > most:
			return "", s.failAt(start, TooLarge)
		case s.at >= len(s.data):
			return "", s.fail(Syntax)
		case s.data[s.at] == '"':
			s.at++
			return string(text), nil
		case s.data[s.at] == '\\':
			r, err := s.escape()
			if err != nil {
				return "", err
			}
			text = utf8.AppendRune(text, r)
		default:
			from := s.at
			if err := s.plain(); err != nil {
				return "", err
			}
			text = append(text, s.data[from:s.at]...)
		}
	}
}

// plain moves behind a character that stands for itself.
func (s *scanner) plain() error {
	switch c := s.data[s.at]; {
	case c < ' ':
		return s.fail(Syntax)
	case c < utf8.RuneSelf:
		s.at++
		return nil
	}
	r, size := utf8.DecodeRune(s.data[s.at:])
	if r == utf8.RuneError && size == 1 {
		return s.fail(UTF8)
	}
	s.at += size
	return nil
}

var escapes = map[byte]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads a character that is written with a backslash.
func (s *scanner) escape() (rune, error) {
	start := s.at
	if s.at+1 >= len(s.data) {
		return 0, s.fail(Syntax)
	}
	if s.data[s.at+1] != 'u' {
		r, known := escapes[s.data[s.at+1]]
		if !known {
			return 0, s.fail(Syntax)
		}
		s.at += 2
		return r, nil
	}
	r, ok := s.unit()
	if !ok {
		return 0, s.failAt(start, Syntax)
	}
	if !utf16.IsSurrogate(r) {
		return r, nil
	}
	low, ok := s.unit()
	if pair := utf16.DecodeRune(r, low); ok && pair != utf8.RuneError {
		return pair, nil
	}
	return 0, s.failAt(start, Surrogate)
}

// unit reads \u and four hexadecimal digits.
func (s *scanner) unit() (rune, bool) {
	if s.at+6 > len(s.data) || s.data[s.at] != '\\' || s.data[s.at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.data[s.at+2:s.at+6]), 16, 16)
	if err != nil {
		return 0, false
	}
	s.at += 6
	return rune(n), true
}

// appendText writes a string of JSON. Every character stands for itself that no
// terminal, editor or cleaner of text changes; the others are escaped, so that the
// file can be shown anywhere and hostile text in it stays inert.
func appendText(to []byte, text string) []byte {
	const hex = "0123456789abcdef"
	unit := func(r rune) {
		to = append(to, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
	}
	to = append(to, '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			to = append(to, '\\', byte(r))
		case r == '\n':
			to = append(to, `\n`...)
		case r >= ' ' && r <= '~', r >= '¡' && r <= 'ÿ' && r != '\u00ad', // æ, ø, å, §, » and «
			r == '–', r == '—', r >= '‘' && r <= '”' && r != '‛', r == '…':
			to = utf8.AppendRune(to, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			unit(high)
			unit(low)
		default:
			unit(r)
		}
	}
	return append(to, '"')
}
