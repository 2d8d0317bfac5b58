package interview

import (
	"slices"
	"time"

	"spindel/kvalitetsmodel"
)

// Summary is a sag in one line. All counts are of indikatorer that apply, of
// the checks of follow-up points, and of the latest tilsyn.
type Summary struct {
	ID      SagID
	Edition string
	Navn    string
	Typer   []kvalitetsmodel.TilbudstypeKey
	Phase   Phase
	Changed time.Time

	Indikatorer int // that apply
	Answered    int
	Untestable  int // of the answers, those that promise nothing that can be checked
	Judged      int // with an expectation
	NotExpected int // judged as not expected to be met: any expectation but the first of the edition
	Points      int
	Checks      int

	Tilsyn      int // number of the latest tilsyn, 0 for none
	TilsynDate  Date
	Confirmed   int
	Partly      int
	Unconfirmed int // looked at and not confirmed
	Unexamined  int // set aside as not examined
	Impossible  int // could not be examined
	Scored      int
	NotScored   int // set aside as "ikke bedømt denne gang"

	ClosedOn      Date   // when the godkendelse was closed, in UTC; empty while it is open
	Deadlines     []Date // of the follow-up points that are open and not found kept, the nearest first
	PlanItems     int    // priorities of the opfølgningsplan
	PlanOpen      int    // of these, not yet seen fulfilled by the socialtilsyn
	PlanDeadlines []Date // of the open ones, the nearest first
}

// Summarize makes the summary of a sag. A Store's List answers with the same.
func Summarize(model *kvalitetsmodel.Model, sag *Sag) Summary {
	summary := Summary{
		ID: sag.ID, Edition: sag.Edition, Navn: sag.Tilbud.Navn, Typer: sag.Tilbud.Tilbudstyper,
		Phase: sag.Phase(), Changed: sag.Changed, Tilsyn: len(sag.Tilsyn),
	}
	latest := sag.Latest()
	if latest != nil {
		summary.TilsynDate = latest.Date
	}
	if sag.Closed {
		summary.ClosedOn = DateOf(sag.ClosedAt)
	}
	summary.plan(&sag.Plan)
	applies := map[kvalitetsmodel.IndikatorID]bool{}
	for _, indikator := range model.Applying(sag.Tilbud.Profile()) {
		id := indikator.ID
		applies[id] = true
		summary.Indikatorer++
		answer := sag.Answers[id]
		summary.Answered += one(answer.Text != "")
		summary.Untestable += one(answer.Untestable())
		judgement := sag.Judgements[id].Expectation
		summary.Judged += one(judgement != "")
		summary.NotExpected += one(judgement != "" && judgement != model.Godkendelse[0].Key)
		if latest != nil {
			summary.Scored += one(latest.Marks[id].State == kvalitetsmodel.Scoret)
			summary.NotScored += one(latest.Marks[id].State == kvalitetsmodel.IkkeBedoemt)
		}
	}
	for i := range sag.Points {
		point := &sag.Points[i]
		if !applies[point.Indikator] { // it fell away when the registration was mended
			continue
		}
		summary.Points++
		if sag.Pending(point) {
			summary.Deadlines = append(summary.Deadlines, point.Deadline)
		}
		for _, check := range point.Verifiable() {
			summary.Checks++
			if latest == nil {
				continue
			}
			result := latest.Findings[CheckRef{point.ID, check.Nr}].Result
			summary.Confirmed += one(result == Bekraeftet)
			summary.Partly += one(result == Delvist)
			summary.Unconfirmed += one(result == IkkeBekraeftet)
			summary.Unexamined += one(result == IkkeUndersoegt)
			summary.Impossible += one(result == KunneIkke)
		}
	}
	slices.Sort(summary.Deadlines)
	return summary
}

// Pending reports whether the deadline of a point still stands: it has one, no
// tilsyn has closed it, and the latest that looked did not find all of it kept.
// What was found before it was taken up again no longer counts.
func (s *Sag) Pending(point *FollowUpPoint) bool {
	status, decided := s.StatusAt(point.ID, len(s.Tilsyn))
	if point.Deadline == "" || status == PointClosed {
		return false
	}
	for nr := len(s.Tilsyn); nr >= max(decided, 1); nr-- {
		if p := s.PraksisOf(point, nr); p.Examined() > 0 {
			return p.Kept < p.Checks()
		}
	}
	return true
}

func (summary *Summary) plan(plan *Opfoelgningsplan) {
	summary.PlanItems, summary.PlanOpen = len(plan.Items), plan.Open()
	for i := range plan.Items {
		if due := plan.Items[i].Due(); due != "" && !plan.Items[i].Done() {
			summary.PlanDeadlines = append(summary.PlanDeadlines, due)
		}
	}
	slices.Sort(summary.PlanDeadlines)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
