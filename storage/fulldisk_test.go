package storage_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// The test binary runs itself where the disk is full: on a small file system of its
// own where the system lets anybody mount one, or else where no file can grow.
const (
	childFull   = "SPINDEL_TEST_CHILD_FULL"   // copy or open
	childFolder = "SPINDEL_TEST_CHILD_FOLDER" // where the disk is full
	mounted     = "SPINDEL_TEST_CHILD_MOUNTED"
	smallDisk   = `mount -t tmpfs -o size=4m spindel "$SPINDEL_TEST_CHILD_FOLDER" && `
	smallFiles  = `cp "$SPINDEL_TEST_CHILD_DATABASE" "$SPINDEL_TEST_CHILD_FOLDER/spindel.db" && ulimit -f 200 && exec "$0"`
)

func onAFullDisk(t *testing.T, task, database string) (lines []string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no way to fill a disk of Windows without filling that of the person")
	}
	run := func(name string, args ...string) ([]byte, error) {
		process := exec.Command(name, append(args, os.Args[0])...)
		process.Env = append(os.Environ(), childFull+"="+task, childPath+"="+database, childFolder+"="+t.TempDir())
		return process.CombinedOutput()
	}
	full := []string{"sh", "-c", smallFiles}
	if _, err := run("unshare", "-Urm", "sh", "-c", smallDisk+"true"); err == nil {
		full = []string{"unshare", "-Urm", "sh", "-c", smallDisk + mounted + `=1 exec "$0"`}
	}
	said, err := run(full[0], full[1:]...)
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return strings.Split(strings.TrimSpace(string(said)), "\n")
}

// fullChild does the task in the folder, and again when there is room.
func fullChild(task, database, folder string) error {
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		return err
	}
	filler, again := filepath.Join(folder, "fyld"), os.Getenv(mounted) != ""
	if again {
		if err := leaveALittle(filler, database, filepath.Join(folder, "spindel.db")); err != nil {
			return err
		}
	}
	if task == "open" {
		database = filepath.Join(folder, "spindel.db")
	}
	for {
		err := func() error {
			db, err := storage.Open(context.Background(), database, library)
			if err != nil {
				return err
			}
			if task == "copy" {
				_, err = db.Copy(context.Background(), filepath.Join(folder, "k.db"), false)
			}
			return errors.Join(err, db.Close())
		}()
		entries, _ := os.ReadDir(folder)
		for _, entry := range entries {
			if name := entry.Name(); name != "fyld" && name != "spindel.db" {
				fmt.Print(name, " ")
			}
		}
		fmt.Printf("%T: %v\n", explained(err), err)
		if !again {
			return nil
		}
		again = false
		if err := os.Remove(filler); err != nil {
			return err
		}
	}
}

func explained(err error) error {
	var told interview.Explained
	errors.As(err, &told)
	return told
}

// leaveALittle copies the database to the disk and takes all room on it but a
// little, which a log needs.
func leaveALittle(filler, database, there string) error {
	content, err := os.ReadFile(database)
	if err != nil {
		return err
	}
	if err := os.WriteFile(there, content, 0o600); err != nil {
		return err
	}
	const little = 160 << 10
	err = os.WriteFile(filler, make([]byte, 8<<20), 0o600) // until the disk is full
	if err == nil {
		return errors.New("the disk is not full")
	}
	info, err := os.Stat(filler)
	if err != nil {
		return err
	}
	return os.Truncate(filler, info.Size()-little)
}

// TestACopyOnAFullDiskIsNotMade: nothing half-written is left, and it is made when there is room.
func TestACopyOnAFullDiskIsNotMade(t *testing.T) {
	database, _ := demoDatabase(t)
	lines := onAFullDisk(t, "copy", database)
	if !strings.HasPrefix(lines[0], "*storage.CopyError: ") || !strings.Contains(lines[0], "plads") {
		t.Error(lines[0])
	}
	if len(lines) > 1 && (!strings.Contains(lines[0], "Der er ikke plads til sikkerhedskopien på disken.") || lines[1] != "k.db <nil>: <nil>") {
		t.Errorf("on a small disk, and with room again:\n%s", lines)
	}
}

// TestAMigrationOnAFullDiskLeavesTheOldDatabase: it cannot be copied first, so it
// stays what it was, and is migrated when there is room.
func TestAMigrationOnAFullDiskLeavesTheOldDatabase(t *testing.T) {
	_, journals := demoDatabase(t)
	database := newPath(t)
	old(t, database, 3, interview.Draft{}, journals...)
	lines := onAFullDisk(t, "open", database)
	if !strings.HasPrefix(lines[0], "*storage.UnusableError: ") || !strings.Contains(lines[0], "plads") ||
		!strings.Contains(lines[0], "spindel.db er ikke opdateret, for den kunne ikke kopieres forinden: ") {
		t.Error(lines[0])
	}
	if len(lines) > 1 && (!strings.Contains(lines[0], "forinden: der er ikke plads til sikkerhedskopien på disken.") ||
		lines[1] != "spindel-kopi-af-version-3.db <nil>: <nil>") {
		t.Errorf("on a small disk, and with room again:\n%s", lines)
	}
}

// demoDatabase holds the two made-up sager as they are on the afternoon of 25 November 2026.
func demoDatabase(t testing.TB) (path string, journals [][]interview.Entry) {
	t.Helper()
	afternoon := time.Date(2026, time.November, 25, 14, 30, 0, 0, time.FixedZone("CET", 3600))
	journals, err := demo.Sager(model(t), afternoon, "Tilsynskonsulent A")
	if err != nil {
		t.Fatal(err)
	}
	path = newPath(t)
	db, err := storage.Open(t.Context(), path, library(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, journal := range journals {
		appendAll(t, db, journal)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path, journals
}
