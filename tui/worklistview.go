package tui

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
)

// worklistLine is a line of the list; one that stands for no place is a heading.
type worklistLine struct {
	text   string
	node   node
	ok     bool
	second bool // it says more of the place than the line above
}

// worklistHead is how many lines stand above the list.
const worklistHead = 2

// width gives the list more room than the tree, and all of a narrow window to the
// page while something is done there, so that the whole chain is on one screen.
func (w *worklist) width(window int, working bool) int {
	if working && window < webFrom {
		return 0
	}
	return min(40+max(0, window-80)/4, 50)
}

func (w *worklist) head(width int) []string {
	if indikator := w.session.model.Indikator(w.place().indikator); indikator != nil {
		return indikatorHead(indikator, width)
	}
	return nil
}

func (w *worklist) at(y int) (node, bool) {
	if i := w.top + y - worklistHead; y >= worklistHead && i < len(w.drawn) {
		return w.drawn[i].node, w.drawn[i].ok
	}
	return node{}, false
}

func (w *worklist) view(width, height int, focused bool) []string {
	w.settle()
	room := max(height-worklistHead, 1)
	w.drawn = w.lines(width)
	first, last := 0, 0
	for i := len(w.drawn) - 1; i >= 0; i-- {
		if w.drawn[i].ok && w.drawn[i].node == w.chosen {
			first, last = i, max(last, i)
		}
	}
	for first > 0 && !w.drawn[first-1].ok { // its heading stays with it
		first--
	}
	w.show(first, last, len(w.drawn), room)
	lines := w.headLines(width)
	for _, line := range w.drawn[w.top:min(w.top+room, len(w.drawn))] {
		text := pad(line.text, width)
		switch {
		case !line.ok:
			text = boldStyle.Render(text)
		case line.node == w.chosen && focused:
			text = selectedStyle.Render(text)
		case line.node == w.chosen:
			text = boldStyle.Render(text)
		case line.second:
			text = faintStyle.Render(text)
		}
		lines = append(lines, text)
	}
	return lines
}

// headLines say what is listed: the way of looking, and what it is filtered by.
func (w *worklist) headLines(width int) []string {
	first := fmt.Sprintf("← %s (%d) →", looks[w.look].name, len(w.nodes()))
	second := []string{"tema for tema"}
	if w.query.Order == arbejdsliste.ByUrgency {
		second = []string{"vigtigst først"}
	}
	if w.query.Show == arbejdsliste.All && w.query.Search == "" {
		sum := interview.Praksis{}
		for _, item := range w.items() {
			sum = sum.Plus(item.Praksis)
		}
		second = append(second, fmt.Sprintf("fund på %d af %d tjek", sum.Checks()-sum.NotExamined, sum.Checks()))
	}
	if w.query.Show != arbejdsliste.All {
		second = append(second, "kun "+w.query.Show.Danish())
	}
	switch {
	case w.search:
		second = []string{"Søg: " + w.query.Search + "_"}
	case w.query.Search != "":
		second = append(second, "søgt: "+w.query.Search)
	}
	return []string{boldStyle.Render(cut(first, width)), faintStyle.Render(cut(strings.Join(second, " · "), width))}
}

// indentReasons stands before the second line of a place.
const indentReasons = "    "

func (w *worklist) lines(width int) []worklistLine {
	var lines []worklistLine
	tema := 0
	heading := func(nr int) {
		if w.query.Order == arbejdsliste.ByTema && nr != tema {
			tema = nr
			lines = append(lines, worklistLine{text: cutWord(fmt.Sprintf("%d %s", nr, w.session.model.Tema(nr).Navn), width)})
		}
	}
	add := func(n node, first, second string) {
		lines = append(lines, worklistLine{cutLine(pointerShort(n == w.chosen)+first, width), n, true, false})
		for _, line := range wrap(second, width-len(indentReasons)-1) {
			lines = append(lines, worklistLine{" " + indentReasons + line, n, true, true})
		}
	}
	if w.way() == "" {
		for _, item := range w.items() {
			heading(item.Tema)
			add(pointNode(item), fmt.Sprintf("%s %-7s%s %s", itemMark(item), item.Point.ID, itemCount(item), shortSentence(item.Point.Sentence)), w.why(item))
		}
	} else {
		for _, check := range arbejdsliste.Checks(w.items(), w.way()) {
			heading(check.Item.Tema)
			n := pointNode(check.Item)
			n.check, n.verify = check.Check.Nr, true
			finding := w.session.sag.Visit(w.query.Tilsyn).Findings[interview.CheckRef{Point: n.point, Check: n.check}]
			add(n, fmt.Sprintf("%s %-7s%s", findingMarks[finding.Result], n.point, shortSentence(check.Check.Text)), check.Check.Hvor)
		}
	}
	if len(lines) == 0 {
		return []worklistLine{{text: w.nothing()}}
	}
	return lines
}

func (w *worklist) nothing() string {
	if w.query.Search != "" || w.query.Show != arbejdsliste.All {
		return "Intet passer. Esc viser alt."
	}
	return "Intet at følge op på."
}

func pointerShort(chosen bool) string {
	if chosen {
		return ">"
	}
	return " "
}

// itemMark is what became of a point so far, in the marks of its checks.
func itemMark(item arbejdsliste.Item) string {
	if item.Praksis.Examined()+item.Praksis.Impossible == 0 {
		return markNone
	}
	return findingMarks[item.Praksis.Outcome()]
}

func itemCount(item arbejdsliste.Item) string {
	return fmt.Sprintf("%d/%d", item.Praksis.Checks()-item.Praksis.NotExamined, item.Praksis.Checks())
}

// cutLine shortens a line between two words, unless that would leave little of it.
func cutLine(s string, width int) string {
	if short := cutWord(s, width); len([]rune(short)) > 2*width/3 {
		return short
	}
	return cut(s, width)
}

// shortSentence is what a sentence is about, without the words that they all begin with.
func shortSentence(sentence string) string {
	for _, words := range []string{interview.FollowsUp, "Socialtilsynet følger op på, om "} {
		if rest, ok := strings.CutPrefix(sentence, words); ok {
			return rest
		}
	}
	return sentence
}

// why are the reasons for the place of a point.
func (w *worklist) why(item arbejdsliste.Item) string {
	var all []string
	switch item.State {
	case arbejdsliste.New:
		all = append(all, "nyt ved dette tilsyn")
	case arbejdsliste.Closed:
		_, decided := w.session.sag.StatusAt(item.Point.ID, w.query.Tilsyn)
		all = append(all, fmt.Sprintf("afsluttet ved tilsyn %d", decided))
	}
	for _, reason := range item.Reasons {
		all = append(all, reason.Danish())
	}
	return strings.Join(all, " · ")
}
