package udveksling_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/udveksling"
)

type object struct {
	Required   []string
	Additional bool `json:"additionalProperties"`
	Properties map[string]struct {
		Type, Pattern string
		Enum          []string
		MaxItems      int
		Maximum       int
	}
}

// The schema says the same as the writer and the reader.
func TestTheSchemaIsThatOfTheFormat(t *testing.T) {
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	schema.Additional = true
	if err := json.Unmarshal([]byte(udveksling.Schema), &schema); err != nil {
		t.Fatal(err)
	}
	_, model := bench(t)
	var file map[string]any
	if err := json.Unmarshal(written(t, storetest.NewWriter(model, "lunden-k7q2").Register(t)), &file); err != nil {
		t.Fatal(err)
	}
	sag := file["sager"].([]any)[0].(map[string]any)
	entry := sag["journal"].([]any)[0].(map[string]any)
	for name, c := range map[string]struct {
		says object
		has  map[string]any
	}{"file": {schema.object, file}, "sag": {schema.Defs["sag"], sag}, "entry": {schema.Defs["indfoersel"], entry}} {
		want := slices.Sorted(maps.Keys(c.has))
		if got := slices.Sorted(slices.Values(c.says.Required)); !slices.Equal(got, want) {
			t.Errorf("%s: the schema requires %v, and the file has %v", name, got, want)
		}
		if got := slices.Sorted(maps.Keys(c.says.Properties)); !slices.Equal(got, want) || c.says.Additional {
			t.Errorf("%s: the schema knows %v, and the file has %v", name, got, want)
		}
		for key, value := range c.has {
			property := c.says.Properties[key]
			text, isText := value.(string)
			if isText && property.Pattern != "" && !regexp.MustCompile(property.Pattern).MatchString(text) {
				t.Errorf("%s: %s is %q, which the schema refuses", name, key, text)
			}
		}
	}
	entries := schema.Defs["indfoersel"].Properties
	if got := slices.Sorted(slices.Values(entries["slags"].Enum)); !slices.Equal(got, interview.Kinds()) {
		t.Errorf("the schema has the kinds %v, and there are %v", got, interview.Kinds())
	}
	if schema.Properties["sager"].MaxItems != udveksling.MaxSager || schema.Defs["sag"].Properties["journal"].MaxItems != udveksling.MaxEntries ||
		entries["nr"].Maximum != udveksling.MaxEntries {
		t.Error("the schema has other limits than the reader")
	}
}
