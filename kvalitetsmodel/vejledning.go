package kvalitetsmodel

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"
)

// vejledningDir is the folder within an edition that holds a file of guidance
// for each indikator that has one, named by the indikator: "3.b.yaml".
const vejledningDir = "vejledning"

var ways = []string{string(Dokument), string(Interview), string(Observation)}

// loadVejledning reads the guidance in a folder into the indikatorer of the
// model. An edition need not have guidance, nor every indikator of it.
func loadVejledning(m *Model, fsys fs.FS, dir string) error {
	entries, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return unreadable(dir, err)
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })

	// Reading YAML is what takes the time here, and the files know nothing of each other.
	var wait sync.WaitGroup
	mistakes := make([]error, len(entries))
	for i, entry := range entries {
		wait.Go(func() { mistakes[i] = loadUdfoldelse(m, fsys, path.Join(dir, entry.Name())) })
	}
	wait.Wait()
	return errors.Join(mistakes...)
}

// loadUdfoldelse reads one file into the indikator that its name says.
func loadUdfoldelse(m *Model, fsys fs.FS, name string) error {
	id, fits := strings.CutSuffix(path.Base(name), ".yaml")
	indikator := m.Indikator(IndikatorID(id))
	if !fits || indikator == nil {
		return &FileError{
			File:    name,
			Problem: fmt.Sprintf("udgaven %s har ingen indikator, som filen hører til", Quote(m.Edition)),
			Remedy:  "giv filen indikatorens navn, for eksempel 1.a.yaml, eller flyt den ud af mappen",
		}
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return unreadable(name, err)
	}
	p := &page{file: name}
	if root := p.open(data); root != nil {
		indikator.Udfoldelse = p.udfoldelse(root, id)
	}
	return p.err()
}

func (p *page) udfoldelse(n ast.Node, id string) Udfoldelse {
	f := p.fields(n, "vejledningen", "indikator", "officiel", "kilde", "daekker", "spoergsmaal", "vagt", "maalbart", "opfoelgning", "herunder", "tjek")
	if given := f.text("indikator"); given != "" && given != id {
		p.wrong(f.at("indikator"), fmt.Sprintf("vejledningen er til indikator %s, men filen hedder %s", Quote(given), Quote(id+".yaml")), "ret indikatoren eller filens navn, så de passer")
	}
	officiel, _ := f.truth("officiel")
	u := Udfoldelse{
		Officiel:    officiel,
		Kilde:       f.text("kilde"),
		Daekker:     f.texts("daekker"),
		Spoergsmaal: f.texts("spoergsmaal"),
		Vagt:        f.optional("vagt"),
		Maalbart:    f.text("maalbart"),
		Opfoelgning: f.text("opfoelgning"),
		Herunder:    f.optional("herunder"),
	}
	for _, n := range f.list("tjek") {
		u.Checks = append(u.Checks, p.check(n))
	}
	return u
}

func (p *page) check(n ast.Node) CheckTemplate {
	f := p.fields(n, "tjekket", "tekst", "maader", "hvor")
	c := CheckTemplate{Text: f.text("tekst"), Hvor: f.optional("hvor")}
	for _, n := range f.list("maader") {
		way := p.text(n, "maader", lineOf(n))
		if way != "" && !slices.Contains(ways, way) {
			remedy := "brug dokument, interview eller observation"
			if meant := nearest(way, ways); meant != "" {
				remedy = fmt.Sprintf("ret den til »%s«", meant)
			}
			p.wrong(lineOf(n), fmt.Sprintf("%s er ikke en måde at tjekke på", Quote(way)), remedy)
		}
		c.Ways = append(c.Ways, Verification(way))
	}
	return c
}
