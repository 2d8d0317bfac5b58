//go:build tortur && !windows

package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spindel/interview/tortur"
)

// TestTortureIdenticalBuilds builds a release in two folders, one of them a repository with a
// change in it, and compares every byte. In the long run each build has an empty cache,
// so that all of it is compiled twice. Builds that name their commit must differ, or the
// test would see nothing.
func TestTortureIdenticalBuilds(t *testing.T) {
	r := readRelease(t)
	targets := []string{"linux/amd64", "windows/amd64"}
	cache := "med fælles mellemlager"
	if cold := tortur.Runs(0, 1) == 1; cold {
		targets = append(targets, "darwin/arm64")
		cache = "hver med sit eget tomme mellemlager"
	}
	first, second := checkout(t, "a"), checkout(t, filepath.Join("et", "helt", "andet", "sted"))
	dirty(t, second)

	for _, target := range targets {
		a := built(t, first, target, r.arguments("1.2.3"))
		b := built(t, second, target, r.arguments("1.2.3"))
		if a != b {
			t.Errorf("%s: %s and %s", target, a, b)
		}
		t.Logf("%s %s", target, a)
	}
	stamped := r.arguments("1.2.3")
	stamped[slices.Index(stamped, "-buildvcs=false")] = "-buildvcs=true"
	if built(t, first, targets[0], stamped) == built(t, second, targets[0], stamped) {
		t.Error("the control: builds that name their commit are alike, so this test is blind")
	}
	tortur.Report(t, tortur.Row{
		Promise: "To, der bygger den samme kildekode, får det samme program",
		Test:    "bygget to gange med udgivelsens tilvalg, i to mapper, hvoraf den ene er et git-arkiv med ændringer",
		Count:   strings.Join(targets, ", ") + ", " + cache,
		Result:  "ens byte for byte (SHA-256)",
	})
}

// arguments are those of go build for the release of a version.
func (r release) arguments(version string) []string {
	args := append([]string{"build"}, r.Builds[0].Flags...)
	return append(args, "-ldflags", strings.ReplaceAll(strings.Join(r.Builds[0].Ldflags, " "), "{{ .Version }}", version))
}

// checkout copies what a build reads.
func checkout(t *testing.T, name string) (folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"go.mod", "go.sum", "cmd", "interview", "kvalitetsmodel", "storage", "tui"} {
		from := filepath.Join(root, part)
		info, err := os.Stat(from)
		if err != nil {
			t.Fatal(err)
		}
		if info.IsDir() {
			err = os.CopyFS(filepath.Join(folder, part), os.DirFS(from))
		} else {
			var text []byte
			if text, err = os.ReadFile(from); err == nil {
				err = os.WriteFile(filepath.Join(folder, part), text, 0o600)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// dirty makes a repository of a folder, with a file that is not in it.
func dirty(t *testing.T, folder string) {
	t.Helper()
	for _, args := range [][]string{{"init", "-q"}, {"add", "go.mod"},
		{"-c", "user.name=Prøve", "-c", "user.email=proeve@example.invalid", "commit", "-q", "-m", "Prøve"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
}

// built is the SHA-256 of the program.
func built(t *testing.T, folder, target string, args []string) string {
	t.Helper()
	system, processor, _ := strings.Cut(target, "/")
	program := filepath.Join(t.TempDir(), "spindel")
	cmd := exec.Command("go", append(args, "-o", program, "./cmd/spindel")...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor, "GOFLAGS=")
	if tortur.Runs(0, 1) == 1 {
		cmd.Env = append(cmd.Env, "GOCACHE="+t.TempDir())
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build %s: %v\n%s", target, err, out)
	}
	file, err := os.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", hash.Sum(nil))
}
