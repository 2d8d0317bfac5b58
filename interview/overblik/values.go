package overblik

import (
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/spindelvaev"
)

// TemaValue is the exact value of a tema in JSON, null where there is none.
type TemaValue struct {
	Nr        int              `json:"nr"`
	Navn      string           `json:"navn"`
	Value     *float64         `json:"vaerdi"`
	Kriterier []KriteriumValue `json:"kriterier"`
}

// KriteriumValue is the exact value of a kriterium in JSON.
type KriteriumValue struct {
	Nr    string   `json:"nr"`
	Value *float64 `json:"vaerdi"`
}

// Values lists the values of the temaer and kriterier that apply.
func Values(evaluation kvalitetsmodel.Evaluation) []TemaValue {
	values := []TemaValue{}
	for _, tema := range evaluation.Temaer {
		if !tema.Applies {
			continue
		}
		value := TemaValue{tema.Tema.Nr, tema.Tema.Navn, exact(tema.Value), []KriteriumValue{}}
		for _, kriterium := range tema.Kriterier {
			if kriterium.Applies {
				value.Kriterier = append(value.Kriterier, KriteriumValue{kriterium.Kriterium.Nr, exact(kriterium.Value)})
			}
		}
		values = append(values, value)
	}
	return values
}

func exact(value kvalitetsmodel.Value) *float64 {
	if !value.OK() {
		return nil
	}
	number := value.Float()
	return &number
}

// webHeight is a web with its numbers on a screen of 24 lines, under a heading.
const webHeight = 22

// Spindelvaev draws an evaluation with its numbers beside it.
func (p Page) Spindelvaev(evaluation kvalitetsmodel.Evaluation, tegn spindelvaev.Tegn) string {
	t := &text{width: p.width()}
	t.web(spindelvaev.FromEvaluation(evaluation), tegn)
	return t.String()
}

// Explain tells how each value of an evaluation came to be.
func (p Page) Explain(evaluation kvalitetsmodel.Evaluation) string {
	t := &text{width: p.width()}
	t.explain(evaluation, func(kvalitetsmodel.Value) bool { return true })
	return t.String()
}

func (t *text) web(web spindelvaev.Web, tegn spindelvaev.Tegn) {
	drawing := spindelvaev.Side(web, t.width, webHeight, tegn)
	for line := range strings.SplitSeq(strings.TrimRight(drawing, "\n"), "\n") {
		t.line("%s", line)
	}
}

// explain tells of the values that are wanted.
func (t *text) explain(evaluation kvalitetsmodel.Evaluation, wanted func(kvalitetsmodel.Value) bool) {
	for _, tema := range evaluation.Temaer {
		if !wanted(tema.Value) {
			continue
		}
		t.fill("", tema.Explain())
		for _, kriterium := range tema.Kriterier {
			if kriterium.Applies && wanted(kriterium.Value) {
				t.fill("  ", kriterium.Explain())
			}
		}
	}
}

func (t *text) spindelvaev(model *kvalitetsmodel.Model, sag *interview.Sag) {
	latest := sag.Latest()
	if latest == nil {
		return
	}
	evaluation := sag.Evaluation(model, latest.Nr)
	t.heading("Spindelvæv", visit(latest))
	web := spindelvaev.FromEvaluation(evaluation)
	if before := sag.ScoredBefore(latest.Nr); before != nil {
		web = web.WithBefore(sag.Evaluation(model, before.Nr), latest.Name(), before.Name())
	}
	t.web(web, spindelvaev.Ascii)
	t.heading("Sådan er værdierne blevet til", "")
	t.explain(evaluation, kvalitetsmodel.Value.OK)
}
