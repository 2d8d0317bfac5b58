package tui

import (
	"fmt"
	"strings"

	"spindel/kvalitetsmodel"
	"spindel/kvalitetsmodel/spindelvaev"
)

// webView is the spindelvæv of a tilsyn as it is looked at.
type webView struct {
	tegn   spindelvaev.Tegn
	opened bool // the tema of the chosen place is opened into its numbers
	top    int  // first line of these
	canvas spindelvaev.Canvas
	drawn  webDrawing
}

// webDrawing is how the spindelvæv looked after an entry, in a window of a size.
type webDrawing struct {
	head          string
	width, height int
	tegn          spindelvaev.Tegn
	lines         []string
}

// web is the spindelvæv of the tilsyn as it stands, with the chosen indikator
// above it so that it can be scored while looking at the web.
func (t *tilsynStage) web(width, height int) []string {
	var head []string
	at := t.screen.index.place()
	if t.screen.web && at.indikator != "" {
		head = []string{
			boldStyle.Render(cutWord(fmt.Sprintf(" %s  %s", at.indikator, t.indikatorOf(at).Text), width)),
			cut(" Score: "+t.markText(t.visit().Marks[at.indikator]), width),
		}
	}
	if t.screen.web && t.look.opened {
		return append(head, t.openedTema(at.tema, width, height-len(head))...)
	}
	return append(head, t.picture(width, height-len(head))...)
}

// picture draws the spindelvæv, or answers with the last drawing while it still holds.
func (t *tilsynStage) picture(width, height int) []string {
	v := &t.look
	if d := &v.drawn; d.head != t.sag.Head || d.width != width || d.height != height || d.tegn != v.tegn {
		v.canvas.Side(t.theWeb(), spindelvaev.Size{Width: width, Height: height}, v.tegn)
		*d = webDrawing{t.sag.Head, width, height, v.tegn, strings.Split(v.canvas.String(), "\n")}
	}
	return v.drawn.lines
}

// theWeb is the web of this tilsyn with the one before as its ghost.
func (t *tilsynStage) theWeb() spindelvaev.Web {
	web := spindelvaev.FromEvaluation(t.sag.Evaluation(t.model, t.nr))
	if before := t.sag.ScoredBefore(t.nr); before != nil {
		web = web.WithBefore(t.sag.Evaluation(t.model, before.Nr), t.visit().Name(), before.Name())
	}
	return web
}

// openedTema tells where the value of a tema comes from.
func (t *tilsynStage) openedTema(nr, width, height int) []string {
	tema := temaOf(t.sag.Evaluation(t.model, t.nr), nr)
	if tema == nil {
		return nil
	}
	var past *kvalitetsmodel.TemaValue
	if before := t.sag.ScoredBefore(t.nr); before != nil {
		past = temaOf(t.sag.Evaluation(t.model, before.Nr), nr)
	}
	lines := append([]string{""}, spindelvaev.Opened(*tema, past, width-2)...)
	lines = append(lines, "")
	lines = append(lines, wrap(praksisText(t.sag.Praksis(t.model, t.nr).Temaer[nr]), width-2)...)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	t.look.top = max(0, min(t.look.top, len(lines)-height))
	lines = lines[t.look.top:]
	if len(lines) > height && height > 0 {
		lines = append(lines[:height-1:height-1], faintStyle.Render(" ↓ mere (PgDn)"))
	}
	return lines
}

func temaOf(e kvalitetsmodel.Evaluation, nr int) *kvalitetsmodel.TemaValue {
	for i := range e.Temaer {
		if e.Temaer[i].Tema.Nr == nr {
			return &e.Temaer[i]
		}
	}
	return nil
}

// webKey is a key that looks at the web in another way.
func (t *tilsynStage) webKey(k string) bool {
	switch k {
	case "b":
		t.look.tegn = spindelvaev.Ascii + spindelvaev.Braille - t.look.tegn
	case "enter":
		t.look.opened, t.look.top = !t.look.opened, 0
	case "esc":
		if !t.look.opened {
			return false
		}
		t.look.opened = false
	case "pgdown":
		t.look.top += 5
	case "pgup":
		t.look.top = max(0, t.look.top-5)
	default:
		return false
	}
	return true
}

func (t *tilsynStage) webHints() []hint {
	if t.look.opened {
		return []hint{{"Enter", "spindelvævet"}}
	}
	return []hint{{"Enter", "åbn temaet"}, {"b", "skift tegning"}}
}

// beside lets the web stand beside the temaer, and beside the work list only where
// the page keeps the room for its chain.
func (t *tilsynStage) beside(width int) bool {
	return t.screen.index == index(t.temaer) || width >= 170
}
