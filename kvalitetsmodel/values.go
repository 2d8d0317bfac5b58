package kvalitetsmodel

import "fmt"

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
	Score int // a step of the edition's scale when State is Scoret, else 0
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
	Applies     bool // false when every indikator of the kriterium falls away
	Value       Value
	Indikatorer []IndikatorValue
}

// IndikatorValue is an indikator with its mark and, where it does not apply, the reason.
type IndikatorValue struct {
	Indikator *Indikator
	Mark      Mark
	Grund     string
}

// Evaluate works out the values of a tilsyn. The rules of the model decide
// alone what does not apply: a mark on such an indikator is disregarded, and so
// is one that claims it of an indikator that does. A score off the scale is no
// score; an indikator without a usable mark is a gap.
func (m *Model) Evaluate(p Profile, marks map[IndikatorID]Mark) Evaluation {
	e := Evaluation{Temaer: make([]TemaValue, len(m.Temaer))}
	for t := range m.Temaer {
		e.Temaer[t] = m.evaluateTema(&m.Temaer[t], p, marks)
	}
	return e
}

func (m *Model) evaluateTema(tema *Tema, p Profile, marks map[IndikatorID]Mark) TemaValue {
	tv := TemaValue{Tema: tema, Kriterier: make([]KriteriumValue, len(tema.Kriterier))}
	values := make([]Value, len(tema.Kriterier))
	for k := range tema.Kriterier {
		kv := m.evaluateKriterium(tema, &tema.Kriterier[k], p, marks)
		tv.Kriterier[k], values[k] = kv, kv.Value
		tv.Applies = tv.Applies || kv.Applies
	}
	tv.Value = mean(values)
	return tv
}

func (m *Model) evaluateKriterium(tema *Tema, kriterium *Kriterium, p Profile, marks map[IndikatorID]Mark) KriteriumValue {
	kv := KriteriumValue{Kriterium: kriterium, Indikatorer: make([]IndikatorValue, len(kriterium.Indikatorer))}
	values := make([]Value, len(kriterium.Indikatorer))
	for i := range kriterium.Indikatorer {
		indikator := &kriterium.Indikatorer[i]
		iv := IndikatorValue{Indikator: indikator}
		if a := applicability(tema, indikator, p); a.Applies {
			kv.Applies = true
			iv.Mark = m.usable(marks[indikator.ID])
		} else {
			iv.Mark, iv.Grund = Mark{State: GaelderIkke}, a.Grund
		}
		if iv.Mark.State == Scoret {
			values[i] = whole(iv.Mark.Score)
		}
		kv.Indikatorer[i] = iv
	}
	kv.Value = mean(values)
	return kv
}

func (m *Model) usable(mark Mark) Mark {
	switch {
	case mark.State == Scoret && mark.Score >= m.MinScore() && mark.Score <= m.MaxScore():
		return mark
	case mark.State == IkkeBedoemt:
		return Mark{State: IkkeBedoemt}
	}
	return Mark{State: Mangler}
}

// MinScore is the lowest step of the edition's scale.
func (m *Model) MinScore() int {
	if len(m.Tilsyn) == 0 {
		return 0
	}
	return m.Tilsyn[len(m.Tilsyn)-1].Score
}

// MaxScore is the highest step of the edition's scale.
func (m *Model) MaxScore() int {
	if len(m.Tilsyn) == 0 {
		return 0
	}
	return m.Tilsyn[0].Score
}

// Value is an exact mean, comparable with ==. The zero Value is no value at all, never 0.
type Value struct {
	num, den int64 // in lowest terms
}

// OK says whether there is a value.
func (v Value) OK() bool { return v.den != 0 }

// Float is the float64 nearest to the exact value, or 0 when there is none.
func (v Value) Float() float64 {
	if !v.OK() {
		return 0
	}
	return float64(v.num) / float64(v.den)
}

// String shows the value with one decimal and a comma, rounded half up on the
// exact value (2,25 is shown as 2,3), or "–" when there is none.
func (v Value) String() string {
	if !v.OK() {
		return "–"
	}
	tenths := (20*v.num + v.den) / (2 * v.den)
	return fmt.Sprintf("%d,%d", tenths/10, tenths%10)
}

// Equal says whether two values are the same number, or both none.
func (v Value) Equal(w Value) bool { return v == w }

func whole(n int) Value { return Value{int64(n), 1} }

// mean is the mean of the values there are; without any there is no mean.
func mean(values []Value) Value {
	sum, n := whole(0), int64(0)
	for _, v := range values {
		if v.OK() {
			sum, n = reduced(sum.num*v.den+v.num*sum.den, sum.den*v.den), n+1
		}
	}
	if n == 0 {
		return Value{}
	}
	return reduced(sum.num, sum.den*n)
}

func reduced(num, den int64) Value {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return Value{num / a, den / a}
}
