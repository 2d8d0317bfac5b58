package overdragelse_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
)

// goodJournal is the journal that the vectors are made from.
func goodJournal(t testing.TB) []interview.Entry {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	w := storetest.NewWriter(model, "lunden-k7q2")
	w.By = "Åse"
	journal := w.Record(t, interview.TilbudRegistered{Edition: model.Edition, Tilbud: interview.Tilbud{
		Navn: "Krisecenter Lunden", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}})
	for _, change := range []interview.Change{
		interview.AnswerGiven{Indikator: "3.b", Text: "Hver uge »æøå« 👩", Speaker: "Forstander", Date: "2026-11-25"},
		interview.PointDrafted{Point: interview.FollowUpPoint{ID: "3.b.1", Indikator: "3.b", Sentence: "Mål", Checks: []interview.Check{{Nr: 1, Text: "Dagbogen"}}}},
		interview.ExpectationSet{Indikator: "3.b", Expectation: "forventes"},
	} {
		journal = append(journal, w.Record(t, change)...)
	}
	return journal
}

func exported(t testing.TB, journals ...[]interview.Entry) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := udveksling.Write(&file, journals...); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// sealedAs is the hash of an entry as docs/udveksling.md describes it, written
// here a second time so that the description is held to.
func sealedAs(prev string, e interview.Entry) string {
	sum := sha256.New()
	number := func(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }
	for _, part := range [][]byte{[]byte(prev), []byte(e.Sag), number(int64(e.Seq)), number(e.At.UnixMilli()), []byte(e.By), []byte(e.Kind), e.Payload} {
		sum.Write(number(int64(len(part))))
		sum.Write(part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// resealed gives a journal that was tampered with a chain that fits.
func resealed(journal []interview.Entry) []interview.Entry {
	journal = slices.Clone(journal)
	prev := ""
	for i := range journal {
		journal[i].Hash = sealedAs(prev, journal[i])
		prev = journal[i].Hash
	}
	return journal
}

// raw writes journals as they stand, whatever is wrong with them.
func raw(journals ...[]interview.Entry) []byte {
	quoted := func(text string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	var b strings.Builder
	b.WriteString(`{"format": "spindel-sag", "version": 1, "sager": [`)
	for i, journal := range journals {
		if i > 0 {
			b.WriteString(",")
		}
		id := interview.SagID("lunden-k7q2")
		if len(journal) > 0 {
			id = journal[0].Sag
		}
		fmt.Fprintf(&b, "\n{\"sag\": %s, \"journal\": [", quoted(string(id)))
		for j, e := range journal {
			if j > 0 {
				b.WriteString(",")
			}
			fmt.Fprintf(&b, "\n{\"nr\": %d, \"tid\": %q, \"af\": %s, \"slags\": %s, \"aendring\": %s, \"hash\": %q}",
				e.Seq, e.At.Format("2006-01-02T15:04:05.000Z"), quoted(e.By), quoted(e.Kind), quoted(string(e.Payload)), e.Hash)
		}
		b.WriteString("]}")
	}
	b.WriteString("]}\n")
	return []byte(b.String())
}

// exchangeJournals are files of the right shape whose journals do not hang
// together, or hold what no one can have recorded.
func exchangeJournals(t testing.TB) []vector {
	t.Helper()
	good := goodJournal(t)
	var list []vector
	add := func(name string, kind udveksling.Kind, reason string, journals ...[]interview.Entry) {
		list = append(list, vector{name: "journal-" + name, format: "exchange", kind: string(kind), reason: reason, content: raw(journals...)})
	}
	edit := func(name string, kind udveksling.Kind, reason string, change func([]interview.Entry) []interview.Entry) {
		journal := slices.Clone(good)
		for i := range journal {
			journal[i].Payload = bytes.Clone(journal[i].Payload)
		}
		add(name, kind, reason, change(journal))
	}
	// then adds entries after the good ones, and seals them.
	then := func(name string, kind udveksling.Kind, reason string, entries ...[2]string) {
		edit(name, kind, reason, func(j []interview.Entry) []interview.Entry {
			for _, e := range entries {
				j = append(j, interview.Entry{Sag: j[0].Sag, Seq: len(j) + 1, At: j[len(j)-1].At, By: "Bo", Kind: e[0], Payload: []byte(e[1])})
			}
			return resealed(j)
		})
	}
	other := slices.Clone(good)
	for i := range other {
		other[i].Sag = "skoven-m3x8"
	}
	add("ok", "", "as it was sealed", good)
	add("ok-two", "", "two sager", resealed(other), good)
	then("ok-goes-on", "", "an answer follows", [2]string{"AnswerGiven", `{"indikator":"1.a","text":"Ja"}`})
	then("ok-escapes", "", "a change with escapes of another writer", [2]string{"AnswerGiven", `{ "indikator" : "1.a", "text" : "\u00c5 \ud83d\udc69" }`})
	edit("ok-1969", "", "a time before 1970", func(j []interview.Entry) []interview.Entry {
		j[1].At = time.UnixMilli(-1)
		j[1].At = j[1].At.UTC()
		return resealed(j)
	})
	edit("ok-author", "", "an author with a name of another kind", func(j []interview.Entry) []interview.Entry {
		j[1].By = "אסא \u202e <b> ' -- 👩\u200d👧"
		return resealed(j)
	})
	add("same-sag", udveksling.SameSag, "a sag comes twice", good, good)
	add("empty", udveksling.Sequence, "a journal without entries", []interview.Entry{})

	move := func(name, reason string, order ...int) {
		edit("order-"+name, udveksling.Sequence, reason, func(j []interview.Entry) []interview.Entry {
			var moved []interview.Entry
			for _, i := range order {
				moved = append(moved, j[i])
			}
			return moved
		})
	}
	move("first-gone", "the first entry is missing", 1, 2, 3)
	move("gap", "an entry in the middle is missing", 0, 2, 3)
	move("swapped", "two entries have changed places", 0, 2, 1, 3)
	move("twice", "an entry comes twice", 0, 1, 1, 2, 3)
	move("reversed", "the entries come backwards", 3, 2, 1, 0)
	for name, nr := range map[string]int{"zero": 0, "minus": -1, "two": 2, "large": 999_999_999} {
		edit("nr-"+name, udveksling.Sequence, "the first entry has another number", func(j []interview.Entry) []interview.Entry { j[0].Seq = nr; return j })
	}

	tamper := func(name, reason string, change func(j []interview.Entry)) {
		edit("hash-"+name, udveksling.WrongHash, reason, func(j []interview.Entry) []interview.Entry { change(j); return j })
	}
	tamper("author", "the author of an entry is another", func(j []interview.Entry) { j[1].By = "Bo" })
	tamper("author-form", "the author is written in another form of Unicode", func(j []interview.Entry) { j[1].By = "A\u030ase" })
	tamper("time", "an entry is a millisecond later", func(j []interview.Entry) { j[1].At = j[1].At.Add(time.Millisecond) })
	tamper("kind", "an entry has another kind", func(j []interview.Entry) { j[3].Kind = "ReasonsWritten" })
	tamper("letter", "a letter of an answer is another", func(j []interview.Entry) {
		j[1].Payload = bytes.Replace(j[1].Payload, []byte("uge"), []byte("unge"), 1)
	})
	tamper("space", "a change has a space more", func(j []interview.Entry) { j[1].Payload = append(j[1].Payload, ' ') })
	tamper("escape", "a change has a letter as an escape", func(j []interview.Entry) {
		j[1].Payload = bytes.Replace(j[1].Payload, []byte("æ"), []byte(`\u00e6`), 1)
	})
	tamper("one", "the hash of an entry is another", func(j []interview.Entry) { j[2].Hash = strings.Repeat("0", 64) })
	tamper("last", "the hash of the last entry is another", func(j []interview.Entry) { j[3].Hash = j[2].Hash })
	tamper("shifted", "each entry has the hash of the one before", func(j []interview.Entry) { j[1].Hash, j[2].Hash = j[0].Hash, j[1].Hash })
	tamper("rewritten", "an entry was changed and sealed anew, and those after it were not", func(j []interview.Entry) {
		j[1].By = "Bo"
		j[1].Hash = sealedAs(j[0].Hash, j[1])
	})
	tamper("other-sag", "the journal is that of another sag", func(j []interview.Entry) { j[0].Sag = "skoven-m3x8" })

	then("kind-unknown", udveksling.NewChange, "a kind of change that is not known", [2]string{"AnswerRevised", `{}`})
	then("kind-case", udveksling.NewChange, "a kind in small letters", [2]string{"answergiven", `{"indikator":"1.a","text":"Ja"}`})
	then("kind-cyrillic", udveksling.NewChange, "a kind with a letter that only looks the same", [2]string{"АnswerGiven", `{"indikator":"1.a","text":"Ja"}`})

	change := func(name string, kind udveksling.Kind, reason, payload string) {
		then("change-"+name, kind, reason, [2]string{"AnswerGiven", payload})
	}
	change("key", udveksling.WrongChange, "a change has a key that its kind does not have", `{"indikator":"1.a","text":"Ja","note":"x"}`)
	change("type", udveksling.WrongChange, "a text is a number", `{"indikator":"1.a","text":1}`)
	change("type-list", udveksling.WrongChange, "a text is a list", `{"indikator":"1.a","text":["Ja"]}`)
	change("key-case", udveksling.UnknownKey, "a key is in another case", `{"indikator":"1.a","Text":"Ja"}`)
	change("twice", udveksling.DuplicateKey, "a text comes twice", `{"indikator":"1.a","text":"Ja","text":"Nej"}`)
	change("twice-case", udveksling.DuplicateKey, "a text comes twice, once in capitals", `{"indikator":"1.a","text":"Ja","TEXT":"Nej"}`)
	change("empty", udveksling.Syntax, "a change is empty", ``)
	change("cut", udveksling.Syntax, "a change ends too early", `{"indikator":"1.a","text":"J`)
	change("comma", udveksling.Syntax, "a comma stands before the end", `{"indikator":"1.a","text":"Ja",}`)
	change("list", udveksling.WrongType, "a change is a list", `[]`)
	change("text", udveksling.WrongType, "a change is a text", `"Ja"`)
	change("null", udveksling.WrongType, "a change is nothing", `null`)
	change("trailing", udveksling.Trailing, "another object follows", `{"indikator":"1.a","text":"Ja"}{}`)
	change("surrogate", udveksling.Surrogate, "half a character in an answer", `{"indikator":"1.a","text":"\ud83d"}`)
	change("number", udveksling.WrongNumber, "a fraction in a change", `{"indikator":"1.a","text":"Ja","x":1.5}`)
	change("huge", udveksling.WrongNumber, "a number that is too large", `{"indikator":"1.a","text":"Ja","x":9223372036854775808}`)
	change("deep", udveksling.TooDeep, "a change has lists in each other", `{"text":`+strings.Repeat("[", 40)+strings.Repeat("]", 40)+`}`)
	change("large", udveksling.TooLarge, "an answer over 1 MiB", `{"indikator":"1.a","text":"`+strings.Repeat("x", udveksling.MaxText+1)+`"}`)
	var keys []string
	for i := range 70 {
		keys = append(keys, fmt.Sprintf(`"k%d":1`, i))
	}
	change("keys", udveksling.TooLarge, "a change of seventy keys", "{"+strings.Join(keys, ",")+"}")
	many := make([]interview.Entry, udveksling.MaxEntries+1)
	for i := range many {
		many[i] = good[0]
	}
	add("too-many", udveksling.TooLarge, "a journal of more than 10,000 entries", many)

	for name, e := range map[string][2]string{
		"indikator":    {"AnswerGiven", `{"indikator":"99.z","text":"Ja"}`},
		"no-indikator": {"AnswerGiven", `{}`},
		"point-gone":   {"CheckWritten", `{"point":"3.b.9","check":{"nr":1,"text":"x"}}`},
		"point-skip":   {"PointDrafted", `{"point":{"id":"3.b.7","indikator":"3.b","sentence":"x"}}`},
		"point-twice":  {"PointDrafted", `{"point":{"id":"3.b.1","indikator":"3.b","sentence":"x"}}`},
		"check-gone":   {"CheckMoved", `{"point":"3.b.1","check":9,"to":0}`},
		"check-place":  {"CheckMoved", `{"point":"3.b.1","check":1,"to":99}`},
		"no-tilsyn":    {"FindingNoted", `{"tilsyn":1,"point":"3.b.1","check":1,"result":"bekraeftet"}`},
		"tilsyn-zero":  {"ScoreSet", `{"tilsyn":0,"indikator":"3.b","score":3}`},
		"tilsyn-early": {"TilsynOpened", `{"tilsyn":1,"date":"2027-05-03","anmeldt":true}`},
		"closing":      {"GodkendelseClosed", `{}`},
		"expectation":  {"ExpectationSet", `{"indikator":"3.b","expectation":"måske"}`},
		"tema":         {"TemaAssessed", `{"tilsyn":0,"tema":99,"text":"x"}`},
		"no-name":      {"TilbudRegistered", `{"edition":"sociale-tilbud-2017","tilbud":{"navn":"","tilbudstyper":["krisecenter"]}}`},
		"type":         {"TilbudRegistered", `{"edition":"sociale-tilbud-2017","tilbud":{"navn":"x","tilbudstyper":["hotel"]}}`},
		"edition":      {"TilbudRegistered", `{"edition":"sociale-tilbud-2099","tilbud":{"navn":"x","tilbudstyper":["krisecenter"]}}`},
		"deadline":     {"PointDeadlineSet", `{"point":"3.b.1","deadline":"2027-02-30"}`},
		"plan-item":    {"PlanTextWritten", `{"item":7,"column":"maal","text":"x"}`},
		"plan-minus":   {"PlanItemMoved", `{"item":-1,"to":-1}`},
	} {
		then("rule-"+name, udveksling.Refused, "a change that the rules of the sag do not allow", e)
	}
	edit("rule-first", udveksling.Refused, "a journal that begins with an answer", func(j []interview.Entry) []interview.Entry {
		j = j[1:2]
		j[0].Seq = 1
		return resealed(j)
	})
	edit("edition", udveksling.NewEdition, "an edition that is not known", func(j []interview.Entry) []interview.Entry {
		j[0].Payload = bytes.Replace(j[0].Payload, []byte("sociale-tilbud-2017"), []byte("sociale-tilbud-2099"), 1)
		return resealed(j)
	})
	return list
}
