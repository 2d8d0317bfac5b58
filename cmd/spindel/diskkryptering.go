package main

import (
	"os"
	"path/filepath"
	"strings"
)

// encryption is whether the disk that a file lies on is encrypted. It is only said to
// be where that is certain: what cannot be seen is unknown.
type encryption int

const (
	unknownEncryption encryption = iota
	notEncrypted
	encrypted
)

// Danish is the answer in a word.
func (e encryption) Danish() string {
	switch e {
	case encrypted:
		return "ja"
	case notEncrypted:
		return "nej"
	}
	return "vides ikke"
}

// inTjek is what spindel tjek says of it, with what to do where something is to be done.
func (e encryption) inTjek() string {
	switch e {
	case encrypted:
		return "er krypteret"
	case notEncrypted:
		return "er ikke krypteret: den, der får fat i computeren, kan læse sagerne. Slå\n" + below +
			"kryptering til, eller bed jeres it-afdeling om det"
	}
	return "spindel kan ikke se, om den er krypteret. Se efter i computerens\n" + below +
		"indstillinger, eller spørg jeres it-afdeling"
}

// below is where a second line of spindel tjek begins.
const below = "               "

// diskEncryption asks the system, without rights of its own and without the network,
// about the disk of a file or folder. What is not there yet will lie on the disk of the
// folder above.
func diskEncryption(path string) encryption {
	path, err := filepath.Abs(path)
	if err != nil {
		return unknownEncryption
	}
	for {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return systemEncryption(real)
		} else if !os.IsNotExist(err) || filepath.Dir(path) == path {
			return unknownEncryption
		}
		path = filepath.Dir(path)
	}
}

// together is the answer for what lies on several disks at once.
func together(parts []encryption) encryption {
	all := unknownEncryption
	for i, part := range parts {
		switch {
		case part == notEncrypted:
			return notEncrypted
		case i == 0:
			all = part
		case part != all:
			all = unknownEncryption
		}
	}
	return all
}

// fromFdesetup reads what macOS says of FileVault. While a disk is being encrypted a
// part of it is not.
func fromFdesetup(said string) encryption {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	switch first := strings.TrimSpace(lines[0]); {
	case first == "FileVault is On." && len(lines) == 1:
		return encrypted
	case first == "FileVault is Off.":
		return notEncrypted
	}
	return unknownEncryption
}

// fromBitLocker reads the property by which Windows chooses the picture of a disk. The
// other numbers are of disks that are only half encrypted, or whose key lies open.
func fromBitLocker(said string) encryption {
	switch strings.TrimSpace(said) {
	case "1":
		return encrypted
	case "2":
		return notEncrypted
	}
	return unknownEncryption
}
