package interview_test

import (
	"errors"
	"testing"

	"spindel/interview"
)

// A journal may come from elsewhere. Its bytes stay as they are, what is read of it is
// clean, and a name with something hidden in it is no name.
func TestWhatIsReadOfAJournalIsClean(t *testing.T) {
	for _, c := range []struct {
		kind, payload string
		want          interview.Change // nil for a broken entry
	}{
		{"AnswerGiven", `{"indikator":"3.b","text":"a\u001b]52;c;x\u0007\u202e\u030a\r\nb","speaker":"Åse\u200b"}`,
			interview.AnswerGiven{Indikator: "3.b", Text: "a]52;c;x̊\nb", Speaker: "Åse"}},
		{"TilbudRegistered", `{"edition":"x","tilbud":{"navn":"Hav\u009bn","tilbudstyper":["krise\u200bcenter"]}}`, nil},
		{"AnswerGiven", `{"indikator":"3.b\u200b","text":"x"}`, nil},
		{"AnswerGiven", `{"indikator":"3.b","text":"x","date":"2026-11-25\u001b[2J"}`, nil},
		{"FindingNoted", `{"tilsyn":1,"point":"1.a.1","check":1,"result":"\u001b[2J"}`, nil},
	} {
		entry := interview.Entry{Sag: "a", Seq: 1, Kind: c.kind, Payload: []byte(c.payload)}
		got, err := entry.Change()
		switch {
		case c.want == nil && !errors.Is(err, interview.ErrBroken):
			t.Errorf("%s is read as %+v, %v", c.payload, got, err)
		case c.want != nil && got != c.want:
			t.Errorf("%s is read as %+v, %v", c.payload, got, err)
		}
		if string(entry.Payload) != c.payload {
			t.Errorf("the entry became %s", entry.Payload)
		}
	}
	entry := interview.Entry{Seq: 1, Kind: "PlanItemAdded", Payload: []byte(`{"item":{"nr":1,"texts":{"maal":"a\u0000b"},"progress":[{"text":"c\u0000d"}]}}`)}
	change, err := entry.Change()
	if err != nil {
		t.Fatal(err)
	}
	if item := change.(interview.PlanItemAdded).Item; item.Texts[interview.Maal] != "ab" || item.Progress[0].Text != "cd" {
		t.Errorf("read as %+v", item)
	}
}
