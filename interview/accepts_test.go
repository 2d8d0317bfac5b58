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
	emptied := func(t rapid.TB) *folder {
		f := planned(t)
		f.record(interview.PlanItemRemoved{Item: 1}, interview.PlanItemRemoved{Item: 2}, interview.PlanItemRemoved{Item: 3})
		return f
	}
	reframed := func(t rapid.TB) *folder {
		f := planned(t)
		f.record(period(2, "2027-01-01", "2027-09-01", "Kurset er flyttet."))
		return f
	}
	priority := func(mend func(*interview.PlanItem)) interview.Change {
		item := interview.PlanItem{Nr: 4}
		mend(&item)
		return interview.PlanItemAdded{Item: item}
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

		noDate    = "Datoen findes ikke"
		writeDate = "Skriv den som 25.11.2026."
		noLot     = "Der skal være mindst én at trække lod mellem"
		howMany   = "Skriv, hvor mange der er at vælge imellem."

		noItem           = "Prioriteten findes ikke i opfølgningsplanen"
		goneToo          = "Den kan være fjernet et andet sted."
		notNext          = "Prioriteten er ikke den næste i opfølgningsplanen"
		noPriority       = "Prioriteten kan ikke flyttes dertil"
		changedToo       = "Den kan være ændret et andet sted."
		noColumn         = "Opfølgningsplanen har ikke den kolonne"
		noTema8          = "Tema 8 findes ikke i udgaven"
		noKriterium      = "Kriteriet findes ikke i udgaven"
		noOrigin         = "Baggrunden findes ikke"
		threeOrigins     = "Vælg påbud, anbefaling eller eget initiativ."
		onlyPaabud       = "Kun et påbud har en frist"
		frame            = "Skriv tidsrammen i stedet."
		framesMoved      = "Tidsrammen er ændret et andet sted"
		noReason         = "Tidsrammen ændres uden begrundelse"
		sayWhy           = "Skriv datoen og hvorfor: 1.5.2027, fordi …"
		noEntry          = "Notatet om fremdriften er ikke det næste"
		nothingToApprove = "Opfølgningsplanen har ingen prioriteter at godkende"
		halfApproved     = "En godkendelse af planen har både et hvem og et hvornår"

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

		{"deadline of an unknown point", drafted, deadline("5.a.1", "2026-10-01"), noPoint, gone},
		{"deadline of an unknown point during a tilsyn", visiting, deadline("5.a.1", "2026-10-01"), noPoint, gone},
		{"deadline after closing", promised, deadline("3.b.1", "2026-10-01"), closed, reopen},
		{"deadline taken back after closing", promised, deadline("3.b.1", ""), closed, reopen},
		{"deadline of a promise after a tilsyn", visited, deadline("3.b.1", "2026-10-01"), closed, reopen},
		{"deadline of a point of a closed tilsyn", ownPoint, deadline("5.a.1", "2026-10-01"), isDone, openNext},
		{"deadline on a day that is none", drafted, deadline("3.b.1", "2027-02-29"), noDate, writeDate},
		{"deadline that is no date", visiting, deadline("3.b.1", "1. marts"), noDate, writeDate},

		{"finding of a whole point that has checks", visiting, finding(1, "3.b.1", interview.WholePoint), "Tjek 0 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"finding of a check of a point that has none", promisedWhole, finding(1, "5.a.1", 1), "Tjek 1 i opfølgningspunkt 5.a.1 findes ikke", gone},
		{"finding of a whole point that is unknown", visiting, finding(1, "5.a.1", interview.WholePoint), "Tjek 0 i opfølgningspunkt 5.a.1 findes ikke", gone},

		{"lot without a tilsyn", promised, drawn(1, 1, 4, 12), noTilsyn, openOne},
		{"lot of a closed tilsyn", visited, drawn(1, 1, 4, 12), isDone, openNext},
		{"lot of the tilsyn before", twoTilsyn, drawn(1, 1, 4, 12), isDone, openNext},
		{"lot for an unknown check", visiting, drawn(1, 6, 4, 12), "Tjek 6 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"lot for a whole point that has checks", visiting, drawn(1, interview.WholePoint, 4, 12), "Tjek 0 i opfølgningspunkt 3.b.1 findes ikke", gone},
		{"lot among nobody", visiting, drawn(1, 1, 0, 0), noLot, howMany},
		{"lot 0", visiting, drawn(1, 1, 0, 12), noLot, howMany},
		{"lot above the highest", visiting, drawn(1, 1, 13, 12), noLot, howMany},
		{"lot among fewer than nobody", visiting, drawn(1, 1, -1, -1), noLot, howMany},

		{"decision without a tilsyn", promised, decided(1, "3.b.1", interview.PointClosed), noTilsyn, openOne},
		{"decision of a closed tilsyn", visited, decided(1, "3.b.1", interview.PointClosed), isDone, openNext},
		{"decision of the tilsyn before", twoTilsyn, decided(1, "3.b.1", interview.PointClosed), isDone, openNext},
		{"decision of an unknown point", visiting, decided(1, "5.a.1", interview.PointClosed), noPoint, gone},
		{"decision that there is not", visiting, decided(1, "3.b.1", "udsat"), "Punktet kan kun afsluttes eller tages op igen", "Vælg en af delene."},

		{"plan before the registration", blank, added(1), "Tilbuddet er ikke registreret", "Registrér det først."},
		{"priority with a number ahead", planned, added(5), notNext, again},
		{"priority with a used number", planned, added(3), notNext, again},
		{"priority with the number of one that is gone", emptied, added(3), notNext, again},
		{"priority with number 0", planned, added(0), notNext, again},
		{"priority with an unknown text", planned, priority(func(i *interview.PlanItem) { i.Texts = map[interview.PlanColumn]string{"pris": "10 kr."} }), noColumn, shown},
		{"priority with the text of a date", planned, priority(func(i *interview.PlanItem) { i.Texts = map[interview.PlanColumn]string{interview.PlanEnd: "1.5.2027"} }), noColumn, shown},
		{"priority of an unknown tema", planned, priority(func(i *interview.PlanItem) { i.Temaer = []int{3, 8} }), noTema8, "Vælg et andet tema."},
		{"priority of an unknown kriterium", planned, priority(func(i *interview.PlanItem) { i.Kriterier = []string{"3", "11"} }), noKriterium, "Vælg et andet kriterium."},
		{"priority of an unknown origin", planned, priority(func(i *interview.PlanItem) { i.Origin = "rygte" }), noOrigin, threeOrigins},
		{"priority with a deadline and no påbud", planned, priority(func(i *interview.PlanItem) { i.Deadline = "2027-06-01" }), onlyPaabud, frame},
		{"priority with a deadline that is no day", planned, priority(func(i *interview.PlanItem) { i.Origin, i.Deadline = interview.Paabud, "2027-06-31" }), noDate, writeDate},
		{"priority with an unknown status", planned, priority(func(i *interview.PlanItem) { i.Status = "måske" }), "Status findes ikke", shown},
		{"priority with a status on no day", planned, priority(func(i *interview.PlanItem) { i.Status, i.StatusDate = interview.Carried, "2027-06-31" }), noDate, writeDate},
		{"priority with an unknown result", planned, priority(func(i *interview.PlanItem) { i.Verification.Result = "ja" }), "Resultatet findes ikke", "Vælg et af de viste."},
		{"priority with a result on no day", planned, priority(func(i *interview.PlanItem) { i.Verification.Date = "i går" }), noDate, writeDate},
		{"priority with a time frame on no day", planned, priority(func(i *interview.PlanItem) { i.Periods = []interview.Period{{Start: "2027-06-31"}} }), noDate, writeDate},
		{"priority with progress on no day", planned, priority(func(i *interview.PlanItem) { i.Progress = []interview.Progress{{Date: "i går", Text: "Nyt."}} }), noDate, writeDate},

		{"taking an unknown priority out", planned, interview.PlanItemRemoved{Item: 4}, noItem, goneToo},
		{"taking a priority out twice", emptied, interview.PlanItemRemoved{Item: 3}, noItem, goneToo},
		{"moving an unknown priority", planned, interview.PlanItemMoved{Item: 4}, noItem, goneToo},
		{"moving a priority before the first", planned, interview.PlanItemMoved{Item: 2, To: -1}, noPriority, changedToo},
		{"moving a priority behind the last", planned, interview.PlanItemMoved{Item: 2, To: 3}, noPriority, changedToo},
		{"text of an unknown priority", planned, planText(4, interview.Maal, "Ro."), noItem, goneToo},
		{"text of an unknown column", planned, planText(1, "pris", "10 kr."), noColumn, shown},
		{"scope of an unknown priority", planned, interview.PlanScopeSet{Item: 4, Temaer: []int{3}}, noItem, goneToo},
		{"scope of an unknown tema", planned, interview.PlanScopeSet{Item: 1, Temaer: []int{8}}, noTema8, "Vælg et andet tema."},
		{"scope of an unknown kriterium", planned, interview.PlanScopeSet{Item: 1, Temaer: []int{3}, Kriterier: []string{"3.b"}}, noKriterium, "Vælg et andet kriterium."},
		{"origin of an unknown priority", planned, interview.PlanOriginSet{Item: 4, Origin: interview.Paabud}, noItem, goneToo},
		{"unknown origin", planned, interview.PlanOriginSet{Item: 1, Origin: "rygte"}, noOrigin, threeOrigins},
		{"anbefaling with a deadline", planned, interview.PlanOriginSet{Item: 1, Origin: interview.Anbefaling, Deadline: "2027-06-01"}, onlyPaabud, frame},
		{"no origin with a deadline", planned, interview.PlanOriginSet{Item: 1, Deadline: "2027-06-01"}, onlyPaabud, frame},
		{"påbud with a deadline that is no day", planned, interview.PlanOriginSet{Item: 1, Origin: interview.Paabud, Deadline: "2027-06-31"}, noDate, writeDate},

		{"time frame of an unknown priority", planned, interview.PlanPeriodSet{Item: 4, Nr: 1, Period: interview.Period{End: "2027-06-01"}}, noItem, goneToo},
		{"time frame with a number ahead", planned, period(3, "2027-01-01", "2027-06-01", "Fordi."), framesMoved, again},
		{"time frame that is no longer the latest", reframed, period(1, "2027-01-01", "2027-06-01", ""), framesMoved, again},
		{"time frame 0", planned, period(0, "2027-01-01", "2027-06-01", ""), framesMoved, again},
		{"time frame 0 of a priority that has none", planned, interview.PlanPeriodSet{Item: 2, Period: interview.Period{End: "2027-06-01"}}, framesMoved, again},
		{"taking back the time frame of a priority that has none", planned, interview.PlanPeriodSet{Item: 2}, framesMoved, again},
		{"new time frame without dates", planned, period(2, "", "", "Fordi."), "Tidsrammen har ingen datoer", writeDate},
		{"first time frame without dates", planned, interview.PlanPeriodSet{Item: 2, Nr: 1}, "Tidsrammen har ingen datoer", writeDate},
		{"new time frame without a reason", planned, period(2, "2027-01-01", "2027-09-01", ""), noReason, sayWhy},
		{"mending a time frame out of its reason", reframed, period(2, "2027-01-01", "2027-10-01", ""), noReason, sayWhy},
		{"time frame that ends before it starts", planned, period(1, "2027-05-01", "2027-04-30", ""), "Sluttidspunktet ligger før starten", "Ret en af datoerne."},
		{"time frame from a day that is none", planned, period(1, "2027-02-29", "2027-04-30", ""), noDate, writeDate},
		{"time frame to a day that is none", planned, period(1, "2027-01-01", "2027-04-31", ""), noDate, writeDate},

		{"progress of an unknown priority", planned, interview.PlanProgressNoted{Item: 4, Nr: 1, Progress: interview.Progress{Text: "Nyt."}}, noItem, goneToo},
		{"progress with a number ahead", planned, progress(3, "", "Nyt."), noEntry, again},
		{"progress 0", planned, progress(0, "", "Nyt."), noEntry, again},
		{"progress on a day that is none", planned, progress(2, "2027-02-29", "Nyt."), noDate, writeDate},
		{"status of an unknown priority", planned, interview.PlanStatusSet{Item: 4, Status: interview.Carried}, noItem, goneToo},
		{"unknown status", planned, interview.PlanStatusSet{Item: 1, Status: "måske"}, "Status findes ikke", shown},
		{"status on a day that is none", planned, interview.PlanStatusSet{Item: 1, Status: interview.Carried, Date: "2027-02-29"}, noDate, writeDate},
		{"result of an unknown priority", planned, interview.PlanVerified{Item: 4}, noItem, goneToo},
		{"unknown result", planned, interview.PlanVerified{Item: 1, Verification: interview.Verification{Result: "ja"}}, "Resultatet findes ikke", "Vælg et af de viste."},
		{"result on a day that is none", planned, interview.PlanVerified{Item: 1, Verification: interview.Verification{Date: "2027-02-29"}}, noDate, writeDate},

		{"approving a sag without a plan", drafted, interview.PlanApproved{Approval: forstander}, nothingToApprove, "Skriv den første."},
		{"approving a plan that was emptied", emptied, interview.PlanApproved{Approval: forstander}, nothingToApprove, "Skriv den første."},
		{"approval by nobody", planned, interview.PlanApproved{Approval: interview.Approval{Date: "2027-01-15"}}, halfApproved, "Skriv begge dele."},
		{"approval on no day", planned, interview.PlanApproved{Approval: interview.Approval{By: "Forstander"}}, halfApproved, "Skriv begge dele."},
		{"approval on a day that is none", planned, interview.PlanApproved{Approval: interview.Approval{By: "Forstander", Date: "2027-02-29"}}, noDate, writeDate},
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

		{"a deadline together with the promise", drafted, deadline("3.b.1", "2026-10-01")},
		{"a deadline in a godkendelse that was reopened", func(t rapid.TB) *folder {
			f := promised(t)
			f.record(interview.GodkendelseReopened{})
			return f
		}, deadline("3.b.1", "2026-10-01")},
		{"a deadline of a promise at a tilsyn that is open", visiting, deadline("3.b.1", "2026-12-31")},
		{"no deadline for a promise at a tilsyn that is open", promisedWhole, deadline("5.a.1", "")},
		{"a deadline of a point of an earlier tilsyn at the next", func(t rapid.TB) *folder {
			f := visiting(t)
			f.record(point("5.a.1", "5.a", 1))
			f.next("2027-05-03")
			return f
		}, deadline("5.a.1", "2027-06-01")},
		{"a deadline that has passed", drafted, deadline("3.b.1", "2020-01-01")},
		{"a lot among one", visiting, drawn(1, 1, 1, 1)},
		{"the highest lot", visiting, drawn(1, 1, 12, 12)},
		{"a lot for a point that has no checks", promisedWhole, interview.NumberDrawn{Tilsyn: 1, Point: "5.a.1", Draw: interview.Draw{Number: 4, Of: 12}}},
		{"a finding of a point that has no checks", promisedWhole, finding(1, "5.a.1", interview.WholePoint)},
		{"closing a point of the same tilsyn", func(t rapid.TB) *folder {
			f := visiting(t)
			f.record(point("5.a.1", "5.a", 1))
			return f
		}, decided(1, "5.a.1", interview.PointClosed)},
		{"closing a point that nobody has looked at", visiting, decided(1, "3.b.1", interview.PointClosed)},
		{"taking up again what an earlier tilsyn closed", func(t rapid.TB) *folder {
			f := visiting(t)
			f.record(decided(1, "3.b.1", interview.PointClosed))
			f.next("2027-05-03")
			return f
		}, decided(2, "3.b.1", interview.PointOpen)},

		{"a plan before there is any answer", func(t rapid.TB) *folder { return registered(t, krisecenter) }, added(1)},
		{"a plan between the godkendelse and the first tilsyn", promised, added(1)},
		{"a plan after a tilsyn", visited, added(1)},
		{"a priority without any tema", planned, interview.PlanScopeSet{Item: 1}},
		{"a tema that falls away for the tilbud", func(t rapid.TB) *folder {
			f := registered(t, efterskole)
			f.record(added(1))
			return f
		}, interview.PlanScopeSet{Item: 1, Temaer: []int{5}}},
		{"a kriterium of a tema that was not chosen", planned, interview.PlanScopeSet{Item: 1, Temaer: []int{1}, Kriterier: []string{"14"}}},
		{"a påbud whose deadline is not known", planned, interview.PlanOriginSet{Item: 1, Origin: interview.Paabud}},
		{"a time frame of one day", planned, period(1, "2027-05-01", "2027-05-01", "")},
		{"a time frame without a start", planned, period(1, "", "2027-05-01", "")},
		{"a time frame without an end", planned, period(1, "2027-05-01", "", "")},
		{"mending the first time frame without a reason", planned, period(1, "2027-01-01", "2027-04-01", "")},
		{"a new time frame with a reason", planned, period(2, "2027-01-01", "2027-09-01", "Kurset er flyttet.")},
		{"the deadline of a påbud before its time frame ends", planned, interview.PlanOriginSet{Item: 1, Origin: interview.Paabud, Deadline: "2027-02-01"}},
		{"approving twice", approved, interview.PlanApproved{Approval: forstander}},
		{"taking back an approval that there is not", planned, interview.PlanApproved{}},
		{"an approval that comes back to a plan that is empty by now", func(t rapid.TB) *folder { return registered(t, krisecenter) },
			interview.PlanApproved{Approval: forstander, Changed: true}},
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

func deadline(id interview.PointID, date interview.Date) interview.Change {
	return interview.PointDeadlineSet{Point: id, Deadline: date}
}

func decided(tilsyn int, id interview.PointID, status interview.PointStatus) interview.Change {
	return interview.PointStatusSet{Tilsyn: tilsyn, Point: id, Status: status}
}

// without is drafted with a check of its point removed.
func without(check int) func(rapid.TB) *folder {
	return func(t rapid.TB) *folder {
		f := drafted(t)
		f.record(interview.CheckRemoved{Point: "3.b.1", Check: check})
		return f
	}
}
