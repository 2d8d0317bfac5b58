package interview

// Warning is what a leader wants to see early of a sag. It is a matter of fact and
// no judgement: there is no threshold in it.
type Warning struct {
	Kind  WarningKind
	Count int  // points, checks or priorities
	Since Date // the deadline that lies furthest back, or the day on which the godkendelse was closed
}

// WarningKind is what a warning is about.
type WarningKind string

// The warnings, in the order in which they are told.
const (
	Overdue     WarningKind = "frist-overskredet"      // follow-up points whose deadline has passed
	PlanOverdue WarningKind = "plan-frist-overskredet" // priorities of the plan whose deadline has passed
	Unkept      WarningKind = "ikke-bekraeftet"        // checks that the latest tilsyn did not find confirmed
	NoTilsyn    WarningKind = "afventer-foerste-tilsyn"
)

// Warnings lists what is to be looked at in a sag on a day.
func (s Summary) Warnings(today Date) []Warning {
	var all []Warning
	add := func(kind WarningKind, count int, since Date) {
		if count > 0 {
			all = append(all, Warning{kind, count, since})
		}
	}
	overdue := func(kind WarningKind, deadlines []Date) {
		passed := 0
		for _, d := range deadlines {
			passed += one(d < today)
		}
		if passed > 0 {
			add(kind, passed, deadlines[0])
		}
	}
	overdue(Overdue, s.Deadlines)
	overdue(PlanOverdue, s.PlanDeadlines)
	add(Unkept, s.Unconfirmed, s.TilsynDate)
	if s.Phase == AwaitingTilsyn {
		add(NoTilsyn, 1, s.ClosedOn)
	}
	return all
}
