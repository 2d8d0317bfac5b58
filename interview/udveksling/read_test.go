package udveksling_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
)

// bench is the editions and the newest of them.
func bench(t testing.TB) (*kvalitetsmodel.Library, *kvalitetsmodel.Model) {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		t.Fatal(err)
	}
	return library, model
}

func written(t interface {
	Helper()
	Fatal(...any)
}, journals ...[]interview.Entry) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := udveksling.Write(&file, journals...); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// Export, import and export again give the same bytes, whatever was written in
// the sag and by whom, and a store that received it gives every entry as it was.
func TestRandomJournalsComeBackByteForByte(t *testing.T) {
	library, model := bench(t)
	rapid.Check(t, func(t *rapid.T) {
		var journals [][]interview.Entry
		for _, id := range []interview.SagID{"skoven-m3x8", "lunden-k7q2"}[:rapid.IntRange(1, 2).Draw(t, "sager")] {
			writer := storetest.NewWriter(model, id)
			writer.Clock = time.UnixMilli(rapid.Int64Range(-2e12, 9e12).Draw(t, "clock"))
			var journal []interview.Entry
			for steps := rapid.IntRange(1, 15).Draw(t, "steps"); len(journal) == 0 || steps > 0; steps-- {
				writer.By = rapid.String().Draw(t, "by")
				journal = append(journal, writer.Random(t)...)
				text := rapid.String().Draw(t, "text")
				if !writer.Sag.Closed && len(journal) > 0 {
					journal = append(journal, writer.Record(t, interview.ReasonsWritten{Indikator: "3.b", Text: text})...)
				}
			}
			journals = append(journals, journal)
		}
		file := written(t, journals...)
		if clean, removed := interview.Clean(string(file)); removed > 0 || clean != string(file) {
			t.Fatalf("a cleaner of text would change the file:\n%s", file)
		}
		sager, err := udveksling.Read(bytes.NewReader(file), library)
		if err != nil {
			t.Fatalf("read what was written: %v\n%s", err, file)
		}
		store := storetest.NewMemory(library)
		var batches, again [][]interview.Entry
		for _, sag := range sager {
			batches = append(batches, sag.Journal)
		}
		if err := store.Receive(t.Context(), batches...); err != nil {
			t.Fatal(err)
		}
		for _, journal := range journals {
			stored, err := store.Load(t.Context(), journal[0].Sag)
			if err != nil || !reflect.DeepEqual(stored, journal) {
				t.Fatalf("the journal came back as\n%+v\n%v and was\n%+v", stored, err, journal)
			}
			again = append(again, stored)
		}
		slices.Reverse(again)
		if other := written(t, again...); !bytes.Equal(file, other) {
			t.Fatalf("the second export is\n%s\nand the first\n%s", other, file)
		}
	})
}

// A file that a JSON tool has written anew, with its keys in another order and its
// characters escaped in another way, is the same journal. What is read of it is clean.
func TestTheJournalSurvivesAnotherWriter(t *testing.T) {
	library, model := bench(t)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	journal := slices.Concat(writer.Register(t), writer.Answer(t, "1.a", "Æble & pære </script> \u202e 👩\u200d👧 \x00"))
	file := reencoded(t, written(t, journal))
	sager, err := udveksling.Read(bytes.NewReader(file), library)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(sager[0].Journal, journal) {
		t.Errorf("it came back as %+v", sager[0].Journal)
	}
	if got := sager[0].Answers["1.a"].Text; got != "Æble & pære </script>  👩\u200d👧 " {
		t.Errorf("the answer is %q", got)
	}
}

func TestAnOldJournalIsExchanged(t *testing.T) {
	library, model := bench(t)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	journal := writer.Fill(t)
	sager, err := udveksling.Read(bytes.NewReader(written(t, journal)), library)
	if err != nil || len(sager) != 1 || sager[0].Head != writer.Sag.Head {
		t.Fatalf("%d sager, %v", len(sager), err)
	}
}

// A file is not written that could not be read.
func TestWhatCannotBeReadIsNotWritten(t *testing.T) {
	_, model := bench(t)
	journal := func(by, text string) []interview.Entry {
		writer := storetest.NewWriter(model, "lunden-k7q2")
		writer.By = by
		return slices.Concat(writer.Register(t), writer.Answer(t, "1.a", text))
	}
	damaged := journal("Åse", "Hver uge")
	damaged[1].Payload = bytes.Replace(damaged[1].Payload, []byte("uge"), []byte("dag"), 1)
	elsewhere := storetest.NewWriter(model, "Lunden 1")
	for name, c := range map[string]struct {
		journals [][]interview.Entry
		kind     udveksling.Kind
	}{
		"a text over the limit":   {[][]interview.Entry{journal("Åse", strings.Repeat("x", udveksling.MaxText+1))}, udveksling.TooLarge},
		"a name that is no UTF-8": {[][]interview.Entry{journal("\xff", "Hver uge")}, udveksling.UTF8},
		"a damaged journal":       {[][]interview.Entry{damaged}, udveksling.WrongHash},
		"a gap":                   {[][]interview.Entry{journal("Åse", "Hver uge")[1:]}, udveksling.Sequence},
		"an empty journal":        {[][]interview.Entry{{}}, udveksling.WrongValue},
		"a sag twice":             {[][]interview.Entry{journal("Åse", "Ja"), journal("Åse", "Ja")}, udveksling.SameSag},
		"an id that is none":      {[][]interview.Entry{elsewhere.Register(t)}, udveksling.WrongValue},
	} {
		var file bytes.Buffer
		err := udveksling.Write(&file, c.journals...)
		var fault *udveksling.Error
		if !errors.As(err, &fault) || fault.Kind != c.kind || file.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes, want %s", name, err, file.Len(), c.kind)
		}
	}
	if file := written(t, journal("Åse", strings.Repeat("x", udveksling.MaxText))); len(file) < udveksling.MaxText {
		t.Errorf("the largest text makes a file of %d bytes", len(file))
	}
}
