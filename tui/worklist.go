package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/arbejdsliste"
	"spindel/kvalitetsmodel"
)

// worklist is the index of a tilsyn's follow-up points, or of their checks by the
// way in which they are verified.
type worklist struct {
	session *session
	look    int // index in looks
	query   arbejdsliste.Query
	search  bool // the search is being typed
	chosen  node

	scroll
	drawn []worklistLine // of the last drawing, without the lines above the list
	made  worklistMade
}

// looks are the ways of looking at the work list, in the order in which ← → go through them.
var looks = []struct {
	name string
	way  kvalitetsmodel.Verification // empty for the points themselves
}{
	{"Opfølgningspunkter", ""},
	{"Dokumenter at se", kvalitetsmodel.Dokument},
	{"Spørgsmål at stille", kvalitetsmodel.Interview},
	{"Ting at iagttage", kvalitetsmodel.Observation},
}

func newWorklist(s *session, tilsyn int) *worklist {
	w := &worklist{session: s, query: arbejdsliste.Query{Tilsyn: tilsyn, Today: interview.DateOf(s.env.now())}}
	w.settle()
	for _, item := range w.items() {
		if item.State == arbejdsliste.Due && item.Praksis.NotExamined > 0 { // where work goes on
			w.chosen = pointNode(item)
			break
		}
	}
	return w
}

// worklistMade is the list as it was made after an entry, for a query.
type worklistMade struct {
	head  string
	query arbejdsliste.Query
	keep  interview.PointID
	items []arbejdsliste.Item
}

// items is the list; the chosen point stays in it whatever the filter says, since
// it is being worked on.
func (w *worklist) items() []arbejdsliste.Item {
	if m := &w.made; m.items == nil || m.head != w.session.sag.Head || m.query != w.query || m.keep != w.chosen.point {
		query := w.query
		query.Keep = w.chosen.point
		*m = worklistMade{w.session.sag.Head, w.query, w.chosen.point, arbejdsliste.List(w.session.model, w.session.sag, query)}
	}
	return w.made.items
}

func (w *worklist) way() kvalitetsmodel.Verification { return looks[w.look].way }

// nodes lists the places: the points, or their checks.
func (w *worklist) nodes() []node {
	var all []node
	if w.way() == "" {
		for _, item := range w.items() {
			all = append(all, pointNode(item))
		}
		return all
	}
	for _, check := range arbejdsliste.Checks(w.items(), w.way()) {
		n := pointNode(check.Item)
		n.check, n.verify = check.Check.Nr, true
		all = append(all, n)
	}
	return all
}

func pointNode(item arbejdsliste.Item) node {
	return node{tema: item.Tema, indikator: item.Point.Indikator, point: item.Point.ID}
}

// settle chooses a place that is there: the same, else another of the same point,
// else the first.
func (w *worklist) settle() {
	all := w.nodes()
	if slices.Contains(all, w.chosen) {
		return
	}
	i := slices.IndexFunc(all, func(n node) bool { return n.point == w.chosen.point })
	switch {
	case i >= 0:
		w.chosen = all[i]
	case len(all) > 0:
		w.chosen = all[0]
	default:
		w.chosen = node{}
	}
}

func (w *worklist) place() node {
	w.settle()
	return w.chosen
}

// put goes to a point, or to the first point of an indikator.
func (w *worklist) put(n node) bool {
	all := w.nodes()
	for _, same := range []func(node) bool{
		func(m node) bool { return m == n },
		func(m node) bool { return n.point != "" && m.point == n.point },
		func(m node) bool { return n.point == "" && n.indikator != "" && m.indikator == n.indikator },
	} {
		if i := slices.IndexFunc(all, same); i >= 0 {
			w.chosen = all[i]
			return true
		}
	}
	return false
}

func (w *worklist) move(by, _ int) {
	if all := w.nodes(); len(all) > 0 {
		i := slices.Index(all, w.place()) + by
		w.chosen = all[min(max(i, 0), len(all)-1)]
	}
}

func (w *worklist) step(by int) bool {
	before := w.place()
	w.move(by, 0)
	return w.chosen != before
}

func (w *worklist) typing() bool { return w.search }

func (w *worklist) rebased(s *session) { w.session = s }

// key turns the list round, filters and searches it.
func (w *worklist) key(msg tea.KeyPressMsg) bool {
	k := msg.String()
	if w.search {
		return w.searchKey(msg, k)
	}
	switch k {
	case "left", "right":
		w.look = (w.look + map[string]int{"left": len(looks) - 1, "right": 1}[k]) % len(looks)
	case "/":
		w.search = true
	case "f":
		w.query.Show = arbejdsliste.Shows[(slices.Index(arbejdsliste.Shows, w.query.Show)+1)%len(arbejdsliste.Shows)]
		w.chosen = node{}
	case "s":
		w.query.Order = arbejdsliste.ByTema + arbejdsliste.ByUrgency - w.query.Order
	case "esc":
		if w.query.Search == "" && w.query.Show == arbejdsliste.All {
			return false
		}
		w.query.Search, w.query.Show = "", arbejdsliste.All
	default:
		return false
	}
	w.settle()
	return true
}

func (w *worklist) searchKey(msg tea.KeyPressMsg, k string) bool {
	switch {
	case k == "enter" || k == "tab" || k == "down":
		w.search = false
	case k == "esc":
		w.search, w.query.Search = false, ""
	case k == "backspace":
		if runes := []rune(w.query.Search); len(runes) > 0 {
			w.query.Search = string(runes[:len(runes)-1])
		}
	case msg.Text != "":
		w.query.Search += msg.Text
		w.chosen = node{}
	default:
		return false
	}
	w.settle()
	return true
}

// paste puts a line into the search.
func (w *worklist) paste(text string) {
	if w.search {
		clean, _ := interview.CleanLine(text)
		w.query.Search += clean
		w.chosen = node{}
		w.settle()
	}
}
