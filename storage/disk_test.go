package storage_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
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

// TestACopyThatWasNeverFinishedIsRemoved: a process that died in the middle of a copy
// left all answers in it, and may be dead for good.
func TestACopyThatWasNeverFinishedIsRemoved(t *testing.T) {
	for name, do := range map[string]func(t *testing.T, folder string){
		"when the database is opened": func(t *testing.T, folder string) { open(t, filepath.Join(folder, "spindel.db")) },
		"when a copy is made": func(t *testing.T, folder string) {
			_, err := open(t, newPath(t)).Copy(t.Context(), filepath.Join(folder, "kopi.db"), false)
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			const dead = "999999999" // the number of no process
			folder := t.TempDir()
			stay := []string{fmt.Sprintf(".spindel-kopi-%d-a", os.Getpid()), "spindel-kopi-" + dead + "-a", ".spindel"}
			for _, name := range append(stay, ".spindel-kopi-"+dead+"-a", ".spindel-kopi-"+dead+"-a-journal") {
				write(t, filepath.Join(folder, name), "svar")
			}
			do(t, folder)
			left := names(t, folder)
			for _, name := range stay {
				if !slices.Contains(left, name) {
					t.Errorf("%s is gone", name)
				}
			}
			for _, name := range left {
				if strings.HasPrefix(name, ".spindel-kopi-"+dead) {
					t.Errorf("%s is still there", name)
				}
			}
		})
	}
}
