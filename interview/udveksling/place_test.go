package udveksling_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/udveksling"
)

// A refusal says where: sag, entry, line, column and pointer, and nothing of what
// somebody wrote.
func TestARefusalNamesThePlace(t *testing.T) {
	library, model := bench(t)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	good := string(written(t, slices.Concat(writer.Register(t), writer.Answer(t, "1.a", "HEMMELIGT svar"))))
	for name, c := range map[string]struct {
		old, new string
		want     udveksling.Error
		says     string
	}{
		"a key twice": {`{"nr": 2, `, `{"nr": 2, "NR": 2, `, udveksling.Error{Kind: udveksling.DuplicateKey, Line: 7, Column: 17, Pointer: "/sager/0/journal/1", Sag: "lunden-k7q2", Entry: 2},
			"Filen har det samme navn to gange (sagen »lunden-k7q2«, indførsel 2, linje 7, tegn 17, /sager/0/journal/1)"},
		"a fraction": {`{"nr": 2, `, `{"nr": 2.5, `, udveksling.Error{Kind: udveksling.WrongNumber, Line: 7, Column: 14, Pointer: "/sager/0/journal/1/nr", Sag: "lunden-k7q2", Entry: 2},
			"Filen har et tal, som formatet ikke tillader (sagen »lunden-k7q2«, indførsel 2, linje 7, tegn 14, /sager/0/journal/1/nr)"},
		"another answer": {"HEMMELIGT", "HEMMELIG", udveksling.Error{Kind: udveksling.WrongHash, Line: 7, Column: 7, Pointer: "/sager/0/journal/1", Sag: "lunden-k7q2", Entry: 2},
			"Filen har en indførsel, der ikke er, som den blev skrevet i journalen (sagen »lunden-k7q2«, indførsel 2, linje 7, tegn 7, /sager/0/journal/1)"},
		"a key in a change": {`\"text\":`, `\"HEMMELIGT\":`, udveksling.Error{Kind: udveksling.UnknownKey, Line: 7, Column: 110, Pointer: "/sager/0/journal/1/aendring", Sag: "lunden-k7q2", Entry: 2}, ""},
		"a missing hash":    {`"hash": "`, `"hush": "`, udveksling.Error{Kind: udveksling.UnknownKey, Line: 6, Pointer: "/sager/0/journal/0/hush", Sag: "lunden-k7q2", Entry: 1}, ""},
		"the version":       {`"version": 1`, `"version": 7`, udveksling.Error{Kind: udveksling.NewVersion, Line: 3, Column: 14, Pointer: "/version"}, ""},
	} {
		file := strings.Replace(good, c.old, c.new, 1)
		_, err := udveksling.Read(strings.NewReader(file), library)
		var got *udveksling.Error
		if !errors.As(err, &got) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.want.Column == 0 {
			c.want.Column = got.Column
		}
		if got.Kind != c.want.Kind || got.Line != c.want.Line || got.Column != c.want.Column || got.Pointer != c.want.Pointer || got.Sag != c.want.Sag || got.Entry != c.want.Entry {
			t.Errorf("%s: got %+v, want %+v", name, *got, c.want)
		}
		problem, _ := got.Explain()
		if c.says != "" && problem != c.says || strings.Contains(problem+err.Error(), "HEMMELIGT") {
			t.Errorf("%s: it is told as %q, want %q", name, problem, c.says)
		}
	}
}

func TestDepthIsCountedToTheLimit(t *testing.T) {
	library, _ := bench(t)
	for depth, want := range map[int]udveksling.Kind{udveksling.MaxDepth: udveksling.NotSpindel, udveksling.MaxDepth + 1: udveksling.TooDeep} {
		_, err := udveksling.Read(strings.NewReader(strings.Repeat("[", depth)+strings.Repeat("]", depth)), library)
		var fault *udveksling.Error
		if !errors.As(err, &fault) || fault.Kind != want {
			t.Errorf("%d levels: %v, want %s", depth, err, want)
		}
	}
}

func TestAnEndlessFileIsRefused(t *testing.T) {
	library, _ := bench(t)
	_, err := udveksling.Read(endless{}, library)
	var fault *udveksling.Error
	if !errors.As(err, &fault) || fault.Kind != udveksling.TooLarge {
		t.Errorf("got %v", err)
	}
	broken := errors.New("disken er væk")
	if _, err := udveksling.Read(io.MultiReader(strings.NewReader("{"), failing{broken}), library); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

type failing struct{ error }

func (f failing) Read([]byte) (int, error) { return 0, f.error }

func TestMeet(t *testing.T) {
	library, model := bench(t)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	journal := slices.Concat(writer.Register(t), writer.Answer(t, "1.a", "Ja"), writer.Answer(t, "1.b", "Ja"))
	sag, err := interview.Fold("lunden-k7q2", journal[:2])
	if err != nil {
		t.Fatal(err)
	}
	other := &storetest.Writer{Model: model, Sag: sag, Clock: writer.Clock, By: "Bo"}
	parted := slices.Concat(journal[:2], other.Answer(t, "1.b", "Nej"))
	sager, err := udveksling.Read(bytes.NewReader(written(t, journal)), library)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		stored              []interview.Entry
		want                udveksling.Standing
		common, here, there int
	}{
		{nil, udveksling.New, 0, 0, 3},
		{journal, udveksling.Same, 3, 0, 0},
		{journal[:1], udveksling.Longer, 1, 0, 2},
		{slices.Concat(journal, writer.Answer(t, "1.a", "Nej")), udveksling.Shorter, 3, 1, 0},
		{parted, udveksling.Diverged, 2, 1, 1},
	} {
		m := udveksling.Meet(sager[0], c.stored)
		if m.Standing != c.want || m.Common != c.common || len(m.Here) != c.here || len(m.There) != c.there {
			t.Errorf("%d stored entries: got standing %d, common %d, here %d, there %d; want %+v", len(c.stored), m.Standing, m.Common, len(m.Here), len(m.There), c)
		}
	}
}
