package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// tree is the index of the temaer of a sag and their indikatorer.
type tree struct {
	model   *kvalitetsmodel.Model
	profile kvalitetsmodel.Profile
	marks   marker
	chosen  node
	height  int // of the last drawing
	scroll
}

// marker tells how far a stage is with the places of a tree.
type marker interface {
	mark(id kvalitetsmodel.IndikatorID) string
	temaMark(tema int) string // whether the written assessment is there
	progress(tema int) (done, of int)
}

func newTree(s *session, marks marker) *tree {
	return &tree{model: s.model, profile: s.sag.Tilbud.Profile(), marks: marks, chosen: node{tema: s.model.Temaer[0].Nr}}
}

func (t *tree) place() node { return t.chosen }

func (t *tree) put(n node) bool {
	if tema, _, _ := t.model.Place(n.indikator); tema != nil {
		n.tema = tema.Nr
	} else {
		n.indikator = ""
	}
	if t.model.Tema(n.tema) == nil {
		return false
	}
	t.chosen = node{tema: n.tema, indikator: n.indikator}
	return true
}

func (t *tree) at(y int) (node, bool) {
	if rows := t.rows(t.height); y >= 0 && t.top+y < len(rows) {
		return rows[t.top+y], true
	}
	return node{}, false
}

// width leaves most of the window to the page.
func (t *tree) width(window int, _ bool) int { return min(28+max(0, window-80)/5, 36) }

func (t *tree) head(width int) []string {
	if t.chosen.indikator == "" {
		tema := t.model.Tema(t.chosen.tema)
		return styled(boldStyle, hang(fmt.Sprintf("Tema %d: ", tema.Nr), tema.Navn, width))
	}
	return indikatorHead(t.model.Indikator(t.chosen.indikator), width)
}

// indikatorHead is an indikator in its official words.
func indikatorHead(indikator *kvalitetsmodel.Indikator, width int) []string {
	return styled(boldStyle, wrap(fmt.Sprintf("Indikator %s: %s", indikator.ID, indikator.Text), width))
}

func (t *tree) key(tea.KeyPressMsg) bool { return false }

func (t *tree) paste(string) {}

func (t *tree) typing() bool { return false }

func (t *tree) rebased(s *session) { t.profile = s.sag.Tilbud.Profile() }

// start goes to the first place with a gap, else to the first indikator that applies.
func (t *tree) start(gaps []interview.Gap) {
	if len(gaps) > 0 && t.put(node{tema: gaps[0].Tema, indikator: gaps[0].Indikator}) {
		return
	}
	for _, n := range t.nodes() {
		if n.indikator != "" && t.applies(n) {
			t.chosen = n
			return
		}
	}
}

// nodes lists every place in order, those that do not apply included.
func (t *tree) nodes() []node {
	var all []node
	for _, tema := range t.model.Temaer {
		all = append(all, node{tema: tema.Nr})
		for _, kriterium := range tema.Kriterier {
			for _, indikator := range kriterium.Indikatorer {
				all = append(all, node{tema: tema.Nr, indikator: indikator.ID})
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
	return slices.DeleteFunc(all, func(n node) bool { return n.indikator != "" && n.tema != t.chosen.tema })
}

// move goes a number of rows down or up.
func (t *tree) move(by, height int) {
	rows := t.rows(height)
	i := slices.Index(rows, t.chosen) + by
	t.chosen = rows[min(max(i, 0), len(rows)-1)]
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
				if n := (node{tema: tema.Nr, indikator: indikator.ID}); t.applies(n) {
					order = append(order, n)
				}
			}
		}
		order = append(order, node{tema: tema.Nr})
	}
	i := slices.Index(order, t.chosen)
	if i < 0 {
		i = slices.IndexFunc(order, func(n node) bool { return n.tema >= t.chosen.tema }) - by
	}
	if i+by < 0 || i+by >= len(order) {
		return false
	}
	t.chosen = order[i+by]
	return true
}

func (t *tree) applies(n node) bool {
	if n.indikator == "" {
		return t.model.TemaApplies(n.tema, t.profile)
	}
	return t.model.Applies(n.indikator, t.profile).Applies
}

// view draws the tree with its marks and progress.
func (t *tree) view(width, height int, focused bool) []string {
	t.height = height
	rows := t.rows(height)
	at := slices.Index(rows, t.chosen)
	t.show(at, at, len(rows), height)
	var lines []string
	for _, n := range rows[t.top:min(t.top+height, len(rows))] {
		line := pad(t.line(n, width), width)
		switch {
		case n == t.chosen && focused:
			line = selectedStyle.Render(line)
		case n == t.chosen:
			line = boldStyle.Render(line)
		case !t.applies(n):
			line = faintStyle.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

func (t *tree) line(n node, width int) string {
	pointer := " "
	if n == t.chosen {
		pointer = ">"
	}
	if n.indikator == "" {
		tema := t.model.Tema(n.tema)
		right := "gælder ikke"
		if t.applies(n) {
			done, of := t.marks.progress(n.tema)
			right = fmt.Sprintf("%d/%d %s", done, of, t.marks.temaMark(n.tema))
		}
		navn := cutWord(tema.Navn, width-len([]rune(right))-4)
		return spread(fmt.Sprintf("%s%d %s", pointer, tema.Nr, navn), right, width)
	}
	indikator := t.model.Indikator(n.indikator)
	mark := "[-]"
	if t.applies(n) {
		mark = t.marks.mark(n.indikator)
	}
	return fmt.Sprintf("%s  %s %-4s %s", pointer, mark, n.indikator, indikator.Text)
}
