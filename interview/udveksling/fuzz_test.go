package udveksling_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
)

// accepted holds a file that was taken: it can be stored and shown, and what is
// written of it is taken too, and written the same. What was refused says why.
func accepted(t *testing.T, library *kvalitetsmodel.Library, file []byte) {
	sager, err := udveksling.Read(bytes.NewReader(file), library)
	var fault *udveksling.Error
	if err != nil {
		if !errors.As(err, &fault) || len(sager) > 0 {
			t.Fatalf("refused with %v and %d sager", err, len(sager))
		}
		if problem, remedy := fault.Explain(); problem == "" || remedy == "" || strings.ContainsAny(problem+remedy, "\x1b\x00\n") {
			t.Fatalf("%s is told as %q, %q", fault.Kind, problem, remedy)
		}
		return
	}
	store := storetest.NewMemory(library)
	var journals [][]interview.Entry
	for _, sag := range sager {
		journals = append(journals, sag.Journal)
	}
	if err := store.Receive(t.Context(), journals...); err != nil {
		t.Fatalf("what was taken is not stored: %v", err)
	}
	if _, err := store.List(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Practice(t.Context()); err != nil {
		t.Fatal(err)
	}
	first := written(t, journals...)
	again, err := udveksling.Read(bytes.NewReader(first), library)
	if err != nil || len(again) != len(sager) {
		t.Fatalf("what was taken and written is refused: %v", err)
	}
	for i := range journals {
		journals[i] = again[i].Journal
	}
	if second := written(t, journals...); !bytes.Equal(first, second) {
		t.Fatalf("written twice it is\n%s\nand\n%s", first, second)
	}
}

func FuzzRead(f *testing.F) {
	library, model := bench(f)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	journal := slices.Concat(writer.Register(f), writer.Answer(f, "1.a", "Hver uge 👩"))
	file := written(f, journal)
	f.Add(file)
	f.Add(bytes.ReplaceAll(file, []byte(" "), nil))
	f.Add([]byte(`{"format":"spindel-sag","version":1,"sager":[]}`))
	f.Add([]byte(`[[[{"\ud83d\udc69":-0,"a":[null,true,1e9]}]]]`))
	f.Fuzz(func(t *testing.T, file []byte) { accepted(t, library, file) })
}

// FuzzChange reads a journal that hangs together and ends with any change at all,
// which a fuzzer that does not know the hash never gets to.
func FuzzChange(f *testing.F) {
	library, model := bench(f)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	filled := writer.Fill(f)
	kinds := map[string]bool{}
	for _, entry := range filled {
		if !kinds[entry.Kind] {
			kinds[entry.Kind] = true
			f.Add(entry.Kind, entry.Payload, false)
			f.Add(entry.Kind, entry.Payload, true)
		}
	}
	for kind, payload := range map[string]string{
		"CheckMoved": `{"point":"1.a.1","check":1,"to":1}`, "PlanItemAdded": `{"item":{"nr":1,"temaer":[1],"origin":"paabud"}}`, "NumberDrawn": `{"tilsyn":1,"point":"1.a.1","check":1,"number":1,"of":2}`,
		"PlanPeriodSet": `{"item":1,"nr":1,"start":"2027-01-01"}`, "PointRedrafted": `{"point":{"id":"1.a.1","indikator":"1.a","sentence":"x","checks":[{"nr":9,"text":""}]}}`,
	} {
		f.Add(kind, []byte(payload), true)
	}
	registered := filled[:1]
	f.Fuzz(func(t *testing.T, kind string, payload []byte, late bool) {
		before := registered
		if late {
			before = filled
		}
		last := before[len(before)-1]
		entry := interview.Entry{Sag: last.Sag, Seq: last.Seq + 1, At: last.At.Add(time.Minute), By: "Bo", Kind: kind, Payload: payload}
		entry.Hash = hashOf(last.Hash, entry)
		var file bytes.Buffer
		if err := udveksling.Write(&file, append(slices.Clone(before), entry)); err != nil {
			return // it is no JSON
		}
		accepted(t, library, file.Bytes())
	})
}

// hashOf is the hash of an entry as docs/udveksling.md describes it.
func hashOf(prev string, e interview.Entry) string {
	sum := sha256.New()
	number := func(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }
	for _, part := range [][]byte{[]byte(prev), []byte(e.Sag), number(int64(e.Seq)), number(e.At.UnixMilli()), []byte(e.By), []byte(e.Kind), e.Payload} {
		sum.Write(number(int64(len(part))))
		sum.Write(part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
