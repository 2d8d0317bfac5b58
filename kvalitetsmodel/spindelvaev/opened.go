package spindelvaev

import (
	"strconv"
	"strings"

	"spindel/kvalitetsmodel"
)

// Widths that an opened tema is set for.
const (
	longBars   = 44  // from here the bars have two cells to a step
	textBeside = 100 // from here the wording stands beside the scores
	textColumn = 40
)

// Opened is a tema opened into its kriterier and indikatorer: where its value
// comes from, line by line, none wider than the width. The values of the
// previous tilsyn stand beside those of this one where it is given.
func Opened(tema kvalitetsmodel.TemaValue, before *kvalitetsmodel.TemaValue, width int) []string {
	if width < 1 {
		return nil
	}
	p := panel{width: width, top: 5}
	p.words(0, strconv.Itoa(tema.Tema.Nr)+" "+tema.Tema.Navn)
	if !tema.Applies {
		p.words(0, tema.Explain())
		return p.lines
	}
	past := pastOf(before)
	summary := valueWord + " " + tema.Value.String()
	if before != nil {
		summary += " (" + strings.TrimSpace(beforeWord) + " " + before.Value.String() + ")"
	}
	p.words(0, summary+". "+coverageWords(coverage(tema))+".")
	p.words(0, tema.Explain())
	for _, k := range tema.Kriterier {
		p.lines = append(p.lines, "")
		p.kriterium(k, past)
	}
	return p.lines
}

// past is what the previous tilsyn says of a tema.
type past struct {
	values map[string]string // of the kriterier, by number
	scores map[kvalitetsmodel.IndikatorID]string
}

func pastOf(tema *kvalitetsmodel.TemaValue) past {
	p := past{map[string]string{}, map[kvalitetsmodel.IndikatorID]string{}}
	if tema == nil {
		return p
	}
	for _, k := range tema.Kriterier {
		if k.Value.OK() {
			p.values[k.Kriterium.Nr] = k.Value.String()
		}
		for _, i := range k.Indikatorer {
			if i.Mark.State == kvalitetsmodel.Scoret {
				p.scores[i.Indikator.ID] = strconv.Itoa(i.Mark.Score)
			}
		}
	}
	return p
}

// panel is a text that is set line by line.
type panel struct {
	width int
	top   int // the highest value of a bar
	lines []string
}

func (p *panel) kriterium(k kvalitetsmodel.KriteriumValue, past past) {
	title := "Kriterium " + k.Kriterium.Nr
	if !k.Applies {
		p.pieces(0, title, "gælder ikke")
		p.words(2, k.Kriterium.Text)
		p.reasons(k)
		return
	}
	pieces := []string{title, k.Value.String()}
	if k.Value.OK() {
		pieces = append(pieces, p.bar(k.Value.Float()))
	}
	p.pieces(0, append(pieces, earlier(past.values[k.Kriterium.Nr])...)...)
	p.words(2, k.Kriterium.Text)
	ids := 0
	for _, i := range k.Indikatorer {
		ids = max(ids, cells(string(i.Indikator.ID)))
	}
	for _, i := range k.Indikatorer {
		p.indikator(i, ids, past.scores[i.Indikator.ID])
	}
	p.words(2, k.Explain())
}

// reasons says once why a kriterium does not apply.
func (p *panel) reasons(k kvalitetsmodel.KriteriumValue) {
	said := map[string]bool{}
	for _, i := range k.Indikatorer {
		if !said[i.Grund] {
			p.words(2, i.Grund)
		}
		said[i.Grund] = true
	}
}

// indikator sets id, score and the earlier score on a line, and the wording
// beside or below it: what the indikator is, or why it does not apply.
func (p *panel) indikator(i kvalitetsmodel.IndikatorValue, ids int, before string) {
	id, text := string(i.Indikator.ID), i.Indikator.Text
	pieces := []string{id + strings.Repeat(" ", ids-cells(id))}
	switch i.Mark.State {
	case kvalitetsmodel.Scoret:
		pieces = append(pieces, strconv.Itoa(i.Mark.Score), p.bar(float64(i.Mark.Score)))
	case kvalitetsmodel.IkkeBedoemt:
		pieces = append(pieces, "ikke bedømt denne gang")
	case kvalitetsmodel.GaelderIkke:
		pieces, text = append(pieces, "gælder ikke"), i.Grund
	default:
		pieces = append(pieces, "mangler")
	}
	pieces = append(pieces, earlier(before)...)
	start := len(p.lines)
	p.pieces(2, pieces...)
	if last := len(p.lines) - 1; p.width < textBeside || last > start || cells(p.lines[last]) >= textColumn {
		p.words(4, text)
		return
	}
	head := p.lines[start]
	p.lines = p.lines[:start]
	for part := range lines(text, p.width-textColumn) {
		p.lines = append(p.lines, strings.TrimRight(head+strings.Repeat(" ", textColumn-cells(head))+clean(part), " "))
		head = ""
	}
}

// earlier is how the value of the previous tilsyn is said, if there is one.
func earlier(value string) []string {
	if value == "" {
		return nil
	}
	return []string{strings.TrimSpace(beforeWord) + " " + value}
}

// bar is a value in characters: "[===--]".
func (p *panel) bar(value float64) string {
	length := p.top
	if p.width >= longBars {
		length *= 2
	}
	full := min(max(round(value*float64(length)/float64(p.top)), 0), length)
	return "[" + strings.Repeat("=", full) + strings.Repeat("-", length-full) + "]"
}

// pieces sets pieces beside each other, on more lines where they do not fit.
func (p *panel) pieces(indent int, pieces ...string) {
	line := ""
	for _, piece := range pieces {
		switch {
		case line == "":
			line = piece
		case indent+cells(line)+2+cells(piece) <= p.width:
			line += "  " + piece
		default:
			p.words(indent, line)
			indent, line = 4, piece
		}
	}
	p.set(indent, line)
}

// words sets a text that is wrapped at its words.
func (p *panel) words(indent int, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	indent = min(indent, p.width-1)
	for part := range lines(text, p.width-indent) {
		p.set(indent, part)
	}
}

// set adds a line, wrapped only where the width leaves no choice.
func (p *panel) set(indent int, line string) {
	indent = min(indent, p.width-1)
	if cells(line) > p.width-indent {
		p.words(indent, line)
		return
	}
	p.lines = append(p.lines, strings.TrimRight(strings.Repeat(" ", indent)+clean(line), " "))
}
