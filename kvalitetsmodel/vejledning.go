package kvalitetsmodel

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"
	"sync"
)

// A vejledning is a folder with a file of guidance for each indikator that has
// one, named by the indikator ("3.b.yaml"), and this file that names the whole.
const vejledningFile = "vejledning.yaml"

// vejledningDir is the folder within an edition that holds its own vejledning.
const vejledningDir = "vejledning"

// Vejledning is the guidance to an edition: an udfoldelse of each indikator, by
// the project or by a socialtilsyn. It is safe for use by several goroutines.
type Vejledning struct {
	VejledningID
	files map[IndikatorID]func() (unfolded, error)
	bytes map[string][]byte // by the name of the file
}

// VejledningID tells one vejledning from another. A sag keeps it, so that it can
// be seen later what the interviewer was guided by.
type VejledningID struct {
	Navn    string `json:"navn"`    // who made it: "Socialtilsyn Øst"
	Version string `json:"version"` // as they call it: "2026-11"
	Aftryk  string `json:"aftryk"`  // the first 12 hex digits of SHA-256 over its files
}

// Danish names the vejledning for a person: "spindel, version 2026-11".
func (id VejledningID) Danish() string {
	if id.Navn == "" {
		return "ingen vejledning"
	}
	return fmt.Sprintf("%s, version %s", id.Navn, id.Version)
}

// Udfoldelse is the guidance to an indikator for a tilbud of some tilbudstyper.
// It is empty where there is none. An error has *FileErrors.
func (v *Vejledning) Udfoldelse(id IndikatorID, types []TilbudstypeKey) (Udfoldelse, error) {
	read, there := v.files[id]
	if !there {
		return Udfoldelse{}, nil
	}
	u, err := read()
	if err != nil {
		return Udfoldelse{}, err
	}
	return u.as(types), nil
}

// Indikatorer lists the indikatorer of a model that the vejledning speaks of.
func (v *Vejledning) Indikatorer(m *Model) []IndikatorID {
	var ids []IndikatorID
	for _, indikator := range m.Indikatorer() {
		if _, there := v.files[indikator.ID]; there {
			ids = append(ids, indikator.ID)
		}
	}
	return ids
}

// Check reads every file. Mistakes are *FileErrors, joined in the order of the files.
func (v *Vejledning) Check(m *Model) error {
	var wait sync.WaitGroup
	ids := v.Indikatorer(m)
	mistakes := make([]error, len(ids))
	for i, id := range ids { // reading YAML is what takes the time, and the files know nothing of each other
		wait.Go(func() { _, mistakes[i] = v.files[id]() })
	}
	wait.Wait()
	return errors.Join(mistakes...)
}

// Files are the files that the vejledning consists of, by name, as they were
// written: those that a socialtilsyn begins its own from.
func (v *Vejledning) Files() map[string][]byte { return v.bytes }

// over is the vejledning with another one beneath it for the indikatorer that it lacks.
func (v *Vejledning) over(base *Vejledning) *Vejledning {
	both := &Vejledning{VejledningID: v.VejledningID, files: make(map[IndikatorID]func() (unfolded, error)), bytes: make(map[string][]byte)}
	for _, from := range []*Vejledning{base, v} {
		for id, read := range from.files {
			both.files[id] = read
		}
		maps.Copy(both.bytes, from.bytes)
	}
	return both
}

// LoadVejledning opens the vejledning in a folder. The files of the indikatorer
// are read when they are first asked for; Check reads them all. Mistakes are
// *FileErrors, joined.
func LoadVejledning(m *Model, fsys fs.FS, dir string) (*Vejledning, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, unreadable(dir, err)
	}
	v := &Vejledning{files: make(map[IndikatorID]func() (unfolded, error)), bytes: make(map[string][]byte)}
	print := sha256.New()
	var mistakes []error
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			mistakes = append(mistakes, unreadable(name, err))
			continue
		}
		v.bytes[entry.Name()] = data
		fmt.Fprintf(print, "%s %d\n", entry.Name(), len(data))
		print.Write(data)
		if entry.Name() == vejledningFile {
			mistakes = append(mistakes, v.name(name, data))
			continue
		}
		id, fits := strings.CutSuffix(entry.Name(), ".yaml")
		if !fits || m.Indikator(IndikatorID(id)) == nil {
			mistakes = append(mistakes, &FileError{
				File:    name,
				Problem: fmt.Sprintf("udgaven %s har ingen indikator, som filen hører til", Quote(m.Edition)),
				Remedy:  "giv filen indikatorens navn, for eksempel 1.a.yaml, eller flyt den ud af mappen",
			})
			continue
		}
		v.files[IndikatorID(id)] = sync.OnceValues(func() (unfolded, error) { return parseUdfoldelse(m, name, id, data) })
	}
	v.Aftryk = hex.EncodeToString(print.Sum(nil))[:12]
	if err := errors.Join(mistakes...); err != nil {
		return nil, err
	}
	if v.Navn == "" {
		return nil, unreadable(path.Join(dir, vejledningFile), fs.ErrNotExist)
	}
	return v, nil
}

// name reads the file that names the vejledning.
func (v *Vejledning) name(file string, data []byte) error {
	p := &page{file: file}
	if root := p.open(data); root != nil {
		f := p.fields(root, "vejledningen", "navn", "version")
		v.Navn, v.Version = f.text("navn"), f.text("version")
	}
	return p.err()
}

// parseUdfoldelse reads the file of one indikator.
func parseUdfoldelse(m *Model, file, id string, data []byte) (unfolded, error) {
	p := &page{file: file}
	var u unfolded
	if root := p.open(data); root != nil {
		u = (&udfoldelseReader{page: p, model: m}).whole(root, id)
	}
	return u, p.err()
}
