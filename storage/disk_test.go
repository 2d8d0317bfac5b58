package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"spindel/storage"
)

// TestACopyThatFailsLeavesNothing lets each thing fail that the program asks of the
// disk, the first time beside a log that SQLite could not remove.
func TestACopyThatFailsLeavesNothing(t *testing.T) {
	broken := errors.New("the disk is broken")
	fails := func(path string) error {
		must(t, os.WriteFile(path+"-journal", nil, 0o600))
		return broken
	}
	for name, listen := range map[string]func(storage.Disk) storage.Disk{
		"sync": func(disk storage.Disk) storage.Disk { disk.Sync = fails; return disk },
		"rename": func(disk storage.Disk) storage.Disk {
			disk.Rename = func(from, _ string) error { return fails(from) }
			return disk
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := demoDatabase(t)
			db, target := open(t, path), filepath.Join(t.TempDir(), "kopi.db")
			storage.Through(func(disk storage.Disk) storage.Disk {
				t.Cleanup(func() { storage.Through(func(storage.Disk) storage.Disk { return disk }) })
				return listen(disk)
			})
			_, err := db.Copy(t.Context(), target, true)
			wantCopyError(t, err, "kan ikke skrives")
			if left := names(t, filepath.Dir(target)); len(left) > 0 {
				t.Errorf("it left %q", left)
			}
		})
	}
}
