package interview

import (
	"errors"
	"reflect"

	"spindel/kvalitetsmodel"
)

// Joined is what came of making the changes of one line of a sag anew on another.
type Joined struct {
	Sag     *Sag    // the other line with what could be used
	Entries []Entry // to be appended to it
	There   int     // how many changes it had already
	Unused  []Unused
}

// Unused is a change that could not be made on the other line.
type Unused struct {
	Entry   Entry
	Subject string // what it is about, in Danish: "svaret på indikator 3.b"
	Clash   bool   // the other line says something else there; otherwise the rules stand against it
}

// Join makes the changes of one line of a sag, from an entry on, anew on another
// line that shares the entries before it. Each keeps its time and its author. It
// never overwrites: where both lines say something else in the same place since
// they parted, the change is not used. Joining the same line again finds what was
// used there already.
func Join(model *kvalitetsmodel.Model, onto, line []Entry, common int) (Joined, error) {
	base, err := Fold(line[0].Sag, line[:common])
	if err != nil {
		return Joined{}, err
	}
	now, err := Fold(line[0].Sag, onto)
	if err != nil {
		return Joined{}, err
	}
	j := joining{model: model, base: base, now: now, fork: base.clone(), here: base.clone(), names: newNames(), tilsyn: map[int]bool{}}
	if j.there, err = j.earlier(onto[common:], line[common:]); err != nil {
		return Joined{}, err
	}
	for i, entry := range line[common:] {
		if err := j.add(entry, j.there[i], j.came[i]); err != nil {
			return Joined{}, err
		}
	}
	j.joined.Sag = now
	return j.joined, nil
}

type joining struct {
	model     *kvalitetsmodel.Model
	base, now *Sag
	fork      *Sag // where they parted
	here      *Sag // the other line without what came over from this one
	names     names
	tilsyn    map[int]bool // those that the line opened and that could not be used
	there     []bool       // which entries came over in an earlier join, or are done with
	came      []Change     // what became of them there, nil where nothing did
	joined    Joined
}

// earlier tells which entries of the line came over in an earlier join, and as
// what. An entry before one of them that writes in the same place is done
// with as well: made now, it would put back what the line itself went on from.
func (j *joining) earlier(onto, line []Entry) ([]bool, error) {
	acts, own := map[string][]int{}, make([]Change, len(onto))
	for i, entry := range onto {
		change, err := entry.Change()
		if err != nil {
			return nil, err
		}
		key := act(entry, change)
		acts[key], own[i] = append(acts[key], i), change
	}
	there, last, names := make([]bool, len(line)), map[string]int{}, newNames()
	j.came = make([]Change, len(line))
	places := make([]string, len(line))
	for i, entry := range line {
		change, err := entry.Change()
		if err != nil {
			return nil, err
		}
		places[i] = placeOf(change)
		key := act(entry, names.of(change))
		if same := acts[key]; len(same) > 0 {
			acts[key] = same[1:]
			names.pair(change, own[same[0]])
			j.came[i], own[same[0]] = own[same[0]], nil
			there[i], last[places[i]] = true, i
		}
	}
	for _, change := range own {
		if change != nil {
			_ = change.apply(j.here) // what is about something that came over is not here
		}
	}
	for i, place := range places {
		there[i] = there[i] || place != "" && i < last[place]
	}
	return there, nil
}

// add makes the change of the next entry of the line, and moves the base on to it.
// The names of what came over earlier are learned when it is its turn, as they were then.
func (j *joining) add(entry Entry, there bool, came Change) error {
	change, err := entry.Change()
	if err != nil {
		return err
	}
	if came != nil {
		j.names.pair(change, came)
	}
	var made []Entry
	if err = errThere; !there {
		made, err = j.make(entry, change)
	}
	switch {
	case errors.Is(err, errThere):
		j.joined.There++
	case err != nil:
		var refused *RefusedError
		clash := errors.Is(err, errClash)
		if !clash && !errors.As(err, &refused) {
			return err
		}
		j.lose(change)
		j.joined.Unused = append(j.joined.Unused, Unused{Entry: entry, Subject: SubjectOf(change), Clash: clash})
	default:
		j.joined.Entries = append(j.joined.Entries, made...)
	}
	return j.base.Apply(entry)
}

var (
	errThere = errors.New("the change is there already")
	errClash = errors.New("the other line says something else there")
)

// make records the change on the other line.
func (j *joining) make(entry Entry, change Change) ([]Entry, error) {
	if tilsyn := tilsynOf(change); j.tilsyn[tilsyn] {
		return nil, errClash
	}
	if j.stands(change) {
		return nil, errThere
	}
	again, err := j.fit(change)
	if err != nil {
		return nil, err
	}
	entries, err := j.now.Record(j.model, entry.At, entry.By, again)
	if err == nil {
		j.names.pair(change, again)
	}
	return entries, err
}

// stands reports whether a change that has no inverse would change nothing.
func (j *joining) stands(change Change) bool {
	switch c := change.(type) {
	case GodkendelseClosed:
		return j.now.Closed
	case GodkendelseReopened:
		return !j.now.Closed
	case TilsynOpened:
		visit := j.now.Visit(c.Tilsyn)
		return visit != nil && visit.Date == c.Date && visit.Anmeldt == c.Anmeldt
	case TilsynClosed:
		visit := j.now.Visit(c.Tilsyn)
		return visit != nil && visit.Closed
	case VejledningUsed:
		return j.now.Vejledning == c.Vejledning
	case PersonnumreErased, JournalSalvaged: // they speak of the line that they stand in
		return true
	}
	return false
}

// fit fits a change onto the other line, under the names that things have there.
// Its error is errThere or errClash.
func (j *joining) fit(change Change) (Change, error) {
	named := j.names.of(change)
	switch c := named.(type) {
	case PointDrafted:
		c.Point.ID = j.now.NextPoint(c.Point.Indikator)
		c.Point = c.Point.renumbered(j.now.NextCheck(c.Point.ID))
		return c, nil
	case PlanItemAdded:
		c.Item = c.Item.clone()
		c.Item.Nr = j.now.Plan.NextItem()
		return c, nil
	case CheckWritten:
		if original := change.(CheckWritten); j.base.check(CheckRef{original.Point, original.Check.Nr}) == nil {
			c.Check.Nr = j.now.NextCheck(c.Point)
			return c, nil
		}
	case PointRedrafted:
		id := change.(PointRedrafted).Point.ID
		was, is, fork, here := j.base.Point(id), j.now.Point(c.Point.ID), j.fork.Point(id), j.here.Point(id)
		moved := c.Point.ID == id && fork != nil && here != nil && !fork.same(*here)
		if was == nil || is == nil || moved || !was.same(*is) {
			return nil, errClash
		}
		c.Point = c.Point.renumbered(j.now.NextCheck(c.Point.ID))
		if c.Point.Deadline == was.Deadline {
			c.Point.Deadline = is.Deadline
		}
		return c, nil
	}
	if !reflect.DeepEqual(named, change) { // it is about something that came over from this line
		was := standing(j.base, change)
		if was != nil {
			was = j.names.of(was)
		}
		is := standing(j.now, named)
		return named, collide(was, is, is, named)
	}
	merged := Merge(j.base, j.now, change)
	return merged, collide(standing(j.fork, change), standing(j.here, merged), standing(j.now, merged), merged)
}

// standing is what stands in the place of a change, as the change that writes it.
func standing(sag *Sag, change Change) Change {
	if _, ok := change.(TilbudRegistered); ok {
		return TilbudRegistered{Edition: sag.Edition, Tilbud: sag.Tilbud}
	}
	return Inverse(sag, change)
}

// collide answers with errThere where the change would change nothing of what is,
// and with errClash where it would write over what the other line made of what was.
func collide(was, here, is, change Change) error {
	switch {
	case is == nil:
		switch change.(type) {
		case CheckRemoved, PointRemoved, PlanItemRemoved:
			return errThere
		}
		return nil // it has no inverse, or its place is gone: the rules decide
	case reflect.DeepEqual(is, change):
		return errThere
	case here == nil, reflect.DeepEqual(was, here):
		return nil
	case reflect.TypeOf(change) != reflect.TypeOf(here): // it removes
		return errClash
	}
	from := reflect.Zero(reflect.TypeOf(change))
	if was != nil && reflect.TypeOf(was) == from.Type() {
		from = reflect.ValueOf(was)
	}
	if over(from, reflect.ValueOf(here), reflect.ValueOf(change)) {
		return errClash
	}
	return nil
}

// over reports whether some value of a change differs from the one that is here,
// where that one is not what it was.
func over(was, here, change reflect.Value) bool {
	if was.Kind() != reflect.Struct {
		equal := func(a, b reflect.Value) bool { return reflect.DeepEqual(a.Interface(), b.Interface()) }
		return !equal(change, here) && !equal(here, was)
	}
	for i := range was.NumField() {
		if over(was.Field(i), here.Field(i), change.Field(i)) {
			return true
		}
	}
	return false
}

// lose forgets what a change that was not used would have added, so that no later
// change is taken to be about something of the other line with the same name.
func (j *joining) lose(change Change) {
	switch c := change.(type) {
	case PointDrafted:
		j.names.points[c.Point.ID] = &Renumbering{from: c.Point.ID, to: "-"}
	case PlanItemAdded:
		j.names.items[c.Item.Nr] = -1
	case CheckWritten:
		if j.base.check(CheckRef{c.Point, c.Check.Nr}) == nil {
			j.names.check(c.Point, c.Check.Nr, -1)
		}
	case PointRedrafted:
		for _, check := range c.Point.Checks {
			j.names.check(c.Point.ID, check.Nr, -1)
		}
	case TilsynOpened:
		j.tilsyn[c.Tilsyn] = true
	}
}
