package privat

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TestOnlyTheOwnerReads makes one of each in a folder that everybody may read, and
// reads the access lists back from the system.
func TestOnlyTheOwnerReads(t *testing.T) {
	top := t.TempDir()
	openToAll(t, top)
	control := filepath.Join(top, "almindelig")
	must(t, os.WriteFile(control, nil, 0o600))
	if everybody := wellKnown(t, windows.WinWorldSid); !slices.Contains(readers(t, control), everybody) {
		t.Fatal("an ordinary file is not open to all here, so this test sees nothing")
	}

	file, err := Create(filepath.Join(top, "fil"))
	must(t, err)
	temporary, err := Temporary(top, ".spindel")
	must(t, err)
	must(t, errors.Join(file.Close(), temporary.Close()))
	folder := filepath.Join(top, "a", "b")
	must(t, Folder(folder))
	demo, err := TemporaryFolder(top, "spindel-demo")
	must(t, err)
	Logs(filepath.Join(top, "spindel.db-wal"), filepath.Join(top, "spindel.db-shm"))
	within := filepath.Join(folder, "af et andet program") // inherits
	must(t, os.WriteFile(within, nil, 0o600))
	moved := filepath.Join(top, "flyttet") // keeps what it had
	must(t, os.WriteFile(moved, nil, 0o600))
	must(t, os.Rename(temporary.Name(), moved))

	for _, path := range []string{file.Name(), moved, filepath.Join(top, "a"), folder, demo, within,
		filepath.Join(top, "spindel.db-wal"), filepath.Join(top, "spindel.db-shm")} {
		want := []string{owner(t), wellKnown(t, windows.WinLocalSystemSid), wellKnown(t, windows.WinBuiltinAdministratorsSid)}
		got := readers(t, path)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(slices.Compact(got), want) {
			t.Errorf("%s is for %q, want %q", filepath.Base(path), got, want)
		}
	}
}

func openToAll(t *testing.T, folder string) {
	t.Helper()
	list, err := windows.SecurityDescriptorFromString("D:P(A;OICI;FA;;;WD)")
	must(t, err)
	dacl, _, err := list.DACL()
	must(t, err)
	must(t, windows.SetNamedSecurityInfo(folder, windows.SE_FILE_OBJECT,
		windows.DACL_SECURITY_INFORMATION|windows.PROTECTED_DACL_SECURITY_INFORMATION, nil, nil, dacl, nil))
}

// readers are all whom the access list of a file or folder gives anything.
func readers(t *testing.T, path string) []string {
	t.Helper()
	descriptor, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
	must(t, err)
	dacl, _, err := descriptor.DACL()
	must(t, err)
	if dacl == nil {
		t.Fatalf("%s has no access list, so it is open to all", path)
	}
	var all []string
	for i := range uint32(dacl.AceCount) {
		var entry *windows.ACCESS_ALLOWED_ACE
		must(t, windows.GetAce(dacl, i, &entry))
		all = append(all, (*windows.SID)(unsafe.Pointer(&entry.SidStart)).String())
	}
	return all
}

func owner(t *testing.T) string {
	t.Helper()
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	must(t, err)
	return user.User.Sid.String()
}

func wellKnown(t *testing.T, kind windows.WELL_KNOWN_SID_TYPE) string {
	t.Helper()
	sid, err := windows.CreateWellKnownSid(kind)
	must(t, err)
	return sid.String()
}
