package kvalitetsmodel

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// udfoldelseReader turns the nodes of a guidance file into an udfoldelse.
type udfoldelseReader struct {
	*page
	model *Model
	given map[TilbudstypeKey]int // where each tilbudstype has a variant
}

var ways = []string{string(Dokument), string(Interview), string(Observation)}

// The keys of a guidance file. A variant and a tillæg have some of them.
var (
	wholeKeys   = []string{"indikator", "officiel", "kilde", "daekker", "spoergsmaal", "vagt", "maalbart", "opfoelgning", "konkret", "herunder", "tjek", "efterspoerg", "varianter", "tillaeg"}
	variantKeys = []string{"tilbudstyper", "daekker", "spoergsmaal", "vagt", "maalbart", "opfoelgning", "konkret", "tjek", "efterspoerg"}
	tillaegKeys = []string{"kilde", "daekker", "spoergsmaal", "vagt", "maalbart", "konkret", "tjek", "efterspoerg"}
)

func (r *udfoldelseReader) whole(n ast.Node, id string) unfolded {
	f := r.fields(n, "vejledningen", wholeKeys...)
	if given := f.text("indikator"); given != "" && given != id {
		r.wrong(f.at("indikator"), fmt.Sprintf("vejledningen er til indikator %s, men filen hedder %s", Quote(given), Quote(id+".yaml")), "ret indikatoren eller filens navn, så de passer")
	}
	officiel, _ := f.truth("officiel")
	u := unfolded{Udfoldelse: Udfoldelse{
		Officiel:    officiel,
		Kilde:       f.text("kilde"),
		Daekker:     f.texts("daekker"),
		Spoergsmaal: f.texts("spoergsmaal"),
		Vagt:        f.optional("vagt"),
		Maalbart:    f.text("maalbart"),
		Opfoelgning: f.text("opfoelgning"),
		Konkret:     r.konkret(f),
		Herunder:    f.optional("herunder"),
		Efterspoerg: r.questions(f),
		Checks:      r.checks(f),
	}}
	if f.has("tillaeg") {
		t := r.fields(f.of["tillaeg"].value, "tillægget", tillaegKeys...)
		tillaeg := r.some(t)
		tillaeg.Kilde = t.text("kilde")
		u.Tillaeg = &tillaeg
	}
	if f.has("varianter") {
		for _, n := range f.list("varianter") {
			u.variants = append(u.variants, r.variant(n))
		}
	}
	return u
}

// some reads what a variant or a tillæg says; nothing of it must be there.
func (r *udfoldelseReader) some(f fields) Udfoldelse {
	u := Udfoldelse{Vagt: f.optional("vagt"), Maalbart: f.optional("maalbart"), Opfoelgning: f.optional("opfoelgning"),
		Konkret: r.konkret(f), Efterspoerg: r.questions(f)}
	if f.has("daekker") {
		u.Daekker = f.texts("daekker")
	}
	if f.has("spoergsmaal") {
		u.Spoergsmaal = f.texts("spoergsmaal")
	}
	if f.has("tjek") {
		u.Checks = r.checks(f)
	}
	return u
}

func (r *udfoldelseReader) variant(n ast.Node) variant {
	f := r.fields(n, "varianten", variantKeys...)
	v := variant{udfoldelse: r.some(f)}
	for _, n := range f.list("tilbudstyper") {
		key, line := TilbudstypeKey(r.text(n, "tilbudstyper", lineOf(n))), lineOf(n)
		first, twice := r.given[key]
		switch {
		case key == "":
		case r.model.Tilbudstype(key) == nil:
			r.wrong(line, fmt.Sprintf("tilbudstypen %s findes ikke i udgaven", Quote(string(key))),
				meantOr(string(key), r.typeKeys(), "brug en af udgavens tilbudstyper, se spindel model typer"))
		case twice:
			r.wrong(line, fmt.Sprintf("tilbudstypen %s har også en variant på linje %d", Quote(string(key)), first), "lad den stå i én variant")
		default:
			if r.given == nil {
				r.given = make(map[TilbudstypeKey]int)
			}
			r.given[key] = line
		}
		v.tilbudstyper = append(v.tilbudstyper, key)
	}
	return v
}

func (r *udfoldelseReader) typeKeys() []string {
	var keys []string
	for _, t := range r.model.Tilbudstyper {
		keys = append(keys, string(t.Key))
	}
	return keys
}

func (r *udfoldelseReader) checks(f fields) []CheckTemplate {
	var checks []CheckTemplate
	for _, n := range f.list("tjek") {
		checks = append(checks, r.check(n))
	}
	return checks
}

func (r *udfoldelseReader) check(n ast.Node) CheckTemplate {
	f := r.fields(n, "tjekket", "tekst", "konkret", "maader", "hvor")
	c := CheckTemplate{Konkret: r.konkret(f), Hvor: f.optional("hvor")}
	if f.has("tekst") || !f.has("konkret") {
		c.Text = f.text("tekst")
	}
	for _, n := range f.list("maader") {
		way := r.text(n, "maader", lineOf(n))
		if way != "" && !slices.Contains(ways, way) {
			r.wrong(lineOf(n), fmt.Sprintf("%s er ikke en måde at tjekke på", Quote(way)), meantOr(way, ways, "brug dokument, interview eller observation"))
		}
		c.Ways = append(c.Ways, Verification(way))
	}
	return c
}

// slot is where the words of an answer are put into a text.
var slot = regexp.MustCompile(`\{([^{}]*)\}`)

// konkret reads the wordings with slots.
func (r *udfoldelseReader) konkret(f fields) []string {
	if !f.has("konkret") {
		return nil
	}
	var all []string
	for _, n := range f.list("konkret") {
		text, line := r.text(n, "konkret", lineOf(n)), lineOf(n)
		slots := slot.FindAllStringSubmatch(text, -1)
		if text != "" && len(slots) == 0 {
			r.wrong(line, "teksten har ingen plads til svarets ord", "skriv for eksempel »{hyppighed}« dér, hvor svarets ord skal stå")
		}
		for _, s := range slots {
			r.facet(s[1], line)
		}
		all = append(all, text)
	}
	return all
}

func (r *udfoldelseReader) facet(name string, line int) {
	if isFacet(name) {
		return
	}
	var known []string
	for _, f := range Facets {
		known = append(known, string(f))
	}
	r.wrong(line, fmt.Sprintf("%s er ikke en facet", Quote(name)),
		meantOr(name, known, "brug "+strings.Join(known[:len(known)-1], ", ")+" eller "+known[len(known)-1]))
}

func (r *udfoldelseReader) questions(f fields) []FacetQuestion {
	if !f.has("efterspoerg") {
		return nil
	}
	var all []FacetQuestion
	for _, n := range f.list("efterspoerg") {
		q := r.fields(n, "spørgsmålet", "facetter", "tekst")
		question := FacetQuestion{Text: q.text("tekst")}
		for _, n := range q.list("facetter") {
			name := r.text(n, "facetter", lineOf(n))
			if name != "" {
				r.facet(name, lineOf(n))
			}
			question.Facets = append(question.Facets, Facet(name))
		}
		all = append(all, question)
	}
	return all
}
