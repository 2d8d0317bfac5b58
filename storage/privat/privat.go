package privat

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// Create makes a new file at path for reading and writing. It fails with
// fs.ErrExist where there is one.
func Create(path string) (*os.File, error) { return create(path) }

// Folder makes a folder, and those above it that are missing. One that is there
// already stays as it is.
func Folder(path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &fs.PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if above := filepath.Dir(path); above != path {
		if err := Folder(above); err != nil {
			return err
		}
	}
	err = makeFolder(path)
	if info, statErr := os.Stat(path); statErr == nil && info.IsDir() && errors.Is(err, fs.ErrExist) {
		return nil // another process was first
	}
	return err
}

// Temporary makes a new file in a folder, for what will be moved to its name when
// it is whole, and removes those that earlier processes have left there.
func Temporary(folder, what string) (file *os.File, err error) {
	Clear(folder, what)
	err = named(folder, what, func(path string) (err error) {
		file, err = create(path)
		return err
	})
	return file, err
}

// TemporaryFolder is the same for a folder.
func TemporaryFolder(folder, what string) (path string, err error) {
	Clear(folder, what)
	err = named(folder, what, func(name string) error {
		path = name
		return makeFolder(name)
	})
	return path, err
}

// named tries random names until one is free. A name says whose it is.
func named(folder, what string, try func(path string) error) error {
	const tries = 100
	err := fs.ErrExist
	for n := 0; n < tries && errors.Is(err, fs.ErrExist); n++ {
		name := what + "-" + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatUint(rand.Uint64(), 36)
		err = try(filepath.Join(folder, name))
	}
	return err
}
