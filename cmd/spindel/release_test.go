package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// release is what the tests want to know of .goreleaser.yaml.
type release struct {
	Builds []struct {
		Main          string
		Env           []string
		Goos, Goarch  []string
		Flags         []string
		Ldflags       []string
		Mod_timestamp string
	}
	Archives []struct {
		Builds_info struct{ Mtime string }
		Files       []struct {
			Src  string
			Info struct{ Mtime string }
		}
	}
	Sboms    []struct{ Artifacts string }
	Checksum struct{ Algorithm string }
}

func readRelease(t *testing.T) release {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, ".goreleaser.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var r release
	if err := yaml.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Builds) != 1 || len(r.Archives) != 1 {
		t.Fatalf("%d builds and %d archives, want one of each", len(r.Builds), len(r.Archives))
	}
	return r
}

// TestReleaseIsWhatCIBuilds holds the targets of a release against those that CI builds and vets.
func TestReleaseIsWhatCIBuilds(t *testing.T) {
	build := readRelease(t).Builds[0]
	var released []string
	for _, system := range build.Goos {
		for _, processor := range build.Goarch {
			released = append(released, system+"/"+processor)
		}
	}
	ci, err := os.ReadFile(filepath.Join(root, ".ci", "run"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`for target in ([a-z0-9/ ]+); do`).FindSubmatch(ci)
	if found == nil {
		t.Fatal("no cross-builds in .ci/run")
	}
	if built := strings.Fields(string(found[1])); !slices.Equal(released, built) {
		t.Errorf("released are %q, and CI builds %q", released, built)
	}
}

// TestReleaseIsTheSameEveryTime: nothing of the machine, the folder or the day may get into it.
func TestReleaseIsTheSameEveryTime(t *testing.T) {
	r := readRelease(t)
	build, archive := r.Builds[0], r.Archives[0]
	if !slices.Contains(build.Env, "CGO_ENABLED=0") {
		t.Error("cgo is not off")
	}
	for _, flag := range []string{"-trimpath", "-buildvcs=false"} {
		if !slices.Contains(build.Flags, flag) {
			t.Errorf("built without %s", flag)
		}
	}
	if build.Mod_timestamp != "{{ .CommitTimestamp }}" || archive.Builds_info.Mtime != "{{ .CommitDate }}" {
		t.Error("the time of the program is not that of the commit")
	}
	for _, file := range archive.Files {
		if file.Info.Mtime != "{{ .CommitDate }}" {
			t.Errorf("the time of %s is not that of the commit", file.Src)
		}
	}
	if r.Checksum.Algorithm != "sha256" || len(r.Sboms) != 1 || r.Sboms[0].Artifacts != "archive" {
		t.Errorf("checksums %+v, lists of contents %+v", r.Checksum, r.Sboms)
	}
}

// TestReleaseBringsItsPapers: the licences want their texts to go where the program goes.
func TestReleaseBringsItsPapers(t *testing.T) {
	var files []string
	for _, file := range readRelease(t).Archives[0].Files {
		files = append(files, file.Src)
		if _, err := os.Stat(filepath.Join(root, file.Src)); err != nil {
			t.Error(err)
		}
	}
	for _, want := range []string{"LICENSE", licenceTable, licenceTexts} {
		if !slices.Contains(files, want) {
			t.Errorf("the archive has no %s", want)
		}
	}
}

// TestReleaseSaysItsVersion: the linker is silent about a variable that is not there.
func TestReleaseSaysItsVersion(t *testing.T) {
	r := readRelease(t)
	if flags := strings.Join(r.Builds[0].Ldflags, " "); !strings.Contains(flags, "-X main.version={{ .Version }}") {
		t.Errorf("the linker is told %q", flags)
	}
	version = "1.2.3"
	defer func() { version = "" }()
	if got := builtVersion(); got != "1.2.3" {
		t.Errorf("it says %q", got)
	}
}

// TestModulesAreExact: what is built is what go.sum names, and nothing takes its place.
func TestModulesAreExact(t *testing.T) {
	out, err := exec.Command("go", "mod", "edit", "-json", filepath.Join(root, "go.mod")).Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct{ Path, Version string }
		Replace []struct{ Old struct{ Path string } }
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	for _, replaced := range mod.Replace {
		t.Errorf("%s is replaced", replaced.Old.Path)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	exact := regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+incompatible)?$`)
	for _, required := range mod.Require {
		if !exact.MatchString(required.Version) {
			t.Errorf("%s is %s, which is no exact version", required.Path, required.Version)
		}
		if !bytes.Contains(sums, []byte(required.Path+" "+required.Version+" h1:")) {
			t.Errorf("go.sum does not know the content of %s %s", required.Path, required.Version)
		}
	}
	if len(mod.Require) == 0 {
		t.Error("nothing is required, so nothing was read")
	}
}
