package main

import (
	"context"
	"os/exec"
	"time"

	"golang.org/x/sys/unix"
)

// systemEncryption asks about FileVault, which is for the disk of the system alone.
func systemEncryption(path string) encryption {
	var system unix.Statfs_t
	if err := unix.Statfs(path, &system); err != nil {
		return unknownEncryption
	}
	if where := unix.ByteSliceToString(system.Mntonname[:]); where != "/" && where != "/System/Volumes/Data" {
		return unknownEncryption
	}
	const patience = 5 * time.Second
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	said, err := exec.CommandContext(ctx, "/usr/bin/fdesetup", "status").Output()
	if err != nil {
		return unknownEncryption
	}
	return fromFdesetup(string(said))
}
