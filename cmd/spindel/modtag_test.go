//go:build !windows

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// In a terminal a passphrase is asked for twice and never shown, and what was
// received is stored when the person has seen it and said yes.
func TestHandOverInATerminal(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	mine, theirs, bundle := filepath.Join(folder, "min.db"), filepath.Join(folder, "din.db"), filepath.Join(folder, "pakke.age")
	if out, err := itself(t, nil, "sager", mine, "Krisecenter Havnen").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	const secret = "rigtig hest batteri"

	term := inTerminal(t, 80, 24, nil, "overdrag", "havnen", bundle, "--adgangskode", "--database", mine)
	term.waitFor("Adgangskode:")
	term.write(secret + "\r")
	term.waitFor("Adgangskode igen:")
	term.write("noget helt andet\r")
	seen := term.waitFor("Fejl: De to adgangskoder er ikke ens.")
	if code := term.exit(patience); code != exitFailure || seen.reads("hest") || seen.reads("helt") {
		t.Errorf("exit code %d, and the screen is\n%v", code, seen)
	}
	if _, err := os.Stat(bundle); err == nil {
		t.Error("a bundle was written")
	}

	term = inTerminal(t, 80, 24, nil, "overdrag", "havnen", bundle, "--adgangskode", "--database", mine)
	term.waitFor("Adgangskode:")
	term.write(secret + "\r")
	term.waitFor("Adgangskode igen:")
	term.write(secret + "\r")
	term.waitFor("Sagen er låst i")
	if code := term.exit(patience); code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	if file, err := os.ReadFile(bundle); err != nil || bytes.Contains(file, []byte("Havnen")) {
		t.Errorf("the bundle is %.80q, %v", file, err)
	}

	for _, c := range []struct {
		answer, says string
		code         int
	}{{"n", "Du sagde nej. Intet er gemt.", exitFailure}, {"", "Du sagde nej. Intet er gemt.", exitFailure}, {"j", "Gemt.", exitOK}} {
		term := inTerminal(t, 80, 24, nil, "modtag", bundle, "--database", theirs)
		term.waitFor("Adgangskode:")
		term.write(secret + "\r")
		term.waitFor("Afsender:", "en ny sag med 1 indførsel", "Gem sagen her? (j/n)")
		term.write(c.answer + "\r")
		seen := term.waitFor(c.says)
		if code := term.exit(patience); code != c.code || seen.reads("hest") {
			t.Errorf("answered %q: exit code %d, and the screen is\n%v", c.answer, code, seen)
		}
	}
	if out, err := itself(t, nil, "spindel", "modtag", bundle, "--database", theirs, "--ja").CombinedOutput(); err == nil {
		t.Errorf("without a terminal the passphrase came from nowhere: %s", out)
	}
}
