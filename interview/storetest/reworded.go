package storetest

import (
	"reflect"
	"slices"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// names are the fields of changes that are strings without being free text.
var names = []string{"Edition", "Expectation", "Kriterier", "Aftryk"}

// Reworded is a journal in which every free text says something else, so that no text
// of a sag is forgotten where all of them are tried. It answers with how many there were.
func Reworded(t tb, model *kvalitetsmodel.Model, journal []interview.Entry, say func() string) ([]interview.Entry, int) {
	t.Helper()
	sag := interview.NewSag(journal[0].Sag)
	var reworded []interview.Entry
	texts := 0
	for _, entry := range journal {
		change, err := entry.Change()
		if err != nil {
			t.Fatalf("%v", err)
		}
		said := reflect.New(reflect.TypeOf(change)).Elem()
		said.Set(reflect.ValueOf(change))
		reword(said, func() string {
			texts++
			text := say()
			if clean, _ := interview.CleanLine(text); clean == "" { // a rule may want that something is said
				text += "x"
			}
			return text
		})
		entries, err := sag.Record(model, entry.At, entry.By, said.Interface().(interview.Change))
		if err != nil {
			t.Fatalf("reword entry %d of kind %s: %v", entry.Seq, entry.Kind, err)
		}
		reworded = append(reworded, entries...)
	}
	return reworded, texts
}

// reword puts another text in the place of every text of a value that is not empty.
func reword(v reflect.Value, say func() string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			v.SetString(say())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains(names, v.Type().Field(i).Name) {
				reword(v.Field(i), say)
			}
		}
	case reflect.Slice:
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		for i := range copied.Len() {
			reword(copied.Index(i), say)
		}
		if v.Len() > 0 {
			v.Set(copied)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(v.MapIndex(key))
			reword(value, say)
			v.SetMapIndex(key, value)
		}
	}
}
