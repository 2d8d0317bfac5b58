package interview

import "spindel/interview/maalbarhed"

// Answer is what the tilbud itself said to an indikator.
type Answer struct {
	Text    string
	Speaker string           // who said it, by role: "Forstander"
	Date    Date             // when it was said
	Level   maalbarhed.Level // how far it can be checked, as the lens reads it
}

// Judgement is the view of the socialtilsyn on an indikator at the godkendelse.
type Judgement struct {
	Expectation string // key of a kvalitetsmodel.Expectation, or empty when not yet judged
	Reasons     string
}

// Untestable reports whether there is an answer, and it promises nothing that a
// tilsyn could check.
func (a Answer) Untestable() bool { return a.Text != "" && a.Level == maalbarhed.Vagt }
