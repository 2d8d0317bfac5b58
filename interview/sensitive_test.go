package interview

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"spindel/kvalitetsmodel"
)

// In every kind of change, a number is found in every string that it has. The
// strings are filled in by reflection, so that a new kind is tried as well.
func TestCPRNumbersAreFoundInEveryStringOfEveryKind(t *testing.T) {
	for _, name := range Kinds() {
		change := reflect.New(kinds[name]).Elem()
		planted := plant(change)
		entry, err := seal("sag-abcd", 1, "", time.Time{}, "A", change.Interface().(Change))
		if err != nil {
			t.Fatal(err)
		}
		places := CPRNumbers([]Entry{entry})
		if planted == 0 {
			if len(places) > 0 {
				t.Errorf("%s: %+v", name, places)
			}
			continue
		}
		want := slices.Repeat([]string{"610190-xxxx"}, planted)
		if len(places) != 1 || !slices.Equal(places[0].Masked, want) {
			t.Errorf("%s has %d numbers, found %+v", name, planted, places)
		}
	}
}

// plant puts a number in every string of a value, and one element in all that can
// hold several. It answers with how many it planted.
func plant(v reflect.Value) int {
	planted := 0
	switch v.Kind() {
	case reflect.String:
		v.SetString("Nr. 610190-1234.")
		return 1
	case reflect.Struct:
		for i := range v.NumField() {
			planted += plant(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return plant(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		planted = plant(key) + plant(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	}
	return planted
}

func TestCPRNumbersSayWhereAndNotWhat(t *testing.T) {
	at := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	answer := func(text string) Change { return AnswerGiven{Indikator: "3.b", Text: text} }
	var journal []Entry
	for i, change := range []Change{
		TilbudRegistered{Tilbud: Tilbud{Navn: "Havnen", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}},
		answer("Sag 26/012345 den 01.02.2026."), answer("Både 610190-1234 og\n910185 4321 bor her."),
	} {
		entry, err := seal("havnen-abcd", i+1, "", at, "Inge", change)
		if err != nil {
			t.Fatal(err)
		}
		journal = append(journal, entry)
	}
	newer := Entry{Seq: 4, At: at, By: "Inge", Kind: "NotYetKnown", Payload: []byte(`{"x":{"y":["Nr. 610190-1234"]}}`)}
	broken := Entry{Seq: 5, At: at, By: "Inge", Kind: "AnswerGiven", Payload: []byte(`{"text":"610190-1234`)}
	got := fmt.Sprint(CPRNumbers(append(journal, newer, broken)))
	const unreadable = "Inge noget, som kun en nyere version af spindel kan læse [610190-xxxx]}"
	const moment = "2026-11-25 09:00:00 +0000 UTC "
	want := "[{3 " + moment + "Inge svaret på indikator 3.b [610190-xxxx 910185-xxxx]} {4 " + moment + unreadable + " {5 " + moment + unreadable + "]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
