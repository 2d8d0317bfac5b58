//go:build tortur

package storage_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"spindel/interview/tortur"
	"spindel/storage"
)

// TestTortureDiskFull fills the disk before and during everything that writes, and
// makes room again.
func TestTortureDiskFull(t *testing.T) {
	disk := ownDisk(t, "8m")
	if disk == "" {
		return
	}
	template, all := operations(t)
	today := open(t, newPath(t)) // on a disk with room, reads databases back
	tries, refused, tried := 0, 0, []string(nil)
	for _, op := range all {
		if !op.writes {
			continue
		}
		tried = append(tried, op.name)
		before := refused
		for _, room := range []int{0, 8 << 10, 24 << 10, 48 << 10, 96 << 10, 192 << 10} {
			tries++
			if fillAndFree(t, op, template(op.version), disk, room, today) {
				refused++
			}
			if t.Failed() {
				t.Fatalf("%s, with room for %d bytes", op.name, room)
			}
		}
		if refused == before {
			t.Errorf("%s: the disk was never too full, so the test tells nothing", op.name)
		}
	}
	tortur.Report(t, tortur.Row{
		Promise: "En fuld disk bliver meldt, og arbejdet går videre, når der er plads igen",
		Test:    "en disk på 8 MB fyldes før eller under: " + strings.Join(tried, ", ") + "; derefter gøres der plads",
		Count:   fmt.Sprintf("%d forsøg, %d gange var der ikke plads", tries, refused),
		Result:  "0 tabt, samme handling lykkes bagefter uden genstart",
	})
}

// fillAndFree does an operation with so much room on the disk, and again when there
// is room. It tells whether there was too little.
func fillAndFree(t *testing.T, op operation, template map[string]string, disk string, room int, today *storage.DB) (refused bool) {
	t.Helper()
	folder, filler := filepath.Join(disk, "data"), filepath.Join(disk, "fyld")
	must(t, os.Mkdir(folder, 0o700))
	defer os.RemoveAll(folder)
	defer os.Remove(filler)
	a := begun(t, op, folder, template)
	fill(t, filler, room)
	err := a.try(t)
	if err != nil && !strings.Contains(err.Error(), "plads") {
		t.Errorf("it does not say that there is no room: %v", err)
	}
	a.hold(t, err)
	must(t, os.Remove(filler))
	a.finish(t, err, today)
	return err != nil
}

// fill takes all room on a disk but a little.
func fill(t *testing.T, filler string, room int) {
	t.Helper()
	err := os.WriteFile(filler, make([]byte, 16<<20), 0o600)
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	info, err := os.Stat(filler)
	must(t, err)
	must(t, os.Truncate(filler, max(0, info.Size()-int64(room))))
}
