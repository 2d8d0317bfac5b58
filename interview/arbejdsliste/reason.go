package arbejdsliste

import (
	"fmt"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Reason is why a point comes before others.
type Reason struct {
	Kind   Kind
	Tilsyn int            // that found it, for NotConfirmed
	Date   interview.Date // for Deadline and Passed
}

// Kind is a kind of reason, in the order of their weight.
type Kind int

// The kinds. A point without a reason comes last.
const (
	NotExpected  Kind = iota // the indikator was judged as not expected to be met
	NotConfirmed             // an earlier tilsyn found it not kept, or only partly
	Vague                    // the answer promises nothing that can be checked
	Bare                     // it names neither whom to ask nor where it can be seen
	Passed                   // its deadline has passed
	Deadline                 // it has a deadline
	none
)

// Danish is the reason in a few words.
func (r Reason) Danish() string {
	switch r.Kind {
	case NotExpected:
		return "forventes ikke"
	case NotConfirmed:
		return fmt.Sprintf("ikke helt holdt (tilsyn %d)", r.Tilsyn)
	case Vague:
		return "vagt svar"
	case Bare:
		return "kun et løfte"
	case Passed:
		return "frist overskredet: " + r.Date.Short()
	}
	return "frist " + r.Date.Short()
}

func reasons(model *kvalitetsmodel.Model, sag *interview.Sag, point *interview.FollowUpPoint, q Query) []Reason {
	var all []Reason
	expectation, answer := sag.Judgements[point.Indikator].Expectation, sag.Answers[point.Indikator]
	if expectation != "" && expectation != model.Godkendelse[0].Key {
		all = append(all, Reason{Kind: NotExpected})
	}
	if tilsyn := brokenBefore(sag, point, q.Tilsyn); tilsyn > 0 {
		all = append(all, Reason{Kind: NotConfirmed, Tilsyn: tilsyn})
	}
	switch {
	case answer.Untestable():
		all = append(all, Reason{Kind: Vague})
	case answer.Bare:
		all = append(all, Reason{Kind: Bare})
	}
	switch {
	case !sag.Pending(point): // there is none, or it was kept
	case point.Deadline < q.Today:
		all = append(all, Reason{Kind: Passed, Date: point.Deadline})
	default:
		all = append(all, Reason{Kind: Deadline, Date: point.Deadline})
	}
	return all
}

// brokenBefore is the latest earlier tilsyn that looked at a point, when it did not
// find all of what it looked at kept; else 0.
func brokenBefore(sag *interview.Sag, point *interview.FollowUpPoint, tilsyn int) int {
	for nr := tilsyn - 1; nr >= 1; nr-- {
		if p := sag.PraksisOf(point, nr); p.Examined() > 0 {
			if p.Kept < p.Examined() {
				return nr
			}
			return 0
		}
	}
	return 0
}

// weight is that of the weightiest reason; a vague answer and a bare promise weigh
// the same, and deadlines are compared day by day.
func (a Item) weight() Kind {
	if len(a.Reasons) == 0 {
		return none
	}
	switch kind := a.Reasons[0].Kind; kind {
	case Bare:
		return Vague
	case Passed:
		return Deadline
	default:
		return kind
	}
}
