package tui

import (
	"fmt"
	"strings"

	"spindel/kvalitetsmodel/spindelvaev"
)

// web is the spindelvæv of the tilsyn as it stands, with the chosen indikator
// above it so that it can be scored while looking at the web.
func (t *tilsynStage) web(width, height int) []string {
	var head []string
	if at := t.screen.index.place(); t.screen.web && at.indikator != "" {
		head = []string{
			boldStyle.Render(cut(fmt.Sprintf(" %s  %s", at.indikator, t.indikatorOf(at).Text), width)),
			cut(" Score: "+t.markText(t.visit().Marks[at.indikator]), width),
		}
	}
	return append(head, t.picture(width, height-len(head))...)
}

// beside lets the web stand beside the temaer, and beside the work list only where
// the page keeps the room for its chain.
func (t *tilsynStage) beside(width int) bool {
	return t.screen.index == index(t.temaer) || width >= 170
}

// picture draws the spindelvæv, or answers with the last drawing while it still holds.
func (t *tilsynStage) picture(width, height int) []string {
	if d := &t.drawn; d.head != t.sag.Head || d.width != width || d.height != height {
		web := spindelvaev.FromEvaluation(t.sag.Evaluation(t.model, t.nr))
		*d = webDrawing{t.sag.Head, width, height, strings.Split(spindelvaev.Side(web, width, height, spindelvaev.Ascii), "\n")}
	}
	return t.drawn.lines
}

// webDrawing is how the spindelvæv looked after an entry, in a window of a size.
type webDrawing struct {
	head          string
	width, height int
	lines         []string
}
