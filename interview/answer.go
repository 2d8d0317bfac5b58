package interview

import (
	"spindel/interview/maalbarhed"
	"spindel/kvalitetsmodel"
)

// Answer is what the tilbud itself said to an indikator.
type Answer struct {
	Text    string
	Speaker string           // who said it, by role: "Forstander"
	Date    Date             // when it was said
	Level   maalbarhed.Level // how far it can be checked, as the lens reads it
	Bare    bool             // it promises something, and names neither whom to ask nor where it can be seen
}

// read lets the lens read the answer.
func (a *Answer) read() {
	reading := maalbarhed.Read(a.Text)
	a.Level = reading.Level()
	a.Bare = a.Level > maalbarhed.Vagt && !reading.Has(kvalitetsmodel.Ansvarlig) && !reading.Has(kvalitetsmodel.Dokumentation)
}

// Judgement is the view of the socialtilsyn on an indikator at the godkendelse.
type Judgement struct {
	Expectation string // key of a kvalitetsmodel.Expectation, or empty when not yet judged
	Reasons     string
}

// Untestable reports whether there is an answer, and it promises nothing that a
// tilsyn could check.
func (a Answer) Untestable() bool { return a.Text != "" && a.Level == maalbarhed.Vagt }
