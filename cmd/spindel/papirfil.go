package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"spindel/interview"
)

// writePaper puts a document among the person's own, under the name that is
// proposed or, where that is taken, with a number to it.
func writePaper(name string, content []byte) (string, error) {
	folder := documents()
	ending := filepath.Ext(name)
	for n := 1; ; n++ {
		path := filepath.Join(folder, name)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), n, ending))
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) && n < 1000 {
			continue
		}
		if err := writeFile(path, string(content), false); err != nil {
			f := faultOf(err)
			return "", errors.Join(&interview.RefusedError{Problem: strings.TrimSuffix(f.problem, "."), Remedy: f.remedy}, err)
		}
		return path, nil
	}
}

// documents is the folder for documents, or the home of the person, or where the
// program was started.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Documents", "Dokumenter"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}
