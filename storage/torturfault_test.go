//go:build tortur

package storage_test

import (
	"os"
	"syscall"

	sqlite3 "modernc.org/sqlite/lib"
)

// faultOfUs is the error that the operating system has for a result code of SQLite.
func faultOfUs(c call, code int32) error {
	cause := syscall.EIO
	if code == sqlite3.SQLITE_FULL {
		cause = syscall.ENOSPC
	}
	return &os.PathError{Op: c.what, Path: c.path, Err: cause}
}
