package kvalitetsmodel

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
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
	editions map[string]func() (*Model, error)
}

// NewLibrary gathers the editions of file systems, in which every folder is an
// edition named by its id. An id may occur only once.
func NewLibrary(sources ...fs.FS) (*Library, error) {
	l := &Library{editions: make(map[string]func() (*Model, error))}
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
