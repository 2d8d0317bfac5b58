package kvalitetsmodel

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed udgaver
var bundled embed.FS

// Bundled is the library of the editions that the program carries.
var Bundled = sync.OnceValues(func() (*Library, error) {
	editions, err := fs.Sub(bundled, "udgaver")
	if err != nil {
		return nil, fmt.Errorf("open the embedded editions: %w", err)
	}
	return NewLibrary(editions)
})

// Library holds editions of the quality model, each read when it is first asked
// for and shared from then on: nobody may change a Model that comes from it. It
// is safe for use by several goroutines.
type Library struct {
	editions   map[string]func() (*Model, error)
	vejledning map[string]func() (*Vejledning, error)
}

// NewLibrary gathers the editions of file systems, in which every folder is an
// edition named by its id. An id may occur only once.
func NewLibrary(sources ...fs.FS) (*Library, error) {
	l := &Library{editions: make(map[string]func() (*Model, error)), vejledning: make(map[string]func() (*Vejledning, error))}
	for _, fsys := range sources {
		entries, err := fs.ReadDir(fsys, ".")
		if err != nil {
			return nil, fmt.Errorf("list the editions: %w", err)
		}
		for _, entry := range entries {
			id := entry.Name()
			if !entry.IsDir() || strings.HasPrefix(id, ".") {
				continue
			}
			if _, taken := l.editions[id]; taken {
				return nil, &FileError{File: id, Problem: "udgaven findes i forvejen", Remedy: "giv den et andet navn, eller fjern den ene"}
			}
			l.editions[id] = sync.OnceValues(func() (*Model, error) { return Load(fsys, id) })
			l.vejledning[id] = sync.OnceValues(func() (*Vejledning, error) { return l.ownVejledning(id, fsys) })
		}
	}
	return l, nil
}

// IDs lists the ids of the editions, sorted, without reading any of them.
func (l *Library) IDs() []string {
	return slices.Sorted(maps.Keys(l.editions))
}

// Edition gives the edition with an id. The error wraps ErrUnknownEdition when
// there is none, and has *FileErrors when its files are not in order.
func (l *Library) Edition(id string) (*Model, error) {
	load, known := l.editions[id]
	if !known {
		return nil, fmt.Errorf("%w: %s; de kendte er %s", ErrUnknownEdition, Quote(id), strings.Join(l.IDs(), ", "))
	}
	return load()
}

// Editions reads every edition, the newest first. Where some have mistakes, the
// others are given together with the error.
func (l *Library) Editions() ([]*Model, error) {
	var models []*Model
	var mistakes []error
	for _, id := range l.IDs() {
		m, err := l.Edition(id)
		if err != nil {
			mistakes = append(mistakes, err)
			continue
		}
		models = append(models, m)
	}
	slices.SortStableFunc(models, func(a, b *Model) int { return cmp.Compare(b.Revised, a.Revised) })
	return models, errors.Join(mistakes...)
}

// Newest gives the edition that was revised last.
func (l *Library) Newest() (*Model, error) {
	models, err := l.Editions()
	if err != nil {
		return nil, err
	}
	if len(models) == 0 {
		return nil, fmt.Errorf("%w: der er ingen udgaver", ErrUnknownEdition)
	}
	return models[0], nil
}

// Vejledning gives the guidance to an edition, which is empty where the edition
// has none. The error wraps ErrUnknownEdition, or has *FileErrors.
func (l *Library) Vejledning(id string) (*Vejledning, error) {
	load, known := l.vejledning[id]
	if !known {
		_, err := l.Edition(id)
		return nil, err
	}
	return load()
}

// ownVejledning opens the guidance that an edition brings with it.
func (l *Library) ownVejledning(id string, fsys fs.FS) (*Vejledning, error) {
	m, err := l.Edition(id)
	if err != nil {
		return nil, err
	}
	dir := path.Join(id, vejledningDir)
	if _, err := fs.Stat(fsys, dir); errors.Is(err, fs.ErrNotExist) {
		return &Vejledning{}, nil
	}
	return LoadVejledning(m, fsys, dir)
}

// WithVejledning is the library with the guidance of a socialtilsyn: in the file
// system every folder is named by the edition that its vejledning is for. What
// such a vejledning lacks comes from the one that the edition brings with it,
// which is given together with the error when theirs has mistakes.
func (l *Library) WithVejledning(fsys fs.FS) *Library {
	with := &Library{editions: l.editions, vejledning: make(map[string]func() (*Vejledning, error))}
	for id, own := range l.vejledning {
		with.vejledning[id] = sync.OnceValues(func() (*Vejledning, error) {
			if _, err := fs.Stat(fsys, id); errors.Is(err, fs.ErrNotExist) {
				return own()
			}
			base, err := own()
			if err != nil {
				return nil, err
			}
			m, err := l.Edition(id)
			if err != nil {
				return nil, err
			}
			theirs, err := LoadVejledning(m, fsys, id)
			if err == nil {
				err = theirs.Check(m)
			}
			if err != nil {
				return base, err
			}
			return theirs.over(base), nil
		})
	}
	return with
}
