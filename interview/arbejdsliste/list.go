package arbejdsliste

import (
	"cmp"
	"slices"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Item is a follow-up point on the work list of a tilsyn.
type Item struct {
	Point   *interview.FollowUpPoint
	Tema    int
	Reasons []Reason // why it stands where it stands, the weightiest first
	Praksis interview.Praksis
	State   State

	place int // in the order of the model
}

// State is what a tilsyn has to do with a point.
type State int

// The states, in the order in which they are listed.
const (
	Due    State = iota // to be followed up
	New                 // added at this tilsyn, for the next one
	Closed              // closed at an earlier tilsyn, or at this one
)

// Order is how the list is sorted.
type Order int

// The orders.
const (
	ByTema    Order = iota // tema by tema, the weightiest first in each
	ByUrgency              // the weightiest first
)

// Show is which points are let through.
type Show int

// The filters.
const (
	All      Show = iota // all but those that are closed
	NotFound             // something in them has not been looked at
	NotKept              // something in them was found not kept, or only partly
	ClosedOnes
)

// Shows lists the filters in the order in which they are gone through.
var Shows = []Show{All, NotFound, NotKept, ClosedOnes}

// Danish is the filter as a person reads it.
func (s Show) Danish() string {
	switch s {
	case NotFound:
		return "mangler fund"
	case NotKept:
		return "ikke holdt"
	case ClosedOnes:
		return "afsluttede"
	}
	return "alle"
}

// Query is what the list is asked for.
type Query struct {
	Tilsyn int
	Today  interview.Date
	Order  Order
	Show   Show
	Search string            // words that all stand in the point, its checks or its answer; case does not count
	Keep   interview.PointID // let through whatever Show says, since it is being worked on
}

// List makes the work list of a tilsyn.
func List(model *kvalitetsmodel.Model, sag *interview.Sag, q Query) []Item {
	var items []Item
	words := strings.Fields(strings.ToLower(q.Search))
	places := placesOf(model, sag)
	for i := range sag.Points {
		point := &sag.Points[i]
		place, applies := places[point.Indikator]
		if !applies || point.Tilsyn > q.Tilsyn {
			continue
		}
		item := Item{Point: point, Tema: place.tema, place: place.nr, Praksis: sag.PraksisOf(point, q.Tilsyn), State: stateOf(sag, point, q.Tilsyn)}
		item.Reasons = reasons(model, sag, point, q)
		if (q.Show.lets(item) || point.ID == q.Keep) && matches(sag, point, words) {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int { return a.compare(b, q.Order) })
	return items
}

type place struct{ tema, nr int }

// placesOf numbers the indikatorer that apply in the order of the model.
func placesOf(model *kvalitetsmodel.Model, sag *interview.Sag) map[kvalitetsmodel.IndikatorID]place {
	places := map[kvalitetsmodel.IndikatorID]place{}
	for i, indikator := range model.Applying(sag.Tilbud.Profile()) {
		tema, _, _ := model.Place(indikator.ID)
		places[indikator.ID] = place{tema.Nr, i}
	}
	return places
}

func stateOf(sag *interview.Sag, point *interview.FollowUpPoint, tilsyn int) State {
	status, _ := sag.StatusAt(point.ID, tilsyn)
	switch {
	case status == interview.PointClosed:
		return Closed
	case point.Tilsyn == tilsyn:
		return New
	}
	return Due
}

func (s Show) lets(item Item) bool {
	switch s {
	case NotFound:
		return item.State == Due && item.Praksis.NotExamined > 0
	case NotKept:
		return item.State != Closed && item.Praksis.NotKept+item.Praksis.Partly > 0
	case ClosedOnes:
		return item.State == Closed
	}
	return item.State != Closed
}

func matches(sag *interview.Sag, point *interview.FollowUpPoint, words []string) bool {
	if len(words) == 0 {
		return true
	}
	var text strings.Builder
	add := func(parts ...string) {
		for _, part := range parts {
			text.WriteString(strings.ToLower(part))
			text.WriteByte('\n')
		}
	}
	answer := sag.Answers[point.Indikator]
	add(string(point.ID), point.Sentence, answer.Text, answer.Speaker)
	for _, check := range point.Checks {
		add(check.Text, check.Hvor)
	}
	all := text.String()
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(all, word) })
}

func (a Item) compare(b Item, order Order) int {
	byTema := 0
	if order == ByTema {
		byTema = cmp.Compare(a.Tema, b.Tema)
	}
	return cmp.Or(byTema, cmp.Compare(a.State, b.State), cmp.Compare(a.weight(), b.weight()),
		compareDeadlines(a.Point.Deadline, b.Point.Deadline), cmp.Compare(a.place, b.place))
}

// compareDeadlines puts the nearest first and what has none last.
func compareDeadlines(a, b interview.Date) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}
