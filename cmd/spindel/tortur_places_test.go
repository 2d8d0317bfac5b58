//go:build tortur && !windows

package main

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// place is somewhere that text can be half typed, and the way there from a start.
type place struct {
	name  string
	args  string
	way   []string // keys; "?text" waits for a text, "→text" presses Tab until it is there
	after []string // what comes after the typing, and puts something before the field
	kept  bool     // the text must be kept
}

const (
	opholdssted = "opfølgning lærkebakken"
	plan        = "opfølgning åkanden"
)

var (
	toAnswer = []string{"?Indikator 1.a:", "enter", "?Esc ud af feltet"}
	toPoint  = []string{"?Indikator 1.a:", "enter", "?Esc ud af feltet", "→> + nyt opfølgningspunkt", "enter", "?Opfølgningspunkt 1.a.1", "?Esc ud af feltet"}
	toCheck  = []string{"?← Opfølgningspunkter", "enter", "?n note", "?> ["}
	toItem   = []string{"?← Opfølgningspunkter", "p", "?· opfølgningsplan", "down", "enter", "?> Temaer"}
)

func way(parts ...[]string) (all []string) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

// places are all kinds of screens that text can be typed on.
var places = []place{
	{name: "svar", args: "interview åhøj", way: toAnswer, kept: true},
	{name: "oplyst af", args: "interview åhøj", way: way(toAnswer, []string{"tab", "?Esc til listen"}), kept: true},
	{name: "dato", args: "interview åhøj", way: way(toAnswer, []string{"tab", "?Esc til listen", "tab", "?Oplyst af:"}), kept: true},
	{name: "opfølgningspunkt", args: "interview åhøj", way: toPoint, kept: true},
	{name: "tjek", args: "interview åhøj", way: way(toPoint, []string{"→> ·", "enter", "?Esc ud af feltet"}), kept: true},
	{name: "nyt tjek", args: "interview åhøj", way: way(toPoint, []string{"→> + nyt tjek", "enter", "?Nyt tjek", "?Esc ud af feltet"}), kept: true},
	{name: "frist", args: "interview åhøj", way: way(toPoint, []string{"→> Frist for 1.a.1", "enter", "?Ctrl+S gem nu"}), kept: true},
	{name: "begrundelse", args: "interview åhøj", way: way(toAnswer, []string{"→> 1 ( )", "tab", "?Esc ud af feltet"}), kept: true},
	{name: "temavurdering", args: "interview åhøj", way: []string{"?Indikator 1.a:", "up", "?Tema 1:", "enter", "?Esc ud af feltet"}, kept: true},
	{name: "note", args: opholdssted, way: way(toCheck, []string{"n", "?Esc ud af feltet"}), kept: true},
	{name: "bedømmelse", args: opholdssted, way: way(toCheck, []string{"→> Score:", "tab", "?Esc ud af feltet"}), kept: true},
	{name: "temavurdering ved tilsyn", args: opholdssted, way: []string{"?← Opfølgningspunkter", "l", "home", "?Tema 1:", "enter", "?Esc ud af feltet"}, kept: true},
	{name: "mål i planen", args: plan, way: way(toItem, []string{"→> Baggrund", "tab", "tab", "tab", "tab", "?Esc ud af feltet"}), kept: true},
	{name: "notat i planen", args: plan, way: way(toItem, []string{"→> + nyt notat", "enter", "?Nyt notat", "?Esc ud af feltet"}), kept: true},
	{name: "hjælp over svar", args: "interview åhøj", way: toAnswer, after: []string{"\x1bOP", "?Esc luk hjælpen"}, kept: true},
	{name: "papirer", args: opholdssted, way: way(toCheck, []string{"n", "?Esc ud af feltet"}), after: []string{"esc", "?n note", "esc", "?l temaer", "D", "?Skriv et dokument"}, kept: true},
	{name: "mangler", args: "interview åhøj", way: toAnswer, after: []string{"esc", "?Enter skriv", "m", "?gå dertil"}, kept: true},
	{name: "spindelvæv", args: opholdssted, way: way(toCheck, []string{"n", "?Esc ud af feltet"}), after: []string{"esc", "?n note", "esc", "?l temaer", "v", "?v tilbage"}, kept: true},
	{name: "søgning i sager", args: "", way: []string{"?4 sager", "/", "?Søg:"}},
	{name: "søgning i punkter", args: opholdssted, way: []string{"?← Opfølgningspunkter", "/", "?Søg: _"}},
	{name: "registrering", args: "", way: []string{"?4 sager", "n", "?┃ Tilbuddets navn"}, kept: true},
	{name: "åbning af tilsyn", args: "opfølgning birkely", way: []string{"?┃ Dato for tilsynet"}},
}

// on starts the program and goes to a place.
func (p place) on(t *testing.T, width, height int, database string) *terminal {
	t.Helper()
	term := inTerminal(t, width, height, []string{"SPINDEL_DATABASE=" + database}, strings.Fields(p.args)...)
	term.follow(p.way)
	return term
}

// follow goes a way.
func (term *terminal) follow(way []string) {
	term.t.Helper()
	for _, step := range way {
		if text, ok := strings.CutPrefix(step, "?"); ok {
			term.waitFor(text)
		} else if text, ok := strings.CutPrefix(step, "→"); ok {
			for tabs := 0; !term.screen().reads(text); tabs++ {
				if tabs == 40 {
					term.t.Fatalf("Tab does not lead to %q:\n%s", text, term.screen())
				}
				before := term.screen()
				term.press("tab")
				term.waitUntil("another field", func(s screen) bool { return s.page() != before.page() || s.x != before.x || s.y != before.y })
				term.settle()
			}
		} else {
			term.press(step)
		}
	}
}

// texts are all that is stored of what was typed in a database: the drafts, and
// then what the journals hold, the newest first. It opens the database anew.
func texts(t *testing.T, database string) (drafts, entries []string) {
	t.Helper()
	db := opened(t, database)
	defer db.Close()
	drafts, entries, err := read(db)
	if err != nil {
		t.Fatal(err)
	}
	return drafts, entries
}

func opened(t *testing.T, database string) *storage.DB {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	db, err := storage.Open(context.Background(), database, library)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func read(db *storage.DB) (drafts, entries []string, err error) {
	ctx := context.Background()
	all, err := db.Drafts(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, draft := range all {
		drafts = append(drafts, draft.Text)
	}
	sager, err := db.List(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, sag := range sager {
		journal, err := db.Load(ctx, sag.ID)
		if err != nil {
			return nil, nil, err
		}
		if _, err := interview.Fold(sag.ID, journal); err != nil {
			return nil, nil, err
		}
		for i := len(journal) - 1; i >= 0; i-- {
			change, err := journal[i].Change()
			if err != nil {
				return nil, nil, err
			}
			text := interview.TextOf(change)
			if text == "" {
				text = string(journal[i].Payload)
			}
			entries = append(entries, text)
		}
	}
	return drafts, entries, nil
}

// kept is what is stored of a text that begins with a mark of its own: its draft,
// and where there is none its latest entry.
func kept(drafts, entries []string, mark string) (text string, draft bool) {
	for i, texts := range [][]string{drafts, entries} {
		for _, text := range texts {
			if at := strings.Index(text, mark); at >= 0 {
				return text[at:], i == 0
			}
		}
	}
	return "", false
}

// placed are the places of some names.
func placed(names ...string) (some []place) {
	for _, p := range places {
		if slices.Contains(names, p.name) {
			some = append(some, p)
		}
	}
	return some
}

// page is all that is seen but the header, which changes by itself.
func (s screen) page() string { return screen{rows: s.rows[1:]}.String() }

// settle waits until the program draws no more.
func (term *terminal) settle() {
	for {
		_, news := term.look()
		select {
		case <-news:
		case <-time.After(20 * time.Millisecond):
			return
		}
	}
}
