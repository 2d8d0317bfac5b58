package kvalitetsmodel

import (
	"slices"
	"strings"
)

// Profile is what the rules of the model need to know of a tilbud. A profile
// without tilbudstyper is an unknown tilbud: every indikator applies to it.
type Profile struct {
	Tilbudstyper     []TilbudstypeKey
	PrivatBestyrelse bool // a private tilbud with a bestyrelse
}

// Applicability says whether an indikator applies to a tilbud.
type Applicability struct {
	Applies bool
	Grund   string // the official sentence by which it falls away; empty when it applies
}

// Applies says whether an indikator applies to a tilbud. Of a tilbud with
// several tilbudstyper an indikator falls away only when it does so for every
// one of them; Grund then holds each of the sentences once. An indikator that
// the edition does not have never applies, and there is no sentence to say so.
func (m *Model) Applies(id IndikatorID, p Profile) Applicability {
	tema, _, indikator := m.Place(id)
	if indikator == nil {
		return Applicability{}
	}
	return applicability(tema, indikator, p)
}

// TemaApplies says whether any indikator of a tema applies to a tilbud.
func (m *Model) TemaApplies(nr int, p Profile) bool {
	tema := m.Tema(nr)
	if tema == nil {
		return false
	}
	for k := range tema.Kriterier {
		for i := range tema.Kriterier[k].Indikatorer {
			if applicability(tema, &tema.Kriterier[k].Indikatorer[i], p).Applies {
				return true
			}
		}
	}
	return false
}

// Applying lists the indikatorer that apply to a tilbud, in the order of the edition.
func (m *Model) Applying(p Profile) []*Indikator {
	var all []*Indikator
	for t := range m.Temaer {
		tema := &m.Temaer[t]
		for k := range tema.Kriterier {
			for i := range tema.Kriterier[k].Indikatorer {
				if indikator := &tema.Kriterier[k].Indikatorer[i]; applicability(tema, indikator, p).Applies {
					all = append(all, indikator)
				}
			}
		}
	}
	return all
}

func applicability(tema *Tema, indikator *Indikator, p Profile) Applicability {
	var reasons []string
	for _, key := range p.Tilbudstyper {
		rule := exemption(tema, indikator, key, p.PrivatBestyrelse)
		if rule == nil {
			return Applicability{Applies: true}
		}
		if !slices.Contains(reasons, rule.Grund) {
			reasons = append(reasons, rule.Grund)
		}
	}
	return Applicability{Applies: len(reasons) == 0, Grund: strings.Join(reasons, " ")}
}

// exemption finds the first rule by which an indikator falls away for one
// tilbudstype, those of the tema first, or nil.
func exemption(tema *Tema, indikator *Indikator, key TilbudstypeKey, bestyrelse bool) *Rule {
	for _, rules := range [][]Rule{tema.Rules, indikator.Rules} {
		for i := range rules {
			if rules[i].exempts(key, bestyrelse) {
				return &rules[i]
			}
		}
	}
	return nil
}

func (r *Rule) exempts(key TilbudstypeKey, bestyrelse bool) bool {
	return slices.Contains(r.NotFor, key) ||
		len(r.OnlyFor) > 0 && !slices.Contains(r.OnlyFor, key) ||
		r.OnlyBestyrelse && !bestyrelse
}
