package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/demo"
)

func TestWaysIntoASag(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		options Options
		changes []interview.Change
		want    string
	}{
		{"an open godkendelse", Options{Sag: havnelyset}, nil, "Krisecenter Havnelyset · godkendelse"},
		{"a closed one", Options{Sag: havnelyset}, closed(t, krisecenter), "åbn et driftsorienteret tilsyn"},
		{"a closed one as interview", Options{Sag: havnelyset, Mode: InterviewMode}, closed(t, krisecenter), "godkendelse, afsluttet"},
		{"an open one to be followed up", Options{Sag: havnelyset, Mode: OpfoelgningMode}, nil, "Opfølgningen begynder, når godkendelsen er afsluttet."},
		{"a sag that is not there", Options{Sag: "ukendt-aaaa"}, nil, "Sagen findes ikke længere i databasen."},
		{"the list for interviews", Options{Mode: InterviewMode}, nil, "vælg en sag til godkendelse"},
		{"the list for tilsyn", Options{Mode: OpfoelgningMode}, nil, "vælg en sag til opfølgning"},
		{"a demo", Options{Demo: true}, nil, "DEMO · "},
	} {
		t.Run(c.name, func(t *testing.T) {
			sit(t, withKrisecenter(t, c.changes...), 80, 24, c.options).shows(c.want)
		})
	}
}

func TestADemoSaysThatNothingIsKept(t *testing.T) {
	sit(t, withDemo(t), 80, 24, Options{Demo: true, Sag: demo.ID}).to("3.d", 0).press("4").settle().
		shows("gemmes ikke").hides("Gemt")
}

func TestARegistrationIsMended(t *testing.T) {
	t.Parallel()
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("8.c", 0).shows("Gælder ikke for tilbuddet.").press("r")
	d.press("enter", "enter", "enter", "enter", "enter", "down", "enter").to("8.c", 0).hides("Gælder ikke for tilbuddet.")
	want := krisecenter
	want.PrivatBestyrelse = true
	if got := d.settle().stored(havnelyset).Tilbud; !got.Equal(want) {
		t.Errorf("stored %+v", got)
	}
	before := d.sag().Seq
	if d.press("r", "esc"); d.sag().Seq != before {
		t.Error("looking at the registration changed the sag")
	}
}

func TestTheJudgementGoesRound(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).reach("forventning")
	for i, want := range []string{"forventes", "forventes-ikke", "forventes"} {
		if got := d.press("space").sag().Judgements["3.b"].Expectation; got != want {
			t.Errorf("press %d set %q, want %q", i+1, got, want)
		}
	}
	if got := d.press("delete").sag().Judgements["3.b"].Expectation; got != "" {
		t.Errorf("taken back it is %q", got)
	}
}

func TestGoingBetweenTilsyn(t *testing.T) {
	changes := append(closed(t, krisecenter), interview.TilsynOpened{Tilsyn: 1, Date: "2026-05-01"})
	for _, indikator := range newest(t).Applying(krisecenter.Profile()) {
		changes = append(changes, interview.ScoreSet{Tilsyn: 1, Indikator: indikator.ID, IkkeBedoemt: true})
	}
	changes = append(changes, interview.TilsynClosed{Tilsyn: 1}, interview.TilsynOpened{Tilsyn: 2, Date: "2026-11-23"})
	d := openAt(t, withKrisecenter(t, changes...), havnelyset, sizes[0]).shows("tilsyn 2")
	before := d.press("[").shows("tilsyn 1 (afsluttet)").sag().Seq
	if d.press("3", "0", "delete", "enter"); d.sag().Seq != before || d.sagScreen().typing() {
		t.Error("a closed tilsyn can be changed")
	}
	d.press("]").shows("tilsyn 2").press("]").shows("tilsyn 2")
}

func TestSearching(t *testing.T) {
	d := sit(t, threeSager(t), 80, 24, Options{}).press("/").write("LÆRKEx").press("backspace")
	d.shows("Opholdsstedet Lærkebakken").hides("Havnelyset").press("enter", "enter").shows("Opholdsstedet Lærkebakken · tilsyn 1")
	sit(t, threeSager(t), 80, 24, Options{}).press("/").paste("krise").hides("Lærkebakken").press("esc").shows("Lærkebakken")
}

func TestIDsAreReadableAndNew(t *testing.T) {
	one, other := NewID("Krisecenter Havnelyset"), NewID("Krisecenter Havnelyset")
	if one == other || !strings.HasPrefix(string(one), "havnelyset-") {
		t.Errorf("ids %q and %q", one, other)
	}
}

func TestAWindowThatChangesKeepsARegistration(t *testing.T) {
	d := sit(t, nil, 80, 24, Options{}).press("n").write("Navnet").press("enter").write("Mål")
	for _, size := range []size{{100, 30}, {20, 5}, {80, 24}} {
		d.send(tea.WindowSizeMsg{Width: size.width, Height: size.height})
	}
	d.write("gruppe")
	if got := d.app.env.newcomer.values; got.navn != "Navnet" || got.maalgruppe != "Målgruppe" {
		t.Errorf("the fields hold %+v", got)
	}
	if d.press("ctrl+q"); !d.quit {
		t.Error("the program does not end")
	}
}

func TestNothingReachesThroughADialog(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, sizes[0]).to("3.d", 0).press("m")
	before := d.sagScreen().index.place()
	d.send(tea.MouseClickMsg{X: 2, Y: 2, Button: tea.MouseLeft})
	if d.sagScreen().index.place() != before {
		t.Error("a click went through the dialog")
	}
}

// Whoever types faster than huh goes to the next field must not write in the last one.
func TestKeysTypedAheadBelongToTheNextField(t *testing.T) {
	d := sit(t, nil, 80, 24, Options{}).press("n")
	var cmds []tea.Cmd
	for _, k := range []string{"N", "enter", "M", "å", "l", "enter", "A"} {
		_, cmd := d.app.Update(keyOf(k))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		d.run(cmd)
	}
	if got := d.app.env.newcomer.values; got.navn != "N" || got.maalgruppe != "Mål" || got.ansoeger != "A" {
		t.Errorf("the fields hold %+v", got)
	}
}

func TestAPasteAfterEnterBelongsToTheNextField(t *testing.T) {
	d := sit(t, nil, 80, 24, Options{}).press("n").write("Navnet")
	_, enter := d.app.Update(keyOf("enter"))
	d.app.Update(tea.PasteMsg{Content: "Unge på øen"})
	d.run(enter)
	if got := d.app.env.newcomer.values; got.navn != "Navnet" || got.maalgruppe != "Unge på øen" {
		t.Errorf("the fields hold %+v", got)
	}
}
