package tui

import (
	"fmt"
	"slices"

	"spindel/kvalitetsmodel"
)

// node is a place in the tree: a tema, or one of its indikatorer.
type node struct {
	tema      int
	indikator kvalitetsmodel.IndikatorID // empty for the tema itself
}

// tree is the temaer of a sag and their indikatorer, with a place in it.
type tree struct {
	model   *kvalitetsmodel.Model
	profile kvalitetsmodel.Profile
	at      node
	top     int // first row on the screen
}

// nodes lists every place in order, those that do not apply included.
func (t *tree) nodes() []node {
	var all []node
	for _, tema := range t.model.Temaer {
		all = append(all, node{tema: tema.Nr})
		for _, kriterium := range tema.Kriterier {
			for _, indikator := range kriterium.Indikatorer {
				all = append(all, node{tema.Nr, indikator.ID})
			}
		}
	}
	return all
}

// rows lists the places that are shown in height lines: all of them when they
// fit, else every tema and the indikatorer of the one that is open.
func (t *tree) rows(height int) []node {
	all := t.nodes()
	if len(all) <= height {
		return all
	}
	return slices.DeleteFunc(all, func(n node) bool { return n.indikator != "" && n.tema != t.at.tema })
}

// move goes a number of rows down or up.
func (t *tree) move(by, height int) {
	rows := t.rows(height)
	i := slices.Index(rows, t.at) + by
	t.at = rows[min(max(i, 0), len(rows)-1)]
}

// step goes to the next or previous indikator or tema assessment that applies,
// in the order of an interview: the indikatorer of a tema, then the tema itself.
func (t *tree) step(by int) bool {
	var order []node
	for _, tema := range t.model.Temaer {
		if !t.model.TemaApplies(tema.Nr, t.profile) {
			continue
		}
		for _, kriterium := range tema.Kriterier {
			for _, indikator := range kriterium.Indikatorer {
				if n := (node{tema.Nr, indikator.ID}); t.applies(n) {
					order = append(order, n)
				}
			}
		}
		order = append(order, node{tema: tema.Nr})
	}
	i := slices.Index(order, t.at)
	if i < 0 {
		i = slices.IndexFunc(order, func(n node) bool { return n.tema >= t.at.tema }) - by
	}
	if i+by < 0 || i+by >= len(order) {
		return false
	}
	t.at = order[i+by]
	return true
}

func (t *tree) applies(n node) bool {
	if n.indikator == "" {
		return t.model.TemaApplies(n.tema, t.profile)
	}
	return t.model.Applies(n.indikator, t.profile).Applies
}

// view draws the tree with the marks and progress of a stage.
func (t *tree) view(s stage, width, height int, focused bool) []string {
	rows := t.rows(height)
	at := slices.Index(rows, t.at)
	t.top = max(min(t.top, at, len(rows)-height), at-height+1, 0)
	var lines []string
	for _, n := range rows[t.top:min(t.top+height, len(rows))] {
		line := pad(t.line(n, s, width), width)
		switch {
		case n == t.at && focused:
			line = selectedStyle.Render(line)
		case n == t.at:
			line = boldStyle.Render(line)
		case !t.applies(n):
			line = faintStyle.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

func (t *tree) line(n node, s stage, width int) string {
	pointer := " "
	if n == t.at {
		pointer = ">"
	}
	if n.indikator == "" {
		tema := t.model.Tema(n.tema)
		right := "gælder ikke"
		if t.applies(n) {
			done, of := s.progress(n.tema)
			right = fmt.Sprintf("%d/%d %s", done, of, s.temaMark(n.tema))
		}
		navn := cutWord(tema.Navn, width-len([]rune(right))-4)
		return spread(fmt.Sprintf("%s%d %s", pointer, tema.Nr, navn), right, width)
	}
	indikator := t.model.Indikator(n.indikator)
	mark := "[-]"
	if t.applies(n) {
		mark = s.mark(n.indikator)
	}
	return fmt.Sprintf("%s  %s %-4s %s", pointer, mark, n.indikator, indikator.Text)
}
