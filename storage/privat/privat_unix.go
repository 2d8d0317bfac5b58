//go:build unix

package privat

import (
	"errors"
	"os"
	"syscall"
)

const (
	ownerFile   = 0o600
	ownerFolder = 0o700
)

// create sets the mode once more, since a umask may take rights from the owner.
func create(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, ownerFile)
	if err != nil {
		return nil, err
	}
	if err := file.Chmod(ownerFile); err != nil {
		return nil, errors.Join(err, file.Close(), os.Remove(path))
	}
	return file, nil
}

func makeFolder(path string) error {
	if err := os.Mkdir(path, ownerFolder); err != nil {
		return err
	}
	return os.Chmod(path, ownerFolder)
}

// Logs does nothing: SQLite gives its logs the mode of their database.
func Logs(...string) {}

// runs tells whether there is a process of that number.
func runs(pid int) bool { return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }
