package interview

// Answer is what the tilbud itself said to an indikator.
type Answer struct {
	Text    string
	Speaker string // who said it, by role: "Forstander"
	Date    Date   // when it was said
}

// Judgement is the view of the socialtilsyn on an indikator at the godkendelse.
type Judgement struct {
	Expectation string // key of a kvalitetsmodel.Expectation, or empty when not yet judged
	Reasons     string
}
