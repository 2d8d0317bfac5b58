package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLinuxFollowsTheDevices builds the folders in which Linux describes its disks.
func TestLinuxFollowsTheDevices(t *testing.T) {
	sys := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(sys, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	device := func(name, folder string, slaves ...string) {
		t.Helper()
		write(filepath.Join(folder, "size"), "1\n")
		for _, slave := range slaves {
			write(filepath.Join(folder, "slaves", slave), "")
		}
		if err := os.MkdirAll(filepath.Join(sys, "class/block"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(sys, folder), filepath.Join(sys, "class/block", name)); err != nil {
			t.Fatal(err)
		}
	}
	device("sda", "devices/pci/sda")
	write("devices/pci/sda/device/model", "DISK\n")
	for _, part := range []string{"sda1", "sda2", "sda3"} {
		device(part, "devices/pci/sda/"+part)
		write("devices/pci/sda/"+part+"/partition", "1\n")
	}
	device("loop0", "devices/virtual/loop0")
	device("loop0p1", "devices/virtual/loop0/loop0p1")
	write("devices/virtual/loop0/loop0p1/partition", "1\n")
	mapped := func(name, uuid string, slaves ...string) {
		t.Helper()
		device(name, "devices/virtual/"+name, slaves...)
		write("devices/virtual/"+name+"/dm/uuid", uuid)
	}
	mapped("dm-0", "CRYPT-LUKS2-0123456789abcdef-luks", "sda2")
	mapped("dm-1", "LVM-abcdef", "dm-0")
	mapped("dm-2", "LVM-abcdef", "sda3")
	mapped("dm-3", "LVM-abcdef", "dm-0", "sda3") // one leg in the clear
	mapped("dm-4", "CRYPT-VERITY-0123-root", "sda3")
	mapped("dm-5", "CRYPT-INTEGRITY-0123-x", "sda3")
	mapped("dm-6", "CRYPT-VERITY-0123-root", "dm-0")
	mapped("dm-7", "LVM-abcdef", "dm-0", "loop0")
	mapped("dm-8", "CRYPT-PLAIN-swap", "sda3")
	device("md0", "devices/virtual/md0", "dm-0", "dm-8")

	for name, want := range map[string]encryption{
		"sda": notEncrypted, "sda1": notEncrypted, "loop0": unknownEncryption, "loop0p1": unknownEncryption,
		"dm-0": encrypted, "dm-1": encrypted, "dm-2": notEncrypted, "dm-3": notEncrypted, "dm-4": notEncrypted,
		"dm-5": notEncrypted, "dm-6": encrypted, "dm-7": unknownEncryption, "dm-8": encrypted, "md0": encrypted, "sdz": unknownEncryption,
	} {
		if got := blockDevices(sys).named(name); got != want {
			t.Errorf("%s: %s, want %s", name, got.Danish(), want.Danish())
		}
	}

	write("fs/btrfs/en/devices/dm-0", "")
	write("fs/btrfs/to/devices/dm-8", "")
	write("fs/btrfs/to/devices/sda3", "")
	dev := t.TempDir()
	for _, name := range []string{"dm-0", "dm-8", "sda1"} {
		if err := os.WriteFile(filepath.Join(dev, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dev, "dm-0"), filepath.Join(dev, "luks")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]encryption{"luks": encrypted, "dm-8": notEncrypted, "sda1": unknownEncryption, "ingen": unknownEncryption} {
		if got := blockDevices(sys).btrfs(filepath.Join(dev, name)); got != want {
			t.Errorf("btrfs on %s: %s, want %s", name, got.Danish(), want.Danish())
		}
	}
	if got := blockDevices(sys).btrfs(""); got != unknownEncryption {
		t.Errorf("btrfs on nothing: %s", got.Danish())
	}
}

func TestBtrfsSource(t *testing.T) {
	const mounts = "25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n" +
		"36 25 0:32 /@home /home rw,relatime shared:2 - btrfs /dev/mapper/luks-1 rw,subvol=/@home\n" +
		"40 25 0:40 / /tmp rw - tmpfs tmpfs rw\n"
	for id, want := range map[uint64]string{36: "/dev/mapper/luks-1", 25: "", 40: "", 3: "", 6: ""} {
		if got := btrfsSource(mounts, id); got != want {
			t.Errorf("mount %d: %q, want %q", id, got, want)
		}
	}
}
