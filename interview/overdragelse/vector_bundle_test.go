package overdragelse_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"filippo.io/age/armor"

	"spindel/interview"
	"spindel/interview/overdragelse"
	"spindel/interview/udveksling"
)

const goodCover = "spindel-overdragelse 1\nfra: Åse\ntid: 2026-11-25T14:00:00Z\n\n"

func armored(t testing.TB, data []byte) string {
	t.Helper()
	var text bytes.Buffer
	w := armor.NewWriter(&text)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// bundles are age files, right and wrong, each with a single fault.
func bundles(t testing.TB) []vector {
	t.Helper()
	journal := goodJournal(t)
	inner := []byte(goodCover + string(exported(t, journal)))
	good := ageFile{plain: inner}.make(t)
	var list []vector
	add := func(name string, kind any, reason string, content []byte) {
		list = append(list, vector{name: name, format: "bundle", kind: fmt.Sprint(kind), reason: reason, open: "key", content: content})
	}
	with := func(open string) { list[len(list)-1].open = open }
	add("age-ok", "", "one chunk for one key", good)
	add("age-ok-armor", "", "as text", []byte(armored(t, good)))
	add("age-ok-armor-line-ends", "", "as text with the line ends of Windows", []byte(strings.ReplaceAll(armored(t, good), "\n", "\r\n")))
	scrypted := func(factor string, logN int) []byte {
		return ageFile{plain: inner, stanzas: func(key []byte) string { return scryptStanza(t, key, factor, logN) }}.make(t)
	}
	add("age-ok-passphrase", "", "for a passphrase", scrypted("4", 4))
	with("passphrase")
	grease := "-> x-grease abc\nAAAA\n"
	stanzas := func(change func(string) string) []byte {
		return ageFile{plain: inner, stanzas: func(key []byte) string { return change(x25519(t, key, vectorShare(t))) }}.make(t)
	}
	add("age-ok-grease", "", "a recipient of an unknown kind beside the key", stanzas(func(s string) string { return grease + s }))
	long := append(slices.Clone(inner), bytes.Repeat([]byte(" "), 3*chunkSize)...)
	add("age-ok-chunks", "", "four chunks", ageFile{plain: long}.make(t))
	add("age-ok-full-chunk", "", "a last chunk that is full", ageFile{plain: append(slices.Clone(inner), bytes.Repeat([]byte(" "), chunkSize-len(inner))...)}.make(t))

	// What is no bundle, or cut.
	for name, content := range map[string]string{"empty": "", "text": "Kære kollega\n", "json": string(exported(t, journal)), "zip": "PK\x03\x04", "pgp": "-----BEGIN PGP MESSAGE-----\n",
		"space": " " + armored(t, good), "mail": "Hej\n\n" + armored(t, good), "bom": "\ufeff" + armored(t, good), "case": "AGE-ENCRYPTION.ORG/v1\n", "key": vectorKeyFile, "half-line": "age-encryption.or"} {
		add("bundle-"+name, overdragelse.NotABundle, "no age file", []byte(content))
	}
	end := bytes.Index(good, []byte("\n--- ")) + len("\n--- ")
	body := end + 43 + 1 + 16 // behind the MAC, its line end and the nonce
	for i, n := range []int{21, 30, 80, end - 4, end, end + 20} {
		add(fmt.Sprintf("header-cut-%d", i+1), overdragelse.BadHeader, "cut in the header", good[:n])
	}
	for i, n := range []int{body, body + 1, body + 15, body + 100, len(good) - 16, len(good) - 1} {
		add(fmt.Sprintf("payload-cut-%d", i+1), overdragelse.BadPayload, "cut in the payload", good[:n])
	}
	add("header-nonce-cut", overdragelse.BadHeader, "cut in the nonce", good[:body-3])
	for i, at := range []int{body, body + 40, len(good) - 1} {
		flipped := slices.Clone(good)
		flipped[at] ^= 1
		add(fmt.Sprintf("payload-bit-%d", i+1), overdragelse.BadPayload, "one bit of the payload is changed", flipped)
	}
	nonce := slices.Clone(good)
	nonce[body-1] ^= 0x80
	add("payload-nonce-bit", overdragelse.BadPayload, "one bit of the nonce is changed", nonce)
	add("payload-trailing", overdragelse.BadPayload, "a byte follows", append(slices.Clone(good), 0))
	add("payload-twice", overdragelse.BadPayload, "the payload comes twice", append(slices.Clone(good), good[body:]...))

	// The header.
	header := func(name, reason string, change func(string) string) {
		add("header-"+name, overdragelse.BadHeader, reason, ageFile{plain: inner, header: change}.make(t))
	}
	replace := func(old, new string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, new, 1) }
	}
	header("version", "a version of age that is not known", replace("/v1\n", "/v2\n"))
	header("crlf", "the line ends of Windows", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") })
	header("no-recipient", "a line between the version and the recipients", replace("/v1\n", "/v1\n\n"))
	header("two-spaces", "two spaces in a recipient", replace("X25519 ", "X25519  "))
	header("space-end", "a space at the end of a line", replace("-> X25519 ", "-> X25519 \n-> "))
	header("arrow", "a recipient without its arrow", replace("-> ", "=> "))
	header("control", "a control character in a recipient", replace("X25519", "X25519\x01"))
	header("letter", "a letter of no ASCII in a recipient", replace("X25519", "X25519æ"))
	header("no-body", "a recipient without a body", func(s string) string { return s[:strings.Index(s, "\n-> ")] + "\n-> X25519 abc\n---" })
	for name, change := range map[string]func(string) string{
		"flipped": func(m string) string { return " A" + m[2:] }, "short": func(m string) string { return m[:20] }, "gone": func(string) string { return "" },
		"padded": func(m string) string { return m + "=" }, "space": func(m string) string { return m + " " }, "two": func(m string) string { return m + m },
	} {
		content := ageFile{plain: inner, mac: change}.make(t)
		if name == "flipped" && bytes.Equal(content, good) {
			content = ageFile{plain: inner, mac: func(m string) string { return " B" + m[2:] }}.make(t)
		}
		add("mac-"+name, overdragelse.BadHeader, "the code of the header is wrong", content)
	}
	stanza := func(name string, kind overdragelse.Kind, reason string, change func(string) string) {
		add("stanza-"+name, kind, reason, stanzas(change))
	}
	stanza("extra", overdragelse.BadHeader, "a recipient has a word too many", replace("\n", " x\n"))
	stanza("share-short", overdragelse.BadHeader, "a share of 31 bytes", func(s string) string {
		return "-> X25519 " + b64(make([]byte, 31)) + s[strings.Index(s, "\n"):]
	})
	stanza("share-zero", overdragelse.BadHeader, "a share that every key would fit", func(s string) string {
		return "-> X25519 " + b64(make([]byte, 32)) + s[strings.Index(s, "\n"):]
	})
	stanza("body-short", overdragelse.BadHeader, "a locked key that is too short", func(s string) string { return s[:strings.Index(s, "\n")] + "\n" + b64(make([]byte, 31)) + "\n" })
	stanza("body-long", overdragelse.BadHeader, "a locked key that is too long", func(s string) string { return s[:strings.Index(s, "\n")] + "\n" + b64(make([]byte, 33)) + "\n" })
	stanza("body-padded", overdragelse.BadHeader, "a locked key with padding", func(s string) string { return strings.TrimSuffix(s, "\n") + "=\n" })
	stanza("case", overdragelse.WrongKey, "a kind of recipient in small letters", replace("X25519", "x25519"))
	stanza("other", overdragelse.WrongKey, "a recipient of an unknown kind alone", func(string) string { return grease })
	stanza("stranger", overdragelse.WrongKey, "a bundle for another key", func(string) string { return x25519(t, fixedFileKey, bytes.Repeat([]byte{9}, 32)) })
	stanza("large", overdragelse.BadHeader, "a header over 64 KiB", func(s string) string { return strings.Repeat(grease, 4000) + s })
	add("no-key", overdragelse.NoKey, "a bundle for a key, and none is given", good)
	with("")
	add("no-key-passphrase", overdragelse.NoKey, "a bundle for a key, opened with a passphrase", good)
	with("passphrase")

	// Passphrases.
	add("scrypt-no-passphrase", overdragelse.NoPassphrase, "a bundle for a passphrase, opened with a key", scrypted("4", 4))
	add("scrypt-wrong", overdragelse.WrongPass, "a bundle for another passphrase", scrypted("4", 5))
	with("passphrase")
	for name, factor := range map[string]string{"zero": "0", "zero-first": "04", "plus": "+4", "minus": "-4", "letters": "x", "hex": "0x4", "point": "4.0"} {
		add("scrypt-factor-"+name, overdragelse.BadHeader, "a work factor that is not written as one", scrypted(factor, 4))
		with("passphrase")
	}
	for _, factor := range []string{"19", "30", "64"} {
		add("scrypt-factor-"+factor, overdragelse.TooHard, "a work factor that would take too long", scrypted(factor, 4))
		with("passphrase")
	}
	mixed := ageFile{plain: inner, stanzas: func(key []byte) string { return x25519(t, key, vectorShare(t)) + scryptStanza(t, key, "4", 4) }}.make(t)
	add("scrypt-mixed", overdragelse.BadHeader, "a passphrase beside a key", mixed)
	with("passphrase")
	double := ageFile{plain: inner, stanzas: func(key []byte) string { return strings.Repeat(scryptStanza(t, key, "4", 4), 2) }}.make(t)
	add("scrypt-twice", overdragelse.BadHeader, "two passphrases", double)
	with("passphrase")

	// Chunks.
	chunks := func(name, reason string, make func(key, plain []byte) []byte) {
		add("chunk-"+name, overdragelse.BadPayload, reason, ageFile{plain: long, chunks: make}.make(t))
	}
	whole := func(key, plain []byte) [][]byte {
		var all [][]byte
		for sealed := streamed(t, key, plain); len(sealed) > 0; {
			n := min(len(sealed), chunkSize+16)
			all, sealed = append(all, sealed[:n]), sealed[n:]
		}
		return all
	}
	order := func(nrs ...int) func(key, plain []byte) []byte {
		return func(key, plain []byte) []byte {
			var out []byte
			for _, nr := range nrs {
				out = append(out, whole(key, plain)[nr]...)
			}
			return out
		}
	}
	chunks("last-gone", "the last chunk is missing", order(0, 1, 2))
	chunks("first-gone", "the first chunk is missing", order(1, 2, 3))
	chunks("gap", "a chunk in the middle is missing", order(0, 2, 3))
	chunks("swapped", "two chunks have changed places", order(1, 0, 2, 3))
	chunks("twice", "a chunk comes twice", order(0, 0, 1, 2, 3))
	chunks("more", "a chunk follows the last one", order(0, 1, 2, 3, 3))
	chunks("none", "there are no chunks", order())
	chunks("not-last", "the last chunk does not say that it is the last", func(key, plain []byte) []byte { return chunk(t, key, plain[:100], 0, false) })
	chunks("empty-last", "an empty chunk after a full one", func(key, plain []byte) []byte {
		return append(chunk(t, key, plain[:chunkSize], 0, false), chunk(t, key, nil, 1, true)...)
	})
	chunks("early-last", "a chunk before the last says that it is the last", func(key, plain []byte) []byte {
		return append(chunk(t, key, plain[:chunkSize], 0, true), chunk(t, key, plain[:10], 1, true)...)
	})
	chunks("short", "a chunk in the middle is not full", func(key, plain []byte) []byte {
		return append(chunk(t, key, plain[:100], 0, false), chunk(t, key, plain[100:200], 1, true)...)
	})
	chunks("other-key", "the payload is locked with another key", func(key, plain []byte) []byte { return streamed(t, bytes.Repeat([]byte{1}, 32), plain) })

	// Armor.
	text := armored(t, good)
	lines := strings.Split(text, "\n")
	armor := func(name, reason, content string) { add("armor-"+name, overdragelse.BadArmor, reason, []byte(content)) }
	armor("no-end", "the last line is missing", strings.Join(lines[:len(lines)-2], "\n")+"\n")
	armor("no-line-end", "the last line has no end", strings.TrimSuffix(text, "\n"))
	armor("line-more", "an empty line follows", text+"\n")
	armor("text-after", "a text follows", text+"Hilsen\n")
	armor("end", "the last line is another", strings.Replace(text, "END AGE", "END  AGE", 1))
	armor("begin", "the first line is another", strings.Replace(text, "FILE-----\n", "FILE----\n", 1))
	armor("begin-space", "the first line has a space at its end", strings.Replace(text, "FILE-----\n", "FILE----- \n", 1))
	armor("comment", "a line like those of PGP", strings.Replace(text, "\n", "\nVersion: 1\n\n", 1))
	armor("empty-line", "an empty line in the middle", strings.Replace(text, lines[2]+"\n", lines[2]+"\n\n", 1))
	armor("long-line", "a line that is too long", strings.Replace(text, lines[2]+"\n", lines[2], 1))
	armor("short-line", "a line that is too short", strings.Replace(text, lines[2], lines[2][:32]+"\n"+lines[2][32:], 1))
	armor("line-gone-half", "half a line is missing", strings.Replace(text, lines[2], lines[2][:32], 1))
	armor("space", "a space in a line", strings.Replace(text, lines[2], " "+lines[2][1:], 1))
	armor("indent", "the lines are indented", strings.ReplaceAll(text, "\n", "\n "))
	armor("quoted", "a mail program has quoted it", strings.ReplaceAll(text, "\n", "\n> "))
	armor("url", "the letters of another base64", strings.Replace(text, lines[2], "-_"+lines[2][2:], 1))
	armor("cr", "the line ends of an old Mac", strings.ReplaceAll(text, "\n", "\r"))
	armor("padding", "padding in the middle", strings.Replace(text, lines[2], lines[2][:62]+"==", 1))
	armor("nul", "a NUL in a line", strings.Replace(text, lines[2], "\x00"+lines[2][1:], 1))
	armor("nothing", "there is nothing in it", "-----BEGIN AGE ENCRYPTED FILE-----\n")
	add("armor-empty", overdragelse.NotABundle, "the text of nothing", []byte(armored(t, nil)))
	add("armor-twice", overdragelse.NotABundle, "a text in a text", []byte(armored(t, []byte(text))))
	add("armor-line-gone", overdragelse.BadHeader, "a whole line is missing", []byte(strings.Replace(text, lines[2]+"\n", "", 1)))

	// What lies inside.
	inside := func(name string, kind any, reason, plain string) {
		add("inside-"+name, kind, reason, ageFile{plain: []byte(plain)}.make(t))
	}
	file := string(exported(t, journal))
	for name, cover := range map[string]string{
		"none": "", "newer": strings.Replace(goodCover, "overdragelse 1", "overdragelse 2", 1), "order": "spindel-overdragelse 1\ntid: 2026-11-25T14:00:00Z\nfra: Åse\n\n",
		"no-time": "spindel-overdragelse 1\nfra: Åse\n\n", "line-ends": strings.ReplaceAll(goodCover, "\n", "\r\n"), "control": strings.Replace(goodCover, "Åse", "\x1b[31mÅse", 1),
		"bidi": strings.Replace(goodCover, "Åse", "\u202eÅse", 1), "long": strings.Replace(goodCover, "Åse", strings.Repeat("Å", 200), 1), "form": strings.Replace(goodCover, "Åse", "A\u030ase", 1),
		"utf8": strings.Replace(goodCover, "Åse", "\xff", 1), "milli": strings.Replace(goodCover, "00Z", "00.000Z", 1), "day": strings.Replace(goodCover, "11-25", "11-31", 1), "more": strings.Replace(goodCover, "\n\n", "\ntil: Bo\n\n", 1),
	} {
		inside("cover-"+name, overdragelse.BadCover, "the lines before the sag are not as they should be", cover+file)
	}
	inside("nothing", overdragelse.BadCover, "nothing lies inside", "")
	inside("only-cover", udveksling.Syntax, "only the lines before the sag", goodCover)
	inside("no-sag", overdragelse.NotOneSag, "there is no sag", goodCover+`{"format": "spindel-sag", "version": 1, "sager": []}`)
	second := slices.Clone(journal)
	for i := range second {
		second[i].Sag = "skoven-m3x8"
	}
	inside("two-sager", overdragelse.NotOneSag, "there are two sager", goodCover+string(exported(t, journal, resealed(second))))
	inside("twice", udveksling.DuplicateKey, "a key comes twice in the sag", goodCover+strings.Replace(file, `"nr": 1`, `"nr": 1, "nr": 1`, 1))
	inside("hash", udveksling.WrongHash, "an author was changed in the sag", goodCover+strings.Replace(file, "Åse", "Bo", 1))
	inside("trailing", udveksling.Trailing, "a text follows the sag", goodCover+file+"x")
	inside("armor", overdragelse.BadCover, "another bundle lies inside", text)
	var rest []interview.Entry
	rest = append(rest, journal[1:]...)
	inside("gap", udveksling.Sequence, "the first entry of the sag is missing", goodCover+string(raw(rest)))
	return list
}
