package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/interview/storetest"
	"spindel/kvalitetsmodel"
)

// size is a window that the golden screens are drawn in.
type size struct{ width, height int }

var sizes = []size{{80, 24}, {120, 40}}

// The tilbud of these tests.
var (
	krisecenter = interview.Tilbud{Navn: "Krisecenter Havnelyset", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"},
		Maalgruppe: "Kvinder og børn, der har været udsat for vold", Ansoeger: "Foreningen Havnelyset", Specialister: "Psykolog"}
	efterskole = interview.Tilbud{Navn: "Efterskolen Strandgården", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"efterskole"},
		Maalgruppe: "Unge på 15–18 år", Ansoeger: "Strandgårdens bestyrelse", Specialister: "Ingen"}
)

const smart = "Vi vil anvende SMART-modellen, så målene for borgerne bliver konkrete og målbare, og alle medarbejdere skal kende modellen, før de får ansvar for en borger."

func newest(t tester) *kvalitetsmodel.Model {
	t.Helper()
	model, err := library(t).Newest()
	if err != nil {
		t.Fatalf("%v", err)
	}
	return model
}

// file puts a new sag of a tilbud with changes into a store.
func file(t tester, store *storetest.Memory, tilbud interview.Tilbud, changes ...interview.Change) interview.SagID {
	t.Helper()
	id := interview.NewSagID(tilbud.Navn, [4]byte{})
	all := append([]interview.Change{interview.TilbudRegistered{Edition: newest(t).Edition, Tilbud: tilbud}}, changes...)
	amend(t, store, id, all...)
	return id
}

// amend adds changes to a sag in a store, as another program would.
func amend(t tester, store *storetest.Memory, id interview.SagID, changes ...interview.Change) {
	t.Helper()
	sag := interview.NewSag(id)
	if journal, err := store.Load(context.Background(), id); err == nil {
		if sag, err = interview.Fold(id, journal); err != nil {
			t.Fatalf("%v", err)
		}
	}
	entries, err := sag.Record(newest(t), noon, by, changes...)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := store.Append(context.Background(), entries); err != nil {
		t.Fatalf("%v", err)
	}
}

// udfoldelse is the guidance to an indikator for a tilbud of any type.
func udfoldelse(t tester, id kvalitetsmodel.IndikatorID) kvalitetsmodel.Udfoldelse {
	t.Helper()
	guide, err := library(t).Vejledning(newest(t).Edition)
	if err != nil {
		t.Fatalf("%v", err)
	}
	u, err := guide.Udfoldelse(id, nil)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return u
}

// answered is an answer to an indikator with the point that follows from it.
func answered(t tester, id kvalitetsmodel.IndikatorID, text string) []interview.Change {
	t.Helper()
	sag := interview.NewSag("")
	return []interview.Change{
		interview.AnswerGiven{Indikator: id, Text: text, Speaker: "Forstander", Date: interview.DateOf(noon)},
		interview.PointDrafted{Point: interview.DraftPoint(sag.NextPoint(id), newest(t).Indikator(id), udfoldelse(t, id), text)},
	}
}

// complete is all that a godkendelse needs before it can be closed.
func complete(t tester, tilbud interview.Tilbud) []interview.Change {
	t.Helper()
	model := newest(t)
	var changes []interview.Change
	for _, indikator := range model.Applying(tilbud.Profile()) {
		changes = append(changes, answered(t, indikator.ID, smart)...)
		changes = append(changes,
			interview.ExpectationSet{Indikator: indikator.ID, Expectation: model.Godkendelse[0].Key},
			interview.ReasonsWritten{Indikator: indikator.ID, Text: "Svaret er konkret."})
	}
	for _, tema := range model.Temaer {
		if model.TemaApplies(tema.Nr, tilbud.Profile()) {
			changes = append(changes, interview.TemaAssessed{Tema: tema.Nr, Text: "Tilbuddet forventes at leve op til temaet."})
		}
	}
	return changes
}

// closed is a whole godkendelse.
func closed(t tester, tilbud interview.Tilbud) []interview.Change {
	t.Helper()
	return append(complete(t, tilbud), interview.GodkendelseClosed{})
}

// withDemo is a store that holds the made-up sag.
func withDemo(t tester) *storetest.Memory {
	t.Helper()
	store := storetest.NewMemory(library(t))
	journal, err := demo.Journal(newest(t), noon, by)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := store.Append(context.Background(), journal); err != nil {
		t.Fatalf("%v", err)
	}
	return store
}

// withAakanden is a store that holds the second made-up sag, with a plan and two tilsyn.
func withAakanden(t tester) *storetest.Memory {
	t.Helper()
	store := storetest.NewMemory(library(t))
	journals, err := demo.Sager(newest(t), noon, by)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := store.Append(context.Background(), journals[1]); err != nil {
		t.Fatalf("%v", err)
	}
	return store
}

// withKrisecenter is a store that holds a sag of a krisecenter.
func withKrisecenter(t tester, changes ...interview.Change) *storetest.Memory {
	t.Helper()
	store := storetest.NewMemory(library(t))
	file(t, store, krisecenter, changes...)
	return store
}

var havnelyset = interview.NewSagID(krisecenter.Navn, [4]byte{})

// openAt opens the program on a sag.
func openAt(t tester, store *storetest.Memory, id interview.SagID, window size) *desk {
	t.Helper()
	return sit(t, store, window.width, window.height, Options{Sag: id})
}

// sagScreen is the sag on the screen.
func (d *desk) sagScreen() *sagScreen {
	d.t.Helper()
	screen, ok := d.app.screen.(*sagScreen)
	if !ok {
		d.t.Fatalf("no sag is on the screen:\n%s", d.screen())
	}
	return screen
}

// sag is the sag that is open.
func (d *desk) sag() *interview.Sag { d.t.Helper(); return d.sagScreen().session.sag }

// stored is a sag as the store has it.
func (d *desk) stored(id interview.SagID) *interview.Sag {
	d.t.Helper()
	journal, err := d.store.Load(context.Background(), id)
	if err != nil {
		d.t.Fatalf("%v", err)
	}
	sag, err := interview.Fold(id, journal)
	if err != nil {
		d.t.Fatalf("%v", err)
	}
	return sag
}

// drafts are the drafts in the store.
func (d *desk) drafts() []interview.Draft {
	d.t.Helper()
	drafts, err := d.store.Drafts(context.Background())
	if err != nil {
		d.t.Fatalf("%v", err)
	}
	return drafts
}

// to walks through the tree to an indikator, or to the tema that has the number.
func (d *desk) to(indikator kvalitetsmodel.IndikatorID, tema int) *desk {
	d.t.Helper()
	for d.sagScreen().page.focus >= 0 {
		d.press("esc")
	}
	if t, ok := d.sagScreen().stage.(*tilsynStage); ok && d.sagScreen().index == index(t.punkter) {
		d.press("l")
	}
	d.press("home")
	for range 60 {
		if at := d.sagScreen().index.place(); at.indikator == indikator && (tema == 0 || at.tema == tema) {
			return d
		}
		d.press("down")
	}
	d.t.Fatalf("the tree has no %q or tema %d:\n%s", indikator, tema, d.screen())
	return d
}

// reach tabs through the page to an element.
func (d *desk) reach(element string) *desk {
	d.t.Helper()
	d.press("enter")
	for range 40 {
		if current := d.sagScreen().page.current(); current != nil && current.id == element {
			return d
		}
		d.press("tab")
	}
	d.t.Fatalf("the page has no element %q:\n%s", element, d.screen())
	return d
}

// paste puts text in as a terminal does.
func (d *desk) paste(text string) *desk { d.t.Helper(); d.send(tea.PasteMsg{Content: text}); return d }

func (d *desk) click(x, y int) *desk {
	d.t.Helper()
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return d
}

// wheel turns the wheel of the mouse a notch up (-1) or down (1) over a column of the window.
func (d *desk) wheel(x, by int) *desk {
	d.t.Helper()
	d.send(tea.MouseWheelMsg{X: x, Y: 10, Button: map[int]tea.MouseButton{-1: tea.MouseWheelUp, 1: tea.MouseWheelDown}[by]})
	return d
}
