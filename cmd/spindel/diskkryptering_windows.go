package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"

	"golang.org/x/sys/windows"
)

var drive = regexp.MustCompile(`^[A-Za-z]:\\$`)

// systemEncryption asks about BitLocker in the one way that needs no administrator: the
// shell, which shows a padlock on the disk. A folder of another computer, and a disk
// that is mounted in a folder, has no letter to ask about.
func systemEncryption(path string) encryption {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return unknownEncryption
	}
	volume := make([]uint16, windows.MAX_PATH+1)
	if err := windows.GetVolumePathName(name, &volume[0], uint32(len(volume))); err != nil {
		return unknownEncryption
	}
	letter := windows.UTF16ToString(volume)
	kind := windows.GetDriveType(&volume[0])
	if !drive.MatchString(letter) || kind != windows.DRIVE_FIXED && kind != windows.DRIVE_REMOVABLE {
		return unknownEncryption
	}
	system, err := windows.GetSystemDirectory()
	if err != nil {
		return unknownEncryption
	}
	const patience = 10 * time.Second
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	said, err := exec.CommandContext(ctx, filepath.Join(system, "WindowsPowerShell", "v1.0", "powershell.exe"),
		"-NoProfile", "-NonInteractive", "-Command",
		"(New-Object -ComObject Shell.Application).NameSpace('"+letter+"').Self.ExtendedProperty('System.Volume.BitLockerProtection')").Output()
	if err != nil {
		return unknownEncryption
	}
	return fromBitLocker(string(said))
}
