package overdragelse_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"spindel/interview/udveksling"
)

// exchangeTexts are files that are wrong as JSON or in their shape, each made from
// a good one by a single change.
func exchangeTexts(t testing.TB) []vector {
	t.Helper()
	good := string(exported(t, goodJournal(t)))
	var list []vector
	add := func(name string, kind udveksling.Kind, reason, content string) {
		list = append(list, vector{name: "json-" + name, format: "exchange", kind: string(kind), reason: reason, content: []byte(content)})
	}
	edit := func(name string, kind udveksling.Kind, reason, old, new string) {
		if !strings.Contains(good, old) {
			t.Fatalf("%s: the good file has no %q", name, old)
		}
		add(name, kind, reason, strings.Replace(good, old, new, 1))
	}
	add("ok", "", "as it is written", good)
	add("ok-compact", "", "without a space", compacted(t, good))
	add("ok-other-writer", "", "keys in another order, other spaces and escapes", rewritten(t, good))
	add("ok-line-ends", "", "line ends of Windows", strings.ReplaceAll(good, "\n", "\r\n"))
	add("ok-no-sag", "", "a file without sager", `{"format": "spindel-sag", "version": 1, "sager": []}`)
	edit("ok-escaped-key", "", "a key written with an escape", `"nr"`, `"\u006er"`)

	for name, content := range map[string]string{
		"empty": "", "spaces": " \n\t ", "brace": "{", "word": "hej", "html": "<!DOCTYPE html><html></html>", "comment": "// hej\n" + good,
		"bom": "\ufeff" + good, "utf16": "{\x00\"\x00", "half-literal": "{\"format\": tru}", "not-a-number": "{\"version\": NaN}",
		"unquoted": "{format: 1}", "single-quotes": "{'format': 1}", "leading-comma": "{,\"format\": \"spindel-sag\"}", "nul": "\x00" + good,
	} {
		add("syntax-"+name, udveksling.Syntax, "the file is no JSON", content)
	}
	for i := 1; i <= 6; i++ {
		add(fmt.Sprintf("cut-%d", i), udveksling.Syntax, "the file ends too early", good[:len(good)*i/7])
	}
	edit("no-comma", udveksling.Syntax, "a comma is missing", `"nr": 1, `, `"nr": 1 `)
	edit("two-commas", udveksling.Syntax, "a comma comes twice", `"nr": 1, `, `"nr": 1,, `)
	edit("last-comma", udveksling.Syntax, "a comma stands before the end of an object", "\n  ]\n}", "\n  ],\n}")
	edit("last-comma-list", udveksling.Syntax, "a comma stands before the end of a list", "\n    ]}", ",\n    ]}")
	edit("no-colon", udveksling.Syntax, "a colon is missing", `"nr": 1`, `"nr" 1`)
	edit("wrong-bracket", udveksling.Syntax, "a list ends as an object", "\n    ]}", "\n    }}")
	edit("raw-line-end", udveksling.Syntax, "a text has a line end in it", "Åse", "Å\nse")
	edit("raw-tab", udveksling.Syntax, "a text has a tab in it", "Åse", "Å\tse")
	edit("raw-escape", udveksling.Syntax, "a text has an ESC in it", "Åse", "\x1b[31mÅse")
	edit("bad-escape", udveksling.Syntax, "an escape is not known", "Åse", `\xc5se`)
	edit("bad-hex", udveksling.Syntax, "an escape has a letter that is no digit", "Åse", `\u00G5se`)
	edit("plus-hex", udveksling.Syntax, "an escape has a sign in it", "Åse", `\u+0c5se`)

	edit("utf8-byte", udveksling.UTF8, "a byte that is no character", "Åse", "\xffse")
	edit("utf8-latin1", udveksling.UTF8, "a letter in Latin-1", "Åse", "\xc5se")
	edit("utf8-overlong", udveksling.UTF8, "a character in more bytes than it has", "Åse", "\xc0\xafse")
	edit("utf8-surrogate", udveksling.UTF8, "half a character as three bytes", "Åse", "\xed\xa0\x80se")
	edit("utf8-too-high", udveksling.UTF8, "a character above the last", "Åse", "\xf4\x90\x80\x80se")
	edit("utf8-key", udveksling.UTF8, "a key that is no UTF-8", `"nr"`, "\"nr\xff\"")
	edit("surrogate-high", udveksling.Surrogate, "the first half of a character alone", "Åse", `\ud83dse`)
	edit("surrogate-low", udveksling.Surrogate, "the second half of a character alone", "Åse", `\udc69se`)
	edit("surrogate-reversed", udveksling.Surrogate, "the halves of a character in the wrong order", "Åse", `\udc69\ud83dse`)
	edit("surrogate-twice", udveksling.Surrogate, "the first half of a character twice", "Åse", `\ud83d\ud83dse`)
	edit("surrogate-end", udveksling.Surrogate, "half a character at the end of a text", "Åse", `\ud83d`)
	edit("surrogate-key", udveksling.Surrogate, "half a character in a key", `"nr"`, `"nr\ud83d"`)

	add("deep-list", udveksling.TooDeep, "lists in each other", strings.Repeat("[", 33)+strings.Repeat("]", 33))
	add("deep-100000", udveksling.TooDeep, "a hundred thousand lists in each other", strings.Repeat("[", 100_000))
	add("trailing-object", udveksling.Trailing, "another object follows", good+"{}")
	add("trailing-file", udveksling.Trailing, "the file comes twice", good+good)
	add("trailing-comma", udveksling.Trailing, "a comma follows", good+",")
	add("trailing-nul", udveksling.Trailing, "a NUL follows", good+"\x00")
	add("trailing-bracket", udveksling.Trailing, "a bracket too many", good+"}")

	add("format-list", udveksling.NotSpindel, "a list", "[]")
	add("format-text", udveksling.NotSpindel, "a text", `"spindel-sag"`)
	add("format-null", udveksling.NotSpindel, "nothing", "null")
	edit("format-other", udveksling.NotSpindel, "another format", `"spindel-sag"`, `"spindel-tilsyn"`)
	edit("format-case", udveksling.NotSpindel, "the format in capitals", `"spindel-sag"`, `"Spindel-sag"`)
	for _, version := range []string{"0", "2", "-1", "999999999"} {
		edit("version"+strings.ReplaceAll(version, "-", "-minus-"), udveksling.NewVersion, "a version that is not known", `"version": 1`, `"version": `+version)
	}
	for name, number := range map[string]string{"fraction": "1.0", "exponent": "1e0", "zero-first": "01", "minus-zero": "-0", "huge": "1e400",
		"2-63": "9223372036854775808", "ten-digits": "1000000000", "point": "1.", "minus": "-", "two-signs": "--1"} {
		edit("number-"+name, udveksling.WrongNumber, "a number that is no small whole one", `"nr": 1,`, `"nr": `+number+`,`)
	}

	for name, key := range map[string]string{"unknown": "note", "space": "nr ", "kelvin": "\\u212aey", "control": "n\\u001b[31m", "empty": "", "proto": "__proto__"} {
		edit("key-"+name, udveksling.UnknownKey, "a key that the format does not have", `"nr": 1, `, `"nr": 1, "`+key+`": 1, `)
	}
	edit("key-capital", udveksling.UnknownKey, "a key in another case", `"nr": 1`, `"NR": 1`)
	edit("key-long", udveksling.UnknownKey, "a key of a thousand letters", `"nr": 1, `, `"nr": 1, "`+strings.Repeat("n", 1000)+`": 1, `)
	edit("key-top", udveksling.UnknownKey, "an unknown key beside the format", `"version"`, `"dato": "", "version"`)
	edit("key-sag", udveksling.UnknownKey, "an unknown key beside a journal", `"journal"`, `"kladder": [], "journal"`)
	edit("key-schema", udveksling.UnknownKey, "a reference to a schema", `"version"`, `"$schema": "", "version"`)

	for name, c := range map[string][2]string{
		"format": {`"version"`, `"format": "spindel-sag", "version"`}, "version": {`"version": 1`, `"version": 1, "version": 1`},
		"sag": {`"journal"`, `"sag": "lunden-k7q2", "journal"`}, "journal": {`"journal"`, `"journal": [], "journal"`},
		"nr": {`"nr": 1, `, `"nr": 1, "nr": 1, `}, "nr-case": {`"nr": 1, `, `"nr": 1, "Nr": 1, `}, "af": {`"af": `, `"af": "", "af": `},
		"hash": {`"hash": `, `"hash": "", "hash": `}, "escaped": {`"nr": 1, `, `"nr": 1, "\u006er": 1, `},
		"long-s": {`"journal"`, `"ſag": "", "journal"`}, "format-case": {`"version"`, `"Format": "spindel-sag", "version"`},
	} {
		kind := udveksling.DuplicateKey
		if name == "journal" || name == "hash" { // the first of the two has a fault of its own
			c[1] = strings.Replace(strings.Replace(c[1], `[]`, `[]`, 1), `"hash": "", `, `"hash": "`+strings.Repeat("0", 64)+`", `, 1)
		}
		edit("twice-"+name, kind, "a key comes twice", c[0], c[1])
	}

	for _, key := range []string{"format", "version", "sager"} {
		edit("missing-"+key, udveksling.MissingKey, "the file has no "+key, "", "")
		list[len(list)-1].content = without(t, good, key)
	}
	for _, key := range []string{"sag", "journal", "nr", "tid", "af", "slags", "aendring", "hash"} {
		add("missing-"+key, udveksling.MissingKey, "there is no "+key, string(without(t, good, key)))
	}

	for name, c := range map[string][2]string{
		"format": {`"spindel-sag"`, "1"}, "version": {`"version": 1`, `"version": "1"`}, "version-null": {`"version": 1`, `"version": null`},
		"sager-object": {`"sager": [`, `"sager": {}, "x": [`}, "sager-null": {`"sager": [`, `"sager": null, "x": [`}, "sag": {`"sag": "lunden-k7q2"`, `"sag": 1`},
		"journal": {`"journal": [`, `"journal": {}, "x": [`}, "nr-text": {`"nr": 1`, `"nr": "1"`}, "nr-true": {`"nr": 1`, `"nr": true`},
		"nr-null": {`"nr": 1`, `"nr": null`}, "nr-list": {`"nr": 1`, `"nr": [1]`}, "tid": {`"tid": "`, `"tid": 1, "x": "`}, "af": {`"af": "Åse"`, `"af": null`},
		"slags": {`"slags": "`, `"slags": [], "x": "`}, "aendring-object": {`"aendring": "`, `"aendring": {}, "x": "`},
		"aendring-null": {`"aendring": "`, `"aendring": null, "x": "`}, "hash": {`"hash": "`, `"hash": 0, "x": "`}, "entry": {`{"nr": 1`, `[], {"nr": 1`},
	} {
		edit("type-"+name, udveksling.WrongType, "a value of another type", c[0], c[1])
	}

	for name, id := range map[string]string{"capital": "Lunden", "path": "../lunden", "empty": "", "space": "lunden 1", "under": "lunden_1", "oe": "lundøen", "line": "lunden\\n", "long": strings.Repeat("a", 65)} {
		edit("id-"+name, udveksling.WrongValue, "an id that is none", `"sag": "lunden-k7q2"`, `"sag": "`+id+`"`)
	}
	for name, at := range map[string]string{"seconds": "2026-11-25T09:16:00Z", "zone": "2026-11-25T10:16:00.123+01:00", "day": "2026-02-30T09:16:00.123Z",
		"hour": "2026-11-25T24:00:00.000Z", "leap": "2026-12-31T23:59:60.000Z", "micro": "2026-11-25T09:16:00.123456Z", "comma": "2026-11-25T09:16:00,123Z",
		"space": "2026-11-25 09:16:00.123Z", "words": "i går", "empty": ""} {
		edit("time-"+name, udveksling.WrongValue, "a time that is not written as one", `"tid": "2026-11-25T09:16:00.123Z"`, `"tid": "`+at+`"`)
	}
	for name, sum := range map[string]string{"short": "00", "capital": strings.Repeat("A", 64), "letters": strings.Repeat("g", 64), "long": strings.Repeat("0", 66), "empty": ""} {
		edit("hash-"+name, udveksling.WrongValue, "a hash that is none", `"hash": "`, `"hash": "`+sum+`", "x": "`)
	}
	edit("slags-empty", udveksling.WrongValue, "a change without a kind", `"slags": "TilbudRegistered"`, `"slags": ""`)
	edit("slags-long", udveksling.TooLarge, "a kind of a hundred letters", `"slags": "TilbudRegistered"`, `"slags": "`+strings.Repeat("x", 100)+`"`)
	edit("text-large", udveksling.TooLarge, "a text over 1 MiB", "Åse", strings.Repeat("x", udveksling.MaxText+1))
	add("file-large", udveksling.TooLarge, "a file over 64 MiB", good+strings.Repeat(" ", udveksling.MaxFile+1-len(good)))
	return list
}

func compacted(t testing.TB, file string) string {
	t.Helper()
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(file)); err != nil {
		t.Fatal(err)
	}
	return compact.String()
}

// rewritten is the file as another JSON program writes it.
func rewritten(t testing.TB, file string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(file), &value); err != nil {
		t.Fatal(err)
	}
	out, err := json.MarshalIndent(value, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// without is the file without a key: in the file, the first sag or its first entry.
func without(t testing.TB, file, key string) []byte {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(file), &value); err != nil {
		t.Fatal(err)
	}
	sag := value["sager"].([]any)[0].(map[string]any)
	entry := sag["journal"].([]any)[0].(map[string]any)
	for _, object := range []map[string]any{value, sag, entry} {
		delete(object, key)
	}
	out, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return out
}
