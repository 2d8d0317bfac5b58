package main

import (
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// imports maps each package folder to what its own files and its tests import.
func imports(t *testing.T) (code, tests map[string][]string) {
	t.Helper()
	code, tests = map[string][]string{}, map[string][]string{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && len(entry.Name()) > 2) {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		into := code
		if strings.HasSuffix(name, "_test.go") {
			into = tests
		}
		for _, spec := range file.Imports {
			folder := filepath.ToSlash(folder)
			into[folder] = append(into[folder], strings.Trim(spec.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return code, tests
}

// within tells whether a package lies in one of the folders.
func within(pkg string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		return pkg == folder || strings.HasPrefix(pkg, folder+"/")
	})
}

// TestImportsGoOneWay holds the direction kvalitetsmodel <- interview <- storage
// and tui <- cmd, and keeps each big library in its one place.
func TestImportsGoOneWay(t *testing.T) {
	allowed := map[string][]string{ // a folder and what it may import of the project
		"kvalitetsmodel": {"kvalitetsmodel"},
		"interview":      {"interview", "kvalitetsmodel"},
		"storage":        {"storage", "interview", "kvalitetsmodel"},
		"tui":            {"tui", "interview", "kvalitetsmodel"},
		"cmd":            {"tui", "storage", "interview", "kvalitetsmodel"},
	}
	owners := map[string][]string{ // a library and the folders that may import it
		"charm.land":               {"tui", "cmd"},
		"github.com/charmbracelet": {"tui", "cmd"},
		"modernc.org":              {"storage"},
		"github.com/spf13":         {"cmd"},
		"github.com/adrg/xdg":      {"cmd"},
		"filippo.io":               {"interview/overdragelse"},
		"golang.org/x/crypto":      {"interview/overdragelse"},
		"github.com/goccy/go-yaml": {"kvalitetsmodel", "interview/demo"},
		"testing":                  {"interview/storetest", "interview/tortur"},
		"pgregory.net/rapid":       {"interview/storetest"},
		"github.com/rogpeppe":      {},
		"github.com/creack/pty":    {},
		"database/sql":             {"storage"},
		"golang.org/x/sys":         {"storage/privat", "cmd/spindel"},
		"os/exec":                  {"cmd"},
		"net":                      {"-"},
		"net/http":                 {"-"},
	}
	code, tests := imports(t)
	seen := map[string]bool{}
	for folder, imported := range code {
		top, _, _ := strings.Cut(folder, "/")
		seen[top] = true
		for _, pkg := range imported {
			if own, ok := strings.CutPrefix(pkg, "spindel/"); ok && !within(own, allowed[top]...) {
				t.Errorf("%s imports %s", folder, pkg)
			}
			for library, folders := range owners {
				exact := library == "net" || library == "testing"
				if (exact && pkg == library || !exact && within(pkg, library)) && !within(folder, folders...) {
					t.Errorf("%s imports %s", folder, pkg)
				}
			}
		}
	}
	for top := range allowed {
		if !seen[top] {
			t.Errorf("nothing was read of %s: is the test looking in the right place?", top)
		}
	}
	for folder, imported := range tests {
		for _, pkg := range imported {
			if within(folder, "tui") && within(pkg, "spindel/cmd") || within(folder, "storage") && within(pkg, "spindel/tui") {
				t.Errorf("a test of %s imports %s", folder, pkg)
			}
		}
	}
}

func TestTopLevelIsAsAgreed(t *testing.T) {
	agreed := []string{"cmd", "docs", "interview", "kvalitetsmodel", "storage", "tui"}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && entry.Name() != "dist" && !slices.Contains(agreed, entry.Name()) {
			t.Errorf("%s is a folder that nobody agreed on", entry.Name())
		}
	}
}

// TestEveryPackageSaysItsIdea wants a doc.go, or main.go for the command.
func TestEveryPackageSaysItsIdea(t *testing.T) {
	code, _ := imports(t)
	for folder := range code {
		name := "doc.go"
		if within(folder, "cmd") {
			name = "main.go"
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join(root, folder, name), nil, parser.ParseComments)
		if err != nil {
			t.Errorf("%s: %v", folder, err)
			continue
		}
		if file.Doc == nil {
			t.Errorf("%s/%s says nothing about the package", folder, name)
		}
	}
}

// TestPairedVersions guards two versions that a go get can move unnoticed.
func TestPairedVersions(t *testing.T) {
	ours := requires(t, path.Join(root, "go.mod"))
	out, err := exec.Command("go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Fatal(err)
	}
	// SQLite's C was translated against exactly this libc.
	const libc = "modernc.org/libc"
	if want := requires(t, strings.TrimSpace(string(out)))[libc]; want == "" || ours[libc] != want {
		t.Errorf("%s is %s, and modernc.org/sqlite wants exactly %s", libc, ours[libc], want)
	}
	// Older ones spend 20 ms at the start of every command.
	var patch int
	if _, err := fmt.Sscanf(ours["github.com/mattn/go-runewidth"], "v0.0.%d", &patch); err != nil || patch < 31 {
		t.Errorf("go-runewidth is %s, want v0.0.31 or later", ours["github.com/mattn/go-runewidth"])
	}
}

// requires reads the versions that a go.mod file names.
func requires(t *testing.T, file string) map[string]string {
	t.Helper()
	out, err := exec.Command("go", "mod", "edit", "-json", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct{ Path, Version string }
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	versions := map[string]string{}
	for _, r := range mod.Require {
		versions[r.Path] = r.Version
	}
	return versions
}
