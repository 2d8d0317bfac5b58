package interview

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"time"

	"spindel/interview/personnummer"
)

// CPRPlace is an entry with something in it that looks like CPR numbers.
type CPRPlace struct {
	Seq     int
	At      time.Time
	By      string
	Subject string   // what the entry is about, in Danish: "svaret på indikator 3.b"
	Masked  []string // the numbers in their order, each without its last four digits
}

// CPRNumbers finds what looks like CPR numbers in the changes of a journal. It looks
// at every string of a change, also of a kind that only a newer spindel can read,
// since a number stands there all the same.
func CPRNumbers(journal []Entry) []CPRPlace {
	var places []CPRPlace
	for _, entry := range journal {
		var masked []string
		for _, text := range texts(entry.Payload) {
			for _, hit := range personnummer.Find(text) {
				masked = append(masked, hit.Masked)
			}
		}
		if len(masked) > 0 {
			places = append(places, CPRPlace{Seq: entry.Seq, At: entry.At, By: entry.By, Subject: entry.subject(), Masked: masked})
		}
	}
	return places
}

func (e Entry) subject() string {
	change, err := e.Change()
	if err != nil {
		return "noget, som kun en nyere version af spindel kan læse"
	}
	return SubjectOf(change)
}

// texts lists the strings of a sealed change, or all of it where it is no JSON.
func texts(payload []byte) []string {
	var texts []string
	decoder := json.NewDecoder(bytes.NewReader(payload))
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return texts
		case err != nil:
			return []string{string(payload)}
		}
		if text, ok := token.(string); ok {
			clean, _ := Clean(text) // as it is read
			texts = append(texts, clean)
		}
	}
}
