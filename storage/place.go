package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"spindel/storage/privat"
)

// unnamed begins the names of files that are not whole yet.
const unnamed = ".spindel-kopi"

// emptyFile makes a file in the folder of path, which only its owner can read.
func emptyFile(path string) (name string, err error) {
	file, err := privat.Temporary(filepath.Dir(path), unnamed)
	if err != nil {
		return "", notWritten(path, err)
	}
	if err := file.Close(); err != nil {
		return "", errors.Join(notWritten(path, err), os.Remove(file.Name()))
	}
	return file.Name(), nil
}

// removeLeftover removes a file that did not get its name, and what SQLite may have
// left beside it, as far as they are still there.
func removeLeftover(name string) (err error) {
	for _, name := range append(logs(name), name) {
		if failed := disk.Remove(name); !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	return err
}

func syncFile(name string) error {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// giveName moves a finished file to path. Without overwrite it takes the name only
// where it is free, also when another program takes it in the same moment.
func giveName(finished, path string, overwrite bool) error {
	if err := notInUse(path); err != nil {
		return err
	}
	if !overwrite {
		switch err := disk.Link(finished, path); {
		case errors.Is(err, fs.ErrExist):
			return alreadyThere(path)
		case err == nil:
			return placed(path, disk.Remove(finished))
		}
		// A memory stick may know no links.
		if _, err := os.Lstat(path); err == nil {
			return alreadyThere(path)
		}
	}
	return placed(path, disk.Rename(finished, path))
}

// placed makes the new name survive a power cut.
func placed(path string, err error) error {
	if err == nil {
		err = disk.SyncFolder(filepath.Dir(path))
	}
	if err != nil {
		return notWritten(path, err)
	}
	return nil
}

// logs are the files that SQLite keeps beside a database.
func logs(path string) []string { return []string{path + "-wal", path + "-journal", path + "-shm"} }

// notInUse refuses a name beside which a log lies: SQLite would play what is in
// it into any new file of that name, and ruin it.
func notInUse(path string) error {
	for _, log := range logs(path) {
		if _, err := os.Lstat(log); err == nil {
			return &CopyError{path, fmt.Sprintf("Databasen %s er i brug eller blev ikke lukket rigtigt", quoted(path)),
				"Luk de programmer, der bruger den, åbn den én gang med spindel, og prøv igen, eller vælg et andet navn.", nil}
		}
	}
	return nil
}

func alreadyThere(path string) error {
	return &CopyError{path, fmt.Sprintf("Filen %s findes allerede", quoted(path)),
		"Vælg et andet navn, eller tilføj --overskriv, hvis den må erstattes.", fs.ErrExist}
}

func notWritten(path string, cause error) error {
	return &CopyError{path, fmt.Sprintf("Sikkerhedskopien kan ikke skrives i mappen %s", quoted(filepath.Dir(path))),
		"Se efter, at du må skrive i mappen, og at disken er tilsluttet og har plads, eller vælg et andet sted.", cause}
}

// quoted shows the whole of a path, which a person needs to find the file.
func quoted(path string) string { return "»" + path + "«" }
