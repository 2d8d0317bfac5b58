//go:build unix

package storage

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes the names in a folder reach the disk. Some file systems, as on
// memory sticks, have no such order, and say so.
func syncFolder(folder string) error {
	file, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = file.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, file.Close())
}
