package interview

import "spindel/kvalitetsmodel"

// Change is one thing that happened in a sag. Each change replaces what was
// there before it, so the journal needs no deletions and the latest one counts.
type Change interface {
	// Field is the text field that the change settles: its draft is done with.
	// It is empty where nothing was typed.
	Field() Field
	apply(*Sag) error
}

// The changes of the godkendelse.
type (
	// TilbudRegistered opens the sag, or mends the registration later.
	TilbudRegistered struct {
		Edition string `json:"edition"` // id of the kvalitetsmodel edition; kept for the life of the sag
		Tilbud  Tilbud `json:"tilbud"`
	}

	// VejledningUsed tells which guidance the interviewer has before them from here on.
	VejledningUsed struct {
		Vejledning kvalitetsmodel.VejledningID `json:"vejledning"`
	}

	// AnswerGiven is the tilbud's own answer to an indikator.
	AnswerGiven struct {
		Indikator kvalitetsmodel.IndikatorID `json:"indikator"`
		Text      string                     `json:"text"`
		Speaker   string                     `json:"speaker,omitempty"`
		Date      Date                       `json:"date,omitempty"`
	}

	// PointDrafted adds a follow-up point.
	PointDrafted struct {
		Point FollowUpPoint `json:"point"`
	}

	// PointRedrafted gives a follow-up point another sentence and other checks,
	// whose numbers are new.
	PointRedrafted struct {
		Point FollowUpPoint `json:"point"`
	}

	// PointSentenceWritten words a follow-up point anew.
	PointSentenceWritten struct {
		Point    PointID `json:"point"`
		Sentence string  `json:"sentence"`
	}

	// CheckWritten adds a check to a point, or replaces the one of that number.
	CheckWritten struct {
		Point PointID `json:"point"`
		Check Check   `json:"check"`
	}

	// CheckRemoved takes a check off a point.
	CheckRemoved struct {
		Point PointID `json:"point"`
		Check int     `json:"check"`
	}

	// CheckMoved gives a check another place among those of its point.
	CheckMoved struct {
		Point PointID `json:"point"`
		Check int     `json:"check"`
		To    int     `json:"to"` // its place, from 0
	}

	// PointDeadlineSet says by which day a point is promised; no day takes that back.
	PointDeadlineSet struct {
		Point    PointID `json:"point"`
		Deadline Date    `json:"deadline,omitempty"`
	}

	// PointRemoved takes a follow-up point out of the sag.
	PointRemoved struct {
		Point PointID `json:"point"`
	}

	// ExpectationSet judges an indikator; an empty expectation takes the judgement back.
	ExpectationSet struct {
		Indikator   kvalitetsmodel.IndikatorID `json:"indikator"`
		Expectation string                     `json:"expectation"`
	}

	// ReasonsWritten gives the reasons for an expectation.
	ReasonsWritten struct {
		Indikator kvalitetsmodel.IndikatorID `json:"indikator"`
		Text      string                     `json:"text"`
	}

	// GodkendelseClosed ends the godkendelse; its answers are promises from then on.
	GodkendelseClosed struct{}

	// GodkendelseReopened takes the closing back.
	GodkendelseReopened struct{}
)

// The changes of a tilsyn, and TemaAssessed, which both have.
type (
	// TemaAssessed is the written assessment of a tema, at the godkendelse
	// (Tilsyn 0) or at a tilsyn.
	TemaAssessed struct {
		Tilsyn int    `json:"tilsyn"`
		Tema   int    `json:"tema"`
		Text   string `json:"text"`
	}

	// TilsynOpened begins a driftsorienteret tilsyn. Numbers run from 1.
	TilsynOpened struct {
		Tilsyn  int  `json:"tilsyn"`
		Date    Date `json:"date"`
		Anmeldt bool `json:"anmeldt"`
	}

	// FindingNoted is what a tilsyn found of one check.
	FindingNoted struct {
		Tilsyn int     `json:"tilsyn"`
		Point  PointID `json:"point"`
		Check  int     `json:"check"`
		Result Result  `json:"result"`
		Note   string  `json:"note,omitempty"`
		Source Source  `json:"source,omitempty"`
	}

	// NumberDrawn draws a lot for a check of "en tilfældigt udvalgt borger". Who has
	// the number is not kept. A draw is never taken back: the next one stands beside it.
	NumberDrawn struct {
		Tilsyn int     `json:"tilsyn"`
		Point  PointID `json:"point"`
		Check  int     `json:"check"`
		Draw
	}

	// PointStatusSet closes a follow-up point at a tilsyn, or takes it up again;
	// an empty status takes the decision of that tilsyn back.
	PointStatusSet struct {
		Tilsyn int         `json:"tilsyn"`
		Point  PointID     `json:"point"`
		Status PointStatus `json:"status,omitempty"`
	}

	// ScoreSet scores an indikator, leaves it out on purpose (IkkeBedoemt), or
	// takes both back (Score 0).
	ScoreSet struct {
		Tilsyn      int                        `json:"tilsyn"`
		Indikator   kvalitetsmodel.IndikatorID `json:"indikator"`
		Score       int                        `json:"score,omitempty"`
		IkkeBedoemt bool                       `json:"ikke_bedoemt,omitempty"`
	}

	// BedoemmelseWritten is the written bedømmelse of an indikator at a tilsyn.
	BedoemmelseWritten struct {
		Tilsyn    int                        `json:"tilsyn"`
		Indikator kvalitetsmodel.IndikatorID `json:"indikator"`
		Text      string                     `json:"text"`
	}

	// TilsynClosed ends a tilsyn.
	TilsynClosed struct {
		Tilsyn int `json:"tilsyn"`
	}
)

// The changes that tell what was done to the journal itself. They change nothing in
// the sag.
type (
	// PersonnumreErased tells that CPR numbers were taken out of earlier entries. It
	// keeps no hash of what was there: four digits are found from a hash in a moment.
	PersonnumreErased struct {
		Entries []int `json:"entries"` // numbers of the entries
		Numbers int   `json:"numbers"` // how many were taken out
	}

	// JournalSalvaged tells that the journal was damaged, and what is missing since.
	// The numbers are those that the entries had until then.
	JournalSalvaged struct {
		Lost     []int `json:"lost"`               // entries that are gone
		Unproven []int `json:"unproven,omitempty"` // entries that are here and that no hash speaks for
	}
)

// Field of each change; see Change.

func (TilbudRegistered) Field() Field       { return "" }
func (c AnswerGiven) Field() Field          { return AnswerField(c.Indikator) }
func (PointDrafted) Field() Field           { return "" }
func (c PointRedrafted) Field() Field       { return SentenceField(c.Point.ID) }
func (c PointSentenceWritten) Field() Field { return SentenceField(c.Point) }
func (c CheckWritten) Field() Field         { return CheckField(c.Point, c.Check.Nr) }
func (CheckMoved) Field() Field             { return "" }
func (VejledningUsed) Field() Field         { return "" }
func (c CheckRemoved) Field() Field         { return CheckField(c.Point, c.Check) }
func (c PointDeadlineSet) Field() Field     { return DeadlineField(c.Point) }
func (c PointRemoved) Field() Field         { return SentenceField(c.Point) }
func (ExpectationSet) Field() Field         { return "" }
func (c ReasonsWritten) Field() Field       { return ReasonsField(c.Indikator) }
func (GodkendelseClosed) Field() Field      { return "" }
func (GodkendelseReopened) Field() Field    { return "" }
func (c TemaAssessed) Field() Field         { return TemaField(c.Tilsyn, c.Tema) }
func (TilsynOpened) Field() Field           { return "" }
func (c FindingNoted) Field() Field         { return NoteField(c.Tilsyn, CheckRef{c.Point, c.Check}) }
func (NumberDrawn) Field() Field            { return "" }
func (PointStatusSet) Field() Field         { return "" }
func (ScoreSet) Field() Field               { return "" }
func (c BedoemmelseWritten) Field() Field   { return BedoemmelseField(c.Tilsyn, c.Indikator) }
func (TilsynClosed) Field() Field           { return "" }
func (PersonnumreErased) Field() Field      { return "" }
func (JournalSalvaged) Field() Field        { return "" }

// TextOf is the free text that a change carries into its field, or empty.
func TextOf(change Change) string {
	switch c := change.(type) {
	case AnswerGiven:
		return c.Text
	case PointSentenceWritten:
		return c.Sentence
	case CheckWritten:
		return c.Check.Text
	case ReasonsWritten:
		return c.Text
	case TemaAssessed:
		return c.Text
	case FindingNoted:
		return c.Note
	case BedoemmelseWritten:
		return c.Text
	}
	return planTextOf(change)
}
