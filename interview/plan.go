package interview

import (
	"maps"
	"slices"

	"spindel/kvalitetsmodel"
)

// Opfoelgningsplan is the plan by which the tilbud raises its quality. It is drawn
// up by the tilbud's management and staff in dialogue with the socialtilsyn, and
// approved by its management (Opfølgningsplan for tilbud).
type Opfoelgningsplan struct {
	Items        []PlanItem // in order of priority
	Approval     Approval   // by the management of the tilbud; zero while there is none
	ChangedSince bool       // what was approved has been changed since

	numbered int // how many items there ever were, so that no number comes twice
}

// Approval is the tilbud's management approving its plan.
type Approval struct {
	By   string `json:"by,omitempty"` // by role: "Forstander"
	Date Date   `json:"date,omitempty"`
}

// PlanItem is one priority of the plan, a row of the official form.
type PlanItem struct {
	Nr        int                        `json:"nr"` // unique within the sag, from 1, never used again; not its priority
	Temaer    []int                      `json:"temaer,omitempty"`
	Kriterier []string                   `json:"kriterier,omitempty"` // numbers of the kriterier to be met
	Origin    Origin                     `json:"origin,omitempty"`
	Deadline  Date                       `json:"deadline,omitempty"`  // of the påbud
	Indikator kvalitetsmodel.IndikatorID `json:"indikator,omitempty"` // that it was started from
	Point     PointID                    `json:"point,omitempty"`     // and the follow-up point, where it was a finding
	Tilsyn    int                        `json:"tilsyn,omitempty"`    // the tilsyn that it was started at
	Texts     map[PlanColumn]string      `json:"texts,omitempty"`

	Periods      []Period     `json:"periods,omitempty"`  // the time frame, the latest last
	Progress     []Progress   `json:"progress,omitempty"` // by number from 1; an empty text was taken back
	Status       PlanStatus   `json:"status,omitempty"`   // what the tilbud says
	StatusDate   Date         `json:"status_date,omitempty"`
	Verification Verification `json:"verification"` // what the socialtilsyn has seen
}

// Period is a time frame, and why it took the place of the one before.
type Period struct {
	Start  Date   `json:"start,omitempty"`
	End    Date   `json:"end,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Progress is an entry in the progress log of a priority.
type Progress struct {
	Date Date   `json:"date,omitempty"`
	Text string `json:"text,omitempty"`
}

// Verification is what the socialtilsyn has seen of the result, which is another
// thing than what the tilbud says of it.
type Verification struct {
	Result Result `json:"result,omitempty"`
	Date   Date   `json:"date,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Origin is where a priority comes from.
type Origin string

// The origins, in the words of the official text.
const (
	Paabud        Origin = "paabud"
	Anbefaling    Origin = "anbefaling"
	EgetInitiativ Origin = "eget-initiativ"
)

// Origins lists them in the order in which they are offered.
var Origins = []Origin{Paabud, Anbefaling, EgetInitiativ}

// Danish is the origin as a person reads it.
func (o Origin) Danish() string {
	switch o {
	case Paabud:
		return "påbud"
	case Anbefaling:
		return "anbefaling"
	case EgetInitiativ:
		return "eget initiativ"
	}
	return "ikke valgt"
}

// PlanStatus is how far the tilbud says that it has come with a priority.
type PlanStatus string

// The statuses.
const (
	NotStarted PlanStatus = "ikke-begyndt"
	UnderWay   PlanStatus = "i-gang"
	Carried    PlanStatus = "gennemfoert"
	GivenUp    PlanStatus = "opgivet"
)

// PlanStatuses lists them in the order in which they are offered.
var PlanStatuses = []PlanStatus{NotStarted, UnderWay, Carried, GivenUp}

// Danish is the status as a person reads it.
func (s PlanStatus) Danish() string {
	switch s {
	case NotStarted:
		return "ikke begyndt"
	case UnderWay:
		return "i gang"
	case Carried:
		return "gennemført"
	case GivenUp:
		return "opgivet"
	}
	return "ikke oplyst"
}

// Period is the time frame that holds now, zero where there is none.
func (i *PlanItem) Period() Period {
	if len(i.Periods) == 0 {
		return Period{}
	}
	return i.Periods[len(i.Periods)-1]
}

// Done reports whether the socialtilsyn has seen that the goal is reached.
func (i *PlanItem) Done() bool { return i.Verification.Result == Bekraeftet }

// Due is the day that is held against the tilbud: that of the påbud, or the end of
// the time frame, whichever comes first. It is empty where there is neither.
func (i *PlanItem) Due() Date {
	end := i.Period().End
	if i.Origin == Paabud && i.Deadline != "" && (end == "" || i.Deadline < end) {
		return i.Deadline
	}
	return end
}

// Item finds a priority by its number, or nil.
func (p *Opfoelgningsplan) Item(nr int) *PlanItem {
	if i := p.place(nr); i >= 0 {
		return &p.Items[i]
	}
	return nil
}

// Priority is the place of an item among the others, from 1; 0 when it is gone.
func (p *Opfoelgningsplan) Priority(nr int) int { return p.place(nr) + 1 }

func (p *Opfoelgningsplan) place(nr int) int {
	return slices.IndexFunc(p.Items, func(i PlanItem) bool { return i.Nr == nr })
}

// NextItem is the number of the next priority.
func (p *Opfoelgningsplan) NextItem() int { return p.numbered + 1 }

// Open is how many priorities the socialtilsyn has not yet seen fulfilled.
func (p *Opfoelgningsplan) Open() int {
	open := 0
	for i := range p.Items {
		open += one(!p.Items[i].Done())
	}
	return open
}

func (p Opfoelgningsplan) clone() Opfoelgningsplan {
	p.Items = slices.Clone(p.Items)
	for i := range p.Items {
		p.Items[i] = p.Items[i].clone()
	}
	return p
}

func (i PlanItem) clone() PlanItem {
	i.Temaer, i.Kriterier = slices.Clone(i.Temaer), slices.Clone(i.Kriterier)
	i.Texts = maps.Clone(i.Texts)
	i.Periods, i.Progress = slices.Clone(i.Periods), slices.Clone(i.Progress)
	return i
}
