package kvalitetsmodel

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// modelFile is the file of an edition's folder that holds the model itself.
const modelFile = "model.yaml"

// Load reads the model.yaml of the edition in a folder, which is named by the id
// of the edition. Mistakes in the file are *FileErrors, joined.
func Load(fsys fs.FS, dir string) (*Model, error) {
	name := path.Join(dir, modelFile)
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	m, err := Parse(name, data)
	if err != nil {
		return nil, err
	}
	if folder := path.Base(dir); folder != "." && folder != m.Edition {
		return nil, &FileError{
			File:    name,
			Problem: fmt.Sprintf("udgaven hedder %s, men mappen hedder %s", Quote(m.Edition), Quote(folder)),
			Remedy:  "giv mappen samme navn som udgaven",
		}
	}
	return m, nil
}

// Parse reads one model file. The name is only used to tell where mistakes are.
// Mistakes are *FileErrors, joined in the order of their lines.
func Parse(name string, data []byte) (*Model, error) {
	p := &page{file: name}
	if root := p.open(data); root != nil {
		r := modelReader{page: p, seen: make(map[string]int)}
		m := r.model(root)
		if err := p.err(); err != nil {
			return nil, err
		}
		return m, nil
	}
	return nil, p.err()
}

func unreadable(name string, err error) error {
	e := &FileError{File: name, Problem: "filen kan ikke læses", Remedy: "se efter, at du har adgang til den", cause: err}
	if errors.Is(err, fs.ErrNotExist) {
		e.Problem, e.Remedy = "filen findes ikke", "læg den der, eller ret navnet"
	}
	return e
}

// modelReader turns the nodes of a model file into a Model.
type modelReader struct {
	*page
	known []string       // keys of the tilbudstyper
	seen  map[string]int // where each name was first given
}

func (r *modelReader) model(n ast.Node) *Model {
	f := r.fields(n, "modelfilen", "udgave", "titel", "kilde", "revideret", "tilbudstyper", "godkendelse", "tilsyn", "temaer", "rettelser")
	m := &Model{
		Edition: r.slug(f, "udgave"),
		Title:   f.text("titel"),
		Source:  f.text("kilde"),
		Revised: r.date(f, "revideret"),
	}
	for _, n := range f.list("tilbudstyper") {
		m.Tilbudstyper = append(m.Tilbudstyper, r.tilbudstype(n))
	}
	for _, n := range f.list("godkendelse") {
		m.Godkendelse = append(m.Godkendelse, r.expectation(n))
	}
	r.enough(f, "godkendelse", len(m.Godkendelse))
	m.Tilsyn = r.scale(f)
	for i, n := range f.list("temaer") {
		m.Temaer = append(m.Temaer, r.tema(n, i+1))
	}
	if f.has("rettelser") {
		for _, n := range f.list("rettelser") {
			m.Corrections = append(m.Corrections, r.correction(n))
		}
	}
	return m
}

func (r *modelReader) tilbudstype(n ast.Node) Tilbudstype {
	f := r.fields(n, "tilbudstypen", "noegle", "navn", "hjemmel")
	key := r.slug(f, "noegle")
	r.unique("tilbudstypen", key, f.at("noegle"))
	r.known = append(r.known, key)
	return Tilbudstype{Key: TilbudstypeKey(key), Navn: f.text("navn"), Hjemmel: f.text("hjemmel")}
}

func (r *modelReader) expectation(n ast.Node) Expectation {
	f := r.fields(n, "bedømmelsen", "vaerdi", "tekst")
	key := r.slug(f, "vaerdi")
	r.unique("bedømmelsen", key, f.at("vaerdi"))
	return Expectation{Key: key, Text: f.text("tekst")}
}

func (r *modelReader) tema(n ast.Node, nr int) Tema {
	f := r.fields(n, "temaet", "nr", "navn", "indledning", "regler", "kriterier")
	if given, ok := f.number("nr"); ok {
		r.expectNr(given, nr, f.at("nr"))
	}
	t := Tema{Nr: nr, Navn: f.text("navn"), Indledning: f.texts("indledning"), Rules: r.rules(f)}
	r.unique("temaet", t.Navn, f.at("navn"))
	nodes := f.list("kriterier")
	r.notTooMany(f, "kriterier", len(nodes))
	for _, n := range nodes {
		t.Kriterier = append(t.Kriterier, r.kriterium(n))
	}
	return t
}

func (r *modelReader) kriterium(n ast.Node) Kriterium {
	f := r.fields(n, "kriteriet", "nr", "tekst", "indikatorer")
	k := Kriterium{Nr: r.kriteriumNr(f), Text: f.text("tekst")}
	nodes := f.list("indikatorer")
	r.notTooMany(f, "indikatorer", len(nodes))
	for _, n := range nodes {
		k.Indikatorer = append(k.Indikatorer, r.indikator(n, k.Nr))
	}
	return k
}

func (r *modelReader) indikator(n ast.Node, kriterium string) Indikator {
	f := r.fields(n, "indikatoren", "id", "tekst", "regler")
	return Indikator{ID: r.indikatorID(f, kriterium), Text: f.text("tekst"), Rules: r.rules(f)}
}

func (r *modelReader) rules(f fields) []Rule {
	if !f.has("regler") {
		return nil
	}
	var rules []Rule
	for _, n := range f.list("regler") {
		rules = append(rules, r.rule(n))
	}
	return rules
}

func (r *modelReader) rule(n ast.Node) Rule {
	says := []string{"gaelder_ikke", "gaelder_kun", "kun_privat_bestyrelse"}
	f := r.fields(n, "reglen", append(slices.Clone(says), "grund")...)
	r.saysOneThing(f, says)
	rule := Rule{NotFor: r.keys(f, says[0]), OnlyFor: r.keys(f, says[1]), Grund: f.text("grund")}
	if f.has(says[2]) {
		rule.OnlyBestyrelse = r.onlyTrue(f, says[2])
	}
	return rule
}

func (r *modelReader) correction(n ast.Node) Correction {
	f := r.fields(n, "rettelsen", "sted", "fra", "til", "hvorfor")
	return Correction{Place: f.text("sted"), From: f.text("fra"), To: f.text("til"), Why: f.text("hvorfor")}
}
