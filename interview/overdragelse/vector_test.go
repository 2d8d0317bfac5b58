package overdragelse_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spindel/interview/overdragelse"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
)

var update = flag.Bool("update", false, "write the test vectors anew")

const folder = "testdata/vektorer"

// vector is one file that a reader must take or refuse, and why.
type vector struct {
	name    string
	format  string // exchange or bundle
	kind    string // what is wrong with it; empty where it is to be taken
	reason  string
	open    string // how a bundle is opened: "key", "passphrase" or nothing
	content []byte
}

// large contents are kept compressed, as those of age are.
const large = 8 << 10

func (v vector) encode() ([]byte, error) {
	var file bytes.Buffer
	expect := "ok"
	if v.kind != "" {
		expect = "refused"
	}
	fmt.Fprintf(&file, "expect: %s\nformat: %s\n", expect, v.format)
	for _, line := range [...]struct{ key, value string }{{"kind", v.kind}, {"reason", v.reason}, {"open-with", v.open}} {
		if line.value != "" {
			fmt.Fprintf(&file, "%s: %s\n", line.key, line.value)
		}
	}
	if len(v.content) <= large {
		file.WriteString("\n")
		file.Write(v.content)
		return file.Bytes(), nil
	}
	file.WriteString("compressed: zlib\n\n")
	w, err := zlib.NewWriterLevel(&file, zlib.BestCompression)
	if err == nil {
		_, err = w.Write(v.content)
	}
	err = errors.Join(err, w.Close())
	return file.Bytes(), err
}

func decodeVector(name string, file []byte) (v vector, expect string, err error) {
	header, content, found := bytes.Cut(file, []byte("\n\n"))
	if !found {
		return v, "", errors.New("no empty line after the header")
	}
	v = vector{name: name, content: content}
	compressed := ""
	fields := map[string]*string{"expect": &expect, "format": &v.format, "kind": &v.kind, "reason": &v.reason, "open-with": &v.open, "compressed": &compressed}
	for line := range strings.Lines(string(header)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		field := fields[key]
		if field == nil {
			return v, "", fmt.Errorf("header %q is not known", key)
		}
		*field = value
	}
	if compressed == "zlib" {
		r, err := zlib.NewReader(bytes.NewReader(content))
		if err != nil {
			return v, "", err
		}
		v.content, err = io.ReadAll(r)
		return v, expect, err
	}
	return v, expect, nil
}

// vectorKeys are what the bundles among the vectors are opened with.
func vectorKeys(t testing.TB) map[string][]overdragelse.Key {
	t.Helper()
	file, err := os.Open(filepath.Join(folder, "noegle.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	keys, err := overdragelse.ParseKeys(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	passphrase, err := overdragelse.PassphraseKey(vectorPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]overdragelse.Key{"key": keys, "passphrase": {passphrase}, "": nil}
}

// take reads a vector and answers with the kind of its fault, or nothing.
func take(library *kvalitetsmodel.Library, keys map[string][]overdragelse.Key, v vector) (kind string, err error) {
	if v.format == "exchange" {
		_, err = udveksling.Read(bytes.NewReader(v.content), library)
	} else {
		_, err = overdragelse.Open(v.content, library, keys[v.open]...)
	}
	return kindOf(err), err
}

func kindOf(err error) string {
	var exchange *udveksling.Error
	var bundle *overdragelse.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &exchange):
		return string(exchange.Kind)
	case errors.As(err, &bundle):
		return string(bundle.Kind)
	}
	return "?"
}

// TestVektorer reads every vector that is stored. With -update it writes them anew.
func TestVektorer(t *testing.T) {
	made := vectors(t)
	if *update {
		writeVectors(t, made)
	}
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	keys := vectorKeys(t)
	files, err := filepath.Glob(filepath.Join(folder, "*.vektor"))
	if err != nil {
		t.Fatal(err)
	}
	refusals, kinds := 0, map[string]int{}
	for _, path := range files {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".vektor")
		v, expect, err := decodeVector(name, file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if want, known := made[name]; !known || !bytes.Equal(want.content, v.content) || want.kind != v.kind {
			t.Errorf("%s is not as the generator makes it", name)
		}
		if (expect == "refused") != (v.kind != "") || expect != "ok" && expect != "refused" || v.reason == "" {
			t.Errorf("%s: expect %q, kind %q, reason %q", name, expect, v.kind, v.reason)
		}
		got, err := take(library, keys, v)
		if got != v.kind {
			t.Errorf("%s (%s): got %q (%v), want %q", name, v.reason, got, err, v.kind)
		}
		if expect == "refused" {
			refusals++
			kinds[v.kind]++
		}
	}
	if len(files) != len(made) {
		t.Errorf("%d vectors are stored, and %d are made", len(files), len(made))
	}
	if len(files) < 150 || refusals*5 < len(files)*4 {
		t.Errorf("there are %d vectors, of which %d are refused", len(files), refusals)
	}
	if len(kinds) < 30 {
		t.Errorf("the vectors have %d kinds of fault", len(kinds))
	}
	t.Logf("%d vectors, %d refused, %d kinds", len(files), refusals, len(kinds))
}

func writeVectors(t *testing.T, all map[string]vector) {
	t.Helper()
	old, err := filepath.Glob(filepath.Join(folder, "*.vektor"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "noegle.txt"), []byte(vectorKeyFile), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, v := range all {
		file, err := v.encode()
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name+".vektor"), file, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// vectors are all vectors by their names.
func vectors(t testing.TB) map[string]vector {
	t.Helper()
	all := map[string]vector{}
	for _, list := range [][]vector{exchangeTexts(t), exchangeJournals(t), bundles(t)} {
		for _, v := range list {
			if _, twice := all[v.name]; twice {
				t.Fatalf("two vectors are called %s", v.name)
			}
			all[v.name] = v
		}
	}
	return all
}
