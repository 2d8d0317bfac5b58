//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"spindel/storage"
)

const others fs.FileMode = 0o077

// openToOthers lists those files of a database that others than their owner may
// read or write. A folder that others may look into is no fault of the program.
func openToOthers(path string) (open []string, err error) {
	names, err := storage.Beside(path)
	for _, name := range names {
		if info, err := os.Lstat(name); err == nil && info.Mode().Perm()&others != 0 {
			open = append(open, name)
		}
	}
	return open, err
}

// closeToOthers leaves the files to their owner alone, and answers with those of
// which that was done.
func closeToOthers(names []string) (closed []string, err error) {
	for _, name := range names {
		err := os.Chmod(name, 0o600)
		if errors.Is(err, fs.ErrNotExist) { // a log, which went when the database was closed
			continue
		}
		if err != nil {
			return closed, fmt.Errorf("keep others from reading the database: %w", err)
		}
		closed = append(closed, name)
	}
	return closed, nil
}
