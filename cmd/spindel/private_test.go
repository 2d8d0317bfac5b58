package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryFileIsMadePrivate: only storage/privat makes files and folders. cmd/tortur
// writes a page of the project, which is for all.
func TestEveryFileIsMadePrivate(t *testing.T) {
	makers := []string{"Create", "CreateTemp", "WriteFile", "Mkdir", "MkdirAll", "MkdirTemp", "CopyFS", "O_CREATE"}
	seen := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		folder, _ := filepath.Rel(root, filepath.Dir(name))
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || within(filepath.ToSlash(folder), "storage/privat", "cmd/tortur") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		seen++
		ast.Inspect(file, func(node ast.Node) bool {
			if use, ok := node.(*ast.SelectorExpr); ok {
				if of, ok := use.X.(*ast.Ident); ok && of.Name == "os" && slices.Contains(makers, use.Sel.Name) {
					t.Errorf("%s uses os.%s, which may make a file that others can read", name, use.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("nothing was read: is the test looking in the right place?")
	}
}
