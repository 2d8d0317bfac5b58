package privat

import (
	"errors"
	"io/fs"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// create gives the file its access list as it is made, so that nobody can have
// opened it before.
func create(path string) (*os.File, error) {
	handle := windows.InvalidHandle
	name, rights, err := forOwner(path, "")
	if err == nil {
		handle, err = windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE,
			windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, rights, windows.CREATE_NEW, windows.FILE_ATTRIBUTE_NORMAL, 0)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(handle), path), nil
}

func makeFolder(path string) error {
	const inherited = "OICI" // by the files and folders in it
	name, rights, err := forOwner(path, inherited)
	if err == nil {
		err = windows.CreateDirectory(name, rights)
	}
	if err != nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: err}
	}
	return nil
}

// forOwner gives full rights to the person who runs the program, the system and the
// administrators. The list is protected (P), so that a folder above adds nobody.
func forOwner(path, flags string) (name *uint16, rights *windows.SecurityAttributes, err error) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return nil, nil, err
	}
	const system, administrators = "SY", "BA"
	list := "D:P"
	for _, who := range []string{user.User.Sid.String(), system, administrators} {
		list += "(A;" + flags + ";FA;;;" + who + ")"
	}
	descriptor, err := windows.SecurityDescriptorFromString(list)
	if err != nil {
		return nil, nil, err
	}
	name, err = windows.UTF16PtrFromString(path)
	return name, &windows.SecurityAttributes{Length: uint32(unsafe.Sizeof(*rights)), SecurityDescriptor: descriptor}, err
}

// Logs makes the files that SQLite will keep beside a database. It would make them
// itself, but with the rights of the folder, which may be one that others read; it
// takes an empty one that is there for its own. Where one cannot be made, SQLite
// will say why.
func Logs(paths ...string) {
	for _, path := range paths {
		if file, err := create(path); err == nil {
			file.Close()
		}
	}
}

// runs tells whether a process of that number is still at work.
func runs(pid int) bool {
	process, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return !errors.Is(err, windows.ERROR_INVALID_PARAMETER) // which it says of a number that nobody has
	}
	defer windows.CloseHandle(process)
	const stillActive = 259
	var code uint32
	return windows.GetExitCodeProcess(process, &code) != nil || code == stillActive
}
