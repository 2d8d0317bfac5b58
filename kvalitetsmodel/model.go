package kvalitetsmodel

import "slices"

// IndikatorID names an indikator within an edition, as the source writes it: "3.b".
type IndikatorID string

// TilbudstypeKey is the short ASCII name of a tilbudstype: "krisecenter".
type TilbudstypeKey string

// Model is one edition of the quality model.
type Model struct {
	Edition      string // id of the edition, unique among all editions: "sociale-tilbud-2017"
	Title        string
	Source       string // the official document that the wording comes from
	Revised      string // the day from which the wording holds, "2017-01-01"; the newest edition has the latest
	Tilbudstyper []Tilbudstype
	Godkendelse  []Expectation // the two-way judgement at a godkendelse
	Tilsyn       []Step        // the scale at a driftsorienteret tilsyn, from the highest score down to 1
	Temaer       []Tema
	Corrections  []Correction // slips of the source that were mended, with what stood there
}

// Tilbudstype is a kind of tilbud that the rules of the model can name.
type Tilbudstype struct {
	Key     TilbudstypeKey
	Navn    string
	Hjemmel string // the legal basis: "servicelovens § 109"
}

// Expectation is one of the answers to an indikator at a godkendelse.
type Expectation struct {
	Key  string // "forventes" or "forventes-ikke"
	Text string // the official words
}

// Step is one step of the scale at a driftsorienteret tilsyn.
type Step struct {
	Score int // 1 and up, a step at a time
	Text  string
}

// Tema is one of the quality themes; an axis of the spindelvæv.
type Tema struct {
	Nr         int // 1-based, in the order of the edition
	Navn       string
	Indledning []string // the official introduction, a paragraph each
	Rules      []Rule   // rules that hold for every indikator of the tema
	Kriterier  []Kriterium
}

// Kriterium is a concrete goal of a tema.
type Kriterium struct {
	Nr          string // as the source numbers it, with gaps: "14"
	Text        string
	Indikatorer []Indikator
}

// Indikator is a sign that the quality of its kriterium is there in practice.
type Indikator struct {
	ID    IndikatorID
	Text  string
	Rules []Rule
}

// Rule says for whom an indikator or tema falls away. Exactly one of NotFor,
// OnlyFor and OnlyBestyrelse is set.
type Rule struct {
	NotFor         []TilbudstypeKey
	OnlyFor        []TilbudstypeKey
	OnlyBestyrelse bool   // applies only to private tilbud with a bestyrelse
	Grund          string // the official sentence that the rule comes from
}

// Correction records official wording that was mended because it would hurt a reader.
type Correction struct {
	Place    string // "3.b"
	From, To string
	Why      string
}

// Tema finds a tema by number, or nil.
func (m *Model) Tema(nr int) *Tema {
	i := slices.IndexFunc(m.Temaer, func(t Tema) bool { return t.Nr == nr })
	if i < 0 {
		return nil
	}
	return &m.Temaer[i]
}

// Indikator finds an indikator by id, or nil.
func (m *Model) Indikator(id IndikatorID) *Indikator {
	_, _, indikator := m.Place(id)
	return indikator
}

// Place finds an indikator together with the tema and kriterium that it belongs to, or three nils.
func (m *Model) Place(id IndikatorID) (*Tema, *Kriterium, *Indikator) {
	for t := range m.Temaer {
		for k := range m.Temaer[t].Kriterier {
			kriterium := &m.Temaer[t].Kriterier[k]
			for i := range kriterium.Indikatorer {
				if kriterium.Indikatorer[i].ID == id {
					return &m.Temaer[t], kriterium, &kriterium.Indikatorer[i]
				}
			}
		}
	}
	return nil, nil, nil
}

// Indikatorer lists every indikator in the order of the edition.
func (m *Model) Indikatorer() []*Indikator {
	var all []*Indikator
	for t := range m.Temaer {
		for k := range m.Temaer[t].Kriterier {
			for i := range m.Temaer[t].Kriterier[k].Indikatorer {
				all = append(all, &m.Temaer[t].Kriterier[k].Indikatorer[i])
			}
		}
	}
	return all
}

// Tilbudstype finds a tilbudstype by key, or nil.
func (m *Model) Tilbudstype(key TilbudstypeKey) *Tilbudstype {
	i := slices.IndexFunc(m.Tilbudstyper, func(t Tilbudstype) bool { return t.Key == key })
	if i < 0 {
		return nil
	}
	return &m.Tilbudstyper[i]
}
