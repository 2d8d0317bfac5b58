package interview_test

import (
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// Every rule of the sag, with the words that the person reads. folder.refused
// proves that the sag is untouched each time.
func TestRulesRefuse(t *testing.T) {
	const edition = "sociale-tilbud-2017"
	registration := func(mend func(*interview.Tilbud)) interview.Change {
		tilbud := krisecenter
		mend(&tilbud)
		return interview.TilbudRegistered{Edition: edition, Tilbud: tilbud}
	}
	same := func(*interview.Tilbud) {}
	school := func(t rapid.TB) *folder { return registered(t, efterskole) }
	twoTilsyn := func(t rapid.TB) *folder {
		f := visited(t)
		f.record(interview.TilsynOpened{Tilsyn: 2, Date: "2027-05-03"})
		return f
	}
	ownPoint := func(t rapid.TB) *folder {
		f := visiting(t)
		f.record(interview.PointDrafted{Point: interview.FollowUpPoint{ID: "5.a.1", Indikator: "5.a", Tilsyn: 1, Checks: []interview.Check{{Nr: 1}}}})
		f.settle(1)
		f.record(interview.TilsynClosed{Tilsyn: 1})
		return f
	}
	redraft := func(mend func(*interview.FollowUpPoint)) interview.Change {
		point := redrafted(6)
		mend(&point)
		return interview.PointRedrafted{Point: point}
	}
	const (
		closed     = "Godkendelsen er afsluttet"
		reopen     = "Genåbn den, hvis noget skal rettes."
		no1d       = "Indikator 1.d gælder ikke for tilbuddet"
		why1d      = "Indikator 1.d gælder kun anbringelsessteder for børn og unge oprettet efter servicelovens § 66, stk. 1, nr. 5 og 6 samt efterskoler, frie fagskoler og frie grundskoler med kostafdeling oprettet efter servicelovens § 66, stk. 1, nr. 7."
		no8c       = "Indikator 8.c gælder ikke for tilbuddet"
		why8c      = "Indikator 8.c gælder kun for private tilbud med en bestyrelse."
		whyLeaders = "Temaet Organisation og ledelse gælder ikke for efterskoler, frie fagskoler og frie grundskoler med kostafdeling, der er oprettet som anbringelsessteder efter servicelovens § 66, stk. 1, nr. 7."
		no11       = "Indikator 11.x findes ikke i udgaven"
		another    = "Vælg en anden indikator."
		noPoint    = "Opfølgningspunkt 5.a.1 findes ikke"
		gone       = "Det kan være fjernet et andet sted."
		noTilsyn   = "Tilsyn 1 findes ikke"
		openOne    = "Åbn et tilsyn først."
		isDone     = "Tilsyn 1 er afsluttet"
		openNext   = "Åbn et nyt tilsyn."
		again      = "Prøv igen."
		oneToFive  = "Brug et helt tal fra 1 til 5."
		oddFinding = "Fundet eller kilden findes ikke"
		shown      = "Vælg en af de viste."
		seeList    = "Se listen over det, der mangler."

		noPlace     = "Tjekket kan ikke flyttes dertil"
		changed     = "Det kan være ændret et andet sted."
		elsewhere   = "Opfølgningspunkt 3.b.1 hører til et andet sted"
		misnumbered = "Tjekkene i opfølgningspunkt 3.b.1 er ikke nummereret fra 1 og op"
	)
	tests := []struct {
		name            string
		from            func(rapid.TB) *folder
		change          interview.Change
		problem, remedy string
	}{
		{"nothing comes before the registration", blank, interview.AnswerGiven{Indikator: "3.b", Text: "Ja."}, "Tilbuddet er ikke registreret", "Registrér det først."},
		{"guidance before the registration", blank, interview.VejledningUsed{Vejledning: oest}, "Tilbuddet er ikke registreret", "Registrér det først."},
		{"closing an empty sag", blank, interview.GodkendelseClosed{}, "Tilbuddet er ikke registreret", "Registrér det først."},

		{"registration without a name", blank, registration(func(t *interview.Tilbud) { t.Navn = "" }), "Tilbuddet mangler et navn", "Skriv tilbuddets navn."},
		{"registration without a tilbudstype", blank, registration(func(t *interview.Tilbud) { t.Tilbudstyper = nil }), "Tilbuddet mangler en tilbudstype", "Vælg mindst én."},
		{"registration with an unknown tilbudstype", blank, registration(func(t *interview.Tilbud) { t.Tilbudstyper = []kvalitetsmodel.TilbudstypeKey{"krisecenter", "hotel"} }),
			"Tilbudstypen hotel findes ikke i udgaven", "Vælg en af udgavens tilbudstyper."},
		{"registration under another edition", drafted, interview.TilbudRegistered{Edition: "plejefamilier-2030", Tilbud: krisecenter},
			"En sag bliver på den udgave af kvalitetsmodellen, som den er lavet med", "Opret en ny sag."},
		{"registration after closing", promised, registration(same), "Godkendelsen er afsluttet, så registreringen kan ikke ændres", "Genåbn godkendelsen først."},

		{"answer to an unknown indikator", drafted, interview.AnswerGiven{Indikator: "11.x", Text: "Ja."}, no11, another},
		{"answer to an indikator that does not apply", drafted, interview.AnswerGiven{Indikator: "8.c", Text: "Ja."}, no8c, why8c},
		{"answer of a krisecenter to one for children", drafted, interview.AnswerGiven{Indikator: "1.d", Text: "Ja."}, no1d, why1d},
		{"answer of a krisecenter to 3.c", drafted, interview.AnswerGiven{Indikator: "3.c", Text: "Ja."},
			"Indikator 3.c gælder ikke for tilbuddet", "Indikator 3.c. gælder ikke: Krisecentre oprettet efter servicelovens § 109."},
		{"answer to a tema that falls away", school, interview.AnswerGiven{Indikator: "9.a", Text: "Ja."}, "Indikator 9.a gælder ikke for tilbuddet", whyLeaders},
		{"answer after closing", promised, interview.AnswerGiven{Indikator: "3.b", Text: "Ja."}, closed, reopen},

		{"expectation that the edition does not have", drafted, interview.ExpectationSet{Indikator: "3.b", Expectation: "måske"}, `Bedømmelsen »måske« findes ikke i udgaven`, "Vælg en af udgavens bedømmelser."},
		{"expectation of an unknown indikator", drafted, interview.ExpectationSet{Indikator: "11.x", Expectation: "forventes"}, no11, another},
		{"expectation where it does not apply", drafted, interview.ExpectationSet{Indikator: "8.c", Expectation: "forventes"}, no8c, why8c},
		{"expectation after closing", promised, interview.ExpectationSet{Indikator: "3.b", Expectation: "forventes"}, closed, reopen},
		{"reasons where it does not apply", drafted, interview.ReasonsWritten{Indikator: "8.c", Text: "Fordi."}, no8c, why8c},
		{"reasons after closing", promised, interview.ReasonsWritten{Indikator: "3.b", Text: "Fordi."}, closed, reopen},

		{"point of an indikator that does not apply", drafted, point("8.c.1", "8.c", 0), no8c, why8c},
		{"point of an unknown indikator", drafted, point("11.x.1", "11.x", 0), no11, another},
		{"point with an id that was used", drafted, point("3.b.1", "3.b", 0), "Opfølgningspunkt 3.b.1 er ikke det næste", again},
		{"point with an id ahead", drafted, point("3.b.3", "3.b", 0), "Opfølgningspunkt 3.b.3 er ikke det næste", again},
		{"point after closing", promised, point("3.b.2", "3.b", 0), closed, reopen},
		{"point of a tilsyn that is not there", promised, point("3.b.2", "3.b", 1), noTilsyn, openOne},
		{"point of a closed tilsyn", visited, point("3.b.2", "3.b", 1), isDone, openNext},
		{"point with the same number twice", drafted, point("3.b.2", "3.b", 0, 1, 1), "Tjekkene i opfølgningspunkt 3.b.2 er ikke nummereret fra 1 og op", again},
		{"point with a check number 0", drafted, point("3.b.2", "3.b", 0, 0), "Tjekkene i opfølgningspunkt 3.b.2 er ikke nummereret fra 1 og op", again},

		{"sentence of an unknown point", drafted, interview.PointSentenceWritten{Point: "5.a.1", Sentence: "S"}, noPoint, gone},
		{"sentence after closing", promised, interview.PointSentenceWritten{Point: "3.b.1", Sentence: "S"}, closed, reopen},
		{"sentence of a promise during a tilsyn", visiting, interview.PointSentenceWritten{Point: "3.b.1", Sentence: "S"}, closed, reopen},
		{"sentence of a point of a closed tilsyn", ownPoint, interview.PointSentenceWritten{Point: "5.a.1", Sentence: "S"}, isDone, openNext},
		{"check of an unknown point", drafted, interview.CheckWritten{Point: "5.a.1", Check: interview.Check{Nr: 1}}, noPoint, gone},
		{"check after closing", promised, interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 1}}, closed, reopen},
		{"check with a number ahead", drafted, interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 7}}, "Tjek 7 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"check with number 0", drafted, interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 0}}, "Tjek 0 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"check with the number of a removed one", without(5), interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 5}}, "Tjek 5 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"removing an unknown check", drafted, interview.CheckRemoved{Point: "3.b.1", Check: 6}, "Tjek 6 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"removing a check of an unknown point", drafted, interview.CheckRemoved{Point: "5.a.1", Check: 1}, noPoint, gone},
		{"removing a check after closing", promised, interview.CheckRemoved{Point: "3.b.1", Check: 1}, closed, reopen},
		{"moving an unknown check", drafted, interview.CheckMoved{Point: "3.b.1", Check: 6}, "Tjek 6 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"moving a removed check", without(5), interview.CheckMoved{Point: "3.b.1", Check: 5}, "Tjek 5 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"moving a check of an unknown point", drafted, interview.CheckMoved{Point: "5.a.1", Check: 1}, noPoint, gone},
		{"moving a check before the first", drafted, interview.CheckMoved{Point: "3.b.1", Check: 2, To: -1}, noPlace, changed},
		{"moving a check behind the last", drafted, interview.CheckMoved{Point: "3.b.1", Check: 2, To: 5}, noPlace, changed},
		{"moving a check after closing", promised, interview.CheckMoved{Point: "3.b.1", Check: 2}, closed, reopen},
		{"moving a check of a promise during a tilsyn", visiting, interview.CheckMoved{Point: "3.b.1", Check: 2}, closed, reopen},
		{"moving a check of a closed tilsyn", ownPoint, interview.CheckMoved{Point: "5.a.1", Check: 1}, isDone, openNext},

		{"redrafting an unknown point", drafted, redraft(func(p *interview.FollowUpPoint) { p.ID, p.Indikator = "5.a.1", "5.a" }), noPoint, gone},
		{"redrafting a point for another indikator", drafted, redraft(func(p *interview.FollowUpPoint) { p.Indikator = "5.a" }), elsewhere, again},
		{"redrafting a point for a tilsyn", drafted, redraft(func(p *interview.FollowUpPoint) { p.Tilsyn = 1 }), elsewhere, again},
		{"redrafting with the number of an old check", drafted, interview.PointRedrafted{Point: redrafted(5)}, misnumbered, again},
		{"redrafting with the number of a removed check", without(5), interview.PointRedrafted{Point: redrafted(5)}, misnumbered, again},
		{"redrafting with the same number twice", drafted, interview.PointRedrafted{Point: redrafted(6, 6)}, misnumbered, again},
		{"redrafting after closing", promised, interview.PointRedrafted{Point: redrafted(6)}, closed, reopen},
		{"redrafting a promise during a tilsyn", visiting, interview.PointRedrafted{Point: redrafted(6)}, closed, reopen},
		{"redrafting a point of a closed tilsyn", ownPoint, redraft(func(p *interview.FollowUpPoint) { p.ID, p.Indikator, p.Tilsyn = "5.a.1", "5.a", 1 }), isDone, openNext},

		{"removing an unknown point", drafted, interview.PointRemoved{Point: "5.a.1"}, noPoint, gone},
		{"removing a point after closing", promised, interview.PointRemoved{Point: "3.b.1"}, closed, reopen},
		{"removing a point of a closed tilsyn", ownPoint, interview.PointRemoved{Point: "5.a.1"}, isDone, openNext},

		{"unknown tema", drafted, interview.TemaAssessed{Tema: 8, Text: "V"}, "Tema 8 gælder ikke for tilbuddet", "Vælg et andet tema."},
		{"tema that falls away", school, interview.TemaAssessed{Tema: 5, Text: "V"}, "Tema 5 gælder ikke for tilbuddet", "Vælg et andet tema."},
		{"tema after closing", promised, interview.TemaAssessed{Tema: 3, Text: "V"}, closed, reopen},
		{"tema of a tilsyn that is not there", promised, interview.TemaAssessed{Tilsyn: 1, Tema: 3, Text: "V"}, noTilsyn, openOne},
		{"tema of a closed tilsyn", visited, interview.TemaAssessed{Tilsyn: 1, Tema: 3, Text: "V"}, isDone, openNext},

		{"closing with gaps", drafted, interview.GodkendelseClosed{}, "Godkendelsen kan ikke afsluttes: der mangler 75 ting", seeList},
		{"closing twice", promised, interview.GodkendelseClosed{}, closed, reopen},
		{"reopening what is open", drafted, interview.GodkendelseReopened{}, "Godkendelsen er ikke afsluttet", "Fortsæt i den."},
		{"reopening after a tilsyn", visiting, interview.GodkendelseReopened{}, "Der er ført tilsyn på grundlag af godkendelsen, så den kan ikke genåbnes", "Skriv i tilsynet i stedet."},

		{"tilsyn before closing", drafted, interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25"}, "Godkendelsen er ikke afsluttet", "Afslut den, før du åbner et tilsyn."},
		{"tilsyn while one is open", visiting, interview.TilsynOpened{Tilsyn: 2, Date: "2026-11-25"}, "Tilsyn 1 er i gang", "Afslut det først."},
		{"tilsyn out of turn", promised, interview.TilsynOpened{Tilsyn: 2, Date: "2026-11-25"}, "Tilsyn 2 er ikke det næste", again},
		{"tilsyn with a used number", visited, interview.TilsynOpened{Tilsyn: 1, Date: "2026-11-25"}, "Tilsyn 1 er ikke det næste", again},

		{"finding without a tilsyn", promised, finding(1, "3.b.1", 1), noTilsyn, openOne},
		{"finding of a closed tilsyn", visited, finding(1, "3.b.1", 1), isDone, openNext},
		{"finding of the tilsyn before", twoTilsyn, finding(1, "3.b.1", 1), isDone, openNext},
		{"finding of an unknown point", visiting, finding(1, "5.a.1", 1), "Tjek 1 i opfølgningspunkt 5.a.1 findes ikke", gone},
		{"finding of an unknown check", visiting, finding(1, "3.b.1", 6), "Tjek 6 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"finding with an unknown result", visiting, interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: "ja"}, oddFinding, shown},
		{"finding from an unknown source", visiting, interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1, Result: interview.Delvist, Source: "rygte"}, oddFinding, shown},

		{"score 6", visiting, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 6}, "Scoren 6 findes ikke", oneToFive},
		{"score -1", visiting, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: -1}, "Scoren -1 findes ikke", oneToFive},
		{"score 3 and ikke bedømt", visiting, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 3, IkkeBedoemt: true}, "En score og »ikke bedømt denne gang« udelukker hinanden", "Vælg en af dem."},
		{"score where it does not apply", visiting, interview.ScoreSet{Tilsyn: 1, Indikator: "8.c", Score: 3}, no8c, why8c},
		{"score of an unknown indikator", visiting, interview.ScoreSet{Tilsyn: 1, Indikator: "11.x", Score: 3}, no11, another},
		{"score without a tilsyn", promised, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 3}, noTilsyn, openOne},
		{"score of tilsyn 0", visiting, interview.ScoreSet{Indikator: "3.b", Score: 3}, "Tilsyn 0 findes ikke", openOne},
		{"score of a closed tilsyn", visited, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 3}, isDone, openNext},
		{"bedømmelse where it does not apply", visiting, interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "8.c", Text: "B"}, no8c, why8c},
		{"bedømmelse without a tilsyn", promised, interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "B"}, noTilsyn, openOne},
		{"bedømmelse of a closed tilsyn", visited, interview.BedoemmelseWritten{Tilsyn: 1, Indikator: "3.b", Text: "B"}, isDone, openNext},

		{"closing a tilsyn with gaps", visiting, interview.TilsynClosed{Tilsyn: 1}, "Tilsynet kan ikke afsluttes: der mangler 23 ting", seeList},
		{"closing a tilsyn that is not there", promised, interview.TilsynClosed{Tilsyn: 1}, noTilsyn, openOne},
		{"closing a tilsyn twice", visited, interview.TilsynClosed{Tilsyn: 1}, isDone, openNext},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := test.from(t)
			got := f.refused(f.model, test.change)
			if got.Problem != test.problem || got.Remedy != test.remedy {
				t.Errorf("got  %q, %q\nwant %q, %q", got.Problem, got.Remedy, test.problem, test.remedy)
			}
			if want := test.problem + ". " + test.remedy; got.Error() != want {
				t.Errorf("Error() = %q, want %q", got.Error(), want)
			}
		})
	}
}

func TestSagStaysOnItsEdition(t *testing.T) {
	f := drafted(t)
	other := *f.model
	other.Edition = "sociale-tilbud-2030"
	got := f.refused(&other, interview.AnswerGiven{Indikator: "3.b", Text: "Ja."})
	if got.Problem != "Sagen er lavet med udgaven sociale-tilbud-2017" || got.Remedy != "Åbn den med den udgave af kvalitetsmodellen." {
		t.Errorf("got %q, %q", got.Problem, got.Remedy)
	}
	empty := blank(t)
	got = empty.refused(&other, interview.TilbudRegistered{Edition: f.model.Edition, Tilbud: krisecenter})
	if got.Problem != "En sag bliver på den udgave af kvalitetsmodellen, som den er lavet med" {
		t.Errorf("got %q, %q", got.Problem, got.Remedy)
	}
}

// What looks odd and is allowed: an open sag can be filled in any order.
func TestRulesAllow(t *testing.T) {
	tests := []struct {
		name   string
		from   func(rapid.TB) *folder
		change interview.Change
	}{
		{"answering before any tilsyn or point", func(t rapid.TB) *folder { return registered(t, krisecenter) }, interview.AnswerGiven{Indikator: "14.a"}},
		{"judging without an answer", drafted, interview.ExpectationSet{Indikator: "9.a", Expectation: "forventes-ikke"}},
		{"a check with the next number", without(5), interview.CheckWritten{Point: "3.b.1", Check: interview.Check{Nr: 6}}},
		{"a point whose checks have holes", drafted, point("3.b.2", "3.b", 0, 2, 5)},
		{"moving a check to the last place", drafted, interview.CheckMoved{Point: "3.b.1", Check: 2, To: 4}},
		{"redrafting a point without any check", drafted, interview.PointRedrafted{Point: redrafted()}},
		{"redrafting with numbers that have holes", drafted, interview.PointRedrafted{Point: redrafted(8, 11)}},
		{"other guidance after closing", promised, interview.VejledningUsed{Vejledning: oest}},
		{"other guidance after a tilsyn", visited, interview.VejledningUsed{Vejledning: oest}},
		{"a finding taken back", visiting, interview.FindingNoted{Tilsyn: 1, Point: "3.b.1", Check: 1}},
		{"each step of the scale", visiting, interview.ScoreSet{Tilsyn: 1, Indikator: "3.b", Score: 1}},
		{"reopening before any tilsyn", promised, interview.GodkendelseReopened{}},
		{"removing a point of the open tilsyn", func(t rapid.TB) *folder {
			f := visiting(t)
			f.record(point("5.a.1", "5.a", 1))
			return f
		}, interview.PointRemoved{Point: "5.a.1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.from(t).record(test.change) })
	}
}

func point(id interview.PointID, indikator kvalitetsmodel.IndikatorID, tilsyn int, checks ...int) interview.Change {
	point := interview.FollowUpPoint{ID: id, Indikator: indikator, Tilsyn: tilsyn, Sentence: "Løfte."}
	for _, nr := range checks {
		point.Checks = append(point.Checks, interview.Check{Nr: nr, Text: "Tjek."})
	}
	return interview.PointDrafted{Point: point}
}

func finding(tilsyn int, point interview.PointID, check int) interview.Change {
	return interview.FindingNoted{Tilsyn: tilsyn, Point: point, Check: check, Result: interview.Bekraeftet}
}

// without is drafted with a check of its point removed.
func without(check int) func(rapid.TB) *folder {
	return func(t rapid.TB) *folder {
		f := drafted(t)
		f.record(interview.CheckRemoved{Point: "3.b.1", Check: check})
		return f
	}
}
