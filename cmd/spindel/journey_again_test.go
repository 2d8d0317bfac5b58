//go:build !windows

package main

import (
	"strings"
	"testing"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

const goal = "Alle mål skrives efter SMART-modellen, også dem på Ærø."

// again goes on where the first tilsyn ended: a promise that was not wholly kept
// goes into the opfølgningsplan as a påbud, and the second tilsyn sees the first
// one behind its spindelvæv.
func (j *journey) again(t *testing.T) {
	j.start(t, "opfølgning", strings.Fields(j.tilbud.Navn)[1])
	j.waitFor("tilsyn 1 (afsluttet)", "← Opfølgningspunkter")
	j.find("3.b.1")
	j.press("o")
	j.waitFor(j.tilbud.Navn+" · opfølgningsplan", "Begyndt ved tilsyn 1 den 1. december 2027", "Taget med i planen.")
	j.press("enter")
	j.waitFor("> Temaer")
	j.press("tab", "tab")
	j.waitFor("> Baggrund")
	j.press("p")
	j.waitFor("p (•) påbud")
	j.press("tab")
	j.waitFor("Frist for påbuddet")
	j.write("1.4.2028")
	j.press("tab", "tab", "tab")
	j.waitFor("Hvad er de konkrete mål for kvalitetsudviklingen?", "Tab videre")
	j.write(goal)
	j.waitFor(goal)
	j.press("esc")
	j.waitFor("1. prioritet, påbud", "1.4.2028", "m mangler")
	j.press("esc")
	j.waitFor("tilsyn 1 (afsluttet)")

	j.press("t")
	j.waitFor("┃ Dato for tilsynet")
	j.press("ctrl+u")
	j.write("1.6.2028")
	j.waitFor("> 1.6.2028")
	j.press("enter")
	j.waitFor("┃ Er tilsynet anmeldt?", "> Uanmeldt")
	j.press("enter")
	j.waitFor("tilsyn 2, uanmeldt 1.6.2028", "← Opfølgningspunkter")
	j.find("3.b.1")
	j.press("enter")
	j.waitFor("Indikator 3.b:", "> [ ] "+officialChecks[0], "Tilsyn 1: "+findings[0].result.Danish())
	j.press("b")
	j.waitFor("> [x] " + officialChecks[0])
	j.press("esc")
	j.waitFor("← → skift liste")
	j.press("5")
	j.press("v")
	j.waitFor("o---o", "tilsyn 2, 1.6.2028", "x : x", "tilsyn 1, 1.12.2027")
	j.quit()
}

// find searches the work list for a point.
func (j *journey) find(point interview.PointID) {
	j.press("/")
	j.waitFor("Søg: _")
	j.write(string(point))
	j.press("enter")
	j.waitFor("søgt: "+string(point), ">[", string(point))
}

// checkAgain holds what the second time left in the journal against what was typed.
func (j *journey) checkAgain(t *testing.T) {
	sag, drafts := stored(t, j.database)
	if len(drafts) != 0 {
		t.Errorf("drafts are left: %+v", drafts)
	}
	if len(sag.Plan.Items) != 1 {
		t.Fatalf("the plan is %+v", sag.Plan)
	}
	item := sag.Plan.Items[0]
	if item.Origin != interview.Paabud || item.Deadline != "2028-04-01" || item.Point != "3.b.1" || item.Texts[interview.Maal] != goal || item.Temaer[0] != 3 {
		t.Errorf("the priority is %+v", item)
	}
	visit := sag.Visit(2)
	if visit == nil || visit.Date != "2028-06-01" || visit.Anmeldt {
		t.Fatalf("the second tilsyn is %+v", visit)
	}
	if got := visit.Findings[interview.CheckRef{Point: "3.b.1", Check: 1}].Result; got != interview.Bekraeftet {
		t.Errorf("found %q", got)
	}
	if want := (kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: 5}); visit.Marks["3.b"] != want {
		t.Errorf("scored %+v", visit.Marks["3.b"])
	}
}
