package main

import (
	"bufio"
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The two papers about licences. go test ./cmd/spindel -run Licences -update writes them anew.
const (
	licenceTable = "docs/licenser.md"
	licenceTexts = "docs/licenstekster.txt"
)

var updateLicences = flag.Bool("update", false, "write the papers about licences anew")

// licences are those that ask for no more than that their text is passed on, each with a
// sentence that only it has.
var licences = []struct{ name, sign string }{
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"BSD", "redistribution and use in source and binary forms, with or without modification, are permitted"},
	{"Apache-2.0", "apache license version 2.0, january 2004"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"},
	{"ISC", "permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted"},
	{"Unlicense", "this is free and unencumbered software released into the public domain"},
	{"Zlib", "this software is provided 'as-is', without any express or implied warranty"},
	{"CC0-1.0", "cc0 1.0 universal"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"public domain (SQLite)", "all of the code and documentation in sqlite has been dedicated to the public domain by the authors"},
}

// foreign is what no licence text in the program may say: the licences that ask for more.
var foreign = regexp.MustCompile(`gnu (lesser |affero |library )?general public license|mozilla public license|eclipse public license|` +
	`common development and distribution license|creative commons attribution-?(sharealike|noncommercial|noderivs)|` +
	`european union public licen[cs]e|server side public license|business source license|non-?commercial use only|commons clause`)

// licencesOf are the licences that a text holds. A text of none, or of one that is not
// permissive, is a mistake.
func licencesOf(text string) ([]string, error) {
	plain := strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n*>#/", r) }), " "))
	if found := foreign.FindString(plain); found != "" {
		return nil, fmt.Errorf("it speaks of the %s", found)
	}
	var found []string
	for _, licence := range licences {
		name := licence.name
		if !strings.Contains(plain, licence.sign) {
			continue
		}
		if name == "BSD" {
			name = "BSD-2-Clause"
			if regexp.MustCompile(`neither the names? of|the names? of .{1,80} may not be used to endorse`).MatchString(plain) {
				name = "BSD-3-Clause"
			}
		}
		if !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	if found == nil {
		return nil, fmt.Errorf("it holds no licence that is known")
	}
	return found, nil
}

func TestLicencesAreRecognised(t *testing.T) {
	bsd := "Redistribution and use in source and binary forms, with or without\nmodification, are permitted provided …"
	for text, want := range map[string]string{
		"Permission is hereby granted, free of charge, to any person obtaining\n// a copy": "MIT",
		bsd: "BSD-2-Clause",
		bsd + "\n * Neither the name of Google Inc. nor":                                        "BSD-3-Clause",
		bsd + "\n Permission is hereby granted, free of charge, to any person obtaining a copy": "MIT, BSD-2-Clause",
		"Apache License\n  Version 2.0, January 2004":                                           "Apache-2.0",
		"All rights reserved.":                   "",
		"":                                       "",
		"GNU GENERAL PUBLIC\n LICENSE Version 3": "",
		"GNU Lesser General Public License":      "",
		"Mozilla Public License Version 2.0":     "",
		bsd + "\n… or under the GNU Affero General Public License": "",
		bsd + "\n“Commons Clause” License Condition v1.0":          "",
	} {
		got, err := licencesOf(text)
		if strings.Join(got, ", ") != want || (err == nil) != (want != "") {
			t.Errorf("%.60q is read as %q (%v), want %q", text, got, err, want)
		}
	}
}

// module is what is built into the program on one of the systems at least.
type module struct {
	path, version, dir string
	folders            []string // of its packages in the program
}

// modules are all that is in the program, on all systems of a release, and Go itself.
func modules(t *testing.T) []module {
	t.Helper()
	found := map[string]*module{}
	build := readRelease(t).Builds[0]
	for _, system := range build.Goos {
		for _, processor := range build.Goarch {
			cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}\t{{.Dir}}", ".")
			cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("list what is built for %s/%s: %v", system, processor, err)
			}
			for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
				fields := strings.Split(lines.Text(), "\t")
				if len(fields) != 4 || fields[0] == "spindel" {
					continue // Go's own packages, and ours
				}
				m := found[fields[0]]
				if m == nil {
					m = &module{path: fields[0], version: fields[1], dir: fields[2]}
					found[fields[0]] = m
				}
				if !slices.Contains(m.folders, fields[3]) {
					m.folders = append(m.folders, fields[3])
				}
			}
		}
	}
	var all []module
	for _, m := range found {
		all = append(all, *m)
	}
	slices.SortFunc(all, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	goroot := strings.TrimSpace(string(out))
	return append([]module{{path: "Go", dir: goroot, folders: []string{goroot}}}, all...)
}

var (
	licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense)([-._].*)?$`)
	noticeFile  = regexp.MustCompile(`(?i)^notices?([-._].*)?$`)
)

// beside are files that speak of what is not in the program.
var beside = map[string]bool{
	"modernc.org/memory LICENSE-LOGO": true, // where a picture in its README comes from
	// All that its tests and its tools use. What it names as linked into a program is
	// in the other files of that module and of modernc.org/libc.
	"modernc.org/sqlite LICENSE-3RD-PARTY.md": true,
}

// papers are the texts of the licences and notices that lie beside the packages of a
// module that are in the program, and above them.
func (m module) papers(t *testing.T) (licences, notices map[string]string) {
	t.Helper()
	licences, notices = map[string]string{}, map[string]string{}
	seen := map[string]bool{}
	for _, folder := range m.folders {
		for ; !seen[folder] && (folder == m.dir || strings.HasPrefix(folder, m.dir+string(filepath.Separator))); folder = filepath.Dir(folder) {
			seen[folder] = true
			entries, err := os.ReadDir(folder)
			if err != nil {
				t.Fatal(err)
			}
			for _, entry := range entries {
				into := licences
				switch {
				case entry.IsDir() || beside[m.path+" "+entry.Name()] || filepath.Ext(entry.Name()) == ".go":
					continue
				case noticeFile.MatchString(entry.Name()):
					into = notices
				case !licenceFile.MatchString(entry.Name()):
					continue
				}
				text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
				if err != nil {
					t.Fatal(err)
				}
				name, err := filepath.Rel(m.dir, filepath.Join(folder, entry.Name()))
				if err != nil {
					t.Fatal(err)
				}
				into[filepath.ToSlash(name)] = strings.ReplaceAll(string(text), "\r\n", "\n")
			}
		}
	}
	return licences, notices
}

// TestLicences wants a permissive licence for all that is in the program, and the two
// papers to say what is so.
func TestLicences(t *testing.T) {
	type text struct {
		of   []string
		text string
	}
	var texts []*text
	keep := func(of, content string) {
		content = strings.Trim(content, "\n") + "\n"
		for _, one := range texts {
			if one.text == content {
				one.of = append(one.of, of)
				return
			}
		}
		texts = append(texts, &text{[]string{of}, content})
	}
	var table strings.Builder
	for _, m := range append(modules(t), fonts(t)...) {
		licences, notices := m.papers(t)
		if len(licences) == 0 {
			t.Errorf("%s has no licence", m.path)
		}
		var names []string
		for _, file := range sorted(licences) {
			found, err := licencesOf(licences[file])
			if err != nil {
				t.Errorf("%s of %s: %v", file, m.path, err)
			}
			for _, name := range found {
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			keep(m.path+" ("+file+")", licences[file])
		}
		for _, file := range sorted(notices) {
			keep(m.path+" ("+file+")", notices[file])
		}
		fmt.Fprintf(&table, "| %s | %s | %s |\n", m.path, cmp.Or(m.version, "–"), strings.Join(names, ", "))
	}
	var all strings.Builder
	all.WriteString(licenceTextsHead)
	for _, one := range texts {
		fmt.Fprintf(&all, "\n%s\n%s\n\n%s", strings.Repeat("=", 78), strings.Join(one.of, "\n"), one.text)
	}
	holdPaper(t, licenceTable, licenceTableHead+table.String()+licenceTableFoot)
	holdPaper(t, licenceTexts, all.String())
}

// fonts are what is in the program and no module of its own. The letters of the spindelvæv
// are those of the Go project, whose licence lies beside the files they were made from.
func fonts(t *testing.T) []module {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/image").Output()
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "font", "gofont", "ttfs", "README"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "LICENSE"), readme, 0o600); err != nil {
		t.Fatal(err)
	}
	return []module{{path: "Skrifttypen Go Regular", dir: dir, folders: []string{dir}}}
}

func sorted(files map[string]string) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func holdPaper(t *testing.T, name, want string) {
	t.Helper()
	path := filepath.Join(root, name)
	if *updateLicences {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Errorf("%s is out of date: go test ./cmd/spindel -run Licences -update", name)
	}
}

const licenceTableHead = `# Licenser

spindel selv har MIT-licensen (filen LICENSE). Programmet er bygget af det, der står i tabellen, og intet andet. Alt har en licens,
der lader enhver bruge og give det videre, når licensens tekst følger med. Teksterne står i licenstekster.txt, som ligger i hver udgivelse.

Listen er lavet af det, der bliver bygget ind i programmet til Linux, Windows og macOS, og en prøve fejler, hvis noget i
programmet mangler en licens eller har en, der kræver mere.

| del | version | licens |
|---|---|---|
`

const licenceTableFoot = `
Ordlisterne i målbarhedslinsen, vejledningerne og de opdigtede sager er skrevet til spindel og har dets licens. Ordlyden i
kvalitetsmodellen er den officielle; dens kilde står i udgavens fil.
`

const licenceTextsHead = `spindel is built from the works below. These are their licences and notices, each text once.
`
