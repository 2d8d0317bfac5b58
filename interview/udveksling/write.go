package udveksling

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"spindel/interview"
)

// Write writes whole journals as one file, in the order of the ids of their
// sager and with a line for each entry. It fails with an *Error, and writes
// nothing, where the file could not be read again: when a limit is passed or a
// journal is damaged.
func Write(w io.Writer, journals ...[]interview.Entry) error {
	journals = slices.Clone(journals)
	slices.SortFunc(journals, func(a, b []interview.Entry) int { return strings.Compare(idOf(a), idOf(b)) })
	file := fmt.Appendf(nil, "{\n  %q: %q,\n  %q: %d,\n  %q: [", keyFormat, Format, keyVersion, Version, keySager)
	for i, journal := range journals {
		if i > 0 {
			file = append(file, ',')
		}
		file = append(file, "\n    {\""+keySag+"\": "...)
		file = appendText(file, idOf(journal))
		file = append(file, ", \""+keyJournal+"\": ["...)
		for j, entry := range journal {
			if j > 0 {
				file = append(file, ',')
			}
			if !utf8.ValidString(entry.By) || !utf8.Valid(entry.Payload) {
				return &Error{Kind: UTF8, Sag: entry.Sag, Entry: entry.Seq, cause: interview.ErrBroken}
			}
			file = append(file, "\n      "...)
			if file = appendEntry(file, entry); len(file) > MaxFile {
				return &Error{Kind: TooLarge, Sag: entry.Sag, Entry: entry.Seq}
			}
		}
		file = append(file, "\n    ]}"...)
	}
	file = append(file, "\n  ]\n}\n"...)
	if _, err := parse(file); err != nil {
		return err
	}
	_, err := io.Copy(w, bytes.NewReader(file))
	return err
}

func idOf(journal []interview.Entry) string {
	if len(journal) == 0 {
		return ""
	}
	return string(journal[0].Sag)
}

func appendEntry(to []byte, entry interview.Entry) []byte {
	key := func(name string) { to = append(append(append(to, '"'), name...), `": `...) }
	to = append(to, '{')
	key(keyNr)
	to = append(strconv.AppendInt(to, int64(entry.Seq), 10), ", "...)
	for _, field := range [...]struct{ key, text string }{
		{keyTid, entry.At.UTC().Format(timestamp)}, {keyAf, entry.By}, {keySlags, entry.Kind},
		{keyChange, string(entry.Payload)}, {keyHash, entry.Hash},
	} {
		key(field.key)
		to = append(appendText(to, field.text), ", "...)
	}
	return append(to[:len(to)-2], '}')
}
