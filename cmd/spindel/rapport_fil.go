package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"spindel/kvalitetsmodel"
	"spindel/storage/privat"
)

// writeFile writes a document to a file that only this person can read, all of it
// or nothing: it is written beside its place and moved there when it is whole. A
// file that is there already is replaced only on request, and nothing that is not
// a plain file ever is.
func writeFile(path, text string, overwrite bool) (err error) {
	reserved, err := reserve(path, overwrite)
	if err != nil {
		return err
	}
	if reserved {
		defer func() {
			if err != nil {
				err = errors.Join(err, os.Remove(path))
			}
		}()
	}
	whole, err := writeBeside(path, text)
	if err != nil {
		return err
	}
	if err := os.Rename(whole, path); err != nil {
		return errors.Join(fmt.Errorf("move the document into place: %w", err), os.Remove(whole))
	}
	return nil
}

// reserve takes the name, so that no other program gets it in the meantime, and
// tells whether the name was free.
func reserve(path string, overwrite bool) (reserved bool, err error) {
	file, err := privat.Create(path)
	if err == nil {
		return true, file.Close()
	}
	shown := kvalitetsmodel.Quote(path)
	info, statErr := os.Lstat(path)
	switch {
	case statErr == nil && info.IsDir():
		return false, &fault{exitFailure, fmt.Sprintf("%s er en mappe og ikke en fil.", shown), "Skriv navnet på en fil i mappen."}
	case statErr == nil && !info.Mode().IsRegular():
		return false, &fault{exitFailure, fmt.Sprintf("%s er ikke en almindelig fil.", shown), "Vælg et andet navn."}
	case statErr == nil && !overwrite:
		return false, &fault{exitFailure, fmt.Sprintf("Filen %s findes allerede.", shown), "et andet navn, eller --overskriv, hvis den må erstattes."}
	case statErr == nil:
		return false, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, &fault{exitFailure, fmt.Sprintf("Mappen %s findes ikke.", kvalitetsmodel.Quote(filepath.Dir(path))), "Vælg en mappe, der findes."}
	case errors.Is(err, fs.ErrPermission):
		return false, &fault{exitFailure, fmt.Sprintf("Der kan ikke skrives i mappen %s.", kvalitetsmodel.Quote(filepath.Dir(path))), "Vælg en anden mappe."}
	}
	return false, fmt.Errorf("make the file for the document: %w", err)
}

// writeBeside writes the text to a new file in the same folder and names it.
func writeBeside(path, text string) (name string, err error) {
	file, err := privat.Temporary(filepath.Dir(path), ".spindel")
	if err != nil {
		return "", fmt.Errorf("make a file beside the document: %w", err)
	}
	_, err = io.WriteString(file, text)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return "", errors.Join(&fault{exitFailure, "Dokumentet kunne ikke skrives.", "Se efter, om der er plads på disken, og prøv igen."}, err, os.Remove(file.Name()))
	}
	return file.Name(), nil
}
