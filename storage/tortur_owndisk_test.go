//go:build tortur

package storage_test

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

const ownDiskAt = "SPINDEL_TEST_OWN_DISK"

// ownDisk is a folder on a small file system that nobody else uses. The test runs
// again where the system lets anybody mount one; there it is given the folder, and
// here nothing: what it reported there is reported here already.
func ownDisk(t *testing.T, size string) (folder string) {
	t.Helper()
	if folder := os.Getenv(ownDiskAt); folder != "" {
		return folder
	}
	if runtime.GOOS != "linux" {
		t.Skip("only Linux lets a test mount a file system of its own")
	}
	inside := func(then string) ([]byte, error) {
		script := `mount -t tmpfs -o size=` + size + ` spindel "$` + ownDiskAt + `" && ` + then
		process := exec.Command("unshare", "-Urm", "sh", "-c", script, os.Args[0], "^"+t.Name()+"$")
		process.Env = append(os.Environ(), ownDiskAt+"="+t.TempDir())
		return process.CombinedOutput()
	}
	if said, err := inside("true"); err != nil {
		t.Skipf("no file system can be mounted here: %s", said)
	}
	said, err := inside(`exec "$0" -test.v -test.run "$1"`)
	for line := range strings.Lines(string(said)) {
		if attribute, found := strings.CutPrefix(line, "=== ATTR  "+t.Name()+" "); found {
			key, value, _ := strings.Cut(strings.TrimSuffix(attribute, "\n"), " ")
			t.Attr(key, value)
		}
	}
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return ""
}
