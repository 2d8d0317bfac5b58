//go:build tortur && linux

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"spindel/interview"
	"spindel/interview/overdragelse"
	"spindel/interview/storetest"
	"spindel/interview/tortur"
	"spindel/interview/udveksling"
)

// strange is a file from somebody else.
type strange struct {
	name    string
	bundle  bool
	key     string // the file with the key, empty for none
	content []byte
	large   func() []byte // in its place, made when it is needed
}

// inbox is where files are taken in: a database with a sag of its own, a key, and a
// file and a bundle that are in order.
type inbox struct {
	t                        *testing.T
	database, key, otherKey  string
	before                   [sha256.Size]byte
	journal                  []interview.Entry
	file, bundle             []byte
	lock                     overdragelse.Recipient
	worstTime                time.Duration
	worstMemory, runs, takes int
}

func newInbox(t *testing.T) *inbox {
	t.Helper()
	folder := t.TempDir()
	in := &inbox{t: t, database: filepath.Join(folder, "min.db"), key: filepath.Join(folder, "noegle.txt"), otherKey: filepath.Join(folder, "anden.txt")}
	registerIn(t, in.database, "Krisecenter Havnen")
	in.before = in.state()
	_, model := editions(t)
	writer := storetest.NewWriter(model, "lunden-k7q2")
	in.journal = append(writer.Register(t), writer.Answer(t, "1.a", "Hver uge holder vi møde 👩")...)
	in.file = exchanged(t, in.journal)
	for _, path := range []string{in.key, in.otherKey} {
		file, public, err := overdragelse.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		if path == in.key {
			if in.lock, err = overdragelse.ParseRecipient(public); err != nil {
				t.Fatal(err)
			}
		}
	}
	in.bundle = in.sealed(in.journal)
	return in
}

func exchanged(t *testing.T, journals ...[]interview.Entry) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := udveksling.Write(&file, journals...); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func (in *inbox) sealed(journal []interview.Entry) []byte {
	in.t.Helper()
	var bundle bytes.Buffer
	if err := overdragelse.Seal(&bundle, "Åse", journal[0].At, journal, false, in.lock); err != nil {
		in.t.Fatal(err)
	}
	return bundle.Bytes()
}

// state is the database, byte for byte.
func (in *inbox) state() [sha256.Size]byte {
	in.t.Helper()
	file, err := os.ReadFile(in.database)
	if err != nil {
		in.t.Fatal(err)
	}
	return sha256.Sum256(file)
}

func (in *inbox) args(f strange, path string) []string {
	args := []string{"import", path, "--database", in.database}
	if f.bundle {
		args = []string{"modtag", path, "--ja", "--database", in.database}
		if f.key != "" {
			args = append(args, "--identitet", f.key)
		}
	}
	return args
}

// give hands a file to the command within this program.
func (in *inbox) give(f strange) (code int, complaint string) {
	in.t.Helper()
	var said bytes.Buffer
	in.runs++
	code = run(in.t.Context(), host{in.args(f, "-"), bytes.NewReader(f.content), io.Discard, &said, func(string) string { return "" }})
	return code, said.String()
}

// refuses holds that a file was refused with a reason and that nothing was written.
func (in *inbox) refuses(name string, code int, complaint string) {
	in.t.Helper()
	if code == exitOK || !strings.HasPrefix(complaint, "Fejl: ") || strings.Contains(complaint, "teknisk") {
		in.t.Errorf("%s: exit code %d and %q", name, code, complaint)
	}
	if in.state() != in.before {
		in.t.Fatalf("%s: the database was changed", name)
	}
}

// weigh hands a file to a program of its own, whose time and memory are measured. The
// time is what it works, since the machine may have other things to do.
func (in *inbox) weigh(f strange) {
	in.t.Helper()
	if f.large != nil {
		f.content = f.large()
	}
	path := filepath.Join(in.t.TempDir(), "fil")
	if err := os.WriteFile(path, f.content, 0o600); err != nil {
		in.t.Fatal(err)
	}
	defer os.Remove(path) // they are many and large
	peak := filepath.Join(in.t.TempDir(), "top")
	cmd := itself(in.t, []string{"SPINDEL_TOP=" + peak}, weighed, in.args(f, path)...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	err := cmd.Run()
	in.runs++
	if err == nil {
		in.t.Errorf("%s was taken", f.name)
	}
	in.refuses(f.name, cmd.ProcessState.ExitCode(), complaint.String())
	used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	kilobytes, err := os.ReadFile(peak)
	if err != nil {
		in.t.Fatal(err)
	}
	var memory int
	if _, err := fmt.Sscan(string(kilobytes), &memory); err != nil {
		in.t.Fatal(err)
	}
	memory >>= 10
	in.worstTime, in.worstMemory = max(in.worstTime, used), max(in.worstMemory, memory)
	if used > 2*time.Second || memory > 256 {
		in.t.Errorf("%s: %v and %d MiB", f.name, used, memory)
	}
}

// weighed is the name by which this test is the program that tells how much memory it
// had at most. What the system tells of a child counts the memory of its parent, too.
const weighed = "spindel-vejet"

func init() {
	if os.Args[0] != weighed {
		return
	}
	code := run(context.Background(), host{os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv})
	status, err := os.ReadFile("/proc/self/status")
	check(err)
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	check(os.WriteFile(os.Getenv("SPINDEL_TOP"), []byte(peak), 0o600))
	os.Exit(code)
}

// heavy are files that want to take long or to fill the memory.
func (in *inbox) heavy() []strange {
	const full = udveksling.MaxFile
	fill := func(begin, with, end string) func() []byte {
		return func() []byte { return []byte(begin + strings.Repeat(with, (full-len(begin)-len(end))/len(with)) + end) }
	}
	entry := `{"nr":1,"tid":"2026-11-25T09:16:00.123Z","af":"","slags":"x","aendring":"{}","hash":"` + strings.Repeat("0", 64) + `"},`
	text := string(in.file)
	files := []strange{
		{name: "one byte too many", large: fill("", " ", "  ")},
		{name: "only spaces", large: fill("", " ", "")},
		{name: "only brackets", large: fill("", "[", "")},
		{name: "only braces", large: fill("", `{"a":`, "")},
		{name: "one text", large: fill(`{"format":"`, "x", `"}`)},
		{name: "one text of escapes", large: fill(`{"format":"`, `\u0041`, `"}`)},
		{name: "one number", large: fill(`{"version":`, "9", "}")},
		{name: "empty lists", large: fill(`{"sager":[`, "[],", "[]]}")},
		{name: "numbers", large: fill(`[`, "1,", "1]")},
		{name: "keys", large: fill(`{`, `"a":1,`, `"b":1}`)},
		{name: "a million entries", large: fill(`{"format":"spindel-sag","version":1,"sager":[{"sag":"a","journal":[`, entry, "")},
		{name: "ten thousand and one entries", content: []byte(`{"format":"spindel-sag","version":1,"sager":[{"sag":"a","journal":[` + strings.Repeat(entry, 10_001) + `1]}]}`)},
		{name: "a million sager", large: fill(`{"format":"spindel-sag","version":1,"sager":[`, `{"sag":"a","journal":[]},`, "1]}")},
		{name: "a text of 8 MiB", content: []byte(strings.Replace(text, "lunden", strings.Repeat("a", 8<<20), 1))},
		{name: "a change of 9 MiB", content: []byte(strings.Replace(text, "Hver uge", strings.Repeat("a", 9<<20), 1))},
		{name: "a file within a file", content: append(bytes.Clone(in.file), in.file...)},
		{name: "many long lines", large: fill("", strings.Repeat("\n", 100), "x")},
	}
	for _, depth := range []int{33, 1_000, 10_001, 1_000_000} {
		files = append(files, strange{name: fmt.Sprintf("%d deep", depth), content: []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))},
			strange{name: fmt.Sprintf("a change %d deep", depth), content: []byte(strings.Replace(text, `\"text\":`, `\"x\":`+strings.Repeat("[", depth)+strings.Repeat("]", depth)+`,\"text\":`, 1))})
	}
	bomb := make([]byte, 32<<20)
	var packed, squeezed, zipped bytes.Buffer
	for w, to := range map[io.WriteCloser]*bytes.Buffer{gzip.NewWriter(&packed): &packed, zlib.NewWriter(&squeezed): &squeezed} {
		for range 32 { // a gigabyte in a megabyte
			if _, err := w.Write(bomb); err != nil {
				in.t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil || to.Len() > 2<<20 {
			in.t.Fatal(err, to.Len())
		}
	}
	archive := zip.NewWriter(&zipped)
	for _, name := range []string{"../../../etc/x", "/abs", `C:\x`, `..\x`, "a", "a", "sager.json\x00.txt", "link"} {
		w, err := archive.Create(name)
		if err == nil {
			_, err = w.Write(bomb)
		}
		if err != nil {
			in.t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		in.t.Fatal(err)
	}
	files = append(files, strange{name: "gzip bomb", content: packed.Bytes()}, strange{name: "zlib bomb", content: squeezed.Bytes()}, strange{name: "zip with hostile names", content: zipped.Bytes()})
	for i, f := range files[:len(files):len(files)] { // the same where a bundle is wanted
		if i%tortur.Runs(4, 1) != 0 {
			continue
		}
		f.name, f.bundle, f.key = "as a bundle: "+f.name, true, in.key
		files = append(files, f)
	}
	for _, b := range []struct {
		name  string
		large func() []byte
	}{
		{"a header of stanzas", fill("age-encryption.org/v1\n", "-> X25519 AAAA\nAAAA\n", "--- AAAA\n")},
		{"a header without an end", fill("age-encryption.org/v1\n", "-> X ", "")},
		{"a header in one line", fill("age-encryption.org/v1\n-> X25519 ", "A", "\n--- A\n")},
		{"armor without an end", fill("-----BEGIN AGE ENCRYPTED FILE-----\n", strings.Repeat("A", 64)+"\n", "")},
		{"armor in one line", fill("-----BEGIN AGE ENCRYPTED FILE-----\n", "A", "\n-----END AGE ENCRYPTED FILE-----\n")},
		{"armor of nothing", fill("-----BEGIN AGE ENCRYPTED FILE-----\n", "\n", "-----END AGE ENCRYPTED FILE-----\n")},
		{"a bundle with a tail", fill(string(in.bundle), "\x00", "")},
	} {
		files = append(files, strange{name: b.name, bundle: true, key: in.key, large: b.large})
	}
	return append(files, strange{name: "for another key", bundle: true, key: in.otherKey, content: in.bundle}, strange{name: "without a key", bundle: true, content: in.bundle},
		strange{name: "a database for a key", bundle: true, key: in.database, content: in.bundle})
}

// vectors are the files of the project's own list that must be refused.
func (in *inbox) vectors() (files []strange, all int) {
	folder := filepath.Join(root, "interview", "overdragelse", "testdata", "vektorer")
	paths, err := filepath.Glob(filepath.Join(folder, "*.vektor"))
	if err != nil || len(paths) == 0 {
		in.t.Fatal("no vectors", err)
	}
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			in.t.Fatal(err)
		}
		header, content, _ := bytes.Cut(file, []byte("\n\n"))
		about := string(header) + "\n"
		if strings.Contains(about, "compressed: zlib\n") {
			r, err := zlib.NewReader(bytes.NewReader(content))
			if err != nil {
				in.t.Fatal(err)
			}
			if content, err = io.ReadAll(r); err != nil {
				in.t.Fatal(err)
			}
		}
		if !strings.Contains(about, "expect: refused\n") || strings.Contains(about, "open-with: passphrase\n") {
			continue // what is asked for a passphrase is asked in a terminal
		}
		f := strange{name: filepath.Base(path), bundle: strings.Contains(about, "format: bundle\n"), content: content}
		if strings.Contains(about, "open-with: key\n") {
			f.key = filepath.Join(folder, "noegle.txt")
		}
		files = append(files, f)
	}
	return files, len(paths)
}

// oldAndTwice is a good file handed in once more, or the same sag from somebody else.
func (in *inbox) oldAndTwice() {
	in.t.Helper()
	_, model := editions(in.t)
	give := func(name string, bundle bool, content []byte, want int) {
		in.t.Helper()
		if code, said := in.give(strange{name: name, bundle: bundle, key: in.key, content: content}); code != want {
			in.t.Errorf("%s: exit code %d, want %d: %s", name, code, want, said)
		}
		in.takes++
	}
	give("a file", false, in.file, exitOK)
	in.before = in.state()
	same := func(name string, bundle bool, content []byte, want int) {
		in.t.Helper()
		give(name, bundle, content, want)
		if in.state() != in.before {
			in.t.Errorf("%s: the database was changed", name)
		}
	}
	same("the file again", false, in.file, exitOK)
	same("the bundle of the same", true, in.bundle, exitOK)
	same("an older file", false, exchanged(in.t, in.journal[:1]), exitOK)
	same("an older bundle", true, in.sealed(in.journal[:1]), exitOK)
	for _, by := range []string{"Åse", "Bo"} { // two go on from the same sag
		sag, err := interview.Fold(in.journal[0].Sag, in.journal)
		if err != nil {
			in.t.Fatal(err)
		}
		more, err := sag.Record(model, in.journal[0].At.Add(time.Hour), by, interview.AnswerGiven{Indikator: "1.b", Text: "Svar til " + by})
		if err != nil {
			in.t.Fatal(err)
		}
		theirs := append(in.journal[:len(in.journal):len(in.journal)], more...)
		if by == "Åse" {
			give("from one", true, in.sealed(theirs), exitOK)
			in.before = in.state()
			continue
		}
		same("from the other, in a file", false, exchanged(in.t, theirs), exitConflict)
		same("from the other, in a bundle", true, in.sealed(theirs), exitConflict)
	}
	same("the old bundle, after all that", true, in.bundle, exitOK)
}

// TestTortureHostileFiles hands in every file that is not in order.
func TestTortureHostileFiles(t *testing.T) {
	in := newInbox(t)
	vectors, all := in.vectors()
	for _, f := range vectors {
		code, complaint := in.give(f)
		in.refuses(f.name, code, complaint)
	}
	if all < 150 || len(vectors)*5 < all*4 {
		t.Errorf("%d vectors, of which %d must be refused", all, len(vectors))
	}
	heavy := in.heavy()
	for _, f := range heavy {
		in.weigh(f)
	}
	in.oldAndTwice()
	tortur.Report(t, tortur.Row{
		Promise: "En fjendtlig fil bliver afvist, og intet bliver skrevet",
		Test:    "filer til import og overdragelser med én fejl hver, med bomber og gamle eller fremmede pakker",
		Count:   fmt.Sprintf("%d af projektets %d testfiler, %d tunge filer, %d gengangere", len(vectors), all, len(heavy), in.takes),
		Result: fmt.Sprintf("0 taget, databasen uændret byte for byte, højst %s s og %d MiB",
			strings.Replace(fmt.Sprintf("%.1f", in.worstTime.Seconds()), ".", ",", 1), in.worstMemory),
	})
}

// TestTortureDamagedFiles cuts a file and a bundle at every byte and turns their bits.
func TestTortureDamagedFiles(t *testing.T) {
	random := tortur.Random(t)
	in := newInbox(t)
	var text bytes.Buffer
	if err := overdragelse.Seal(&text, "Åse", in.journal[0].At, in.journal, true, in.lock); err != nil {
		t.Fatal(err)
	}
	cuts, flips, same := 0, 0, 0
	for _, good := range []strange{{name: "the file", content: in.file}, {name: "the bundle", bundle: true, key: in.key, content: in.bundle},
		{name: "the bundle as text", bundle: true, key: in.key, content: text.Bytes()}} {
		whole := good.content
		meant := len(bytes.TrimRight(whole, "\n")) // the last line end of a file says nothing
		if good.bundle {
			meant = len(whole)
		}
		for n := range meant {
			f := good
			f.content = whole[:n]
			code, complaint := in.give(f)
			in.refuses(fmt.Sprintf("%s cut at %d", f.name, n), code, complaint)
			cuts++
		}
		flip := func(bit int) {
			f := good
			f.content = bytes.Clone(whole)
			f.content[bit/8] ^= 1 << (bit % 8)
			name := fmt.Sprintf("%s with bit %d turned", f.name, bit)
			flips++
			if sager, err := in.read(f); err == nil {
				if sager != in.journal[len(in.journal)-1].Hash {
					t.Errorf("%s says something else and is taken", name)
				}
				same++ // the same in other letters: \u200D for \u200d
				return
			}
			code, complaint := in.give(f)
			in.refuses(name, code, complaint)
		}
		if most := tortur.Runs(1_500, 0); most > 0 {
			for range most {
				flip(random.IntN(len(whole) * 8))
			}
			continue
		}
		for bit := range len(whole) * 8 {
			flip(bit)
		}
	}
	if _, err := os.Stat(in.database + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("there is a log beside the database")
	}
	tortur.Report(t, tortur.Row{
		Promise: "En fil, der er afkortet eller ændret, bliver afvist",
		Test:    "en fil til import og en overdragelse, afkortet ved hver byte og med vendte bit",
		Count:   fmt.Sprintf("%s afkortninger, %s vendte bit (%d af dem betyder det samme)", tortur.Number(cuts), tortur.Number(flips), same),
		Result:  "0 taget med andet indhold, databasen uændret byte for byte",
	})
}

// read is the hash that the one sag of a file ends with.
func (in *inbox) read(f strange) (head string, err error) {
	library, _ := editions(in.t)
	if f.bundle {
		key, err := os.Open(in.key)
		if err != nil {
			return "", err
		}
		defer key.Close()
		keys, err := overdragelse.ParseKeys(key, nil)
		if err != nil {
			return "", err
		}
		bundle, err := overdragelse.Open(f.content, library, keys...)
		if err != nil {
			return "", err
		}
		return bundle.Sag.Head, nil
	}
	sager, err := udveksling.Parse(f.content, library)
	if err != nil || len(sager) != 1 {
		return "", errors.Join(err, errors.New("not one sag"))
	}
	return sager[0].Head, nil
}
