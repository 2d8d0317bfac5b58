package kvalitetsmodel

// State tells the four states of an indikator at a tilsyn apart. They never mix.
type State int

// The states.
const (
	Mangler     State = iota // a gap: nobody has judged it yet
	GaelderIkke              // a rule of the model: it does not apply to the tilbud
	IkkeBedoemt              // a choice: not judged at this tilsyn
	Scoret                   // judged, with a score
)

// Mark is what a tilsyn says of one indikator.
type Mark struct {
	State State
	Score int // 1 to 5 when State is Scoret, else 0
}

// Value is an exact mean. The zero Value is no value at all, never 0.
type Value struct {
	num, den int64
}

// Evaluation holds the values of a whole tilsyn, every tema of the edition in order.
type Evaluation struct {
	Temaer []TemaValue
}

// TemaValue is the value of a tema: the mean of its kriterium values.
type TemaValue struct {
	Tema      *Tema
	Applies   bool // false when every indikator of the tema falls away
	Value     Value
	Kriterier []KriteriumValue
}

// KriteriumValue is the value of a kriterium: the mean of its scored indikatorer.
type KriteriumValue struct {
	Kriterium   *Kriterium
	Applies     bool
	Value       Value
	Indikatorer []IndikatorValue
}

// IndikatorValue is an indikator with its mark and, where it does not apply, the reason.
type IndikatorValue struct {
	Indikator *Indikator
	Mark      Mark
	Grund     string
}
