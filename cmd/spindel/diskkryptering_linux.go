package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// systemEncryption follows the file down to the disks: the file system may encrypt by
// itself, or it lies on a device that dm-crypt (LUKS) makes.
func systemEncryption(path string) encryption {
	var file unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, path, 0, unix.STATX_BASIC_STATS|unix.STATX_MNT_ID, &file); err != nil {
		return unknownEncryption
	}
	if file.Attributes&file.Attributes_mask&unix.STATX_ATTR_ENCRYPTED != 0 {
		return encrypted
	}
	if file.Dev_major != 0 {
		return blockDevices("/sys").number(file.Dev_major, file.Dev_minor)
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil || file.Mask&unix.STATX_MNT_ID == 0 {
		return unknownEncryption
	}
	return blockDevices("/sys").btrfs(btrfsSource(string(mounts), file.Mnt_id))
}

// btrfsSource is the device that a mount of btrfs names, which has no number of its own
// since it may lie on several.
func btrfsSource(mountinfo string, id uint64) string {
	for line := range strings.Lines(mountinfo) {
		mount, of, ok := strings.Cut(line, " - ")
		if !ok || !strings.HasPrefix(mount, strconv.FormatUint(id, 10)+" ") {
			continue
		}
		if fields := strings.Fields(of); len(fields) >= 2 && fields[0] == "btrfs" {
			return fields[1]
		}
	}
	return ""
}

// blockDevices is the folder in which Linux describes them: /sys.
type blockDevices string

func (sys blockDevices) number(major, minor uint32) encryption {
	return sys.device(filepath.Join(string(sys), "dev", "block", fmt.Sprintf("%d:%d", major, minor)))
}

func (sys blockDevices) named(name string) encryption {
	return sys.device(filepath.Join(string(sys), "class", "block", name))
}

// ciphers are the kinds of dm-crypt that encrypt. Others of its names only verify.
var ciphers = []string{"CRYPT-LUKS1-", "CRYPT-LUKS2-", "CRYPT-PLAIN-", "CRYPT-BITLK-", "CRYPT-FVAULT2-", "CRYPT-TCRYPT-", "CRYPT-LOOPAES-"}

// device is encrypted itself, or by all the devices that it is made of. One that is a
// disk or a part of it, and nothing else, is not.
func (sys blockDevices) device(folder string) encryption {
	folder, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return unknownEncryption
	}
	kind, _ := os.ReadFile(filepath.Join(folder, "dm", "uuid"))
	if slices.ContainsFunc(ciphers, func(cipher string) bool { return strings.HasPrefix(string(kind), cipher) }) {
		return encrypted
	}
	below, _ := os.ReadDir(filepath.Join(folder, "slaves"))
	if len(below) == 0 {
		return disk(folder)
	}
	var parts []encryption
	for _, one := range below {
		parts = append(parts, sys.named(one.Name()))
	}
	return together(parts)
}

// disk tells a piece of hardware, whose own encryption cannot be seen, from what only
// looks like one: a loop, a disk in memory, one over the network.
func disk(folder string) encryption {
	whole := folder
	if _, err := os.Stat(filepath.Join(folder, "partition")); err == nil {
		whole = filepath.Dir(folder)
	}
	if _, err := os.Stat(filepath.Join(whole, "device")); err != nil {
		return unknownEncryption
	}
	return notEncrypted
}

// btrfs looks at all the devices of the file system that one of them belongs to.
func (sys blockDevices) btrfs(source string) encryption {
	real, err := filepath.EvalSymlinks(source)
	if source == "" || err != nil {
		return unknownEncryption
	}
	systems, _ := filepath.Glob(filepath.Join(string(sys), "fs", "btrfs", "*", "devices"))
	for _, system := range systems {
		if _, err := os.Stat(filepath.Join(system, filepath.Base(real))); err != nil {
			continue
		}
		devices, err := os.ReadDir(system)
		if err != nil {
			return unknownEncryption
		}
		var parts []encryption
		for _, one := range devices {
			parts = append(parts, sys.named(one.Name()))
		}
		return together(parts)
	}
	return unknownEncryption
}
