package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestNoFalseYes: only what is certain is a yes.
func TestNoFalseYes(t *testing.T) {
	for said, want := range map[string]encryption{
		"FileVault is On.\n":  encrypted,
		"FileVault is Off.\n": notEncrypted,
		"FileVault is Off.\nDecryption in progress: Percent completed = 12\n":  notEncrypted,
		"FileVault is On.\nEncryption in progress: Percent completed = 33.5\n": unknownEncryption,
		"FileVault is On.\nDecryption in progress: Percent completed = 33.5\n": unknownEncryption,
		"FileVault is Off, but will be enabled after the next restart.\n":      unknownEncryption,
		"": unknownEncryption,
		"FileVault master keychain appears to be installed.\nFileVault is On.": unknownEncryption,
	} {
		if got := fromFdesetup(said); got != want {
			t.Errorf("FileVault %q: %s, want %s", said, got.Danish(), want.Danish())
		}
	}
	for said, want := range map[string]encryption{
		"1\r\n": encrypted, "2\r\n": notEncrypted, "3": unknownEncryption, "4": unknownEncryption, "5": unknownEncryption,
		"6": unknownEncryption, "8": unknownEncryption, "": unknownEncryption, "11": unknownEncryption, "1 2": unknownEncryption,
	} {
		if got := fromBitLocker(said); got != want {
			t.Errorf("BitLocker %q: %s, want %s", said, got.Danish(), want.Danish())
		}
	}
}

func TestTogether(t *testing.T) {
	for _, test := range []struct {
		parts []encryption
		want  encryption
	}{
		{nil, unknownEncryption},
		{[]encryption{encrypted}, encrypted},
		{[]encryption{encrypted, encrypted}, encrypted},
		{[]encryption{encrypted, unknownEncryption}, unknownEncryption},
		{[]encryption{unknownEncryption, encrypted}, unknownEncryption},
		{[]encryption{encrypted, unknownEncryption, encrypted}, unknownEncryption},
		{[]encryption{unknownEncryption, encrypted, notEncrypted}, notEncrypted},
	} {
		if got := together(test.parts); got != test.want {
			t.Errorf("%v together are %s, want %s", test.parts, got.Danish(), test.want.Danish())
		}
	}
}

// TestDiskOfWhatIsNotThereYet is that of the folder above.
func TestDiskOfWhatIsNotThereYet(t *testing.T) {
	folder := t.TempDir()
	want := diskEncryption(folder)
	if got := diskEncryption(filepath.Join(folder, "ny", "mappe", "spindel.db")); got != want {
		t.Errorf("%s, want %s", got.Danish(), want.Danish())
	}
}

// TestDiskIsExplained: whoever has something to do is told what.
func TestDiskIsExplained(t *testing.T) {
	for _, e := range []encryption{encrypted, notEncrypted, unknownEncryption} {
		if said := e.inTjek(); strings.Contains(said, "it-afdeling") == (e == encrypted) {
			t.Errorf("%s: %q", e.Danish(), said)
		}
	}
}
