package interview

import (
	"fmt"
	"slices"

	"spindel/kvalitetsmodel"
)

// accepts holds a change against the rules of the sag and of its edition. It
// answers with a *RefusedError that says what stands against it.
func (s *Sag) accepts(model *kvalitetsmodel.Model, change Change) error {
	if s.Seq == 0 {
		if _, ok := change.(TilbudRegistered); !ok {
			return &RefusedError{"Tilbuddet er ikke registreret", "Registrér det først."}
		}
	} else if s.Edition != model.Edition {
		return &RefusedError{
			fmt.Sprintf("Sagen er lavet med udgaven %s", s.Edition),
			"Åbn den med den udgave af kvalitetsmodellen."}
	}
	rules := ruleBook{s, model}
	switch c := change.(type) {
	case TilbudRegistered:
		return rules.tilbud(c)
	case AnswerGiven:
		return firstOf(rules.open(), rules.applies(c.Indikator))
	case ReasonsWritten:
		return firstOf(rules.open(), rules.applies(c.Indikator))
	case ExpectationSet:
		return firstOf(rules.open(), rules.applies(c.Indikator), rules.expectation(c.Expectation))
	case PointDrafted:
		return firstOf(rules.applies(c.Point.Indikator), rules.newPoint(c.Point))
	case PointRedrafted:
		return rules.redrafted(c.Point)
	case PointSentenceWritten:
		return rules.point(c.Point)
	case CheckWritten:
		return firstOf(rules.point(c.Point), rules.numbered(c.Point, c.Check.Nr))
	case CheckMoved:
		return firstOf(rules.point(c.Point), rules.check(c.Point, c.Check), rules.place(c))
	case VejledningUsed, PersonnumreErased, JournalSalvaged:
		return nil // it tells what happened, and changes nothing
	case CheckRemoved:
		return firstOf(rules.point(c.Point), rules.check(c.Point, c.Check))
	case PointRemoved:
		return rules.point(c.Point)
	case PointDeadlineSet:
		return firstOf(rules.deadline(c.Point), rules.date(c.Deadline))
	case TemaAssessed:
		return firstOf(rules.tema(c.Tema), rules.stage(c.Tilsyn))
	case GodkendelseClosed:
		return firstOf(rules.open(), rules.complete(s.MissingGodkendelse(model), "Godkendelsen"))
	case GodkendelseReopened:
		return rules.reopen()
	case TilsynOpened:
		return rules.nextTilsyn(c.Tilsyn)
	case FindingNoted:
		return firstOf(rules.visit(c.Tilsyn), rules.verifiable(c.Point, c.Check), rules.finding(c))
	case NumberDrawn:
		return firstOf(rules.visit(c.Tilsyn), rules.verifiable(c.Point, c.Check), rules.draw(c.Draw))
	case PointStatusSet:
		return firstOf(rules.visit(c.Tilsyn), rules.status(c))
	case ScoreSet:
		return firstOf(rules.visit(c.Tilsyn), rules.applies(c.Indikator), rules.score(c))
	case BedoemmelseWritten:
		return firstOf(rules.visit(c.Tilsyn), rules.applies(c.Indikator))
	case TilsynClosed:
		return firstOf(rules.visit(c.Tilsyn), rules.complete(s.MissingTilsyn(model, c.Tilsyn), "Tilsynet"))
	}
	if known, err := (planRules{rules}).accepts(change); known {
		return err
	}
	return fmt.Errorf("change of type %T: %w", change, ErrNewer)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

type ruleBook struct {
	sag   *Sag
	model *kvalitetsmodel.Model
}

func (r ruleBook) tilbud(c TilbudRegistered) error {
	switch {
	case r.sag.Closed:
		return &RefusedError{"Godkendelsen er afsluttet, så registreringen kan ikke ændres", "Genåbn godkendelsen først."}
	case c.Edition != r.model.Edition:
		return &RefusedError{"En sag bliver på den udgave af kvalitetsmodellen, som den er lavet med", "Opret en ny sag."}
	case c.Tilbud.Navn == "":
		return &RefusedError{"Tilbuddet mangler et navn", "Skriv tilbuddets navn."}
	case len(c.Tilbud.Tilbudstyper) == 0:
		return &RefusedError{"Tilbuddet mangler en tilbudstype", "Vælg mindst én."}
	}
	for _, key := range c.Tilbud.Tilbudstyper {
		if r.model.Tilbudstype(key) == nil {
			return &RefusedError{fmt.Sprintf("Tilbudstypen %s findes ikke i udgaven", key), "Vælg en af udgavens tilbudstyper."}
		}
	}
	return nil
}

func (r ruleBook) open() error {
	if r.sag.Closed {
		return &RefusedError{"Godkendelsen er afsluttet", "Genåbn den, hvis noget skal rettes."}
	}
	return nil
}

func (r ruleBook) reopen() error {
	switch {
	case !r.sag.Closed:
		return &RefusedError{"Godkendelsen er ikke afsluttet", "Fortsæt i den."}
	case len(r.sag.Tilsyn) > 0:
		return &RefusedError{"Der er ført tilsyn på grundlag af godkendelsen, så den kan ikke genåbnes", "Skriv i tilsynet i stedet."}
	}
	return nil
}

func (r ruleBook) applies(id kvalitetsmodel.IndikatorID) error {
	if r.model.Indikator(id) == nil {
		return &RefusedError{fmt.Sprintf("Indikator %s findes ikke i udgaven", id), "Vælg en anden indikator."}
	}
	if a := r.model.Applies(id, r.sag.Tilbud.Profile()); !a.Applies {
		return &RefusedError{fmt.Sprintf("Indikator %s gælder ikke for tilbuddet", id), a.Grund}
	}
	return nil
}

func (r ruleBook) expectation(key string) error {
	known := func(e kvalitetsmodel.Expectation) bool { return e.Key == key }
	if key != "" && !slices.ContainsFunc(r.model.Godkendelse, known) {
		return &RefusedError{fmt.Sprintf("Bedømmelsen %s findes ikke i udgaven", kvalitetsmodel.Quote(key)), "Vælg en af udgavens bedømmelser."}
	}
	return nil
}

func (r ruleBook) newPoint(point FollowUpPoint) error {
	if err := r.stage(point.Tilsyn); err != nil {
		return err
	}
	if point.ID != r.sag.NextPoint(point.Indikator) {
		return &RefusedError{fmt.Sprintf("Opfølgningspunkt %s er ikke det næste", point.ID), "Prøv igen."}
	}
	return r.ascending(point, 0)
}

// redrafted keeps a point where it belongs, and the numbers of its old checks from coming back.
func (r ruleBook) redrafted(point FollowUpPoint) error {
	before := r.sag.Point(point.ID)
	if err := r.point(point.ID); err != nil {
		return err
	}
	if before.Indikator != point.Indikator || before.Tilsyn != point.Tilsyn {
		return &RefusedError{fmt.Sprintf("Opfølgningspunkt %s hører til et andet sted", point.ID), "Prøv igen."}
	}
	return r.ascending(point, r.sag.NextCheck(point.ID)-1)
}

// ascending keeps the numbers of checks above the last one that was given.
func (r ruleBook) ascending(point FollowUpPoint, last int) error {
	for _, check := range point.Checks {
		if check.Nr <= last {
			return &RefusedError{fmt.Sprintf("Tjekkene i opfølgningspunkt %s er ikke nummereret fra 1 og op", point.ID), "Prøv igen."}
		}
		last = check.Nr
	}
	return nil
}

// point lets a follow-up point be changed while the godkendelse or the tilsyn
// that it came from is open.
func (r ruleBook) point(id PointID) error {
	point := r.sag.Point(id)
	if point == nil {
		return &RefusedError{fmt.Sprintf("Opfølgningspunkt %s findes ikke", id), "Det kan være fjernet et andet sted."}
	}
	return r.stage(point.Tilsyn)
}

func (r ruleBook) check(id PointID, nr int) error {
	if point := r.sag.Point(id); point == nil || point.Check(nr) == nil {
		return &RefusedError{fmt.Sprintf("Tjek %d i opfølgningspunkt %s findes ikke", nr, id), "Det kan være fjernet et andet sted."}
	}
	return nil
}

// verifiable lets a finding be noted of a check, or of a whole point that has none.
func (r ruleBook) verifiable(id PointID, nr int) error {
	point := r.sag.Point(id)
	if point != nil && nr == WholePoint && len(point.Checks) == 0 {
		return nil
	}
	return r.check(id, nr)
}

// deadline lets the deadline of a point be set with the rest of it, and later at
// any tilsyn that is open.
func (r ruleBook) deadline(id PointID) error {
	if latest := r.sag.Latest(); latest != nil && !latest.Closed && r.sag.Point(id) != nil {
		return nil
	}
	return r.point(id)
}

// date keeps out what is no day; an empty one is none at all.
func (r ruleBook) date(dates ...Date) error {
	for _, date := range dates {
		if date != "" && !date.valid() {
			return &RefusedError{"Datoen findes ikke", "Skriv den som 25.11.2026."}
		}
	}
	return nil
}

func (r ruleBook) draw(d Draw) error {
	if d.Of < 1 || d.Number < 1 || d.Number > d.Of {
		return &RefusedError{"Der skal være mindst én at trække lod mellem", "Skriv, hvor mange der er at vælge imellem."}
	}
	return nil
}

// status lets a tilsyn decide of any point that was there by then.
func (r ruleBook) status(c PointStatusSet) error {
	point := r.sag.Point(c.Point)
	switch {
	case point == nil || point.Tilsyn > c.Tilsyn:
		return &RefusedError{fmt.Sprintf("Opfølgningspunkt %s findes ikke", c.Point), "Det kan være fjernet et andet sted."}
	case c.Status != "" && c.Status != PointOpen && c.Status != PointClosed:
		return &RefusedError{"Punktet kan kun afsluttes eller tages op igen", "Vælg en af delene."}
	}
	return nil
}

// place keeps a check among those of its point.
func (r ruleBook) place(c CheckMoved) error {
	if point := r.sag.Point(c.Point); point == nil || c.To < 0 || c.To >= len(point.Checks) {
		return &RefusedError{"Tjekket kan ikke flyttes dertil", "Det kan være ændret et andet sted."}
	}
	return nil
}

// numbered keeps the number of a check that was removed from coming back.
func (r ruleBook) numbered(id PointID, nr int) error {
	if nr != r.sag.NextCheck(id) {
		return r.check(id, nr)
	}
	return nil
}

func (r ruleBook) tema(nr int) error {
	if !r.model.TemaApplies(nr, r.sag.Tilbud.Profile()) {
		return &RefusedError{fmt.Sprintf("Tema %d gælder ikke for tilbuddet", nr), "Vælg et andet tema."}
	}
	return nil
}

// stage lets something be changed while its godkendelse (0) or tilsyn is open.
func (r ruleBook) stage(tilsyn int) error {
	if tilsyn == 0 {
		return r.open()
	}
	return r.visit(tilsyn)
}

func (r ruleBook) visit(nr int) error {
	switch tilsyn := r.sag.Visit(nr); {
	case tilsyn == nil:
		return &RefusedError{fmt.Sprintf("Tilsyn %d findes ikke", nr), "Åbn et tilsyn først."}
	case tilsyn.Closed:
		return &RefusedError{fmt.Sprintf("Tilsyn %d er afsluttet", nr), "Åbn et nyt tilsyn."}
	}
	return nil
}

func (r ruleBook) nextTilsyn(nr int) error {
	switch latest := r.sag.Latest(); {
	case !r.sag.Closed:
		return &RefusedError{"Godkendelsen er ikke afsluttet", "Afslut den, før du åbner et tilsyn."}
	case latest != nil && !latest.Closed:
		return &RefusedError{fmt.Sprintf("Tilsyn %d er i gang", latest.Nr), "Afslut det først."}
	case nr != len(r.sag.Tilsyn)+1:
		return &RefusedError{fmt.Sprintf("Tilsyn %d er ikke det næste", nr), "Prøv igen."}
	}
	return nil
}

func (r ruleBook) finding(c FindingNoted) error {
	if c.Result != "" && !slices.Contains(Results, c.Result) || c.Source != "" && !slices.Contains(Sources, c.Source) {
		return &RefusedError{"Fundet eller kilden findes ikke", "Vælg en af de viste."}
	}
	return nil
}

func (r ruleBook) score(c ScoreSet) error {
	known := func(step kvalitetsmodel.Step) bool { return step.Score == c.Score }
	switch {
	case c.Score == 0:
		return nil
	case !slices.ContainsFunc(r.model.Tilsyn, known):
		return &RefusedError{fmt.Sprintf("Scoren %d findes ikke", c.Score),
			fmt.Sprintf("Brug et helt tal fra %d til %d.", r.model.Tilsyn[len(r.model.Tilsyn)-1].Score, r.model.Tilsyn[0].Score)}
	case c.IkkeBedoemt:
		return &RefusedError{"En score og »ikke bedømt denne gang« udelukker hinanden", "Vælg en af dem."}
	}
	return nil
}

func (r ruleBook) complete(gaps []Gap, what string) error {
	if len(gaps) > 0 {
		return &RefusedError{fmt.Sprintf("%s kan ikke afsluttes: der mangler %d ting", what, len(gaps)),
			"Se listen over det, der mangler."}
	}
	return nil
}
