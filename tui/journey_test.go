package tui

import (
	"context"
	"testing"

	"spindel/interview"
)

// register registers a tilbud from the empty start screen: the types are rows of the list, counted from 0.
func (d *desk) register(navn string, typeRow int, privat bool) *desk {
	d.t.Helper()
	d.press("n").write(navn).press("enter").write("Kvinder og børn, der har været udsat for vold").press("enter").
		write("Foreningen Havnelyset").press("enter").write("Psykolog").press("enter")
	for range typeRow {
		d.press("down")
	}
	d.press("space", "enter")
	if privat {
		d.press("j")
	}
	return d.press("enter")
}

// From an empty database to a closed tilsyn, with keys alone: what is asked for
// is filled in by following the list of what is missing.
func TestTheRoadFromRegistrationToTheEndOfATilsyn(t *testing.T) {
	t.Parallel()
	d := sit(t, nil, 80, 24, Options{}).register(krisecenter.Navn, 7, false)
	if got := d.sag().Tilbud; !got.Equal(krisecenter) {
		t.Fatalf("registered %+v", got)
	}
	for i := 0; len(d.sagScreen().stage.gaps()) > 0 && i < 200; i++ {
		gap := d.sagScreen().stage.gaps()[0]
		d.press("m", "enter")
		if gap.What == "forventning" {
			d.press("2")
		} else {
			d.write("Tekst til " + gap.What)
		}
		d.press("esc")
	}
	d.press("a", "j").shows("Tryk o")
	d.press("o").shows("Dato for tilsynet").press("enter", "down", "enter")
	d.shows("tilsyn 1, anmeldt 23.11.2026")

	d.to("3.b", 0).reach("score").press("5", "tab").write("Det ses i planerne.").press("esc")
	d.press("a").shows("sæt resten til ikke bedømt").press("r").shows("vurdering")
	d.press("enter").write("Temaet er set på.").press("esc", "a", "j").shows("Tilsynet er afsluttet")

	sag := d.settle().stored(d.sag().ID)
	if sag.Phase() != interview.TilsynDone || sag.Latest().Bedoemmelser["3.b"] != "Det ses i planerne." {
		t.Errorf("phase %q, tilsyn %+v", sag.Phase(), sag.Latest())
	}
	if answer := sag.Answers["3.b"]; answer.Text != "Tekst til svar" || answer.Date != "2026-11-23" {
		t.Errorf("answer %+v", answer)
	}
	if point := sag.Point("3.b.1"); point == nil || len(point.Checks) != 5 {
		t.Errorf("the point of 3.b is %+v, want the five official checks", point)
	}
	if err := d.app.env.saver.Close(context.Background()); err != nil {
		t.Error(err)
	}
}
